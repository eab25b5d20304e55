"""The overlap join: all pairs of boxes of two columns that share a cell."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from respchain.scope.boxes import Boxes, meeting
from respchain.scope.runs import Ints, Rows, chunks, spread

_AT_ONCE = 1 << 21  # pairs of boxes looked at together


def joined(a: Boxes, b: Boxes, but: Sequence[int] = ()) -> Iterator[tuple[Rows, Rows]]:
    """The pairs of a box of `a` and a box of `b` that share a cell, looking away from the facets `but`; none is empty.

    Two intervals meet either where the second starts inside the first, or where the first starts inside the second
    and not at the same place: so one facet names each of its pairs once. The facet that names the fewest is taken.
    """
    facets = [d for d in range(a.facets) if d not in but]
    if not facets:
        yield spread(np.zeros(len(a), dtype=np.intp), np.full(len(a), len(b)))
        return
    best = min(facets, key=lambda d: _meetings(a.low[d], a.high[d], b.low[d], b.high[d]))
    for i, j in _inside(b.low[best], a.low[best], a.high[best], "left"):
        met = meeting(a, i, b, j, but)
        yield i[met], j[met]
    for j, i in _inside(a.low[best], b.low[best], b.high[best], "right"):
        met = meeting(a, i, b, j, but)
        yield i[met], j[met]


def _meetings(a_low: Ints, a_high: Ints, b_low: Ints, b_high: Ints) -> int:
    """How many pairs of intervals meet: all, less those where one ends before the other starts."""
    begun = np.searchsorted(np.sort(b_low), a_high, "left").sum()
    ended = np.searchsorted(np.sort(b_high), a_low, "right").sum()
    return int(begun - ended)


def _inside(points: Ints, low: Ints, high: Ints, side: Literal["left", "right"]) -> Iterator[tuple[Rows, Rows]]:
    """The pairs of an interval and a point in it: from its low end on ("left"), or only beyond it ("right")."""
    order = np.argsort(points, kind="stable")
    ordered = points[order]
    first = np.searchsorted(ordered, low, side)
    counts = np.searchsorted(ordered, high, "left") - first
    for begin, end in chunks(counts, _AT_ONCE):
        place, member = spread(first[begin:end], counts[begin:end])
        yield place + begin, order[member]
