"""`respchain rules`."""

import os

import click

from respchain.cli.options import lang
from respchain.language import of_locale, translator


@click.command()
@lang
def rules(lang: str | None) -> None:
    """List the rules: code, name, severity, and what is wrong where one finds something."""
    from respchain.report.width import padded
    from respchain.rules import all_rules

    known, tell = all_rules(), translator(lang or of_locale(os.environ))
    name = max(len(rule.name) for rule in known)
    for rule in known:
        severity = padded(tell(str(rule.severity)), 8)
        click.echo(f"{rule.code:<8} {rule.name:<{name}}  {severity} {tell(rule.title)}")
