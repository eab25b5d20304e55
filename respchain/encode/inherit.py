"""What a matter takes over from the matter above it, and a duty from its matter."""

from collections.abc import Mapping
from typing import Any

from respchain.encode.book import Book
from respchain.errors import Fault
from respchain.language import say
from respchain.model.stated import Entry

FROM_MATTER = (
    "kind", "stages", "facets", "basis", "within", "high_risk", "low_risk", "after_only", "public", "domain",
    "supervised_by", "consequence", "escalate",
)  # fmt: skip


def inherited_matters(book: Book) -> list[dict[str, Any]]:
    """Each matter with what it has from those above it; a matter above itself is a fault."""
    codes, parts = book.codes["matters"], book.parts["matters"]
    done: dict[int, dict[str, Any]] = {}
    for row in range(len(parts)):
        trail: list[int] = []
        at: int | None = row
        while at is not None and at not in done and at not in trail:
            trail.append(at)
            at = codes.get(str(parts[at].entry.get("part_of")))
        if at is not None and at not in done:
            path = [*parts[at].path, "part_of"]
            book.faults.append(
                Fault(book.stated.places.value(path), say('matter "{id}" is part of itself', id=parts[at].id))
            )
        above: Mapping[str, Any] = done.get(row if at is None else at, {})
        for step in reversed(trail):
            above = done[step] = taken_over(parts[step].entry, heritage(above))
    return [done[row] for row in range(len(parts))]


def heritage(above: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry hands down to those below it."""
    return {key: above[key] for key in FROM_MATTER if key in above}


def taken_over(entry: Entry, handed_down: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with what is handed down to it, where it does not state that itself."""
    taken = dict(entry)
    for key, value in handed_down.items():
        if taken.get(key) is None:
            taken[key] = value
    return taken
