"""Coverage worked out cell by cell from what is written, and boxes read back as a stranger would read them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from typing import Any, NamedTuple

from tests.oracle.dice import Dice

Point = Any
Cell = tuple[Point, ...]
Entry = dict[str, Any]
STAGES: Entry = {
    "decide": {"policy": None, "plan": None, "approve": None},
    "execute": dict.fromkeys(
        ("accept", "review", "inspect", "report", "deliver", "monitor", "enforce", "record", "pay")
    ),
    "supervise": {"inspection": None, "audit": None, "appeal": None},
}
DAY = date(2026, 1, 1)


class Hold(NamedTuple):
    """A duty, or a part of one that is divided, with who answers for it."""

    duty: str
    actors: frozenset[str]
    cells: frozenset[Cell]
    part: bool


class Register:
    """A charter as sets of points: of each axis every point that any bound could tell apart."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.matters: Mapping[str, Entry] = data["matters"]
        self.facets: Mapping[str, Any] = data.get("facets", {})
        self.names = ["matter", "stage", *self.facets]
        self.points = [self.leaves(), list(_leaves(STAGES)), *(self._points(name) for name in self.facets)]

    def leaves(self) -> list[str]:
        parents = {entry.get("part_of") for entry in self.matters.values()}
        return [id_ for id_ in self.matters if id_ not in parents]

    def below(self, matter: str) -> list[str]:
        """The leaves at or below a matter."""
        return [leaf for leaf in self.leaves() if matter in self._above(leaf)]

    def _above(self, matter: str | None) -> Iterator[str]:
        while matter is not None:
            yield matter
            matter = self.matters[matter].get("part_of")

    def _inherited(self, matter: str, key: str) -> Any:
        return next((self.matters[one][key] for one in self._above(matter) if key in self.matters[one]), None)

    def _points(self, name: str) -> list[Point]:
        facet = self.facets[name]
        if isinstance(facet, list):
            return list(facet)
        if "tree" in facet:
            return [*_leaves(facet["tree"]), *facet.get("unplaced", {})]
        if facet["type"] == "date":
            return [DAY + timedelta(days=day) for day in range(-2, 12)]
        if facet.get("integer"):
            return [number for number in range(-2, 13) if _inside(number, facet.get("range"))]
        return [Fraction(number, 2) for number in range(-2, 23) if _inside(Fraction(number, 2), facet.get("range"))]

    def axis(self, name: str, values: Any) -> set[Point]:
        """The points of values as written, or as JSON tells them: a node stands for its leaves."""
        points = self.points[self.names.index(name)]
        found: set[Point] = set()
        for value in values if isinstance(values, list) else [values]:
            if name in ("matter", "stage") or isinstance(self.facets[name], list) or "tree" in self.facets[name]:
                found |= set(self._named(name, value))
            else:
                found |= {point for point in points if _inside(point, value)}
        return found

    def _named(self, name: str, value: str) -> Iterable[str]:
        if name == "matter":
            return self.below(value)
        tree = STAGES if name == "stage" else self.facets[name]
        if isinstance(tree, list):
            return [value]
        under = _find(tree if name == "stage" else tree["tree"], value)
        return [value] if not under else _leaves(under)

    def box(self, box: Mapping[str, Any], **frame: Any) -> set[Cell]:
        """The cells of a box: an axis that it does not name is spanned whole."""
        chosen = {**frame, **box}
        return set(
            product(
                *(
                    self.axis(name, chosen[name]) if name in chosen else points
                    for name, points in zip(self.names, self.points, strict=True)
                )
            )
        )

    def boxes(self, stated: Any, **frame: Any) -> set[Cell]:
        listed = stated if isinstance(stated, list) else [stated or {}]
        return {cell for box in listed for cell in self.box(box, **frame)}

    @cached_property
    def need(self) -> set[Cell]:
        """What must be covered; what a wider matter requires or excludes holds for those below it."""
        return {cell for scope in self.required() for cell in scope} - {
            cell for scope in self.excluded() for cell in scope
        }

    def required(self) -> list[set[Cell]]:
        leaves = self.leaves()
        return [
            self.boxes(entry.get("required"), matter=id_, stage=self._inherited(id_, "stages") or ["execute"])
            for id_, entry in self.matters.items()
            if id_ in leaves or entry.get("required")
        ]

    def excluded(self) -> list[set[Cell]]:
        return [
            self.box({key: value for key, value in box.items() if key != "basis"}, matter=id_)
            for id_, entry in self.matters.items()
            for box in entry.get("excluded", ())
            if box.get("basis")
        ]

    def scope(self, duty: Entry, **frame: Any) -> frozenset[Cell]:
        frame = {"matter": duty["matter"], "stage": duty["stage"], **frame}
        whole = self.boxes(duty.get("scope"), **frame)
        return frozenset(whole - self.boxes(duty["except"], **frame) if "except" in duty else whole)

    def _holds(self, which: Iterable[str]) -> Iterator[Hold]:
        for id_ in which:
            duty = self.data["duties"][id_]
            parts = (duty.get("shared") or {}).get("parts")
            stated = duty.get("accountable", [])
            named = [self.seat(one) for one in (stated if isinstance(stated, list) else [stated])]
            if parts:
                for actor, part in parts.items():
                    boxes = [{**box, **part} for box in _list(duty.get("scope"))]
                    yield Hold(id_, frozenset([self.seat(actor)]), self.scope({**duty, "scope": boxes}), True)
            elif named:
                yield Hold(id_, frozenset(one for one in named if one != "?"), self.scope(duty), False)

    def seat(self, actor: Any) -> str:
        """A department stands for its head; who is unknown is nobody in particular."""
        return "?" if isinstance(actor, dict) else {"bureau": "a"}.get(actor, actor)

    @cached_property
    def covering(self) -> list[Hold]:
        return list(self._holds(id_ for id_, duty in self.data["duties"].items() if _direct(duty)))

    @cached_property
    def behind(self) -> list[Hold]:
        return list(self._holds(id_ for id_, duty in self.data["duties"].items() if _stands(duty)))

    def pairs(self, matter: str) -> list[tuple[Hold, Hold, set[Cell]]]:
        """The pairs of duties of different actors that meet on a matter, with what they share there."""
        below = set(self.below(matter))
        found = []
        for one, other in combinations(self.covering, 2):
            differ = one.actors and other.actors and (one.actors != other.actors)
            common = {cell for cell in one.cells & other.cells if cell[0] in below} if differ else set()
            if common:
                found.append((one, other, common))
        return found

    def elementary(self, cells: set[Cell]) -> int:
        """How many cells these are, cut where some scope of the register or of a duty that counts ends."""
        band = self._bands
        return len({tuple(band[d][point] for d, point in enumerate(cell)) for cell in cells})

    @cached_property
    def _bands(self) -> list[dict[Point, int]]:
        """For each axis the points with the number of the stretch that they lie in; each name is one by itself."""
        scopes = [*self.required(), *self.excluded(), *(set(one.cells) for one in self._counting())]
        bands = [list(range(len(points))) for points in self.points]
        for d, name in enumerate(self.names[2:], start=2):
            if isinstance(self.facets[name], list) or "tree" in self.facets[name]:
                continue
            slices = [self._slices(scope, d) for scope in scopes]
            for at in range(1, len(self.points[d])):
                low, high = self.points[d][at - 1], self.points[d][at]
                cut = any(slice_.get(low) != slice_.get(high) for slice_ in slices)
                bands[d][at] = bands[d][at - 1] + cut
        return [dict(zip(points, numbers, strict=True)) for points, numbers in zip(self.points, bands, strict=True)]

    def _counting(self) -> Iterator[Hold]:
        duties = [id_ for id_, duty in self.data["duties"].items() if _direct(duty) or _stands(duty)]
        for id_ in duties:
            yield Hold(id_, frozenset(), self.scope(self.data["duties"][id_]), False)
        yield from (hold for hold in self._holds(duties) if hold.part)

    @staticmethod
    def _slices(scope: Iterable[Cell], d: int) -> dict[Point, set[Cell]]:
        found: dict[Point, set[Cell]] = {}
        for cell in scope:
            found.setdefault(cell[d], set()).add((*cell[:d], *cell[d + 1 :]))
        return found


