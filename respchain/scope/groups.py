"""Groups of boxes that hang together, divided until each has few candidates for a pair."""

import numpy as np
from numpy.typing import NDArray

from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.runs import Mask, Rows, run_starts

Ends = NDArray[np.int64]
_FEW = 8  # candidates for each box: so many are looked at without more ado
_SMALL = 64  # boxes in a group that is not worth halving


class Groups(Record):
    """Boxes in groups: box `rows[k]` is in group `label[k]`, ascending.

    A box may be in several groups. A pair of boxes counts in the one group whose region, from `low[d, g]` to
    `high[d, g]`, holds the low corner of what they share.
    """

    rows: Rows
    label: Rows
    low: Ends
    high: Ends

    @staticmethod
    def one(rows: Rows, facets: int) -> "Groups":
        """All boxes in one group that reaches everywhere."""
        region = np.zeros((facets, 1), dtype=np.int64)
        return Groups(rows, np.zeros(len(rows), dtype=np.intp), region, region + np.iinfo(np.int64).max)

    def __len__(self) -> int:
        return int(self.low.shape[1])

    def sizes(self) -> Rows:
        """The number of boxes in each group."""
        return np.bincount(self.label, minlength=len(self))

    def hold_corner(self, boxes: Boxes, i: Rows, j: Rows, group: Rows) -> Mask:
        """Which of the pairs i, j that meet have the low corner of what they share in the region of their group."""
        held = np.ones(len(i), dtype=np.bool_)
        for d in range(boxes.facets):
            if self.low[d].any() or (self.high[d] < np.iinfo(np.int64).max).any():
                corner = np.maximum(boxes.low[d][i], boxes.low[d][j])
                held &= (self.low[d][group] <= corner) & (corner < self.high[d][group])
        return held


class Order:
    """The boxes of all groups in the order of their low ends in one facet."""

    def __init__(self, boxes: Boxes, d: int, groups: Groups) -> None:
        self.width = int(boxes.high[d].max(initial=0)) + 1  # wider than any coordinate: groups cannot mix
        base = groups.label * self.width
        low = base + boxes.low[d][groups.rows]
        order = np.argsort(low, kind="stable")
        self.facet, self.groups, self.rows, self.label = d, groups, groups.rows[order], groups.label[order]
        self.low, self.high = low[order], (base + boxes.high[d][groups.rows])[order]
        # how many boxes ahead start before this one ends: each box meets these in this facet, and they it
        self.ahead = np.searchsorted(self.low, self.high, "left") - np.arange(1, len(low) + 1)
        self.begins = np.ones(len(low), dtype=np.bool_)
        self.begins[1:] = self.low[1:] >= np.maximum.accumulate(self.high)[:-1]

    def candidates(self) -> Rows:
        """For each group the pairs that meet in this facet."""
        return np.bincount(self.label, self.ahead, minlength=len(self.groups)).astype(np.intp)

    def largest_part(self) -> Rows:
        """For each group the size of the largest part that no box ties to the rest of it."""
        first = np.flatnonzero(self.begins)
        size = np.diff(np.append(first, len(self.rows)))
        return np.maximum.reduceat(size, run_starts(self.label[first], len(self.groups))[:-1])

    def parts(self, chosen: Mask) -> Groups:
        """The parts of some groups, as groups; lone boxes have no company and are left away."""
        at = np.flatnonzero(chosen[self.label])
        label = np.cumsum(self.begins[at]) - 1
        parent = self.label[at[self.begins[at]]]
        size = np.bincount(label)
        kept = np.flatnonzero(size > 1)
        place = np.cumsum(size > 1) - 1
        company = np.flatnonzero(size[label] > 1)
        region = self.groups.low[:, parent[kept]], self.groups.high[:, parent[kept]]
        return Groups(self.rows[at[company]], place[label[company]], *region)

    def best_cut(self) -> tuple[NDArray[np.float64], Rows]:
        """For each group the price of its best cut in two, and where that is: the larger side plus half of both."""
        start = run_starts(self.label, len(self.groups))
        below = np.searchsorted(self.low, self.low, "left") - start[self.label]
        above = start[self.label + 1] - np.searchsorted(np.sort(self.high), self.low, "right")
        price = np.where(below > 0, np.maximum(below, above) + (below + above) / 2, np.inf)
        least = np.minimum.reduceat(price, start[:-1])
        at = np.flatnonzero(price == least[self.label])
        first = at[np.searchsorted(self.label[at], np.arange(len(self.groups)))]
        return least, self.low[first] - self.label[first] * self.width

    def halves(self, chosen: Mask, where: Rows) -> Groups:
        """Some groups cut in two; boxes that the cut crosses are in both halves."""
        kept = np.flatnonzero(chosen)
        place = np.cumsum(chosen) - 1
        cut = (np.arange(len(self.groups)) * self.width + where)[self.label]
        below = np.flatnonzero(chosen[self.label] & (self.low < cut))
        above = np.flatnonzero(chosen[self.label] & (self.high > cut))
        low, high = self.groups.low[:, np.tile(kept, 2)], self.groups.high[:, np.tile(kept, 2)]
        high[self.facet, : len(kept)] = where[kept]
        low[self.facet, len(kept) :] = where[kept]
        label = np.concatenate([place[self.label[below]], place[self.label[above]] + len(kept)])
        return Groups(self.rows[np.concatenate([below, above])], label, low, high)


def divided(boxes: Boxes, groups: Groups, facets: list[int]) -> tuple[list[tuple[Order, Rows]], Groups]:
    """What is ready to be looked at, as places of an order, and the other groups in smaller ones.

    A group is ready when its candidates are few or when nothing divides it well.
    """
    orders = [Order(boxes, d, groups) for d in facets]
    candidates = np.array([order.candidates() for order in orders])
    largest = np.array([order.largest_part() for order in orders])
    cheapest, best = candidates.argmin(axis=0), largest.argmin(axis=0)
    size = groups.sizes()
    many = candidates.min(axis=0) > _FEW * size
    parted = many & (largest.min(axis=0) < size)
    halved = many & (size > _SMALL) & (largest.min(axis=0) * 4 > size * 3)
    smaller: list[Groups] = []
    if halved.any():
        cuts = [order.best_cut() for order in orders]
        price = np.min([cost for cost, _ in cuts], axis=0)
        halved &= price < 1.5 * size
        facet = np.argmin([cost for cost, _ in cuts], axis=0)
        smaller = [order.halves(halved & (facet == k), cuts[k][1]) for k, order in enumerate(orders)]
    parted &= ~halved
    smaller += [order.parts(parted & (best == k)) for k, order in enumerate(orders)]
    ready: list[tuple[Order, Rows]] = []
    for k, order in enumerate(orders):
        at = np.flatnonzero((~parted & ~halved & (cheapest == k))[order.label] & (order.ahead > 0))
        ready.append((order, at))
    return ready, together(smaller)


def together(parts: list[Groups]) -> Groups:
    """Several collections of groups as one."""
    offsets = np.cumsum([0, *(len(part) for part in parts)])
    return Groups(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.label + offset for part, offset in zip(parts, offsets[:-1], strict=True)]),
        np.concatenate([part.low for part in parts], axis=1),
        np.concatenate([part.high for part in parts], axis=1),
    )
