"""Walks over the rows of one table, whatever their length: breadth first, column by column where many rows are open.

A long thin graph, such as a chain of 100,000 posts, would need as many rounds as it is long: where few rows have been
open for some rounds the rest is walked row by row, which costs a fixed time a pair.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.scope.runs import distinct

Ints = NDArray[np.integer]

_THIN = 64
"""So few open rows are not worth a round over columns."""

_PATIENCE = 32
"""So many thin rounds are walked column by column before going row by row."""


class Patience:
    """Counts thin rounds: true once they are too many."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def lost(self, front: Ints) -> bool:
        """Whether the rest is better walked row by row."""
        self._left -= len(front) < _THIN
        return self._left < 0


def distances(start: Ints, to: Ints, goals: Ints, height: int) -> NDArray[np.int32]:
    """The least number of steps from `goals` to each row, along `to[start[row]:start[row + 1]]`; -1 where none leads.

    >>> distances(np.array([0, 1, 2, 2]), np.array([1, 2]), np.array([1]), 3).tolist()
    [-1, 0, 1]
    """
    distance = np.full(height, -1, np.int32)
    distance[goals] = 0
    front, step, patience = np.asarray(goals), 0, Patience()
    while len(front):
        if patience.lost(front):
            return _row_by_row(start, to, front, step, distance)
        step += 1
        counts = start[front + 1] - start[front]
        before = np.repeat(np.cumsum(counts) - counts, counts)
        found = to[np.repeat(start[front], counts) + np.arange(len(before)) - before]
        found = found[distance[found] < 0]
        distance[found] = step
        front = _once(found, height)
    return distance


def strong(starts: list[int], targets: list[int]) -> list[int]:
    """For each row the smallest row of its strong component: Tarjan's algorithm without recursion.

    >>> strong([0, 1, 2, 3], [1, 0, 0])
    [0, 0, 2]
    """
    height = len(starts) - 1
    order = [0] * height  # when a row was first seen; 0: not yet
    low = [0] * height
    label = [-1] * height
    trail: list[int] = []
    seen = 0
    for root in range(height):
        if order[root]:
            continue
        stack = [(root, starts[root])]
        seen += 1
        order[root] = low[root] = seen
        trail.append(root)
        while stack:
            row, place = stack.pop()
            if place < starts[row + 1]:
                stack.append((row, place + 1))
                target = targets[place]
                if not order[target]:
                    seen += 1
                    order[target] = low[target] = seen
                    trail.append(target)
                    stack.append((target, starts[target]))
                elif label[target] < 0:
                    low[row] = min(low[row], order[target])
                continue
            if stack:
                above = stack[-1][0]
                low[above] = min(low[above], low[row])
            if low[row] == order[row]:
                _name(trail, row, label)
    return label


def _name(trail: list[int], row: int, label: list[int]) -> None:
    """Takes the component that begins with `row` off the trail, and names it by its smallest row."""
    members = [trail.pop()]
    while members[-1] != row:
        members.append(trail.pop())
    name = min(members)
    for member in members:
        label[member] = name


def _row_by_row(start: Ints, to: Ints, front: Ints, step: int, distance: NDArray[np.int32]) -> NDArray[np.int32]:
    starts, targets, far = start.tolist(), to.tolist(), distance.tolist()
    open_: list[int] = front.tolist()
    while open_:
        step += 1
        following = []
        for row in open_:
            for target in targets[starts[row] : starts[row + 1]]:
                if far[target] < 0:
                    far[target] = step
                    following.append(target)
        open_ = following
    return np.array(far, np.int32)


def _once(rows: Ints, height: int) -> Ints:
    """The rows ascending and without repetition: by sorting where few, by a mask where many."""
    if len(rows) * 8 < height:
        return distinct(rows)
    mask = np.zeros(height, np.bool_)
    mask[rows] = True
    return np.flatnonzero(mask).astype(np.int32)
