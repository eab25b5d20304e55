"""Loops in processes that go on too often."""

import numpy as np

from respchain.facts.codes import Clock
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.facts.ways import rings, ways_of


def unbounded(now: Columns) -> Rows:
    """The label of the loop without a bound on which a step lies, or -1."""
    size = len(now.steps)
    table = ways_of(now.step_nexts, size)
    return rings(table.take(table.at_most == 0).relation(size))


def ping_pong(now: Columns, loop: Rows, units: Relation, escalated: Mask) -> Mask:
    """The steps of loops without a bound that go between units: no unit has a hand in all, and no step goes up."""
    size = len(now.steps)
    steps, units_of = units.pairs
    inside = loop[steps] >= 0
    steps, units_of = steps[inside], units_of[inside]
    told = np.bincount(loop[np.flatnonzero((loop >= 0) & (units.counts > 0))], minlength=size)
    key = loop[steps].astype(np.int64) * max(units.width, 1) + units_of
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(key[order], prepend=-1) != 0)
    hands = np.diff(np.append(starts, len(key)))
    of = loop[steps[order[starts]]]
    shared = marked(size, of[hands == told[of]])
    out = marked(size, loop[(loop >= 0) & escalated])
    between: Mask = (told > 0) & ~shared & ~out
    return (loop >= 0) & between[loop]


def step_escalated(now: Columns, posts: Mask) -> Mask:
    """The steps that say how they go up, as do their matter or whoever does them; the charter's rule is too general."""
    steps, table = now.steps, now.step_actors
    matter = np.append(now.processes.matter, NONE)[steps.process]
    by_matter = np.append(now.matters.escalated, False)[np.maximum(matter, NONE)]
    by_post = marked(len(steps), table.step[np.append(posts, False)[np.maximum(table.actor, NONE)]])
    return np.asarray(steps.escalated | by_matter | by_post)


def second_notices(now: Columns) -> tuple[Rows, Rows]:
    """The steps that stop the clock in a loop which a case may take more than once: `(step, loop)`."""
    size, steps = len(now.steps), now.steps
    table = ways_of(now.step_nexts, size, but=now.step_nexts.new_facts)
    loop = rings(table.take(table.at_most != 1).relation(size))
    rows = np.flatnonzero((loop >= 0) & (steps.clock == Clock.STOPPED))
    return rows, loop[rows]
