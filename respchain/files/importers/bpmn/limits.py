"""Time limits: ISO 8601 durations as the format writes durations."""

import re
from decimal import Decimal

_ISO = re.compile(
    r"P(?:(?P<year>\d+(?:[.,]\d+)?)Y)?(?:(?P<month>\d+(?:[.,]\d+)?)M)?(?:(?P<week>\d+(?:[.,]\d+)?)W)?"
    r"(?:(?P<day>\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?:(?P<hour>\d+(?:[.,]\d+)?)H)?(?:(?P<minute>\d+(?:[.,]\d+)?)M)?(?:(?P<second>\d+(?:[.,]\d+)?)S)?)?"
)
_MONTHS = {"year": 12, "month": 1}
_MINUTES = {"week": Decimal(10080), "day": Decimal(1440), "hour": Decimal(60), "minute": Decimal(1)}
_QUOTED = re.compile(r"""=?\s*(?:duration\s*\(\s*)?["']([^"']*)["']\s*\)?""")
_MOST = 1_000_000  # of any unit: beyond, nobody means it


def limit_of(text: str) -> str | None:
    """The duration that a timer states; nothing where it is no duration, or one that no single unit can say.

    A cycle (`R3/PT10H`) stands for its interval. Whole days stay days, whole weeks weeks.

    >>> [limit_of(text) for text in ("PT8H", "P5D", "R3/PT10H", "P1DT12H", "P2W", "P1Y6M", "PT90S", "PT0S")]
    ['8 hours', '5 days', '10 hours', '36 hours', '2 weeks', '18 months', '1.5 minutes', 'immediately']
    >>> [limit_of(text) for text in ("${wait}", "P1M3D", "0 0 * * *", "P", '=duration("P1D")', "P1Y")]
    [None, None, None, None, '1 day', '1 year']
    """
    text = text.strip()
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1]
    if text.startswith("R") and "/" in text:
        text = text.rpartition("/")[2]
    match = _ISO.fullmatch(text)
    if match is None or text.endswith("T"):
        return None
    parts = {unit: Decimal(value.replace(",", ".")) for unit, value in match.groupdict().items() if value}
    if not parts or any(value > _MOST for value in parts.values()):
        return None
    if len(parts) == 1 and "second" not in parts:
        [(unit, value)] = parts.items()
        return _said(value, unit)
    return _summed(parts)


def _summed(parts: dict[str, Decimal]) -> str | None:
    months = sum((value * _MONTHS[unit] for unit, value in parts.items() if unit in _MONTHS), Decimal(0))
    minutes = sum((value * _MINUTES[unit] for unit, value in parts.items() if unit in _MINUTES), Decimal(0))
    seconds = parts.get("second", Decimal(0))
    minutes += seconds / 60
    if months and minutes:
        return None
    if months:
        return _said(months, "month")
    if (minutes * 60) != (minutes * 60).to_integral_value() or seconds != seconds.to_integral_value():
        return None
    for unit in ("day", "hour"):
        if minutes and minutes % _MINUTES[unit] == 0:
            return _said(minutes / _MINUTES[unit], unit)
    tenths = minutes * 1000
    return _said(minutes, "minute") if tenths == tenths.to_integral_value() else None


def _said(value: Decimal, unit: str) -> str:
    if not value:
        return "immediately"
    number = format(value.normalize(), "f")
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
