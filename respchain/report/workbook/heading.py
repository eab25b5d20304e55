"""The head of the sheet of findings: what was judged, the verdicts, the counts, what could not be judged."""

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.styles import Alignment, PatternFill

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report
from respchain.language import Saying, Translator, counted, listed, say, word
from respchain.report.as_text import STATES, known_text
from respchain.report.workbook.looks import BAD, FAINT, GOOD, GRID, HEAD, LOOKS, TOP, fill, font, look_of
from respchain.report.workbook.texts import put, room

WIDTHS = (11, 30, 62, 22, 46, 22, 36)
"""How wide the columns are."""
_LINE = 15
_INK = {True: GOOD, False: BAD, None: FAINT}


def headed(sheet: Any, report: Report, notes: Iterable[Saying], tell: Translator) -> int:
    """Write the head, and say in which row what follows may begin."""
    _title(sheet, report, tell)
    row = 4
    for column, heading in ((1, say("Findings")), (3, say("Verdicts")), (5, say("Not judged"))):
        put(sheet.cell(row, column), tell(heading))
        sheet.cell(row, column).font = font(11, HEAD, bold=True)
    ends = [_counts(sheet, report, row + 1, tell), _verdicts(sheet, report, row + 1, tell)]
    below = max(ends) + 1
    for note in notes:
        _across(sheet, below, 1, 4, tell(note), HEAD)
        below += 1
    return max(below, _silent(sheet, report, row + 1, tell)) + 1


def _title(sheet: Any, report: Report, tell: Translator) -> None:
    put(sheet.cell(1, 1), tell(say("Findings: {charter}", charter=report.charter or say("the charter"))))
    sheet.cell(1, 1).font = font(16, HEAD, bold=True)
    sheet.row_dimensions[1].height = 24
    duties = counted("{count} duty", "{count} duties", report.duties)
    if report.period is None:
        judged = say(
            "As of {day}, profile {profile}, {duties}.", day=report.as_of, profile=report.profile, duties=duties
        )
    else:
        since, until = report.period
        judged = say(
            "From {since} to {until} (excluded), profile {profile}, {duties}.",
            since=since, until=until, profile=report.profile, duties=duties,
        )  # fmt: skip
    put(sheet.cell(2, 1), tell(judged))
    sheet.cell(2, 1).font = font(10, FAINT)


def _counts(sheet: Any, report: Report, row: int, tell: Translator) -> int:
    """How many findings there are of each grade, in the colours in which cells are marked."""
    looks = [look_of(finding) for finding in report.findings]
    for look in LOOKS:
        grade, count = sheet.cell(row, 1), sheet.cell(row, 2, looks.count(look))
        put(grade, tell(look.word))
        grade.fill, grade.font, grade.border = fill(look), font(10, look.ink, bold=True), GRID
        count.font, count.border = font(10), GRID
        count.alignment = Alignment(horizontal="left")
        row += 1
    if report.known:
        put(sheet.cell(row, 1), tell(known_text(report.known)))
        sheet.cell(row, 1).font = font(9, FAINT)
        row += 1
    return row


def _verdicts(sheet: Any, report: Report, row: int, tell: Translator) -> int:
    for verdict in VERDICTS:
        state = report.verdicts[verdict]
        said = say("{head}: {message}", head=word("verdict", verdict), message=say(STATES[state]))
        put(sheet.cell(row, 3), tell(said))
        sheet.cell(row, 3).font = font(10, _INK[state], bold=state is False)
        row += 1
    return row


def _silent(sheet: Any, report: Report, row: int, tell: Translator) -> int:
    """The rules that could not judge, by the reason."""
    silent: dict[str, list[str]] = {}
    for tested in report.rules:
        if tested.crash:
            silent.setdefault(tell(say("the rule crashed: {error}", error=tested.crash)), []).append(tested.rule)
        elif tested.not_judged:
            silent.setdefault(tested.not_judged, []).append(tested.rule)
    for why, rules in silent.items():
        _across(sheet, row, 5, len(WIDTHS), tell(say("{head}: {message}", head=listed(rules), message=why)), FAINT)
        row += 1
    if not silent:
        put(sheet.cell(row, 5), tell(say("nothing: every rule that was asked could judge")))
        sheet.cell(row, 5).font = font(10, GOOD)
        row += 1
    return row


def _across(sheet: Any, row: int, first: int, last: int, text: str, ink: str) -> None:
    """A text over some columns, in as many lines as it needs."""
    cell = sheet.cell(row, first)
    put(cell, text)
    cell.font, cell.alignment = font(10, ink), TOP
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    lines = room(cell.value, sum(WIDTHS[first - 1 : last]))
    height = sheet.row_dimensions[row].height or _LINE
    sheet.row_dimensions[row].height = min(400, max(height, lines * _LINE))


def header_row(sheet: Any, row: int, headings: Sequence[str]) -> None:
    """The row that names the columns."""
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(row, column)
        put(cell, heading)
        cell.font, cell.border, cell.alignment = font(10, "FFFFFFFF", bold=True), GRID, Alignment(vertical="center")
        cell.fill = PatternFill("solid", start_color=HEAD, end_color=HEAD)
    sheet.row_dimensions[row].height = 20
