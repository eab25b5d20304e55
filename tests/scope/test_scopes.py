"""The algebra of scopes against sets of elementary cells."""

from itertools import product
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.scope.boxes import Boxes
from respchain.scope.choices import Choices
from respchain.scope.facets import Facet
from respchain.scope.scopes import MATTER, STAGE, Scopes

cases = settings(max_examples=60, deadline=None)
Box = dict[int, list[tuple[int, int]]]
Case = tuple[list[Facet], list[list[Box]], list[list[Box]]]
Cells = frozenset[tuple[int, ...]]


@st.composite
def registers(draw: st.DrawFn, most: int = 6) -> Case:
    """Facets, scopes of a few boxes, and what is cut out of each; many of them whole, touching or empty."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    facets = [Facet.names(f"f{d}", range(size)) for d, size in enumerate(sizes)]

    def interval(size: int) -> st.SearchStrategy[tuple[int, int]]:
        return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda ends: (min(ends), max(ends)))

    box = st.fixed_dictionaries(
        {}, optional={d: st.lists(interval(size), min_size=1, max_size=2) for d, size in enumerate(sizes)}
    )
    boxes = draw(st.lists(st.lists(box, max_size=3), min_size=1, max_size=most))
    minus = draw(st.lists(st.lists(box, max_size=2), min_size=len(boxes), max_size=len(boxes)))
    return facets, boxes, minus


def cells(facets: list[Facet], boxes: list[Box]) -> Cells:
    """The cells of plain boxes, one by one."""
    found: set[tuple[int, ...]] = set()
    for box in boxes:
        axes = [
            {at for low, high in box.get(d, [(0, facet.size)]) for at in range(low, high)}
            for d, facet in enumerate(facets)
        ]
        found.update(product(*axes))
    return frozenset(found)


def cells_of(boxes: Boxes) -> list[tuple[int, ...]]:
    return [cell for row in boxes.rows() for cell in product(*(range(low, high) for low, high in row))]


def built(case: Case) -> tuple[Scopes, list[Cells]]:
    facets, boxes, minus = case
    pairs = zip(boxes, minus, strict=True)
    return Scopes.build(facets, boxes, minus), [cells(facets, box) - cells(facets, out) for box, out in pairs]


def all_pairs(count: int) -> tuple[np.ndarray, np.ndarray]:
    rows = np.arange(count)
    return np.repeat(rows, count), np.tile(rows, count)


@cases
@given(registers())
def test_a_scope_holds_each_of_its_cells_once_and_no_other(case: Case) -> None:
    scopes, truth = built(case)
    for row, held in enumerate(truth):
        assert sorted(cells_of(scopes.take(np.array([row])).boxes)) == sorted(held)
    assert scopes.empty().tolist() == [not held for held in truth]


@cases
@given(registers(), st.sets(st.integers(0, 4)))
def test_two_scopes_meet_exactly_when_they_share_a_cell(case: Case, but: set[int]) -> None:
    scopes, truth = built(case)
    a, b = all_pairs(len(truth))

    def seen(held: Cells) -> set[tuple[int, ...]]:
        return {tuple(at for d, at in enumerate(cell) if d not in but) for cell in held}

    expected = [bool(seen(truth[i]) & seen(truth[j])) for i, j in zip(a, b, strict=True)]
    assert scopes.meet(a, b, but=tuple(but)).tolist() == expected
    i, j = scopes.joint(np.arange(len(truth)), np.arange(len(truth)), but=tuple(but))
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == [
        (x, y) for x, y, met in zip(a.tolist(), b.tolist(), expected, strict=True) if met
    ]


@cases
@given(registers())
def test_containment_and_equality_are_those_of_the_sets(case: Case) -> None:
    scopes, truth = built(case)
    a, b = all_pairs(len(truth))
    pairs = list(zip(a, b, strict=True))
    assert scopes.contains(outer=a, inner=b).tolist() == [truth[i] >= truth[j] for i, j in pairs]
    assert scopes.equal(a, b).tolist() == [truth[i] == truth[j] for i, j in pairs]
    common = scopes.common(a, b)
    for place, (i, j) in enumerate(pairs):
        assert sorted(cells_of(common.take(np.array([place])).boxes)) == sorted(truth[i] & truth[j])


@cases
@given(registers(), st.data())
def test_what_is_uncovered_is_the_need_less_the_union(case: Case, data: st.DataObject) -> None:
    scopes, truth = built(case)
    rows = st.integers(0, len(truth) - 1)
    need = data.draw(st.lists(rows, max_size=8))
    by = [data.draw(st.lists(rows, max_size=4)) for _ in need]
    start = np.concatenate([[0], np.cumsum([len(part) for part in by])]).astype(int)
    relation = (start, np.array([row for part in by for row in part], dtype=int))
    unions: list[Cells] = [frozenset().union(*(truth[row] for row in part)) for part in by]
    expected = [truth[row] - union for row, union in zip(need, unions, strict=True)]
    places, boxes = scopes.uncovered(np.array(need, dtype=int), relation)
    assert (np.diff(places) >= 0).all()
    for place, bare in enumerate(expected):
        assert sorted(cells_of(boxes.take(np.flatnonzero(places == place)))) == sorted(bare)
    assert scopes.within(np.array(need, dtype=int), relation).tolist() == [not bare for bare in expected]


@cases
@given(registers(), registers())
def test_union_and_difference_are_those_of_the_sets(case: Case, other: Case) -> None:
    facets, boxes, minus = case
    first, one = Scopes.build(facets, boxes), [cells(facets, box) for box in boxes]
    second, two = Scopes.build(facets, minus), [cells(facets, box) for box in minus]
    for row in range(len(boxes)):
        at = np.array([row])
        assert sorted(cells_of(first.union(second).take(at).boxes)) == sorted(one[row] | two[row])
        assert sorted(cells_of(first.minus(second).take(at).boxes)) == sorted(one[row] - two[row])


@cases
@given(registers(), st.randoms(use_true_random=False))
def test_the_order_in_which_boxes_are_stated_changes_nothing(case: Case, random: Random) -> None:
    facets, boxes, _ = case
    shuffled = [random.sample(stated, len(stated)) for stated in boxes]
    assert list(Scopes.build(facets, boxes).boxes.rows()) == list(Scopes.build(facets, shuffled).boxes.rows())


def test_columns_of_codes_give_the_same_scopes_as_plain_rows() -> None:
    facets = [Facet.names("matter", "abc"), Facet.names("stage", "xyz"), Facet.numbers("amount", ["< 5", "> 7"])]
    codes = {
        MATTER: Choices.of_codes(np.array([0, 1, 1, -1]), [[(0, 2)], [(0, 1), (2, 3)]]),
        2: Choices.of_codes(np.array([-1, -1, 0, 1]), [[(0, 1)], []]),
    }
    scopes = Scopes.crossed(facets, 3, np.array([0, 0, 2, 1]), codes)
    rows: list[list[Box]] = [[{0: [(0, 2)]}, {0: [(0, 1), (2, 3)]}], [{2: []}], [{0: [(0, 1), (2, 3)], 2: [(0, 1)]}]]
    assert list(scopes.boxes.rows()) == list(Scopes.build(facets, rows).boxes.rows())
    assert scopes.start.tolist() == Scopes.build(facets, rows).start.tolist()


def test_a_box_in_words_names_only_what_it_does_not_span_whole() -> None:
    stages = {"execute": {"review": None, "pay": None}, "decide": None}
    facets = [
        Facet.names("matter", "ab"),
        Facet.tree("stage", stages),
        Facet.numbers("amount", ["[0..10)"], within=">= 0"),
    ]
    scopes = Scopes.build(facets, [[{MATTER: [(0, 1)], STAGE: [(0, 2)], 2: [(1, 2)]}]])
    assert scopes.describe(scopes.boxes, 0) == {
        "matter": ["a"],
        "stage": ["execute"],
        "amount": [{"low": 10, "low_closed": True, "high": None, "high_closed": False}],
    }
    assert scopes.describe(scopes.boxes, 0, but=(MATTER, 2)) == {"stage": ["execute"]}
    assert scopes.witness(scopes.boxes, 0) == {"matter": "a", "stage": "review", "amount": "10"}


def test_facets_that_are_never_cut_take_no_memory() -> None:
    count = 1000
    facets = [Facet.names("matter", range(count)), *(Facet.names(f"f{d}", "ab") for d in range(9))]
    codes = np.arange(count)
    scopes = Scopes.crossed(facets, count, codes, {0: Choices.of_runs(codes, codes + 1)})
    columns = (*scopes.boxes.low, *scopes.boxes.high)
    assert sum(column.nbytes for column in columns if column.strides != (0,)) < 5 * count
