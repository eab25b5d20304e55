"""Spans of time: durations as they are written, and what can be known when two are compared."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.errors import InputErrors
from respchain.facts.spans import DAY, Calendar, Spans, exceed
from respchain.model.durations import AT_ONCE, UNITS, WHOLE, Length, length
from tests.charters import ask

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=count) for count in range(70)]
SIZES = {
    "working day": ("working", Fraction(1)), "minute": ("days", Fraction(1, 1440)), "hour": ("days", Fraction(1, 24)),
    "day": ("days", Fraction(1)), "week": ("days", Fraction(7)), "month": ("months", Fraction(1)),
    "year": ("months", Fraction(12)),
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("amount", ["1", "10", "0.5"])
def test_a_duration_is_as_long_as_its_unit_says_in_either_language(unit: str, amount: str) -> None:
    axis, size = SIZES[UNITS[unit]]
    expected = Length(**{axis: int(Fraction(amount) * size * WHOLE)})
    assert length(f"{amount}{unit}") == length(f"{amount} {unit}") == expected


@pytest.mark.parametrize("text", AT_ONCE)
def test_at_once_is_no_time(text: str) -> None:
    assert length(text) == Length()


@pytest.mark.parametrize("where", ["matter", "duty", "promise", "limit", "commitment"])
@pytest.mark.parametrize("text", ["5000 years", "9" * 300 + " working days"])
def test_a_duration_that_nobody_can_mean_is_a_fault_with_its_place(where: str, text: str) -> None:
    """What is misread is said, and judged by nobody."""
    stated = {
        "matter": f"matters:\n  m: {{within: {text}}}\nduties: {{d: {{matter: m}}}}",
        "duty": f"duties:\n  d: {{within: {text}}}",
        "promise": f"processes:\n  p: {{promise: {text}}}",
        "limit": f"processes:\n  p: {{steps: {{s: {{limit: {text}}}}}}}",
        "commitment": f"commitments:\n  c: {{within: {text}}}",
    }[where]
    with pytest.raises(InputErrors) as caught:
        ask(stated)
    (fault,) = caught.value.faults
    assert "longer than 1000 years" in fault.message
    assert fault.place.line == 2
    assert fault.place.column == stated.splitlines()[1].index(text) + 1


def test_a_duration_in_no_known_unit_is_a_fault_with_its_place() -> None:
    with pytest.raises(InputErrors) as caught:
        ask("processes:\n  p: {promise: 十个工作日}")
    (fault,) = caught.value.faults
    assert (fault.place.line, fault.place.column) == (2, 16)


def passed(begins: date, working: float, off: set[date], worked: set[date]) -> int:
    """The days from the evening of one day to the end of so many working days, counted one by one."""
    day, left = begins, working
    while left > 0:
        day += timedelta(days=1)
        if day in worked or (day.weekday() < 5 and day not in off):
            left -= 1
    return (day - begins).days


@given(
    working=st.integers(0, 30),
    off=st.sets(st.sampled_from(DAYS), max_size=12),
    worked=st.sets(st.sampled_from(DAYS), max_size=12),
)
def test_no_working_days_take_fewer_or_more_days_than_their_bounds(
    working: int, off: set[date], worked: set[date]
) -> None:
    calendar = Calendar(_ordinals(off - worked), _ordinals(worked))
    (least,), (most,) = calendar.bounds(np.array([float(working)]))
    taken = [passed(FIRST + timedelta(days=count), working, off - worked, worked) for count in range(-50, 80)]
    assert least <= min(taken)
    assert max(taken) <= most
    if not off and not worked:
        assert (least, most) == (min(taken), max(taken))


amounts = st.tuples(st.integers(0, 15), st.integers(0, 25))


@given(
    span=amounts,
    limit=amounts,
    off=st.sets(st.sampled_from(DAYS), max_size=6),
    worked=st.sets(st.sampled_from(DAYS), max_size=6),
)
def test_what_is_surely_longer_is_longer_whenever_it_begins_and_what_is_surely_within_never_is(
    span: tuple[int, int], limit: tuple[int, int], off: set[date], worked: set[date]
) -> None:
    """Mixed units never invent a finding, and never hide one."""
    calendar = Calendar(_ordinals(off - worked), _ordinals(worked))
    (longer,), (within,) = exceed(_spans(span), _spans(limit), calendar)
    assert not (longer and within)
    for count in range(-50, 80):
        begins = FIRST + timedelta(days=count)
        # what both have in common is over first: what is left begins on any day
        common = tuple(map(min, span, limit))
        own, other = (
            passed(begins, some[0] - common[0], off - worked, worked) + some[1] - common[1] for some in (span, limit)
        )
        assert not longer or own > other
        assert not within or own <= other


@given(span=st.integers(0, 40), limit=st.integers(0, 40), axis=st.integers(0, 2))
def test_one_unit_compares_exactly(span: int, limit: int, axis: int) -> None:
    """Working days against working days, days against days, months against months."""
    spans, limits = (
        Spans(*(np.array([float(amount * DAY if place == axis else 0)]) for place in range(3)))
        for amount in (span, limit)
    )
    (longer,), (within,) = exceed(spans, limits, Calendar(_ordinals(set()), _ordinals(set())))
    assert bool(longer) == (span > limit)
    assert bool(within) == (span <= limit)


def _ordinals(days: set[date]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([day.toordinal() for day in days], np.int32)


def _spans(amount: tuple[int, int]) -> Spans:
    working, days = amount
    return Spans(np.array([working * float(DAY)]), np.array([days * float(DAY)]), np.zeros(1))
