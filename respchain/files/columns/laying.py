"""Entries laid out in columns."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from respchain.files.columns.naming import MARK, WHOLE, json_text

PLAIN = (str, bool, int, float, date)
"""The kinds of values that have columns of their own."""
_LONGEST = 2**63  # beyond it a whole number fits no column


class Column(NamedTuple):
    """A column: its name, the kind of its values (one of `PLAIN`), and a value or nothing for each row."""

    name: str
    kind: type
    values: list[Any]


def mapping_columns(entries: Mapping[str, object]) -> list[Column]:
    """The columns of a section that is a mapping by id: the ids, then the keys."""
    return [Column("id", str, list(entries)), *columns_of(list(entries.values()))]


def columns_of(entries: Sequence[object]) -> list[Column]:
    """The columns of entries, one a key in the order in which the keys come; see `respchain.files.columns.naming`."""
    stated = [entry if isinstance(entry, Mapping) else {} for entry in entries]
    found = [column for key in _keys(stated) for column in _columns(key, stated)]
    if any(not isinstance(entry, Mapping) for entry in entries) or not (found or entries):
        whole = [None if isinstance(entry, Mapping) else json_text("", entry) for entry in entries]
        found.append(Column(WHOLE, str, whole))
    return found


def _keys(entries: Iterable[Mapping[str, object]]) -> list[str]:
    """All keys, each after the one that it stands behind where it comes first."""
    keys: list[str] = []
    for order in dict.fromkeys(tuple(entry) for entry in entries):
        at = 0
        for key in order:
            if key in keys:
                at = keys.index(key) + 1
            else:
                keys.insert(at, key)
                at += 1
    return keys


def _columns(key: str, entries: Sequence[Mapping[str, object]]) -> Iterable[Column]:
    """The plain values of the kind that is most frequent, then what is of no such kind."""
    values = [entry.get(key, _UNSAID) for entry in entries]
    kinds = [_kind(value) for value in values]
    counts = Counter(kinds)
    others = counts.pop(None, 0)
    del counts[_Unsaid]
    common = max(counts, key=lambda one: counts[one], default=None)
    if common is not None:
        plain = [value if kind is common else None for value, kind in zip(values, kinds, strict=True)]
        yield Column(key, common, plain)
    if others or len(counts) > 1:
        said = (_Unsaid, common or _Unsaid)
        rest = [None if kind in said else json_text(key, value) for value, kind in zip(values, kinds, strict=True)]
        yield Column(f"{key}{MARK}", str, rest)


class _Unsaid:
    """What stands for a key that is not stated."""


_UNSAID = _Unsaid()


def _kind(value: object) -> type | None:
    """Which of the plain kinds a value is."""
    kind = type(value)
    if kind is int and not -_LONGEST <= value < _LONGEST:  # type: ignore[operator]  # the kind says so
        return None
    return kind if kind in PLAIN or kind is _Unsaid else None
