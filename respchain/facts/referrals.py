"""Where a case goes once it is passed on: whether it comes to somebody who answers for it."""

import numpy as np

from respchain.facts.kin import kin
from respchain.facts.line import Line
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns


def answered(now: Columns, hands: Relation) -> Relation:
    """Matter of a process to the seats with a hand in a duty on it, or on one that shares a leaf with it."""
    matters = len(now.matters)
    rows = np.flatnonzero(now.duties.matter >= 0)
    duties = Relation.of(now.duties.matter[rows], rows, shape=(matters, len(now.duties)))
    return kin(now.matters, now.processes.matter) @ duties @ hands


def beneath(pairs: tuple[Rows, Rows], group: Rows, row: Rows, line: Line) -> Mask:
    """Which rows are, or stand below, one of the seats paired with their group: `pairs` are `(group, seat)`.

    >>> line = Line(Relation.of([0, 1], [1, 2], shape=(4, 4)))
    >>> pairs = np.array([5, 6]), np.array([1, 3])
    >>> beneath(pairs, np.array([5, 5, 6]), np.array([0, 2, 0]), line).tolist()
    [True, False, False]
    """
    enter, leave = (times.astype(np.int64) for times in line.tour)
    width = len(enter) + 1
    key = group.astype(np.int64) * width
    count = np.zeros(len(row), np.int64)
    for times, sign in ((enter, 1), (leave, -1)):
        stops = np.sort(pairs[0].astype(np.int64) * width + times[pairs[1]])
        upto = np.searchsorted(stops, key + enter[row], "right") - np.searchsorted(stops, key, "left")
        count += sign * upto
    return np.asarray(count > 0)


def astray(now: Columns, passed: Mask, actors: Relation, seats: Relation, unit: Rows, line: Line) -> Mask:
    """The processes that pass cases on, and to nobody who has a hand in a duty on their matter, or stands below one.

    `passed`: the steps that a case reaches once it is passed on; `actors`: who does each; `seats`: see `answered`.
    """
    matter = now.processes.matter
    step, actor = actors.pairs
    step, actor = step[passed[step]], actor[passed[step]]
    of = matter[now.steps.process[step]]
    known = of >= 0
    step, actor, of = step[known], actor[known], of[known]
    units = Relation.of(seats.pairs[0], unit[seats.pairs[1]], shape=(seats.height, len(unit)))
    home = beneath(seats.pairs, of, actor, line) | units.has(of, unit[actor])
    arrives = marked(len(matter), now.steps.process[step[home]])
    table = now.step_actors
    unknown = marked(len(matter), now.steps.process[table.step[table.actor == UNKNOWN]])
    passes = marked(len(matter), now.steps.process[np.flatnonzero(passed)])
    answers = np.append(seats.counts > 0, False)[np.maximum(matter, NONE)]
    lost: Mask = passes & answers & ~arrives & ~unknown
    return lost
