"""Assessors: who assesses whom on what, and who does so beside whom."""

import numpy as np

from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows, marked, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.scopes import Scopes


class Lines(Record):
    """Who assesses whom on what: `name` is that of an indicator, -1 for all that lies in the scope."""

    actor: Rows
    forum: Rows
    scope: Rows
    name: Rows

    def __len__(self) -> int:
        """The number of lines."""
        return len(self.actor)

    def only(self, rows: Rows | Mask) -> "Lines":
        """Some of the lines."""
        return Lines(self.actor[rows], self.forum[rows], self.scope[rows], self.name[rows])


def lines(now: Columns, assessed: Rows, seats: Rows, others: Lines) -> Lines:
    """All lines of assessment: by indicator, of assessments without one on everything, and `others`.

    `assessed` is the seat that each assessment is of, `seats` that of each row of `assessors`.
    """
    table, assessors = now.indicators, now.assessors
    by = Relation.of(assessors.assessment, seats, shape=(len(now.assessments), len(now.actors)))
    at, forum = by.follow(np.where((table.duty != GONE) & (table.matter != GONE), table.assessment, NONE))
    whole = np.flatnonzero(~marked(len(now.assessments), table.assessment))
    again, wide = by.follow(whole)
    nothing = np.zeros(len(again), np.int32)
    found = Lines(
        np.concatenate([assessed[table.assessment[at]], assessed[whole[again]], others.actor]),
        np.concatenate([forum, wide, others.forum]),
        np.concatenate([table.scope[at], nothing, others.scope]),
        np.concatenate([table.name[at], nothing - 1, others.name]),
    )
    return found.only(found.actor >= 0)


def crowded(found: Lines, others: Lines, scopes: Scopes) -> Mask:
    """Which lines meet one of `others` of the same actor and another forum: on one indicator, or on one scope.

    Two indicators are the same or they are not; what has no indicator is about all that lies in its scope.
    """
    size = max(int(found.name.max(initial=0)), int(others.name.max(initial=0))) + 2
    named, known = np.flatnonzero(found.name >= 0), np.flatnonzero(others.name >= 0)
    crowd = _beside(_key(found, named, size), found.forum[named], _key(others, known, size), others.forum[known])
    mask = marked(len(found), named[crowd])
    wide = np.flatnonzero(others.name < 0)
    mask |= _meeting(found, np.arange(len(found)), others, wide, scopes)
    return mask | _meeting(found, np.flatnonzero(found.name < 0), others, known, scopes)


def _key(lines_: Lines, rows: Rows, size: int) -> Rows:
    return lines_.actor[rows].astype(np.int64) * size + lines_.name[rows]


def _beside(key: Rows, forum: Rows, keys: Rows, forums: Rows) -> Mask:
    """Which have another forum than their own under their key: the least or the greatest of them differs."""
    order = np.lexsort((forums, keys))
    left = np.searchsorted(keys[order], key, side="left")
    right = np.searchsorted(keys[order], key, side="right")
    found = right > left
    ends = np.append(forums[order], NONE)
    return np.asarray(found & ((ends[left] != forum) | (ends[right - 1] != forum)))


def _meeting(found: Lines, rows: Rows, others: Lines, wide: Rows, scopes: Scopes) -> Mask:
    at, other = matches(found.actor[rows], others.actor[wide])
    at, other = rows[at], wide[other]
    apart = found.forum[at] != others.forum[other]
    at, other = at[apart], other[apart]
    met = scopes.meet(found.scope[at], others.scope[other])
    return marked(len(found), at[met])
