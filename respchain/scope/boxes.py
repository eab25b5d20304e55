"""Boxes: products of intervals, one column for the low ends and one for the high ends of every facet."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from respchain.record import Record
from respchain.scope.runs import Ints, Mask, Rows

Bounds = Sequence[tuple[int, int]]


class Boxes(Record):
    """Box i holds the cells from `low[d][i]` to `high[d][i]`, the end excluded, in every facet d.

    A facet that no box cuts is a single number seen from everywhere, and takes no memory.
    """

    low: tuple[Ints, ...]
    high: tuple[Ints, ...]

    @staticmethod
    def of(rows: Iterable[Bounds], sizes: Sequence[int]) -> "Boxes":
        """The boxes of plain rows: for each facet a low and a high end.

        >>> Boxes.of([[(0, 2), (1, 3)]], [4, 4]).row(0)
        [(0, 2), (1, 3)]
        """
        bounds = np.array([list(row) for row in rows], dtype=np.int64).reshape(-1, len(sizes), 2)
        return Boxes(
            tuple(compact(bounds[:, d, 0], size) for d, size in enumerate(sizes)),
            tuple(compact(bounds[:, d, 1], size) for d, size in enumerate(sizes)),
        )

    def __len__(self) -> int:
        return len(self.low[0])

    @property
    def facets(self) -> int:
        """The number of facets."""
        return len(self.low)

    def row(self, at: int) -> list[tuple[int, int]]:
        """One box, as plain numbers."""
        return [(int(low[at]), int(high[at])) for low, high in zip(self.low, self.high, strict=True)]

    def rows(self) -> Iterator[list[tuple[int, int]]]:
        """All boxes, as plain numbers."""
        return (self.row(at) for at in range(len(self)))

    def take(self, rows: Rows) -> "Boxes":
        """Some of the boxes, in the order asked for."""
        return Boxes(tuple(_take(end, rows) for end in self.low), tuple(_take(end, rows) for end in self.high))

    def turned(self, facets: Sequence[int]) -> "Boxes":
        """The boxes with their facets in another order."""
        return Boxes(tuple(self.low[d] for d in facets), tuple(self.high[d] for d in facets))

    def empty(self) -> Mask:
        """Which boxes hold nothing."""
        return _any(low >= high for low, high in zip(self.low, self.high, strict=True))

    def cut(self, sizes: Sequence[int]) -> list[int]:
        """The facets that some box does not span whole."""
        return [
            d
            for d, size in enumerate(sizes)
            if len(self) and (self.low[d].max(initial=0) > 0 or self.high[d].min(initial=size) < size)
        ]

    def volumes(self, ticks: Sequence[Ints] | None = None) -> NDArray[np.float64]:
        """The number of cells of each box; `ticks[d]` counts those before each position, where not all count."""
        volume = np.ones(len(self))
        for d, (low, high) in enumerate(zip(self.low, self.high, strict=True)):
            volume *= high.astype(np.int64) - low if ticks is None else ticks[d][high] - ticks[d][low]
        return volume


def stacked(parts: Sequence[Boxes]) -> Boxes:
    """All boxes of several columns, one after the other."""
    if len(parts) == 1:
        return parts[0]
    return Boxes(
        tuple(_stack([part.low[d] for part in parts]) for d in range(parts[0].facets)),
        tuple(_stack([part.high[d] for part in parts]) for d in range(parts[0].facets)),
    )


def meeting(a: Boxes, i: Rows, b: Boxes, j: Rows, but: Sequence[int] = ()) -> Mask:
    """Which of the pairs a[i], b[j] share a cell, looking away from the facets `but`. Empty boxes share nothing."""
    mask = np.ones(len(i), dtype=np.bool_)
    for d in range(a.facets):
        if d not in but:
            mask &= before(a.low[d], i, b.high[d], j)
            mask &= before(b.low[d], j, a.high[d], i)
    return mask


def holding(outer: Boxes, i: Rows, inner: Boxes, j: Rows, but: Sequence[int] = ()) -> Mask:
    """Which of the pairs have all of inner[j] inside outer[i], looking away from the facets `but`."""
    mask = np.ones(len(i), dtype=np.bool_)
    for d in range(outer.facets):
        if d in but:
            continue
        mask &= ~before(inner.low[d], j, outer.low[d], i)
        mask &= ~before(outer.high[d], i, inner.high[d], j)
    return mask


def before(a: Ints, i: Rows, b: Ints, j: Rows) -> Mask | np.bool_:
    """Whether a[i] < b[j]: one answer for all pairs where both columns are constant."""
    if len(i) and constant(a) and constant(b):
        return np.bool_(a[0] < b[0])
    return a[i] < b[j]


def narrow(size: int) -> type[np.int16] | type[np.int32]:
    """The smallest integers that hold the positions of a facet and their end."""
    if size >= 2**31:
        raise OverflowError("a facet has more positions than a 32-bit number can count")
    return np.int16 if size < 2**15 else np.int32


def compact(ends: Ints, size: int) -> Ints:
    """A column of ends as small as it can be: small integers, and one alone where all are equal."""
    if len(ends) and ends[0] in (0, size) and (ends == ends[0]).all():
        return level(int(ends[0]), size, len(ends))
    return ends.astype(narrow(size), copy=False)


def level(end: int, size: int, count: int) -> Ints:
    """A column that holds one number `count` times and takes no memory."""
    column: Ints = np.broadcast_to(np.array(end, dtype=narrow(size)), count)
    return column


def constant(ends: Ints) -> bool:
    """Whether a column is one number seen from everywhere."""
    return ends.strides == (0,)


def _take(ends: Ints, rows: Rows) -> Ints:
    return np.broadcast_to(ends[0], len(rows)) if constant(ends) and len(ends) else ends[rows]


def _stack(columns: Sequence[Ints]) -> Ints:
    filled = [column for column in columns if len(column)]
    if filled and all(constant(column) and column[0] == filled[0][0] for column in filled):
        return np.broadcast_to(filled[0][0], sum(map(len, filled)))
    return np.concatenate(columns)


def _any(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_or, masks)
