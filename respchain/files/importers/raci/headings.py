"""The headings inside a table: rows that stand over others, and columns of groups."""

import re

from respchain.files.importers.imported import Imported
from respchain.files.importers.raci.cells import emphatic
from respchain.files.importers.raci.key import legend_of
from respchain.files.importers.raci.sheet import Group, Table
from respchain.language import say

_NOTE = re.compile(r"^(\*|†|‡|※|注|备注|说明[:：]|note|key|legend|source|图例|填表)", re.IGNORECASE)
_LONG = 90  # characters of a text that is a remark and no heading
_OUTLINE = re.compile(r"^\s*[（(]?(?:(\d+(?:\.\d+)*)|([一二三四五六七八九十]+))[.)、）\s]")


class Headings:
    """Tells rows that head others from activities, and keeps what stands over a row."""

    def __init__(self, table: Table, found: Imported) -> None:
        self.table, self.found = table, found
        self.path: list[tuple[int, Group]] = []
        self.columns: dict[int, Group] = {}
        self.rows = list(table.body())
        self.at = {row: number for number, row in enumerate(self.rows)}
        self.lone = {row: table.sheet.lone(row) or self._behind_number(row) for row in self.rows}
        self.certain = table.sheet.markup and any(text and self._is_marked(row) for row, text in self.lone.items())
        self.apart = self._behind()
        self.last = -1

    def take(self, row: int) -> bool:
        """Whether a row is no activity; then it is kept as a heading, or left."""
        text = self.lone[row]
        if self.table.sheet.texts(row) == self.table.sheet.texts(self.table.header):
            self.found.leave_row(self.table.sheet.grid, row, say("the headings again"))
            return True
        if not text:
            return False
        texts = self.table.sheet.texts(row)
        column = texts.index(text)
        merged = sum(map(bool, texts)) > 1
        if not merged and (column in self.table.roles or column in self.table.parts):
            return False
        if len(legend_of([text])) > 1:  # told as the key
            self.found.mapped += 1
            return True
        if self._is_note(row, text):
            self.found.leave_row(self.table.sheet.grid, row, say("a remark beside the table"))
            return True
        if self._heads(row):
            self._push(row, text, column)
            self.found.mapped += 1
            return True
        return False

    def _behind_number(self, row: int) -> str:
        """The only text of a row beside a number of another kind than those of the rows below it."""
        sheet, number = self.table.sheet, self.table.labels.get("number")
        if number is None or not (own := sheet.text(row, number)):
            return ""
        others = {column: text for column, text in enumerate(sheet.texts(row)) if text and column != number}
        if len(others) != 1 or next(iter(others)) in {*self.table.roles, *self.table.parts}:
            return ""
        below = (text for other in range(row + 1, self.table.end) if (text := sheet.text(other, number)))
        return next(iter(others.values())) if _kind(own) != _kind(next(below, own)) else ""

    def over(self, row: int) -> tuple[Group, ...]:
        """What stands over a row, the widest first."""
        sheet = self.table.sheet
        for at, column in enumerate(self.table.groups):
            text = sheet.text(row, column)
            if text and (column not in self.columns or self.columns[column].title != text):
                self.columns[column] = Group(text, sheet.grid.place(row, column))
                for inner in self.table.groups[at + 1 :]:
                    self.columns.pop(inner, None)
        of_columns = [self.columns[column] for column in self.table.groups if column in self.columns]
        return (*(group for _, group in self.path), *of_columns)

    def _is_marked(self, row: int) -> bool:
        """Whether a lone text is plainly a heading: it is bold, merged, or the row is that one cell."""
        cells = self.table.sheet.grid.rows[row]
        written = [cell for cell in cells if cell.strip()]
        single = self.table.sheet.markup and len(cells) == 1 and self.table.sheet.grid.width > 1
        return len(written) > 1 or single or emphatic(written[0])

    def _numbered(self, row: int) -> bool:
        """Whether other rows have a number and this one has none."""
        number = self.table.labels.get("number")
        if number is None or self.table.sheet.grid.cell(row, number):
            return False
        return sum(bool(self.table.sheet.grid.cell(other, number)) for other in self.rows[:50]) * 2 > len(
            self.rows[:50]
        )

    def _is_note(self, row: int, text: str) -> bool:
        if self._is_marked(row) and len(text) <= _LONG and row < self.apart:
            return False
        return bool(_NOTE.match(text)) or len(text) > _LONG * 3 or row >= self.apart

    def _behind(self) -> int:
        """The row from which on there are only lone texts behind a blank row."""
        last = max((row for row, text in self.lone.items() if not text), default=-1)
        gaps = (row for row in range(last + 1, self.table.end) if self.table.sheet.blank(row))
        return next(gaps, self.table.end)

    def _heads(self, row: int) -> bool:
        if self._is_marked(row) or self._numbered(row):
            return True
        following = self.rows[self.at[row] + 1] if self.at[row] + 1 < len(self.rows) else None
        if self.certain or following is None:
            return False
        if self.lone[following] and not _inner(self.lone[row], self.lone[following]):
            return False
        self.found.assumed.append(
            say(
                '{place}: "{text}" heads the rows below it', place=self.table.sheet.grid.place(row), text=self.lone[row]
            )
        )
        return True

    def _push(self, row: int, text: str, column: int) -> None:
        """Put a heading in its place: as deep as its number says, else below one that it follows at once."""
        at = self.at[row]
        follows = at > 0 and self.last == self.rows[at - 1]
        leads = at + 1 < len(self.rows) and bool(self.lone[self.rows[at + 1]])
        depth = _level(text)
        if depth is None:
            last = self.path[-1][0] if self.path else 0
            depth = last + 1 if follows else 0 if leads else last
        while self.path and self.path[-1][0] >= depth:
            self.path.pop()
        self.path.append((depth, Group(text, self.table.sheet.grid.place(row, column))))
        self.last = row
        self.columns.clear()


def _kind(number: str) -> tuple[str, int]:
    """What a number is made of, and how deep it is.

    >>> _kind("一、"), _kind("1."), _kind("1.2"), _kind("II")
    (('han', 1), ('digits', 1), ('digits', 2), ('letters', 1))
    """
    bare = number.strip("（）() .、")
    kind = "digits" if bare[:1].isdigit() else "letters" if bare.isascii() else "han"
    return kind, len(re.split(r"[.\-]", bare))


def _level(text: str) -> int | None:
    """How deep a heading stands by its number.

    >>> [_level(text) for text in ("1. Plan", "1.2 Design", "一、计划", "（二）设计", "Plan")]
    [0, 1, 0, 1, None]
    """
    found = _OUTLINE.match(text)
    if found is None:
        return None
    if found[1]:
        return found[1].count(".")
    return int(text.lstrip().startswith(("(", "（")))


def _inner(outer: str, inner: str) -> bool:
    """Whether a heading stands below another by its number."""
    first, second = _level(outer), _level(inner)
    return first is not None and second is not None and second > first
