"""Spans of time: working days, days on the clock and months, compared as far as that can be known.

How many days a working day takes depends on when it begins, and so does a month. Two spans are compared by what is left
after taking from both what they have in common; what is left in one unit compares exactly, and what is left in several
by the least and the most that each can take. An hour is an hour on the clock; a month takes 28 to 31 days.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables import CalendarDays, Durations
from respchain.record import Record
from respchain.scope.runs import distinct

Floats = NDArray[np.float64]

DAY = 86_400_000
"""The parts of a day in which spans are counted."""

_WEEK, _WORKED = 7, 5
_SHORT, _LONG = 28, 31


class Spans(Record):
    """Spans of time, one a row, in parts (`DAY`) of a working day, of a day, of a month."""

    working: Floats
    days: Floats
    months: Floats

    @staticmethod
    def of(table: Durations, rows: Rows) -> "Spans":
        """The durations of some rows; where there is none, no time at all."""
        return Spans(*(np.append(column, 0.0)[np.maximum(rows, -1)] for column in _axes(table)))

    def __len__(self) -> int:
        """The number of spans."""
        return len(self.working)

    def take(self, rows: Rows) -> "Spans":
        """Some of the spans, in the order asked for."""
        return Spans(self.working[rows], self.days[rows], self.months[rows])

    def where(self, mask: Mask) -> "Spans":
        """These spans, those where `mask` fails no number."""
        return Spans(*(np.where(mask, axis, np.nan) for axis in _axes(self)))


def _axes(spans: Durations | Spans) -> tuple[Floats, Floats, Floats]:
    return spans.working, spans.days, spans.months


class Calendar:
    """How many days working days take: Monday to Friday are worked, but for the days that the calendar names.

    >>> plain = Calendar(np.zeros(0, np.int32), np.zeros(0, np.int32))
    >>> [bound.tolist() for bound in plain.bounds(np.array([0.0, 1.0, 5.0, 6.0]))]
    [[0.0, 1.0, 5.0, 8.0], [0.0, 3.0, 7.0, 10.0]]
    """

    def __init__(self, off: Rows, worked: Rows) -> None:
        self._off = np.sort(off[_weekday(off)])
        self._worked = np.sort(worked[~_weekday(worked)])

    @staticmethod
    def of(table: CalendarDays) -> "Calendar":
        """The calendar of a charter."""
        return Calendar(table.date[~table.worked], table.date[table.worked])

    def bounds(self, working: Floats) -> tuple[Floats, Floats]:
        """The least and the most days that so many working days take, whenever they begin."""
        values = distinct(working)  # type: ignore[type-var]
        place = np.searchsorted(values, working)
        least = np.array([self._least(value) for value in values.tolist()])
        most = np.array([self._most(value) for value in values.tolist()])
        return least[place], most[place]

    def _least(self, working: float) -> float:
        """As the week has it, less the days that are worked although the week says off."""
        extra = _most_in(self._worked, _shortest(working))
        return max(working, _shortest(working - extra))

    def _most(self, working: float) -> float:
        """As the week has it, with as many more working days as there are days off on the way."""
        off = 0
        while working and (more := _most_in(self._off, _longest(working + off))) > off:
            off = more
        return _longest(working + off)


def _weekday(days: Rows) -> Mask:
    """Which ordinals are Monday to Friday: day 1 was a Monday."""
    return np.asarray((days - 1) % _WEEK < _WORKED)


def _shortest(working: float) -> float:
    """Working days that begin on a Monday."""
    return 0.0 if working <= 0 else working + 2 * ((np.ceil(working) - 1) // _WORKED)


def _longest(working: float) -> float:
    """Working days that begin on a Friday evening."""
    return 0.0 if working <= 0 else working + 2 * np.ceil(working / _WORKED)


def _most_in(days: Rows, length: float) -> int:
    """The most of some days, ascending, that lie in so many days on end."""
    if not len(days):
        return 0
    return int((np.searchsorted(days, days + length, "left") - np.arange(len(days))).max())


def exceed(spans: Spans, limits: Spans, calendar: Calendar) -> tuple[Mask, Mask]:
    """Which spans are longer than the limits of their places whenever they begin, and which are never longer."""
    apart = [one - other for one, other in zip(_axes(spans), _axes(limits), strict=True)]
    least, most = _days([np.maximum(axis, 0) for axis in apart], calendar.bounds)
    left, left_at_most = _days([np.maximum(-axis, 0) for axis in apart], calendar.bounds)
    return np.asarray(least > left_at_most), np.asarray(most <= left)


def _days(axes: list[Floats], bounds: Callable[[Floats], tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    working, days, months = (axis / DAY for axis in axes)
    least, most = bounds(working)
    return least + days + _SHORT * months, most + days + _LONG * months
