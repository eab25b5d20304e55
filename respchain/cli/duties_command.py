"""`respchain duties`."""

from datetime import date

import click

from respchain.cli.options import judging, output


@click.command()
@click.argument("path")
@click.argument("actor")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output
@judging
def duties(
    path: str, actor: str, form: str, output: str | None, as_of: date | None, profile: str | None, lang: str | None
) -> None:
    """List all that this post, person, department, body or outsider has a part in, accountable first."""
    from respchain.checking.duties import duties_of
    from respchain.cli.output import put
    from respchain.cli.reading import judge
    from respchain.report.duties import duties_json, duties_text

    done = judge([path], as_of, profile, lang)
    found = duties_of(done, actor)
    put(duties_json(found) if form == "json" else duties_text(found, done.words.language), output)
