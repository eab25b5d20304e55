"""How cases go up, as columns: each statement once, whoever takes it over."""

from collections.abc import Iterator, Sequence

import numpy as np

from respchain.encode.book import Book, flags, ints
from respchain.encode.limits import duration
from respchain.encode.names import Part
from respchain.facts.relation import NONE
from respchain.facts.tables import Escalations
from respchain.model.stated import Entry

_OWNERS = {"duties": "duty", "steps": "step", "actors": "post"}


class Stated:
    """The statements of a charter, numbered: its own, then those of actors, matters, duties and steps."""

    def __init__(self, book: Book) -> None:
        general = Part("charter", "charter", (), book.stated.data)
        owners = [("charters", 0, general), *_owners(book)]
        stated = [(table, row, part) for table, row, part in owners if part.entry.get("escalate")]
        self._book, self._stated = book, stated
        self._number = {(table, row): number for number, (table, row, _) in enumerate(stated)}

    def of(self, table: str) -> list[int]:
        """For each part of a table the number of its own statement, -1 for none."""
        return [self._number.get((table, row), NONE) for row in range(len(self._book.parts[table]))]

    @property
    def general(self) -> list[int]:
        """That of the charter itself."""
        return [self._number.get(("charters", 0), NONE)]

    def matters(self) -> list[int]:
        """For each matter its own, else that of the matter above it."""
        own, codes = self.of("matters"), self._book.codes["matters"]
        above = [codes.get(str(part.entry.get("part_of")), NONE) for part in self._book.parts["matters"]]
        return _inherited(own, above)

    def duties(self, matter_of: Sequence[int]) -> list[int]:
        """For each duty its own, else that of its matter."""
        by_matter = [
            *self.matters(),
            NONE,
        ]  # the last for a duty of no matter, or of one that its source did not resolve
        return [
            number if number >= 0 else by_matter[max(of, NONE)]
            for number, of in zip(self.of("duties"), matter_of, strict=True)
        ]

    def table(self) -> Escalations:
        """The table of statements."""
        book = self._book
        places = [[*part.path, "escalate"] for *_, part in self._stated]
        entries: list[Entry] = [part.entry["escalate"] for *_, part in self._stated]
        book.parts["escalations"] = [
            part._replace(path=path) for (*_, part), path in zip(self._stated, places, strict=True)
        ]
        owned = {
            column: ints([row if of == table else NONE for of, row, _ in self._stated])
            for table, column in _OWNERS.items()
        }
        return Escalations(
            row=np.arange(len(entries), dtype=np.int32),
            to=ints([book.first("actors", entry, "to", path) for entry, path in zip(entries, places, strict=True)]),
            triggered=flags([bool(entry.get("when")) for entry in entries]),
            within=ints([duration(book, entry, "within", path) for entry, path in zip(entries, places, strict=True)]),
            past_levels=flags([bool(entry.get("past_levels")) for entry in entries]),
            **owned,
        )


def _owners(book: Book) -> Iterator[tuple[str, int, Part]]:
    for table in ("actors", "matters", "duties", "steps"):
        for row, part in enumerate(book.parts[table]):
            yield table, row, part


def _inherited(own: Sequence[int], above: Sequence[int]) -> list[int]:
    """The nearest statement on the way up from each row; one that is above itself has a fault already."""
    found: dict[int, int] = {NONE: NONE}
    for row in range(len(own)):
        trail: dict[int, None] = {}
        at = row
        while at not in found and at not in trail and own[at] < 0:
            trail[at] = None
            at = above[at]
        nearest = found.get(at, NONE) if at in found or at in trail else own[at]
        found.update(dict.fromkeys([*trail, row], nearest))
    return [found[row] for row in range(len(own))]
