"""Scopes: what things reach over, each a run of disjoint boxes, and the questions that two of them can be asked."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from respchain.record import Record
from respchain.scope.boxes import Boxes, holding, meeting, stacked
from respchain.scope.choices import Choices, crossed
from respchain.scope.cover import bare
from respchain.scope.facets import Facet
from respchain.scope.join import joined
from respchain.scope.lines import Interval, Plain
from respchain.scope.merge import merged
from respchain.scope.runs import Mask, Rows, distinct, run_starts, spread

MATTER, STAGE = 0, 1  # the first two facets, always
Relation = tuple[Rows, Rows]  # start and targets of each place: a relation as plain columns


class Scopes(Record):
    """Scope i is the union of the boxes from `start[i]` to `start[i + 1]`; they share no cell, and none is empty."""

    facets: tuple[Facet, ...]
    start: Rows
    boxes: Boxes

    @staticmethod
    def crossed(facets: Sequence[Facet], count: int, owner: Rows, choices: Mapping[int, Choices]) -> "Scopes":
        """The scopes of columns: statement k adds to scope `owner[k]` all that its choices leave of each facet."""
        place, boxes = crossed([facet.size for facet in facets], len(owner), choices)
        return Scopes.of(facets, count, owner[place], boxes)

    @staticmethod
    def of(facets: Sequence[Facet], count: int, owner: Rows, boxes: Boxes) -> "Scopes":
        """The scopes of any boxes, each box with the number of its scope."""
        rows = np.flatnonzero(~boxes.empty())
        if (owner[1:] < owner[:-1]).any():
            rows = rows[np.argsort(owner[rows], kind="stable")]
        if len(rows) < len(boxes) or (owner[1:] < owner[:-1]).any():
            owner, boxes = owner[rows], boxes.take(rows)
        return Scopes(tuple(facets), run_starts(owner, count), boxes)._disjoint()

    @staticmethod
    def build(
        facets: Sequence[Facet],
        boxes: Sequence[Iterable[Mapping[int, Sequence[Interval]]]],
        minus: Sequence[Iterable[Mapping[int, Sequence[Interval]]]] | None = None,
    ) -> "Scopes":
        """The scopes of plain rows: for each scope a list of boxes `{facet: intervals}`, less the boxes of `minus`.

        >>> facets = [Facet.names("matter", "ab"), Facet.names("stage", "xyz")]
        >>> stated = [{STAGE: [(0, 1), (2, 3)]}, {MATTER: [(1, 2)]}]
        >>> scopes = Scopes.build(facets, [stated], minus=[[{MATTER: [(0, 1)]}]])
        >>> [scopes.describe(scopes.boxes, row) for row in range(len(scopes.boxes))]
        [{'matter': ['b']}]
        """
        built = _stated(facets, boxes)
        return built if minus is None else built.minus(_stated(facets, minus))

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def sizes(self) -> list[int]:
        """The number of positions of each facet."""
        return [facet.size for facet in self.facets]

    def empty(self) -> Mask:
        """Which scopes hold no cell at all: such a scope meets nothing and is within everything."""
        return np.equal(self.start[1:], self.start[:-1])

    def take(self, rows: Rows) -> "Scopes":
        """Some of the scopes, in the order asked for."""
        place, box = self.boxes_of(rows)
        return Scopes(self.facets, run_starts(place, len(rows)), self.boxes.take(box))

    def boxes_of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The boxes of each scope asked for: the place in `rows`, and the box."""
        return spread(self.start[rows], self.start[rows + 1] - self.start[rows])

    # what two scopes have in common

    def meet(self, a: Rows, b: Rows, but: Sequence[int] = ()) -> Mask:
        """Which pairs of scopes share a cell, looking away from the facets `but`."""
        result = np.zeros(len(a), dtype=np.bool_)
        place, i, j = self._box_pairs(a, b)
        result[place[meeting(self.boxes, i, self.boxes, j, but)]] = True
        return result

    def common(self, a: Rows, b: Rows) -> "Scopes":
        """The intersection of each pair of scopes."""
        if not len(a):
            return self.take(a)
        place, i, j = self._box_pairs(a, b)
        kept = np.flatnonzero(meeting(self.boxes, i, self.boxes, j))
        boxes = _narrowed(self.boxes.take(i[kept]), self.boxes.take(j[kept]))
        return Scopes(self.facets, run_starts(place[kept], len(a)), boxes)

    def shares(self, a: Rows, b: Rows, but: Sequence[int] = ()) -> tuple["Scopes", Rows]:
        """What scope a[k] shares with scope b[k], the facets `but` left as they are in a: `(scopes, number)`.

        The scopes are these and, behind them, those parts that are not a whole scope a[k] already.
        """
        place, i, j = self._box_pairs(a, b)
        held = holding(self.boxes, j, self.boxes, i, but)
        covered = distinct(place[held] * len(self.boxes) + i[held]) // max(len(self.boxes), 1)
        whole = np.bincount(covered, minlength=len(a)) == self.start[a + 1] - self.start[a]
        cut = np.flatnonzero(~whole)
        kept = np.flatnonzero(~whole[place] & meeting(self.boxes, i, self.boxes, j, but))
        part = _narrowed(self.boxes.take(i[kept]), self.boxes.take(j[kept]), but)
        number = np.cumsum(~whole) - 1
        parts = Scopes.of(self.facets, len(cut), number[place[kept]], part)
        start = np.concatenate([self.start, parts.start[1:] + self.start[-1]])
        found = np.where(whole, a, len(self) + number)
        return Scopes(self.facets, start, stacked([self.boxes, parts.boxes])), found

    def joint(self, left: Rows, right: Rows, but: Sequence[int] = ()) -> tuple[Rows, Rows]:
        """All pairs of places `(i, j)` whose scopes `left[i]` and `right[j]` share a cell: the overlap join, sorted."""
        if not len(left) or not len(right):
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        i, a = self.boxes_of(left)
        j, b = self.boxes_of(right)
        keys = [i[x] * len(right) + j[y] for x, y in joined(self.boxes.take(a), self.boxes.take(b), but)]
        both = distinct(np.concatenate([np.zeros(0, dtype=np.intp), *keys]))
        return both // max(len(right), 1), both % max(len(right), 1)

    # what one scope leaves bare of another

    def uncovered(self, need: Rows, by: Relation) -> tuple[Rows, Boxes]:
        """The boxes of each needed scope that lie outside the union of the scopes laid over it: `(places, boxes)`.

        `by` is a relation from places in `need` to scopes: `(start, to)`. The boxes of one place share no cell.
        """
        place, box = self.boxes_of(need)
        if not len(place):
            return place, self.boxes.take(box)
        start, to = by
        laid, over = self.boxes_of(to)
        first = run_starts(laid, len(to))[start]
        found = bare(self.boxes.take(box), self.boxes, over, first[place], first[place + 1] - first[place])
        return merged(found.boxes, place[found.origin])

    def within(self, need: Rows, by: Relation) -> Mask:
        """Which needed scopes lie wholly in the union of the scopes laid over them."""
        result = np.ones(len(need), dtype=np.bool_)
        result[self.uncovered(need, by)[0]] = False
        return result

    def contains(self, *, outer: Rows, inner: Rows) -> Mask:
        """Which pairs have the whole inner scope inside the outer one."""
        result = np.equal(outer, inner)
        boxed = self.start[outer + 1] - self.start[outer] == 1  # then every inner box has to lie in that one
        rows = np.flatnonzero(boxed & ~result)
        place, box = self.boxes_of(inner[rows])
        held = holding(self.boxes, self.start[outer[rows]][place], self.boxes, box)
        result[rows] = True
        result[rows[place[~held]]] = False
        rows = np.flatnonzero(~boxed & ~result)
        result[rows] = self.within(inner[rows], (np.arange(len(rows) + 1), outer[rows]))
        return result

    def equal(self, a: Rows, b: Rows) -> Mask:
        """Which pairs of scopes hold the same cells."""
        result = self.contains(outer=a, inner=b)
        rows = np.flatnonzero(result)
        result[rows] = self.contains(outer=b[rows], inner=a[rows])
        return result

    # scopes made of scopes

    def minus(self, other: "Scopes") -> "Scopes":
        """Each scope without the cells of the scope of the same number in `other`."""
        rows = np.flatnonzero(~self.empty() & ~other.empty())
        if not len(rows):
            return self
        place, box = self.boxes_of(rows)
        first = other.start[rows[place]]
        counts = other.start[rows[place] + 1] - first
        found = bare(self.boxes.take(box), other.boxes, np.arange(len(other.boxes)), first, counts)
        return self._replaced(rows, place[found.origin], found.boxes)

    def union(self, other: "Scopes") -> "Scopes":
        """Each scope together with the scope of the same number in `other`."""
        if not len(other.boxes):
            return self
        extra = other.minus(self)
        owner = np.concatenate([np.repeat(np.arange(len(x)), np.diff(x.start)) for x in (self, extra)])
        from_both = stacked([self.boxes, extra.boxes])
        order = np.argsort(owner, kind="stable")
        return Scopes(self.facets, run_starts(owner, len(self)), from_both.take(order))

    def followed_by(self, other: "Scopes") -> "Scopes":
        """These scopes, and behind them those of `other` on the same facets."""
        start = np.concatenate([self.start, len(self.boxes) + other.start[1:]])
        return Scopes(self.facets, start, stacked([self.boxes, other.boxes]))

    # in words

    def describe(self, boxes: Boxes, row: int, but: Sequence[int] = ()) -> dict[str, list[Plain | dict[str, Plain]]]:
        """A box for JSON: the facets that it does not span whole, those of `but` left away."""
        return {
            facet.name: facet.decode([bounds])
            for d, (facet, bounds) in enumerate(zip(self.facets, boxes.row(row), strict=True))
            if d not in but and bounds != (0, facet.size)
        }

    def witness(self, boxes: Boxes, row: int) -> dict[str, str]:
        """One point of a box: a value of every facet."""
        return {facet.name: facet.witness(*bounds) for facet, bounds in zip(self.facets, boxes.row(row), strict=True)}

    def _box_pairs(self, a: Rows, b: Rows) -> tuple[Rows, Rows, Rows]:
        """All pairs of a box of a[k] and a box of b[k]: `(k, box, box)`."""
        place, i = self.boxes_of(a)
        at, j = self.boxes_of(b[place])
        return place[at], i[at], j

    def _disjoint(self) -> "Scopes":
        """The same scopes, each box without what a larger box of its scope holds."""
        rows = np.flatnonzero(np.diff(self.start) > 1)
        if not len(rows):
            return self
        place, box = self.boxes_of(rows)
        boxes = self.boxes.take(box)
        order = np.lexsort((*boxes.high, *boxes.low, -boxes.volumes(), place))
        first = run_starts(place, len(rows))[place]
        found = bare(boxes.take(order), boxes, order, first, np.arange(len(place)) - first)
        return self._replaced(rows, place[found.origin], found.boxes)

    def _replaced(self, rows: Rows, place: Rows, boxes: Boxes) -> "Scopes":
        """The same scopes, but for some rows those boxes that belong to their places."""
        if not len(rows):
            return self
        place, boxes = merged(boxes, place)
        others = np.delete(np.arange(len(self)), rows)
        other, box = self.boxes_of(others)
        owner = np.concatenate([others[other], rows[place]])
        order = np.argsort(owner, kind="stable")
        return Scopes(self.facets, run_starts(owner, len(self)), stacked([self.boxes.take(box), boxes]).take(order))


def _narrowed(boxes: Boxes, by: Boxes, but: Sequence[int] = ()) -> Boxes:
    """Each box cut down to what it shares with the other of its place, the facets `but` left as they are."""
    low = tuple(x if d in but else np.maximum(x, y) for d, (x, y) in enumerate(zip(boxes.low, by.low, strict=True)))
    high = tuple(x if d in but else np.minimum(x, y) for d, (x, y) in enumerate(zip(boxes.high, by.high, strict=True)))
    return Boxes(low, high)


def _stated(facets: Sequence[Facet], rows: Sequence[Iterable[Mapping[int, Sequence[Interval]]]]) -> Scopes:
    """The scopes of plain rows."""
    stated = [(owner, box) for owner, boxes in enumerate(rows) for box in boxes]
    choices = {d: Choices.of([box.get(d) for _, box in stated]) for d in range(len(facets))}
    return Scopes.crossed(facets, len(rows), np.array([owner for owner, _ in stated], dtype=np.intp), choices)
