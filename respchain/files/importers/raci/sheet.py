"""A table as far as it has been understood: which row heads it, which columns hold what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from respchain.errors import Place
from respchain.files.importers.raci.cells import Marks, emphatic, marks_of, plain
from respchain.files.importers.raci.key import Key
from respchain.files.tables.grid import Grid, is_blank
from respchain.record import Record


class Sheet(Record):
    """A grid with the key to its letters; `markup` says that its cells are Markdown."""

    grid: Grid
    key: Key
    markup: bool

    def text(self, row: int, column: int) -> str:
        """The text of a cell on one line, without markup."""
        raw = self.grid.cell(row, column)
        return plain(raw, self.markup or emphatic(raw)) or " ".join(raw.split())

    def texts(self, row: int) -> list[str]:
        """The texts of a row."""
        return [self.text(row, column) for column in range(len(self.grid.rows[row]))]

    def marks(self, row: int, column: int) -> Marks | None:
        """What a cell of letters says; nothing where it is none."""
        raw = self.grid.cell(row, column)
        return marks_of(raw, self.key.letters) if raw else _NONE

    def blank(self, row: int) -> bool:
        """Whether nothing is written in a row."""
        return is_blank(self.grid.rows[row])

    def lone(self, row: int) -> str:
        """The only text of a row: in one cell, or in all of a merged one; blank where there are several or none."""
        cells = self.texts(row)
        texts = [text for text in cells if text]
        if len(texts) == 1:
            return texts[0]
        merged = len(set(texts)) == 1 and (len(texts) > 2 or len(texts) == len(cells))
        return texts[0] if merged and (len(texts) > 2 or marks_of(texts[0], self.key.letters) is None) else ""


_NONE = Marks()


class Group(NamedTuple):
    """A heading that stands over several rows."""

    title: str
    place: Place


class Given(NamedTuple):
    """A part that is given to an actor, or to everyone where it names none; `raw` is what is written there."""

    part: str
    actor: str
    place: Place
    raw: str = ""


class Line(NamedTuple):
    """An activity with all the parts that are given in it."""

    title: str
    place: Place
    groups: tuple[Group, ...] = ()
    number: str = ""
    given: Sequence[Given] = ()


class Table(Record):
    """A table of responsibility: its header, where it ends, and what its columns hold.

    `labels` are the columns of `activity`, `number`, `group` and the like; `parts` those of a list of names or of
    letters by the key that they stand for; `roles` those that are headed by the name of an actor.
    """

    sheet: Sheet
    form: str
    header: int
    end: int
    labels: Mapping[str, int]
    roles: Mapping[int, str] = {}
    parts: Mapping[int, str] = {}
    caption: str = ""
    groups: Sequence[int] = ()
    others: Sequence[int] = ()
    turned: bool = False

    def body(self) -> Iterator[int]:
        """The rows below the header that say anything."""
        return (row for row in range(self.header + 1, self.end) if not self.sheet.blank(row))

    def heading(self, column: int) -> str:
        """What stands over a column."""
        return self.sheet.text(self.header, column)
