"""One seamless charter, and for each rule one edit that breaks it there and nowhere else."""

from copy import deepcopy
from typing import Any

import pytest

from respchain.checking import Judged, check, judged, report
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rules import own_rules
from tests.charters import read_text
from tests.edits import EDITS
from tests.edits.log import LOG_EDITS, SEAMLESS_LOG, LogBreak, edited_log
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


def in_log(charter: dict[str, Any], log: str) -> Judged:
    return judged(Stated(charter_validator().validate_python(charter)), "all", log=read_text(log).log)


def of_logs(done: Judged) -> dict[str, int]:
    """How much each rule about logs has tested."""
    assert not any(outcome.crash or outcome.not_judged for outcome in done.outcomes if "log" in outcome.rule.needs)
    return {outcome.rule.code: outcome.hits.tested for outcome in done.outcomes if "log" in outcome.rule.needs}


def test_the_log_beside_it_has_no_finding_and_every_rule_about_logs_tests_something() -> None:
    done = in_log(deepcopy(SEAMLESS), SEAMLESS_LOG)
    assert report(done).findings == ()
    assert all(of_logs(done).values())


@pytest.mark.parametrize("edit", LOG_EDITS, ids=[f"{code}: {what}" for code, what, *_ in LOG_EDITS])
def test_one_edit_of_the_log_brings_the_finding_of_one_rule(edit: LogBreak) -> None:
    code, _, edits, changes = edit
    found = report(in_log(edited(edits), edited_log(changes))).findings
    assert {one.rule for one in found if one.rule.startswith("LOG")} == {code}


def test_every_rule_has_its_edit() -> None:
    codes = {code for code, *_ in EDITS} | {code for code, *_ in LOG_EDITS}
    assert codes == {rule.code for rule in own_rules()}
