"""What a list says of one power: its cells by key, each with its place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respchain.errors import Place
from respchain.files.importers.imported import Left
from respchain.language import Saying


class Cell(NamedTuple):
    """What is written under a heading or behind a label; `places` are those of its lines, where these are known."""

    text: str
    place: Place
    heading: str
    places: Sequence[Place] = ()

    def left(self, why: Saying, text: str | None = None) -> Left:
        """The cell, or a part of what it says, as a piece of the remainder."""
        return Left(self.place, self.heading, self.text if text is None else text, why)


class Record:
    """The cells of one entry of a list by key; several under one key where the entry goes on in further rows."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.cells: dict[str, list[Cell]] = {}

    def add(self, key: str, cell: Cell) -> None:
        """Take up a cell; one that says the same as another under the key, as merged cells do, says nothing new."""
        known = self.cells.setdefault(key, [])
        if all(cell.text != other.text for other in known):
            known.append(cell)

    def text(self, key: str) -> str:
        """What the first cell of a key says; blank where there is none."""
        cells = self.cells.get(key)
        return " ".join(cells[0].text.split()) if cells else ""

    def of(self, *keys: str) -> Iterator[Cell]:
        """The cells of some keys."""
        for key in keys:
            yield from self.cells.get(key, ())

    def take(self, *keys: str) -> Iterator[Cell]:
        """The cells of some keys, which are then done with."""
        for key in keys:
            yield from self.cells.pop(key, ())
