"""Tables that are no workbook in the new form, laid out as plain sheets."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from respchain.files.tables.grid import Grid
from respchain.language import say
from respchain.report.workbook.canvas import Canvas, free_name
from respchain.report.workbook.looks import on_paper
from respchain.report.workbook.texts import put, room

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
MOST_CELLS = 1_000_000
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")
_LOOKED_AT = 200  # rows by which a column is measured
_NARROW, _WIDE = 8, 48
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def laid_out(canvas: Canvas, file: str, grids: Iterable[Grid]) -> None:
    """Add the tables of a file to a canvas, each as a sheet, each row where it stands in the file where that is known.

    Texts stay texts, so that `0123` keeps its zero; whole numbers become numbers.
    """
    for grid in grids:
        cells = sum(map(len, grid.rows))
        if cells > MOST_CELLS or len(grid.rows) > _MOST_ROWS or grid.width > _MOST_COLUMNS:
            canvas.notes.append(
                say("{file} has more than {most:,} cells: it is not laid out here", file=file, most=MOST_CELLS)
            )
            continue
        sheet = canvas.book.create_sheet(free_name(_title(file, grid), canvas.book.sheetnames))
        _fill(sheet, grid)
        on_paper(sheet)
        rows = None if grid.sheet is not None else {line: row for row, line in enumerate(grid.lines, 1)}
        canvas.add(file, grid.sheet, sheet, rows)


def plain_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _title(file: str, grid: Grid) -> str:
    return PurePosixPath(file).stem if grid.sheet is None else grid.sheet


def _fill(sheet: Any, grid: Grid) -> None:
    for number, row in enumerate(grid.rows, 1):
        for column, text in enumerate(row, 1):
            if _WHOLE.fullmatch(text):
                sheet.cell(number, column, int(text))
            elif text:
                put(sheet.cell(number, column), text)
    for column in range(1, grid.width + 1):
        texts = [row[column - 1] for row in grid.rows[:_LOOKED_AT] if column <= len(row)]
        widest = max((room(part, 1) for text in texts for part in text[:200].split("\n")), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDE, max(_NARROW, widest + 2))
        if widest > _WIDE:
            for number in range(1, len(grid.rows) + 1):
                sheet.cell(number, column).alignment = _WRAPPED
