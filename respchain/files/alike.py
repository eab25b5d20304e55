"""Entries of a charter as YAML, those with the same keys at once: what the general road writes, at less cost."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any

from respchain.files.written import LONGEST_KEY, SCALARS, Shown, column, text

_SHORT_KEY = LONGEST_KEY // 8  # characters of a key that is short enough however it is written


def mappings(keys: Sequence[str], entries: Sequence[Any], blank: str, shown: Shown) -> list[str]:
    """The lines of each entry behind its key, where it is a mapping of nothing but scalars; else no text.

    >>> mappings(["a", "b"], [{"title": "A"}, {"backup": ["a"]}], "  ", Shown())
    ['  a:\\n    title: A\\n', '']
    """
    made = [""] * len(entries)
    short = [at for at, key in enumerate(keys) if len(key) < _SHORT_KEY]
    for names, places, values in _shapes(entries, short):
        leads = [f"{lead}{name}: " for lead, name in zip(_leads(blank, f":\n{blank}  "), names, strict=False)]
        columns = [column([keys[at] for at in places], shown), *(column(some, shown) for some in values)]
        _fill(made, places, [blank, *leads], columns)
    return made


def items(entries: Sequence[Any], blank: str, shown: Shown) -> list[str]:
    """The lines of each item of a list, where it is a mapping of nothing but scalars; else no text.

    >>> items([{"by": "a", "to": "b"}, {}], "  ", Shown())
    ['  - by: a\\n    to: b\\n', '']
    """
    made = [""] * len(entries)
    for names, places, values in _shapes(entries, range(len(entries))):
        leads = [f"{lead}{name}: " for lead, name in zip(_leads(blank, f"{blank}- "), names, strict=False)]
        _fill(made, places, leads, [column(some, shown) for some in values])
    return made


def _leads(blank: str, first: str) -> Iterable[str]:
    """What stands before each key: before the first something of its own."""
    yield first
    yield from repeat(f"\n{blank}  ")


def _fill(made: list[str], places: Sequence[int], leads: Sequence[str], columns: Sequence[Sequence[str]]) -> None:
    """Set the lines of some entries: each value behind its lead."""
    parts: list[Iterable[str]] = [
        part for lead, some in zip(leads, columns, strict=True) for part in (repeat(lead), some)
    ]
    lines = map("".join, zip(*parts, repeat("\n"), strict=False))
    if len(places) == len(made):
        made[:] = lines
        return
    for at, said in zip(places, lines, strict=True):
        made[at] = said


_Shape = tuple[list[str], Sequence[int], list[list[Any]]]


def _shapes(entries: Sequence[Any], among: Sequence[int]) -> Iterable[_Shape]:
    """The entries that hold nothing but scalars by their keys: these as written, where they stand, and their values."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for at in among:
        if type(entry := entries[at]) is dict:
            alike.setdefault(tuple(entry), []).append(at)
    for keys, places in alike.items():
        names = list(map(text, keys))
        if not names or max(map(len, names)) > LONGEST_KEY:
            continue
        values = _values(entries, keys, places)
        if not all(SCALARS.issuperset(map(type, some)) for some in values):
            places = [at for at in places if SCALARS.issuperset(map(type, entries[at].values()))]
            values = _values(entries, keys, places)
        if places:
            yield names, places, values


def _values(entries: Sequence[Any], keys: Sequence[str], places: Sequence[int]) -> list[list[Any]]:
    some = entries if len(places) == len(entries) else [entries[at] for at in places]
    return [list(map(itemgetter(key), some)) for key in keys]
