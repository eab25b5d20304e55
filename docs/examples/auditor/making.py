"""Makes the two invented post tables of this folder from their rows: `python docs/examples/auditor/making.py`.

The bureaus, the people and the posts are invented. The faults are those of real post tables; README.md lists them.
A number that stands alone in its cell becomes a number, as it does where a table is typed: so a zero gets lost.
"""

import csv
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from respchain.report.workbook.saving import saved

FOLDER = Path(__file__).parent
DAY = date(2026, 6, 1)
WIDTHS = (10, 30, 38, 20, 25, 8, 9, 12, 58)
HEADINGS, VACANCY = 3, "A17"
_NUMBER = re.compile(r"0|[1-9][0-9]*|0\.[0-9]+")
_EDGE = Side(style="thin", color="FFBFBFBF")
_GRID = Border(top=_EDGE, bottom=_EDGE, left=_EDGE, right=_EDGE)


class Table(NamedTuple):
    """A post table: its title, the name of its sheet, and what a colleague remarked on the vacancy."""

    title: str
    sheet: str
    remark: str


TABLES = {
    "posts": Table(
        "Linden District Trading Standards Bureau: posts as at 1 June 2026",
        "Posts",
        "HR: advertised in May, interviews in July.",
    ),
    "岗位表": Table(
        "青禾区市场监督管理局岗位表（截至2026年6月1日）",
        "岗位表",
        "人事：5月已发布招聘公告，7月面试。",
    ),
}


def made(name: str) -> bytes:
    """The workbook as its bureau keeps it: a title, headings, one row a holder, a colleague's remark on one cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = TABLES[name].sheet
    sheet["A1"] = TABLES[name].title
    sheet["A1"].font = Font(name="Calibri", size=14, bold=True)
    sheet.merge_cells("A1:I1")
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for number, row in enumerate(rows, HEADINGS):
        heads = number == HEADINGS
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, (float(text) if _NUMBER.fullmatch(text) else text) or None)
            cell.border = _GRID
            cell.alignment = Alignment(vertical="top", wrap_text=column == len(WIDTHS))
            cell.font = Font(name="Calibri", size=10, bold=heads, color="FFFFFFFF" if heads else "FF000000")
            if heads:
                cell.fill = PatternFill("solid", start_color="FF44546A", end_color="FF44546A")
    sheet[VACANCY].comment = Comment(TABLES[name].remark, "HR", height=60, width=220)
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{HEADINGS + 1}"
    sheet.auto_filter.ref = f"A{HEADINGS}:I{len(rows) + HEADINGS - 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return saved(book, DAY)


if __name__ == "__main__":
    for table in TABLES:
        (FOLDER / f"{table}.xlsx").write_bytes(made(table))
