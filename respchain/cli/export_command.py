"""`respchain export`."""

from datetime import date
from importlib import import_module

import click

from respchain.cli.options import judging
from respchain.files.exporters import KINDS


@click.command()
@click.argument("path")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.option("--output", "-o", required=True, metavar="FILE", help="The file to write; for parquet a folder.")
@click.option("--chain", metavar="DUTY", help="With mermaid: the chain of this duty instead of the organisation.")
@judging
def export(
    path: str, kind: str, output: str, chain: str | None, as_of: date | None, profile: str | None, lang: str | None
) -> None:
    """Write a charter as other tools read it. KIND is org-jsonld, graphml, mermaid, parquet or duckdb.

    Exit code: 0 it is written, 2 it could not be.
    """
    from respchain.cli.reading import judge
    from respchain.cli.speaking import tongue, wrong
    from respchain.files.exporters.exported import Exported
    from respchain.files.exporters.folder import write_folder
    from respchain.files.whole import write_whole
    from respchain.language import say

    if chain is not None and kind != "mermaid":
        raise wrong(say("--chain goes with mermaid"))
    done = judge([path], as_of, profile, lang, rules=None if kind == "duckdb" or chain else ())
    module = import_module(f"respchain.files.exporters.{kind.replace('-', '_')}")
    found: Exported = module.exported(done) if chain is None else module.chain_exported(done, chain)
    if isinstance(found.content, bytes):
        write_whole(output, found.content)
    else:
        write_folder(output, found.content)
    tell = tongue()
    for note in found.notes:
        click.echo(tell(say("note: {note}", note=note)), err=True)
