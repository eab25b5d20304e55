"""The random charters of the oracle, judged once: a changed rule is asked again, and it alone."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from respchain.checking import Judged
from respchain.rule import Rule
from tests.mutants.remembering import asked_again
from tests.oracle.comparing import ask, keys_of
from tests.oracle.contract import breaches
from tests.oracle.day import Key
from tests.oracle.dice import TODAY
from tests.oracle.drafting import draft
from tests.oracle.looked_at import looked_at
from tests.oracle.rules import ORACLE, expected
from tests.test_oracle import SEEDS


class Charter(NamedTuple):
    """A charter with what all rules say of it, and what the oracle expects and counts."""

    done: Judged
    expected: Mapping[str, set[Key]]
    counted: Mapping[str, int]


def charters() -> list[Charter]:
    """The charters that the tests compare checker and oracle on."""
    return [_charter(draft(seed)) for seed in range(SEEDS)]


def _charter(data: dict[str, Any]) -> Charter:
    return Charter(ask(data), expected(data, TODAY), looked_at(data, TODAY))


def agrees(rule: Rule, seeds: list[Charter]) -> bool:
    """Whether a rule says what the oracle expects of each charter that it judges, as it does in the tests."""
    if rule.code not in ORACLE:
        return True
    fired = set()
    for charter in seeds:
        done = asked_again(charter.done, [rule])
        outcome = next(outcome for outcome in done.outcomes if outcome.rule is rule)
        keys = keys_of(done, outcome)
        if keys is not None and keys != charter.expected[rule.code]:
            return False
        if any(breaches(done, outcome)):
            return False
        if outcome.not_judged is None and outcome.hits.tested != charter.counted.get(rule.code, outcome.hits.tested):
            return False
        fired |= set() if keys is None else {bool(keys)}
    return fired == {True, False}
