"""`respchain coverage`."""

from datetime import date

import click

from respchain.cli.options import judging, output

_FORMATS = ["text", "json", "svg", "html"]


@click.command()
@click.argument("path")
@click.argument("matter", required=False)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@output
@judging
def coverage(
    path: str, matter: str | None, form: str, output: str | None,
    as_of: date | None, profile: str | None, lang: str | None,
) -> None:  # fmt: skip
    """Show how far a matter is covered: what is bare, and where two answer for the same. Else all matters at a glance.

    Exit code: 0 neither gap nor overlap, 1 a gap, an overlap or a part not worked out, 2 the input could not be read
    or states no matters.
    """
    from respchain.checking.covering import Covering
    from respchain.cli.output import painter, put
    from respchain.cli.reading import judge

    covering = Covering(judge([path], as_of, profile, lang, rules=()), matter)
    if form in ("svg", "html"):
        from respchain.diagrams.coverage import Map

        drawing = Map(covering, matter)
        found = drawing.found
        put(drawing.svg() if form == "svg" else drawing.html(), output)
    elif form == "json":
        from respchain.report.coverage import coverage_json

        found = list(covering.all())
        put(coverage_json(found, one=matter is not None), output)
    else:
        from respchain.checking.spelling import Spelling
        from respchain.report.as_text import plain
        from respchain.report.coverage import coverage_text, overview_text

        found, paint = list(covering.all()), painter() if output is None else plain
        one = None if matter is None else coverage_text(found[0], Spelling(covering.done), paint)
        put(one or overview_text(found, paint, covering.done.words.language), output)
    raise SystemExit(0 if all(one.complete for one in found) else 1)
