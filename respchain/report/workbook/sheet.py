"""The sheet of findings: one row each, from the gravest down, with a link to its cell."""

from collections.abc import Sequence
from itertools import starmap
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table

from respchain.checking.report import Report
from respchain.language import Saying, Translator, listed, say
from respchain.report.as_text import CAUSES, HELD, WHERE, some, span_of
from respchain.report.workbook.canvas import free_name
from respchain.report.workbook.heading import WIDTHS, headed, header_row
from respchain.report.workbook.looks import GRID, LINK, TOP, Wardrobe, fill, font, look_of, on_paper
from respchain.report.workbook.marking import region
from respchain.report.workbook.origins import places
from respchain.report.workbook.texts import clean, put, room
from respchain.rule import Finding

_LINE, _TALLEST, _WHERE = 13.5, 400, 4
_LONG = 4_000  # characters of a cell


def findings_sheet(
    book: Workbook, report: Report, shown: Sequence[Finding], cells: Sequence[Sequence[Any]],
    notes: Sequence[Saying], tell: Translator,
) -> None:  # fmt: skip
    """Put the sheet before the others; `cells` are those that each of the findings shown leads to."""
    sheet = book.create_sheet(free_name(tell(say("Findings")), book.sheetnames), 0)
    first = headed(sheet, report, notes, tell)
    headings = [
        say("Severity"), say("Rule"), say("Message"), say("Where"), say("Fix"), say("Waived"), say("Demanded by"),
    ]  # fmt: skip
    clothes = Wardrobe()
    header_row(sheet, first, list(map(tell, headings)))
    for row, (finding, own) in enumerate(zip(shown, cells, strict=True), first + 1):
        _row(sheet, row, finding, own, clothes, tell)
    if shown:
        area = f"A{first}:{get_column_letter(len(WIDTHS))}{first + len(shown)}"
        sheet.add_table(Table(displayName=_table_name(book), ref=area))
    _paper(sheet, first)
    for other in book.worksheets:
        for view in other.views.sheetView:
            view.tabSelected = other is sheet
    book.active = 0


def _row(sheet: Any, row: int, finding: Finding, own: Sequence[Any], clothes: Wardrobe, tell: Translator) -> None:
    look = look_of(finding)
    subtype = f" ({finding.subtype})" if finding.subtype else ""
    texts = (
        tell(look.word), f"{finding.rule} {finding.name}{subtype}", message(finding, tell), leading(finding, own, tell),
        finding.fix, finding.waived or "", "\n".join(finding.demanded_by),
    )  # fmt: skip
    lines = 1
    for column, (text, wide) in enumerate(zip(texts, WIDTHS, strict=True), 1):
        cell = sheet.cell(row, column)
        if column == 1:
            clothes.wear(
                cell, look.word, font=font(10, look.ink, bold=True), fill=fill(look), alignment=TOP, border=GRID
            )
        elif column == _WHERE and own:
            clothes.wear(cell, "link", font=font(10, LINK, underline=True), alignment=TOP, border=GRID)
        else:
            clothes.wear(cell, "plain", font=font(10), alignment=TOP, border=GRID)
        put(cell, clean(text, _LONG))
        lines = max(lines, room(cell.value or "", wide))
    if own:
        to = f"{quote_sheetname(own[0].parent.title)}!{own[0].coordinate}"
        sheet.cell(row, _WHERE).hyperlink = Hyperlink(ref=sheet.cell(row, _WHERE).coordinate, location=to)
    sheet.row_dimensions[row].height = min(_TALLEST, lines * _LINE + 4)


def message(finding: Finding, tell: Translator) -> str:
    """What is wrong, how often, where in the scopes, what it brings about, and when it held."""
    said: str = finding.message
    if finding.count > 1:
        said = tell(say("{message} [{count} times]", message=said, count=finding.count))
    lines = [said]
    if where := region(finding):
        lines.append(_line(WHERE, where, tell))
    for effect in finding.related:
        whom = some([subject.id for subject in effect.subjects])
        lines.append(_line(CAUSES, say("{rule}: {whom}", rule=f"{effect.rule} {effect.name}", whom=whom), tell))
    if finding.held:
        lines.append(_line(HELD, listed(starmap(span_of, finding.held)), tell))
    return "\n".join(lines)


def _line(head: str, text: Saying, tell: Translator) -> str:
    return tell(say("{head}: {message}", head=say(head), message=text))


def leading(finding: Finding, own: Sequence[Any], tell: Translator) -> str:
    """The cells that a finding leads to, else the places in other files, else the place in the charter."""
    if own:
        return tell(some([f"{cell.parent.title}!{cell.coordinate}" for cell in own]))
    return tell(some(list(map(str, places(finding))) or [str(finding.location)]))


def _table_name(book: Workbook) -> str:
    taken = {name.casefold() for sheet in book.worksheets for name in sheet.tables}
    number, name = 1, "respchain_findings"
    while name in taken:
        number += 1
        name = f"respchain_findings_{number}"
    return name


def _paper(sheet: Any, first: int) -> None:
    """How wide the columns are, and how it is printed."""
    for column, wide in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.sheet_view.showGridLines = False
    on_paper(sheet)
    sheet.print_title_rows = f"{first}:{first}"
