"""Gaps and overlaps of whole registers against sets of elementary cells."""

from collections import Counter
from itertools import combinations, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.scope import cover, crowds, gap_search, groups, join, overlap_search, peel
from respchain.scope.boxes import Boxes
from respchain.scope.crowds import meeting_pairs
from respchain.scope.facets import Facet
from respchain.scope.gap_search import gaps
from respchain.scope.merge import merged
from respchain.scope.overlap_search import overlaps
from respchain.scope.scopes import Scopes
from tests.benchmarks.registers import register

cases = settings(max_examples=60, deadline=None)
Row = list[tuple[int, int]]
Cell = tuple[int, ...]


def rows_within(sizes: list[int], most: int) -> st.SearchStrategy[list[Row]]:
    """Boxes of every shape: thin, whole, empty, equal."""

    def interval(size: int) -> st.SearchStrategy[tuple[int, int]]:
        ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: (min(pair), max(pair)))
        return st.one_of(ends, st.just((0, size)), st.integers(0, size - 1).map(lambda at: (at, at + 1)))

    return st.lists(st.tuples(*(interval(size) for size in sizes)).map(list), max_size=most)


@st.composite
def registers(draw: st.DrawFn) -> tuple[list[int], list[Row], list[Row]]:
    """The sizes of facets, what is required, and what covers; often one facet falls apart but for a few broad boxes."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    covering = draw(rows_within(sizes, 12))
    if draw(st.booleans()):
        sizes = [10, *sizes]
        covering = [[(at, at + 1), *row] for row in covering for at in (draw(st.integers(0, 9)),)]
        covering += [[(at, at + 1), *((0, size) for size in sizes[1:])] for at in range(0, 10, draw(st.integers(1, 4)))]
        covering += [[(0, 9), *row] for row in draw(rows_within(sizes[1:], 3))]
    return sizes, draw(rows_within(sizes, 3)), covering


def cells(rows: list[Row]) -> Counter[Cell]:
    return Counter(cell for row in rows for cell in product(*(range(low, high) for low, high in row)))


LEAST = [
    *((module, "_AT_ONCE", 1) for module in (cover, crowds, join)),
    *((join, name, value) for name, value in (("_LONG", 0), ("_BATCH", 1))),
    *((groups, name, value) for name, value in (("_FEW", 0), ("_SMALL", 1))),
    *((crowds, name, 0) for name in ("_FEW", "_BEARABLE")),
    (peel, "_MANY", 1),
]


@pytest.fixture(params=["as it is", "every threshold at its least"])
def _thresholds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers are due when cells are halved early, memory is short and long runs are short."""
    if request.param != "as it is":
        for module, name, value in LEAST:
            monkeypatch.setattr(module, name, value)


least = pytest.mark.usefixtures("_thresholds")


@least
@cases
@given(registers())
def test_every_bare_required_cell_lies_in_exactly_one_gap(case: tuple[list[int], list[Row], list[Row]]) -> None:
    sizes, required, covering = case
    found = gaps(Boxes.of(required, sizes), Boxes.of(covering, sizes), budget=np.inf)
    assert cells(list(found.boxes.rows())) == Counter(cells(required).keys() - cells(covering).keys())
    assert len(found.unresolved) == 0


@cases
@given(registers(), st.integers(0, 60), st.sampled_from([0, 1, 12]))
def test_what_a_budget_leaves_open_is_said_and_nothing_is_lost(
    case: tuple[list[int], list[Row], list[Row]], budget: int, steps: int
) -> None:
    sizes, required, covering = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gap_search, "_STEPS", steps)
        found = gaps(Boxes.of(required, sizes), Boxes.of(covering, sizes), budget=budget)
    bare = cells(required).keys() - cells(covering).keys()
    sure, open_ = cells(list(found.boxes.rows())), cells(list(found.unresolved.rows()))
    assert max([*sure.values(), *open_.values()], default=1) == 1
    assert not sure.keys() & open_.keys()
    assert sure.keys() <= bare <= sure.keys() | open_.keys()
    assert open_.keys() <= cells(required).keys()
    for row, pierced in zip(found.unresolved.rows(), found.pierced.tolist(), strict=True):
        assert pierced == sum(1 for other in covering if cells([row]).keys() & cells([other]).keys())


