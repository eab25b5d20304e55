"""Whether cases end by their deadline, with what moves it: extensions, and time that does not count."""

import numpy as np

from respchain.facts.codes import Clock
from respchain.facts.log.columns import NO_TIME, Instants, Log
from respchain.facts.log.course import Course
from respchain.facts.relation import Mask, Rows
from respchain.facts.tables import Codes
from respchain.record import Record


class Deadlines(Record):
    """What is known of each case: its end, and its deadline with all that moves it; `NO_TIME` where there is none."""

    end: Instants
    due: Instants
    recorded: bool  # the end is the one that the source states, and not that of the last event
    last: int

    @property
    def ended(self) -> Mask:
        """The cases with an end."""
        return np.asarray(self.end != NO_TIME)

    @property
    def dated(self) -> Mask:
        """The cases with a deadline."""
        return np.asarray(self.due != NO_TIME)

    @property
    def judged(self) -> Mask:
        """The cases with an end and a deadline."""
        return self.ended & self.dated

    @property
    def late(self) -> Mask:
        """Those of them that end past the deadline."""
        return np.asarray(self.judged & (self.end > self.due))

    @property
    def open_late(self) -> Mask:
        """The cases without an end whose deadline had passed at the last time stamp of the log."""
        return np.asarray(~self.ended & self.dated & (self.due < self.last))


def deadlines(log: Log, course: Course, clock: Codes) -> Deadlines:
    """The ends and deadlines of the cases; `clock` is that of the step of each event.

    The end is the one that the source states for cases, where it has such a column, else the last event.
    """
    recorded = "end" in log.carried
    due = np.maximum(log.deadline, log.extended)
    return Deadlines(
        end=log.end if recorded else last_events(course),
        due=_moved(due, course, clock),
        recorded=recorded,
        last=log.last,
    )


def last_events(course: Course) -> Instants:
    """The time of the last event of each case that has any."""
    found = np.full(course.cases, NO_TIME)
    known = np.flatnonzero(course.time != NO_TIME)
    found[course.case[known]] = course.time[known]  # in the order of time: the last one stays
    return found


def _moved(due: Instants, course: Course, clock: Codes) -> Instants:
    """The deadlines, later by the time that does not count, as far as it begins before them.

    A stopped step stops the clock from its event to the next one of the case, an excluded one is not counted from the
    event before it to its own; where the source says when a step was started, neither counts from there to its end.
    """
    at, begins, length = _uncounted(course, clock)
    if not len(at):
        return due
    case = course.case[at]
    total = np.cumsum(length)
    before = total - length
    first = np.append(True, case[1:] != case[:-1])
    before = before - before[first][np.cumsum(first) - 1]  # of the same case alone
    counts = (due[case] != NO_TIME) & (begins - before < due[case])
    moved = due.copy()
    np.add.at(moved, case[counts], length[counts])
    return moved


def _uncounted(course: Course, clock: Codes) -> tuple[Rows, Instants, Instants]:
    """The events before which time does not count: their rows, from when on, and how long."""
    off = (clock == Clock.STOPPED) | (clock == Clock.EXCLUDED)
    if not off.any():
        none = np.zeros(0, np.int64)
        return none, none, none
    known = course.began != NO_TIME
    whole = np.zeros(len(course), np.bool_)
    after = course.follows
    whole[after] = (off & ~known & (clock == Clock.STOPPED))[after - 1] | (off & ~known & (clock == Clock.EXCLUDED))[
        after
    ]
    since = np.full(len(course), NO_TIME)
    since[after] = course.time[after - 1]
    own = off & known & ~whole
    since[own] = np.maximum(course.began[own], since[own])
    at = np.flatnonzero((whole | own) & (since != NO_TIME) & (course.time != NO_TIME) & (course.time > since))
    return at, since[at], course.time[at] - since[at]
