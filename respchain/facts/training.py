"""Training: who has been in service for longer than a cycle, and has not been trained for longer than that."""

from collections.abc import Mapping

import numpy as np

from respchain.facts.codes import Course
from respchain.facts.relation import NONE, Mask, Rows, marked
from respchain.facts.tables import ALWAYS, Columns, Leaves
from respchain.facts.tenancy import unbroken
from respchain.record import Record


class Overdue(Record):
    """One row for each person of the day and each kind of training that is overdue."""

    person: Rows
    course: Rows
    never: Mask  # the person never completed one
    days: Rows  # since the last one, else since entering service, 0 where nobody knows when that was
    undated: Mask  # by person and course: a training was completed, nobody says when, and it may be overdue


def overdue(columns: Columns, people: Rows, leaves: Leaves, day: int, cycles: Mapping[str, int], grace: int) -> Overdue:
    """Whose training is overdue on the day; `people` are those of the day in the numbering of all days.

    Service counts over all posts, those since abolished among them, as long as there is no day without any. Who is on
    leave is spared, and whoever has served for less than the cycle.
    """
    begun = in_service_since(columns, day)[people][:, None]
    last = _last(columns, day)[people]
    on_leave = marked(len(people), leaves.person)[:, None]
    cycle = np.array([cycles.get(course.name.lower(), NONE) for course in Course])
    since = np.where(last == NONE, begun, last)
    serving = (begun <= day) & (day - begun >= cycle) & (cycle >= 0) & ~on_leave
    late = serving & (day - since > cycle + grace)
    undated = late & (last == ALWAYS)
    person, course = np.nonzero(late & ~undated)
    days = np.where(since > ALWAYS, day - since, 0)
    return Overdue(person, course, last[person, course] == NONE, days[person, course], undated)


def in_service_since(columns: Columns, day: int) -> Rows:
    """For each person, whatever the day, since when without a break; the day after where not in service."""
    table, posts = columns.appointments, columns.actors
    begins, ends, known = table.begins.copy(), table.ends.copy(), table.post >= 0
    begins[known] = np.maximum(begins[known], posts.since[table.post[known]])
    ends[known] = np.minimum(ends[known], posts.until[table.post[known]])
    return unbroken(len(columns.people), table.person, begins, ends, day)


def _last(columns: Columns, day: int) -> Rows:
    """For each person and course the day of the last one completed, -1 where there is none."""
    table = columns.trainings
    last = np.full(len(columns.people) * len(Course), NONE, np.int64)
    rows = np.flatnonzero((table.person >= 0) & (table.date <= day))
    np.maximum.at(last, table.person[rows].astype(np.int64) * len(Course) + table.course[rows], table.date[rows])
    return last.reshape(-1, len(Course))
