"""Lists as forms: one power to a form, each label before its value, in lines of a text or in cells of a table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respchain.errors import Place
from respchain.facts.ids import normalised_title
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.words import COLUMNS
from respchain.files.tables.grid import Grid

_KEYS = {normalised_title(word): key for key, words in COLUMNS.items() for word in words if len(word) > 1}
_LONGEST = 16
_BROKEN = 3  # lines over which a label may be broken
_LEAST = 3  # labels that make a form
_FIRST = ("title", "number")
_INLINE = 4  # letters of a label before a colon with its value behind it


class Piece(NamedTuple):
    """A line or a cell; `label` is the key that it names, `known` whether it merely goes on in a merged cell."""

    text: str
    place: Place
    label: str | None = None
    known: bool = False


class Forms(NamedTuple):
    """The forms of a text or sheet, what stands before them, and the labels without a value."""

    records: list[Record]
    above: list[Piece]
    empty: list[str]


def key_of(text: str) -> str | None:
    """The key of a label; nothing where the text is none.

    >>> key_of("职权 名称："), key_of("法定主体"), key_of("行政处罚")
    ('title', 'holder', None)
    """
    return _KEYS.get(normalised_title(text)) if len(text) <= _LONGEST else None


def forms_of_text(name: str, text: str) -> Forms | None:
    """The forms that the lines of a text are; nothing where they are none."""
    lines = [line.replace("\u3000", " ").strip() for line in text.splitlines()]
    pieces = [Piece(line, Place(name, number)) for number, line in enumerate(lines, 1) if line]
    return _forms(list(_labelled(pieces)))


def forms_of_grid(grid: Grid) -> Forms | None:
    """The forms that a sheet is, where labels stand below one another; nothing where they do not."""
    width = min(grid.width, 6)
    columns = [{key_of(grid.cell(row, column)) for row in range(len(grid.rows))} - {None} for column in range(width)]
    if not any(len(keys) >= _LEAST and "title" in keys for keys in columns):
        return None
    return _forms(list(_cells(grid)))


def _labelled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The lines of a text, labels that are broken over lines put together, and labels before a colon cut off."""
    at = 0
    while at < len(pieces):
        for count in range(_BROKEN, 0, -1):
            joined = "".join(piece.text for piece in pieces[at : at + count])
            if at + count <= len(pieces) and (key := key_of(joined)):
                yield Piece(joined, pieces[at].place, key)
                at += count
                break
        else:
            yield from _inline(pieces[at])
            at += 1


def _inline(piece: Piece) -> Iterator[Piece]:
    head, colon, rest = piece.text.replace(":", "：", 1).partition("：")
    key = key_of(head) if colon and len(head) >= _INLINE and rest.strip() else None
    if key is None:
        yield piece
        return
    yield Piece(head, piece.place, key)
    yield Piece(rest.strip(), piece.place)


def _cells(grid: Grid) -> Iterator[Piece]:
    """The cells of a sheet row by row; what a merged cell repeats is said once."""
    above: Sequence[str] = ()
    for number in range(len(grid.rows)):
        row = [grid.cell(number, column) for column in range(len(grid.rows[number]))]
        before = ""
        for column, text in enumerate(row):
            if text and text != before:
                same = column < len(above) and above[column] == text
                key = key_of(text)
                if key or not same:
                    yield Piece(text, grid.place(number, column), key, same)
            before = text
        above = row


def _forms(pieces: list[Piece]) -> Forms | None:
    labels = {piece.label for piece in pieces if piece.label}
    if len(labels) < _LEAST or "title" not in labels:
        return None
    first = next(number for number, piece in enumerate(pieces) if piece.label)
    building = _Building()
    for piece in pieces[first:]:
        building.take(piece)
    return Forms(building.done(), list(pieces[:first]), building.empty)


class _Building:
    def __init__(self) -> None:
        self.records: list[Record] = []
        self.empty: list[str] = []
        self.seen: set[str] = set()
        self.key = ""
        self.label: Piece | None = None
        self.values: dict[str, list[Piece]] = {}
        self.headings: dict[str, str] = {}
        self.place: Place | None = None

    def take(self, piece: Piece) -> None:
        """Take up a label or a value."""
        if piece.label is None:
            if not any(piece.text == other.text for other in self.values.get(self.key, ())[-1:]):
                self.values.setdefault(self.key, []).append(piece)
            return
        if piece.known:
            self.key = piece.label
            return
        if piece.label in self.seen and (piece.label in _FIRST) and "title" in self.seen:
            self._close()
        self._unsaid()
        self.key, self.label = piece.label, piece
        self.seen.add(piece.label)
        self.headings.setdefault(piece.label, piece.text)
        self.place = self.place or piece.place

    def done(self) -> list[Record]:
        """All forms."""
        self._close()
        return self.records

    def _unsaid(self) -> None:
        if self.label is not None and not self.values.get(self.key):
            self.empty.append(self.label.text)
        self.label = None

    def _close(self) -> None:
        self._unsaid()
        if self.place is not None:
            record = Record(self.place)
            for key, pieces in self.values.items():
                lines = [(line, piece.place) for piece in pieces for line in piece.text.split("\n")]
                text = "\n".join(line for line, _ in lines)
                record.add(key, Cell(text, pieces[0].place, self.headings.get(key, ""), [place for _, place in lines]))
            self.records.append(record)
        self.seen, self.key, self.values, self.headings, self.place = set(), "", {}, {}, None
