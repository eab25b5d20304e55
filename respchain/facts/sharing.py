"""Sharing: who answers together for one duty, and whether it is said how."""

import numpy as np

from respchain.facts.codes import Part, Sharing
from respchain.facts.register import leads
from respchain.facts.relation import UNKNOWN, Mask, Relation, Rows
from respchain.facts.rivals import met, split
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.merge import merged
from respchain.scope.runs import run_starts


def several(now: Columns, answering: Relation) -> Mask:
    """The duties for which several answer: seats that are known, and others named whom the source could not resolve."""
    table = now.duty_actors
    unknown = (table.part == Part.ACCOUNTABLE) & (table.actor == UNKNOWN)
    count = answering.counts + np.bincount(table.duty[unknown], minlength=len(now.duties))
    return np.asarray(count > 1)


def leaderless(now: Columns, seat: Rows) -> Mask:
    """The duties that are not divided, and that none of those who answer leads. Of a lead unresolved nobody can say."""
    led = (leads(now, seat) >= 0) | (now.duties.lead == UNKNOWN)
    return np.asarray((now.duties.how != Sharing.DIVIDED) & ~led)


class Misfits(Record):
    """What does not add up in duties that are divided: the kind of fault, the duty, the actor of a part, and a box.

    `whole` is false where too many parts overlap to tell each pair.
    """

    why: Rows
    duty: Rows
    actor: Rows
    boxes: Boxes
    whole: bool


MISSING, OVERLAP, OUTSIDE = range(3)


def misfits(now: Columns, answering: Relation, seat: Rows, which: Mask, most: int) -> Misfits:
    """Where the parts of some duties do not add up to the whole.

    A part counts where its actor answers for the duty, or can no longer be told.
    """
    table, scopes = now.duty_parts, now.scopes
    seated = np.where(table.actor >= 0, seat[table.actor], table.actor)
    rows = np.flatnonzero(which[table.duty] & (answering.has(table.duty, seated) | (table.actor < 0)))
    duty, part, actor = table.duty[rows], table.scope[rows], seated[rows]
    whole = now.duties.scope
    asked = np.flatnonzero(which)
    parts = Relation.of(duty, part, shape=(len(now.duties), len(scopes)))
    at, scope = parts.follow(asked)
    place, bare = scopes.uncovered(whole[asked], (run_starts(at, len(asked)), scope))
    outer, beyond = scopes.uncovered(part, (np.arange(len(part) + 1), whole[duty]))
    pairs = met(split(scopes, part, duty), np.arange(len(part)), actor - UNKNOWN, _any, most)
    common = scopes.common(part[pairs.left], part[pairs.right])
    pair, shared = merged(common.boxes, np.repeat(np.arange(len(pairs.left)), np.diff(common.start)))
    none = np.full(len(place), -1, np.int32)
    return Misfits(
        np.repeat([MISSING, OVERLAP, OUTSIDE], [len(place), len(pair), len(outer)]),
        np.concatenate([asked[place], duty[pairs.left[pair]], duty[outer]]),
        np.concatenate([none, actor[pairs.right[pair]], actor[outer]]),
        stacked([bare, shared, beyond]),
        pairs.whole,
    )


def _any(left: Rows, right: Rows) -> Mask:
    return np.ones(len(left), np.bool_)
