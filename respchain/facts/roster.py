"""The public roster against the charter: posts without an entry, and entries that do not show what is so.

What changed a short while ago may still be shown as it was: the limit is counted from the day of the change.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Field
from respchain.facts.relation import GONE, Mask, Relation, Rows, marked
from respchain.facts.tables import ALWAYS, NEVER, Actors, Columns, Duties
from respchain.record import Record

Long = NDArray[np.int64]


class Posts(NamedTuple):
    """What the charter says of posts: from post to its holders, its public items, and all that it has a part in."""

    holders: Relation
    items: Relation
    duties: Relation
    first_met: Relation  # post to the processes for the public whose cases it takes in
    nameless: Mask


class RosterFaults(Record):
    """What is wrong: the post, or the entry where its post has gone; the field, -1 where the whole entry is meant."""

    post: Rows
    plate: Rows
    field: Rows


class Limit(NamedTuple):
    """A day, and for how long before it a change may still be shown as it was."""

    day: int
    days: int

    def over(self, change: Rows) -> Mask:
        """Which changes are longer ago."""
        return np.asarray(self.day - change.astype(np.int64) > self.days)


def faults(now: Columns, whole: Columns, posts: Posts, limit: Limit) -> RosterFaults:
    """All that is wrong with the roster; `whole` are the tables of all days."""
    plates, count = now.roster, len(now.actors)
    live = plates.post >= 0
    shown = marked(count, plates.post[live])
    absent = np.flatnonzero(_wanted(now, posts, limit) & ~shown)
    gone = np.flatnonzero((plates.post == GONE) & limit.over(_since_gone(whole.actors, plates.named, limit.day)))
    wrong = [
        (marked(count, plates.post[live & plates.misnamed]), Field.TITLE),
        (shown & _other_holders(now, posts, limit), Field.HOLDER),
        (shown & _other_duties(now, whole, posts, limit), Field.DUTIES),
        (marked(count, plates.post[live & (plates.stated >> Field.PHONE & 1 == 0)]), Field.PHONE),
    ]
    rows = [np.flatnonzero(mask) for mask, _ in wrong]
    post = np.concatenate([absent, *rows, np.full(len(gone), -1)])
    none = np.full(len(post) - len(gone), -1)
    field = np.repeat([-1, *(field for _, field in wrong), -1], [len(absent), *map(len, rows), len(gone)])
    return RosterFaults(post=post, plate=np.concatenate([none, gone]), field=field)


def _wanted(now: Columns, posts: Posts, limit: Limit) -> Mask:
    """The posts that have to be in the roster, and have had to be for longer than the limit."""
    count = len(now.actors)
    first = np.full(count, NEVER, np.int64)
    for relation, since in ((posts.items, now.duties.since), (posts.first_met, now.processes.since)):
        post, row = relation.pairs
        np.minimum.at(first, post, since[row])
    return (first < NEVER) & limit.over(np.maximum(first, now.actors.since))


def _other_holders(now: Columns, posts: Posts, limit: Limit) -> Mask:
    """The posts whose holders are not those shown. A name that is kept from the public may be left out."""
    plates, table, count = now.roster, now.roster_holders, len(now.actors)
    post = plates.post[table.plate]
    shown = Relation.of(post, table.person, shape=(count, len(now.people)))
    past = marked(count, post[(table.person == GONE) & (post >= 0)])
    kept = marked(len(now.people), now.undisclosed.person)
    named = posts.holders.only(~kept[posts.holders.to])
    other = ((named - shown).counts > 0) | ((shown - posts.holders).counts > 0) | past
    latest = np.full(count, ALWAYS, np.int64)
    for days in (now.appointments.begins, now.appointments.ends):
        begun = days <= limit.day
        np.maximum.at(latest, now.appointments.post[begun], days[begun])
    return other & limit.over(latest) & ~posts.nameless


def _other_duties(now: Columns, whole: Columns, posts: Posts, limit: Limit) -> Mask:
    """The posts of which a public item is not shown, or a duty that is not theirs, or has ended, is."""
    plates, table, count = now.roster, now.roster_duties, len(now.actors)
    post = plates.post[table.plate]
    shown = Relation.of(post, table.duty, shape=(count, len(now.duties)))
    lacking, duty = (posts.items - shown).pairs
    other = marked(count, lacking[limit.over(now.duties.since[duty])])
    other |= (shown - posts.duties).counts > 0
    ended = (table.duty == GONE) & (post >= 0) & limit.over(_since_gone(whole.duties, table.named, limit.day))
    return other | marked(count, post[ended])


def _since_gone(table: Actors | Duties, named: Rows, day: int) -> Rows:
    """For rows of the source the day since when they are no more; what has not begun has never been."""
    known = np.maximum(named, 0)
    return np.where(table.until[known] <= day, table.until[known], ALWAYS)
