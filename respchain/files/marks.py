"""Where each part of the data was written."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from respchain.errors import Place
from respchain.files.source import Source

Table = dict[int, list[int]]


class Marks:
    """The places of data that was read from text.

    `table` holds for each container, by its identity, where its parts were written: for a mapping key and value of each
    entry in turn, for a list each item. Characters are numbered through all files, which `sources` cuts up again.
    The data is kept, so that identities stay true.
    """

    def __init__(self, *, sources: Sequence[Source], root: object, table: Table) -> None:
        self._sources = sources
        self._bases = [source.base for source in sources]
        self._root = root
        self._table = table
        self._positions: dict[int, dict[object, int]] = {}

    @property
    def written(self) -> object:
        """The data as it was written, in its order."""
        return self._root

    def key(self, path: Sequence[str | int]) -> Place:
        """The place of the key or list item that `path` leads to, else of the nearest part above it."""
        return self.place(self._offsets(path)[0])

    def value(self, path: Sequence[str | int]) -> Place:
        """The place of the value that `path` leads to, else of the nearest part above it."""
        return self.place(self._offsets(path)[1])

    def place(self, offset: int) -> Place:
        """The place of a character in the numbering of all files."""
        source = self._sources[bisect_right(self._bases, offset) - 1]
        return source.place(offset - source.base)

    def source(self, offset: int) -> Source:
        """The file that a character lies in."""
        return self._sources[bisect_right(self._bases, offset) - 1]

    def of(self, container: object) -> list[int]:
        """Where the parts of a container were written; nothing for one that no file holds."""
        return self._table.get(id(container), [])

    def position(self, container: Mapping[str, object], key: object) -> int | None:
        """Which entry of a mapping a key is, counted from 0."""
        if id(container) not in self._positions:
            self._positions[id(container)] = {known: number for number, known in enumerate(container)}
        return self._positions[id(container)].get(key)

    def _offsets(self, path: Sequence[str | int]) -> tuple[int, int]:
        here = self._root
        found = (0, 0)
        for step in path:
            marks = self._table.get(id(here))
            if marks is None:
                break
            if isinstance(here, dict):
                number = self.position(here, step)
                if number is None:
                    break
                found = (marks[2 * number], marks[2 * number + 1])
                here = here[step]
            elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
                found = (marks[step], marks[step])
                here = here[step]
            else:
                break
        return found
