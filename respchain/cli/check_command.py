"""`respchain check`."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from respchain.checking.report import Report
from respchain.cli.options import Period, judging, output
from respchain.cli.speaking import wrong
from respchain.language import N_, counted, say, translator
from respchain.model.stated import Stated
from respchain.rule import Severity

FORMATS = ("text", "json", "sarif", "junit", "github", "markdown", "xlsx")
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
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--waivers", metavar="FILE", help="Read waivers from here too.")
@click.option("--baseline", metavar="FILE", help="Tell only what is not in this baseline, or beyond its regions.")
@click.option("--statistics", is_flag=True, help="Add what each rule tested and found, and in what time.")
@click.option("--write-baseline", is_flag=True, help="Write what is found to the file of --baseline instead.")
@output
@judging
def check(
    paths: tuple[str, ...],
    period: tuple[date, date] | None,
    select: str | None,
    ignore: str | None,
    fail_on: str,
    form: str,
    waivers: str | None,
    baseline: str | None,
    write_baseline: bool,
    statistics: bool,
    output: str | None,
    as_of: date | None,
    profile: str | None,
    lang: str | None,
) -> None:
    """Find where the chain of responsibility is broken. Several paths are parts of one charter.

    Exit code: 0 nothing at or above --fail-on, 1 something, 2 the input could not be read or a rule crashed.
    """
    from time import perf_counter

    from respchain.checking import report
    from respchain.cli.output import progress, put
    from respchain.cli.reading import answering, judge, stated
    from respchain.cli.selecting import choosing

    if write_baseline and baseline is None:
        raise wrong(say("--write-baseline needs --baseline FILE"))
    _fitting(form, output, statistics=statistics)
    clock = perf_counter if statistics else None
    known = _baseline(baseline) if baseline is not None and not write_baseline else {}
    read = (*paths, waivers) if waivers else paths
    chosen = choosing(select, ignore)
    if period is None:
        done = judge(read, as_of, profile, lang, regions=known, clock=clock)
        charter, found = done.encoded.names.stated, report(chosen(done), known)
    elif as_of is not None:
        raise wrong(say("--as-of names one day and --period many: say one of the two"))
    else:
        from respchain.checking.period import sweep

        charter = stated(read)
        language, tick = answering(charter, lang), progress(N_("judging the period"))
        found = sweep(charter, period, profile, language, chosen=chosen, tick=tick, known=known, clock=clock)
    if write_baseline and baseline is not None:
        _write(found, baseline)
        return
    threshold = None if fail_on == "never" else _FAIL_ON[fail_on]
    if form == "text":
        put(_text(found, statistics, colours=output is None), output)
    elif form == "xlsx" and output is not None:
        _workbook(found, charter, [*map(Path, read), *map(Path, found.sources)], Path(output))
    else:
        from respchain.report.formats import written

        put(written(found, form, threshold), output)
    for crash in found.crashed:
        told = say("rule {rule} crashed: {error}", rule=crash.rule, error=crash.crash)
        click.echo(f"respchain: {translator(found.language)(told)}", err=True)
    if found.crashed:
        raise SystemExit(2)
    if threshold is not None and any(one.severity >= threshold and one.waived is None for one in found.findings):
        raise SystemExit(1)


def _text(found: Report, statistics: bool, *, colours: bool) -> str:
    from respchain.cli.output import painter
    from respchain.report.as_text import plain, report_text

    paint = painter() if colours else plain
    told = report_text(found, paint)
    if not statistics:
        return told
    from respchain.report.statistics import statistics_text

    return f"{told}\n{statistics_text(found, paint)}"


def _fitting(form: str, output: str | None, *, statistics: bool) -> None:
    """What the form of the report asks of the other options."""
    if statistics and form not in ("text", "json"):
        raise wrong(say("--statistics goes with --format text or json"))
    if form == "xlsx" and output in (None, "-"):
        raise wrong(say("--format xlsx writes a workbook, which no screen shows: say --output FILE.xlsx"))


def _workbook(found: Report, charter: Stated, read: Sequence[Path], output: Path) -> None:
    """Write the findings into a copy of the workbook that they lead to, never over what they were read from."""
    from respchain.files.whole import write_whole
    from respchain.report.as_xlsx import report_xlsx
    from respchain.report.workbook.origins import origin

    for path in (*read, *origin(found, charter.data, read).paths.values()):
        if path.is_file() and output.is_file() and path.samefile(output):
            raise wrong(say("--output {file} would write over what is checked: name another file", file=output))
    write_whole(output, report_xlsx(found, charter.data, read))


def _baseline(path: str) -> dict[str, list[Mapping[str, list[object]]]]:
    from respchain.files.baselines import read_baseline

    return read_baseline(path)


def _write(found: Report, path: str) -> None:
    from respchain.files.baselines import write_baseline

    count = write_baseline(path, found.findings)
    told = counted("{path}: {count} finding", "{path}: {count} findings", count, path=path)
    click.echo(translator(found.language)(told), err=True)
