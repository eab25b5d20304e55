"""Which boxes are set aside: a matter of speed alone, but one that decides between minutes and hours."""

import pytest

from respchain.scope.boxes import Boxes
from respchain.scope.broad import broad

Interval = tuple[int, int]


def aside(*intervals: Interval, size: int = 100) -> list[Interval]:
    """The intervals set aside, of boxes in one facet."""
    return [intervals[row] for row in broad(Boxes.of([[interval] for interval in intervals], [size])).tolist()]


def tiles(*, first: int, last: int, width: int = 1, step: int = 1) -> list[Interval]:
    """Intervals of one width, a step from one beginning to the next."""
    return [(at, at + width) for at in range(first, last, step)]


def test_of_no_boxes_none_is_broad() -> None:
    assert broad(Boxes.of([], [4, 4])).tolist() == []


@pytest.mark.parametrize(("width", "wide"), [(16, False), (17, True)])
def test_a_box_is_broad_beyond_eight_times_the_middling_width(width: int, wide: bool) -> None:
    """The middle, and not the mean, which a few catch-alls would raise."""
    catch_all = (0, width)
    assert aside(*tiles(first=0, last=19, width=2, step=3), catch_all) == ([catch_all] if wide else [])


@pytest.mark.parametrize(("others", "few"), [(6, True), (5, False)])
def test_no_more_than_one_box_in_four_is_set_aside(others: int, few: bool) -> None:
    catch_alls = [(0, 21), (0, 20)]
    assert aside(*tiles(first=0, last=4 * others, step=4), *catch_alls) == (catch_alls if few else [])


@pytest.mark.parametrize(("crossed", "worth"), [(10, True), (9, False)])
def test_it_is_worth_it_where_the_clean_coordinates_become_twice_as_many(crossed: int, worth: bool) -> None:
    """Twenty coordinates inside, all of them clean but those that the catch-all crosses."""
    catch_all = (0, crossed + 1)
    assert aside(*tiles(first=0, last=21), catch_all) == ([catch_all] if worth else [])
    assert aside(*tiles(first=50, last=71), (50, 51 + crossed)) == ([(50, 51 + crossed)] if worth else [])


@pytest.mark.parametrize(("seamless", "worth"), [(10, True), (9, False)])
def test_it_is_worth_it_where_half_of_the_coordinates_become_clean(seamless: int, worth: bool) -> None:
    """Of twenty coordinates inside so many are clean: the rest lies inside boxes of two or three."""
    fine = tiles(first=0, last=seamless + 1)
    crossed = [(at, at + 2) for at in range(seamless, 20)]
    assert aside(*fine, *crossed, (0, 21)) == ([(0, 21)] if worth else [])


def test_the_facet_in_which_boxes_are_narrowest_is_looked_at() -> None:
    """In the first facet each box spans a half, in the second, longer one, a tenth; only there one is broad."""
    rows = [[(at % 2 * 2, at % 2 * 2 + 2), (at, at + 1)] for at in range(10)]
    found = broad(Boxes.of([*rows, [(0, 2), (0, 10)]], [4, 10]))
    assert found.tolist() == [10]
    assert broad(Boxes.of([row[::-1] for row in [*rows, [(0, 2), (0, 10)]]], [10, 4])).tolist() == [10]


def test_narrow_is_what_is_a_small_share_of_all_that_is_reached() -> None:
    """Along the first facet 60 of 100, along the second 1 of 21: fewer are left over there, and it is narrower."""
    rows = [[(at % 2 * 40, at % 2 * 40 + 60), (at, at + 1)] for at in range(21)]
    assert broad(Boxes.of([*rows, [(0, 60), (0, 21)]], [100, 21])).tolist() == [21]
