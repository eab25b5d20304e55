"""Posts and their holders in time: how long a post stands empty, is held by somebody acting, or by several at once.

A tenure is a run of appointments that leaves no day between them. What lies between two tenures of a post is a vacancy;
where two tenures of one post share days, two hold it at once.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tenure
from respchain.facts.relation import Mask, Rows, marked
from respchain.facts.tables import ALWAYS, NEVER, Actors, Appointments
from respchain.record import Record
from respchain.scope.runs import distinct

Long = NDArray[np.int64]


class Runs(Record):
    """Spans of days by place, from `begins` to `ends`, the end excluded: those of one place with days between them."""

    place: Rows
    begins: Long
    ends: Long


def runs(place: Rows, begins: Rows, ends: Rows) -> Runs:
    """The days of some spans, those of one place that meet or touch as one.

    >>> found = runs(np.array([1, 0, 1, 1]), np.array([5, 1, 1, 3]), np.array([6, 2, 3, 4]))
    >>> found.place.tolist(), found.begins.tolist(), found.ends.tolist()
    ([0, 1, 1], [1, 1, 5], [2, 4, 6])
    """
    rows = np.flatnonzero(begins < ends)
    rows = rows[np.lexsort((begins[rows], place[rows]))]
    place, begins, ends = (column[rows].astype(np.int64) for column in (place, begins, ends))
    reached: Long = np.maximum.accumulate(
        place * (NEVER + 1) + ends
    )  # the days of each place lie behind the last one's
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (place[1:] != place[:-1]) | (place[1:] * (NEVER + 1) + begins[1:] > reached[:-1])
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(rows))[: len(first)] - 1
    return Runs(place[first], begins[first], reached[last] - place[first] * (NEVER + 1))


class Tenures(Record):
    """How long posts have been empty, or held by nobody but somebody acting, on one day, in days.

    `vacant` is 0 and `acting` -1 where they are not: who begins to act on this day has acted for no day yet.
    """

    vacant: Long
    acting: Long


def tenures(actors: Actors, appointments: Appointments, day: int) -> Tenures:
    """The days since a post was last held, and those for which nobody but acting holders, one after the other, held it.

    A post that was never held counts from its own beginning; where that is not known either, from ever.
    """
    count, table = len(actors), appointments
    begun = table.begins <= day
    holds = begun & (table.ends > day)
    acts = table.kind == Tenure.ACTING
    held = marked(count, table.post[holds])
    proper = marked(count, table.post[holds & ~acts])
    last = _latest(actors.since, table.post[begun], table.ends[begun])
    nobody = np.full(count, ALWAYS, np.int32)
    last_proper = _latest(nobody, table.post[begun & ~acts], table.ends[begun & ~acts])
    rows = np.flatnonzero(begun & acts)
    acting = runs(table.post[rows], table.begins[rows], table.ends[rows])
    since = np.maximum(_latest(nobody, acting.place, acting.begins), last_proper)
    return Tenures(vacant=np.where(held, 0, day - last), acting=np.where(held & ~proper, day - since, -1))


def newly_acting(appointments: Appointments, count: int, day: int, days: int) -> Mask:
    """The posts whose handover to somebody acting began at most so many days ago."""
    table = appointments
    new = (table.kind == Tenure.ACTING) & (table.begins <= day) & (table.ends > day) & (day - table.begins <= days)
    return marked(count, table.post[new])


class Beside(Record):
    """Persons who hold one post at once, on one day, beyond what its seats explain."""

    post: Rows
    person: Rows


def beside(actors: Actors, appointments: Appointments, day: int, handover_days: int) -> Beside:
    """Who holds a post beside others, longer than a handover takes, though their shares are more than its seats.

    Somebody acting stands beside the proper holder by the nature of acting: the two kinds are counted apart. A person
    appointed twice counts once. A job share marked as such explains all who hold the post.
    """
    table = appointments
    rows = np.flatnonzero((table.begins <= day) & (table.ends > day))
    key = _holding(table)
    held = distinct(key[rows])
    share = np.minimum(np.bincount(np.searchsorted(held, key[rows]), table.share[rows], minlength=len(held)), 1)
    settled = day + 1 - _since(table, key, held, day) > handover_days
    seated, person = held // _people(table), held % _people(table)
    size = 2 * len(actors)
    several = np.bincount(seated[settled], minlength=size) > 1
    load = np.round(np.bincount(seated[settled], share[settled], minlength=size), 6)  # ten tenths are one
    shared = marked(len(actors), table.post[rows[table.kind[rows] == Tenure.JOB_SHARE]])
    over = several & (load > np.repeat(actors.seats, 2)) & ~np.repeat(shared, 2)
    found = np.flatnonzero(settled & over[seated])
    return Beside((seated[found] // 2).astype(np.int32), person[found].astype(np.int32))


def _holding(table: Appointments) -> Long:
    """A number for each person in a post, acting in it or not."""
    seated = 2 * table.post.astype(np.int64) + (table.kind == Tenure.ACTING)
    found: Long = seated * _people(table) + table.person
    return found


def _people(table: Appointments) -> int:
    return int(table.person.max(initial=0)) + 1


def _since(table: Appointments, key: Long, held: Long, day: int) -> Long:
    """For each who holds a post on the day since when, without a break."""
    place = np.searchsorted(held, key)
    place[place == len(held)] = 0
    rows = np.flatnonzero((table.begins <= day) & (held[place] == key)) if len(held) else place[:0]
    found = runs(place[rows], table.begins[rows], table.ends[rows])
    return _latest(np.zeros(len(held), np.int64), found.place, found.begins)


def _latest(start: Rows, place: Rows, days: Rows) -> Long:
    latest = start.astype(np.int64)
    np.maximum.at(latest, place, days)
    return latest
