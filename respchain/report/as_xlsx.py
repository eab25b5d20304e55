"""A report as a workbook: the user's own, with the faulty cells marked and commented, and a sheet of findings.

Nothing in it can do anything: cells hold values, never formulas, and links lead inside the workbook only.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from respchain.checking.report import Report
from respchain.errors import MissingExtra
from respchain.language import N_, Saying, counted, say, translator
from respchain.rule import Finding

MOST_FINDINGS = 10_000
"""So many findings are shown, the gravest first."""


def report_xlsx(report: Report, data: Mapping[str, Any], charters: Sequence[Path]) -> bytes:
    """The bytes of the workbook, the same for the same report and files.

    `data` is what the charter states, `charters` the files that state it. Needs the extra "sheets".
    """
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise MissingExtra(N_("a workbook of findings"), "sheets") from None
    from respchain.report.workbook.marking import marked
    from respchain.report.workbook.opening import opened
    from respchain.report.workbook.origins import origin
    from respchain.report.workbook.saving import saved
    from respchain.report.workbook.sheet import findings_sheet

    shown = _gravest(report.findings)
    canvas = opened(origin(report, data, charters))
    tell = translator(report.language)
    marks = marked(canvas, shown, tell)
    notes = [*canvas.notes, *_left(report, len(shown), marks.astray, marks.unmarked)]
    findings_sheet(canvas.book, report, shown, marks.cells, notes, tell)
    return saved(canvas.book, report.as_of)


def _left(report: Report, shown: int, astray: int, unmarked: int) -> list[Saying]:
    """What is not shown or marked, and what the reader of the charter assumed."""
    notes: list[Saying] = []
    if astray:
        notes.append(
            counted(
                "{count} place that findings lead to is not in the file: was it changed after the import?",
                "{count} places that findings lead to are not in the file: was it changed after the import?",
                astray,
            )
        )
    if unmarked:
        notes.append(counted("{count} more cell is not marked", "{count} more cells are not marked", unmarked))
    if more := len(report.findings) - shown:
        notes.append(
            counted("{count} more finding is not shown here", "{count} more findings are not shown here", more)
        )
    return [*notes, *(say("note: {note}", note=note) for note in report.notes)]


def _gravest(findings: Sequence[Finding]) -> list[Finding]:
    """As many findings as are shown, from the gravest down, those waived last; else in the order of the drafter."""
    return sorted(findings, key=lambda found: (found.waived is not None, -found.severity))[:MOST_FINDINGS]
