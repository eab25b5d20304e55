"""Posts and their holders in time: how long a post stands empty, is held by somebody acting, or by several at once.

Days are one axis, as in any scope: a vacancy is what the appointments to a post leave bare of its life, and somebody
acts since the last day that no acting appointment covers. Who holds a post at once is counted on the day: their shares
add up against its seats, which boxes do not.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tenure
from respchain.facts.relation import Mask, Rows, marked
from respchain.facts.tables import ALWAYS, Actors, Appointments
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.runs import distinct, run_starts, starts
from respchain.scope.scopes import Scopes

Long = NDArray[np.int64]


def free(need: tuple[Rows, Rows], place: Rows, begins: Rows, ends: Rows) -> tuple[Rows, Long, Long]:
    """The days of each needed span that no span of its place holds: `(place, begins, ends)`, in order.

    >>> [column.tolist() for column in free((np.array([0]), np.array([9])), *np.array([[0, 0], [2, 3], [4, 5]]))]
    [[0, 0], [0, 5], [2, 9]]
    """
    rows = np.flatnonzero(begins < ends)
    rows = rows[np.argsort(place[rows], kind="stable")]
    count = len(need[0])
    spans = _spans(np.concatenate([need[0], begins[rows]]), np.concatenate([need[1], ends[rows]]))
    held = run_starts(place[rows], count), count + np.arange(len(rows))
    found, boxes = spans.uncovered(np.arange(count), held)
    return found, boxes.low[0].astype(np.int64), boxes.high[0].astype(np.int64)


def _spans(begins: Rows, ends: Rows) -> Scopes:
    """Spans of days as scopes on the one axis of time, which needs no cuts: days are its positions."""
    filled = begins < ends
    boxes = Boxes((begins[filled].astype(np.int32),), (ends[filled].astype(np.int32),))
    return Scopes((), starts(filled), boxes)


def unbroken(count: int, place: Rows, begins: Rows, ends: Rows, day: int) -> Long:
    """For each place that is held on the day since when, without a free day between."""
    need = np.full(count, ALWAYS), np.full(count, day + 1)
    found, _, until = free(need, place, begins, ends)
    return _latest(np.full(count, ALWAYS), found, until)


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
    life = actors.since, np.full(count, day + 1)
    empty, since_then, _ = free(life, table.post, table.begins, table.ends)
    last = _latest(actors.since, empty, since_then)  # of a post that is empty: the beginning of its last free days
    rows = np.flatnonzero(acts)
    acting = unbroken(count, table.post[rows], table.begins[rows], table.ends[rows], day)
    gone = np.flatnonzero(begun & ~acts)
    since = np.maximum(acting, _latest(np.full(count, ALWAYS), table.post[gone], table.ends[gone]))
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
    return unbroken(len(held), place[rows], table.begins[rows], table.ends[rows], day)


class Held(Record):
    """Who holds which post on one day: each person once, with the part of a working time and the day since when."""

    post: Rows
    person: Rows
    share: NDArray[np.float64]
    since: Long


def held(appointments: Appointments, day: int) -> Held:
    """Who holds which post on the day, acting or not; nobody works more than full time in one post."""
    table = appointments
    key = table.post.astype(np.int64) * _people(table) + table.person
    rows = np.flatnonzero((table.begins <= day) & (table.ends > day))
    found = distinct(key[rows])
    share = np.bincount(np.searchsorted(found, key[rows]), table.share[rows], minlength=len(found))
    since = _since(table, key, found, day)
    post, person = (found // _people(table)).astype(np.int32), (found % _people(table)).astype(np.int32)
    return Held(post, person, np.minimum(np.round(share, 6), 1), since)


def _latest(start: Rows, place: Rows, days: Rows) -> Long:
    latest = start.astype(np.int64)
    np.maximum.at(latest, place, days)
    return latest
