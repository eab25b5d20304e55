"""`respchain init`."""

import os
from importlib.resources import files
from pathlib import Path

import click

from respchain.cli.speaking import tongue, wrong
from respchain.language import LANGUAGES, of_locale, say

_SCHEMA = "charter.schema.json"


@click.command()
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--format", "form", type=click.Choice(["yaml"]), default="yaml", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the charter; else the locale's.")
def init(folder: str, form: str, lang: str | None) -> None:
    """Write a commented starter charter that checks clean, and the schema by which editors help."""
    from respchain.files.whole import write_whole
    from respchain.model.schema import json_schema
    from respchain.report.as_json import dumps

    place = Path(folder)
    target = place / "charter.yaml"
    if target.exists():
        raise wrong(say("{file} is there already; nothing was written", file=target))
    text = files("respchain.files").joinpath("starters", f"charter.{lang or of_locale(os.environ)}.yaml").read_bytes()
    place.mkdir(parents=True, exist_ok=True)
    write_whole(place / _SCHEMA, dumps(json_schema()).encode("utf-8"))
    write_whole(target, text)
    click.echo(tongue()(say("wrote {file}; next: respchain check {file}", file=target)))
