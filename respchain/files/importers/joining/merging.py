"""Two statements of one entry: what only one says is kept, what both say differently stays as the charter says it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from respchain.errors import Place
from respchain.files.importers.imported import Left
from respchain.files.importers.joining.canonical import canonical
from respchain.files.importers.joining.matching import titles_of
from respchain.language import N_, say

_ADDED = frozenset(("powers", "basis", "consequence", "prescribed", "supervised_by"))
"""Lists of which each may know a part: both are kept."""
_ENDS = ("until", "through")
_REGISTER = ("kind", "stages", "facets", "required", "excluded")
"""What decides which duties a matter asks for."""

OTHERWISE = N_("the charter says otherwise, and is kept")
CHANGES = N_("this would change what the duties of the charter must say")
ENDS = N_("this would not fit the days that the charter states")
NO_KEY = N_("an entry of this kind has no such key")
CYCLE = N_("this would make it a part of itself")


def merge(
    section: str, key: str, entry: dict[str, Any], more: Mapping[str, Any], *, settled: bool = False
) -> Iterator[Left]:
    """Add to an entry what an imported one says beyond it; what is left of that, with the reason.

    A matter is `settled` where duties of the charter stand on it: they would have to say more than they do.
    """
    place = Place(str(more.get("source_cell") or f"{section}/{key}"))
    for name, value in more.items():
        if value is None or (name == "source_cell" and entry.get(name) is not None):
            continue
        if name in ("title", "name") and set(titles_of(section, more)) & set(titles_of(section, entry)):
            continue
        present = entry.get(name)
        if present is None:
            why = _misfit(section, name, value, entry, settled)
            if why is None:
                entry[name] = value
            else:
                yield from _lefts(place, name, value, why)
        elif canonical(present) != canonical(value):
            if name in _ADDED:
                entry[name] = _both(present, value)
            else:
                yield from _lefts(place, name, value, OTHERWISE)


def _misfit(section: str, name: str, value: Any, entry: Mapping[str, Any], settled: bool) -> str | None:
    if section == "matters" and settled and name in _REGISTER:
        return CHANGES
    if name in _ENDS and any(entry.get(other) is not None for other in _ENDS):
        return OTHERWISE
    begins = value if name == "since" else entry.get("since")
    lasts = [entry.get(other) if other != name else value for other in (*_ENDS, "ends")]
    if name in ("since", "ends", *_ENDS) and begins is not None:
        days = [day for day in map(_day, lasts) if day]
        if any(day <= (_day(begins) or day) for day in days):
            return ENDS
    return None


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else str(value) if value is not None else None


def _both(present: Any, value: Any) -> list[Any]:
    found = list(present) if isinstance(present, list) else [present]
    known = [canonical(one) for one in found]
    for one in value if isinstance(value, list) else [value]:
        if canonical(one) not in known:
            known.append(canonical(one))
            found.append(one)
    return found


def _lefts(place: Place, name: str, value: Any, why: str) -> Iterator[Left]:
    yield Left(place, name, said(value), say(why))


def said(value: Any) -> str:
    """A value as a piece of the remainder says it."""
    from respchain.files.emitting import emitted
    from respchain.files.written import scalar

    if isinstance(value, Mapping):
        return emitted({str(key): inner for key, inner in value.items()}).rstrip("\n")
    if isinstance(value, list | tuple):
        return "; ".join(map(said, value)) or "[]"
    return value if isinstance(value, str) else scalar(value)
