"""Spans of days of the same holder put together: how long it is without a break."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Rows
from respchain.facts.tables import NEVER
from respchain.record import Record
from respchain.scope.runs import distinct, run_starts

Long = NDArray[np.int64]
_SPAN = NEVER + 1


class Stints(Record):
    """Days without a break, in order of key, then of time; `rows` are those of each, one stint behind another.

    `first` is the row with which a stint begins, `last` the one that reaches to its end.
    """

    begins: Long
    ends: Long
    first: Rows
    last: Rows
    rows: Rows
    of: Rows  # for each of `rows` its stint

    def __len__(self) -> int:
        """The number of stints."""
        return len(self.begins)


def stints(key: Rows, begins: Rows, ends: Rows, rows: Rows) -> Stints:
    """The spans of some rows, those of one key joined where no free day lies between.

    >>> found = stints(*np.array([[4, 4, 4, 7], [1, 3, 6, 2], [3, 5, 9, 4]]), np.arange(4))
    >>> found.begins.tolist(), found.ends.tolist(), found.last.tolist()
    ([1, 6, 2], [5, 9, 4], [1, 2, 3])
    """
    rows = rows[begins[rows] < ends[rows]]
    rows = rows[np.lexsort((rows, begins[rows], key[rows]))]
    own, begin, end = key[rows], begins[rows].astype(np.int64), ends[rows].astype(np.int64)
    other = np.ones(len(rows), np.bool_)
    other[1:] = own[1:] != own[:-1]
    lift = (np.cumsum(other) - 1) * _SPAN  # so that a running maximum begins anew with each key
    reach = np.maximum.accumulate(end + lift) - lift
    new = other.copy()
    new[1:] |= begin[1:] > reach[:-1]
    of = np.cumsum(new) - 1
    start = np.flatnonzero(new)
    longest = np.lexsort((np.arange(len(rows)), end, of))
    after = np.append(start, len(rows))[1:]
    return Stints(
        begins=begin[start],
        ends=reach[after - 1],
        first=rows[start],
        last=rows[longest[after - 1]],
        rows=rows,
        of=of,
    )


def beginnings(found: Stints, begins: Rows, counted: NDArray[np.bool_]) -> Long:
    """How many days there are on which something began that counts, for each stint."""
    rows = counted[found.rows]
    places = distinct(found.of[rows].astype(np.int64) * _SPAN + begins[found.rows[rows]])
    return np.bincount(places // _SPAN, minlength=len(found))


def reached(place: Rows, ends: Long, count: int) -> tuple[Long, Rows]:
    """For each row of an ascending column of places how far those before it at its place reach, and which reaches so.

    Of those that reach as far, the first; -1 where none is before it.

    >>> [column.tolist() for column in reached(np.array([0, 0, 0, 2]), np.array([5, 9, 9, 4]), 3)]
    [[-1, 5, 9, -1], [-1, 0, 1, -1]]
    """
    start = run_starts(place, count)
    lift = place.astype(np.int64) * _SPAN
    raised = np.maximum.accumulate(ends + lift)
    grows = np.ones(len(place), np.bool_)
    grows[1:] = raised[1:] > raised[:-1]
    best = np.maximum.accumulate(np.where(grows, np.arange(len(place)), 0))
    far, which = np.full(len(place), -1, np.int64), np.full(len(place), -1, np.int64)
    later = np.flatnonzero(np.arange(len(place)) > start[place])
    far[later], which[later] = raised[later - 1] - lift[later], best[later - 1]
    return far, which
