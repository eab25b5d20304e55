"""Who settles what several share or dispute, and whether that is near and able enough."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.climb import Climb
from respchain.facts.codes import Part
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.scopes import Scopes


class Groups(Record):
    """One row for each group of seats that must come to one answer: those who share a duty, or two who dispute.

    `matter` is that of the dispute, -1 for a shared duty; `on` the matter concerned, `scope` what of it.
    """

    duty: Rows
    matter: Rows
    on: Rows
    scope: Rows
    members: Relation


def shared(now: Columns, answering: Relation, seat: Rows) -> tuple[Rows, Relation]:
    """The duties for which several answer and none is recorded to lead: `(duty, members)`."""
    table, duties = now.duty_actors, now.duties
    unknown = marked(len(duties), table.duty[(table.part == Part.ACCOUNTABLE) & (table.actor == UNKNOWN)])
    lead = np.where(duties.lead >= 0, np.append(seat, NONE)[duties.lead], NONE)
    led = answering.has(np.arange(len(duties)), lead) | (duties.lead == UNKNOWN)
    rows = np.flatnonzero((answering.counts > 1) & ~led & ~unknown & ~duties.heading)
    at, member = answering.follow(rows)
    return rows, Relation.of(at, member, shape=(len(rows), len(now.actors)))


def disputed(now: Columns, matter: Rows, actor: Rows, boxes: Boxes, seat: Rows) -> tuple[Rows, Rows, Rows]:
    """The pairs of seats that disclaim the same of a matter: `(matter, seat, seat)`, each once."""
    count = len(matter)
    said = Scopes(now.scopes.facets, np.arange(count + 1), boxes)
    one, other = said.joint(np.arange(count), np.arange(count))
    left, right = seat[actor[one]], seat[actor[other]]
    kept = (left < right) & (matter[one] == matter[other])
    found = distinct_columns(np.stack([matter[one][kept], left[kept], right[kept]]))
    return found[0], found[1], found[2]


def groups(now: Columns, of_duties: tuple[Rows, Relation], of_disputes: tuple[Rows, Rows, Rows]) -> Groups:
    """Those who share, and behind them those who dispute."""
    duty, members = of_duties
    matter, one, other = of_disputes
    first, pairs = len(duty), np.arange(len(matter))
    left, right = members.pairs
    both = Relation.of(
        np.concatenate([left, first + pairs, first + pairs]),
        np.concatenate([right, one, other]),
        shape=(first + len(matter), len(now.actors)),
    )
    none = np.full(len(matter), NONE)
    return Groups(
        np.concatenate([duty, none]),
        np.concatenate([np.full(first, NONE), matter]),
        np.concatenate([now.duties.matter[duty], matter]),
        np.concatenate([now.duties.scope[duty], now.matters.required[matter]]),
        both,
    )


class Settled(Record):
    """For each group who is to settle it, -1 for nobody, and how many levels that is above the member farthest below.

    `lined`: one of them stands above all others, and settles it as their superior.
    """

    by: Rows
    levels: Rows
    lined: Mask


def settled(found: Groups, stand: Rows, coordinator: Rows, climb: Climb) -> Settled:
    """By the coordinator of the matter, else by the lowest common superior."""
    count = found.members.height
    group, member = found.members.pairs
    member = stand[member]
    order = np.lexsort((climb.enter[member], group))
    starts = found.members.start[:-1]
    first, last = member[order][starts], member[order][found.members.start[1:] - 1]
    common = climb.meeting(first, last)
    lined = marked(count, group[member == common[group]])
    named = np.append(coordinator, NONE)[np.maximum(found.on, NONE)]
    party = (found.matter >= 0) & found.members.has(np.arange(count), named)  # nobody is judge in his own cause
    by = np.where((named >= 0) & ~party, stand[named], common)
    levels = np.zeros(count, np.int64)
    above = np.flatnonzero(by[group] >= 0)
    above = above[climb.at_or_above(lower=member[above], upper=by[group[above]])]
    np.maximum.at(levels, group[above], climb.depth[member[above]] - climb.depth[by[group[above]]])
    return Settled(by, levels, lined)


class TooHigh(Record):
    """One row for each group that nobody can settle as near as it should be, and each of its members.

    Behind them one row for each superior who has too many to settle, whose `duty` and `matter` are -1.
    """

    duty: Rows
    matter: Rows
    by: Rows
    member: Rows
    why: NDArray[np.str_]


def too_high(found: Groups, at: Settled, able: Mask, *, levels: int, most: int) -> TooHigh:
    """The groups whose common superior is missing, too far up, or without the power to decide."""
    why = np.select(
        [at.lined, at.by < 0, at.levels > levels, ~able], ["", "missing", "too-far", "powerless"], default=""
    )
    why = np.where((why != "") & (found.matter >= 0), np.char.add("disputed-", why), why)
    place, member = found.members.follow(np.flatnonzero(why != ""))
    group = np.flatnonzero(why != "")[place]
    waiting = np.bincount(at.by[~at.lined & (at.by >= 0) & (found.matter < 0)])
    busy = np.flatnonzero(waiting > most)
    none = np.full(len(busy), NONE)
    return TooHigh(
        np.concatenate([found.duty[group], none]),
        np.concatenate([found.matter[group], none]),
        np.concatenate([at.by[group], busy]),
        np.concatenate([member, none]),
        np.concatenate([why[group], np.full(len(busy), "bottleneck")]),
    )
