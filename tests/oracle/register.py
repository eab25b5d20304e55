"""The register cell by cell: what must be covered, and who owns which cell."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.oracle.day import LEAVES, Cell, Day, alive, many, stage_leaves

UNKNOWN = "?"
"""Somebody whom the source could not resolve: no id holds a question mark."""

Cells = frozenset[Cell]


class Claim(NamedTuple):
    """What one seat owns by one duty."""

    duty: str
    actor: str
    cells: Cells


class Register:
    """What must be covered on a day, and who covers it."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.out = frozenset().union(*self._excluded())
        self.need: dict[str, Cells] = {matter: self._needed(matter) for matter in day.leaves(None) if known(matter)}
        self.claims = [claim for duty in day.duties for claim in self._claims(duty, standing=False)]
        self.standing = [claim for duty in day.duties for claim in self._claims(duty, standing=True)]
        self.owned: Cells = frozenset().union(*(claim.cells for claim in self.claims))
        self.backed: Cells = frozenset().union(*(claim.cells for claim in self.standing))

    def stages(self, matter: str) -> list[str]:
        """The stages that a matter must have."""
        return many(self.day.matter_says(matter, "stages")) or ["execute"]

    def _excluded(self) -> Iterator[Cells]:
        for matter, entry in self.day.matters.items():
            for stated in many(entry.get("excluded")):
                box = {name: value for name, value in stated.items() if name in self.day.facets}
                if stated.get("basis") and alive(stated, self.day.today):
                    yield self.day.region(matter, box)

    def _needed(self, leaf: str) -> Cells:
        """All of the leaf that it states as required, or all of it; and all that a wider matter states of it."""
        found: set[Cell] = set()
        for matter in self.day.line_of(leaf):
            stated = self.day.matters[matter].get("required")
            if matter == leaf or stated:
                found |= self.day.product([leaf], stage_leaves(self.stages(matter)), self.day.inside(stated))
        return frozenset(found) - self.out

    def _claims(self, duty: str, *, standing: bool) -> Iterator[Claim]:
        """The claims by a duty: of explicit and direct ones, or of those that stand behind."""
        entry = self.day.duties[duty]
        direct = entry.get("mode") in (None, "explicit") and entry.get("tier") != "overall"
        behind = (entry.get("mode") == "default" or entry.get("tier") == "overall") and entry.get("mode") != "backup"
        if entry.get("heading") or not (behind if standing else direct):
            return
        shared = entry.get("shared") or {}
        divided = shared.get("how") == "divided" and bool(shared.get("parts"))
        for said in many(entry.get("accountable")):
            seat = UNKNOWN if isinstance(said, dict) else self.day.seat(said)
            if seat and not divided:
                yield Claim(duty, seat, self.day.cells(duty))
        for said, part in (shared.get("parts") or {}).items() if divided else ():
            seat = self.day.seat(said)
            if seat in self.day.answering(duty):
                yield Claim(duty, str(seat), self._part(duty, part) & self.stage_cells(duty))

    def _part(self, duty: str, part: Any) -> Cells:
        entry = self.day.duties[duty]
        boxes = [{**box, **(own or {})} for box in many(entry.get("scope")) or [{}] for own in many(part) or [{}]]
        points = self.day.inside(boxes)
        if entry.get("except") is not None:
            points = points - self.day.inside(entry["except"])
        return self.day.product(self._leaves(duty), LEAVES, points)

    def stage_cells(self, duty: str) -> Cells:
        """All cells of the matter and stages of a duty, whatever its scope."""
        return self.day.product(self._leaves(duty), stage_leaves(self.day.stages(duty)), self.day.points)

    def _leaves(self, duty: str) -> list[Any]:
        """The leaves of the matter of a duty; one that names none is a matter by itself."""
        matter = self.day.duties[duty].get("matter")
        return [("duty", duty)] if matter is None else list(self.day.leaves(matter))

    def on(self, matter: str) -> list[Claim]:
        """The claims that reach into a matter."""
        return [claim for claim in self.claims if any(cell[0] == matter for cell in claim.cells)]


def known(matter: Any) -> bool:
    """Whether this is a matter of the register, and none that a duty stands for by itself."""
    return isinstance(matter, str)


def tree_of(facet: Any) -> Mapping[str, Any]:
    """The tree of a facet, empty where it has none."""
    found: Mapping[str, Any] = (facet.get("tree") or {}) if isinstance(facet, dict) else {}
    return found
