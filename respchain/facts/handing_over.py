"""Changes of holder: what the record of the handover lacks, and how the tenures meet."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.aspects import HANDOVER, missing
from respchain.facts.codes import Tenure
from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows, marked, matches
from respchain.facts.stints import Long, Stints, reached, stints
from respchain.facts.tables import ALWAYS, Columns
from respchain.record import Record

_WHOLE = sum(1 << part for part in HANDOVER)


class Changes(Record):
    """One row for each change of holder: who left and who came, and the days that lie or overlap between.

    `left` and `came` are rows of appointments: that with which one ended, and that with which the other began.
    """

    post: Rows
    left: Rows
    came: Rows
    gap: Long
    overlap: Long
    change: Mask  # somebody has left for somebody else: no mere overlap, and not the same person again


class Faulty(Record):
    """Changes of holder with a fault: `no-record`, `incomplete`, `no-copy`, `gap` or `overlap`."""

    post: Rows
    person: Rows
    successor: Rows
    lacks: Rows  # the bits of what the record does not cover
    gap: Long
    overlap: Long
    why: NDArray[np.str_]
    tested: int


def since_when(count: int, posts: Rows, duties: Rows, begins: Rows, lives: Rows) -> Long:
    """The day since which each post answers for something: not before its own life or that of its oldest duty."""
    first = np.full(count, np.iinfo(np.int64).max, np.int64)
    np.minimum.at(first, posts, begins[duties])
    return np.maximum(first, lives)


def changes(now: Columns, day: int, judged: Mask, since: Long, handover_days: int) -> Changes:
    """The changes of holder of some posts up to the day, since each of them answers for something.

    Who held a post of one seat within the time of another stood beside that one: nothing changed when they left. In a
    post of several seats whoever comes first, at most a handover's time before somebody left, takes over from them.
    """
    table = now.appointments
    rows = np.flatnonzero((table.begins <= day) & judged[table.post])
    size = len(now.people)
    found = stints(table.post.astype(np.int64) * size + table.person, table.begins, table.ends, rows)
    post = table.post[found.first]
    alive = found.ends > since[post]  # who left before held another post, or one that answered for nothing
    order = np.flatnonzero(alive)
    order = order[np.lexsort((found.first[order], -found.ends[order], found.begins[order], post[order]))]
    single = now.actors.seats[post[order]] == 1
    one = _one_seat(now, found, order[single], day)
    many = _many_seats(now, found, order[~single], day, handover_days)
    return Changes(*(np.concatenate([getattr(one, name), getattr(many, name)]) for name in Changes.names()))


def _one_seat(now: Columns, found: Stints, order: Rows, day: int) -> Changes:
    """Of stints in posts of one seat, each with the one before it that reaches furthest."""
    table = now.appointments
    post = table.post[found.first[order]]
    far, which = reached(post, found.ends[order], len(now.actors))
    ends, begins = found.ends[order], found.begins[order]
    later = np.flatnonzero((which >= 0) & (np.minimum(far, ends) <= day))
    before, after = order[which[later]], order[later]
    left, came = found.last[before], found.first[after]
    apart = begins[later] - far[later]
    shared = (table.kind[left] == Tenure.JOB_SHARE) | (table.kind[came] == Tenure.JOB_SHARE)
    shared |= np.round(table.share[left] + table.share[came], 6) <= 1
    acting = (table.kind[left] == Tenure.ACTING) | (table.kind[came] == Tenure.ACTING)
    beside = (ends <= far)[later]
    change = ~beside & (table.person[left] != table.person[came]) & ~(shared & (apart < 0))
    return Changes(
        post=post[later],
        left=left,
        came=came,
        gap=np.maximum(apart, 0),
        overlap=np.where(shared | acting, 0, np.maximum(np.minimum(far, ends) - begins, 0)[later]),
        change=change,
    )


def _many_seats(now: Columns, found: Stints, order: Rows, day: int, handover_days: int) -> Changes:
    table = now.appointments
    post = table.post[found.first[order]]
    gone = np.flatnonzero((found.ends[order] <= day) & (table.kind[found.last[order]] != Tenure.JOB_SHARE))
    lift = int(max(day, 1)) * 2
    key = post.astype(np.int64) * lift + np.maximum(found.begins[order], 0)
    earliest = np.maximum(found.ends[order[gone]] - handover_days, found.begins[order[gone]] + 1)
    place = np.searchsorted(key, post[gone].astype(np.int64) * lift + earliest)
    known = place < len(order)
    known[known] = post[place[known]] == post[gone][known]
    before, after = order[gone[known]], order[place[known]]
    nothing = np.zeros(len(before), np.int64)
    left, came = found.last[before], found.first[after]
    return Changes(table.post[left], left, came, nothing, nothing, table.person[left] != table.person[came])


def faulty(now: Columns, day: int, made: Changes, leads: Relation, seat: Rows, limits: tuple[int, int]) -> Faulty:
    """What is wrong with changes of holder; `limits` are the days that may lie between, and may overlap."""
    table = now.appointments
    left, change = made.left, made.change
    recorded = table.recorded[left] & (table.handed[left] <= day)
    lacks = np.where(recorded, _WHOLE & ~table.covers[left], 0)
    told = _supervisor_told(now, made, leads, seat)
    free, over = limits
    conditions = [change & ~recorded, change & (lacks != 0), change & ~told, made.gap > free, made.overlap > over]
    why = np.select(conditions, ["no-record", "incomplete", "no-copy", "gap", "overlap"], "")
    rows = np.flatnonzero(why != "")
    return Faulty(
        post=made.post[rows],
        person=table.person[left[rows]],
        successor=table.person[made.came[rows]],
        lacks=lacks[rows],
        gap=made.gap[rows],
        overlap=made.overlap[rows],
        why=why[rows],
        tested=int(change.sum()),
    )


def _supervisor_told(now: Columns, made: Changes, leads: Relation, seat: Rows) -> Mask:
    """For which changes a direct superior got the record, by post or in person, or there is none."""
    table, copies = now.appointments, now.handover_copies
    change, row = matches(made.left, copies.appointment)
    actor, person = copies.actor[row], copies.person[row]
    named = np.flatnonzero(actor >= 0)
    told = (actor <= GONE) | (person <= GONE)
    told[named] |= leads.has(made.post[change[named]], seat[actor[named]])
    mine = np.flatnonzero(person >= 0)
    at, held = matches(person[mine], table.person)
    change_at = change[mine[at]]
    handed = table.handed[made.left[change_at]]
    record = np.where(handed == ALWAYS, table.ends[made.left[change_at]], handed)
    came = table.begins[made.came[change_at]]
    in_office = _on(table.begins[held], table.ends[held], record) | _on(table.begins[held], table.ends[held], came)
    there = in_office & leads.has(made.post[change_at], table.post[held])
    told[mine[at[there]]] = True
    found: Mask = marked(len(made.left), change[told]) | (leads.counts[made.post] == 0)
    return found


def _on(begins: Rows, ends: Rows, day: Rows) -> Mask:
    return np.asarray((begins <= day) & (ends > day))


class Parts(NamedTuple):
    """Rows of faulty changes, one for each part that a record does not cover; the others once, with no part."""

    row: Rows
    part: Rows


def parts(found: Faulty) -> Parts:
    """What there is to name of each faulty change."""
    lacking = np.flatnonzero(found.why == "incomplete")
    row, part = missing(~found.lacks, HANDOVER, lacking)
    rest = np.flatnonzero(found.why != "incomplete")
    rows = np.concatenate([row, rest])
    order = np.argsort(rows, kind="stable")
    return Parts(rows[order], np.concatenate([part, np.full(len(rest), NONE)])[order])
