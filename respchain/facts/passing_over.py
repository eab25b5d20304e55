"""What goes from a seat to one two levels away or more, past those between."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.climb import Climb
from respchain.facts.codes import Aspect, Group, Kind, Part
from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows
from respchain.facts.tables import Columns
from respchain.facts.ways_up import WaysUp
from respchain.record import Record

ASSIGNMENT, DELEGATION, REPORT, STEP_REPORT, ESCALATION = KINDS = (
    "assignment", "delegation", "report", "step-report", "escalation",
)  # fmt: skip


class Pairs(NamedTuple):
    """Columns of a lower and a higher seat, the entry by which something goes between, and the duty concerned, or -1.

    `circle` numbers those who are in on it, and so are not passed over, -1 for none.
    """

    lower: Rows
    upper: Rows
    entry: Rows
    duty: Rows
    circle: Rows

    def take(self, rows: Rows) -> "Pairs":
        """Some of the pairs."""
        return Pairs(*(column[rows] for column in self))


class PassedOver(Record):
    """One row for each entry and two seats: the nearest to the lower of the posts between that are passed over."""

    kind: NDArray[np.str_]
    entry: Rows
    duty: Rows
    lower: Rows
    upper: Rows
    between: Rows
    tested: int


class PassingOver:
    """Asks of pairs of seats whether there are posts between them that are passed over."""

    def __init__(self, now: Columns, climb: Climb, direct: Relation, circles: Relation) -> None:
        self._now, self._climb, self._direct, self._circles = now, climb, direct, circles
        self._live = (now.actors.kind == Kind.POST) & ~now.actors.frozen
        self._upto = np.rint(climb.sums(self._live.astype(np.float64)))

    def of(self, pairs: Pairs) -> tuple[Rows, Rows]:
        """The places of the pairs that pass over a live post, and that post."""
        lower, upper = pairs.lower, pairs.upper
        on_way = self._climb.at_or_above(lower=lower, upper=upper) & (lower != upper) & ~self._direct.has(lower, upper)
        rows = np.flatnonzero(on_way)
        between = self._upto[lower[rows]] - self._upto[upper[rows]] - self._live[lower[rows]]
        rows = rows[between > 0]
        at = self._climb.up[lower[rows]]
        nearest = np.append(self._climb.nearest(self._live), NONE)
        while True:  # on past those who are in on it, together
            at = nearest[at]
            known = np.flatnonzero((at >= 0) & (at != upper[rows]))
            passed = known[self._circles.has(pairs.circle[rows[known]], at[known])]
            if not len(passed):
                break
            at[passed] = self._climb.up[at[passed]]
        kept = (at >= 0) & (at != upper[rows]) & self._climb.at_or_above(lower=at, upper=upper[rows])
        return rows[kept], at[kept]


class Skipping:
    """All by which something goes from seat to seat: work handed down, and reports sent up."""

    def __init__(
        self,
        now: Columns,
        seat: Rows,
        answering: Relation,
        responsible: Relation,
        delegated: Relation,
        step_actors: Relation,
    ) -> None:
        self._now, self._seat = now, np.append(seat, NONE)
        self._answering, self._responsible, self._delegated = answering, responsible, delegated
        self._step_actors = step_actors

    @cached_property
    def circles(self) -> Relation:
        """Who is in on a duty, or on a process: duties first, then processes."""
        now, table = self._now, self._now.duty_actors
        rows = np.flatnonzero((table.part != Part.SUPERVISES) & (table.actor >= 0))
        step, actor = self._step_actors.pairs
        told = now.step_informs
        known = np.flatnonzero(told.actor >= 0)
        count = len(now.duties)
        left = [
            table.duty[rows],
            self._delegated.pairs[0],
            count + now.steps.process[step],
            count + now.steps.process[told.step[known]],
        ]
        right = [self._seat[table.actor[rows]], self._delegated.pairs[1], actor, self._seat[told.actor[known]]]
        shape = (count + len(now.processes), len(now.actors))
        return Relation.of(np.concatenate(left), np.concatenate(right), shape=shape)

    @property
    def _open(self) -> Mask:
        """The duties whose work is to keep to the levels: no audits, and no reason is given."""
        duties = self._now.duties
        return np.asarray((duties.groups != Group.SUPERVISE) & ~duties.heading & ~duties.past_levels)

    def assignments(self) -> Pairs:
        """From who answers for a duty down to who does it."""
        duty, upper = self._answering.pairs
        kept = self._open[duty]
        at, lower = self._responsible.follow(duty[kept])
        return Pairs(lower, upper[kept][at], *[duty[kept][at]] * 3)

    def delegations(self) -> Pairs:
        """From who delegates down to whom."""
        table = self._now.delegations
        rows = np.flatnonzero((table.by >= 0) & (table.to >= 0) & (table.duty != GONE) & ~table.past_levels)
        duty = table.duty[rows]
        audit = np.append(self._now.duties.groups == Group.SUPERVISE, False)[np.maximum(duty, NONE)]
        rows, duty = rows[~audit], np.maximum(duty[~audit], NONE)
        none = np.full(len(rows), NONE)
        return Pairs(self._seat[table.to[rows]], self._seat[table.by[rows]], rows, none, duty)

    def reports(self) -> Pairs:
        """From who answers for a duty up to who is kept informed."""
        table = self._now.duty_actors
        rows = np.flatnonzero((table.part == Part.INFORMED) & (table.actor >= 0) & self._open[table.duty])
        at, lower = self._answering.follow(table.duty[rows])
        duty = table.duty[rows][at]
        return Pairs(lower, self._seat[table.actor[rows]][at], duty, duty, duty)

    def step_reports(self) -> Pairs:
        """From who does a step up to who is told."""
        table = self._now.step_informs
        rows = np.flatnonzero((table.actor >= 0) & ~self._now.steps.past_levels[table.step])
        at, lower = self._step_actors.follow(table.step[rows])
        step, upper = table.step[rows][at], self._seat[table.actor[rows]][at]
        kept = ~self._urgent(step, lower)
        step, none = step[kept], np.full(int(kept.sum()), NONE)
        return Pairs(lower[kept], upper[kept], step, none, len(self._now.duties) + self._now.steps.process[step])

    def escalations(self, ways: WaysUp) -> Pairs:
        """From where cases go up to whom their escalation names."""
        table, own = self._now.escalations, self._now.actors.escalation
        posts = np.flatnonzero(own >= 0)
        kept = np.flatnonzero(ways.escalation >= 0)
        process = np.append(self._now.steps.process, NONE)[ways.step[kept]]
        urgent = self._urgent(ways.step[kept], ways.actor[kept])
        around = np.where(ways.duty[kept] >= 0, ways.duty[kept], len(self._now.duties) + process)
        lower = np.concatenate([posts, ways.actor[kept[~urgent]]])
        entry = np.concatenate([own[posts], ways.escalation[kept[~urgent]]])
        circle = np.concatenate([np.full(len(posts), NONE), around[~urgent]])
        duty = np.concatenate([np.full(len(posts), NONE), ways.duty[kept[~urgent]]])
        named = np.flatnonzero((table.to[entry] >= 0) & ~table.past_levels[entry])
        upper = self._seat[table.to[entry[named]]]
        return Pairs(lower[named], upper, entry[named], duty[named], circle[named])

    def _urgent(self, step: Rows, actor: Rows) -> Mask:
        """The steps at which the first contact reports, where the rule of first inquiry provides for urgent cases."""
        table = self._now.processes
        process = np.append(self._now.steps.process, NONE)[step]
        urgent = np.append((table.stated & (1 << Aspect.URGENT)) != 0, False)[process]
        intake = np.append(self._seat[np.maximum(table.intake, NONE)], NONE)[process]
        return np.asarray(urgent & (intake == actor) & (step >= 0))


def passed_over(skipping: Skipping, passing: PassingOver, ways: WaysUp) -> PassedOver:
    """Everything that passes over a live post, kind by kind."""
    pairs = (
        skipping.assignments(), skipping.delegations(), skipping.reports(), skipping.step_reports(),
        skipping.escalations(ways),
    )  # fmt: skip
    found = [passing.of(one) for one in pairs]
    columns = zip(*(one.take(rows) for one, (rows, _) in zip(pairs, found, strict=True)), strict=True)
    lower, upper, entry, duty, _ = (np.concatenate(column) for column in columns)
    kind = np.repeat(KINDS, [len(rows) for rows, _ in found])
    between = np.concatenate([stop for _, stop in found])
    return PassedOver(kind, entry, duty, lower, upper, between, sum(len(one.lower) for one in pairs))
