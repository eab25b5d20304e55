"""All pairs among many boxes that share a cell, each once."""

from collections.abc import Iterator

import numpy as np

from respchain.scope.boxes import Boxes, stacked
from respchain.scope.broad import broad
from respchain.scope.groups import Groups, Order, divided
from respchain.scope.join import Pairs, joined, meetings, narrowed
from respchain.scope.runs import Rows, chunks, spread

_AT_ONCE = 1 << 18  # pairs of boxes looked at together
_BEARABLE = 1 << 25  # candidates that are looked at before anything cleverer is tried
_FEW = 17  # candidates for each box: so many are looked at without more ado


def meeting_pairs(boxes: Boxes) -> Iterator[Pairs]:
    """All pairs i, j of boxes, none of them empty, that share a cell; each pair once, in either order.

    >>> [(i.tolist(), j.tolist()) for i, j in meeting_pairs(Boxes.of([[(0, 2)], [(3, 4)], [(1, 2)]], [4]))]
    [([0], [2])]
    """
    wide = broad(boxes)
    rest = np.delete(np.arange(len(boxes)), wide)
    if len(wide):
        yield from _among(boxes, wide)
        for i, j in joined(boxes.take(wide), boxes.take(rest)):
            yield wide[i], rest[j]
    yield from _among(boxes, rest)


def meeting_across(a: Boxes, b: Boxes) -> Iterator[Pairs]:
    """All pairs of a box of `a` and a box of `b` that share a cell, once each; no box may be empty.

    Where no facet tells them apart by itself, all are divided together, and pairs of one side passed over.
    """
    if not len(a) or not len(b):
        return
    fewest = min(int(meetings(a, b, d).sum()) for d in range(a.facets))
    if fewest <= _BEARABLE or 1 in (len(a), len(b)):
        yield from joined(a, b)
        return
    for i, j in _among(stacked([a, b]), np.arange(len(a) + len(b))):
        low, high = np.minimum(i, j), np.maximum(i, j)
        across = (low < len(a)) & (high >= len(a))
        yield low[across], high[across] - len(a)


def _among(boxes: Boxes, rows: Rows) -> Iterator[Pairs]:
    """The pairs among some boxes: at once where one facet tells them apart, else group by group."""
    if len(rows) < 2:
        return
    some = boxes.take(rows)
    facets = [d for d in range(boxes.facets) if np.ptp(some.low[d]) or np.ptp(some.high[d])] or [0]
    candidates = [int(meetings(some, some, d).sum()) for d in facets]
    best = int(np.argmin(candidates))
    groups = Groups.one(rows, boxes.facets)
    if candidates[best] <= _FEW * len(rows):
        order = Order(boxes, facets[best], groups)
        yield from _pairs(boxes, order, np.flatnonzero(order.ahead))
        return
    while len(groups):
        ready, groups = divided(boxes, groups, facets)
        for order, at in ready:
            yield from _pairs(boxes, order, at)


def _pairs(boxes: Boxes, order: Order, at: Rows) -> Iterator[Pairs]:
    """The pairs of the boxes at some places of an order with the boxes ahead of them."""
    others = [other for other in range(boxes.facets) if other != order.facet]
    for begin, end in chunks(order.ahead[at], _AT_ONCE):
        batch = at[begin:end]
        place, ahead = spread(batch + 1, order.ahead[batch])
        first = batch[place]
        i, j = order.rows[first], order.rows[ahead]
        met = narrowed(boxes, i, boxes, j, others)
        i, j = i[met], j[met]
        counted = order.groups.hold_corner(boxes, i, j, order.label[first[met]])
        yield i[counted], j[counted]
