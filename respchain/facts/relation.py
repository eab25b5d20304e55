"""Relations between the rows of two tables, and their algebra."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.facts.walks import distances, strong
from respchain.record import Record
from respchain.scope.runs import distinct

Rows = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

NONE, GONE, UNKNOWN = -1, -2, -3
"""Why a reference leads nowhere: left blank, dead on that day, not to be resolved."""


class Relation(Record):
    """Pairs of rows: the targets of row i are `to[start[i]:start[i + 1]]`, ascending, each once.

    References that lead nowhere are no pairs, so nothing can index with them; `stated` still counts those that were
    written (`GONE` and `UNKNOWN`), for rules that ask whether anything was said at all.

    >>> r = Relation.of([0, 0, 2], [1, 0, 1], shape=(3, 2))
    >>> r.counts.tolist(), r.to.tolist()
    ([2, 0, 1], [0, 1, 1])
    """

    start: NDArray[np.int64]
    to: Rows
    width: int
    stated: NDArray[np.int64]

    @staticmethod
    def of(left: object, right: object, *, shape: tuple[int, int]) -> "Relation":
        """The relation of the pairs `left[i] -> right[i]` between tables of `shape` rows."""
        lefts, rights = np.asarray(left, np.int64), np.asarray(right, np.int64)
        height, width = shape
        stated = np.bincount(lefts[(rights != NONE) & (lefts >= 0)], minlength=height)
        real = (lefts >= 0) & (rights >= 0)
        return _from_keys(lefts[real] * max(width, 1) + rights[real], shape, stated)

    @staticmethod
    def function(column: Rows, width: int) -> "Relation":
        """The relation that leads from each row to the one row that `column` names."""
        return Relation.of(np.arange(len(column)), column, shape=(len(column), width))

    @property
    def height(self) -> int:
        """The number of rows on the left."""
        return len(self.start) - 1

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many targets each row has."""
        return np.diff(self.start)

    @cached_property
    def pairs(self) -> tuple[Rows, Rows]:
        """All pairs, as two columns, ordered by left row and target."""
        return np.repeat(np.arange(self.height, dtype=np.int32), self.counts), self.to

    @cached_property
    def inverse(self) -> "Relation":
        """The same pairs, read from right to left."""
        left, right = self.pairs
        return Relation.of(right, left, shape=(self.width, self.height))

    def targets(self, row: int) -> Rows:
        """The targets of one row."""
        return self.to[self.start[row] : self.start[row + 1]]

    def follow(self, column: Rows) -> tuple[NDArray[np.int64], Rows]:
        """For each place in `column`, the targets of the row there: `(place, target)`. References to nothing have none.

        >>> r = Relation.of([0, 0, 2], [1, 0, 1], shape=(3, 2))
        >>> at, target = r.follow(np.array([2, 0], np.int32))
        >>> at.tolist(), target.tolist()
        ([0, 1, 1], [1, 0, 1])
        """
        rows = np.asarray(column)
        known = np.flatnonzero(rows >= 0)
        counts = self.counts[rows[known]]
        at = np.repeat(known, counts)
        before = np.repeat(np.cumsum(counts) - counts, counts)
        return at, self.to[np.repeat(self.start[rows[known]], counts) + np.arange(len(at)) - before]

    def __matmul__(self, other: "Relation") -> "Relation":
        """First this relation, then the other."""
        at, target = other.follow(self.to)
        return Relation.of(self.pairs[0][at], target, shape=(self.height, other.width))

    def __or__(self, other: "Relation") -> "Relation":
        """The pairs of either."""
        keys = np.concatenate([self._keys, other._keys])
        return _from_keys(keys, (self.height, self.width), self.stated + other.stated)

    def __sub__(self, other: "Relation") -> "Relation":
        """The pairs of this one that the other has not."""
        left, right = self.pairs
        return self.only(~other.has(left, right))

    def has(self, left: Rows, right: Rows) -> Mask:
        """Which pairs of the two columns belong to the relation."""
        keys = np.asarray(left, np.int64) * max(self.width, 1) + right
        place = np.searchsorted(self._keys, keys)
        found = np.zeros(len(keys), np.bool_)
        inside = (place < len(self._keys)) & (np.asarray(left) >= 0) & (np.asarray(right) >= 0)
        found[inside] = self._keys[place[inside]] == keys[inside]
        return found

    def only(self, mask: Mask) -> "Relation":
        """The pairs for which `mask`, one value a pair, holds."""
        return _from_keys(self._keys[mask], (self.height, self.width), self.stated)

    def some(self, mask: Mask) -> Mask:
        """Which rows have a target for which `mask`, one value a target row, holds."""
        return marked(self.height, self.pairs[0][mask[self.to]])

    def none(self) -> Mask:
        """Which rows have no target."""
        return np.asarray(self.counts == 0)

    def shared(self, left: Rows, right: Rows, other: "Relation") -> Mask:
        """Whether row `left[i]` here and row `right[i]` of the other have a target in common."""
        at, target = self.follow(left)
        return marked(len(left), at[other.has(np.asarray(right)[at], target)])

    def steps_to(self, goal: Mask) -> NDArray[np.int32]:
        """For each row the least number of steps to a goal, none included, or -1. For relations of a table with itself.

        >>> Relation.of([0, 1], [1, 2], shape=(4, 4)).steps_to(marked(4, np.array([2]))).tolist()
        [2, 1, 0, -1]
        """
        back = self.inverse
        return distances(back.start, back.to, np.flatnonzero(goal), self.height)

    def reach(self, goal: Mask) -> Mask:
        """Which rows lead to a goal, in any number of steps, none included. For relations of a table with itself."""
        return np.asarray(self.steps_to(goal) >= 0)

    def from_(self, rows: Rows) -> Mask:
        """Which rows some of `rows` lead to, in any number of steps, none included."""
        return np.asarray(distances(self.start, self.to, rows, self.height) >= 0)

    @cached_property
    def components(self) -> Rows:
        """A label for each row: rows that lead to one another share it. For relations of a table with itself.

        The label is the smallest row of the component.
        """
        return _components(self)

    @cached_property
    def cycles(self) -> Rows:
        """The label of the cycle on which a row lies, or -1: components of two rows and more."""
        label = self.components
        sizes = np.bincount(label, minlength=self.height)
        return np.where(sizes[label] > 1, label, NONE).astype(np.int32)

    def rounds(self, cycle: Rows) -> Rows:
        """The rows that lie on cycles, those of one cycle together, each before one of its targets on it.

        `cycle` is the label of each row's cycle, its smallest row, -1 for none. Where a cycle has short cuts, rows off
        the first way round come last.
        """
        rows = np.flatnonzero(cycle >= 0)
        rows = rows[np.argsort(cycle[rows], kind="stable")]
        members: dict[int, list[int]] = {}
        for row, label in zip(rows.tolist(), cycle[rows].tolist(), strict=True):
            members.setdefault(label, []).append(row)
        found: list[int] = []
        for label, inside in members.items():
            way, at = dict.fromkeys([label]), label
            while (at := next(to for to in self.targets(at).tolist() if cycle[to] == label)) not in way:
                way[at] = None
            found += [*way, *(row for row in inside if row not in way)]
        return np.array(found, np.int32)

    @cached_property
    def bottoms(self) -> Mask:
        """Which rows lie in a component that no pair leaves. For relations of a table with itself."""
        label = self.components
        left, right = self.pairs
        leaving = marked(self.height, label[left[label[left] != label[right]]])
        return ~leaving[label]

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        left, right = self.pairs
        return left.astype(np.int64) * max(self.width, 1) + right


