"""Checker and oracle say the same of charters at random; faults planted in the oracle's sight are noticed."""

from functools import cache
from typing import Any, NamedTuple

import pytest

from respchain.checking import Judged
from tests.oracle.comparing import Found, ask, disagreements, said, said_of, shrunk
from tests.oracle.contract import breaches
from tests.oracle.dice import TODAY
from tests.oracle.drafting import draft
from tests.oracle.faults import EVERY, NEAREST, planted
from tests.oracle.grades import GRADES, Grade, graded
from tests.oracle.looked_at import looked_at
from tests.oracle.rules import ORACLE, expected
from tests.oracle.turned import FIRST, settled, told, turned

SEEDS = 300
STRIDE = 50
SPARSE = 5


class Verdict(NamedTuple):
    """A charter, what the checker says of it, and what of that is not as promised; of some, all that was judged."""

    data: dict[str, Any]
    theirs: Found
    breaches: list[str]
    tested: dict[str, int]
    grades: frozenset[Grade]
    done: Judged | None


@cache
def verdicts(seed: int) -> Verdict:
    data = draft(seed)
    done = ask(data)
    amiss = [breach for outcome in done.outcomes for breach in breaches(done, outcome)]
    tested = {outcome.rule.code: outcome.hits.tested for outcome in done.outcomes if outcome.not_judged is None}
    grades = frozenset(grade for outcome in done.outcomes for grade in graded(outcome))
    return Verdict(data, said_of(done), amiss, tested, grades, None if seed % SPARSE else done)


@pytest.mark.parametrize("first", range(0, SEEDS, STRIDE))
def test_checker_and_oracle_agree_rule_by_rule(first: int) -> None:
    for seed in range(first, first + STRIDE):
        data, theirs, *_ = verdicts(seed)
        assert disagreements(theirs, expected(data, TODAY)) == {}, f"python -m tests.oracle {seed} {seed + 1}"


def test_hits_are_what_is_said_of_them() -> None:
    assert [breach for seed in range(SEEDS) for breach in verdicts(seed).breaches] == []


def test_rules_say_how_much_they_looked_at() -> None:
    for seed in range(0, SEEDS, SPARSE):
        data, tested = draft(seed), verdicts(seed).tested
        counted = looked_at(data, TODAY)
        both = [code for code in counted if code in tested]
        assert {code: tested[code] for code in both} == {code: counted[code] for code in both}, seed


def test_rules_of_several_degrees_find_each_and_no_other() -> None:
    several = {code for code, *_ in GRADES}
    found = {grade for seed in range(SEEDS) for grade in verdicts(seed).grades}
    assert {grade for grade in found if grade[0] in several} == GRADES


def test_rules_say_the_same_of_a_charter_in_another_order() -> None:
    for seed in range(0, SEEDS, SPARSE):
        data, done = draft(seed), verdicts(seed).done
        assert done is not None
        other = ask(turned(data)) if settled(data) else done
        for one, two in zip(done.outcomes, other.outcomes, strict=True):
            assert one.rule.code in FIRST or told(done, one) == told(other, two), f"{one.rule.code} in {seed}"


def test_every_rule_fires_and_every_rule_is_silent_somewhere() -> None:
    found = [verdicts(seed).theirs for seed in range(SEEDS)]
    assert {code for keys in found for code in keys} == set(ORACLE)
    for code in ORACLE:
        assert {bool(keys[code]) for keys in found if keys[code] is not None} == {True, False}, code


@pytest.mark.parametrize("fault", EVERY)
def test_a_fault_planted_in_the_sight_of_the_oracle_is_noticed(fault: str) -> None:
    assert noticed(fault, NEAREST[fault]) or noticed(fault, frozenset(ORACLE))


def noticed(fault: str, codes: frozenset[str]) -> bool:
    """Whether some of the rules disagree with an oracle that sees a fault in place of the charter."""
    for data, theirs, *_ in (verdicts(seed) for seed in range(SEEDS)):
        changed = planted(data, fault)
        if changed != data and disagreements(theirs, expected(changed, TODAY, codes)):
            return True
    return False


def test_a_charter_is_shrunk_to_what_still_shows_the_fault() -> None:
    data, *_ = verdicts(next(seed for seed in range(SEEDS) if verdicts(seed).theirs["GAP010"]))

    def unowned(smaller: dict[str, Any]) -> bool:
        return bool(said(smaller, {"GAP010"})["GAP010"])

    small = shrunk(data, unowned)
    assert list(small) == ["duties"]
    assert list(map(list, small["duties"].values())) == [[]]
