"""Axes of numbers and days: what JSON says of them, and what lies where."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Line, merged
from respchain.scope.ranges import Kind

INTERVALS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8)


@given(INTERVALS)
def test_merged_intervals_hold_the_same_positions_and_leave_room(intervals: list[tuple[int, int]]) -> None:
    found = merged(intervals)
    held = sorted(place for low, high in found for place in range(low, high))
    assert held == sorted({place for low, high in intervals for place in range(low, high)})
    assert all(low < high for low, high in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("value", "low"),
    [
        (5, 5),
        (5.0, 5),
        (0.5, 0.5),
        (-2.25, -2.25),
        (1e30, 10**30),
        ("0.1", 0.1),
        ("0.12345678901234567890123", "0.12345678901234567890123"),
        ("12345678901234567890.5", "12345678901234567890.5"),
    ],
)
def test_json_holds_a_number_without_loss(value: object, low: object) -> None:
    [found] = Line.cut(Kind.NUMBER, [value]).decode([(1, 2)])
    assert isinstance(found, dict)
    assert found == {"low": low, "low_closed": True, "high": low, "high_closed": True}
    assert type(found["low"]) is type(low)


def test_days_end_before_the_next_one_and_the_last_day_of_the_calendar_with_itself() -> None:
    year = Line.cut(Kind.DATE, ["[2026-01-01..2026-02-28]"])
    [found] = year.decode(year.encode("[2026-01-01..2026-02-28]"))
    assert found == {"low": "2026-01-01", "low_closed": True, "high": "2026-03-01", "high_closed": False}
    last = Line.cut(Kind.DATE, ["[9999-01-01..9999-12-31]", "[9999-01-01..9999-12-30]"])
    [found] = last.decode(last.encode("[9999-01-01..9999-12-31]"))
    assert found == {"low": "9999-01-01", "low_closed": True, "high": "9999-12-31", "high_closed": True}
    [found] = last.decode(last.encode("[9999-01-01..9999-12-30]"))
    assert found == {"low": "9999-01-01", "low_closed": True, "high": "9999-12-31", "high_closed": False}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, None),
        (10, None),
        ("[0..10]", None),
        ("[-5..0]", None),
        ("[-5..0)", "lies outside"),
        ("(10..12]", "lies outside"),
        ("[10..12]", None),
        ([3, 11], "11 lies outside"),
        ("< 0", "lies outside"),
    ],
)
def test_what_has_nothing_in_common_with_the_domain_is_said(value: object, said: str | None) -> None:
    found = Line.cut(Kind.NUMBER, [], "[0..10]").outside(value)
    assert (found is None) is (said is None)
    assert said is None or (found is not None and said in found)


@given(st.lists(st.integers(-3, 13), max_size=4), st.integers(-3, 13))
def test_a_value_is_located_where_it_lies(bounds: list[int], value: int) -> None:
    line = Line.cut(Kind.NUMBER, [f"< {bound}" for bound in bounds], "[0..10)")
    if not 0 <= value < 10:
        with pytest.raises(ScopeFault, match="is not one value of"):
            line.locate(value)
        return
    cuts = sorted({bound for bound in bounds if 0 < bound < 10})
    assert line.size == len(cuts) + 1
    assert line.locate(value) == sum(bound <= value for bound in cuts)


@pytest.mark.parametrize("value", [[1, 2], "[1..5]", "> 3", []])
def test_what_is_no_single_value_is_located_nowhere(value: object) -> None:
    with pytest.raises((ScopeFault, ValueError)):
        Line.cut(Kind.NUMBER, [4], "[0..10)").locate(value)


def test_a_value_beside_the_only_cut_at_it_is_located_between() -> None:
    line = Line.cut(Kind.NUMBER, [5], "[0..10]")
    assert [line.locate(value) for value in (0, Decimal("4.9"), 5, Decimal("5.1"), 10)] == [0, 0, 1, 2, 2]
    days = Line.cut(Kind.DATE, [date(2026, 6, 1)])
    assert [days.locate(date(2026, 5, 31)), days.locate(date(2026, 6, 1)), days.locate(date(2026, 6, 2))] == [0, 1, 2]
