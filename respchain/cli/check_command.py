"""`respchain check`."""

from datetime import date

import click

from respchain.cli.options import judging, output
from respchain.language import say, translator
from respchain.rule import Severity

FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
_FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", metavar="CODES", help="Report these rules only: codes or families, with commas.")
@click.option("--ignore", metavar="CODES", help="Leave these rules out of the report.")
@click.option("--fail-on", type=click.Choice([*_FAIL_ON, "never"]), default="error", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@output
@judging
def check(
    paths: tuple[str, ...],
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
    from respchain.cli.output import painter, put
    from respchain.cli.reading import judge

    done = judge(paths, as_of, profile, lang)
    if select or ignore:
        from respchain.cli.selecting import selected

        done = done._replace(profile=selected(done, select, ignore))
    found = report(done)
    threshold = None if fail_on == "never" else _FAIL_ON[fail_on]
    if form == "text":
        from respchain.report.as_text import plain, report_text

        put(report_text(found, painter() if output is None else plain), output)
    else:
        from respchain.report.formats import written

        shown = {tested.rule for tested in found.rules}
        put(written(found, form, [out.rule for out in done.outcomes if out.rule.code in shown], threshold), output)
    for crash in found.crashed:
        told = say("rule {rule} crashed: {error}", rule=crash.rule, error=crash.crash)
        click.echo(f"respchain: {translator(found.language)(told)}", err=True)
    if found.crashed:
        raise SystemExit(2)
    if threshold is not None and any(one.severity >= threshold and one.waived is None for one in found.findings):
        raise SystemExit(1)
