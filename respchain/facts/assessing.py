"""Assessments: which duties no indicator looks at, and what cannot be measured."""

import numpy as np

from respchain.facts.aspects import DUTY_MEASURE, missing
from respchain.facts.codes import Aspect
from respchain.facts.relation import Mask, Relation, Rows, marked, matches
from respchain.facts.tables import Columns, Days
from respchain.record import Record


class Unassessed(Record):
    """Duties in hands whose assessment has no indicator for them; `alone` where there is no assessment at all."""

    duty: Rows
    actor: Rows
    alone: Mask


def unassessed(now: Columns, hands: Relation, assessed: Rows) -> Unassessed:
    """Which of these hands on duties no indicator looks at; `assessed` is the seat that each assessment is of."""
    table, (duty, actor) = now.indicators, hands.pairs
    whose = assessed[table.assessment]
    seen = Relation.of(table.duty, whose, shape=(hands.height, hands.width)).has(duty, actor)
    seen[_seen_by_matter(now, duty, actor, whose)] = True
    bare = np.flatnonzero(~seen)
    known = marked(hands.width, assessed[assessed >= 0])
    return Unassessed(duty[bare], actor[bare], ~known[actor[bare]])


def _seen_by_matter(now: Columns, duty: Rows, actor: Rows, whose: Rows) -> Rows:
    """The places of pairs whose duty lies in a matter that an indicator of that actor looks at."""
    table, matters = now.indicators, now.matters
    wide = np.flatnonzero((table.matter >= 0) & (whose >= 0))
    placed = np.flatnonzero(now.duties.matter[duty] >= 0)
    at, found = matches(actor[placed], whose[wide])
    at, outer, inner = placed[at], table.matter[wide[found]], now.duties.matter[duty[placed[at]]]
    inside = (matters.low[outer] <= matters.low[inner]) & (matters.high[inner] <= matters.high[outer])
    return at[inside]


def unmeasured(
    stated: Rows, plain: Mask, judged: Mask, baseline: tuple[Days, Days], day: int, rows: Rows
) -> tuple[Rows, Rows]:
    """The parts that measures lack: `(row, part)`.

    What is judged by yes or no lacks nothing but who judges; in its first year a figure has no target yet.
    """
    begins, ends = baseline
    spared = np.where(plain, _COUNTED, 0) | np.where(plain & judged, 1 << MEASURER, 0)
    spared |= np.where((begins <= day) & (day < ends), 1 << Aspect.TARGET, 0)
    return missing(stated | spared, DUTY_MEASURE, rows)


MEASURER = int(Aspect.MEASURER)
_COUNTED = sum(1 << part for part in DUTY_MEASURE if part != Aspect.MEASURER)
