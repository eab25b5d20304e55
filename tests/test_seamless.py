"""One seamless charter, and for each rule one edit that breaks it there and nowhere else."""

from copy import deepcopy
from typing import Any

import pytest

from respchain.checking import check
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rules import own_rules
from tests.edits import EDITS
from tests.edits.making import SEAMLESS, Edit, edited


def found(charter: dict[str, Any], profile: str = "all") -> set[str]:
    return {one.rule for one in check(Stated(charter_validator().validate_python(charter)), profile).findings}


@pytest.mark.parametrize("profile", ["core", "all"])
def test_the_seamless_charter_has_no_finding(profile: str) -> None:
    assert 25 <= len(SEAMLESS["duties"]) <= 40
    assert found(deepcopy(SEAMLESS), profile) == set()


@pytest.mark.parametrize(("code", "what", "edits"), EDITS, ids=[f"{code}: {what}" for code, what, _ in EDITS])
def test_one_edit_brings_the_finding_of_one_rule(code: str, what: str, edits: list[Edit]) -> None:
    assert found(edited(edits)) == {code}


def test_every_rule_has_its_edit() -> None:
    assert {code for code, *_ in EDITS} == {rule.code for rule in own_rules()}
