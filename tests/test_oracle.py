"""Checker and oracle say the same of charters at random; faults planted in the oracle's sight are noticed."""

from functools import cache
from typing import Any

import pytest

from tests.oracle.comparing import Found, disagreements, said, shrunk
from tests.oracle.dice import TODAY
from tests.oracle.drafting import draft
from tests.oracle.faults import EVERY, NEAREST, planted
from tests.oracle.rules import ORACLE, expected

SEEDS = 300
STRIDE = 50


@cache
def verdicts(seed: int) -> tuple[dict[str, Any], Found]:
    data = draft(seed)
    return data, said(data)


@pytest.mark.parametrize("first", range(0, SEEDS, STRIDE))
def test_checker_and_oracle_agree_rule_by_rule(first: int) -> None:
    for seed in range(first, first + STRIDE):
        data, theirs = verdicts(seed)
        assert disagreements(theirs, expected(data, TODAY)) == {}, f"python -m tests.oracle {seed} {seed + 1}"


def test_every_rule_fires_and_every_rule_is_silent_somewhere() -> None:
    found = [verdicts(seed)[1] for seed in range(SEEDS)]
    assert {code for keys in found for code in keys} == set(ORACLE)
    for code in ORACLE:
        assert {bool(keys[code]) for keys in found if keys[code] is not None} == {True, False}, code


@pytest.mark.parametrize("fault", EVERY)
def test_a_fault_planted_in_the_sight_of_the_oracle_is_noticed(fault: str) -> None:
    assert noticed(fault, NEAREST[fault]) or noticed(fault, frozenset(ORACLE))


def noticed(fault: str, codes: frozenset[str]) -> bool:
    """Whether some of the rules disagree with an oracle that sees a fault in place of the charter."""
    for data, theirs in (verdicts(seed) for seed in range(SEEDS)):
        changed = planted(data, fault)
        if changed != data and disagreements(theirs, expected(changed, TODAY, codes)):
            return True
    return False


def test_a_charter_is_shrunk_to_what_still_shows_the_fault() -> None:
    data, _ = verdicts(next(seed for seed in range(SEEDS) if verdicts(seed)[1]["GAP010"]))

    def unowned(smaller: dict[str, Any]) -> bool:
        return bool(said(smaller, {"GAP010"})["GAP010"])

    small = shrunk(data, unowned)
    assert list(small) == ["duties"]
    assert list(map(list, small["duties"].values())) == [[]]
