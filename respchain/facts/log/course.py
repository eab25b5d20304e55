"""The events of each case in the order of time, each piece of work once."""

from functools import cached_property

import numpy as np

from respchain.facts.log.columns import NO_TIME, Instants, Log, Transition
from respchain.facts.relation import NONE, Mask, Rows, among
from respchain.facts.tables import Days
from respchain.record import Record
from respchain.scope.runs import starts


class Course(Record):
    """The events that count, by case and time; those of one time as the source has them.

    `began` is when the work of an event was started, where the source says so. `dropped` events are the start, or some
    other station, of work whose completion counts.
    """

    case: Rows
    activity: Rows
    performer: Rows
    time: Instants
    day: Days
    began: Instants
    cases: int
    dropped: int

    def __len__(self) -> int:
        """The number of events."""
        return len(self.case)

    @cached_property
    def start(self) -> Rows:
        """Where the events of each case begin, and where those of the last one end."""
        return starts(np.bincount(self.case, minlength=self.cases))

    @cached_property
    def has(self) -> Mask:
        """Which cases have events."""
        return np.asarray(np.diff(self.start) > 0)

    def first(self, column: Rows) -> Rows:
        """What a column has at the first event of each case, -1 where there is none."""
        return self._at(column, self.start[:-1])

    def last(self, column: Rows) -> Rows:
        """What a column has at the last event of each case, -1 where there is none."""
        return self._at(column, self.start[1:] - 1)

    def _at(self, column: Rows, places: Rows) -> Rows:
        found = np.full(self.cases, NONE, column.dtype)
        found[self.has] = column[places[self.has]]
        return found

    @cached_property
    def follows(self) -> Rows:
        """The events that come after another one of their case."""
        return np.flatnonzero(self.case[1:] == self.case[:-1]) + 1


def course(log: Log) -> Course:
    """The events of a log that count, in order.

    Of a start and a completion, and whatever lies between, the completion counts, once. Work of a case that is never
    completed counts by what is said of it last, its start before all else.
    """
    kept, began = _counted(log)
    rows: Rows | slice = kept
    if len(kept) == len(log.case):
        rows = slice(None)  # all of them: nothing has to be copied
    case, time = log.case[rows], log.time[rows]
    ordered = np.where(time == NO_TIME, np.iinfo(np.int64).max, time)  # what has no time comes last
    same = case[1:] == case[:-1]
    if not bool(np.all((case[1:] > case[:-1]) | (same & (ordered[1:] >= ordered[:-1])))):
        order = np.lexsort((ordered, case))
        rows, began = np.arange(len(log.case))[rows][order], began[order]
    return Course(
        case=log.case[rows],
        activity=log.activity[rows],
        performer=log.performer[rows],
        time=log.time[rows],
        day=log.day[rows],
        began=began,
        cases=len(log.cases),
        dropped=len(log.case) - len(case),
    )


def _counted(log: Log) -> tuple[Rows, Instants]:
    """The events that count, in the order of the source, and when the work of each was started."""
    rows = np.arange(len(log.case))
    complete = log.transition == Transition.COMPLETE
    if bool(complete.all()):
        return rows, np.full(len(rows), NO_TIME)
    key = log.case.astype(np.int64) * (len(log.activities) + 1) + log.activity + 1
    done = among(key, key[complete])
    starting = log.transition == Transition.START
    order = np.lexsort((rows, log.time, starting & ~complete, key))
    last = np.append(key[order][1:] != key[order][:-1], True)[: len(order)]
    kept = complete.copy()
    kept[order[last]] |= ~done[order[last]]
    return rows[kept], _began(log, key, starting)[kept]


def _began(log: Log, key: Rows, starting: Mask) -> Instants:
    """For each event the time of the start of the same work right before it."""
    began = np.full(len(key), NO_TIME)
    order = np.lexsort((~starting, log.time, key))
    before = np.flatnonzero((key[order][1:] == key[order][:-1]) & starting[order][:-1] & ~starting[order][1:])
    began[order[before + 1]] = log.time[order[before]]
    return began
