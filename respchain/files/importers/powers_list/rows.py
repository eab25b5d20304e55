"""The records of a list, row by row: entries, rows that go on with the entry above, headings over rows, and notes."""

import re
from collections.abc import Mapping

from respchain.facts.ids import normalised_title
from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.names import department_of
from respchain.files.importers.powers_list.tables import ABOVE, Listing
from respchain.files.importers.powers_list.words import kind_of, names_kind, nothing
from respchain.files.tables.grid import is_blank
from respchain.language import counted, say

_NOTE = re.compile(r"^(?:注|备注|说明|附注|填表人|制表人?|审核人?|填报人|联系人|联系电话|填表说明|单位负责人)\s*[:：]")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_SECTION = re.compile(
    r"[（(][^）)]*[)）]|^[一二三四五六七八九十\d]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|共?\s*\d+\s*项"
)
_DITTO = ("同上", "同上。", "〃", "″", "同前", "(同上)", "（同上）")
_LONGEST_SECTION = 40
_CARRIED = {
    "powers": ("title", "kind", "holder"),
    "work": ("main", "holder"),
    "boundary": ("managed",),
    "care": ("holder",),
    "service": ("holder",),
}
_BEGINS = {
    "powers": ("title", "sub"),
    "work": ("work", "main"),
    "boundary": ("share", "managed", "parties"),
    "care": ("care",),
    "service": ("service",),
}
"""What begins a new entry in each kind of list; in a row without it the entry goes on."""


def records(found: Imported, source: Listing) -> list[Record]:
    """The records of a list, row by row; what is no entry of it is left."""
    return _Rows(found, source).all()


