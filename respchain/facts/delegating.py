"""Delegations that cannot stand, and why."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Keeps, Part
from respchain.facts.powers import Grants
from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows, among, marked, matches
from respchain.facts.tables import Columns
from respchain.record import Record


class BadDelegations(Record):
    """One row for each fault of a delegation: its seats, the power concerned (-1: none), and the fault in a word.

    `delegation` is the first row of the entry at fault.
    """

    delegation: Rows
    by: Rows
    to: Rows
    power: Rows
    why: NDArray[np.str_]


class Delegating:
    """The delegations between seats, with what is asked of them."""

    def __init__(self, now: Columns, seat: Rows, answering: Relation, delegated: Relation, grants: Grants) -> None:
        table = now.delegations
        self._now, self._answering, self._delegated, self._grants = now, answering, delegated, grants
        self._all = np.flatnonzero((table.by >= 0) & (table.to >= 0))
        by_law = (table.keeps == Keeps.TRANSFER) & table.based  # moves accountability, and may
        self._rows = self._all[~by_law[self._all]]
        self._known = marked(len(table), self._rows)
        seats = np.append(seat, NONE)  # so that -1 stays -1
        self._by, self._to = seats[np.maximum(table.by, NONE)], seats[np.maximum(table.to, NONE)]
        self._seat = seat
        links = now.delegation_powers
        self._lent = Relation.of(links.delegation, links.power, shape=(len(table), max(len(now.powers_named), 1)))

    def faults(self) -> BadDelegations:
        """All faults, by kind."""
        kinds = {
            "cycle": self._cycles(),
            "outside-scope": self._outside(),
            "reserved-power": self._reserved(),
            "sub-delegation": self._handed_on(),
            "accountability-ended": self._ended(),
            "power-without-duty": self._idle(),
            "duty-without-power": self._bare(),
        }
        rows = np.concatenate([rows for rows, _ in kinds.values()]).astype(np.int32)
        power = np.concatenate([power for _, power in kinds.values()]).astype(np.int32)
        why = np.repeat(list(kinds), [len(rows) for rows, _ in kinds.values()])
        order = np.argsort(rows, kind="stable")
        rows = rows[order]
        _, first, entry = np.unique(self._now.delegations.entry, return_index=True, return_inverse=True)
        return BadDelegations(first[entry[rows]], self._by[rows], self._to[rows], power[order], why[order])

    def _cycles(self) -> tuple[Rows, Rows]:
        """What is delegated and comes back: the same duty, or everything, in a circle of seats."""
        rows = self._rows[self._lives[self._rows]]
        tail, head = self._key(rows, self._by), self._key(rows, self._to)
        known = np.sort(np.concatenate([tail, head]))
        left, right = np.searchsorted(known, tail), np.searchsorted(known, head)
        graph = Relation.of(left, right, shape=(len(known), len(known)))
        round_ = (graph.components[left] == graph.components[right]) | (left == right)
        return _without_power(rows[round_])

    def _outside(self) -> tuple[Rows, Rows]:
        """Handed on is what one neither answers for nor was handed, or more of it; or a power not held there."""
        table, scopes = self._now.delegations, self._now.scopes
        named = self._rows[table.duty[self._rows] >= 0]
        duty, by = table.duty[named], self._by[named]
        stranger = ~(self._answering.has(duty, by) | self._delegated.has(duty, by))
        whole = self._answering.has(duty, by)
        wider = ~scopes.contains(outer=self._now.duties.scope[duty], inner=table.scope[named])
        handed = self._handed(duty, by)
        wider |= ~whole & ~scopes.within(table.scope[named], (handed.start, handed.to))
        grants = self._grants
        lent = np.flatnonzero(grants.delegation >= 0)
        lent = lent[self._known[grants.delegation[lent]]]
        rows, power = grants.delegation[lent], grants.power[lent]
        held = grants.on(self._by[rows], power)
        beyond = (held.counts > 0) & ~grants.scopes.within(grants.scope[lent], (held.start, held.to))
        lacking = (held.counts == 0) | beyond
        return (
            np.concatenate([named[stranger | wider], rows[lacking]]),
            np.concatenate([np.full(int((stranger | wider).sum()), NONE), power[lacking]]),
        )

    def _handed(self, duty: Rows, seat: Rows) -> Relation:
        """For each pair of duty and seat, the scopes on which the duty was handed to it."""
        table = self._now.delegations
        named = self._all[table.duty[self._all] >= 0]
        at, row = matches(self._pair(duty, seat), self._key(named, self._to))
        return Relation.of(at, table.scope[named[row]], shape=(len(duty), len(self._now.scopes)))

    def _reserved(self) -> tuple[Rows, Rows]:
        """Lent is a power that the delegator holds only as not to be delegated."""
        own = self._now.powers
        width = max(len(self._now.powers_named), 1)
        key = self._seat[own.actor].astype(np.int64) * width + own.power
        rows, power = self._lent.pairs
        at = self._by[rows].astype(np.int64) * width + power
        bad = self._known[rows] & among(at, key) & ~among(at, key[own.delegable])
        return rows[bad], power[bad]

    def _handed_on(self) -> tuple[Rows, Rows]:
        """What was delegated as not to be handed on is handed on."""
        table = self._now.delegations
        rows, forbidden = self._rows[self._lives[self._rows]], self._all[self._lives[self._all]]
        forbidden = forbidden[table.subdelegable[forbidden] == 0]
        got = among(self._key(rows, self._by), self._key(forbidden, self._to))
        return _without_power(rows[got & ~self._answering.has(table.duty[rows], self._by[rows])])

    def _ended(self) -> tuple[Rows, Rows]:
        return _without_power(self._rows[self._now.delegations.keeps[self._rows] == Keeps.TRANSFER])

    def _idle(self) -> tuple[Rows, Rows]:
        """A power is lent with no duty, or for one that is over, to somebody who has none that needs it."""
        table, needs = self._now.delegations, self._now.duty_needs
        hands = self._answering | self._delegated | self._responsible
        at, user = hands.follow(needs.duty)
        using = Relation.of(user, needs.power[at], shape=(len(self._now.actors), self._lent.width))
        rows, power = self._lent.pairs
        serving = marked(int(table.entry.max(initial=-1)) + 1, table.entry[self._serves])
        idle = self._known[rows] & ~serving[table.entry[rows]] & ~using.has(self._to[rows], power)
        return rows[idle], power[idle]

    def _bare(self) -> tuple[Rows, Rows]:
        """A duty is handed on without a power that it needs, to somebody who does not hold it either."""
        table, needs = self._now.delegations, self._now.duty_needs
        needed = Relation.of(needs.duty, needs.power, shape=(len(self._now.duties), self._lent.width))
        at, power = needed.follow(table.duty[self._rows])
        rows = self._rows[at]
        held = self._grants.on(self._to[rows], power)
        able = (held.counts > 0) & self._grants.scopes.within(table.scope[rows], (held.start, held.to))
        lacking = ~able & ~self._lent.has(rows, power)
        return rows[lacking], power[lacking]

    @property
    def _serves(self) -> Mask:
        """The delegations of a duty that lives, or that nobody knows."""
        duty = self._now.delegations.duty
        return np.asarray((duty != NONE) & (duty != GONE))

    @property
    def _lives(self) -> Mask:
        """The delegations of a duty that lives, or of none: of one that is over nothing is handed on."""
        return np.asarray(self._now.delegations.duty >= NONE)

    def _key(self, rows: Rows, seat: Rows) -> NDArray[np.int64]:
        """The duty of each delegation, and a seat of it, in one number."""
        return self._pair(self._now.delegations.duty[rows], seat[rows])

    def _pair(self, duty: Rows, seat: Rows) -> NDArray[np.int64]:
        return (duty.astype(np.int64) + 1) * len(self._now.actors) + seat

    @property
    def _responsible(self) -> Relation:
        table = self._now.duty_actors
        doing = (table.part == Part.RESPONSIBLE) & (table.actor >= 0)
        shape = (len(self._now.duties), len(self._now.actors))
        return Relation.of(table.duty[doing], self._seat[table.actor[doing]], shape=shape)


def _without_power(rows: Rows) -> tuple[Rows, Rows]:
    return rows, np.full(len(rows), NONE)
