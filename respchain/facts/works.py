"""Hands on duties: what actors and persons do, and which powers they use for it."""

from collections.abc import Mapping, Sequence

import numpy as np

from respchain.facts.codes import Kind, Tier
from respchain.facts.line import Line
from respchain.facts.powers import Grants
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import Columns, Duties
from respchain.scope.columnar import Columnar
from respchain.scope.scopes import STAGE


class Works(Columnar):
    """One row for each duty in a hand: `person` holds `post`; -1 where nobody is known to.

    `hand` numbers the hands: persons first, then posts without a holder.
    """

    duty: Rows
    post: Rows
    person: Rows
    hand: Rows

    def pairs(self) -> tuple[Rows, Rows]:
        """All pairs of rows in one hand, each once, a row with itself included."""
        order = np.argsort(self.hand, kind="stable")
        hand = self.hand[order]
        first = np.searchsorted(hand, hand, side="left")
        counts = np.arange(len(hand)) - first + 1
        right = np.repeat(np.arange(len(hand)), counts)
        left = np.arange(len(right)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
        return order[left], order[right]


def works(duties: Duties, answering: Relation, responsible: Relation, holders: Relation, post: Mask) -> Works:
    """Whose hands are on which duty: who directly answers for it or has it delegated, and who does it.

    A head's general accountability is no hand on a duty; a body decides as one and lends nobody its hand.
    """
    duty, actor = answering.pairs
    direct = duties.tier[duty] == Tier.DIRECT
    both = Relation.of(duty[direct], actor[direct], shape=(answering.height, answering.width)) | responsible
    duty, actor = both.pairs
    duty, actor = duty[post[actor]], actor[post[actor]]
    at, person = holders.follow(actor)
    empty = np.flatnonzero(holders.none()[actor])
    return Works(
        duty=np.concatenate([duty[at], duty[empty]]),
        post=np.concatenate([actor[at], actor[empty]]),
        person=np.concatenate([person, np.full(len(empty), -1)]),
        hand=np.concatenate([person, holders.width + actor[empty]]),
    )


class Together(Columnar):
    """Two duties of one person, by which functions meet that must be apart; `tested` rows were looked at."""

    tested: int
    person: Rows
    duty: Rows
    other: Rows


def functions_together(now: Columns, hands: Works, functions: Mapping[str, Sequence[str]], many: int) -> Together:
    """The pairs of duties by which a person has `many` functions or more in hand for the same cells.

    A function is proved only by a stage that a duty names, not by a whole group of stages.
    """
    stage = {name: code for code, name in enumerate(now.stages)}
    names = [
        (number, stage[name]) for number, names in enumerate(functions.values()) for name in names if name in stage
    ]
    exercised = Relation.of(
        [code for _, code in names], [number for number, _ in names], shape=(len(stage), len(functions))
    )
    staged = Relation.of(now.duty_stages.duty, now.duty_stages.stage, shape=(len(now.duties), len(stage))) @ exercised
    named = np.flatnonzero((hands.person >= 0) & (staged.counts[hands.duty] > 0))
    some = Works(hands.duty[named], hands.post[named], hands.person[named], hands.hand[named])
    left, right = some.pairs()
    duty, other = some.duty[left], some.duty[right]
    exempt = now.duties.dynamic | now.duties.compensated
    differ = (staged.counts[duty] > 1) | (staged.counts[other] > 1) | ~staged.shared(duty, other, staged)
    rows = np.flatnonzero(differ & ~exempt[duty] & ~exempt[other] & ((left == right) == (duty == other)))
    rows = rows[now.scopes.meet(now.duties.scope[duty[rows]], now.duties.scope[other[rows]], but=(STAGE,))]
    person, duty, other = some.person[left[rows]], duty[rows], other[rows]
    held = (
        Relation.of(
            np.concatenate([person, person]),
            np.concatenate([duty, other]),
            shape=(int(person.max(initial=-1)) + 1, len(now.duties)),
        )
        @ staged
    )
    enough = held.counts[person] >= many
    return Together(len(some.duty), person[enough], duty[enough], other[enough])


class Uses(Columnar):
    """One row for each use of a granted power: the grant, and the duty that needs it there."""

    grant: Rows
    duty: Rows
    own: Mask  # by its holder or by loan, not through a department


def uses(now: Columns, grants: Grants, hands: Relation, seat: Rows, units: Line) -> Uses:
    """Which duties make use of which grant.

    A power is used by its holder's own duties and work, by those of the posts inside where a department holds it, and
    by those to whom it was lent.
    """
    needs = now.duty_needs
    at, user = hands.follow(needs.duty)
    duty, power = needs.duty[at], needs.power[at]
    own = now.powers
    count = len(now.actors)
    key = own.power.astype(np.int64)
    by_power = Relation.of(key, np.arange(len(own)), shape=(max(grants.powers, 1), len(own)))
    place, grant = by_power.follow(power)
    duty, user = duty[place], user[place]
    holder = own.actor[grant]
    inside = (now.actors.kind[holder] == Kind.DEPARTMENT) & _inside(now, units, user, holder)
    lent = _lent(now, seat, count).has(seat[holder] * max(grants.powers, 1) + own.power[grant], user)
    fits = (seat[holder] == user) | inside | lent
    fits &= now.scopes.meet(own.scope[grant], now.duties.scope[duty])
    return Uses(grant[fits], duty[fits], (now.actors.kind[holder] != Kind.DEPARTMENT)[fits])


def _inside(now: Columns, units: Line, user: Rows, department: Rows) -> Mask:
    unit = now.actors.department[user]
    known = unit >= 0
    inside = np.zeros(len(user), np.bool_)
    inside[known] = units.at_or_below(lower=unit[known], upper=department[known])
    return inside


def _lent(now: Columns, seat: Rows, count: int) -> Relation:
    """From who lends which power (actor times powers, plus power) to whom it is lent."""
    powers = max(len(now.powers_named), 1)
    table, lent = now.delegations, now.delegation_powers
    by, to = table.by[lent.delegation], table.to[lent.delegation]
    known = (by >= 0) & (to >= 0)
    return Relation.of(seat[by[known]] * powers + lent.power[known], seat[to[known]], shape=(count * powers, count))
