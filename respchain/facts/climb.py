"""Ways up a forest: sums along them, and what lies on them first."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts.line import Line
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked

Floats = NDArray[np.float64]


class Climb:
    """Each row with the one above it, -1 for none; nobody stands above himself.

    >>> climb = Climb(np.array([1, 2, -1, 2]))
    >>> climb.depth.tolist(), climb.root.tolist()
    ([2, 1, 0, 1], [2, 2, 2, 2])
    >>> climb.nearest(np.array([False, True, False, False])).tolist()
    [1, 1, -1, -1]
    """

    def __init__(self, up: Rows) -> None:
        self.up = np.asarray(up)
        self.enter, self.leave = Line(Relation.function(self.up, len(self.up))).tour

    @cached_property
    def depth(self) -> Rows:
        """How many stand above each row."""
        return np.rint(self.sums(np.ones(len(self.up)))).astype(np.int64) - 1

    @cached_property
    def root(self) -> Rows:
        """The last row on the way up."""
        return self.nearest(self.up < 0)

    def sums(self, values: Floats) -> Floats:
        """What the values of each row and of all above it add up to."""
        steps = np.zeros((len(values) + 1, *values.shape[1:]))
        steps[self.enter] += values
        np.subtract.at(steps, self.leave, values)
        return np.asarray(np.cumsum(steps, axis=0)[self.enter])

    def totals(self, values: Floats) -> Floats:
        """What the values of each row and of all below it add up to."""
        ordered = np.zeros(len(values) + 1)
        ordered[self.enter + 1] = values
        upto = np.cumsum(ordered)
        return np.asarray(upto[self.leave] - upto[self.enter])

    def nearest(self, mask: Mask) -> Rows:
        """The first row of the mask on the way up, each row itself included; -1 where there is none."""
        stays = np.asarray(mask) | (self.up < 0)
        at = np.where(stays, np.arange(len(self.up)), self.up)
        while not np.array_equal(at, further := at[at]):  # twice as far each round
            at = further
        return np.where(np.asarray(mask)[at], at, NONE)

    def at_or_above(self, *, lower: Rows, upper: Rows) -> Mask:
        """Which `upper` are the `lower` of the same place or on its way up."""
        return np.asarray((self.enter[upper] <= self.enter[lower]) & (self.enter[lower] < self.leave[upper]))

    def nearest_of(self, group: Rows, row: Rows, *, asked: Rows, start: Rows) -> Rows:
        """For each row of `start` the first on its way up that belongs to the group asked for, or -1.

        `row[i]` belongs to `group[i]`.

        >>> climb = Climb(np.array([1, 2, -1, 2]))
        >>> groups, rows = np.array([7, 8, 7]), np.array([1, 2, 2])
        >>> climb.nearest_of(groups, rows, asked=np.array([7, 8, 7]), start=np.array([0, 0, 3])).tolist()
        [1, 2, 2]
        """
        width = len(self.up) + 1
        key = group.astype(np.int64) * width + self.enter[row]
        order = np.argsort(key, kind="stable")
        key, row, group = key[order], row[order], group[order]
        around = self._around(group, row)
        place = np.searchsorted(key, asked.astype(np.int64) * width + self.enter[start], "right") - 1
        place = np.where((place >= 0) & (np.append(group, NONE)[place] == asked), place, NONE)
        while True:  # what was left before is no place on the way: the one around it may be
            open_ = np.flatnonzero(place >= 0)
            apart = open_[~self.at_or_above(lower=start[open_], upper=row[place[open_]])]
            if not len(apart):
                return np.where(place >= 0, np.append(row, NONE)[place], NONE)
            place[apart] = around[place[apart]]

    def _around(self, group: Rows, row: Rows) -> Rows:
        """For each place the nearest before it of the same group that holds it; rows are sorted by group and entry."""
        around = np.arange(len(row)) - 1
        while True:
            real = np.flatnonzero(around >= 0)
            other = around[real]
            apart = real[(group[other] != group[real]) | ~self.at_or_above(lower=row[real], upper=row[other])]
            if not len(apart):
                return around
            around[apart] = around[around[apart]]

    def meeting(self, one: Rows, other: Rows) -> Rows:
        """The lowest row that each is or has on its way up, -1 where there is none.

        >>> climb = Climb(np.array([1, 2, -1, 2, -1]))
        >>> climb.meeting(np.array([0, 0, 0]), np.array([3, 1, 4])).tolist()
        [2, 1, -1]
        """
        jumps = [self.up]
        while bool((jumps[-1] >= 0).any()):
            jumps.append(np.where(jumps[-1] >= 0, np.append(jumps[-1], NONE)[jumps[-1]], NONE))
        at = np.asarray(one).copy()
        for jump in reversed(jumps):
            further = jump[at]
            real = np.flatnonzero(further >= 0)
            below = real[~self.at_or_above(lower=other[real], upper=further[real])]
            at[below] = further[below]
        at = np.where(self.at_or_above(lower=other, upper=at), at, self.up[at])
        both = np.flatnonzero(at >= 0)
        apart = both[~self.at_or_above(lower=other[both], upper=at[both])]
        at[apart] = NONE
        return at


def nearest_superior(pairs: tuple[Rows, Rows], far: Rows, count: int) -> Rows:
    """Of several above each row the one least far, the first of those; -1 where there is none.

    `far` is how far each pair leads from where it should, negative for one that does not lead there.

    >>> nearest_superior((np.array([0, 0, 2]), np.array([1, 2, 1])), np.array([-1, 3, 0]), 3).tolist()
    [2, -1, 1]
    """
    low, high = pairs
    up = np.full(count, NONE, np.int64)
    away = np.where(far < 0, np.iinfo(np.int32).max, far)
    order = np.lexsort((np.arange(len(low)), away, low))
    first = np.diff(low[order], prepend=-1) != 0
    up[low[order[first]]] = high[order[first]]
    return up


def without_circles(up: Rows) -> Rows:
    """The same, cut wherever it leads round.

    >>> without_circles(np.array([1, 2, 1, 3, -1, 4])).tolist()
    [1, -1, -1, -1, -1, 4]
    """
    count = len(up)
    far = np.append(up, NONE)
    for _ in range(count.bit_length()):  # twice as far each round: whoever still goes on comes round
        far = far[far]
    return np.where(marked(count, far[far >= 0]), NONE, up)
