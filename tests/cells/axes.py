"""The axes of a charter read from its text: enough points to tell any two ranges apart, and which a value holds."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

Point = Any  # a name, a number or a day

_DAY = timedelta(days=1)


class Names:
    """A list or tree of names. The points are what has nothing below it; an unplaced value is below nothing."""

    def __init__(self, entry: Any) -> None:
        if isinstance(entry, list):
            self.below = {str(name): {str(name)} for name in entry}
        else:
            tree = entry["tree"] if "tree" in entry else dict.fromkeys(map(str, entry["values"]))
            self.below = dict(_leaves(tree))
            self.below |= {str(name): {str(name)} for name in entry.get("unplaced", {})}
        self.points = sorted({leaf for leaves in self.below.values() for leaf in leaves})

    def holds(self, value: Any, point: Point) -> bool:
        """Whether a name or one of several stands for the point."""
        return any(point in self.below[str(name)] for name in _each(value))

    def astray(self, value: Any) -> list[tuple[int, ...]]:
        """Nothing: a name is on the axis, or the charter is not read at all."""
        return []

    def shown(self, value: list[Any], point: Point) -> bool:
        """Whether the names of a box hold the point."""
        return self.holds(value, point)

    def inside(self, point: Point) -> bool:
        """Whether the point lies on the axis."""
        return point in self.points

    def read(self, text: str) -> Point:
        """A point written as text."""
        return text


class Line:
    """Numbers or days. The points are all bounds named anywhere, and what lies between and beyond them."""

    def __init__(self, entry: Any, named: Iterable[Any]) -> None:
        self.of_days, whole = entry.get("type") == "date", bool(entry.get("integer"))
        self.domain = entry.get("range")
        values = [value for some in named for value in _each(some)] + ([self.domain] if self.domain else [])
        bounds = sorted({bound for value in values for bound in self._bounds(value)}) or [
            self._bound("2026-01-01" if self.of_days else "0")
        ]
        if self.of_days:
            days = (bounds[-1] - bounds[0]).days
            points = [bounds[0] + step * _DAY for step in range(-2, days + 3)]
        elif whole:
            points = [Fraction(step) for step in range(int(bounds[0]) - 2, int(bounds[-1]) + 3)]
        else:
            between = [(low + high) / 2 for low, high in pairwise(bounds)]
            points = sorted([*bounds, *between, bounds[0] - 1, bounds[-1] + 1])
        self.points = [point for point in points if self.domain is None or self._in(self.domain, point)]

    def holds(self, value: Any, point: Point) -> bool:
        """Whether a range or one of several holds the point."""
        return any(self._in(one, point) for one in _each(value))

    def astray(self, value: Any) -> list[tuple[int, ...]]:
        """The places in a list of the ranges that lie wholly outside the axis; of one range, itself."""
        empty = [not any(self._in(one, point) for point in self.points) for one in _each(value)]
        if isinstance(value, list):
            return [(place,) for place, one in enumerate(empty) if one]
        return [()] if empty[0] else []

    def shown(self, value: list[Any], point: Point) -> bool:
        """Whether the intervals of a box hold the point."""
        return any(self._within(interval, point) for interval in value)

    def inside(self, point: Point) -> bool:
        """Whether the point lies on the axis."""
        return self.domain is None or self._in(self.domain, point)

    def read(self, text: str) -> Point:
        """A point written as text."""
        return self._bound(text)

    def _within(self, interval: Any, point: Point) -> bool:
        low, high = interval["low"], interval["high"]
        above = (
            low is None or self._bound(str(low)) < point or (point == self._bound(str(low)) and interval["low_closed"])
        )
        return above and (
            high is None
            or point < self._bound(str(high))
            or (point == self._bound(str(high)) and interval["high_closed"])
        )

    def _in(self, value: Any, point: Point) -> bool:
        text = str(value).replace(" ", "")
        if text.startswith(("<=", ">=")):
            bound = self._bound(text[2:])
            return bool(point <= bound if text[0] == "<" else point >= bound)
        if text.startswith(("<", ">")):
            bound = self._bound(text[1:])
            return bool(point < bound if text[0] == "<" else point > bound)
        if ".." not in text:
            return bool(point == self._bound(text))
        low, high = map(self._bound, text[1:-1].split(".."))
        after = point >= low if text[0] == "[" else point > low
        return bool(after and (point <= high if text[-1] == "]" else point < high))

    def _bounds(self, value: Any) -> Iterator[Point]:
        yield from (self._bound(part) for part in str(value).strip("<>=[]() ").split(".."))

    def _bound(self, text: str) -> Point:
        return date.fromisoformat(text.strip()) if self.of_days else Fraction(text.strip())


Axis = Names | Line


def axis(entry: Any, named: Iterable[Any]) -> Axis:
    """The axis of one facet, given all the values named on it."""
    return Line(entry, named) if isinstance(entry, dict) and "type" in entry else Names(entry)


def _leaves(tree: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Every name of a tree with the leaves that it stands for."""
    for name, parts in tree.items():
        inner = dict(_leaves(parts or {}))
        yield str(name), set().union(*inner.values()) if inner else {str(name)}
        yield from inner.items()


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