class _Rows:
    def __init__(self, found: Imported, source: Listing) -> None:
        self.found = found
        self.source = source
        self.grid = source.grid
        self.by_column = {column: key for key, column in source.header.columns.items()}
        self.made: list[Record] = []
        self.department, self.kind = source.department, source.kind
        self.before: dict[str, Cell] = {}
        self.above: dict[int, str] = {}
        self.ditto = 0
        self.sections: dict[Cell, int] = {}  # what headings over rows say, with their rows, until an entry has it

    def all(self) -> list[Record]:
        """All records, in order."""
        self._above()
        for number in range(self.source.last + 1, len(self.grid.rows)):
            if not is_blank(self.grid.rows[number]):
                self.found.rows += 1
                self._row(number)
        for number in self.sections.values():
            self.found.leave_row(self.grid, number, say("a heading over rows that say it themselves"))
        if self.ditto:
            self.found.assumed.append(
                counted(
                    "{place}: {count:,} cell says 同上, and means the cell above it",
                    "{place}: {count:,} cells say 同上, and mean the cells above them",
                    self.ditto,
                    place=self.grid.place(self.source.header.row),
                )
            )
        return self.made

    def _above(self) -> None:
        for number in range(self.source.header.row):
            seen: set[str] = set()
            for column in range(len(self.grid.rows[number])):
                text = self.grid.cell(number, column)
                if text and text not in seen:
                    seen.add(text)
                    self.found.left.append(Left(self.grid.place(number, column), "", text, say(ABOVE)))

    def _row(self, number: int) -> None:
        row = [cell.strip() for cell in self.grid.rows[number]]
        texts = [text for text in row if text]
        if self._heads(row):
            self.found.leave_row(self.grid, number, say("the headings once more"))
        elif _TOTAL.match(texts[0]):
            self.found.leave_row(self.grid, number, say("a total"))
        elif _NOTE.match(texts[0]) and len(set(texts)) <= 2:
            self.found.leave_row(self.grid, number, say("a note, and no entry"))
        elif len(texts) > 2 and texts == [str(place) for place in range(1, len(texts) + 1)]:
            self.found.leave_row(self.grid, number, say("the numbers of the columns"))
        elif len(set(texts)) == 1 and (len(texts) > 1 or self._alone(row)):
            self._section(number, texts[0])
        else:
            self._entry(number, row)

    def _heads(self, row: list[str]) -> bool:
        heads = [normalised_title(text) for text in self.source.header.headings]
        same = [normalised_title(text) for text in row[: len(heads)]]
        return sum(one == head and one != "" for one, head in zip(same, heads, strict=False)) >= 2 and all(
            one in ("", head) for one, head in zip(same, heads, strict=False)
        )

    def _alone(self, row: list[str]) -> bool:
        """Whether the only text of a row stands where no entry begins or goes on."""
        column = next(number for number, text in enumerate(row) if text)
        key = self.by_column.get(column)
        text = row[column]
        if key is None or key == "number":
            return True
        heading = len(text) <= _LONGEST_SECTION and (self._section_of(text) is not None)
        return heading and key in ("title", "main", "kind", "managed", "care", "service", "holder")

    def _section_of(self, text: str) -> tuple[str | None, str | None] | None:
        bare = _SECTION.sub("", text).strip()
        kind = kind_of(text) if _is_kind(bare) else None
        department = None if kind else department_of(bare)
        return (kind, department) if kind or department else None

    def _section(self, number: int, text: str) -> None:
        """A row over the columns: it names the type, or the department, of the rows below."""
        told = self._section_of(text) if len(text) <= _LONGEST_SECTION else None
        if told is None:
            self.found.leave_row(self.grid, number, say("a heading or a note, and no entry"))
            return
        kind, department = told
        place = self.grid.place(number, 0)
        if kind:
            self.kind = Cell(kind, place, "")
            self.sections[self.kind] = number
        if department:
            self.department = Cell(department, place, "")
            self.sections[self.department] = number
        self.before = {}

    def _entry(self, number: int, row: list[str]) -> None:
        for column, text in enumerate(row):
            if text in _DITTO and column in self.above:
                row[column] = self.above[column]
                self.ditto += 1
        self.above |= {column: text for column, text in enumerate(row) if text}
        cells = {
            self.by_column.get(column, f"column {column}"): self._cell(number, column, text)
            for column, text in enumerate(row)
            if text
        }
        begins = [key for key in _BEGINS[self.source.sort] if key in cells]
        if not begins:
            if not self.made or not set(cells) - {"number"}:
                self.found.leave_row(self.grid, number, say("this row names nothing that a list could hold"))
                return
            self._take(self.made[-1], cells)
        else:
            record = Record(self.grid.place(number, 0))
            for key in _CARRIED[self.source.sort]:
                if key in cells:
                    self.before[key] = cells[key]
                elif key in self.before and self._continues(key, begins):
                    record.add(key, self.before[key])
            self._take(record, cells)
            if not self._whole(record):
                self.found.leave_row(self.grid, number, say("this row names nothing that a list could hold"))
                return
            self._surroundings(record)
            self.made.append(record)
        self.found.mapped += 1

    def _continues(self, key: str, begins: list[str]) -> bool:
        """Whether a blank cell means what stands above it."""
        return key != "title" or "title" not in begins

    def _whole(self, record: Record) -> bool:
        needed = {"powers": "title", "boundary": "managed", "care": "care", "service": "service"}
        key = needed.get(self.source.sort)
        return key is None or not nothing(record.text(key) or "无")

    def _take(self, record: Record, cells: Mapping[str, Cell]) -> None:
        for key, cell in cells.items():
            record.add(key, cell)

    def _surroundings(self, record: Record) -> None:
        if self.source.sort != "boundary" and "holder" not in record.cells and self.department is not None:
            record.add("holder", self._used(self.department))
        if self.source.sort == "powers" and "kind" not in record.cells and self.kind is not None:
            record.add("kind", self._used(self.kind))

    def _used(self, cell: Cell) -> Cell:
        if self.sections.pop(cell, None) is not None:
            self.found.mapped += 1
        return cell

    def _cell(self, number: int, column: int, text: str) -> Cell:
        headings = self.source.header.headings
        heading = " ".join(headings[column].split()) if column < len(headings) else ""
        return Cell(text, self.grid.place(number, column), heading)


def _is_kind(bare: str) -> bool:
    """Whether a heading is the name of a type, and not a power that bears it in its name."""
    kind = kind_of(bare)
    return kind is not None and names_kind(bare, kind)
