"""Powers that duties ask for, and powers that actors hold: their own, their department's, or lent."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tier
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.scope.columnar import Columnar
from respchain.scope.scopes import Scopes


class Asked(Columnar):
    """One row for each power that an answering actor needs for a duty."""

    duty: Rows
    actor: Rows
    power: Rows
    scope: Rows
    direct: Mask


class Grants(Columnar):
    """One row for each power that an actor holds on a scope; `entry` is its row in `powers`, -1 where it is lent."""

    actor: Rows
    power: Rows
    scope: Rows
    entry: Rows
    delegation: Rows
    scopes: Scopes
    powers: int

    def on(self, actor: Rows, power: Rows) -> Relation:
        """For each pair of actor and power, the scopes on which it holds it."""
        order = np.argsort(self._key(self.actor, self.power), kind="stable")
        keys = self._key(self.actor, self.power)[order]
        wanted = self._key(actor, power)
        first = np.searchsorted(keys, wanted, side="left")
        counts = np.searchsorted(keys, wanted, side="right") - first
        at = np.repeat(np.arange(len(wanted)), counts)
        before = np.repeat(np.cumsum(counts) - counts, counts)
        rows = order[np.repeat(first, counts) + np.arange(len(at)) - before]
        return Relation.of(at, self.scope[rows], shape=(len(wanted), len(self.scopes)))

    def may(self, actor: Rows, powers: Rows, scope: Rows) -> Mask:
        """Which actors hold one or another of `powers` on the whole of the scope at the same place."""
        held = Relation.of([], [], shape=(len(actor), len(self.scopes)))
        for power in powers.tolist():
            held = held | self.on(actor, np.full(len(actor), power, np.int32))
        return (held.counts > 0) & self.scopes.within(scope, (held.start, held.to))

    def _key(self, actor: NDArray[np.integer], power: NDArray[np.integer]) -> NDArray[np.int64]:
        return np.asarray(actor, np.int64) * max(self.powers, 1) + power


def asked(now: Columns, answering: Relation, overall_needs: Rows) -> Asked:
    """What duties need, for everyone who answers for them.

    A head's general accountability needs only the powers named in `overall_needs`.
    """
    needs = now.duty_needs
    at, actor = answering.follow(needs.duty)
    duty, power = needs.duty[at], needs.power[at]
    direct = now.duties.tier[duty] == Tier.DIRECT
    keep = direct | marked(len(now.powers_named), overall_needs)[power]
    return Asked(duty[keep], actor[keep], power[keep], now.duties.scope[duty[keep]], direct[keep])


def grants(now: Columns, seat: Rows) -> Grants:
    """All powers held: a head holds its department's, a delegate what is lent to it."""
    own, lent = now.powers, now.delegation_powers
    by = now.delegations
    to = by.to[lent.delegation]
    known = to >= 0
    none = np.full(len(own), -1, np.int32)
    return Grants(
        actor=np.concatenate([seat[own.actor], seat[to[known]]]).astype(np.int32),
        power=np.concatenate([own.power, lent.power[known]]),
        scope=np.concatenate([own.scope, by.scope[lent.delegation[known]]]),
        entry=np.concatenate([np.arange(len(own), dtype=np.int32), np.full(int(known.sum()), -1, np.int32)]),
        delegation=np.concatenate([none, lent.delegation[known]]),
        scopes=now.scopes,
        powers=len(now.powers_named),
    )


def delegated(now: Columns, answering: Relation, seat: Rows) -> Relation:
    """Duty to those to whom an answering actor, or one of these in turn, has delegated it or a part of it.

    A delegation that names no duty lends powers and hands on no work.
    """
    table = now.delegations
    count = len(now.actors)
    real = np.flatnonzero((table.by >= 0) & (table.to >= 0))
    giving = Relation.of(seat[table.by[real]], real, shape=(count, len(table)))
    duty, actor = answering.pairs
    found = Relation.of([], [], shape=(len(now.duties), count))
    while len(duty):
        at, entry = giving.follow(actor)
        named = table.duty[entry] == duty[at]
        at, entry = at[named], entry[named]
        new_duty, new_actor = duty[at], seat[table.to[entry]]
        fresh = ~found.has(new_duty, new_actor)
        step = Relation.of(new_duty[fresh], new_actor[fresh], shape=(len(now.duties), count))
        found = found | step
        duty, actor = step.pairs
    return found


def imposing(now: Columns, seat: Rows) -> Relation:
    """Consequence to the seats that impose it."""
    table = now.consequence_imposers
    known = table.imposer >= 0
    return Relation.of(
        table.consequence[known], seat[table.imposer[known]], shape=(len(now.consequences), len(now.actors))
    )


def whole(now: Columns, seat: Rows) -> Mask:
    """The consequences that state a trigger, a measure and who imposes it."""
    return now.consequences.triggered & now.consequences.measured & (imposing(now, seat).counts > 0)


def in_both(left: Relation, right: Relation) -> Mask:
    """Which rows have a target in both relations."""
    rows, target = left.pairs
    return marked(left.height, rows[right.has(rows, target)])
