"""`respchain explain`."""

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a rule: what is wrong, why it hurts, a bad and a good charter, who demands it."""
    from respchain.errors import UnknownName
    from respchain.report.explaining import explanation
    from respchain.rules import all_rules

    known = {name: rule for rule in all_rules() for name in (rule.code, rule.name)}
    rule = known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        raise UnknownName("rule", code, known)
    click.echo(explanation(rule), nl=False)
