"""What of some cells is left bare by the boxes laid over them."""

import numpy as np

from respchain.scope.boxes import Boxes, compact, meeting, stacked
from respchain.scope.runs import Ints, Rows, chunks, run_starts, spread

_AT_ONCE = 1 << 21  # pairs of boxes looked at together


def bare(cells: Boxes, at: Rows, boxes: Boxes, by: Rows) -> tuple[Rows, Boxes]:
    """The disjoint boxes of each cell outside the boxes laid over it, with the number of their cell, ascending.

    Pair k lays box `by[k]` over cell `at[k]`; `at` ascends.
    """
    low = np.array(list(cells.low), dtype=np.int64).reshape(cells.facets, -1)
    high = np.array(list(cells.high), dtype=np.int64).reshape(cells.facets, -1)
    place = np.arange(len(cells))
    found: list[tuple[Rows, Ints, Ints]] = []
    alive = np.all(low < high, axis=0)
    at, by = at[alive[at]], by[alive[at]]
    while True:
        keep = np.ones(len(at), dtype=np.bool_)
        full = np.ones(len(at), dtype=np.bool_)
        for d in range(cells.facets):
            keep &= (boxes.low[d][by] < high[d][at]) & (low[d][at] < boxes.high[d][by])
            full &= (boxes.low[d][by] <= low[d][at]) & (high[d][at] <= boxes.high[d][by])
        covered = np.zeros(len(place), dtype=np.bool_)
        covered[at[full & keep]] = True
        at, by = at[keep], by[keep]
        counts = np.bincount(at, minlength=len(place))
        free = alive & (counts == 0)
        found.append((place[free], low[:, free], high[:, free]))
        left = np.flatnonzero(alive & (counts > 0) & ~covered)
        if not len(left):
            break
        start = run_starts(at, len(place))
        volume = np.ones(len(at))
        for d in range(cells.facets):
            volume *= np.minimum(high[d][at], boxes.high[d][by]) - np.maximum(low[d][at], boxes.low[d][by])
        order = np.lexsort((by, -volume, at))
        first = by[order[start[left]]]
        lows, highs, parents = [], [], []
        rest_low, rest_high = low[:, left], high[:, left]
        for d in range(cells.facets):
            for below in (True, False):
                part_low, part_high = rest_low.copy(), rest_high.copy()
                if below:
                    part_high[d] = boxes.low[d][first]
                else:
                    part_low[d] = boxes.high[d][first]
                some = part_low[d] < part_high[d]
                lows.append(part_low[:, some])
                highs.append(part_high[:, some])
                parents.append(left[some])
            rest_low[d] = np.maximum(rest_low[d], boxes.low[d][first])
            rest_high[d] = np.minimum(rest_high[d], boxes.high[d][first])
        parent = np.concatenate(parents)
        low, high = np.concatenate(lows, axis=1), np.concatenate(highs, axis=1)
        place = place[parent]
        alive = np.ones(len(place), dtype=np.bool_)
        at, member = spread(start[parent], counts[parent])
        by = by[member]
    where = np.concatenate([part[0] for part in found])
    order = np.argsort(where, kind="stable")
    low = np.concatenate([part[1] for part in found], axis=1)[:, order]
    high = np.concatenate([part[2] for part in found], axis=1)[:, order]
    size = int(high.max(initial=0)) + 1
    return where[order], Boxes(tuple(compact(row, size) for row in low), tuple(compact(row, size) for row in high))


def outside(cells: Boxes, boxes: Boxes, over: Rows, first: Rows, counts: Rows) -> tuple[Rows, Boxes]:
    """The disjoint boxes of each cell outside the boxes `over[first]`, `over[first + 1]` ... `counts` of them.

    Cells are taken in chunks, so that memory stays bounded however many pairs there are.
    """
    parts: list[tuple[Rows, Boxes]] = [(np.zeros(0, dtype=np.intp), cells.take(np.zeros(0, dtype=np.intp)))]
    for begin, end in chunks(counts, _AT_ONCE):
        rows = np.arange(begin, end)
        at, member = spread(first[rows], counts[rows])
        by = over[member]
        met = meeting(cells, rows[at], boxes, by)
        place, left = bare(cells.take(rows), at[met], boxes, by[met])
        parts.append((place + begin, left))
    return np.concatenate([place for place, _ in parts]), stacked([left for _, left in parts])
