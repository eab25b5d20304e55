"""Clean cuts: coordinates of a cell that no box crosses, so that cutting there doubles nothing.

Registers nearly tile their matters, and nearly every cell of a near tiling has a clean cut.
"""

from collections.abc import Iterator

import numpy as np

from respchain.record import Record
from respchain.scope.levels import Ends, Field, Level, spanning
from respchain.scope.runs import Ints, Mask, Rows

_NONE = np.iinfo(np.int64).max
_TRIM = _NONE - 1  # worth less than any cut: the cell only loses bare strips at its ends
Strips = tuple[Rows, Ends, Ends]


class Parts(Record):
    """The pairs of some cells in the order of their low ends in one facet, and where a new part begins.

    A part is a maximal run of boxes that hang together in this facet.
    """

    pair: Rows
    low: Ends
    reach: Ends  # how far this and all earlier boxes of the cell go
    begins: Mask


def parts(level: Level, field: Field, d: int, pair: Rows) -> Parts:
    """How the pairs hang together in facet d."""
    at, by = level.at[pair], level.by[pair]
    low = np.maximum(field.low[d][by], level.low[d][at])
    high = np.minimum(field.high[d][by], level.high[d][at])
    base = at * (int(level.high[d].max()) + 1)  # wider than any coordinate: cells cannot mix
    order = np.argsort(base + low, kind="stable")
    base, low = base[order], low[order]
    reach: Ints = np.maximum.accumulate(base + high[order])
    begins = np.ones(len(pair), dtype=np.bool_)
    begins[1:] = base[1:] + low[1:] >= reach[:-1]
    return Parts(pair[order], low, reach - base, begins)


def clean_cuts(level: Level, field: Field) -> tuple[list[Level], list[Strips], Rows]:
    """The cells cut cleanly, the bare strips between them, and the cells in which nothing is clean.

    Every cell is cut at all clean coordinates of one facet: of the one with the fewest parts, but at least two.
    """
    candidates, best = [], np.full(len(level), _NONE)
    facet = np.full(len(level), -1)
    for d, pair in _candidates(level, field):
        found = parts(level, field, d, pair)
        worth = _worth(level, d, found)
        better = worth < best
        best[better], facet[better] = worth[better], d
        candidates.append((d, found))
    cut, strips = [], []
    for d, found in candidates:
        chosen = facet == d
        if chosen.any():
            kept = chosen[level.at[found.pair]]
            found = Parts(found.pair[kept], found.low[kept], found.reach[kept], found.begins[kept])
            below, bare = _cut(level, field, d, found)
            cut.append(below)
            strips += bare
    return cut, strips, np.flatnonzero(facet < 0)


def _candidates(level: Level, field: Field) -> Iterator[tuple[int, Rows]]:
    """The facets with the pairs of the cells that none of their boxes spans: only these can be clean."""
    spanned = np.bitwise_or.reduceat(level.spans, level.starts()[:-1])
    for d in field.facets:
        open_ = spanned & field.mask_type(1 << d) == 0
        if open_.all():
            yield d, np.arange(len(level.at))
        elif open_.any():
            yield d, np.flatnonzero(open_[level.at])


def _worth(level: Level, d: int, found: Parts) -> Rows:
    """For each cell the number of its parts, the fewer the better; one part alone is worth only the trimming."""
    at = level.at[found.pair]
    worth = np.bincount(at[found.begins], minlength=len(level))
    first = np.flatnonzero(found.begins)
    last = np.append(first[1:], len(at)) - 1
    one = worth[at[first]] == 1
    first, last = first[one], last[one]
    cell = at[first]
    trims = (found.low[first] > level.low[d][cell]) | (found.reach[last] < level.high[d][cell])
    worth[cell] = np.where(trims, _TRIM, _NONE)
    worth[worth == 0] = _NONE
    return worth


def _cut(level: Level, field: Field, d: int, found: Parts) -> tuple[Level, list[Strips]]:
    """The parts as cells of their own, and the strips of the old cells before, between and after them."""
    first = np.flatnonzero(found.begins)
    last = np.append(first[1:], len(found.pair)) - 1
    parent = level.at[found.pair[first]]
    part_low, part_high = found.low[first], found.reach[last]
    leads = np.ones(len(parent), dtype=np.bool_)
    leads[1:] = parent[1:] != parent[:-1]
    ends = np.append(leads[1:], True)
    before = np.where(leads, level.low[d][parent], np.append(0, part_high[:-1]))
    strips = [
        _strips(level, d, parent, before, part_low),
        _strips(level, d, parent[ends], part_high[ends], level.high[d][parent[ends]]),
    ]
    low, high = level.low[:, parent], level.high[:, parent]
    low[d], high[d] = part_low, part_high
    at, by = np.cumsum(found.begins) - 1, level.by[found.pair]
    others = level.spans[found.pair] & field.mask_type(field.all ^ (1 << d))
    spans = others | spanning(field.low[d][by], field.high[d][by], low[d][at], high[d][at], d, field)
    return Level(level.origin[parent], low, high, at, by, spans), strips


def _strips(level: Level, d: int, cell: Rows, low: Ends, high: Ends) -> Strips:
    """The parts of cells between two coordinates of facet d, where there is anything between them."""
    some = np.flatnonzero(low < high)
    strip_low, strip_high = level.low[:, cell[some]], level.high[:, cell[some]]
    strip_low[d], strip_high[d] = low[some], high[some]
    return level.origin[cell[some]], strip_low, strip_high
