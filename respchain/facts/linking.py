"""Information between those who approve and those who monitor what was approved."""

import numpy as np

from respchain.facts.codes import Part
from respchain.facts.kin import kin
from respchain.facts.line import Line
from respchain.facts.register import Claims
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.scopes import STAGE, Scopes


class Told(Record):
    """One row for each way in which a unit tells another something on a matter; `timed`: by a limit or a period.

    Where a system tells it, or it is not known who does, the source is -1: it may be anybody.
    """

    matter: Rows
    source: Rows
    target: Rows
    timed: Mask


class Apart(Record):
    """One row for each claim to approve and claim to monitor the same, by different units."""

    matter: Rows
    approving: Rows  # rows of claims
    monitoring: Rows
    one: Rows  # the unit that approves
    other: Rows  # the unit that monitors
    pair: Rows  # one number for each matter and pair of units


def naming(now: Columns, stages: Rows) -> Mask:
    """The duties that name one of these stages, and not only a group of stages."""
    table = now.duty_stages
    return marked(len(now.duties), table.duty[marked(len(now.stages), stages)[table.stage]])


def apart(now: Columns, scopes: Scopes, claims: Claims, unit: Rows, approve: Mask, monitor: Mask) -> Apart:
    """Who approves what another unit monitors."""
    own = claims.leading & (claims.actor >= 0)
    left, right = (np.flatnonzero(own & mask[claims.duty]) for mask in (approve, monitor))
    at, other = scopes.joint(claims.scope[left], claims.scope[right], but=(STAGE,))
    left, right = left[at], right[other]
    matter = _narrower(now, now.duties.matter[claims.duty[left]], now.duties.matter[claims.duty[right]])
    one, two = unit[claims.actor[left]], unit[claims.actor[right]]
    kept = (one != two) & (matter >= 0)
    matter, one, two = matter[kept], one[kept], two[kept]
    pair = (matter.astype(np.int64) * len(unit) + one) * len(unit) + two
    return Apart(matter, left[kept], right[kept], one, two, pair)


def _narrower(now: Columns, left: Rows, right: Rows) -> Rows:
    """The matter that lies within the other."""
    size = np.append(now.matters.high - now.matters.low, np.iinfo(np.int32).max)
    return np.where(size[left] <= size[right], left, right)


def told(now: Columns, hand_offs: tuple[Rows, Rows], step_units: Relation, hands: Relation, unit: Rows) -> Told:
    """All that is said to be told: at steps, by handing a case over, and to those whom a duty keeps informed."""
    steps, matter = now.steps, now.processes.matter
    at, source = step_units.follow(now.step_informs.step)
    anybody = np.flatnonzero(step_units.none()[now.step_informs.step])
    at, source = np.concatenate([at, anybody]), np.concatenate([source, np.full(len(anybody), NONE)])
    step = now.step_informs.step[at]
    informs = (matter[steps.process[step]], source, _at(unit, now.step_informs.actor[at]), steps.limit[step] >= 0)
    tail, head = hand_offs
    place, source = step_units.follow(tail)
    onward, target = step_units.follow(head[place])
    into = head[place[onward]]
    passed = (matter[steps.process[into]], source[onward], target, steps.timely[into] | (steps.limit[into] >= 0))
    rows = np.flatnonzero(now.duty_actors.part == Part.INFORMED)
    place, seat = hands.follow(now.duty_actors.duty[rows])
    duty, actor = now.duty_actors.duty[rows[place]], now.duty_actors.actor[rows[place]]
    timed = (now.duties.within[duty] >= 0) | now.duties.periodic[duty]
    kept = (now.duties.matter[duty], unit[seat], _at(unit, actor), timed)
    matters, sources, targets, timed = (np.concatenate(column) for column in zip(informs, passed, kept, strict=True))
    real = (matters >= 0) & (targets >= 0)
    return Told(matters[real], sources[real], targets[real], timed[real])


def _at(unit: Rows, actor: Rows) -> Rows:
    return np.where(actor >= 0, np.append(unit, -1)[np.maximum(actor, -1)], -1)


def links(now: Columns, of: Apart, said: Told, inside: Line) -> tuple[Mask, Mask, Mask]:
    """Which of those apart are told by those who approve, tell these in turn, and both of it in time."""
    by_matter = Relation.of(said.matter, np.arange(len(said.matter)), shape=(len(now.matters), len(said.matter)))
    at, near = kin(now.matters, of.matter).follow(of.matter)
    place, row = by_matter.follow(near)
    at = at[place]
    count = len(of.matter)

    def told_by(source: Rows, target: Rows, timed: bool) -> Mask:
        by = said.source[row]
        fits = (by == NONE) | inside.at_or_below(lower=np.where(by >= 0, by, source[at]), upper=source[at])
        fits &= inside.at_or_below(lower=said.target[row], upper=target[at])
        return marked(count, at[fits & (said.timed[row] | (not timed))])

    forth, back = told_by(of.one, of.other, False), told_by(of.other, of.one, False)
    return forth, back, told_by(of.one, of.other, True) & told_by(of.other, of.one, True)
