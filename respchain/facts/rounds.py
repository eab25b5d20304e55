"""Bounded loops written out: so many rounds as a case may take, each a copy of the steps of the loop.

A way that a case may take n times leads, within its loop, to the next copy; where a loop has several such ways there is
a copy for each count of each. Ways into a loop lead to its first copy, ways out leave from any.
"""

import numpy as np

from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.ways import Ways, rings
from respchain.record import Record
from respchain.scope.runs import spread, starts

MOST = 1024
"""So many copies of one loop are written out; of more rounds, only these."""

_BUDGET = 1 << 22


class Rounds(Record):
    """A graph without circles: `node` is the step of which each of its rows is a copy.

    Steps of loops without bound are `endless`, their ways left out; of those `cut` not every round is written out.
    """

    node: Rows
    first: Rows  # the first copy of each step
    tail: Rows
    head: Rows
    endless: Mask
    cut: Mask


def rounds(way: Ways, height: int) -> Rounds:
    """The ways with bounded loops written out."""
    ring = rings(way.relation(height))
    inside = (ring[way.tail] >= 0) & (ring[way.tail] == ring[way.head])
    free = Relation.of(
        way.tail[inside & (way.at_most == 0)], way.head[inside & (way.at_most == 0)], shape=(height, height)
    )
    bounded = np.flatnonzero(inside & (way.at_most > 0))
    bounded = bounded[np.argsort(ring[way.tail[bounded]], kind="stable")]
    loop = ring[way.tail[bounded]]
    times, stride, copies, cut = _digits(loop, way.at_most[bounded], height)
    endless = marked(height, ring[rings(free) >= 0])
    endless |= copies > MOST
    many = np.where((ring >= 0) & ~endless[ring], copies[ring], 1)
    over = np.cumsum(many) > _BUDGET + np.arange(height)
    endless |= marked(height, ring[over & (ring >= 0)])
    many = np.where((ring >= 0) & endless[ring], 1, many)
    base = starts(many)
    kept = np.flatnonzero(~(inside & endless[ring[way.tail]]))
    at, tail = spread(base[way.tail[kept]], many[way.tail[kept]])
    row = kept[at]
    copy = tail - base[way.tail[row]]
    digit = np.full(len(way), NONE, np.int64)
    digit[bounded] = np.arange(len(bounded))
    of = digit[row]
    step, size = np.append(stride, 0)[of], np.append(times, 1)[of] + 1
    spent = (of >= 0) & (copy // np.maximum(step, 1) % size >= size - 1)
    head = base[way.head[row]] + np.where(inside[row], copy + np.where(of >= 0, step, 0), 0)
    lost = (ring >= 0) & endless[ring]
    return Rounds(
        np.repeat(np.arange(height), many), base[:-1], tail[~spent], head[~spent], lost,
        (ring >= 0) & cut[ring] & ~lost,
    )  # fmt: skip


def _digits(loop: Rows, times: Rows, height: int) -> tuple[Rows, Rows, Rows, Mask]:
    """How often each bounded way is written out, how many copies apart it leads, the copies a loop has, and which lack.

    `loop` is ascending. A single way of too many rounds has as many as there may be copies.
    """
    count = np.bincount(loop, minlength=height)
    first = np.flatnonzero(np.diff(loop, prepend=-1) != 0)
    rank = np.arange(len(loop)) - np.repeat(first, count[loop[first]])
    alone = count[loop] == 1
    kept = np.where(alone, np.minimum(times, MOST - 1), times)
    cut = marked(height, loop[kept < times])
    copies = np.ones(height, np.int64)
    stride = np.ones(len(loop), np.int64)
    for place in range(int(rank.max(initial=-1)) + 1):
        rows = np.flatnonzero(rank == place)
        stride[rows] = copies[loop[rows]]
        copies[loop[rows]] = np.minimum(stride[rows] * (kept[rows] + 1), MOST + 1)
    return kept, stride, copies, cut
