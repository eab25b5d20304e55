"""`respchain who`."""

from datetime import date

import click

from respchain.cli.options import judging, output
from respchain.cli.speaking import wrong
from respchain.language import say


@click.command()
@click.argument("path")
@click.argument("matter")
@click.option("--stage", metavar="S", help="Ask about this stage only; else about every stage that it must have.")
@click.option("--at", multiple=True, metavar="FACET=VALUE", help="The point asked about, one option a facet.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output
@judging
def who(
    path: str, matter: str, stage: str | None, at: tuple[str, ...], form: str, output: str | None,
    as_of: date | None, profile: str | None, lang: str | None,
) -> None:  # fmt: skip
    """Say who answers for this point of a matter, on that day, through which duty, on what basis, and who is in post.

    A facet left open is asked about whole: where a duty covers a part of that, the part is told.
    Exit code: 0 somebody, 1 nobody, 2 the input or the question could not be read.
    """
    from respchain.checking.who import answers, question
    from respchain.cli.output import painter, put
    from respchain.cli.reading import judge
    from respchain.report.who import who_json, who_text

    done = judge([path], as_of, profile, lang, rules=())
    asked = question(done, matter, stage, _point(at))
    found = answers(done, asked)
    if form == "json":
        put(who_json(found), output)
    else:
        from respchain.report.as_text import plain

        put(who_text(found, asked.stages, painter() if output is None else plain, done.words.language), output)
    raise SystemExit(0 if found else 1)


def _point(at: tuple[str, ...]) -> dict[str, object]:
    point: dict[str, object] = {}
    for said in at:
        facet, sign, value = said.partition("=")
        if not (facet.strip() and sign and value.strip()):
            raise wrong(say('--at "{said}" must say a facet and its value: --at district=north', said=said))
        if facet.strip() in point:
            raise wrong(say('--at says "{facet}" twice; a point has one value in each facet', facet=facet.strip()))
        point[facet.strip()] = value.strip()
    return point
