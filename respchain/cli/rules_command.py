"""`respchain rules`."""

import os

import click

from respchain.cli.options import lang
from respchain.language import N_, of_locale, translator


@click.command()
@click.option(
    "--missions", is_flag=True, help="List the mechanisms of a seamless chain with the rules that serve each."
)
@lang
def rules(lang: str | None, missions: bool) -> None:
    """List the rules: code, name, severity, and what is wrong where one finds something."""
    from respchain.report.width import padded
    from respchain.rules import all_rules

    known, tell = all_rules(), translator(lang or of_locale(os.environ))
    if missions:
        from respchain.report.missions import served

        none = tell(N_("no rule yet"))
        for number, about, codes in served(known):
            click.echo(f"{number:<4} {tell(about)}\n     {' '.join(codes) or none}")
        return
    name = max(len(rule.name) for rule in known)
    for rule in known:
        severity = padded(tell(str(rule.severity)), 8)
        click.echo(f"{rule.code:<8} {rule.name:<{name}}  {severity} {tell(rule.title)}")
