"""A matrix of responsibility as a workbook."""

from functools import cache
from io import BytesIO
from typing import Any

from respchain.documents.matrix.plan import Matrix, Row
from respchain.documents.workbooks import put, saved, wide
from respchain.errors import MissingExtra, RespchainError
from respchain.language import N_, say

MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576  # of a sheet
_HEAD = 4  # the row of the headings: title, subject and a blank row stand above
_FIXED = 2  # columns before those of actors
_TURNED = 9  # from so many actors on their titles stand upright
_FONT = "Arial"


def as_workbook(matrix: Matrix) -> bytes:
    """The matrix as XLSX: every cell is text, heads stay in sight and are printed on each page, all columns on one.

    Needs the extra "sheets"; a matrix that no sheet can hold is a `RespchainError`.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra(N_("writing a workbook"), "sheets") from None
    count = sum(len(band.rows) + 1 for band in matrix.bands)
    if len(matrix.columns) + _FIXED > MOST_COLUMNS or count + _HEAD + 2 > MOST_ROWS:
        raise RespchainError(say("no sheet can hold so many actors or duties; write it as html or md"))
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "RACI"
    _heads(sheet, matrix)
    last = _body(sheet, matrix)
    _key(sheet, matrix, last + 2)
    _page(sheet, matrix, last)
    out = BytesIO()
    book.save(out)
    return saved(out.getvalue())


def _heads(sheet: Any, matrix: Matrix) -> None:
    from openpyxl.styles import Alignment, Font

    put(sheet, 1, 1, matrix.name).font = Font(_FONT, 14, bold=True)
    put(sheet, 2, 1, matrix.subject).font = Font(_FONT, 10, color="55616D")
    upright = len(matrix.columns) >= _TURNED
    for column, text in enumerate((*matrix.corner, *matrix.columns), 1):
        cell = put(sheet, _HEAD, column, text)
        turned = upright and column > _FIXED
        cell.alignment = Alignment(
            "center" if column > _FIXED else "left", "bottom", text_rotation=90 if turned else 0, wrap_text=True
        )
        cell.font, cell.fill, cell.border = Font(_FONT, 10, bold=True), _filled("E3E8EE"), _ruled()
    widest = max(map(wide, matrix.columns), default=0)
    sheet.row_dimensions[_HEAD].height = min(220, 20 + 5.6 * min(widest, 36)) if upright else 48


def _body(sheet: Any, matrix: Matrix) -> int:
    """The duties under their matters; the last row of them."""
    at = _HEAD
    for band in matrix.bands:
        if band.title:
            at += 1
            for column in range(1, len(matrix.columns) + _FIXED + 1):
                cell = sheet.cell(at, column)
                cell.fill, cell.border = _filled("F1F4F7"), _ruled()
            cell = put(sheet, at, _FIXED, band.title)
            cell.font, cell.alignment = _font(bold=True), _aligned(_FIXED)
        for row in band.rows:
            at += 1
            _duty(sheet, at, row)
    return at


def _duty(sheet: Any, at: int, row: Row) -> None:
    for column, text in enumerate((str(row.number), row.title, *row.letters), 1):
        cell = put(sheet, at, column, text) if text else sheet.cell(at, column)
        answers = column > _FIXED and "A" in text
        cell.border, cell.font = _ruled(), _font(bold=answers)
        if answers:
            cell.fill = _filled("DCE8F3")
        cell.alignment = _aligned(min(column, _FIXED + 1))


@cache
def _aligned(column: int) -> Any:
    from openpyxl.styles import Alignment

    across = ("right", "left", "center")[column - 1]
    return Alignment(across, "center", wrap_text=column == _FIXED, indent=int(column <= _FIXED))


@cache
def _font(*, bold: bool) -> Any:
    from openpyxl.styles import Font

    return Font(_FONT, 10, bold=bold)


def _key(sheet: Any, matrix: Matrix, at: int) -> None:
    from openpyxl.styles import Font

    put(sheet, at, _FIXED, matrix.key_line).font = Font(_FONT, 9, color="55616D")


def _page(sheet: Any, matrix: Matrix, last: int) -> None:
    """Widths, what stays in sight, and how it is printed."""
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions["A"].width = max(5, len(str(last)) + 2)
    sheet.column_dimensions["B"].width = min(60, max([18, *(wide(row.title) + 2 for row in matrix.rows())]))
    upright = len(matrix.columns) >= _TURNED
    for number, title in enumerate(matrix.columns, _FIXED + 1):
        letters = max((len(row.letters[number - _FIXED - 1]) for row in matrix.rows()), default=1) + 2
        room = letters + 1 if upright else max(letters, 8, min(18, wide(title) + 2))
        sheet.column_dimensions[get_column_letter(number)].width = room
    sheet.freeze_panes = sheet.cell(_HEAD + 1, _FIXED + 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.right.text = "&P / &N"


@cache
def _filled(colour: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=colour)


@cache
def _ruled() -> Any:
    from openpyxl.styles import Border, Side

    side = Side("thin", color="B8C0C9")
    return Border(left=side, right=side, top=side, bottom=side)
