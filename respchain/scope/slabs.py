"""Slabs: boxes that span their cell in every facet but one, and so cut it straight through."""

import numpy as np

from respchain.scope.clean import parts
from respchain.scope.levels import Ends, Field, Level, laid
from respchain.scope.runs import Rows, distinct, run_starts, spread


def between_slabs(level: Level, field: Field) -> tuple[Level, Rows]:
    """What cells are cut into when all slabs across one facet are taken out at once, and the cells without any slab.

    The facet with the most slabs is taken. The other boxes are laid over every piece that they reach.
    """
    across = _across(level, field)
    counts = np.array([np.bincount(level.at[across == d], minlength=len(level)) for d in field.facets])
    facet = np.where(counts.any(axis=0), counts.argmax(axis=0), -1)
    taken = (across >= 0) & (across == facet[level.at])
    pieces = [_pieces(level, field, d, np.flatnonzero(taken & (across == d))) for d in distinct(across[taken])]
    parent = np.concatenate([np.zeros(0, dtype=np.intp), *(piece[0] for piece in pieces)])
    low = np.concatenate([level.low[:, :0], *(piece[1] for piece in pieces)], axis=1)
    high = np.concatenate([level.high[:, :0], *(piece[2] for piece in pieces)], axis=1)
    others = np.flatnonzero(~taken)
    start = run_starts(level.at[others], len(level))
    at, pair = spread(start[parent], np.diff(start)[parent])
    below = laid(level.origin[parent], low, high, at, level.by[others[pair]], field)
    return below, np.flatnonzero(facet < 0)


def _across(level: Level, field: Field) -> Rows:
    """For each pair the facet that its box alone does not span, or -1."""
    missing = level.spans ^ field.mask_type(field.all)
    across = np.full(len(missing), -1)
    for d in field.facets:
        across[missing == field.mask_type(1 << d)] = d
    return across


def _pieces(level: Level, field: Field, d: int, slabs: Rows) -> tuple[Rows, Ends, Ends]:
    """The pieces of cells before, between and after their slabs across facet d, each with its cell."""
    found = parts(level, field, d, slabs)
    first = np.flatnonzero(found.begins)
    last = np.append(first[1:], len(slabs)) - 1
    cell = level.at[found.pair[first]]
    leads = np.ones(len(cell), dtype=np.bool_)
    leads[1:] = cell[1:] != cell[:-1]
    ends = np.append(leads[1:], True)
    begin = np.where(leads, level.low[d][cell], np.append(0, found.reach[last][:-1]))
    parent = np.concatenate([cell, cell[ends]])
    piece_low = np.concatenate([begin, found.reach[last][ends]])
    piece_high = np.concatenate([found.low[first], level.high[d][cell[ends]]])
    some = np.flatnonzero(piece_low < piece_high)
    low, high = level.low[:, parent[some]], level.high[:, parent[some]]
    low[d], high[d] = piece_low[some], piece_high[some]
    return parent[some], low, high
