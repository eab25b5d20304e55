"""References that the source of a charter could not resolve, as a table."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from respchain.encode.book import Book, ints, lifetime
from respchain.encode.names import Part
from respchain.facts.relation import NONE
from respchain.facts.tables import Unresolved

Steps = tuple[str | int, ...]
Found = tuple[Steps, str]
"""Where a reference stands, and what the source wrote."""

_BOXES = frozenset(("scope", "required", "excluded", "except", "parts"))  # a facet may be called `unknown`
_PERSONS = frozenset(("person", "holder"))  # an unresolved person is somebody all the same, not disclosed
_SKIPPED = _BOXES | _PERSONS
_FREE = frozenset(("steps", "next"))  # their keys are names of the drafter's own
_APART = frozenset(("facets", "duties"))  # no references; many entries, whose own are kept as they are read


def unresolved(book: Book) -> Unresolved:
    """The table of such references, each once; they live as long as the entry in which they stand."""
    found = list(dict.fromkeys([*_elsewhere(book.stated.data), *_of_duties(book)]))
    lives = [_life(book.stated.data, path) for path, _ in found]
    book.parts["unresolved"] = [Part("reference", _id(book, path, name), path, {}) for path, name in found]
    actors = book.codes["actors"]
    above = [path[2:3] == ("reports_to",) for path, _ in found]
    below = [actors[str(path[1])] if line else NONE for (path, _), line in zip(found, above, strict=True)]
    return Unresolved(
        row=np.arange(len(found), dtype=np.int32),
        subordinate=ints(below),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )


def _of_duties(book: Book) -> Iterator[Found]:
    """Those of duties: what was met when they were read, and what nobody reads yet. What a matter says is its own."""
    entries = book.section("duties")
    for path, name in book.unresolved:
        if path[0] == "duties" and (entries[path[1]] or {}).get(path[2]) is not None:
            yield tuple(path), name
    for part in book.parts["duties"]:
        for key, inner in (("measure", "by"), ("escalate", "to")):
            stated = part.entry.get(key)
            if stated is not None and isinstance(stated.get(inner), Mapping):
                yield (*part.path, key, inner), str(stated[inner]["unknown"])


def _elsewhere(data: Mapping[str, Any]) -> Iterator[Found]:
    for section, stated in data.items():
        if section in _APART or not isinstance(stated, Mapping | list | tuple):
            continue
        entries = stated.items() if isinstance(stated, Mapping) else enumerate(stated)
        for name, entry in entries:
            yield from _inside(entry, (section, name))


def _inside(entry: object, path: Steps) -> Iterator[Found]:
    """The unresolved references in an entry; those of a list stand where the list does."""
    waiting: list[tuple[object, Steps]] = [(entry, path)]
    while waiting:
        value, at = waiting.pop()
        if isinstance(value, Mapping):
            if _lost(value):
                yield at, str(value["unknown"])
                continue
            known = at[-1] not in _FREE
            nested = [(inner, (*at, key)) for key, inner in value.items() if not (known and key in _SKIPPED)]
        elif isinstance(value, list | tuple):
            nested = [(inner, at if _lost(inner) else (*at, place)) for place, inner in enumerate(value)]
        else:
            continue
        waiting += [(inner, where) for inner, where in nested if isinstance(inner, Mapping | list | tuple)][::-1]


def _lost(value: object) -> bool:
    """Whether it is such a reference: an entry may be called `unknown` too."""
    return isinstance(value, Mapping) and value.keys() == {"unknown"} and isinstance(value["unknown"], str)


def _id(book: Book, path: Steps, name: str) -> str:
    """What a reference goes by: the entry in which it stands, its keys, and what the source wrote."""
    section, entry, *keys = path
    parts = book.parts.get(str(section), ())
    if isinstance(entry, int):
        words = [parts[entry].id if entry < len(parts) else f"{section} {entry + 1}"]
    else:
        words = [str(entry)] if keys else [str(section), str(entry)]
    words += [str(key) for key in keys if not isinstance(key, int)]
    return f"{'.'.join(words)}:{name}"


def _life(data: Mapping[str, Any], path: Steps) -> tuple[int, int]:
    """The days of the entry at the head of a path, and of the step where it leads to one."""
    section = data[str(path[0])]
    entry = section if len(path) == 2 else section[path[1]]
    begins, ends = lifetime(entry)
    if path[2:3] == ("steps",):
        since, until = lifetime(entry["steps"][path[3]] or {})
        return max(begins, since), min(ends, until)
    return begins, ends
