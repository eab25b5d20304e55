"""Random charters of one to five facets of all kinds, small enough to be looked at cell by cell."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

AS_OF = date(2026, 6, 1)
STAGES: Mapping[str, Any] = {
    "decide": {"policy": {}, "approve": {}},
    "execute": {"accept": {}, "pay": {}},
    "supervise": {},
}
"""A small tree of stages: what holds of it holds of a larger one."""
ACTORS = ("a", "b", "c", "office", "court")  # the office stands for post b, its head
_STAGES = ("decide", "policy", "approve", "execute", "accept", "pay", "supervise")
_FIRST = date(2026, 1, 1)
_ROOM = {1: 9, 2: 6, 3: 4, 4: 2, 5: 2}  # bounds or names on an axis, for each number of facets


def draft(seed: int) -> dict[str, Any]:
    """One charter, as plain data."""
    random = Random(seed)
    count = random.randint(1, 5)
    axes = {f"f{d}": _Axis(random, _ROOM[count]) for d in range(count)}
    matters = _matters(random, axes)
    return {
        "as_of": AS_OF,
        "facets": {name: axis.entry for name, axis in axes.items()},
        "departments": {"office": {"head": "b"}},
        "posts": {"a": {}, "b": {"department": "office"}, "c": {}},
        "outsiders": {"court": {"kind": "court"}},
        "bases": {"law": {"rank": "law"}},
        "matters": matters,
        "duties": {f"d{row}": _duty(random, axes, matters) for row in range(random.randint(1, 9))},
    }


class _Axis:
    """One facet as stated, and values for it."""

    def __init__(self, random: Random, room: int) -> None:
        self.kind = random.choice(["list", "values", "tree", "number", "integer", "date"])
        self.random, self.room = random, room
        self.bounds = [self._bound() for _ in range(room)]
        self.names: list[str] = [f"v{place}" for place in range(max(2, room - random.randint(0, 1)))]
        self.entry = self._entry()

    def _entry(self) -> Any:
        if self.kind == "list":
            return list(self.names)
        if self.kind in ("values", "tree"):
            return self._names()
        entry: dict[str, Any] = {"type": "date" if self.kind == "date" else "number"}
        if self.kind == "integer":
            entry["integer"] = True
        if self.random.random() < 0.6:
            entry["range"] = str(self._range())
        return entry

    def _names(self) -> dict[str, Any]:
        """Values or a tree, maybe with values that several parents claim, or none."""
        entry: dict[str, Any] = {"values": list(self.names)} if self.kind == "values" else {"tree": self._tree()}
        known = list(self.names)
        unplaced = {f"u{number}" for number in range(self.random.choice([0, 0, 1, 2]))}
        if unplaced:
            entry["unplaced"] = {
                name: self.random.sample(known, self.random.randint(0, 2)) for name in sorted(unplaced)
            }
        self.names += sorted(unplaced)
        return entry

    def _tree(self) -> dict[str, Any]:
        """The names under some nodes of their own, one of them maybe under another; a node may stay without parts."""
        tree: dict[str, Any] = {}
        nodes = [tree]
        for name in list(self.names):
            if self.random.random() < 0.4:
                inner: dict[str, Any] = {}
                self.random.choice(nodes)[f"n{len(nodes)}"] = inner
                self.names.append(f"n{len(nodes)}")
                nodes.append(inner)
            self.random.choice([nodes[0], nodes[-1]])[name] = None
        return tree

    def value(self) -> Any:
        """One value or range, or a list of them."""
        if self.random.random() < 0.2:
            return [self._one() for _ in range(self.random.randint(1, 3))]
        return self._one()

    def _one(self) -> Any:
        return self.random.choice(self.names) if self.kind in ("list", "values", "tree") else self._range()

    def _range(self) -> Any:
        """A range that is not empty, a bound as text, or a bound by itself."""
        low, high = sorted([self.random.choice(self.bounds), self.random.choice(self.bounds)])
        shape = self.random.choice(["point", "text", "< ", "<=", ">", ">= ", "[]", "[)", "()", "(]", "]["])
        if shape[0] in "<>":
            return f"{shape}{low}"
        if low == high or shape in ("point", "text") or (shape in ("()", "][") and self._following(low) >= high):
            return str(low) if shape == "text" else low
        return f"{shape[0]}{low}..{high}{shape[1]}"

    def _bound(self) -> Any:
        if self.kind == "date":
            return _FIRST + timedelta(days=self.random.randint(0, self.room * 2))
        step = self.random.randint(-2, self.room * 2)
        return step if self.kind == "integer" else step / 2

    def _following(self, low: Any) -> Any:
        return low + {"date": timedelta(days=1), "integer": 1}.get(self.kind, 0)


def _matters(random: Random, axes: Mapping[str, _Axis]) -> dict[str, Any]:
    matters: dict[str, Any] = {}
    for row in range(random.choice([1, 1, 2, 3, 4])):
        matter: dict[str, Any] = {}
        if matters and random.random() < 0.5:
            matter["part_of"] = random.choice(list(matters))
        if random.random() < 0.5:
            matter["stages"] = random.sample(_STAGES, random.randint(1, 2))
        cut = _cut_by(matter, matters) or list(axes)
        if random.random() < 0.3:
            matter["facets"] = cut = random.sample(list(axes), random.randint(1, len(axes)))
        if random.random() < 0.5:
            matter["required"] = [_box(random, axes, cut) for _ in range(random.randint(1, 2))]
        if random.random() < 0.3:
            matter["excluded"] = [
                _box(random, axes, cut)
                | random.choice([{}, {"basis": "law 1"}])
                | random.choice([{}, {"until": AS_OF}])
            ]
        matters[f"m{row}"] = matter
    return matters


def _cut_by(matter: Mapping[str, Any], matters: Mapping[str, Any]) -> list[str]:
    """The facets that a matter may be cut by: its own, else those of the matters above it."""
    if "facets" in matter or "part_of" not in matter:
        return list(matter.get("facets", ()))
    return _cut_by(matters[matter["part_of"]], matters)


def _staged(matter: str, matters: Mapping[str, Any]) -> Any:
    """The stages that a matter must have, by itself or by the matters above it."""
    while "stages" not in matters[matter] and "part_of" in matters[matter]:
        matter = matters[matter]["part_of"]
    return matters[matter].get("stages", "execute")


def _duty(random: Random, axes: Mapping[str, _Axis], matters: Mapping[str, Any]) -> dict[str, Any]:
    matter = random.choice([*matters, *matters, *matters, *matters, None])
    cut = (_cut_by(matters[matter], matters) if matter else []) or list(axes)
    duty: dict[str, Any] = {"stage": random.choice([random.choice(_STAGES), random.sample(_STAGES, 2)])}
    if matter and random.random() < 0.6:
        duty["stage"] = _staged(matter, matters)
    if matter:
        duty["matter"] = matter
    if random.random() < 0.8:
        boxes = [_box(random, axes, cut) for _ in range(random.choice([1, 1, 2]))]
        duty["scope"] = boxes[0] if len(boxes) == 1 and random.random() < 0.7 else boxes
    if random.random() < 0.3:
        duty["except"] = _box(random, axes, cut) or {cut[0]: axes[cut[0]].value()}
    duty |= _answering(random, axes, cut)
    duty |= random.choice(
        [{}, {}, {}, {}, {"mode": "default"}, {"mode": "backup"}, {"tier": "overall"}, {"heading": True}]
    )
    return duty | random.choice([{}, {}, {}, {"until": AS_OF}, {"since": AS_OF}, {"since": AS_OF + timedelta(days=1)}])


def _answering(random: Random, axes: Mapping[str, _Axis], cut: list[str]) -> dict[str, Any]:
    several = random.random() < 0.25
    names = random.sample(ACTORS, 2) if several else [random.choice(ACTORS)]
    if not several:
        return random.choice([{"accountable": names[0]}, {"accountable": names}, {"accountable": names}, {}])
    if random.random() < 0.5:
        return {"accountable": names, "shared": {"how": "lead", "lead": names[0], "reason": "both know it"}}
    parts = {name: _box(random, axes, cut) for name in names[: random.randint(1, 2)]}
    return {"accountable": names, "shared": {"how": "divided", "parts": parts, "reason": "by place"}}


def _box(random: Random, axes: Mapping[str, _Axis], cut: list[str]) -> dict[str, Any]:
    return {name: axes[name].value() for name in cut if random.random() < 0.5}
