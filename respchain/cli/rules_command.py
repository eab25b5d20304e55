"""`respchain rules`."""

import click


@click.command()
def rules() -> None:
    """List the rules: code, name, severity, and what is wrong where one finds something."""
    from respchain.rules import all_rules

    known = all_rules()
    name = max(len(rule.name) for rule in known)
    for rule in known:
        click.echo(f"{rule.code:<8} {rule.name:<{name}}  {rule.severity!s:<8} {rule.title}")
