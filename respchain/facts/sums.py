"""What the limits of the steps of each process add up to, on its longest way from the start to an end."""

from functools import cached_property

import numpy as np

from respchain.facts.codes import Clock
from respchain.facts.longest import Floats, longest
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.rounds import Rounds, rounds
from respchain.facts.spans import Spans
from respchain.facts.tables import Columns, Steps
from respchain.facts.ways import Ways, ways, ways_of

_USUAL = (7, 5, 152)
"""Fifths of a day that a working day, a day and a month take as a rule: by these a way is the longest."""


def counted(steps: Steps) -> Mask:
    """The steps whose time counts: the clock runs, or is said to be left out and no law says so."""
    excluded = (steps.clock == Clock.EXCLUDED) & steps.based
    counts: Mask = (steps.clock != Clock.STOPPED) & ~excluded
    return counts


class Sums:
    """The longest way through each process.

    Branches at once and branches by outcome are the same here: the longest one counts. A loop counts as many more
    rounds as a case may take. Loops in which no time passes are one step.
    """

    def __init__(self, now: Columns, first: Mask) -> None:
        self._now, self._first = now, first
        self._steps = now.steps
        self._count = len(now.steps)

    @cached_property
    def total(self) -> Spans:
        """For each process what its longest way takes; nothing where no way leads to an end."""
        way, process = self._ways
        found = np.zeros((len(self._now.processes), 4))
        np.add.at(found, process, self._weight[way])
        return Spans(*found.T[1:])

    @cached_property
    def most(self) -> Spans:
        """For each process what no way through it exceeds in any unit."""
        best = np.full((len(self._now.processes), 4), -np.inf)
        ends = np.flatnonzero(self._ending)
        np.maximum.at(best, self._process[ends], self._longest[0][ends])
        return Spans(*np.where(np.isfinite(best), best, 0.0).T[1:])

    @cached_property
    def known(self) -> Mask:
        """The processes whose every way can be added up: each step on it has a limit, each loop a bound, it ends."""
        lacking = counted(self._steps) & (self._steps.limit < 0)
        lost = self._rounds.endless | self._rounds.cut
        faulty = self._steps.process[self._reached & (lacking | lost[self._label])]
        return np.asarray(self._last >= 0) & ~marked(len(self._now.processes), faulty)

    @cached_property
    def endless(self) -> Mask:
        """The processes in which a case may come to a loop that has no bound."""
        return marked(len(self._now.processes), self._steps.process[self._reached & self._rounds.endless[self._label]])

    @property
    def path(self) -> Relation:
        """Process to the steps that add up on its longest way."""
        way, process = self._ways
        adds = counted(self._steps)[way]
        return Relation.of(process[adds], way[adds], shape=(len(self._now.processes), self._count))

    # -- inside

    @cached_property
    def _reached(self) -> Mask:
        return self._relation.from_(np.flatnonzero(self._first))

    @cached_property
    def _relation(self) -> Relation:
        return ways_of(self._now.step_nexts, self._count).relation(self._count)

    @cached_property
    def _weight(self) -> Floats:
        """What each step takes, as a rule and by unit."""
        spans = Spans.of(self._now.durations, np.where(counted(self._steps), self._steps.limit, NONE))
        axes = np.stack([spans.working, spans.days, spans.months], axis=1)
        return np.concatenate([axes @ np.array(_USUAL, np.float64)[:, None], axes], axis=1)

    @cached_property
    def _label(self) -> Rows:
        """Step to the step that stands for it: steps without time that freely lead round to one another are one."""
        idle: Mask = (self._weight == 0).all(axis=1) & (~counted(self._steps) | (self._steps.limit >= 0))
        table = ways_of(self._now.step_nexts, self._count)
        free = table.take(idle[table.tail] & idle[table.head] & (table.at_most == 0))
        return free.relation(self._count).components

    @cached_property
    def _rounds(self) -> Rounds:
        table = ways_of(self._now.step_nexts, self._count)
        tail, head = self._label[table.tail], self._label[table.head]
        idle: Mask = (self._weight == 0).all(axis=1)
        kept = (tail != head) | ~idle[tail]
        mapped: Ways = ways(tail[kept], head[kept], table.at_most[kept], self._count)
        return rounds(mapped, self._count)

    @cached_property
    def _longest(self) -> tuple[Floats, Rows]:
        begins = marked(len(self._rounds.node), self._rounds.first[self._label[self._first]])
        return longest(self._rounds.tail, self._rounds.head, begins, self._weight[self._rounds.node])

    @cached_property
    def _process(self) -> Rows:
        """The process of each copy of a step."""
        return self._steps.process[self._rounds.node]

    @cached_property
    def _ending(self) -> Mask:
        """Which copies may end their process: an end is stated, or nothing at all follows."""
        nexts = self._now.step_nexts
        ends = marked(self._count, nexts.step[nexts.ends]) | ~marked(self._count, nexts.step)
        return marked(self._count, self._label[ends])[self._rounds.node]

    @cached_property
    def _last(self) -> Rows:
        """For each process the copy at which its longest way ends, the first of several; -1 where none does."""
        best = self._longest[0][:, 0]
        rows = np.flatnonzero(self._ending & np.isfinite(best))
        order = np.lexsort((rows, -best[rows], self._process[rows]))
        rows = rows[order]
        first = np.diff(self._process[rows], prepend=-1) != 0
        last = np.full(len(self._now.processes), NONE, np.int64)
        last[self._process[rows[first]]] = rows[first]
        return last

    @cached_property
    def _ways(self) -> tuple[Rows, Rows]:
        """The steps of the longest ways, backwards, with their processes."""
        before, process = self._longest[1], np.flatnonzero(self._last >= 0)
        at, found = self._last[process], []
        while len(at):
            found.append(np.stack([self._rounds.node[at], process]))
            at = before[at]
            at, process = at[at >= 0], process[at >= 0]
        step, process = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.int64)
        return step, process
