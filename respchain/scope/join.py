"""The overlap join: all pairs of boxes that share a cell.

Two intervals meet either where the second starts inside the first, or where the first starts inside the second and not
at the same place: so one facet, in which the boxes are sorted, names each of its pairs once.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from respchain.scope.boxes import Boxes, constant
from respchain.scope.runs import Mask, Rows, chunks, spread

_AT_ONCE = 1 << 18  # pairs of boxes looked at together
_BATCH = 1 << 17  # pairs that meet, handed on together: few enough to stay near the processor
_LOOKED = 64  # candidates in a run that cost as much as handing on a pair
_LONG = 256  # candidates of one box that are better looked at by themselves
Pairs = tuple[Rows, Rows]


def joined(a: Boxes, b: Boxes, but: Sequence[int] = ()) -> Iterator[Pairs]:
    """The pairs of a box of `a` and a box of `b` that share a cell, looking away from the facets `but`.

    No box may be empty.
    """
    facets = [d for d in range(a.facets) if d not in but]
    if not len(a) or not len(b):
        return
    if not facets:
        yield spread(np.zeros(len(a), dtype=np.intp), np.full(len(a), len(b)))
        return
    best, *others = sorted(facets, key=lambda d: meetings(a, b, d).sum())
    yield from _starting_inside(a, b, best, "left", others)
    for j, i in _starting_inside(b, a, best, "right", others):
        yield i, j


def meetings(a: Boxes, b: Boxes, d: int) -> Rows:
    """For each box of `a` how many of `b` it meets in facet d: those that begin before its end, less those that ended.

    >>> boxes = Boxes.of([[(0, 2)], [(1, 3)], [(3, 4)]], [4])
    >>> meetings(boxes, boxes, 0).tolist()
    [2, 2, 1]
    """
    size = int(max(a.high[d].max(), b.high[d].max())) + 1
    begun = np.cumsum(np.bincount(b.low[d], minlength=size)) - np.bincount(b.low[d], minlength=size)
    ended = np.cumsum(np.bincount(b.high[d], minlength=size))
    return begun[a.high[d]] - ended[a.low[d]]


def narrowed(a: Boxes, i: Rows, b: Boxes, j: Rows, facets: Sequence[int]) -> Rows:
    """The places of those pairs a[i], b[j] that meet in all of some facets; they grow fewer with each."""
    kept = np.arange(len(i))
    for d in facets:
        if constant(a.low[d]) and constant(a.high[d]) and constant(b.low[d]) and constant(b.high[d]):
            if a.low[d][0] >= b.high[d][0] or b.low[d][0] >= a.high[d][0]:
                return kept[:0]
            continue
        met: Mask = (a.low[d][i] < b.high[d][j]) & (b.low[d][j] < a.high[d][i])
        if not met.all():
            kept, i, j = kept[met], i[met], j[met]
    return kept


def _starting_inside(
    a: Boxes, b: Boxes, d: int, side: Literal["left", "right"], facets: Sequence[int]
) -> Iterator[Pairs]:
    """The pairs in which b starts in a in facet d, at its low end or beyond ("left") or only beyond ("right").

    They also meet in all of the other facets.
    """
    order = np.argsort(b.low[d], kind="stable")
    ordered = b.low[d][order]
    first = np.searchsorted(ordered, a.low[d], side)
    counts = np.searchsorted(ordered, a.high[d], "left") - first
    long = counts > _LONG
    rows = np.flatnonzero(~long)
    for begin, end in chunks(counts[rows], _AT_ONCE):
        batch = rows[begin:end]
        place, member = spread(first[batch], counts[batch])
        i, j = batch[place], order[member]
        met = narrowed(a, i, b, j, facets)
        yield i[met], j[met]
    if long.any():
        rows = np.flatnonzero(long)
        yield from _long_runs(a, rows[np.argsort(first[rows], kind="stable")], b, order, first, counts, facets)


def _long_runs(
    a: Boxes, rows: Rows, b: Boxes, order: Rows, first: Rows, counts: Rows, facets: Sequence[int]
) -> Iterator[Pairs]:
    """The same for boxes with long runs of candidates, one by one: a slice of a sorted column needs no gathering."""
    ordered = [(b.low[d][order], b.high[d][order]) for d in facets]
    ends = [(int(low.min()), int(high.max())) for low, high in ordered]
    bounds = [(a.low[d][rows].tolist(), a.high[d][rows].tolist()) for d in facets]
    found: list[Rows] = []
    since = held = 0
    for place, (begin, count) in enumerate(zip(first[rows].tolist(), counts[rows].tolist(), strict=True)):
        run = slice(begin, begin + count)
        met = np.ones(count, dtype=np.bool_)
        for (low, high), (least, most), (lows, highs) in zip(ordered, ends, bounds, strict=True):
            if lows[place] > least:
                met &= high[run] > lows[place]
            if highs[place] < most:
                met &= low[run] < highs[place]
        found.append(np.flatnonzero(met) + begin)
        held += len(found[-1]) + count // _LOOKED
        if held > _BATCH or place == len(rows) - 1:
            i = np.repeat(rows[since : place + 1], [len(some) for some in found])
            yield i, order[np.concatenate(found)]
            found, since, held = [], place + 1, 0
