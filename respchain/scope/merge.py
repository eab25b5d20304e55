"""Few large boxes instead of many small ones: neighbours that differ in one facet alone become one."""

import numpy as np

from respchain.scope.boxes import Boxes
from respchain.scope.runs import Mask, Rows

_ODD = 0x9E3779B97F4A7C15  # an odd number with its bits well mixed, and so are its powers


def merged(boxes: Boxes, place: Rows) -> tuple[Rows, Boxes]:
    """The same cells in fewer boxes; only boxes of one place are joined, and they must share no cell.

    The facets go round, those that join the most boxes first, until none joins any: so the result depends neither on
    the order of the boxes nor, ties apart, on that of the facets. Sorted by place and coordinates.

    >>> parts = Boxes.of([[(0, 1), (0, 2)], [(1, 3), (0, 1)], [(1, 3), (1, 2)]], [3, 2])
    >>> [list(merged(parts, np.array(place))[1].rows()) for place in ([0, 0, 0], [0, 0, 1])]
    [[[(0, 3), (0, 2)]], [[(0, 1), (0, 2)], [(1, 3), (0, 1)], [(1, 3), (1, 2)]]]
    """
    facets = [d for d in range(boxes.facets) if len(boxes) and (np.ptp(boxes.low[d]) or np.ptp(boxes.high[d]))]
    ranked = sorted(facets, key=lambda d: -_joins(boxes, place, d, facets)[1].sum())
    idle = 0
    while ranked and idle < len(ranked):
        ranked = [*ranked[1:], ranked[0]]
        order, continues = _joins(boxes, place, ranked[-1], facets)
        idle = 0 if continues.any() else idle + 1
        if continues.any():
            place, boxes = _join(boxes, place, ranked[-1], order, continues)
    order = np.lexsort((*reversed(boxes.low), place))  # boxes that share no cell have low corners of their own
    return place[order], boxes.take(order)


def _joins(boxes: Boxes, place: Rows, d: int, facets: list[int]) -> tuple[Rows, Mask]:
    """An order in which joinable boxes are neighbours in facet d, and which of them continue the one before.

    Boxes are brought together by a hash of all that must agree; whether it does agree is then looked at.
    """
    columns = [place, *(end for e in facets if e != d for end in (boxes.low[e], boxes.high[e]))]
    key = np.zeros(len(boxes), dtype=np.uint64)
    for power, column in enumerate(columns, start=1):
        key += column.astype(np.uint64) * np.uint64(pow(_ODD, power, 1 << 64))
        key ^= key >> np.uint64(29)
    bits = np.uint64(int(boxes.high[d].max()).bit_length())
    order = np.argsort((key << bits) | boxes.low[d].astype(np.uint64), kind="stable")
    continues = np.zeros(len(boxes), dtype=np.bool_)
    continues[1:] = boxes.high[d][order[:-1]] == boxes.low[d][order[1:]]
    for column in columns:
        continues[1:] &= column[order[1:]] == column[order[:-1]]
    return order, continues


def _join(boxes: Boxes, place: Rows, d: int, order: Rows, continues: Mask) -> tuple[Rows, Boxes]:
    """The boxes with every chain of joinable ones made into one."""
    first = np.flatnonzero(~continues)
    last = np.append(first[1:], len(order)) - 1
    joined = boxes.take(order[first])
    high = list(joined.high)
    high[d] = boxes.high[d][order[last]]
    return place[order[first]], Boxes(joined.low, tuple(high))
