"""The sheets of a workbook, in the new form (XLSX, XLSM) or the old one (XLS)."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

from respchain.errors import Fault, InputErrors, MissingExtra, Place
from respchain.files.tables.bombs import refusal
from respchain.files.tables.grid import Grid, numbered
from respchain.language import N_, Saying, say

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NEW = b"PK\x03\x04"

_Range = tuple[tuple[int, int], tuple[int, int]]


def sheets(name: str, raw: bytes) -> list[Grid]:
    """The sheets that hold anything, in order; each cell of a merged one has its text.

    Needs the extra "sheets"; a workbook that cannot be read, or would fill the memory, is an `InputErrors`.
    """
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        raise MissingExtra(N_("reading a workbook"), "sheets") from None
    if raw.startswith(NEW) and (why := refusal(raw)):
        raise InputErrors([_unreadable(name, why)])
    try:
        with load_workbook(BytesIO(raw)) as workbook:
            found = []
            for title in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(title)
                cells = sheet.to_python(skip_empty_area=False)
                rows = [[cell if type(cell) is str else text_of(cell) for cell in row] for row in cells]
                fill(rows, sheet.merged_cell_ranges or ())
                found.append(numbered(name, rows, title))
    except (CalamineError, OSError, ValueError) as why:
        raise InputErrors([_unreadable(name, say("{why}", why=why))]) from None
    except BaseException as why:
        if type(why).__name__ != "PanicException":  # the parser's own way to give up
            raise
        raise InputErrors([_unreadable(name, say("its inside contradicts itself"))]) from None
    return [grid for grid in found if grid.rows]


def _unreadable(name: str, why: Saying) -> Fault:
    return Fault(Place(name), say("this workbook cannot be read: {why}", why=why))


def text_of(value: object) -> str:
    """What a cell says, as text: whole numbers without a point, days as 2026-06-01.

    >>> [text_of(value) for value in (5654.0, 0.25, True, date(2026, 6, 1), datetime(2026, 6, 1), "０1", None)]
    ['5654', '0.25', 'TRUE', '2026-06-01', '2026-06-01', '０1', '']
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def fill(rows: list[list[str]], merged: Sequence[_Range]) -> None:
    """Give each cell of merged ranges, which are named by their corners counted from 0, the text of the first."""
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        text = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [text] * len(row[left : right + 1])
