"""`respchain schema`."""

import click

from respchain.cli.options import output


@click.command()
@output
def schema(output: str | None) -> None:
    """Print the JSON Schema of the charter format, by which editors complete and check as one types."""
    from respchain.cli.output import put
    from respchain.model.schema import json_schema
    from respchain.report.as_json import dumps

    put(dumps(json_schema()), output)
