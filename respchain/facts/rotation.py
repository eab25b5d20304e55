"""Who has been in one post, or at one level, for longer than rotation allows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tenure
from respchain.facts.parameters import Parameters
from respchain.facts.relation import Mask, Rows, among, marked
from respchain.facts.stints import Long, Stints, beginnings, stints
from respchain.facts.tables import ALWAYS, Actors, Appointments, Columns
from respchain.facts.years import anniversary
from respchain.record import Record
from respchain.scope.runs import distinct

_TERMS = marked(
    len(Tenure), np.array([Tenure.SUBSTANTIVE, Tenure.JOB_SHARE, Tenure.CONCURRENT, Tenure.TERM])
)  # to act, to be on trial, on loan or under a contract for a time is no term of office


class Stayed(Record):
    """Persons who have held a post, or posts of one level, for too long: by years, or by terms.

    `tested` are the stints looked at; `undated` those of them that began nobody says when.
    """

    person: Rows
    post: Rows
    why: NDArray[np.str_]
    limit: Rows
    terms: Rows
    days: Rows
    tested: int
    undated: int


def stayed(now: Columns, spared: Mask, day: int, limits: Parameters) -> Stayed:
    """Who has stayed too long on the day; `spared` are the posts that need not be rotated."""
    rotation = _Rotation(now, spared, day, limits)
    post, level = rotation.in_posts(), rotation.at_levels()
    known = ~among(rotation.level(level.person, level.post), rotation.level(post.person, post.post))
    both: dict[str, Any] = {
        name: np.concatenate([getattr(post, name), getattr(level, name)[known]])
        for name in ("person", "post", "why", "limit", "terms", "days")
    }
    return Stayed(**both, tested=post.tested, undated=post.undated)


class _Rotation:
    def __init__(self, now: Columns, spared: Mask, day: int, limits: Parameters) -> None:
        self.actors: Actors = now.actors
        self.table: Appointments = now.appointments
        self.retires = now.people.retires
        self.spared, self.day, self.limits = spared, day, limits
        self.begun = np.flatnonzero((self.table.begins <= day) & ~self.actors.aggregate[self.table.post])

    def in_posts(self) -> Stayed:
        """Too long in one post: by its limit of years, else by its terms."""
        table, size = self.table, len(self.actors)
        found = stints(table.person.astype(np.int64) * size + table.post, table.begins, table.ends, self.begun)
        rows = self._going_on(found)
        post = table.post[found.first[rows]]
        years = np.where(self.actors.key[post], self.limits.key_tenure_years, self.limits.tenure_years)
        terms = beginnings(found, table.begins, _TERMS[table.kind])[rows]
        long, often = self._longer(found.begins[rows], years), terms > self.limits.tenure_terms
        which = np.flatnonzero(long | often)
        limit = np.where(long, years, self.limits.tenure_terms)
        why = np.where(long, np.where(self.actors.key[post], "key-post", "post"), "terms")
        undated = (found.begins[rows] == ALWAYS).sum()
        return self._told(found, rows, which, why, limit, terms, int(undated))

    def at_levels(self) -> Stayed:
        """Too long at one level, in whichever posts."""
        table = self.table
        counts = (self.actors.band >= 0) & ~self.spared  # what need not be rotated is no time at a level
        graded = self.begun[counts[table.post[self.begun]]]
        found = stints(self.level(table.person, table.post), table.begins, table.ends, graded)
        rows = self._going_on(found)
        years = np.full(len(rows), self.limits.level_years)
        which = np.flatnonzero(self._longer(found.begins[rows], years))
        terms = beginnings(found, table.begins, _TERMS[table.kind])[rows]
        return self._told(found, rows, which, np.full(len(rows), "level"), years, terms, 0)

    def level(self, person: Rows, post: Rows) -> Long:
        """A number for each person and level: the grade of the post on its ladder."""
        band, ladder = self.actors.band.astype(np.int64), self.actors.ladder.astype(np.int64)
        bands, ladders = int(band.max(initial=0)) + 2, int(ladder.max(initial=0)) + 2
        level = (ladder + 1) * bands + band + 1
        found: Long = person.astype(np.int64) * (bands * ladders) + level[post]
        return found

    def _going_on(self, found: Stints) -> Rows:
        """The stints that have not ended, of those who are to be rotated."""
        table = self.table
        retiring = self.day > anniversary(self.retires, -self.limits.retirement_years)
        free = self.spared[table.post[found.last]] | retiring[table.person[found.last]]
        return np.flatnonzero((found.ends > self.day) & ~free)

    def _longer(self, begins: Long, years: Rows) -> Mask:
        return np.asarray((begins != ALWAYS) & (self.day > anniversary(begins, years)))

    def _told(
        self,
        found: Stints,
        rows: Rows,
        which: Rows,
        why: NDArray[np.str_],
        limit: Rows,
        terms: Rows,
        undated: int,
    ) -> Stayed:
        """Of some stints those found, with what is to be said of each."""
        stint, table = rows[which], self.table
        begins = found.begins[stint]
        return Stayed(
            person=table.person[found.last[stint]],
            post=table.post[found.last[stint]],
            why=why[which],
            limit=limit[which],
            terms=terms[which],
            days=np.where(begins == ALWAYS, 0, self.day - begins),
            tested=len(rows),
            undated=undated,
        )


def turning_days(columns: Columns, limits: Parameters) -> list[Long]:
    """The days on which somebody may have stayed too long, or be about to retire."""
    begins, retires = distinct(columns.appointments.begins), distinct(columns.people.retires)
    years = (limits.tenure_years, limits.key_tenure_years, limits.level_years)
    return [
        *(anniversary(begins, limit) + 1 for limit in years),
        anniversary(retires, -limits.retirement_years) + 1,
    ]
