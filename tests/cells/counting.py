"""The register decided cell by cell, from the text of a charter alone."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product
from typing import Any

from tests.cells.axes import Axis, Names, axis
from tests.cells.drafting import AS_OF, STAGES

Cell = tuple[Any, ...]  # matter, stage, and a point of every facet
Cells = set[Cell]
Claim = tuple[str, str]  # a duty and who answers for it
Path = tuple[str | int, ...]


class Counted:
    """What of each matter must be covered, by whom it is, and what is bare."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.matters, self.duties = data["matters"], data["duties"]
        self.stages = Names({"tree": STAGES})
        named: dict[str, list[Any]] = {name: [] for name in data["facets"]}
        for _, box in boxes_of(data):
            for name, value in box.items():
                named[name].append(value)
        self.axes: dict[str, Axis] = {name: axis(entry, named[name]) for name, entry in data["facets"].items()}

    # what is wrong

    def astray(self) -> list[Path]:
        """The values that lie outside their axis: the path of the facet, and the place in a list."""
        return [
            (*path, name, *place)
            for path, box in boxes_of(self.data)
            for name, value in box.items()
            for place in self.axes[name].astray(value)
        ]

    def contradictions(self) -> list[Path]:
        """What takes all of a scope away: exceptions of duties, and exclusions of what a matter requires."""
        found: list[Path] = []
        for id_, duty in self.duties.items():
            if not self._reach(id_, duty.get("scope")):
                found.append(("duties", id_, "except"))
            parts = duty.get("shared", {}).get("parts", {})
            found += [
                ("duties", id_, "shared", "parts", actor)
                for actor, part in parts.items()
                if part and not self._part(id_, part)
            ]
        excluded = set[Cell]().union(*(self._excluded(id_, always=True) for id_ in self.matters))
        for id_, matter in self.matters.items():
            if matter.get("required") and not self._asked(id_) - excluded:
                found.append(("matters", id_, "required"))
        return found

    # what is needed

    def required(self) -> Cells:
        """The cells that must be covered, on the day."""
        need: Cells = set()
        for id_, matter in self.matters.items():
            inner = any(other.get("part_of") == id_ for other in self.matters.values())
            if matter.get("required") or not inner:
                need |= self._asked(id_)
        return need - set().union(*(self._excluded(id_) for id_ in self.matters))

    def _asked(self, id_: str) -> Cells:
        return self._cells(self.leaves(id_), self._stages(self.matters[id_]), self.matters[id_].get("required"))

    def _excluded(self, id_: str, *, always: bool = False) -> Cells:
        """What a matter leaves out with a basis on the day, or for good whatever the basis."""
        found: Cells = set()
        for stated in self.matters[id_].get("excluded", ()):
            box = {name: value for name, value in stated.items() if name in self.axes}
            if ("until" not in stated) if always else (stated.get("basis") and _alive(stated)):
                found |= self._cells(self.leaves(id_), self.stages.points, [box])
        return found

    # what is claimed

    def claims(self, *, behind: bool = False) -> dict[Claim, Cells]:
        """Who covers what, explicitly and directly; or who stands behind."""
        found: dict[Claim, Cells] = {}
        for id_, duty in self.duties.items():
            mode, overall = duty.get("mode", "explicit"), duty.get("tier") == "overall"
            stands = mode == "default" or (overall and mode != "backup")
            if not _alive(duty) or duty.get("heading") or (stands if not behind else not stands) or mode == "backup":
                continue
            for actor, cells in self._answers(id_, duty):
                found[id_, actor] = found.get((id_, actor), set()) | cells
        return found

    def overlaps(self) -> set[frozenset[Claim]]:
        """The pairs of claims of different actors that share a cell, whether or not it must be covered."""
        claims = self.claims()
        return {
            frozenset(pair)
            for pair in combinations(claims, 2)
            if pair[0][1] != pair[1][1] and claims[pair[0]] & claims[pair[1]]
        }

    def _answers(self, id_: str, duty: Mapping[str, Any]) -> Iterator[tuple[str, Cells]]:
        named = duty.get("accountable", [])
        named = named if isinstance(named, list) else [named]
        parts = duty.get("shared", {}).get("parts")
        if parts:
            yield from ((_post(actor), self._part(id_, part)) for actor, part in parts.items())
        else:
            yield from ((_post(actor), self._reach(id_, duty.get("scope"))) for actor in named)

    def _part(self, id_: str, part: Mapping[str, Any]) -> Cells:
        """A part of a divided duty: where it says nothing of a facet, as far as the duty."""
        return self._reach(id_, [{**box, **part} for box in _many(self.duties[id_].get("scope"))])

    def _reach(self, id_: str, scope: Any) -> Cells:
        """The cells of boxes of a duty, less what it excepts."""
        duty = self.duties[id_]
        matters = self.leaves(duty["matter"]) if "matter" in duty else [f"duty:{id_}"]
        stages = self._stages({"stages": duty["stage"]})
        cells = self._cells(matters, stages, scope)
        return cells - self._cells(matters, stages, duty["except"]) if "except" in duty else cells

    # what is bare

    def bare(self) -> tuple[Cells, Cells]:
        """The needed cells for which nobody answers at all, and those behind which somebody stands."""
        open_ = self.required() - set().union(*self.claims().values())
        behind = open_ & set().union(*self.claims(behind=True).values())
        return open_ - behind, behind

    # cells

    def _cells(self, matters: list[str], stages: list[str], scope: Any) -> Cells:
        cells: Cells = set()
        for box in _many(scope):
            held = [
                [point for point in axis.points if name not in box or axis.holds(box[name], point)]
                for name, axis in self.axes.items()
            ]
            cells.update(product(matters, stages, *held))
        return cells

    def _stages(self, entry: Mapping[str, Any]) -> list[str]:
        """The stages of an entry; a matter has those of the matter above it where it says none."""
        while "stages" not in entry and "part_of" in entry:
            entry = self.matters[entry["part_of"]]
        return [stage for stage in self.stages.points if self.stages.holds(entry.get("stages", "execute"), stage)]

    def leaves(self, id_: str) -> list[str]:
        """The matters without parts that a matter stands for."""
        parts = [other for other, matter in self.matters.items() if matter.get("part_of") == id_]
        return [leaf for part in parts for leaf in self.leaves(part)] or [id_]


def boxes_of(data: Mapping[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every box stated anywhere, with its path."""
    for id_, matter in data["matters"].items():
        for key in ("required", "excluded"):
            for place, box in enumerate(matter.get(key, ())):
                yield (
                    ("matters", id_, key, place),
                    {name: value for name, value in box.items() if name in data["facets"]},
                )
    for id_, duty in data["duties"].items():
        for key in ("scope", "except"):
            stated = duty.get(key, [])
            for place, box in enumerate(stated if isinstance(stated, list) else [stated]):
                yield ("duties", id_, key, *([place] if isinstance(stated, list) else [])), box
        for actor, part in duty.get("shared", {}).get("parts", {}).items():
            yield ("duties", id_, "shared", "parts", actor), part


def _many(scope: Any) -> list[dict[str, Any]]:
    """The boxes of a scope; nothing said is everything."""
    return scope if isinstance(scope, list) and scope else [scope or {}]


def _post(actor: str) -> str:
    return "b" if actor == "office" else actor


def _alive(entry: Mapping[str, Any]) -> bool:
    since, until = entry.get("since"), entry.get("until")
    return (not isinstance(since, date) or since <= AS_OF) and (not isinstance(until, date) or until > AS_OF)
