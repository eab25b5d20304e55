"""`respchain write`."""

from datetime import date
from pathlib import Path

import click

from respchain.cli.options import judging
from respchain.cli.speaking import tongue, wrong
from respchain.language import listed, say


@click.command()
@click.argument("path")
@click.argument("subject", type=click.Choice(["matrix"]))
@click.option("--output", "-o", required=True, metavar="DIR", help="The folder to write to; it is made where it lacks.")
@click.option(
    "--to", "form", type=click.Choice(["docx", "md", "html", "xlsx"]), help="The form; unsaid, the usual one."
)
@judging
def write(
    path: str, subject: str, output: str, form: str | None, as_of: date | None, profile: str | None, lang: str | None
) -> None:
    """Write the matrix of a charter: duties in rows, actors in columns, letters for the part of each."""
    from respchain.cli.reading import judge
    from respchain.documents.matrix import FORMS, written
    from respchain.files.whole import write_whole

    chosen = form or next(iter(FORMS))
    if chosen not in FORMS:
        raise wrong(say("a {subject} is written as {forms}", subject=subject, forms=listed(list(FORMS))))
    done = judge([path], as_of, profile, lang, rules=())
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{subject}.{chosen}"
    write_whole(str(file), written(done, chosen))
    click.echo(tongue()(say("wrote {file}", file=file)), err=True)
