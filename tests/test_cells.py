"""Gaps and overlaps of charters against brute force over elementary cells; `python -m tests.cells 0 5000` goes on."""

import pytest

from tests.cells.comparing import Tally, compare
from tests.cells.drafting import draft


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_the_facts_of_a_charter_are_those_of_its_cells(first: int) -> None:
    tally = Tally()
    for seed in range(first, first + 100):
        compare(draft(seed), tally)
    assert set(tally) == {
        "gap boxes", "bare cells", "covered cells", "overlaps", "values outside their axis", "contradictions",
    }  # fmt: skip
    assert all(count >= 10 for count in tally.values())
