"""Standing in: what a standby could do in the place of another, and which separation would break."""

import itertools

import numpy as np

from respchain.facts.codes import Group, Kind
from respchain.facts.powers import Grants
from respchain.facts.relation import NONE, Mask, Relation, Rows, among, distinct_columns
from respchain.facts.serving import Serving, at_hand
from respchain.facts.tables import Columns
from respchain.facts.together import across, held, together
from respchain.facts.works import Works
from respchain.record import Record
from respchain.scope.scopes import Scopes


class Standing(Record):
    """One row for each who may stand in for the holder of a post; `entry` is its row in `standbys`."""

    entry: Rows
    post: Rows
    standby: Rows
    limited: Mask

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.post)


def standing(now: Columns) -> Standing:
    """Who may stand in for whom: for another post than its own."""
    table = now.standbys
    rows = np.flatnonzero((table.standby >= 0) & (table.standby != table.post))
    return Standing(rows, table.post[rows], table.standby[rows], table.limited[rows])


def allowed(now: Columns, pairs: Standing, row: Rows, duty: Rows) -> Mask:
    """Which rows of `pairs` may stand in for the duty of the same place, as far as it is said."""
    table, count = now.standby_duties, np.int64(max(len(now.duties), 1))
    known = table.duty >= 0
    named = among(pairs.entry[row] * count + duty, table.standby[known] * count + table.duty[known])
    return np.asarray(~pairs.limited[row] | named)


def lacking(now: Columns, held_by: tuple[Grants, Serving], absent: Rows, asked: tuple[Rows, Rows, Rows]) -> Mask:
    """Which rows, of a duty, a standby and a power, lack that power somewhere on the duty once `absent` is out.

    What a department holds whose head is out, whoever stands in for it uses.
    """
    grants, serve = held_by
    duty, _, power = asked
    found = at_hand(grants, serve, asked, absent)
    own = grants.entry >= 0
    own[own] = now.actors.kind[now.powers.actor[grants.entry[own]]] == Kind.DEPARTMENT
    rows = np.flatnonzero(own)
    housed = grants.but(**{name: getattr(grants, name)[rows] for name in _GRANTED})
    every = found | housed.on(absent, power)
    return np.asarray(~grants.scopes.within(now.duties.scope[duty], (every.start, every.to)))


_GRANTED = ("actor", "power", "scope", "placed", "entry", "delegation")


class Taken(Record):
    """One row for each duty that a hand would take over: as `works`, with the row of `pairs` by which it would."""

    row: Rows
    works: Works

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.row)


def taken_over(now: Columns, pairs: Standing, hands: Works, holders: Relation, on: tuple[Rows, Rows]) -> Taken:
    """The duties that standbys would take over and have not in hand already; `on` pairs rows of `pairs` with duties."""
    row, duty = on
    at, person = holders.follow(pairs.standby[row])
    empty = np.flatnonzero(holders.none()[pairs.standby[row]])
    place = np.concatenate([at, empty])
    person = np.concatenate([person, np.full(len(empty), NONE)])
    row, duty = row[place], duty[place]
    post = pairs.standby[row]
    hand = np.where(person >= 0, person, holders.width + post)
    count = np.int64(max(len(now.duties), 1))
    new = ~among(hand * count + duty, hands.hand * count + hands.duty)
    return Taken(row[new], Works(duty[new], post[new], person[new], hand[new]))


class Met(Record):
    """What would meet in one hand: the row of `pairs`, a duty taken over, and one of its own."""

    row: Rows
    duty: Rows
    other: Rows


class Meeting:
    """The duties that standbys would take over, beside those that they have in hand."""

    def __init__(self, now: Columns, pairs: Standing, taken: Taken, hands: Works, judged: tuple[Mask, Mask]) -> None:
        """`judged` says of both which rows have no control in the place of separation."""
        self._now, self._pairs, self._taken, self._hands = now, pairs, taken, hands
        self._open, self._own_open = judged
        self._duty = np.concatenate([taken.works.duty, hands.duty])
        self._hand = np.concatenate([taken.works.hand, hands.hand])

    def stages(self) -> Met:
        """Two of deciding, executing and supervising would meet."""
        low = self._now.duties.low_risk
        first = np.flatnonzero(self._open & ~low[self._taken.works.duty])
        second = len(self._taken) + np.flatnonzero(self._own_open & ~low[self._hands.duty])
        groups = self._now.duties.groups[self._duty]
        kinds = [
            (first[(groups[first] & one) != 0], second[(groups[second] & other) != 0])
            for one, other in itertools.permutations(Group, 2)
        ]
        return self._new(across(self._mine(), kinds, np.zeros(len(self._duty), np.int64)))

    def functions(self, exercised: Relation, many: int) -> Met:
        """Functions would meet that have to be apart, in the hand of a person."""
        dynamic = self._now.duties.dynamic
        first = np.flatnonzero(self._open & (self._taken.works.person >= 0) & ~dynamic[self._taken.works.duty])
        own = self._own_open & (self._hands.person >= 0) & ~dynamic[self._hands.duty]
        second = len(self._taken) + np.flatnonzero(own)
        place, function = exercised.follow(self._duty)
        bits = np.bincount(place, 1 << function, minlength=len(self._duty)).astype(np.int64)
        sides = [[rows[(bits[rows] >> code) & 1 == 1] for code in range(exercised.width)] for rows in (first, second)]
        kinds = [(sides[0][one], sides[1][other]) for one, other in itertools.permutations(range(exercised.width), 2)]
        mine = self._mine()
        left, right = across(mine, kinds, np.zeros(len(self._duty), np.int64) if many <= _PAIR else None)
        if many > _PAIR:  # whatever a person may stand in for counts together
            enough = together(mine, bits, left, right, many)
            left, right = left[enough], right[enough]
        return self._new((left, right))

    def _mine(self) -> Scopes:
        return held(self._now.scopes, self._now.duties.scope[self._duty], self._hand)

    def _new(self, met: tuple[Rows, Rows]) -> Met:
        """What the post stood in for does not have in hand together already."""
        left, right = met
        row, duty, other = self._taken.row[left], self._duty[left], self._duty[right]
        posts = Relation.of(self._hands.post, self._hands.duty, shape=(len(self._now.actors), len(self._now.duties)))
        fresh = ~posts.has(self._pairs.post[row], other)
        return Met(*distinct_columns(np.stack([row, duty, other])[:, fresh]))


_PAIR = 2  # so many meet wherever two duties with different functions do


def without(met: Met, other: Met, duties: int) -> Met:
    """What is not told by another meeting of the same duties."""
    count = np.int64(max(duties, 1))

    def keys(of: Met) -> Rows:
        return np.asarray((of.row * count + of.duty) * count + of.other)

    kept = ~among(keys(met), keys(other))
    return Met(met.row[kept], met.duty[kept], met.other[kept])
