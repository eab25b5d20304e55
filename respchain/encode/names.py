"""From rows back to what people know them by: ids, titles, places."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, overload

from respchain.errors import Place
from respchain.model.stated import Entry, Path, Stated
from respchain.record import Record


class Part(NamedTuple):
    """One stated part: what kind of thing it is, its id, its path in the charter, and what was written of it."""

    kind: str
    id: str
    path: Path
    entry: Entry


class Ids(Sequence[str]):
    """The ids of parts as words, looked up when they are asked for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        """How many there are."""
        return len(self._parts)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        """The id of the part in a row."""
        return [part.id for part in self._parts[row]] if isinstance(row, slice) else self._parts[row].id


class Names(Record):
    """The part behind each source row of each table, and the words behind codes."""

    stated: Stated
    parts: Mapping[str, Sequence[Part]]
    words: Mapping[str, Sequence[str]] = MappingProxyType({})
    beside: Place = Place("charter")  # where the words of a log stand, which is no part of the charter

    def part(self, table: str, row: int) -> Part:
        """The part behind a source row."""
        return self.parts[table][row]

    @cached_property
    def matters(self) -> Mapping[str, Entry]:
        """What was written of each matter, by id."""
        return {part.id: part.entry for part in self.parts["matters"]}

    def word(self, table: str, row: int) -> str:
        """The id of a part, or the word of a code."""
        words = self.words.get(table)
        return self.parts[table][row].id if words is None else words[row]

    def title(self, table: str, row: int, language: str) -> str:
        """The title of a part in a language, else in any, else its id."""
        if table in self.words:
            return self.words[table][row]
        part = self.parts[table][row]
        return titled(part.entry, language) or part.id

    def charter(self, language: str) -> str:
        """The name of the charter in a language, else in any, else nothing."""
        return titled(self.stated.data, language) or ""

    def place(self, table: str, row: int) -> Place:
        """Where a part is stated."""
        return self.beside if table in self.words else self.stated.places.key(self.parts[table][row].path)

    def source(self, table: str, row: int) -> str | None:
        """The place in the source from which a part came, as its entry says it, else the nearest one above it."""
        found: str | None = None
        at: Any = self.stated.data
        for step in self.parts[table][row].path:
            try:
                at = at[step]
            except (KeyError, IndexError, TypeError):  # a short form: what is below was never written
                break
            if isinstance(at, Mapping) and at.get("source_cell") is not None:
                found = str(at["source_cell"])
        return found


def titled(entry: Entry, language: str) -> str | None:
    """The title of an entry in a language, else in any other that it has."""
    title = entry.get("title") or entry.get("name")
    if isinstance(title, Mapping):
        title = title.get(language) or next((text for text in title.values() if text), None)
    return str(title) if title else None
