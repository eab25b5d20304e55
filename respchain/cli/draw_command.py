"""`respchain draw`."""

from datetime import date
from typing import get_args

import click

from respchain.cli.options import judging
from respchain.cli.speaking import wrong
from respchain.language import say


@click.command()
@click.argument("path")
@click.argument("subject", type=click.Choice(["organisation", "chain", "coverage", "supervision"]))
@click.argument("part", required=False, metavar="[ID]")
@click.option("--output", "-o", required=True, metavar="FILE", help="A file that ends in .svg, .png, .pdf or .dot.")
@click.option("--findings", is_flag=True, help="Paint the findings on the picture.")
@click.option("--focus", metavar="ID", help="Show what is near this part only.")
@click.option("--depth", type=click.IntRange(min=1), metavar="N", help="How near, in steps.")
@judging
def draw(
    path: str, subject: str, part: str | None, output: str, findings: bool, focus: str | None, depth: int | None,
    as_of: date | None, profile: str | None, lang: str | None,
) -> None:  # fmt: skip
    """Draw an organisation, the chain of the duty ID, the coverage of the matter ID, or who supervises whom."""
    from respchain.checking import report
    from respchain.cli.reading import judge
    from respchain.diagrams import chains, charters
    from respchain.diagrams.engine import Format
    from respchain.diagrams.focus import focus as focused
    from respchain.diagrams.show import Drawing
    from respchain.files.whole import write_whole

    form = next((known for known in get_args(Format) if output.lower().endswith(f".{known}")), None)
    if form is None:
        raise wrong(say("{file} must end in .svg, .png, .pdf or .dot", file=output))
    if subject == "chain" and part is None:
        raise wrong(say("say which duty: draw PATH chain DUTY"))
    if subject == "coverage":
        from respchain.checking.covering import Covering
        from respchain.diagrams.coverage import Map

        matter = part if part is not None else focus
        write_whole(output, Map(Covering(judge([path], as_of, profile, lang, rules=()), matter), matter).drawn(form))
        return
    done = judge([path], as_of, profile, lang)
    painted = report(done).findings if findings else ()
    if subject == "chain":
        picture = chains.chain_of(done, str(part), painted)
    else:
        drawing = charters.organisation if subject == "organisation" else charters.supervision
        picture = drawing(done, painted)
    near = focus if focus is not None else part if subject != "chain" else None
    if near is not None:
        picture = focused(picture, charters.part_named(done, picture, near), depth)
    write_whole(output, Drawing(picture).drawn(form))
