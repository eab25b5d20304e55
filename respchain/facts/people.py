"""Who stands behind an actor on one day."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind, Tenure
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import ALWAYS, NEVER, Actors, Appointments, Columns, Members
from respchain.record import Record


def seats(actors: Actors) -> Rows:
    """For each actor the post that it stands for: of a department its head, of any other itself.

    A department without a head stands for itself: nobody.
    """
    itself = np.arange(len(actors), dtype=np.int32)
    return np.where((actors.kind == Kind.DEPARTMENT) & (actors.head >= 0), actors.head, itself).astype(np.int32)


def holders(now: Columns, day: int) -> Relation:
    """Post to the persons who hold it on the day, in whatever kind of appointment."""
    table = now.appointments
    held = (table.begins <= day) & (table.ends > day)
    return Relation.of(table.post[held], table.person[held], shape=(len(now.actors), len(now.people)))


def persons(actors: Actors, members: Relation, seat: Rows, held: Relation) -> Relation:
    """Actor to the persons behind it: who holds the post, the department's head post, or sits in the body."""
    body = actors.kind == Kind.BODY
    chairs = Relation.function(np.where(body, actors.chair, -1).astype(np.int32), len(actors))
    behind = chairs | members | Relation.function(seat, len(actors))
    found = held
    while True:  # bodies may sit in bodies: once more until nobody is added
        more = found | (behind @ found)
        if len(more.to) == len(found.to):
            return found
        found = more


def judges(members: Members, actors: Actors, persons: Relation, nameless: Mask, others: int) -> Relation:
    """Forum to the persons who judge in it.

    Whoever abstains does not judge, in whatever seat, where at least `others` remain: an empty seat is no quorum.
    """
    count = len(actors)
    everyone = Relation.of(members.body, members.actor, shape=(count, count))
    body = actors.kind == Kind.BODY
    everyone = everyone | Relation.function(np.where(body, actors.chair, -1).astype(np.int32), count)
    aside = Relation.of(members.body[members.abstains], members.actor[members.abstains], shape=(count, count))
    remaining = everyone - aside
    left, seat = remaining.pairs
    within = (remaining @ persons) - (aside @ persons)
    present = within.counts + np.bincount(left[nameless[seat]], minlength=count)
    steps_aside = (aside.counts > 0) & (present >= others)
    left, _ = persons.pairs
    return persons.only(~steps_aside[left]) | within.only(steps_aside[within.pairs[0]])


class Tenures(Record):
    """How long posts have been empty, or held by nobody but somebody acting, on one day, in days.

    `vacant` is 0 and `acting` -1 where they are not: who begins to act on this day has acted for no day yet.
    """

    vacant: NDArray[np.int64]
    acting: NDArray[np.int64]


def tenures(actors: Actors, appointments: Appointments, day: int) -> Tenures:
    """The days since a post was last held, and those for which nobody but acting holders, one after the other, held it.

    A post that was never held counts from its own beginning; where that is not known either, from ever.
    """
    count = len(actors)
    table = appointments
    begun = table.begins <= day
    holds = begun & (table.ends > day)
    acts = table.kind == Tenure.ACTING
    held = marked(count, table.post[holds])
    proper = marked(count, table.post[holds & ~acts])
    last = _latest(actors.since, table, begun)
    last_proper = _latest(np.full(count, ALWAYS, np.int32), table, begun & ~acts)
    since = np.maximum(_unbroken(table, np.flatnonzero(begun & acts), count), last_proper)
    return Tenures(
        vacant=np.where(held, 0, day - last.astype(np.int64)),
        acting=np.where(held & ~proper, day - since, -1),
    )


def newly_acting(appointments: Appointments, count: int, day: int, days: int) -> Mask:
    """The posts whose handover to somebody acting began at most so many days ago."""
    table = appointments
    new = (table.kind == Tenure.ACTING) & (table.begins <= day) & (table.ends > day) & (day - table.begins <= days)
    return marked(count, table.post[new])


def _latest(start: NDArray[np.int32], table: Appointments, which: Mask) -> NDArray[np.int32]:
    latest = start.copy()
    np.maximum.at(latest, table.post[which], table.ends[which])
    return latest


def _unbroken(table: Appointments, rows: Rows, count: int) -> NDArray[np.int64]:
    """For each post the first day of the last run of appointments among `rows` that leaves no day between them."""
    rows = rows[np.lexsort((table.begins[rows], table.post[rows]))]
    post, begins = table.post[rows].astype(np.int64), table.begins[rows].astype(np.int64)
    reached = np.maximum.accumulate(post * (NEVER + 1) + table.ends[rows])  # each post's days lie behind the last one's
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (post[1:] != post[:-1]) | (post[1:] * (NEVER + 1) + begins[1:] > reached[:-1])
    found = np.full(count, ALWAYS, np.int64)
    np.maximum.at(found, post[fresh], begins[fresh])
    return found
