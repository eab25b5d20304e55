"""Years on the calendar: a limit of so many years runs out on the day that bears the same date."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Rows

_EPOCH = np.datetime64("0001-01-01", "D")
_FIRST = 1  # the ordinal of that day
_MONTHS = 12


def anniversary(days: Rows, years: int | Rows) -> NDArray[np.int64]:
    """The same day so many years later; where the year has no 29 February, the first of March.

    >>> from datetime import date
    >>> ten = anniversary(np.array([date(2016, 6, 1).toordinal(), date(2016, 2, 29).toordinal()]), 10)
    >>> [date.fromordinal(day).isoformat() for day in ten.tolist()]
    ['2026-06-01', '2026-03-01']
    """
    on = _EPOCH + (np.asarray(days, np.int64) - _FIRST).astype("timedelta64[D]")
    month = on.astype("datetime64[M]")
    later = month + (_MONTHS * np.asarray(years, np.int64)).astype("timedelta64[M]")
    found: NDArray[np.int64] = (later.astype("datetime64[D]") + (on - month.astype("datetime64[D]")) - _EPOCH).astype(
        np.int64
    )
    return found + _FIRST
