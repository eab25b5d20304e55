"""A workbook to be marked, and how the places of findings are found in it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import coordinate_to_tuple

from respchain.errors import Place
from respchain.language import Saying


class Laid(NamedTuple):
    """A sheet of the canvas with its last row and column, which openpyxl counts anew each time it is asked.

    `rows` says in which row a line of the file stands, where the file is a text.
    """

    sheet: Any
    height: int
    width: int
    rows: Mapping[int, int] | None = None


class Canvas:
    """A workbook, the sheets that findings lead to by file and sheet, and what is to be said of it."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.sheets: dict[tuple[str, str | None], list[Laid]] = {}
        self.notes: list[Saying] = []
        self._files: set[str] = set()
        self._tops: dict[str, dict[tuple[int, int], tuple[int, int]]] = {}

    def add(self, file: str, name: str | None, sheet: Any, rows: Mapping[int, int] | None = None) -> None:
        """Say that a sheet of a file, or the file, is laid out here."""
        laid = Laid(sheet, sheet.max_row, sheet.max_column, rows)
        self.sheets.setdefault((file, name), []).append(laid)
        self._files.add(file)

    def has(self, file: str) -> bool:
        """Whether anything of a file is laid out here."""
        return file in self._files

    def cell(self, place: Place) -> Any | None:
        """The cell of a place, of a merged one the first; nothing where the workbook does not reach so far."""
        for laid in self.sheets.get((place.file, place.sheet), ()):
            spot = _spot(place, laid)
            if spot is not None and spot[0] <= laid.height and spot[1] <= laid.width:
                cell = laid.sheet.cell(*spot)
                if isinstance(cell, MergedCell):
                    cell = laid.sheet.cell(*self._merged(laid.sheet).get(spot, spot))
                return None if isinstance(cell, MergedCell) else cell
        return None

    def _merged(self, sheet: Any) -> Mapping[tuple[int, int], tuple[int, int]]:
        """For each cell of a merged one the first; ranges are bounded where the workbook is weighed."""
        if sheet.title not in self._tops:
            self._tops[sheet.title] = {
                (row, column): (area.min_row, area.min_col)
                for area in sheet.merged_cells.ranges
                for row in range(area.min_row, area.max_row + 1)
                for column in range(area.min_col, area.max_col + 1)
            }
        return self._tops[sheet.title]


def _spot(place: Place, laid: Laid) -> tuple[int, int] | None:
    if place.sheet is None:
        row = None if laid.rows is None or place.line is None else laid.rows.get(place.line)
        return None if row is None else (row, max(1, place.column or 1))
    try:
        row, column = coordinate_to_tuple(place.cell or "")
    except ValueError:
        return None
    return (row, column) if row >= 1 else None


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """A name for a sheet that no other has, in whatever case, and that spreadsheets take.

    >>> free_name("a/b:c", ["A-B-C"]), free_name("x" * 40, []), free_name("'History", ["x"])
    ('a-b-c 2', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'History 2')
    """
    plain = "".join("-" if sign in "[]:*?/\\" or not sign.isprintable() else sign for sign in wanted)
    plain = plain.strip(" '")[:31].rstrip(" '") or "Sheet"
    known = {name.casefold() for name in taken} | {"history"}
    if plain.casefold() not in known:
        return plain
    number = 2
    while True:
        end = f" {number}"
        name = plain[: 31 - len(end)] + end
        if name.casefold() not in known:
            return name
        number += 1