@least
@cases
@given(registers())
def test_each_pair_of_boxes_that_meet_is_found_once(case: tuple[list[int], list[Row], list[Row]]) -> None:
    sizes, _, covering = case
    filled = [row for row in covering if all(low < high for low, high in row)]
    found = [
        pair for i, j in meeting_pairs(Boxes.of(filled, sizes)) for pair in zip(i.tolist(), j.tolist(), strict=True)
    ]
    held = [cells([row]).keys() for row in filled]
    expected = [(i, j) for i, j in combinations(range(len(filled)), 2) if held[i] & held[j]]
    assert sorted((min(pair), max(pair)) for pair in found) == expected


@least
@cases
@given(registers(), st.data())
def test_overlaps_are_the_pairs_of_different_owners_listed_or_counted(
    case: tuple[list[int], list[Row], list[Row]], data: st.DataObject
) -> None:
    sizes, _, covering = case
    count = data.draw(st.integers(1, 6))
    held = [[row for at, row in enumerate(covering) if at % count == scope] for scope in range(count)]
    owner = np.array(data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    scopes = Scopes.build(
        [Facet.names(f"f{d}", range(size)) for d, size in enumerate(sizes)],
        [[{d: [bounds] for d, bounds in enumerate(row)} for row in rows] for rows in held],
    )
    expected = [
        (i, j)
        for i, j in combinations(range(count), 2)
        if owner[i] != owner[j] and cells(held[i]).keys() & cells(held[j]).keys()
    ]
    found = overlaps(scopes, np.arange(count), owner)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    counted = overlaps(scopes, np.arange(count), owner, listed=0)
    by = Counter((min(owner[i], owner[j]), max(owner[i], owner[j])) for i, j in expected)
    for result in (found, counted):
        assert result.exact
        assert result.total == len(expected)
        table = result.owners
        pairs_of_owners = zip(table.one.tolist(), table.other.tolist(), strict=True)
        assert dict(zip(pairs_of_owners, table.count.tolist(), strict=True)) == by
        for one, other, i, j in zip(table.one, table.other, table.left, table.right, strict=True):
            assert (i, j) in expected
            assert {one, other} == {owner[i], owner[j]}


def test_where_pairs_of_owners_are_too_many_each_owner_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    scopes = Scopes.build([Facet.names("matter", range(4))], [[{0: [(0, 2)]}], [{0: [(1, 3)]}], [{0: [(2, 4)]}], [{}]])
    expected = overlaps(scopes, np.arange(4), np.array([5, 6, 7, 7]))
    assert list(zip(expected.left.tolist(), expected.right.tolist(), strict=True)) == [(0, 1), (0, 3), (1, 2), (1, 3)]
    monkeypatch.setattr(overlap_search, "_TABLE", 0)
    monkeypatch.setattr(overlap_search, "_WAITING", 0)
    found = overlaps(scopes, np.arange(4), np.array([5, 6, 7, 7]), listed=0)
    assert found.total == 4
    assert found.owners.one.tolist() == [5, 6, 7]
    assert found.owners.other.tolist() == [-1, -1, -1]
    assert found.owners.count.tolist() == [2, 3, 3]
    for owner, left, right in zip(found.owners.one, found.owners.left, found.owners.right, strict=True):
        assert owner in (5, 6, 7, 7)[left : left + 1] + (5, 6, 7, 7)[right : right + 1]


def test_overlaps_beyond_the_budget_are_lower_bounds_and_say_so() -> None:
    facets = [Facet.names("matter", range(4))]
    scopes = Scopes.build(facets, [[{}]] * 6)
    assert overlaps(scopes, np.arange(6), np.arange(6), batches=0).exact is False
    assert overlaps(scopes, np.arange(6), np.arange(6)).total == 15


@cases
@given(registers())
def test_merging_keeps_the_cells_and_leaves_nothing_to_join(case: tuple[list[int], list[Row], list[Row]]) -> None:
    sizes, required, covering = case
    pieces = [[(at, at + 1) for at in cell] for cell in sorted(cells(required).keys() - cells(covering).keys())]
    place = np.array([piece[0][0] % 2 for piece in pieces], dtype=np.intp)
    where, boxes = merged(Boxes.of(pieces, sizes), place)
    for parity in (0, 1):
        kept = list(boxes.take(np.flatnonzero(where == parity)).rows())
        assert cells(kept) == cells([piece for piece in pieces if piece[0][0] % 2 == parity])
        for one, other in combinations(kept, 2):
            differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
            touching = [a[1] == b[0] or b[1] == a[0] for a, b in differing]
            assert touching != [True]


def tiling(random: np.random.Generator, sizes: list[int], matters: int, parts: int) -> list[Row]:
    """Boxes that tile every matter, cut again and again, less a few."""
    found = []
    for matter in range(matters):
        boxes: list[Row] = [[(matter, matter + 1), *((0, size) for size in sizes)]]
        while len(boxes) < parts:
            box = boxes.pop(int(random.integers(len(boxes))))
            d = int(random.integers(1, len(sizes) + 1))
            low, high = box[d]
            at = int(random.integers(low, high)) + 1
            boxes += [[*box[:d], part, *box[d + 1 :]] for part in ((low, at), (at, high)) if part[0] < part[1]]
        found += boxes
    return [box for box in found if random.random() > 0.1]


@pytest.mark.parametrize("seed", range(6))
def test_gaps_of_a_register_do_not_depend_on_the_order_of_rows_or_facets(seed: int) -> None:
    random = np.random.default_rng(seed)
    sizes = [3, 5, 4, 6]
    rows = tiling(random, sizes, 6, 9)
    shape = [6, *sizes]
    whole: Row = [(0, size) for size in shape]
    found = gaps(Boxes.of([whole], shape), Boxes.of(rows, shape), names=[f"facet {d}" for d in range(len(shape))])
    for _ in range(4):
        facets = random.permutation(len(shape))
        turned = [[rows[place][d] for d in facets] for place in random.permutation(len(rows))]
        turned_shape = [shape[d] for d in facets]
        other = gaps(
            Boxes.of([[whole[d] for d in facets]], turned_shape),
            Boxes.of(turned, turned_shape),
            names=[f"facet {d}" for d in facets],
        )
        assert len(other.boxes) == len(found.boxes)
        assert {frozenset(zip(facets.tolist(), row, strict=True)) for row in other.boxes.rows()} == {
            frozenset(enumerate(row)) for row in found.boxes.rows()
        }


@pytest.mark.parametrize("seed", range(4))
def test_the_number_of_gaps_of_a_register_with_defects_is_one_for_all_orders_of_facets(seed: int) -> None:
    subject = register(600, defects=0.08, seed=seed)
    names = [f"facet {d}" for d in range(len(subject.sizes))]
    random = np.random.default_rng(seed)
    counts = set()
    for facets in [range(len(names)), range(len(names))[::-1], *(random.permutation(len(names)) for _ in range(10))]:
        turned = [subject.required.turned(list(facets)), subject.duties.turned(list(facets))]
        found = gaps(turned[0], turned[1], names=[names[d] for d in facets])
        counts.add((len(found.boxes), found.boxes.volumes().sum()))
    assert len(counts) == 1


@pytest.mark.parametrize("seed", range(6))
def test_gaps_are_never_twice_as_many_as_the_best_order_of_merging_single_cells_gives(seed: int) -> None:
    random = np.random.default_rng(seed)
    shape = [4, 3, 4, 3]
    whole: Row = [(0, size) for size in shape]
    scattered = [
        [
            (at, min(at + int(random.integers(1, size + 1)), size))
            for size in shape
            for at in (int(random.integers(size)),)
        ]
        for _ in range(24)
    ]
    for rows in (tiling(random, shape[1:], 4, 6), scattered[:2], scattered[:5], scattered[:12], scattered):
        found = gaps(Boxes.of([whole], shape), Boxes.of(rows, shape))
        bare = sorted(cells([whole]).keys() - cells(rows).keys())
        single = [[(at, at + 1) for at in cell] for cell in bare]
        least = min(_merged_in_order(single, list(order)) for order in permutations(range(len(shape))))
        assert len(found.boxes) <= 2 * least


def _merged_in_order(rows: list[Row], order: list[int]) -> int:
    """The number of boxes that remain when single cells are joined along one facet after the other, round and round."""
    before = 0
    while len(rows) != before:
        before = len(rows)
        for d in order:
            runs: dict[tuple[tuple[int, int], ...], Row] = {}
            for row in sorted(rows, key=lambda row: row[d]):
                rest = runs.setdefault(tuple(bounds for e, bounds in enumerate(row) if e != d), [])
                if rest and rest[-1][1] == row[d][0]:
                    rest[-1] = (rest[-1][0], row[d][1])
                else:
                    rest.append(row[d])
            rows = [[*key[:d], run, *key[d:]] for key, found in runs.items() for run in found]
    return len(rows)


def test_a_gap_pierced_too_often_for_the_budget_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [20, 8, 8]
    duties: list[Row] = [[(at, at + 1), (0, 8), (0, 8)] for at in range(20) if at != 3]
    catch_alls: list[Row] = [[(0, 20), *thin] for thin in ([(2, 3), (0, 7)], [(5, 6), (1, 8)], [(0, 7), (4, 5)])]
    monkeypatch.setattr(gap_search, "_STEPS", 0)
    answers = []
    for budget in range(38, 140):
        found = gaps(Boxes.of([[(0, 20), (0, 8), (0, 8)]], sizes), Boxes.of(duties + catch_alls, sizes), budget=budget)
        answers.append((cells(list(found.boxes.rows())), list(found.unresolved.rows()), found.pierced.tolist()))
    gap: Row = [(3, 4), (0, 8), (0, 8)]
    bare = Counter(cells([gap]).keys() - cells(catch_alls).keys())
    assert [answer for answer in answers if answer not in ((Counter(), [gap], [3]), (bare, [], []))] == []
    assert answers[0][1] == [gap]
    assert answers[-1][1] == []


def dense(seed: int, count: int) -> tuple[list[int], list[Row], np.ndarray]:
    """Boxes at random, so thick that hardly any cut is clean, and which cells they cover."""
    random = np.random.default_rng(seed)
    sizes = [9, 10, 11]
    rows: list[Row] = []
    covered = np.zeros(sizes, dtype=bool)
    for _ in range(count):
        low = [int(random.integers(0, size)) for size in sizes]
        rows.append([(at, min(at + int(random.integers(1, 5)), size)) for at, size in zip(low, sizes, strict=True)])
        covered[tuple(slice(*bounds) for bounds in rows[-1])] = True
    return sizes, rows, covered


@least
@pytest.mark.parametrize(("seed", "count"), [(1, 30), (2, 60), (3, 150)])
def test_boxes_at_random_leave_what_they_leave_in_whatever_order_they_come(seed: int, count: int) -> None:
    sizes, rows, covered = dense(seed, count)
    required: list[Row] = [[(0, 9), (0, 6), (0, 11)], [(1, 9), (3, 10), (0, 11)]]
    asked = np.zeros(sizes, dtype=bool)
    for row in required:
        asked[tuple(slice(*bounds) for bounds in row)] = True
    found = gaps(Boxes.of(required, sizes), Boxes.of(rows, sizes), budget=np.inf)
    bare = cells(list(found.boxes.rows()))
    assert bare == Counter(map(tuple, np.argwhere(asked & ~covered).tolist()))
    turned = gaps(Boxes.of(required[::-1], sizes), Boxes.of(rows[::-1], sizes), budget=np.inf)
    assert list(turned.boxes.rows()) == list(found.boxes.rows())


@least
@pytest.mark.parametrize("seed", range(3))
def test_each_pair_across_two_columns_is_found_once_by_either_road(seed: int) -> None:
    sizes, rows, _ = dense(seed, 60)
    one, other = rows[:25], rows[25:]
    held, others = [cells([row]).keys() for row in one], [cells([row]).keys() for row in other]
    expected = [(i, j) for i, j in product(range(len(one)), range(len(other))) if held[i] & others[j]]
    for road in (crowds.meeting_across, join.joined):
        batches = road(Boxes.of(one, sizes), Boxes.of(other, sizes))
        found = [pair for i, j in batches for pair in zip(i.tolist(), j.tolist(), strict=True)]
        assert sorted(found) == expected


def test_a_large_register_with_catch_alls_loses_no_planted_defect_and_its_volumes_add_up() -> None:
    random = np.random.default_rng(7)
    sizes, matters = [4, 8, 30], 400
    kept = tiling(random, sizes, matters, 10)
    shape = [matters, *sizes]
    catch_alls: list[Row] = [
        [(at, min(at + 200, matters)), (0, 4), (0, 4), (day, day + 1)]
        for at, day in zip(random.integers(0, matters, 40).tolist(), random.integers(0, 30, 40).tolist(), strict=True)
    ]
    found = gaps(Boxes.of([[(0, size) for size in shape]], shape), Boxes.of(kept + catch_alls, shape))
    covered = np.zeros(shape, dtype=bool)
    for row in kept + catch_alls:
        covered[tuple(slice(low, high) for low, high in row)] = True
    assert len(found.unresolved) == 0
    assert found.boxes.volumes().sum() == (~covered).sum()
    for row in found.boxes.rows():
        assert not covered[tuple(slice(low, high) for low, high in row)].any()
