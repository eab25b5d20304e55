"""What of some cells is left bare by the boxes laid over them."""

from collections.abc import Sequence

import numpy as np

from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.clean import Strips, clean_cuts
from respchain.scope.levels import Ends, Field, Level, laid, together
from respchain.scope.peel import outside_one, split
from respchain.scope.runs import Rows, chunks, spread
from respchain.scope.slabs import between_slabs

_AT_ONCE = 1 << 20  # pairs of a cell and a box looked at together: bounds the memory


class Bare(Record):
    """Disjoint boxes that no laid box meets, each with the number of the cell it was cut from, ascending.

    `open_boxes` could not be worked out within the budget: some or all of their cells may be covered.
    """

    origin: Rows
    boxes: Boxes
    open_origin: Rows
    open_boxes: Boxes
    budget: float  # what is left of it


def bare(cells: Boxes, boxes: Boxes, over: Rows, first: Rows, counts: Rows, budget: float = np.inf) -> Bare:
    """What each cell keeps outside the `counts` boxes laid over it, which are `over[first]`, `over[first + 1]` ...

    No cell and no box may be empty. `budget` limits the pairs of a cell and a box that are looked at, level by level.
    """
    active = _cut_facets(cells, boxes)
    field = Field(tuple(boxes.low[d] for d in active), tuple(boxes.high[d] for d in active))
    found: list[Strips] = []
    given_up: list[Level] = []
    for begin, end in chunks(counts, _AT_ONCE):
        rows = np.arange(begin, end)
        low = np.array([cells.low[d][begin:end] for d in active], dtype=np.int64).reshape(len(active), end - begin)
        high = np.array([cells.high[d][begin:end] for d in active], dtype=np.int64).reshape(len(active), end - begin)
        at, member = spread(first[begin:end], counts[begin:end])
        level = laid(rows, low, high, at, over[member], field)
        budget = _work_out(level, field, found, given_up, budget)
    left = [(level.origin, level.low, level.high) for level in given_up]
    return Bare(*_gathered(cells, active, found), *_gathered(cells, active, left), max(budget, 0))


def _work_out(level: Level, field: Field, found: list[Strips], given_up: list[Level], budget: float) -> float:
    """Add to `found` all that is bare of a level, and return what is left of the budget."""
    waiting = [level]
    while waiting:
        level = waiting.pop()
        if len(level.at) > 2 * _AT_ONCE and len(level) > 1:
            waiting += _halved(level)
            continue
        budget -= len(level.at)
        if budget < 0:
            given_up.append(level)
            continue
        level = _settled(level, field, found)
        if not len(level):
            continue
        cut, strips, stuck = clean_cuts(level, field)
        found += strips
        if len(stuck):
            level = level.take(stuck)
            pieces, stuck = between_slabs(level, field)
            cut.append(pieces)
        if len(stuck):
            cut.append(split(level.take(stuck), field))
        waiting.append(together(cut))
    return budget


def _settled(level: Level, field: Field, found: list[Strips]) -> Level:
    """The cells that are neither covered by one box, nor bare, nor under one box alone."""
    counts = level.counts()
    covered = np.zeros(len(level), dtype=np.bool_)
    covered[level.at[level.spans == field.all]] = True
    free = np.flatnonzero(counts == 0)
    if len(free):
        found.append((level.origin[free], level.low[:, free], level.high[:, free]))
    single = np.flatnonzero((counts == 1) & ~covered)
    if len(single):
        found += outside_one(level.take(single), field)
    return level.take(np.flatnonzero((counts > 1) & ~covered))


def _halved(level: Level) -> list[Level]:
    """Two levels with about half of the pairs each."""
    middle = min(max(int(level.at[len(level.at) // 2]), 1), len(level) - 1)
    return [level.take(np.arange(middle, len(level))), level.take(np.arange(middle))]


def _cut_facets(cells: Boxes, boxes: Boxes) -> list[int]:
    """The facets that tell cells and boxes apart: not those in which every box spans every cell."""
    if not len(cells) or not len(boxes):
        return list(range(cells.facets))
    return [
        d
        for d in range(cells.facets)
        if cells.low[d].min() < boxes.low[d].max() or boxes.high[d].min() < cells.high[d].max()
    ]


def _gathered(cells: Boxes, active: Sequence[int], found: list[Strips]) -> tuple[Rows, Boxes]:
    """The strips as boxes of all facets, by cell."""
    if not found:
        none = np.zeros(0, dtype=np.intp)
        return none, cells.take(none)
    origin = np.concatenate([part[0] for part in found])
    low: Ends = np.concatenate([part[1] for part in found], axis=1)
    high: Ends = np.concatenate([part[2] for part in found], axis=1)
    order = np.argsort(origin, kind="stable")
    origin, low, high = origin[order], low[:, order], high[:, order]
    parts = cells.take(origin)
    lows, highs = list(parts.low), list(parts.high)
    for row, d in enumerate(active):
        lows[d], highs[d] = low[row].astype(cells.low[d].dtype), high[row].astype(cells.high[d].dtype)
    return origin, Boxes(tuple(lows), tuple(highs))
