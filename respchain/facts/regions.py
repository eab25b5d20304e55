"""Regions: what scopes of two tables share, and what those of one leave of those of the other."""

from collections.abc import Sequence

import numpy as np

from respchain.facts.relation import Mask, Rows
from respchain.scope.boxes import Boxes
from respchain.scope.runs import run_starts
from respchain.scope.scopes import MATTER, Scopes


def met(a: Scopes, b: Scopes, but: Sequence[int] = ()) -> tuple[Rows, Rows]:
    """All pairs of a scope of `a` and one of `b` that share a cell, looking away from the facets `but`; ordered."""
    return a.followed_by(b).joint(np.arange(len(a)), len(a) + np.arange(len(b)), but)


def shared(a: Scopes, b: Scopes) -> tuple[Rows, Rows, Scopes]:
    """All pairs of a scope of `a` and one of `b` that share a cell, with what they share."""
    i, j = met(a, b)
    return i, j, a.followed_by(b).common(i, len(a) + j)


def less(a: Scopes, b: Scopes) -> Scopes:
    """Each scope of `a` without the cells of all scopes of `b`."""
    if not len(a.boxes) or not len(b.boxes):
        return a
    i, j = met(a, b)
    place, boxes = a.followed_by(b).uncovered(np.arange(len(a)), (run_starts(i, len(a)), len(a) + j))
    return Scopes(a.facets, run_starts(place, len(a)), boxes)


def owners(scopes: Scopes) -> Rows:
    """For each box the number of its scope."""
    return np.repeat(np.arange(len(scopes)), np.diff(scopes.start))


def together(parts: Scopes, number: Rows, count: int) -> Scopes:
    """The unions of some scopes: scope i becomes a part of the one with the number `number[i]`."""
    return Scopes.of(parts.facets, count, number[owners(parts)], parts.boxes)


def each_once(scopes: Scopes) -> Scopes:
    """The same cells, each in the first of the scopes that hold it."""
    rows = np.arange(len(scopes))
    i, j = scopes.joint(rows, rows)
    later = j < i
    if not later.any():
        return scopes
    place, boxes = scopes.uncovered(rows, (run_starts(i[later], len(rows)), j[later]))
    return Scopes(scopes.facets, run_starts(place, len(rows)), boxes)


def single(facets: Scopes, boxes: Boxes) -> Scopes:
    """Boxes as scopes of one box each, on the facets of other scopes."""
    return Scopes(facets.facets, np.arange(len(boxes) + 1), boxes)


def reached(boxes: Boxes, low: Rows, high: Rows, size: int) -> Mask:
    """Which spans of the axis of matters some box reaches into."""
    step = np.zeros(size + 1, np.int64)
    np.add.at(step, boxes.low[MATTER].astype(np.int64), 1)
    np.add.at(step, boxes.high[MATTER].astype(np.int64), -1)
    before = np.concatenate([[0], np.cumsum(np.cumsum(step)[:-1] > 0)])
    return np.asarray(before[high] > before[low])
