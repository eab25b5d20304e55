"""How a fault is planted in a section: some keys of its entries are not seen."""

from collections.abc import Callable, Iterator
from typing import Any

Charter = dict[str, Any]


def without(section: str, *keys: str) -> Callable[[Charter], None]:
    """A fault: some keys of the entries of a section are not seen."""

    def plant(data: Charter) -> None:
        for entry in entries(data, section):
            for key in keys:
                entry.pop(key, None)

    return plant


def entries(data: Charter, section: str) -> Iterator[Charter]:
    """The entries of a section."""
    stated = data.get(section) or {}
    found = stated.values() if isinstance(stated, dict) else stated
    return (entry for entry in found if isinstance(entry, dict))  # a facet may be a plain list
