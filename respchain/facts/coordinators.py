"""Coordinators: who is said to bring together those who share a matter."""

import numpy as np

from respchain.facts.powers import Grants
from respchain.facts.register import Claims
from respchain.facts.relation import NONE, Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.tables import Columns, Matters
from respchain.record import Record
from respchain.scope.scopes import Scopes


class Coordinators(Record):
    """One row for each matter and seat that coordinates all that is needed of it."""

    matter: Rows
    actor: Rows


def of_matters(matters: Matters, seat: Rows) -> Rows:
    """Matter to the seat that the register names as its coordinator; unsaid, that of the matter above it."""
    itself = np.arange(len(matters))
    at = np.where((matters.coordinator != NONE) | (matters.parent < 0), itself, matters.parent)
    while not np.array_equal(at, at[at]):
        at = at[at]
    named = matters.coordinator[at]
    return np.where(named >= 0, np.append(seat, NONE)[named], NONE)


def leading(now: Columns, answering: Relation, held: Claims, lead: Rows) -> tuple[Rows, Rows]:
    """Who coordinates by a duty: those who answer for one that coordinates, and leads: `(actor, scope)`."""
    duty, actor = answering.only(now.duties.coordinates[answering.pairs[0]]).pairs
    led = np.flatnonzero(held.leading & (lead[held.duty] >= 0))
    return (
        np.concatenate([actor, held.actor[led]]),
        np.concatenate([now.duties.scope[duty], held.scope[led]]),
    )


def coordinators(named: Rows, by_duty: tuple[Rows, Rows], scopes: Scopes, needs_at: int) -> Coordinators:
    """All who coordinate a matter. `needs_at` is the number in `scopes` of what is needed of the first matter."""
    actor, scope = by_duty
    place, matter = scopes.joint(scope, needs_at + np.arange(len(named)))
    spanning = scopes.contains(outer=scope[place], inner=needs_at + matter)
    known = np.flatnonzero(named >= 0)
    matter = np.concatenate([known, matter[spanning]])
    return Coordinators(*distinct_columns(np.stack([matter, np.concatenate([named[known], actor[place[spanning]]])])))


def deciding(found: Coordinators, grants: Grants, need: Scopes, powers: Rows) -> Mask:
    """The matters that somebody coordinates who holds one of the powers on all that is needed of them."""
    scopes = grants.scopes.followed_by(need)
    able = grants.but(scopes=scopes).may(found.actor, powers, len(grants.scopes) + found.matter)
    return marked(len(need), found.matter[able])
