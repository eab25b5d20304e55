"""Where the events of a log belong in a charter: the process of each case, the step of each event."""

import numpy as np

from respchain.facts.log.columns import Joined, Log
from respchain.facts.log.course import Course
from respchain.facts.relation import NONE, Relation, Rows
from respchain.facts.tables import Columns
from respchain.record import Record


class Placed(Record):
    """The process of each case and the step of each event, -1 where there is none: rows of the day."""

    process: Rows
    step: Rows


def placed(now: Columns, log: Log, joined: Joined, course: Course) -> Placed:
    """The process that the log names for a case; else the one of whose steps the case has most events, the first of
    several; and which of its steps each event is.
    """
    steps = _of_day(now.steps.row, joined.step)
    alive = steps >= 0
    fitting = Relation.of(joined.step_activity[alive], steps[alive], shape=(len(log.activities), len(now.steps)))
    at, step = _fits(fitting, course.activity)
    process = _process(now, log, joined, (course.case[at], now.steps.process[step]))
    mine = np.flatnonzero(now.steps.process[step] == process[course.case[at]])[::-1]
    found = np.full(len(course), NONE, np.int32)
    found[at[mine]] = step[mine]  # of several steps of one name the first
    return Placed(process, found)


def _fits(fitting: Relation, activity: Rows) -> tuple[Rows, Rows]:
    """The steps that each event may be: `(event, step)`."""
    if int(fitting.counts.max(initial=0)) > 1:
        return fitting.follow(activity)
    single = np.full(fitting.height + 1, NONE, np.int32)
    single[fitting.pairs[0]] = fitting.to
    step = single[activity]
    at = np.flatnonzero(step >= 0)
    return at, step[at]


def _process(now: Columns, log: Log, joined: Joined, met: tuple[Rows, Rows]) -> Rows:
    """The process of each case; `met` are cases and processes, a row for each event that may be a step of it."""
    count = max(len(now.processes), 1)
    process = np.full(len(log.cases), NONE, np.int32)
    if len(met[0]) and int(met[1].min()) == int(met[1].max()):
        process[met[0]] = met[1][0]
    elif len(met[0]):
        key, often = _counts(met[0].astype(np.int64) * count + met[1])
        case, fits = key // count, (key % count).astype(np.int32)
        order = np.lexsort((fits, -often, case))
        first = order[np.append(True, case[order][1:] != case[order][:-1])]
        process[case[first]] = fits[first]
    named = _of_day(now.processes.row, joined.process)
    words = Relation.of(joined.process_word, named, shape=(len(log.processes), len(now.processes)))
    single = np.full(len(log.processes) + 1, NONE, np.int32)
    single[:-1][words.counts == 1] = words.to[words.start[:-1][words.counts == 1]]
    told = single[log.process]
    return np.where(told >= 0, told, process).astype(np.int32)


def _counts(values: Rows) -> tuple[Rows, Rows]:
    """The values, each once, and how often each is there."""
    ordered = np.sort(values)
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    return ordered[begins], np.diff(np.append(begins, len(ordered)))


def _of_day(row: Rows, source: Rows) -> Rows:
    """The rows of the day of some source rows, -1 where they are not alive."""
    number = np.full(max(int(row.max(initial=-1)), int(source.max(initial=-1))) + 1, NONE, np.int32)
    number[row] = np.arange(len(row), dtype=np.int32)
    return number[source]