def marked(length: int, places: NDArray[np.integer]) -> Mask:
    """A mask of `length` that holds at `places`.

    >>> marked(4, np.array([1, 1, 3])).tolist()
    [False, True, False, True]
    """
    mask = np.zeros(length, np.bool_)
    mask[places] = True
    return mask


def matches(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """All pairs of a place in `left` and a place in `right` that hold the same number, by the place in `left`.

    >>> [places.tolist() for places in matches(np.array([7, 5]), np.array([5, 7, 7]))]
    [[0, 0, 1], [1, 2, 0]]
    """
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, side="left")
    counts = np.searchsorted(ordered, left, side="right") - first
    at = np.repeat(np.arange(len(left)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return at, order[np.repeat(first, counts) + np.arange(len(at)) - before]


def among(numbers: Rows, known: Rows) -> Mask:
    """Which numbers are among those known.

    >>> among(np.array([7, 5, 9]), np.array([5, 7, 7])).tolist()
    [True, True, False]
    """
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    ordered = np.sort(known)
    place = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.equal(ordered[place], numbers)


def distinct_columns(table: Rows) -> Rows:
    """The columns of a table in ascending order, each once. (The first call of `np.unique` loads masked arrays.)

    >>> distinct_columns(np.array([[2, 1, 2], [5, 9, 5]])).tolist()
    [[1, 2], [9, 5]]
    """
    ordered = table[:, np.lexsort(table[::-1])]
    new = np.ones(ordered.shape[1], np.bool_)
    new[1:] = np.any(ordered[:, 1:] != ordered[:, :-1], axis=0)
    return ordered[:, new]


def _from_keys(keys: NDArray[np.int64], shape: tuple[int, int], stated: NDArray[np.int64]) -> Relation:
    height, width = shape
    if len(keys) and not bool(np.all(keys[1:] > keys[:-1])):
        keys = distinct(keys)
    left = keys // max(width, 1)
    start = np.zeros(height + 1, np.int64)
    np.cumsum(np.bincount(left, minlength=height), out=start[1:])
    return Relation(start, (keys - left * max(width, 1)).astype(np.int32), width, stated)


def _components(relation: Relation) -> Rows:
    """Tarjan's algorithm on the rows that peeling leaves.

    Rows without a way in or a way out cannot lie on a cycle. One round of peeling is enough to spare most of the work.
    """
    height = relation.height
    label = np.arange(height, dtype=np.int32)
    left, right = relation.pairs
    inner = (relation.counts > 0) & marked(height, right)
    keep = inner[left] & inner[right] & (left != right)
    rows = np.flatnonzero(marked(height, left[keep]))
    place = np.zeros(height, np.int64)
    place[rows] = np.arange(len(rows))
    keep &= marked(height, rows)[right]  # a row with no way on inside ends no cycle
    core = Relation.of(place[left[keep]], place[right[keep]], shape=(len(rows), len(rows)))
    label[rows] = rows[strong(core.start.tolist(), core.to.tolist())] if len(rows) else rows
    return label
