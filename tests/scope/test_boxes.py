"""Columns of boxes: as narrow as they can be, and the same whether they take memory or not."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.scope.boxes import Boxes, compact, constant, holding, level, meeting, narrow, stacked
from respchain.scope.choices import Choices, crossed
from respchain.scope.join import joined, meetings
from respchain.scope.levels import Field

Row = list[tuple[int, int]]
cases = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("size", "kind"), [(1, np.int16), (2**15 - 1, np.int16), (2**15, np.int32), (2**31 - 1, np.int32)]
)
def test_ends_are_as_narrow_as_holds_the_size_itself(size: int, kind: type) -> None:
    assert narrow(size) is kind
    assert int(level(size, size, 1)[0]) == size
    assert compact(np.array([1, size], dtype=np.int64), size).tolist() == [1, size]


@pytest.mark.parametrize("size", [2**31, 2**31 + 1, 2**40])
def test_more_positions_than_can_be_counted_are_refused(size: int) -> None:
    with pytest.raises(OverflowError, match="more positions than a 32-bit number can count"):
        narrow(size)


@pytest.mark.parametrize(("facets", "kind"), [(1, np.uint8), (8, np.uint8), (9, np.uint64), (63, np.uint64)])
def test_a_mask_has_a_bit_for_each_facet(facets: int, kind: type) -> None:
    field = Field((np.zeros(1, np.int16),) * facets, (np.ones(1, np.int16),) * facets)
    assert field.mask_type is kind
    assert field.all == sum(2**d for d in range(facets))
    assert int(kind(field.all)) == field.all


def test_more_facets_than_bits_are_refused() -> None:
    with pytest.raises(OverflowError, match="63 facets at most"):
        _ = Field((np.zeros(1, np.int16),) * 64, (np.ones(1, np.int16),) * 64).mask_type


@pytest.mark.parametrize(
    ("ends", "size", "free"),
    [
        ([0, 0, 0], 9, True),
        ([9, 9], 9, True),
        ([4, 4], 9, False),
        ([0, 9], 9, False),
        ([0, 0, 1], 9, False),
    ],
)
def test_a_column_that_is_one_end_of_its_facet_throughout_takes_no_memory(
    ends: list[int], size: int, *, free: bool
) -> None:
    column = compact(np.array(ends, dtype=np.int64), size)
    assert column.tolist() == ends
    assert constant(column) is free


def boxes_in(*sizes: int, least: int = 0) -> st.SearchStrategy[list[Row]]:
    """Rows of boxes that are not empty; many span a facet whole."""

    def interval(size: int) -> st.SearchStrategy[tuple[int, int]]:
        inner = st.tuples(st.integers(0, size - 1), st.integers(1, size)).map(
            lambda ends: (min(ends), max(ends[1], ends[0] + 1))
        )
        return st.one_of(st.just((0, size)), inner)

    return st.lists(st.tuples(*map(interval, sizes)).map(list), min_size=least, max_size=6)


def filled(boxes: Boxes) -> Boxes:
    """The same boxes in columns that all take memory."""
    return Boxes(tuple(end.copy() for end in boxes.low), tuple(end.copy() for end in boxes.high))


@cases
@given(boxes_in(3, 4), boxes_in(3, 4), st.data())
def test_columns_without_memory_answer_as_those_with_it(one: list[Row], other: list[Row], data: st.DataObject) -> None:
    sizes = [3, 4]
    a, b = Boxes.of(one, sizes), Boxes.of(other, sizes)
    assert list(a.rows()) == list(filled(a).rows()) == one
    rows = np.array(data.draw(st.lists(st.integers(0, len(one) - 1), max_size=4)) if one else [], dtype=np.intp)
    assert list(a.take(rows).rows()) == list(filled(a).take(rows).rows()) == [one[row] for row in rows]
    assert list(stacked([a, b]).rows()) == list(stacked([filled(a), b]).rows()) == one + other
    assert a.cut(sizes) == filled(a).cut(sizes) == [d for d in range(2) if any(row[d] != (0, sizes[d]) for row in one)]
    assert a.volumes().tolist() == [(row[0][1] - row[0][0]) * (row[1][1] - row[1][0]) for row in one]
    pairs = list(product(range(len(one)), range(len(other))))
    i, j = (np.array([pair[side] for pair in pairs], dtype=np.intp) for side in (0, 1))
    met = [all(lows(x, y) for x, y in zip(one[p], other[q], strict=True)) for p, q in pairs]
    held = [all(x[0] <= y[0] and y[1] <= x[1] for x, y in zip(one[p], other[q], strict=True)) for p, q in pairs]
    for left, right in ((a, b), (filled(a), b), (a, filled(b)), (filled(a), filled(b))):
        assert meeting(left, i, right, j).tolist() == met
        assert holding(left, i, right, j).tolist() == held
        found = [pair for x, y in joined(left, right) for pair in zip(x.tolist(), y.tolist(), strict=True)]
        assert sorted(found) == [pair for pair, meets in zip(pairs, met, strict=True) if meets]


def lows(x: tuple[int, int], y: tuple[int, int]) -> bool:
    """Whether two intervals share a position."""
    return x[0] < y[1] and y[0] < x[1]


@cases
@given(boxes_in(3, 4, least=1), boxes_in(3, 4, least=1), st.integers(0, 1))
def test_meetings_are_counted_in_one_facet(one: list[Row], other: list[Row], d: int) -> None:
    counts = meetings(Boxes.of(one, [3, 4]), Boxes.of(other, [3, 4]), d)
    assert counts.tolist() == [sum(lows(row[d], another[d]) for another in other) for row in one]


@cases
@given(boxes_in(3, 4, least=1), boxes_in(3, 4, least=1))
def test_looking_away_from_facets_leaves_them_out(one: list[Row], other: list[Row]) -> None:
    a, b = Boxes.of(one, [3, 4]), Boxes.of(other, [3, 4])
    pairs = list(product(range(len(one)), range(len(other))))
    for but in ([0], [1], [0, 1]):
        kept = [d for d in range(2) if d not in but]
        held = [all(one[p][d][0] <= other[q][d][0] and other[q][d][1] <= one[p][d][1] for d in kept) for p, q in pairs]
        met = [all(lows(one[p][d], other[q][d]) for d in kept) for p, q in pairs]
        i, j = (np.array([pair[side] for pair in pairs], dtype=np.intp) for side in (0, 1))
        assert meeting(a, i, b, j, but).tolist() == met
        assert holding(a, i, b, j, but).tolist() == held
        found = [pair for x, y in joined(a, b, but) for pair in zip(x.tolist(), y.tolist(), strict=True)]
        assert sorted(found) == [pair for pair, meets in zip(pairs, met, strict=True) if meets]


def test_places_are_counted_where_not_all_of_them_count() -> None:
    """`ticks` counts the positions before each that count: here the odd ones of six."""
    boxes = Boxes.of([[(0, 6), (0, 2)], [(1, 4), (1, 2)], [(2, 3), (0, 2)]], [6, 2])
    odd = np.array([0, 0, 1, 1, 2, 2, 3])
    assert boxes.volumes([odd, np.arange(3)]).tolist() == [6, 2, 0]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_statements_of_one_interval_each_stay_one_box_each(count: int) -> None:
    low = np.arange(count)
    choice = Choices.of_runs(low, low + 1)
    assert choice.counts().tolist() == [1] * count
    statement, boxes = crossed([count, 2], count, {0: choice})
    assert statement.tolist() == list(range(count))
    assert list(boxes.rows()) == [[(at, at + 1), (0, 2)] for at in range(count)]


def test_a_facet_that_every_statement_leaves_out_is_spanned_whole() -> None:
    choice = Choices.of([None, None])
    assert choice.counts().tolist() == [1, 1]
    statement, boxes = crossed([3, 2], 2, {1: choice})
    assert statement.tolist() == [0, 1]
    assert list(boxes.rows()) == [[(0, 3), (0, 2)]] * 2
