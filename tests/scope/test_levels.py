"""The steps by which a cover is worked out, each against its words carried out one cell after the other."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.scope import peel
from respchain.scope.boxes import Boxes
from respchain.scope.clean import Strips, clean_cuts
from respchain.scope.levels import Field, Level, laid, together
from respchain.scope.peel import outside_one, split
from respchain.scope.slabs import between_slabs

SIZES = (5, 4, 3)
Interval = tuple[int, int]
Row = tuple[Interval, ...]
Piece = tuple[int, Row]
"""The number of the cell that was asked for, and a part of it."""
cases = settings(max_examples=60, deadline=None)


def interval(size: int) -> st.SearchStrategy[Interval]:
    inner = st.integers(0, size - 1).flatmap(lambda low: st.tuples(st.just(low), st.integers(low + 1, size)))
    return st.one_of(st.just((0, size)), inner, inner)


rows = st.tuples(*map(interval, SIZES))
wide = st.tuples(*(st.tuples(st.integers(0, 1), st.integers(size - 1, size)) for size in SIZES))


@st.composite
def levels(draw: st.DrawFn, least: int = 2) -> tuple[Level, Field, list[Row], list[Row]]:
    """Cells over each of which so many boxes at least are laid, none of them over all of a cell."""
    cells = draw(st.lists(wide, min_size=1, max_size=3))
    boxes = [
        box
        for box in draw(st.lists(rows, min_size=least, max_size=7))
        if not any(all(spans(box, cell)) for cell in cells)
    ]
    origin = np.array(draw(st.permutations(range(10, 10 + len(cells)))))
    low, high = (np.array([[row[d][side] for row in cells] for d in range(3)], dtype=np.int64) for side in (0, 1))
    given = Boxes.of(boxes, SIZES)
    field = Field(given.low, given.high)
    at, by = np.repeat(np.arange(len(cells)), len(boxes)), np.tile(np.arange(len(boxes)), len(cells))
    level = laid(origin, low, high, at, by, field)
    kept = np.flatnonzero(level.counts() >= least)
    return level.take(kept), field, [cells[at] for at in kept], boxes


def clipped(box: Row, cell: Row) -> Row:
    return tuple((max(a, c), min(b, d)) for (a, b), (c, d) in zip(box, cell, strict=True))


def meets(box: Row, cell: Row) -> bool:
    return all(low < high for low, high in clipped(box, cell))


def spans(box: Row, cell: Row) -> list[bool]:
    """For each facet, whether a box spans a cell."""
    return [a <= c and d <= b for (a, b), (c, d) in zip(box, cell, strict=True)]


def over(cell: Row, boxes: list[Row]) -> list[Row]:
    return [box for box in boxes if meets(box, cell)]


def points(row: Row) -> Counter[tuple[int, ...]]:
    return Counter(product(*(range(*bounds) for bounds in row)))


def pieces(parts: list[Strips]) -> list[Piece]:
    found = []
    for origin, low, high in parts:
        for k, number in enumerate(origin.tolist()):
            found.append((number, tuple(zip(low[:, k].tolist(), high[:, k].tolist(), strict=True))))
    return found


def cells_of(level: Level) -> list[Piece]:
    return pieces([(level.origin, level.low, level.high)])


def with_facet(cell: Row, d: int, bounds: Interval) -> Row:
    return (*cell[:d], bounds, *cell[d + 1 :])


def assert_pairs(level: Level, boxes: list[Row]) -> None:
    """Over each cell lie the boxes that meet it, with the facets in which they span it."""
    expected = [
        (at, by, sum(2**d for d, whole in enumerate(spans(box, cell)) if whole))
        for at, (_, cell) in enumerate(cells_of(level))
        for by, box in enumerate(boxes)
        if meets(box, cell)
    ]
    pairs = zip(level.at.tolist(), level.by.tolist(), level.spans.tolist(), strict=True)
    assert sorted(pairs) == expected
    assert (np.diff(level.at) >= 0).all()


@cases
@given(levels(least=0))
def test_over_a_cell_lie_the_boxes_that_meet_it(case: tuple[Level, Field, list[Row], list[Row]]) -> None:
    level, _, cells, boxes = case
    assert_pairs(level, boxes)
    assert [cell for _, cell in cells_of(level)] == cells
    assert level.counts().tolist() == [len(over(cell, boxes)) for cell in cells]
    both = together([level, level.take(np.arange(len(level) // 2))])
    assert_pairs(both, boxes)
    assert cells_of(both) == [*cells_of(level), *cells_of(level)[: len(level) // 2]]
    place, pair = level.pairs_of(np.arange(len(level))[::-1])
    assert level.at[pair].tolist() == (len(level) - 1 - place).tolist()
    assert sorted(pair.tolist()) == list(range(len(level.at)))


def hanging_together(boxes: list[Row], cell: Row, d: int) -> list[Interval]:
    """The parts into which the boxes over a cell fall along a facet; none where one of them spans it."""
    if any(spans(box, cell)[d] for box in boxes):
        return []
    found: list[Interval] = []
    for low, high in sorted(clipped(box, cell)[d] for box in boxes):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def between(parts: list[Interval], bounds: Interval) -> list[Interval]:
    """What lies before, between and after the parts."""
    lows, highs = [bounds[0], *(high for _, high in parts)], [*(low for low, _ in parts), bounds[1]]
    return [(low, high) for low, high in zip(lows, highs, strict=True) if low < high]


@cases
@given(levels())
def test_cells_are_cut_cleanly_where_that_makes_the_fewest_parts(
    case: tuple[Level, Field, list[Row], list[Row]],
) -> None:
    level, field, cells, boxes = case
    if not cells:
        return
    cut, strips, stuck = [], [], []
    for (number, cell), at in zip(cells_of(level), range(len(cells)), strict=True):
        parts = {d: hanging_together(over(cell, boxes), cell, d) for d in range(3)}
        several = [d for d in range(3) if len(parts[d]) > 1]
        trimmed = [d for d in range(3) if len(parts[d]) == 1 and parts[d] != [cell[d]]]
        if not several and not trimmed:
            stuck.append(at)
            continue
        d = min(several, key=lambda d: len(parts[d])) if several else trimmed[0]
        cut += [(number, with_facet(cell, d, part)) for part in parts[d]]
        strips += [(number, with_facet(cell, d, bare)) for bare in between(parts[d], cell[d])]
    below, bare, left = clean_cuts(level, field)
    assert sorted(piece for one in below for piece in cells_of(one)) == sorted(cut)
    assert sorted(pieces(bare)) == sorted(strips)
    assert left.tolist() == stuck
    for one in below:
        assert_pairs(one, boxes)


@cases
@given(levels())
def test_all_slabs_across_the_facet_with_the_most_of_them_are_taken_out_at_once(
    case: tuple[Level, Field, list[Row], list[Row]],
) -> None:
    level, field, cells, boxes = case
    if not cells:
        return
    expected, without = [], []
    for at, (number, cell) in enumerate(cells_of(level)):
        across = [
            [box for box in over(cell, boxes) if [at for at, whole in enumerate(spans(box, cell)) if not whole] == [d]]
            for d in range(3)
        ]
        d = max(range(3), key=lambda d: len(across[d]))
        if not across[d]:
            without.append(at)
            continue
        taken = [clipped(slab, cell)[d] for slab in across[d]]
        inside = [at for at in range(*cell[d]) if not any(low <= at < high for low, high in taken)]
        runs = [[at for at in inside if at + 1 == cell[d][1] or at + 1 not in inside]]
        starts = [at for at in inside if at == cell[d][0] or at - 1 not in inside]
        expected += [(number, with_facet(cell, d, (low, last + 1))) for low, last in zip(starts, runs[0], strict=True)]
    below, left = between_slabs(level, field)
    assert sorted(cells_of(below)) == sorted(expected)
    assert left.tolist() == without
    assert_pairs(below, boxes)


@cases
@given(levels(), st.booleans())
def test_what_is_split_loses_the_largest_box_or_is_cut_where_that_divides_best(
    case: tuple[Level, Field, list[Row], list[Row]], small: bool
) -> None:
    level, field, cells, boxes = case
    if not cells:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(peel, "_MANY", 1 if small else 64)
        below = split(level, field)
    assert_pairs(below, boxes)
    for number, cell in cells_of(level):
        mine = [piece for origin, piece in cells_of(below) if origin == number]
        lying = over(cell, boxes)
        volumes = [int(np.prod([high - low for low, high in clipped(box, cell)])) for box in lying]
        tiles = sum((points(piece) for piece in mine), Counter())
        if small and max(volumes) * 2 < len(points(cell)):
            assert tiles == points(cell)
            assert len(mine) == 2
            assert _price(mine, lying) == _least_price(cell, lying)
        else:
            peeled = points(cell) - tiles
            assert max(tiles.values(), default=1) == 1
            assert peeled in [points(clipped(box, cell)) for box in lying]
            assert len(peeled) == max(volumes)
            assert len(mine) <= 6


def _price(halves: list[Row], boxes: list[Row]) -> float:
    """The larger side plus half of both sides."""
    one, other = (len(over(half, boxes)) for half in halves)
    return max(one, other) + (one + other) / 2


def _least_price(cell: Row, boxes: list[Row]) -> float:
    """The price of the best cut at an end of a box."""
    return min(
        _price([with_facet(cell, d, (cell[d][0], at)), with_facet(cell, d, (at, cell[d][1]))], boxes)
        for d in range(3)
        for box in boxes
        for at in clipped(box, cell)[d]
        if cell[d][0] < at < cell[d][1]
    )


@cases
@given(levels(least=1))
def test_outside_one_box_is_what_is_left_of_its_cell(case: tuple[Level, Field, list[Row], list[Row]]) -> None:
    level, field, _, boxes = case
    alone = level.take(np.flatnonzero(level.counts() == 1))
    if not len(alone):
        return
    found = pieces(outside_one(alone, field))
    for number, cell in cells_of(alone):
        (box,) = over(cell, boxes)
        left = sum((points(piece) for origin, piece in found if origin == number), Counter())
        assert left == points(cell) - points(clipped(box, cell))
        assert sum(1 for origin, _ in found if origin == number) <= 6
