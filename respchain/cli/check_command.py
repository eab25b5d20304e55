"""`respchain check`."""

from datetime import date

import click

from respchain.cli.options import Period, judging, output
from respchain.rule import Severity

_FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--period",
    type=Period(),
    metavar="SINCE..UNTIL",
    help="Judge every day of a period, UNTIL excluded, and say when each finding held.",
)
@click.option("--select", metavar="CODES", help="Report these rules only: codes or families, with commas.")
@click.option("--ignore", metavar="CODES", help="Leave these rules out of the report.")
@click.option("--fail-on", type=click.Choice([*_FAIL_ON, "never"]), default="error", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output
@judging
def check(
    paths: tuple[str, ...],
    period: tuple[date, date] | None,
    select: str | None,
    ignore: str | None,
    fail_on: str,
    form: str,
    output: str | None,
    as_of: date | None,
    profile: str | None,
    lang: str | None,
) -> None:
    """Find where the chain of responsibility is broken. Several paths are parts of one charter.

    Exit code: 0 nothing at or above --fail-on, 1 something, 2 the input could not be read or a rule crashed.
    """
    from respchain.checking import report
    from respchain.cli.output import painter, progress, put
    from respchain.cli.reading import judge, stated
    from respchain.cli.selecting import choosing

    chosen = choosing(select, ignore)
    if period is None:
        found = report(chosen(judge(paths, as_of, profile, lang)))
    elif as_of is not None:
        raise click.UsageError("--as-of names one day and --period many: say one of the two")
    else:
        from respchain.checking.period import sweep

        found = sweep(stated(paths), period, profile, lang, chosen=chosen, tick=progress("judging the period"))
    if form == "json":
        from respchain.report.as_json import dumps, report_json

        put(dumps(report_json(found)), output)
    else:
        from respchain.report.as_text import plain, report_text

        put(report_text(found, painter() if output is None else plain), output)
    for crash in found.crashed:
        click.echo(f"respchain: rule {crash.rule} crashed: {crash.crash}", err=True)
    if found.crashed:
        raise SystemExit(2)
    if fail_on != "never" and any(
        finding.severity >= _FAIL_ON[fail_on] and finding.waived is None for finding in found.findings
    ):
        raise SystemExit(1)
