"""Appointments for a time: whose time is over, or was never said."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tenure
from respchain.facts.relation import Mask, Rows, marked
from respchain.facts.tables import ALWAYS, NEVER, Actors, Appointments
from respchain.record import Record

_FOR_A_TIME = marked(len(Tenure), np.array([Tenure.TERM, Tenure.PROBATION, Tenure.CONTRACT, Tenure.SECONDMENT]))


class Overstayed(Record):
    """Appointments for a time that go on without an end, and for how many days: `no-end` or `expired`."""

    row: Rows
    why: NDArray[np.str_]
    days: Rows
    tested: int


def overstayed(actors: Actors, table: Appointments, held_over: Mask, day: int) -> Overstayed:
    """The appointments for a time whose holder is still in post, though their time is over or was never said.

    One that says when it ends after all (`until`) is closed, and one after which the same person was appointed to the
    same post again is renewed or confirmed. Who holds over stays until somebody else has been appointed for good.
    """
    holds = np.flatnonzero((table.begins <= day) & (table.ends > day) & ~actors.aggregate[table.post])
    rows = holds[_FOR_A_TIME[table.kind[holds]]]
    unset = table.due[rows] == NEVER
    over = unset | (table.due[rows] <= day)
    left = over & (table.ends[rows] == NEVER) & ~_renewed(table, holds, rows)
    waits = ~unset & held_over[table.post[rows]] & ~_succeeded(table, len(actors), holds, rows)
    left &= ~waits
    found = rows[left]
    why = np.where(unset[left], "no-end", "expired")
    return Overstayed(found, why, np.where(unset[left], 0, day - table.due[found]), tested=len(rows))


def _renewed(table: Appointments, holds: Rows, rows: Rows) -> Mask:
    """Which appointments were followed by another of the same person to the same post."""
    size = int(table.person.max(initial=0)) + 1
    key = table.post.astype(np.int64) * size + table.person
    order = holds[np.lexsort((table.begins[holds], key[holds]))]
    last = np.searchsorted(key[order], key[rows], "right") - 1
    return np.asarray(table.begins[order[last]] > table.begins[rows])


def _succeeded(table: Appointments, count: int, holds: Rows, rows: Rows) -> Mask:
    """After which appointments somebody else has taken office, no matter for how long, but not for the time being."""
    proper = holds[table.kind[holds] != Tenure.ACTING]
    proper = proper[np.argsort(table.begins[proper], kind="stable")]
    newest = np.full(count, -1, np.int64)
    newest[table.post[proper]] = proper  # the last one written stays: who came last
    other = proper[table.person[proper] != table.person[newest[table.post[proper]]]]
    second = np.full(count, -1, np.int64)
    second[table.post[other]] = other
    post = table.post[rows]
    own = (newest[post] >= 0) & (table.person[newest[post]] == table.person[rows])
    successor = np.where(own, second[post], newest[post])
    begins = np.where(successor >= 0, table.begins[successor], ALWAYS)
    return np.asarray((successor >= 0) & (begins >= table.due[rows]))