def _list(boxes: Any) -> list[Entry]:
    return boxes if isinstance(boxes, list) else [boxes or {}]


def _direct(duty: Entry) -> bool:
    return bool(duty.get("mode", "explicit") == "explicit" and duty.get("tier", "direct") == "direct")


def _stands(duty: Entry) -> bool:
    mode = duty.get("mode", "explicit")
    return mode == "default" or (mode == "explicit" and duty.get("tier") == "overall")


def _leaves(tree: Mapping[str, Any]) -> Iterator[str]:
    for name, below in tree.items():
        yield from _leaves(below) if below else [name]


def _find(tree: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    for key, below in tree.items():
        if key == name:
            return below or None
        found = _find(below, name) if below else None
        if found:
            return found
    return None


def _inside(point: Point, value: Any) -> bool:
    """Whether a point lies in a value or range as people write it, or as JSON tells it."""
    if value is None:
        return True
    if isinstance(value, list):
        return any(_inside(point, one) for one in value)
    if isinstance(value, dict):
        low, high = _bound(point, value["low"]), _bound(point, value["high"])
        above = low is None or point > low or (point == low and value["low_closed"])
        return bool(above and (high is None or point < high or (point == high and value["high_closed"])))
    text = str(value)
    if found := re.fullmatch(r"([\[(])(.*)\.\.(.*)([\])])", text):
        low, high = _bound(point, found[2]), _bound(point, found[3])
        return bool((point > low or (point == low and found[1] == "[")) and
                    (point < high or (point == high and found[4] == "]")))  # fmt: skip
    if found := re.fullmatch(r"(<=|>=|<|>)(.*)", text):
        bound = _bound(point, found[2].strip())
        return bool(
            (point < bound and "<" in found[1])
            or (point > bound and ">" in found[1])
            or (point == bound and "=" in found[1])
        )
    return bool(point == _bound(point, text))


def _bound(point: Point, value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)) if isinstance(point, date) else Fraction(str(value))


