"""Controlling: two who hold one power over the same, and no rule says who goes first."""

import numpy as np

from respchain.facts.powers import Grants
from respchain.facts.register import Claims, leaves
from respchain.facts.relation import Mask, Relation, Rows, matches
from respchain.facts.rivals import Met
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes, level, stacked
from respchain.scope.merge import merged
from respchain.scope.runs import run_starts
from respchain.scope.scopes import MATTER, Scopes


class Control(Record):
    """One row for each scope on which an actor holds a power of control; `delegation` is the one that lent it, or -1.

    The scopes leave out what somebody coordinates.
    """

    actor: Rows
    power: Rows
    scope: Rows
    delegation: Rows
    scopes: Scopes


class Clashes(Record):
    """Two seats, the power that both hold, and a box on which nothing brings them together."""

    actor: Rows
    rival: Rows
    power: Rows
    boxes: Boxes
    whole: bool


def control(now: Columns, grants: Grants, claims: Claims, powers: Mask, coordinated: Boxes) -> Control:
    """Who holds the powers of control where.

    A power that names no matter counts where a duty that its holder claims needs it; a reserve counts nowhere.
    """
    counting = powers[grants.power] & ~np.append(now.powers.reserve, np.False_)[grants.entry]
    placed = np.flatnonzero(counting & grants.placed)
    loose = np.flatnonzero(counting & ~grants.placed)
    claim, power = _needing(now, claims, powers)
    count = max(len(now.powers_named), 1)
    at, held = matches(
        claims.actor[claim].astype(np.int64) * count + power,
        grants.actor[loose].astype(np.int64) * count + grants.power[loose],
    )
    claim, held = claim[at], loose[held]
    cut = grants.scopes.common(claims.scope[claim], grants.scope[held])
    scopes = grants.scopes.followed_by(cut)
    rows = np.concatenate([placed, held])
    scope = np.concatenate([grants.scope[placed], len(grants.scopes) + np.arange(len(held))])
    place, boxes = _outside(scopes, scope, coordinated)
    bare = Scopes(scopes.facets, run_starts(place, len(rows)), boxes)
    some = np.flatnonzero(~bare.empty())
    rows = rows[some]
    return Control(
        grants.actor[rows], grants.power[rows], np.arange(len(some)), grants.delegation[rows], bare.take(some)
    )


def _needing(now: Columns, claims: Claims, powers: Mask) -> tuple[Rows, Rows]:
    """Which claims need which of the powers: `(claim, power)`."""
    needs = now.duty_needs
    rows = np.flatnonzero(powers[needs.power])
    known = np.flatnonzero(claims.leading & (claims.actor >= 0))
    at, need = matches(claims.duty[known], needs.duty[rows])
    return known[at], needs.power[rows[need]]


def _outside(scopes: Scopes, rows: Rows, boxes: Boxes) -> tuple[Rows, Boxes]:
    """What some scopes hold outside of some boxes."""
    each = Scopes(scopes.facets, np.arange(len(boxes) + 1), boxes)
    both = scopes.followed_by(each)
    place, box = both.joint(rows, len(scopes) + np.arange(len(boxes)))
    return both.uncovered(rows, (run_starts(place, len(rows)), len(scopes) + box))


def coordinated(now: Columns, coordinator: Rows, answering: Relation) -> Boxes:
    """The boxes that somebody coordinates: of matters that name who, and of duties that do it."""
    scopes, matters = now.scopes, now.matters
    rows = leaves(matters)
    rows = rows[coordinator[rows] >= 0]
    sizes = scopes.sizes
    low = [level(0, size, len(rows)) for size in sizes]
    high = [level(size, size, len(rows)) for size in sizes]
    kind = scopes.boxes.low[MATTER].dtype
    low[MATTER], high[MATTER] = matters.low[rows].astype(kind), matters.high[rows].astype(kind)
    _, named = merged(Boxes(tuple(low), tuple(high)), np.zeros(len(rows), np.int64))
    duty = np.flatnonzero(now.duties.coordinates & (answering.counts > 0))
    return stacked([named, scopes.boxes.take(scopes.boxes_of(now.duties.scope[duty])[1])])


def clashes(held: Control, pairs: Met, settled: tuple[Rows, Rows, Scopes]) -> Clashes:
    """What pairs of rows of control share outside of what settles them: `(pair, scope)` of more scopes."""
    left, right = pairs.left, pairs.right
    common = held.scopes.common(left, right)
    place, scope, more = settled
    order = np.argsort(place, kind="stable")
    both = common.followed_by(more)
    laid = (run_starts(place, len(left)), len(common) + scope[order])
    pair, boxes = both.uncovered(np.arange(len(left)), laid)
    one, other = held.actor[left[pair]], held.actor[right[pair]]
    return Clashes(np.minimum(one, other), np.maximum(one, other), held.power[left[pair]], boxes, pairs.whole)


def settling(
    now: Columns, answering: Relation, lead: Rows, beside: Relation, left: Rows, right: Rows
) -> tuple[Rows, Rows, Scopes]:
    """What settles pairs of actors: duties that both answer for under a lead, and duties that stand beside one another.

    For each such pair its place and a scope, of those that are given with it.
    """
    duties = answering.inverse
    at, duty = duties.follow(left)
    both = np.flatnonzero((lead[duty] >= 0) & answering.has(duty, right[at]))
    step, other = beside.follow(duty)
    theirs = np.flatnonzero(answering.has(other, right[at[step]]))
    step, other = step[theirs], other[theirs]
    scopes, scope = now.scopes, now.duties.scope
    common = scopes.common(scope[duty[step]], scope[other])
    place = np.concatenate([at[both], at[step]])
    number = np.concatenate([scope[duty[both]], len(scopes) + np.arange(len(step))])
    return place, number, scopes.followed_by(common)
