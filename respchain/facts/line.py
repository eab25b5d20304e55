"""The line of command: who stands above whom, cycles collapsed."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Relation, Rows, marked


class Line:
    """Answers "is a below b?" for columns of pairs, in constant time where everybody has one superior.

    Posts on a cycle stand below one another. Where a post has several superiors (itself a finding), the first is its
    parent in the tree and the others are bridges beside it; a walk uses the tree and any number of bridges.

    >>> line = Line(Relation.of([0, 1], [1, 2], shape=(3, 3)))
    >>> line.below(lower=np.array([0, 2]), upper=np.array([2, 0])).tolist()
    [True, False]
    """

    def __init__(self, up: Relation) -> None:
        self.up = up
        self.cycle: Rows = up.cycles
        self._name = up.components
        left, right = up.pairs
        low, high = self._name[left], self._name[right]
        self._collapsed = Relation.of(low[low != high], high[low != high], shape=(up.height, up.height))

    def below(self, *, lower: NDArray[np.integer], upper: NDArray[np.integer]) -> Mask:
        """Which `lower` stand below the `upper` of the same place, at any distance."""
        low, high = self._name[lower], self._name[upper]
        within_cycle = (low == high) & (self.cycle[lower] >= 0)
        return np.asarray(within_cycle | ((low != high) & self._reaches(low, high)))

    def at_or_below(self, *, lower: NDArray[np.integer], upper: NDArray[np.integer]) -> Mask:
        """Which `lower` are the `upper` of the same place or stand below it."""
        return np.asarray((np.asarray(lower) == upper) | self.below(lower=lower, upper=upper))

    @property
    def single(self) -> bool:
        """Whether nobody has a second superior, cycles aside: then the tour tells all."""
        return not len(self._bridges[0])

    @property
    def tour(self) -> tuple[Rows, Rows]:
        """When each row is entered and left on a walk round the tree of first superiors, a cycle as one row.

        Whoever stands below a row is entered after it and before it is left.
        """
        enter, leave = self._tour
        return enter[self._name], leave[self._name]

    def upward(self, mask: Mask) -> Relation:
        """The rows of `mask` with all that stand above each."""
        above = {row: self.above(row) for row in np.flatnonzero(mask).tolist()}
        low = np.repeat(np.array(list(above), np.int32), [len(rows) for rows in above.values()])
        high = [upper for rows in above.values() for upper in rows]
        return Relation.of(low, np.array(high, np.int32), shape=(self.up.height, self.up.height))

    def above(self, row: int) -> list[int]:
        """All that stand above one row, nearest first, each once."""
        found, front = {row: None}, [row]
        while front:
            front = [above for step in front for above in self.up.targets(step).tolist() if above not in found]
            found.update(dict.fromkeys(front))
        return list(found)[1:]

    def _reaches(self, low: Rows, high: Rows) -> Mask:
        tree = self._within(low, high)
        tails, heads, closure = self._bridges
        if not len(tails):
            return tree
        open_ = np.flatnonzero(~tree)
        for chunk in np.array_split(open_, max(1, len(open_) * len(tails) // 4_000_000 + 1)):
            onto = self._within(low[chunk][:, None], tails[None, :])
            off = self._within(heads[None, :], high[chunk][:, None])
            tree[chunk] = ((onto.astype(np.float32) @ closure > 0) & off).any(axis=1)
        return tree

    def _within(self, low: Rows, high: Rows) -> Mask:
        """At or below in the tree of first superiors."""
        enter, leave = self._tour
        return np.asarray((enter[high] <= enter[low]) & (enter[low] < leave[high]))

    @cached_property
    def _parent(self) -> Rows:
        parent = np.full(self.up.height, -1, np.int32)
        has = self._collapsed.counts > 0
        parent[has] = self._collapsed.to[self._collapsed.start[:-1][has]]
        return parent

    @cached_property
    def _tour(self) -> tuple[Rows, Rows]:
        """The Euler tour: whoever stands below a row enters after it and before it leaves."""
        height, parent = self.up.height, self._parent
        down = Relation.function(parent, height).inverse
        starts, children = down.start.tolist(), down.to.tolist()
        enter, leave = [0] * height, [0] * height
        clock = 0
        for root in np.flatnonzero(parent < 0).tolist():
            stack = [root]
            while stack:
                row = stack.pop()
                if row < 0:
                    leave[~row] = clock
                    continue
                enter[row] = clock
                clock += 1
                stack.append(~row)
                stack.extend(children[starts[row] : starts[row + 1]])
        return np.array(enter, np.int32), np.array(leave, np.int32)

    @cached_property
    def _bridges(self) -> tuple[Rows, Rows, NDArray[np.float32]]:
        """Second superiors: from whom, to whom, and which bridge leads on to which (itself included)."""
        left, right = self._collapsed.pairs
        second = right != self._parent[left]
        tails, heads = left[second], right[second]
        hop = self._within(heads[:, None], tails[None, :]) | np.eye(len(tails), dtype=np.bool_)
        reach = hop.astype(np.float32)
        for _ in range(len(tails).bit_length()):
            reach = (reach @ reach > 0).astype(np.float32)
        return tails, heads, reach


def roots(up: Relation) -> Mask:
    """Which rows have nobody above them."""
    return ~marked(up.height, up.pairs[0])
