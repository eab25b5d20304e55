"""Cells with the boxes laid over them, many at once: the state in which a cover is worked out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from respchain.record import Record
from respchain.scope.runs import Ints, Mask, Rows, run_starts, spread

Ends = NDArray[np.int64]


class Field(Record):
    """The boxes that are laid, in the facets that matter: those that some box or cell cuts."""

    low: tuple[Ints, ...]
    high: tuple[Ints, ...]

    @property
    def facets(self) -> range:
        """The numbers of the facets here."""
        return range(len(self.low))

    @property
    def all(self) -> int:
        """The mask of a box that spans a cell in every facet."""
        return (1 << len(self.low)) - 1

    @property
    def mask_type(self) -> type[np.unsignedinteger]:
        """Integers with a bit for every facet."""
        if len(self.low) > 63:
            raise OverflowError("scopes may be cut in 63 facets at most")
        return np.uint8 if len(self.low) <= 8 else np.uint64


class Level(Record):
    """Cells, none empty, and pairs of a cell and a box that meets it.

    Cell i comes from the asked cell `origin[i]` and reaches from `low[d, i]` to `high[d, i]`. Pair k lays box `by[k]`
    over cell `at[k]`; `at` ascends. Bit d of `spans[k]` says that the box spans the cell in facet d.
    """

    origin: Rows
    low: Ends
    high: Ends
    at: Rows
    by: Rows
    spans: NDArray[np.unsignedinteger]

    def __len__(self) -> int:
        return len(self.origin)

    def counts(self) -> Rows:
        """How many boxes are laid over each cell."""
        return np.bincount(self.at, minlength=len(self))

    def starts(self) -> Rows:
        """Where the pairs of each cell start."""
        return run_starts(self.at, len(self))

    def pairs_of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The pairs of some cells: the place in `rows`, and the pair."""
        start = self.starts()
        return spread(start[rows], np.diff(start)[rows])

    def take(self, rows: Rows) -> "Level":
        """Some of the cells, in ascending order, with their pairs."""
        if len(rows) == len(self):
            return self
        place = np.full(len(self), -1, dtype=np.intp)
        place[rows] = np.arange(len(rows))
        at = place[self.at]
        kept = np.flatnonzero(at >= 0)
        return Level(
            self.origin[rows], self.low[:, rows], self.high[:, rows], at[kept], self.by[kept], self.spans[kept]
        )


def laid(origin: Rows, low: Ends, high: Ends, at: Rows, by: Rows, field: Field) -> Level:
    """The level of some cells: pairs that do not meet are dropped, and the masks found."""
    met = np.ones(len(at), dtype=np.bool_)
    spans = np.zeros(len(at), dtype=field.mask_type)
    for d in field.facets:
        box_low, box_high = field.low[d][by], field.high[d][by]
        cell_low, cell_high = low[d][at], high[d][at]
        met &= (box_low < cell_high) & (cell_low < box_high)
        spans |= spanning(box_low, box_high, cell_low, cell_high, d, field)
    kept = np.flatnonzero(met)
    return Level(origin, low, high, at[kept], by[kept], spans[kept])


def spanning(
    box_low: Ints, box_high: Ints, cell_low: Ends, cell_high: Ends, d: int, field: Field
) -> NDArray[np.unsignedinteger]:
    """Bit d for each pair whose box spans its cell in facet d."""
    spans: Mask = (box_low <= cell_low) & (cell_high <= box_high)
    bits: NDArray[np.unsignedinteger] = spans.astype(field.mask_type) << field.mask_type(d)
    return bits


def together(levels: Sequence[Level]) -> Level:
    """Several levels as one."""
    offsets = np.cumsum([0, *(len(level) for level in levels)])
    return Level(
        np.concatenate([level.origin for level in levels]),
        np.concatenate([level.low for level in levels], axis=1),
        np.concatenate([level.high for level in levels], axis=1),
        np.concatenate([level.at + offset for level, offset in zip(levels, offsets[:-1], strict=True)]),
        np.concatenate([level.by for level in levels]),
        np.concatenate([level.spans for level in levels]),
    )
