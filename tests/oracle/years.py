"""Years on the calendar."""

from datetime import date


def later(day: date, years: int) -> date:
    """The same day of another year."""
    if day.year + years > date.max.year:
        return date.max
    leap = (day.month, day.day) == (2, 29) and (day.year + years) % 4
    return date(day.year + years, 3, 1) if leap else day.replace(year=day.year + years)
