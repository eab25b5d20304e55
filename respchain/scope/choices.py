"""Many statements, each a choice from every facet, made into boxes."""

from collections.abc import Mapping, Sequence

import numpy as np

from respchain.record import Record
from respchain.scope.boxes import Boxes, compact, level
from respchain.scope.lines import Interval
from respchain.scope.runs import Ints, Rows, spread, starts


class Choices(Record):
    """What each statement says of one facet: `code[k]` is the number of a value, -1 where the facet is left out.

    Value v stands for the intervals from `start[v]` to `start[v + 1]`.
    """

    code: Rows
    start: Rows
    low: Ints
    high: Ints

    @staticmethod
    def of_codes(code: Rows, values: Sequence[Sequence[Interval]]) -> "Choices":
        """The choices of a column of codes, with the intervals that each value stands for."""
        flat = np.array([interval for value in values for interval in value], dtype=np.int64).reshape(-1, 2)
        return Choices(code, starts([len(value) for value in values]), flat[:, 0], flat[:, 1])

    @staticmethod
    def of_runs(low: Ints, high: Ints) -> "Choices":
        """The choices of statements that each name one interval."""
        count = len(low)
        return Choices(np.arange(count), np.arange(count + 1), low, high)

    @staticmethod
    def of(stated: Sequence[Sequence[Interval] | None]) -> "Choices":
        """The choices of plain rows: for each statement its intervals, or nothing where the facet is left out."""
        code = np.array([-1 if value is None else place for place, value in enumerate(stated)], dtype=np.intp)
        return Choices.of_codes(code, [value or () for value in stated])

    def counts(self) -> Rows:
        """The number of intervals of each statement."""
        if not len(self.start) > 1:
            return np.ones(len(self.code), dtype=np.intp)
        return np.where(self.code < 0, 1, np.diff(self.start)[self.code])


def crossed(sizes: Sequence[int], count: int, choices: Mapping[int, Choices]) -> tuple[Rows, Boxes]:
    """The boxes of `count` statements, with the statement of each: the product of its choices, facet by facet.

    >>> two = Choices.of([[(0, 1), (2, 3)], None])
    >>> statement, boxes = crossed([5, 9], 2, {1: two})
    >>> statement.tolist(), list(boxes.rows())
    ([0, 0, 1], [[(0, 5), (0, 1)], [(0, 5), (2, 3)], [(0, 5), (0, 9)]])
    """
    statement = np.arange(count)
    taken: dict[int, Rows] = {}  # for each facet the interval that each box takes, -1 for all
    for d, choice in sorted(choices.items()):
        counts = choice.counts()[statement]
        first = np.where(choice.code < 0, -1, choice.start[choice.code])[statement]
        if (counts == 1).all():
            taken[d] = first
        else:
            place, taken[d] = spread(first, counts)
            statement = statement[place]
            taken = {other: interval if other == d else interval[place] for other, interval in taken.items()}
    low, high = [], []
    for d, size in enumerate(sizes):
        low.append(_ends(0, len(statement), size, taken.get(d), choices[d].low if d in choices else None))
        high.append(_ends(size, len(statement), size, taken.get(d), choices[d].high if d in choices else None))
    return statement, Boxes(tuple(low), tuple(high))


def _ends(default: int, count: int, size: int, taken: Rows | None, ends: Ints | None) -> Ints:
    """One column of ends: those of the interval taken, the end of the facet where all of it is taken."""
    if taken is None or ends is None or not len(ends):
        return level(default, size, count)
    return compact(np.where(taken < 0, default, ends[taken]), size)
