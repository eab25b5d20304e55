"""The longest ways through graphs without circles, all of them together, level by level."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import NONE, Mask, Rows
from respchain.facts.walks import Patience
from respchain.scope.runs import distinct, run_starts, spread

Floats = NDArray[np.float64]


def longest(tail: Rows, head: Rows, begins: Mask, weight: Floats) -> tuple[Floats, Rows]:
    """For each node the greatest weight of a way to it from where ways begin, and the node before it on that way.

    `weight` has a row for each node and a column for each thing to weigh by; the way before is that of the first
    column, -1 where it begins. Nodes that no way reaches weigh minus infinity.

    >>> best, before = longest(
    ...     np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([True, False, False]), np.array([[1.0], [5.0], [2.0]])
    ... )
    >>> best[:, 0].tolist(), before.tolist()
    ([1.0, 6.0, 8.0], [-1, 0, 1])
    """
    height = len(begins)
    into, out = np.lexsort((tail, head)), np.argsort(tail, kind="stable")
    way = _Ways(
        tail[into].astype(np.int64), run_starts(head[into], height), head[out].astype(np.int64),
        run_starts(tail[out], height),
    )  # fmt: skip
    best = np.where(begins[:, None], 0.0, -np.inf) + np.zeros_like(weight)
    before = np.full(height, NONE, np.int64)
    open_ = np.diff(way.into)
    front, patience = np.flatnonzero(open_ == 0), Patience()
    while len(front):
        if patience.lost(front):
            _row_by_row(way, front, open_, weight, best, before)
            break
        _arrive(way, front, best, before)
        best[front] += weight[front]
        _, place = spread(way.out[front], way.out[front + 1] - way.out[front])
        heads = way.heads[place]
        np.subtract.at(open_, heads, 1)
        front = distinct(heads[open_[heads] == 0])
    return best, before


class _Ways:
    """Edges by head and by tail."""

    def __init__(self, tails: Rows, into: Rows, heads: Rows, out: Rows) -> None:
        self.tails, self.into, self.heads, self.out = tails, into, heads, out


def _arrive(way: _Ways, front: Rows, best: Floats, before: Rows) -> None:
    """Takes for each node of the front the best of the ways that lead into it."""
    counts = way.into[front + 1] - way.into[front]
    nodes, counts = front[counts > 0], counts[counts > 0]
    if not len(nodes):
        return
    at, place = spread(way.into[nodes], counts)
    starts = np.cumsum(counts) - counts
    tails = way.tails[place]
    reached = np.maximum.reduceat(best[tails], starts, axis=0)
    first = np.where(best[tails, 0] == reached[at, 0], tails, len(best))
    came = np.minimum.reduceat(first, starts)
    further = reached[:, 0] > best[nodes, 0]
    before[nodes[further]] = came[further]
    best[nodes] = np.maximum(best[nodes], reached)


def _row_by_row(way: _Ways, front: Rows, open_: Rows, weight: Floats, best: Floats, before: Rows) -> None:
    """The same for long thin graphs, without recursion."""
    left, todo = open_.tolist(), front.tolist()
    into, tails, out, heads = way.into.tolist(), way.tails.tolist(), way.out.tolist(), way.heads.tolist()
    weights, found, came = weight.tolist(), best.tolist(), before.tolist()
    while todo:
        node = todo.pop()
        for tail in tails[into[node] : into[node + 1]]:
            if found[tail][0] > found[node][0]:
                came[node] = tail
            found[node] = [max(own, other) for own, other in zip(found[node], found[tail], strict=True)]
        found[node] = [value + own for value, own in zip(found[node], weights[node], strict=True)]
        for head in heads[out[node] : out[node + 1]]:
            left[head] -= 1
            if left[head] == 0:
                todo.append(head)
    best[:], before[:] = found, came
