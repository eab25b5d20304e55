"""One fault, one finding: each bad example, framed, is named by its own rule alone, as the stored table says."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from respchain.rules import own_rules
from tests.charters import stated
from tests.framing.frames import COMPLETIONS, EFFECTS, TABLE, bad_examples, framed, named, report_on
from tests.framing.making import listed

STORED: Mapping[str, Any] = yaml.safe_load(TABLE.read_text("utf-8"))
EXAMPLES = list(bad_examples())


def test_the_table_has_every_bad_example() -> None:
    assert list(STORED) == EXAMPLES, "rewrite it: python -m tests.framing"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_rules_that_name_the_fault_of_an_example_are_those_of_the_table(name: str) -> None:
    assert named(name) == STORED.get(name), "where this is meant, rewrite the table: python -m tests.framing"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_in_its_frame_is_named_by_its_own_rule_alone(name: str) -> None:
    own, example = bad_examples()[name]
    findings = report_on(name).findings
    if name in EFFECTS:
        assert {finding.rule for finding in findings} == {EFFECTS[name]}
        told = [effect.subjects for finding in findings for effect in finding.related if effect.rule == own.code]
    else:
        assert {finding.rule for finding in findings} == {own.code}
        told = [finding.subjects for finding in findings]
    assert set(example.ids) <= {subject.id for subjects in told for subject in subjects}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_frame_overwrites_nothing_that_the_example_states(name: str) -> None:
    assert keeps(stated(bad_examples()[name][1].text).data, framed(name))


def keeps(before: Any, after: Any) -> bool:
    """Whether all that was stated still stands, more beside it or not."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return all(key in after and keeps(value, after[key]) for key, value in before.items())
    if before is None or before == after:
        return True
    own = listed(before)
    return isinstance(after, list) and len(after) >= len(own) and all(map(keeps, own, after))


def test_a_completion_fills_in_what_some_example_leaves_open() -> None:
    asked = {
        finding.rule for name in EXAMPLES for finding in report_on(name, bare=True).findings if finding.rule not in name
    }
    assert {code for one in COMPLETIONS for code in one.settles} <= asked
    assert {code for one in COMPLETIONS for code in one.spoils} <= {rule.code for rule in own_rules()}


def test_a_rule_that_names_the_fault_of_another_shows_in_the_table() -> None:
    (own,) = [one for one in own_rules() if one.code == "GAP010"]
    twin = own.but(code="TWIN001")
    assert named("GAP010.1", (*own_rules(), twin))["primary"] == ["GAP010", "TWIN001"]
    explained = twin.but(over={"GAP010": {"duty": "duty"}})
    assert named("GAP010.1", (*own_rules(), explained)) == {"primary": ["TWIN001"], "related": ["GAP010"]}
