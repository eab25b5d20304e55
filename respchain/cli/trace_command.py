"""`respchain trace`."""

from datetime import date

import click

from respchain.cli.options import judging, output


@click.command()
@click.argument("path")
@click.argument("duty")
@click.option("--format", "form", type=click.Choice(["text", "json", "svg", "dot"]), default="text", show_default=True)
@output
@judging
def trace(
    path: str, duty: str, form: str, output: str | None, as_of: date | None, profile: str | None, lang: str | None
) -> None:
    """Show the chain of one duty: its links, the twelve conditions, and where it breaks.

    Exit code: 0 the chain is closed, 1 it is not or could not be judged, 2 the input could not be read.
    """
    from respchain.checking.tracing import trace as traced
    from respchain.cli.output import painter, put
    from respchain.cli.reading import judge

    done = judge([path], as_of, profile, lang)
    chain = traced(done, duty)
    if form == "json":
        from respchain.report.as_json import dumps
        from respchain.report.chain_json import chain_json

        put(dumps(chain_json(chain)), output)
    elif form == "text":
        from respchain.report.as_text import plain
        from respchain.report.chain_text import chain_text

        put(chain_text(chain, painter() if output is None else plain), output)
    else:
        from respchain.diagrams.chains import chain_of
        from respchain.diagrams.show import Drawing

        drawing = Drawing(chain_of(done, duty))
        put(drawing.drawn("svg").decode("utf-8") if form == "svg" else drawing.source, output)
    raise SystemExit(0 if chain.closed else 1)
