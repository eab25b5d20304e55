"""The days on which a charter changes, so that a period need not be judged day by day."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.facts.facts import Facts
from respchain.facts.parameters import Parameters
from respchain.facts.publishing import overdue_days
from respchain.facts.relation import Rows
from respchain.facts.rotation import turning_days
from respchain.facts.tables import TABLES, Columns, days_of
from respchain.scope.runs import distinct

HISTORIES = {
    "formers": ("ends",),
    "appointments": ("begins", "ends", "due", "handed"),
    "bases": ("begins", "ends"),
    "trainings": ("date",),
    "transfers": ("date", "accepted"),
    "previous": ("begins", "ends"),
    "waivers": ("begins", "ends"),
    "assessments": ("trial_from", "trial_until"),
    "indicators": ("baseline_from", "baseline_until"),
    "duty_measures": ("baseline_from", "baseline_until"),
}
"""The tables with columns of days that rules compare with the day; the first five are kept whole whatever the day."""


def change_days(columns: Columns, parameters: Parameters, since: int, until: int) -> Rows:
    """The days from `since` to `until` (excluded) on which what is judged may differ from the day before.

    These are all. Facts see the day in three ways only. Tables on the day (`facts.day.on`) hold the rows whose `since`
    is not after it and whose `until` is: so they change on these days. Histories are compared with the day, column by
    column: so that comparison changes on the days that they hold. And limits are counted in whole days from
    appointments and from the beginning of posts (`facts.tenancy`): vacancies from the end of an appointment or the
    beginning of a post; acting, handovers, and the time until loads are compared (`facts.questions.loads`) from the
    beginning of an appointment, or from the end of the one before; cycles of training (`facts.training`) from the last
    one, from the beginning of an appointment, or of a post.
    Each turns so many days after such a day: when more than the limit have passed, or, where the day itself counts,
    when as many have. The days of cooling off count from the end of earlier work (`facts.regulating`). Limits of
    tenure are counted in years from the beginning of appointments and to the day of retirement (`facts.rotation`).
    A map is stale, and its review overdue, from one day on (`facts.publishing`). The roster may show what changed a
    while ago as it was (`facts.roster`): posts, their holders, duties and processes. A new fact that compares the day
    with anything else adds its days here.
    """
    found = [np.array([since], np.int64), *_stated(columns), *_limits(columns, parameters)]
    days = distinct(np.concatenate(found))
    return days[(days >= since) & (days < until)]


def _stated(columns: Columns) -> Iterator[NDArray[np.int64]]:
    for name in TABLES:
        for days in days_of(getattr(columns, name)):
            yield days.astype(np.int64)


def _limits(columns: Columns, parameters: Parameters) -> Iterator[NDArray[np.int64]]:
    served, trained = columns.appointments.begins, columns.trainings.date
    for starts, limits in (
        ((served, columns.appointments.ends, columns.actors.since), _days(parameters)),
        ((served, trained, columns.actors.since), _cycles(parameters) if "training" in columns.sections else ()),
    ):
        for start, turn in product(starts, sorted({limit + late for limit in limits for late in (0, 1)})):
            yield start.astype(np.int64) + turn
    yield columns.previous.ends.astype(np.int64) + parameters.cooling_off_days
    yield from turning_days(columns, parameters)
    yield overdue_days(columns, parameters.stale_days)
    if "roster" in columns.sections:
        for table in (columns.appointments, columns.actors, columns.duties, columns.processes):
            for days in days_of(table):
                yield days.astype(np.int64) + parameters.roster_days + 1


def _days(parameters: Parameters) -> tuple[int, ...]:
    return (
        parameters.vacancy_days, parameters.acting_days, parameters.handover_days, parameters.load_settling_days,
    )  # fmt: skip


def _cycles(parameters: Parameters) -> tuple[int, ...]:
    cycles = parameters.training_days.values()
    return *cycles, *(cycle + parameters.training_grace for cycle in cycles)


def state(facts: Facts, columns: Columns) -> bytes:
    """A mark of all that rules can ask of the charter on the day: two days with the same mark have the same answers.

    How many days something has lasted is left out, whether a limit has run out is not.
    """
    mark = blake2b(digest_size=32)
    for name in TABLES:
        mark.update(getattr(facts.now, name).row.tobytes() + b";")
    for name, dates in HISTORIES.items():
        for column in dates:
            mark.update((getattr(getattr(columns, name), column) <= facts.day).tobytes() + b";")
    overdue = facts.tenures.vacant > facts.parameters.vacancy_days
    acting = facts.tenures.acting > facts.parameters.acting_days
    limits: list[NDArray[Any]] = [
        overdue,
        acting,
        facts.broken_in,
        facts.handing_over,
        facts.beside.post,
        facts.beside.person,
        facts.lately_left,
    ]
    if "training" in facts.sections:
        untrained = facts.training_overdue
        limits += [untrained.person, untrained.course, untrained.undated]
    stayed = facts.stayed
    limits += [stayed.person, stayed.post, stayed.why]
    for limit in limits:
        mark.update(limit.tobytes() + b";")
    mark.update(bytes([facts.stale, facts.review_overdue]))
    if "roster" in facts.sections:
        wrong = facts.roster_faults
        for rows in (wrong.post, wrong.plate, wrong.field):
            mark.update(rows.tobytes() + b";")
    return mark.digest()
