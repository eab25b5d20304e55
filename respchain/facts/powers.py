"""Powers that duties ask for, and powers that actors hold: their own, their department's, or lent."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Tier
from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows, marked, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.scopes import Scopes


class Asked(Record):
    """One row for each power that an answering actor needs for a duty."""

    duty: Rows
    actor: Rows
    power: Rows
    scope: Rows
    direct: Mask


class Grants(Record):
    """One row for each power that an actor holds on a scope; `entry` is its row in `powers`, -1 where it is lent.

    `scopes` are those of the day, and behind them those parts of them that are lent.
    """

    actor: Rows
    power: Rows
    scope: Rows
    placed: Mask  # names a matter, or is lent for a duty
    entry: Rows
    delegation: Rows
    scopes: Scopes
    powers: int

    def on(self, actor: Rows, power: Rows) -> Relation:
        """For each pair of actor and power, the scopes on which it holds it."""
        at, rows = matches(self._key(actor, power), self._key(self.actor, self.power))
        return Relation.of(at, self.scope[rows], shape=(len(actor), len(self.scopes)))

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
    """All powers held: a head holds its department's, a delegate what is lent to it.

    A power is lent as far as the delegation, its duty and the power itself reach, whether or not who lends it holds it.
    What an abolished post lends, or what was lent for a duty that has ended, is lent no more.
    """
    own, lent, table = now.powers, now.delegation_powers, now.delegations
    valid = (table.to >= 0) & (table.by != GONE) & (table.duty >= NONE)
    rows = np.flatnonzero(valid[lent.delegation])
    delegation = lent.delegation[rows]
    scopes, scope = _lent_scopes(now, delegation, lent.scope[rows])
    return Grants(
        actor=np.concatenate([seat[own.actor], seat[table.to[delegation]]]).astype(np.int32),
        power=np.concatenate([own.power, lent.power[rows]]),
        scope=np.concatenate([own.scope, scope]),
        placed=np.concatenate([own.placed, lent.placed[rows]]),
        entry=np.concatenate([np.arange(len(own), dtype=np.int32), np.full(len(rows), -1, np.int32)]),
        delegation=np.concatenate([np.full(len(own), -1, np.int32), delegation]),
        scopes=scopes,
        powers=len(now.powers_named),
    )


def _lent_scopes(now: Columns, delegation: Rows, power: Rows) -> tuple[Scopes, Rows]:
    """What delegation, duty and power have in common: more scopes, and the scope of each row among them."""
    table, scopes = now.delegations, now.scopes
    duty = table.duty[delegation]
    scope, of_duty = table.scope[delegation].copy(), np.zeros(len(delegation), np.int32)  # scope 0 is everything
    of_duty[duty >= 0] = now.duties.scope[duty[duty >= 0]]
    for other in (of_duty, power):
        cuts = (other != 0) & (other != scope)
        whole = cuts & (scope == 0)
        scope[whole] = other[whole]
        cut = np.flatnonzero(cuts & ~whole)
        if len(cut):
            common = scopes.common(scope[cut], other[cut])
            scope[cut] = len(scopes) + np.arange(len(cut))
            scopes = scopes.followed_by(common)
    return scopes, scope


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
