"""Cells in which nothing is clean: one box is peeled off, or the cell cut in two where that divides best."""

import numpy as np
from numpy.typing import NDArray

from respchain.scope.clean import Strips
from respchain.scope.levels import Field, Level, laid
from respchain.scope.runs import Rows

_MANY = 64  # boxes over a cell beyond which a small box is not worth peeling


def split(level: Level, field: Field) -> Level:
    """The cells of a level, each made into smaller ones over which fewer boxes are laid."""
    volume = _volume(level, field)
    ends = [end[level.by] for side in (field.low, field.high) for end in side]  # so that no order of boxes matters
    first = np.lexsort((*ends, -volume, level.at))[level.starts()[:-1]]
    thin = volume[first] * 2 < np.prod((level.high - level.low).astype(float), axis=0)
    halved = thin & (level.counts() > _MANY)
    cells = np.flatnonzero(~halved)
    parts: list[Strips] = [
        (cells[place], low, high) for place, low, high in _strips(level, field, cells, level.by[first[cells]])
    ]
    if halved.any():
        parts += _halves(level, field, np.flatnonzero(halved))
    parent = np.concatenate([part[0] for part in parts])
    low = np.concatenate([part[1] for part in parts], axis=1)
    high = np.concatenate([part[2] for part in parts], axis=1)
    at, pair = level.pairs_of(parent)
    return laid(level.origin[parent], low, high, at, level.by[pair], field)


def outside_one(level: Level, field: Field) -> list[Strips]:
    """What is bare of cells over which one box alone is laid."""
    cells = np.arange(len(level))
    return [(level.origin[place], low, high) for place, low, high in _strips(level, field, cells, level.by)]


def _strips(level: Level, field: Field, cells: Rows, box: Rows) -> list[Strips]:
    """The cells without their box: facet by facet what lies below and above it, in what is left of the cell."""
    low, high = level.low[:, cells], level.high[:, cells]
    found: list[Strips] = []
    for d in field.facets:
        box_low = np.maximum(field.low[d][box], low[d])
        box_high = np.minimum(field.high[d][box], high[d])
        for strip_low, strip_high in ((low[d], box_low), (box_high, high[d])):
            some = np.flatnonzero(strip_low < strip_high)
            if len(some):
                part_low, part_high = low[:, some], high[:, some]
                part_low[d], part_high[d] = strip_low[some], strip_high[some]
                found.append((some, part_low, part_high))
        low[d], high[d] = box_low, box_high
    return found


def _volume(level: Level, field: Field) -> NDArray[np.float64]:
    """How much of its cell each box fills."""
    volume = np.ones(len(level.at))
    for d in field.facets:
        box_low = np.maximum(field.low[d][level.by], level.low[d][level.at])
        volume *= np.minimum(field.high[d][level.by], level.high[d][level.at]) - box_low
    return volume


def _halves(level: Level, field: Field, cells: Rows) -> list[Strips]:
    """Each cell cut in two at the coordinate that leaves the fewest boxes: the larger side plus half of both sides."""
    at, pair = level.pairs_of(cells)
    by, start = level.by[pair], np.searchsorted(at, np.arange(len(cells) + 1))
    cost = np.full(len(cells), np.inf)
    facet, where = np.zeros(len(cells), dtype=np.intp), np.zeros(len(cells), dtype=np.int64)
    for d in field.facets:
        base = at * (int(level.high[d].max()) + 1)
        cell_low, cell_high = level.low[d][cells][at], level.high[d][cells][at]
        lows = base + np.maximum(field.low[d][by], cell_low)
        highs = base + np.minimum(field.high[d][by], cell_high)
        sorted_lows, sorted_highs = np.sort(lows), np.sort(highs)
        for keys in (lows, highs):
            below = np.searchsorted(sorted_lows, keys, "left") - start[at]
            above = start[at + 1] - np.searchsorted(sorted_highs, keys, "right")
            price = np.maximum(below, above) + (below + above) / 2
            inside = (keys > base + cell_low) & (keys < base + cell_high)
            price[~inside] = np.inf
            order = np.lexsort((keys, price, at))[start[:-1]]
            better = price[order] < cost
            cost[better], facet[better] = price[order][better], d
            where[better] = (keys - base)[order][better]
    low, high = level.low[:, cells], level.high[:, cells]
    below_high, above_low = high.copy(), low.copy()
    below_high[facet, np.arange(len(cells))] = where
    above_low[facet, np.arange(len(cells))] = where
    return [(cells, low, below_high), (cells, above_low, high)]
