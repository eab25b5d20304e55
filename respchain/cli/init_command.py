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
@click.option("--format", "form", type=click.Choice(["yaml", "xlsx"]), default="yaml", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the charter; else the locale's.")
def init(folder: str, form: str, lang: str | None) -> None:
    """Write a starter charter that checks clean: in YAML, with the schema by which editors help, or as a workbook."""
    place, language = Path(folder), lang or of_locale(os.environ)
    target = place / f"charter.{form}"
    if target.exists():
        raise wrong(say("{file} is there already; nothing was written", file=target))
    written = _workbook(target, language) if form == "xlsx" else _yaml(target, language)
    place.mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        _write(path, content)
    click.echo(tongue()(say("wrote {file}; next: respchain check {file}", file=target)))


def _workbook(target: Path, language: str) -> dict[Path, bytes]:
    from respchain.files.workbook.template import template

    return {target: template(language)}


def _yaml(target: Path, language: str) -> dict[Path, bytes]:
    from respchain.model.schema import json_schema
    from respchain.report.as_json import dumps

    text = files("respchain.files").joinpath("starters", f"charter.{language}.yaml").read_bytes()
    return {target.with_name(_SCHEMA): dumps(json_schema()).encode("utf-8"), target: text}


def _write(path: Path, content: bytes) -> None:
    from respchain.files.whole import write_whole

    write_whole(path, content)
