"""A table as it stands in a file: rows of cells as text, and where each of them is."""

from collections.abc import Sequence
from functools import cached_property
from itertools import count, zip_longest

from respchain.errors import Place
from respchain.record import Record

_FACTOR, _FEW = 4, 10_000


class Grid(Record):
    """The cells of one sheet, of one CSV file, or of one table in a text.

    `rows` are the rows from the top, blank ones among them, each as long as it was written; `lines` says for each row
    where it stands: a line of the file, or a row of the sheet, counted from 1. `sheet` is None where there are none.
    """

    file: str
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    sheet: str | None = None

    def place(self, row: int, column: int | None = None) -> Place:
        """The place of a cell, or of a row, both counted from 0.

        >>> str(Grid("posts.csv", [["a"], ["b"]], [1, 2]).place(1, 0))
        'posts.csv:2:1'
        >>> str(Grid("posts.xlsx", [["a"], ["b", "c"]], [1, 2], "Senior").place(1, 1))
        'posts.xlsx[Senior!B2]'
        """
        line = self.lines[row]
        if self.sheet is None:
            return Place(self.file, line, None if column is None else column + 1)
        return Place(self.file, sheet=self.sheet, cell=f"{letters(column or 0)}{line}")

    def around(self, column: int) -> tuple[str, str]:
        """What stands before and behind the line in the place of any cell of a column, counted from 0.

        >>> Grid("posts.csv", [["a"]], [1]).around(0), Grid("posts.xlsx", [["a"]], [1], "Senior").around(1)
        (('posts.csv:', ':1'), ('posts.xlsx[Senior!B', ']'))
        """
        if self.sheet is None:
            return f"{self.file}:", f":{column + 1}"
        return f"{self.file}[{self.sheet}!{letters(column)}", "]"

    def cell(self, row: int, column: int) -> str:
        """The text of a cell without the space around it; blank beyond the end of a row."""
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def column(self, column: int, start: int = 0) -> Sequence[str]:
        """The cells of a column, counted from 0, from a row on; blank beyond the ends of rows.

        >>> Grid("a.csv", [["a", "b"], ["1"], ["2", "3"]], [1, 2, 3]).column(1)
        ('b', '', '3')
        """
        if self._columns is not None:
            return self._columns[column][start:] if column < len(self._columns) else ("",) * (len(self.rows) - start)
        return tuple([row[column] if column < len(row) else "" for row in self.rows[start:]])

    @cached_property
    def _columns(self) -> list[tuple[str, ...]] | None:
        """All columns, unless a few long rows among short ones would make them many times as large as the rows."""
        if self.width * len(self.rows) > _FACTOR * sum(map(len, self.rows)) + _FEW:
            return None
        return list(zip_longest(*self.rows, fillvalue=""))

    @cached_property
    def width(self) -> int:
        """The length of the longest row."""
        return max(map(len, self.rows), default=0)


def letters(column: int) -> str:
    """The name of a column, counted from 0, as spreadsheets have it.

    >>> [letters(column) for column in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def numbered(file: str, rows: Sequence[Sequence[str]], sheet: str | None = None) -> Grid:
    """The grid of rows that stand one below the other, from the first line on."""
    return Grid(file, rows, [line for line, _ in zip(count(1), rows, strict=False)], sheet)


def is_blank(row: Sequence[str]) -> bool:
    """Whether nothing is written in a row."""
    return not any(map(str.strip, row))
