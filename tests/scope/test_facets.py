"""What people write on an axis and what they get back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.scope.facets import Facet
from respchain.scope.faults import ScopeFault

cases = settings(max_examples=60, deadline=None)
FORMS = 'write 5, "[0..10)", ">= 5", "< 5" or a list of these'
NUMBERS = st.integers(-30, 30).map(lambda tenths: str(Decimal(tenths) / 10))


@st.composite
def written_ranges(draw: st.DrawFn) -> str:
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)], key=Decimal)
    if draw(st.booleans()) or low == high:
        return draw(st.sampled_from(["{}", "< {}", "<= {}", "> {}", ">={}", " [{}..{}] "])).format(low, low)
    return draw(st.sampled_from("[(]")) + f"{low} .. {high}" + draw(st.sampled_from("])["))


def holds(text: str, value: Fraction) -> bool:
    """Whether a written range holds a number, read in the slow and obvious way."""
    text = text.replace(" ", "")
    for sign, test in (("<=", value.__le__), (">=", value.__ge__), ("<", value.__lt__), (">", value.__gt__)):
        if text.startswith(sign):
            return bool(test(Fraction(text.removeprefix(sign))))
    if ".." not in text:
        return Fraction(text) == value
    low, high = text[1:-1].split("..")
    above = value >= Fraction(low) if text[0] == "[" else value > Fraction(low)
    return above and (value <= Fraction(high) if text[-1] == "]" else value < Fraction(high))


@cases
@given(st.lists(written_ranges(), min_size=1, max_size=6))
def test_a_number_lies_in_the_positions_of_a_range_exactly_when_it_lies_in_the_range(texts: list[str]) -> None:
    facet = Facet.numbers("amount", texts)
    for twentieths in range(-62, 63):
        value = Fraction(twentieths, 20)
        at = facet.locate(Decimal(twentieths) / 20)
        for text in texts:
            assert any(low <= at < high for low, high in facet.encode(text)) == holds(text, value)


@cases
@given(st.lists(written_ranges(), min_size=1, max_size=6), st.data())
def test_ranges_that_are_spelt_out_are_read_again_as_the_same(texts: list[str], data: st.DataObject) -> None:
    facet = Facet.numbers("amount", texts)
    ends = sorted({data.draw(st.integers(0, facet.size)), data.draw(st.integers(0, facet.size))})
    if len(ends) == 2 and ends != [0, facet.size]:
        interval = (ends[0], ends[1])
        assert facet.encode(facet.spell([interval])) == [interval]
        assert interval[0] <= facet.locate(Decimal(facet.witness(*interval))) < interval[1]


def test_below_and_above_leave_exactly_the_point_between_them() -> None:
    facet = Facet.numbers("amount", ["< 10000000", "> 10000000"])
    assert facet.encode("< 10000000") == [(0, 1)]
    assert facet.encode("> 10000000") == [(2, 3)]
    assert facet.decode([(1, 2)]) == [{"low": 10_000_000, "low_closed": True, "high": 10_000_000, "high_closed": True}]


def test_a_tenth_is_a_tenth_however_it_is_written() -> None:
    facet = Facet.numbers("amount", [0.1, "[0..0.30)"])
    assert facet.encode(0.1) == facet.encode("0.10") == facet.encode(Decimal("0.1")) == facet.encode("1e-1")
    assert facet.decode([(0, 1)]) == [{"low": None, "low_closed": False, "high": 0, "high_closed": False}]


def test_whole_numbers_have_one_form_for_one_set() -> None:
    facet = Facet.numbers("seats", ["> 5", "[3..5]", "(2..5.5)"], integer=True)
    assert facet.encode("> 5") == facet.encode(">= 6") == facet.encode("> 5.5")
    assert facet.encode("[3..5]") == facet.encode("(2..5.5)") == facet.encode("[3..6)")
    with pytest.raises(ScopeFault, match="no whole number lies in it"):
        facet.encode(5.5)


def test_days_are_whole() -> None:
    facet = Facet.dates("received", ["[2026-01-01..2026-12-31]", "> 2026-12-31", date(2026, 6, 1)], ">= 2020-01-01")
    assert facet.encode("[2026-01-01..2026-12-31]") == facet.encode("[2026-01-01..2027-01-01)")
    assert facet.spell([(0, 1)]) == ["[2020-01-01..2026-01-01)"]
    assert facet.spell(facet.encode(date(2026, 6, 1))) == ["2026-06-01"]
    assert facet.witness(0, facet.size) == "2020-01-01"
    assert Facet.dates("day", [">= 9999-12-31"]).decode([(1, 2)]) == [
        {"low": "9999-12-31", "low_closed": True, "high": None, "high_closed": False}
    ]


def test_what_leaves_the_domain_is_cut_off_and_what_lies_outside_it_is_said() -> None:
    facet = Facet.numbers("amount", ["[-5..5)", "< -3"], within=">= 0")
    assert facet.encode("[-5..5)") == [(0, 1)]
    assert facet.outside("[-5..5)") is None
    assert facet.encode("< -3") == []
    assert facet.outside("< -3") == "< -3 lies outside >= 0"
    assert facet.outside(["< 5", "(-3..-2]"]) == "(-3..-2] lies outside >= 0"
    assert Facet.numbers("rate", [], "[0..100]").outside("> 100") == "> 100 lies outside [0..100]"
    assert Facet.numbers("rate", [], "[0..100]").outside(">= 100") is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("[10..0)", '"[10..0)" runs backwards; the lower bound comes first'),
        ("(5..5)", '"(5..5)" is empty; no number lies in it'),
        (
            "north",
            f'"north" is not a number or a range of numbers; {FORMS}',
        ),
        ("1,000,000", '"1,000,000" is not a number or a range of numbers; write 1000000, without separators'),
        ("< 10M", '"< 10M" is not a number or a range of numbers; write the number in full and without a unit'),
        ("5 万元", '"5 万元" is not a number or a range of numbers; write the number in full and without a unit'),
        ("＜ 5", '"＜ 5" is not a number or a range of numbers; "< 5" has to be written in half-width characters'),
        (float("nan"), 'nan is not a number; a range without end is written ">= 5" or "< 5"'),
        (True, f"true is not a number; {FORMS}"),
        (None, f"nothing is not a number; {FORMS}"),
        ([], "an empty list covers nothing; leave the facet out to cover all of it"),
        (
            "1e999999999",
            f'"1e999999999" is not a number or a range of numbers; {FORMS}',
        ),
        (10**100, "the number is too long; up to 40 digits are read"),
    ],
)
def test_a_slip_in_a_range_is_told_with_what_would_be_right(value: object, said: str) -> None:
    with pytest.raises(ScopeFault) as caught:
        Facet.numbers("amount", [value]).encode(value)
    assert str(caught.value) == said


@pytest.mark.parametrize("value", ["2026-13-01", "2026", "[2026-02-01..2026-01-01)", 2026, "20260101"])
def test_a_slip_in_a_day_is_told(value: object) -> None:
    with pytest.raises(ScopeFault):
        Facet.dates("received", [value]).encode(value)


def test_a_node_stands_for_its_leaves_and_an_unplaced_value_for_itself_alone() -> None:
    thing = Facet.tree(
        "object", {"food": {"raw": None, "cooked": {}}, "water": None}, {"sprout": ["raw", "water"], "kelp": []}
    )
    assert thing.size == 5
    assert thing.encode(["water", "food", "raw"]) == [(0, 3)]
    assert thing.encode("sprout") == [(3, 4)]
    assert thing.claims == {"sprout": ("raw", "water"), "kelp": ()}
    assert thing.decode([(1, 4)]) == ["cooked", "water", "sprout"]
    assert thing.witness(1, 3) == "cooked"


@cases
@given(st.lists(st.integers(-1, 20), max_size=21), st.data())
def test_names_of_a_tree_are_whole_subtrees_by_their_root(above: list[int], data: st.DataObject) -> None:
    parents = [min(parent, place - 1) for place, parent in enumerate(above)]
    order = data.draw(st.permutations(range(len(parents))))
    shuffled = [-1 if parents[node] < 0 else order.index(parents[node]) for node in order]
    if not parents:
        return
    facet = Facet.forest("matter", [f"n{node}" for node in order], shuffled)
    leaves = {
        node: {leaf for leaf in range(len(parents)) if node in _above(parents, leaf) and leaf not in parents}
        for node in range(len(parents))
    }
    place = {leaf: facet.locate(f"n{leaf}") for leaf in range(len(parents)) if leaf not in parents}
    assert sorted(place.values()) == list(range(facet.size))
    for node, below in leaves.items():
        ((low, high),) = facet.encode(f"n{node}")
        assert {place[leaf] for leaf in below} == set(range(low, high))
    low, high = sorted([data.draw(st.integers(0, facet.size)), data.draw(st.integers(0, facet.size))])
    named = [int(str(name)[1:]) for name in facet.decode([(low, high)])]
    assert [at for node in named for at in sorted(place[leaf] for leaf in leaves[node])] == list(range(low, high))
    for node in named:
        assert not any(
            leaves[upper] <= set().union(*(leaves[other] for other in named))
            for upper in _above(parents, node) - {node}
        )


def _above(parents: list[int], node: int) -> set[int]:
    found = set()
    while node >= 0:
        found.add(node)
        node = parents[node]
    return found


def test_deep_nestings_and_long_chains_are_ordinary() -> None:
    tree: dict[object, object] = {"leaf": None}
    for depth in range(100_000):
        tree = {f"d{depth}": tree}
    facet = Facet.tree("object", tree)
    assert facet.encode("d50000") == [(0, 1)]
    assert facet.decode([(0, 1)]) == ["d99999"]
    assert Facet.forest("matter", ["a", "b"], [1, -1]).decode([(0, 1)]) == ["b"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: Facet.names("d", ["north", "south"]).encode("nroth"),
            'there is no value "nroth"; did you mean "north"?',
        ),
        (
            lambda: Facet.names("d", ["north", "north"]),
            '"north" stands twice on this axis; what belongs in two places goes under unplaced',
        ),
        (lambda: Facet.names("d", []), "there is no value on this axis"),
        (
            lambda: Facet.tree("d", {"water": None}, {"sprout": ["wter"]}),
            'there is no value "wter" to claim it; did you mean "water"?',
        ),
        (lambda: Facet.forest("d", ["a", "b"], [1, 0]), "a value stands above itself"),
        (lambda: Facet.tree("d", {"food": "raw"}), 'under "food" there has to be nothing or a mapping of its parts'),
        (
            lambda: Facet.tree("d", {"food": {"raw": None, "cooked": None}}).locate("food"),
            '"food" stands for several values; one of them is raw',
        ),
        (lambda: Facet.names("d", ["a"]).encode({"a": 1}), "a name is expected here"),
        (lambda: Facet.numbers("d", [], within=["< 3", "> 5"]), "the range of a facet is one range, not several"),
    ],
)
def test_a_slip_in_names_is_told(make: Callable[[], object], said: str) -> None:
    with pytest.raises(ScopeFault) as caught:
        make()
    assert str(caught.value) == said


def test_numbers_and_truth_values_as_names_are_the_words_that_were_written() -> None:
    assert Facet.names("level", [1, 2, True]).encode(["1", "true"]) == [(0, 1), (2, 3)]
