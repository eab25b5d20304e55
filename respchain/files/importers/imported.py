"""What an importer makes of its sources: a charter, and an account of how it came to it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from respchain.errors import Place
from respchain.files.tables.grid import Grid
from respchain.language import Saying
from respchain.record import Record


class Wishes(Record):
    """How the sources are to be read, where that is not to be guessed.

    `encoding` is that of texts; `columns` tells by its heading which column is meant by a key; `tops` are the words
    that mark the top in place of a superior; `language` is that of the charter to be made.
    """

    encoding: str | None = None
    columns: Mapping[str, str] = {}
    tops: Sequence[str] = ()
    language: str | None = None


class Left(NamedTuple):
    """What could not be mapped: where it stands, under which heading, what it says, and why it was left."""

    place: Place
    heading: str
    text: str
    why: Saying


class LeftColumn(NamedTuple):
    """A whole column that could not be mapped, from the row below its heading on, but for some rows."""

    grid: Grid
    column: int
    heading: str
    below: int
    why: Saying
    but: Collection[int] = ()

    def texts(self) -> Iterator[tuple[int, str]]:
        """What each cell says that says anything, with its row."""
        but = self.but
        for number, text in enumerate(self.grid.column(self.column, self.below + 1), self.below + 1):
            if (text := text.strip()) and number not in but:
                yield number, text

    def filled(self) -> int:
        """How many cells of it say anything."""
        said = self.grid.column(self.column, self.below + 1)
        return sum(map(bool, map(str.strip, said))) - sum(bool(self.grid.cell(row, self.column)) for row in self.but)

    def cells(self) -> Iterator[Left]:
        """Each cell of it that says anything."""
        for number, text in self.texts():
            yield Left(self.grid.place(number, self.column), self.heading, text, self.why)


class LeftRows(NamedTuple):
    """Whole rows that could not be mapped."""

    grid: Grid
    rows: Sequence[int]
    why: Saying

    def cells(self) -> Iterator[Left]:
        """Each cell of them that says anything."""
        for number in self.rows:
            for column, text in enumerate(self.grid.rows[number]):
                if text := text.strip():
                    yield Left(self.grid.place(number, column), "", text, self.why)


Remains = Left | LeftColumn | LeftRows
"""What could not be mapped: a cell, a column or rows."""


class Imported:
    """What was made of some sources.

    `stated` is the charter as plain data; `read` says in sentences what was found, and `assumed` what was taken for
    granted; `left` is the remainder: all that was written there and did not become part of the charter. Of the `rows`
    that say anything below the headings, `mapped` became part of it and `unmapped` are in the remainder whole.
    """

    def __init__(self) -> None:
        self.stated: dict[str, Any] = {}
        self.read: list[Saying] = []
        self.assumed: list[Saying] = []
        self.left: list[Remains] = []
        self.rows = self.mapped = self.unmapped = 0

    def section(self, name: str) -> dict[str, Any]:
        """The entries of a section by id, to be added to."""
        found: dict[str, Any] = self.stated.setdefault(name, {})
        return found

    def leave_row(self, grid: Grid, row: int, why: Saying) -> None:
        """Put all that a row says into the remainder."""
        self.leave_rows(grid, [row], why)

    def leave_rows(self, grid: Grid, rows: Sequence[int], why: Saying) -> None:
        """Put all that some rows say into the remainder."""
        self.unmapped += len(rows)
        if rows:
            self.left.append(LeftRows(grid, rows, why))

    def remainder(self) -> Iterator[Left]:
        """All that was left, cell by cell."""
        for left in self.left:
            if isinstance(left, Left):
                yield left
            else:
                yield from left.cells()
