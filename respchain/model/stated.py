"""What a drafter stated, as plain data that knows its places."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from respchain.errors import Place
from respchain.record import Record

Entry = Mapping[str, Any]
Path = Sequence[str | int]


class Places(Protocol):
    """Tells where each part of the data was written."""

    def key(self, path: Path) -> Place:
        """The place of the key or list item that `path` leads to, else of the nearest part above it."""
        ...

    def value(self, path: Path) -> Place:
        """The place of the value that `path` leads to, else of the nearest part above it."""
        ...


class Nowhere:
    """The places of a charter that was built in Python: none."""

    def key(self, path: Path) -> Place:
        """A place that names the path alone."""
        return Place("/".join(str(step) for step in path) or "charter")

    def value(self, path: Path) -> Place:
        """The same as `key`."""
        return self.key(path)


class Stated(Record):
    """A charter as plain data: what was written, validated, nothing added.

    `data` maps each section to `{id: entry}` (sections that are mappings by id) or to a list of entries (the others);
    entries hold text, numbers, booleans, dates, lists and mappings, short forms as they were written.
    `sources` holds the text of each file read, for showing a line with its neighbours; `notes` what the reader assumed;
    `project` what the project that the charter belongs to lays over its profile.
    """

    data: Mapping[str, Any]
    places: Places = Nowhere()
    sources: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    project: Mapping[str, Any] | None = None
