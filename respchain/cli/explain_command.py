"""`respchain explain`."""

import os

import click

from respchain.cli.options import lang
from respchain.language import N_, of_locale


@click.command()
@click.argument("code")
@lang
def explain(code: str, lang: str | None) -> None:
    """Explain a rule: what is wrong, why it hurts, a bad and a good charter, who demands it."""
    from respchain.errors import UnknownName
    from respchain.report.explaining import explanation
    from respchain.rules import all_rules

    known = {name: rule for rule in all_rules() for name in (rule.code, rule.name)}
    rule = known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        raise UnknownName(N_("rule"), code, known)
    click.echo(explanation(rule, lang or of_locale(os.environ)), nl=False)