# charters at random


def draft(seed: int) -> Entry:
    """A charter at random: facets of all kinds, matters in a tree, duties that meet, miss and stand behind."""
    dice = Dice(seed)
    kinds = dice.some(("list", "tree", "number", "integer", "date"), 0, 2)
    facets: Entry = {kind: _facet(kind, dice) for kind in kinds}
    data: Entry = {"as_of": "2026-06-01", "posts": {id_: {} for id_ in "abc"}, "departments": {"bureau": {"head": "a"}}}
    if facets:
        data["facets"] = facets
    data["matters"] = _matters(dice, kinds)
    data["duties"] = {f"d{at}": _duty(dice, data["matters"], kinds) for at in range(dice.random.randint(0, 7))}
    return data


def _facet(kind: str, dice: Dice) -> Any:
    if kind == "list":
        return ["x", "y", "z"]
    if kind == "tree":
        return {"tree": {"p": {"q": None, "r": None}, "s": {"t": None}}, "unplaced": {"u": ["q", "t"]}}
    if kind == "date":
        return {"type": "date"}
    return {"type": "number", "integer": kind == "integer", **({"range": ">= 0"} if dice.chance(0.5) else {})}


def _value(kind: str, dice: Dice) -> Any:
    if kind == "list":
        return dice.one(("x", "y", ["x", "z"], ["y", "z"]))
    if kind == "tree":
        return dice.one(("p", "q", "s", "u", ["r", "u"], ["q", "t"]))
    low = dice.random.randint(0, 6)
    high = low + dice.random.randint(1, 4)
    first, last = (str(DAY + timedelta(days=at)) if kind == "date" else str(at) for at in (low, high))
    left, right = dice.one("[("), dice.one("])")
    if kind != "number" and high - low == 1:
        left = "["
    shapes = [f"{left}{first}..{last}{right}", f">= {first}", f"> {first}", f"< {last}", f"<= {last}", first]
    one = dice.one(shapes)
    return [f"[{first}..{first}]", f"> {last}"] if dice.chance(0.1) else one


def _box(dice: Dice, kinds: list[str]) -> Entry:
    return {kind: _value(kind, dice) for kind in kinds if dice.chance(0.6)}


def _matters(dice: Dice, kinds: list[str]) -> Entry:
    matters: Entry = {}
    for id_ in ("m", "n", "o", "w")[: dice.random.randint(1, 4)]:
        entry: Entry = {}
        if matters and dice.chance(0.6):
            entry["part_of"] = dice.one(matters)
        if dice.chance(0.7):
            entry["stages"] = dice.some(("approve", "decide", "monitor", "pay", "supervise", "execute"), 1, 2)
        if kinds and dice.chance(0.4):
            boxes = [box for box in (_box(dice, kinds) for _ in range(dice.random.randint(1, 2))) if box]
            entry.update({"required": boxes} if boxes else {})
        if kinds and dice.chance(0.3):
            left_out = _box(dice, kinds)
            entry.update({"excluded": [{**left_out, **({"basis": ["Law 1"]} if dice.chance(0.8) else {})}]})
        matters[id_] = entry
    return matters


def _duty(dice: Dice, matters: Entry, kinds: list[str]) -> Entry:
    duty: Entry = {"matter": dice.one(matters), "stage": dice.one(("approve", "monitor", "execute", "supervise"))}
    if dice.chance(0.3):
        duty["stage"] = ["decide", "execute", "supervise"]
    boxes = [_box(dice, kinds) for _ in range(dice.one((1, 1, 2)))]
    if any(boxes):
        duty["scope"] = boxes if len(boxes) > 1 else boxes[0]
    if kinds and dice.chance(0.25):
        kind = dice.one(kinds)
        duty["except"] = {kind: _value(kind, dice)}
    duty["accountable"] = dice.one(("a", "b", "c", "bureau", ["a", "b"], ["b", "c"], {"unknown": "0123"}))
    if dice.chance(0.1):
        del duty["accountable"]
    elif kinds and dice.chance(0.15):
        kind = dice.one(kinds)
        duty["accountable"] = ["b", "c"]
        duty["shared"] = {"how": "divided", "parts": {"b": {kind: _value(kind, dice)}, "c": {kind: _value(kind, dice)}}}
    way = dice.random.random()
    if way < 0.15:
        duty["mode"] = "default"
    elif way < 0.25:
        duty["tier"] = "overall"
    elif way < 0.3:
        duty["mode"] = "backup"
    return duty
