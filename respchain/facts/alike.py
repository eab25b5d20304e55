"""Stations from which the forum edges look alike, so that what is asked of one holds for all.

Ranges of matters on which an actor has the same forums, and on which all forums have the same forums in turn, are
alike. Sets of edges are told apart by sums of mixed numbers, 128 bits in all.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.ranges import Keys, Ranged
from respchain.facts.relation import Mask, Rows, marked

_Sums = NDArray[np.uint64]
_SALTS = (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03)


def alike(edges: Ranged, keys: Keys) -> tuple[Keys, Rows]:
    """The stations that stand for all of `keys`, and for each of these the place of its own: `(stations, place)`."""
    count = max(edges.actors, 1)
    number, actor = keys // count, keys % count
    width = len(edges.ranges) + 1
    forum = marked(count, edges.right)[edges.left]
    columns = [actor.astype(np.uint64)]
    for salt in _SALTS:
        mixed = _mixed(edges.left.astype(np.uint64) * np.uint64(count) + edges.right.astype(np.uint64), salt)
        own = edges.left.astype(np.int64) * width
        columns.append(_sums(own + edges.first, own + edges.behind, mixed, actor * width + number))
        columns.append(_sums(edges.first[forum], edges.behind[forum], mixed[forum], number))
    order = np.lexsort(columns)
    new: Mask = np.zeros(len(keys), np.bool_)
    for column in columns:
        new[1:] |= column[order[1:]] != column[order[:-1]]
    new[:1] = True
    place = np.empty(len(keys), np.int64)
    place[order] = np.cumsum(new) - 1
    return keys[order[new]], place


def _sums(begin: Keys, end: Keys, mixed: _Sums, at: Keys) -> _Sums:
    """For each point what the numbers of the spans that hold it add up to."""
    when = np.concatenate([begin, end])
    order = np.argsort(when, kind="stable")
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(np.concatenate([mixed, np.uint64(0) - mixed])[order])])
    return np.asarray(sums[np.searchsorted(when[order], at, side="right")], np.uint64)


def _mixed(numbers: _Sums, salt: int) -> _Sums:
    """The numbers scattered over all 64 bits."""
    found = numbers + np.uint64(salt)
    for shift, times in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        found = (found ^ (found >> np.uint64(shift))) * np.uint64(times)
    return np.asarray(found ^ (found >> np.uint64(31)), np.uint64)
