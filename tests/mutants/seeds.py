"""The random charters of the oracle, judged once: a changed rule is asked again, and it alone."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from respchain.checking import Judged
from respchain.checking.running import Outcome
from respchain.rule import Rule
from tests.mutants.remembering import asked_again
from tests.oracle.comparing import ask, keys_of
from tests.oracle.contract import breaches
from tests.oracle.day import Key
from tests.oracle.dice import TODAY
from tests.oracle.drafting import draft
from tests.oracle.grades import GRADES, graded
from tests.oracle.looked_at import looked_at
from tests.oracle.rules import ORACLE, expected
from tests.oracle.turned import FIRST, settled, told, turned
from tests.test_oracle import SEEDS, SPARSE


class Charter(NamedTuple):
    """A charter with what all rules say of it, and what the oracle expects and counts; of some the same, turned."""

    done: Judged
    turned: Judged | None
    expected: Mapping[str, set[Key]]
    counted: Mapping[str, int]


def charters() -> list[Charter]:
    """The charters that the tests compare checker and oracle on."""
    drafts = ((seed, draft(seed)) for seed in range(SEEDS))
    return [_charter(data, twice=seed % SPARSE == 0 and settled(data)) for seed, data in drafts]


def _charter(data: dict[str, Any], *, twice: bool) -> Charter:
    return Charter(ask(data), ask(turned(data)) if twice else None, expected(data, TODAY), looked_at(data, TODAY))


def agrees(rule: Rule, seeds: Sequence[Charter]) -> bool:
    """Whether a rule says what the oracle expects of each charter that it judges, as it does in the tests."""
    if rule.code not in ORACLE:
        return True
    fired, grades = set(), set()
    for charter in seeds:
        done = asked_again(charter.done, [rule])
        outcome = _of(done, rule)
        keys = keys_of(done, outcome)
        if _apart(charter, done, outcome, keys):
            return False
        fired |= set() if keys is None else {bool(keys)}
        grades |= set(graded(outcome))
    listed = {grade for grade in GRADES if grade[0] == rule.code}
    return fired == {True, False} and (not listed or grades == listed)


def _apart(charter: Charter, done: Judged, outcome: Outcome, keys: set[Key] | None) -> bool:
    """Whether a rule says something else than it should, in one of the ways that the tests of the oracle notice."""
    rule = outcome.rule
    return (
        (keys is not None and keys != charter.expected[rule.code])
        or any(breaches(done, outcome))
        or (keys is not None and outcome.hits.tested != charter.counted.get(rule.code, outcome.hits.tested))
        or (charter.turned is not None and _turns(charter.turned, done, outcome))
    )


def _turns(before: Judged, done: Judged, outcome: Outcome) -> bool:
    """Whether a rule says something else of the charter in another order."""
    rule, other = outcome.rule, asked_again(before, [outcome.rule])
    return rule.code not in FIRST and told(done, outcome) != told(other, _of(other, rule))


def _of(done: Judged, rule: Rule) -> Outcome:
    return next(outcome for outcome in done.outcomes if outcome.rule is rule)
