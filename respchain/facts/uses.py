"""Which duties make use of which powers."""

import numpy as np

from respchain.facts.codes import Kind, Tier
from respchain.facts.line import Line
from respchain.facts.relation import Relation, Rows, distinct_columns, matches
from respchain.facts.tables import Columns
from respchain.record import Record


class Uses(Record):
    """One row for each use of a granted power: the grant, and the duty that needs it there."""

    grant: Rows
    duty: Rows


def uses(now: Columns, hands: Relation, seat: Rows, units: Line, overall: Rows) -> Uses:
    """Which duties make use of which grant.

    A power is used by its holder's own duties and work, by those of the posts inside where a department holds it, and
    by those to whom it was lent. A head's general accountability makes use of the powers `overall`, said or not.
    """
    duty, power, user = _needs(now, hands, overall)
    powers = max(len(now.powers_named), 1)
    own = now.powers
    used, held = user.astype(np.int64) * powers + power, seat[own.actor].astype(np.int64) * powers + own.power
    at, grant = matches(used, held)
    borrowed, lent = _lent(now, seat, powers)
    through, loan = matches(used, borrowed)
    again, lender = matches(lent[loan], held)
    place, inner = _inside(now, units, user, power)
    needed = duty[np.concatenate([at, through[again], place])]
    granted = np.concatenate([grant, lender, inner])
    fits = now.scopes.meet(own.scope[granted], now.duties.scope[needed])
    found = Relation.of(granted[fits], needed[fits], shape=(len(own), len(now.duties)))
    return Uses(*found.pairs)


def _needs(now: Columns, hands: Relation, overall: Rows) -> tuple[Rows, Rows, Rows]:
    """What whose hands need for which duty: `(duty, power, user)`."""
    general = np.flatnonzero(now.duties.tier == Tier.OVERALL)
    duty = np.concatenate([now.duty_needs.duty, np.repeat(general, len(overall))])
    power = np.concatenate([now.duty_needs.power, np.tile(overall, len(general))])
    at, user = hands.follow(duty)
    return duty[at], power[at], user


def _lent(now: Columns, seat: Rows, powers: int) -> tuple[Rows, Rows]:
    """Who borrows which power (actor times powers, plus power) from whom, each once."""
    table, lent = now.delegations, now.delegation_powers
    by, to = table.by[lent.delegation], table.to[lent.delegation]
    known = (by >= 0) & (to >= 0)
    to, by = seat[to[known]].astype(np.int64), seat[by[known]].astype(np.int64)
    pairs = distinct_columns(np.stack([to, by]) * powers + lent.power[known])
    return pairs[0], pairs[1]


def _inside(now: Columns, units: Line, user: Rows, power: Rows) -> tuple[Rows, Rows]:
    """The uses of departments' powers by posts in them or in their parts, and by their heads: `(place in user, grant)`.

    A post may head one department and sit in another.
    """
    enter, leave = units.tour
    actors, own, count = now.actors, now.powers, np.int64(len(now.actors) + 1)
    led = np.flatnonzero((actors.kind == Kind.DEPARTMENT) & (actors.head >= 0))
    heads = Relation.of(actors.head[led], led, shape=(len(actors), len(actors)))
    seated = np.flatnonzero(actors.department[user] >= 0)
    leading, department = heads.follow(user)
    housed = np.concatenate([seated, leading])
    unit = np.concatenate([actors.department[user[seated]], department])
    key = power[housed] * count + enter[unit]
    order = np.argsort(key, kind="stable")
    grant = np.flatnonzero(now.actors.kind[own.actor] == Kind.DEPARTMENT)
    first = np.searchsorted(key[order], own.power[grant] * count + enter[own.actor[grant]])
    counts = np.searchsorted(key[order], own.power[grant] * count + leave[own.actor[grant]]) - first
    at = np.repeat(np.arange(len(grant)), counts)
    step = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    return housed[order[first[at] + step]], grant[at]
