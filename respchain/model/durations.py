"""How durations are written, and how long each is."""

import re
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

UNITS = MappingProxyType(
    {
        **dict.fromkeys(("working day", "working days", "个工作日", "工作日"), "working day"),
        **dict.fromkeys(("day", "days", "日", "天", "个自然日"), "day"),
        **dict.fromkeys(("hour", "hours", "小时", "个小时"), "hour"),
        **dict.fromkeys(("minute", "minutes", "分钟"), "minute"),
        **dict.fromkeys(("week", "weeks", "周"), "week"),
        **dict.fromkeys(("month", "months", "月", "个月"), "month"),
        **dict.fromkeys(("year", "years", "年"), "year"),
    }
)
"""What a duration counts: each spelling of a unit, and the unit that it means."""

AT_ONCE = ("即时", "immediately")
"""The durations that leave no time at all."""

DURATION = f"^({'|'.join(AT_ONCE)}|[0-9]+([.][0-9]+)? ?({'|'.join(sorted(UNITS))}))$"

WHOLE = 86_400_000
"""One day, working day or month: durations are counted in thousandths of a second of a day, so that sums are exact."""

LONGEST = 1000
"""So many years are a slip of the pen."""


class Length(NamedTuple):
    """How long a duration is, in parts (`WHOLE`) of a working day, of a day on the clock, of a month.

    The three are kept apart: how many days a working day or a month takes depends on when it begins. An hour is one on
    the clock.
    """

    working: int = 0
    days: int = 0
    months: int = 0


_LENGTHS = MappingProxyType(
    {
        "working day": ("working", WHOLE),
        "minute": ("days", WHOLE // 1440),
        "hour": ("days", WHOLE // 24),
        "day": ("days", WHOLE),
        "week": ("days", 7 * WHOLE),
        "month": ("months", WHOLE),
        "year": ("months", 12 * WHOLE),
    }
)
_WRITTEN = re.compile(r"([0-9.]+) ?(.+)")


def length(text: str) -> Length | None:
    """How long a duration of the format is; nothing where nobody could mean it.

    >>> length("10个工作日") == length("10 working days") == Length(working=10 * WHOLE)
    True
    >>> length("1.5 hours"), length("即时"), length("2000 years")
    (Length(working=0, days=5400000, months=0), Length(working=0, days=0, months=0), None)
    """
    if text in AT_ONCE:
        return Length()
    amount, unit = _WRITTEN.fullmatch(text).groups()  # type: ignore[union-attr]
    axis, one = _LENGTHS[UNITS[unit]]
    parts = Decimal(amount) * one
    most = LONGEST * WHOLE * (12 if axis == "months" else 366)
    return None if parts > most else Length(**{axis: int(parts.to_integral_value())})
