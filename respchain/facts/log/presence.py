"""Whether those who are named as responsible for a case do anything in it, and whether they were asked first."""

import numpy as np

from respchain.facts.log.columns import DAY, NO_TIME, Log
from respchain.facts.log.course import Course
from respchain.facts.relation import NONE, Mask, Rows, marked
from respchain.record import Record


class Presence(Record):
    """What is known of each case: one value a case.

    `named`: it has events and somebody responsible, whose part would be in the log; `absent`: none of its events is by
    that one, and all say by whom they are; `young`: it has been open for a short time only.
    """

    named: Mask
    absent: Mask
    unknown: Mask  # none is seen to be by that one, and some do not say by whom they are
    young: Mask

    @property
    def judged(self) -> Mask:
        """The cases of which it can be told whether who is responsible is absent."""
        return np.asarray(self.named & ~self.unknown & ~self.young)


def presence(log: Log, course: Course, who: tuple[Rows, Rows], outside: Mask, days: int) -> Presence:
    """Who is responsible and does nothing.

    `who` tells of events and of cases which hand it is, as one number for one person; `outside` are the cases of which
    it is declared that the part of whoever is responsible is in no log; `days` is how long a case counts as young.
    """
    doing, responsible = who
    cases = len(log.cases)
    present = marked(cases, course.case[(doing >= 0) & (doing == responsible[course.case])])
    silent = marked(cases, course.case[doing < 0])
    named = course.has & (responsible >= 0) & ~outside
    return Presence(
        named=named,
        absent=named & ~present & ~silent,
        unknown=named & ~present & silent,
        young=young(log, course, days),
    )


def young(log: Log, course: Course, days: int) -> Mask:
    """The cases without an end that began less than so many days before the last time stamp of the log."""
    begins = np.full(len(log.cases), NO_TIME)
    begins[course.has] = course.time[course.start[:-1][course.has]]
    known = begins != NO_TIME
    age = np.where(known, log.last - np.where(known, begins, 0), 0)
    return np.asarray((log.end == NO_TIME) & known & (age < days * DAY))


class First(Record):
    """The first event of each case: one value a case; `judged` where it is known by whom it is, and who should be."""

    judged: Mask
    same: Mask  # by whoever is responsible
    explained: Mask
    account: Rows  # by whom


def first(course: Course, who: tuple[Rows, Rows], automatic: Mask, explained: Mask) -> First:
    """Whether the first event is by whoever is responsible; `automatic` are the events that a system does."""
    doing, responsible = who
    account, hand = course.first(course.performer), course.first(doing)
    by_system = marked(course.cases, course.case[course.start[:-1][course.has]][_at_first(course, automatic)])
    judged = course.has & (responsible >= 0) & (hand >= 0) & ~by_system
    return First(judged, judged & (hand == responsible), explained, np.where(hand >= 0, account, NONE))


def _at_first(course: Course, mask: Mask) -> Mask:
    """A mask of events, at the first event of each case that has any."""
    return np.asarray(mask[course.start[:-1][course.has]])
