"""The rules about logs say what plain loops over the rows say, of charters and logs at random."""

import copy
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from respchain.checking import Judged, judged
from respchain.checking.running import Outcome
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Severity
from respchain.rules import own_rules
from tests.charters import read_text
from tests.oracle.contract import breaches
from tests.oracle.day import Key
from tests.oracle.logs import QUESTIONS, Beside, draft, expected

SEEDS = 240
STRIDE = 40
RULES = tuple(rule for rule in own_rules() if rule.code in QUESTIONS)


def ask(beside: Beside) -> Judged:
    charter = Stated(charter_validator().validate_python(copy.deepcopy(beside.charter)))
    return judged(charter, "all", rules=RULES, log=read_text(beside.text).log)


@cache
def verdict(seed: int) -> Judged:
    return ask(draft(seed))


def keys(done: Judged, outcome: Outcome) -> set[Key] | None:
    """What one rule says, in the keys of the oracle; nothing where it was not judged and found nothing."""
    hits, words = outcome.hits, done.words
    assert outcome.crash is None, outcome.crash
    found: set[Key] = set()
    for row in range(len(hits)):
        at = {name: words.id(name, column[row].item()) for name, column in hits.columns.items()}
        grave = hits.severity is not None and hits.severity[row] == Severity.ERROR
        code, kind = outcome.rule.code, hits.subtype[row]
        if code == "LOG003":
            found.add((at["step"], at["check"], at["case"], grave))
        elif code == "LOG005":
            key: tuple[Any, ...] = (kind, at["account"], at["case"])
            found.add((kind, at["step"], at["account"], at["case"], grave) if kind == "wrong-post" else key)
        else:
            found.add((at["process"], at["case"]))
    return None if not found and outcome.not_judged else found


@pytest.mark.parametrize("first", range(0, SEEDS, STRIDE))
def test_the_rules_agree_with_plain_loops(first: int) -> None:
    for seed in range(first, first + STRIDE):
        ours, done = expected(draft(seed)), verdict(seed)
        for outcome in done.outcomes:
            theirs = keys(done, outcome)
            assert (theirs or set()) == ours[outcome.rule.code], f"{outcome.rule.code} in {seed}"


def test_every_rule_fires_and_is_silent() -> None:
    fired: dict[str, set[bool]] = {code: set() for code in QUESTIONS}
    for seed in range(SEEDS):
        for code, found in expected(draft(seed)).items():
            fired[code].add(bool(found))
    assert fired == {code: {True, False} for code in QUESTIONS}


def test_hits_are_what_is_said_of_them() -> None:
    dones = [verdict(seed) for seed in range(SEEDS)]
    assert [breach for done in dones for outcome in done.outcomes for breach in breaches(done, outcome)] == []


def test_rates_are_worked_out() -> None:
    for seed in range(SEEDS):
        for outcome in verdict(seed).outcomes:
            hits = outcome.hits
            if "percent" in hits.columns and hits.times is not None:
                assert (hits.columns["percent"] == (100 * hits.times / hits.columns["of"]).round(1)).all()


@pytest.mark.parametrize("code", ["LOG001", "LOG002", "LOG003", "LOG004"])
def test_the_order_of_the_rows_makes_no_difference(code: str) -> None:
    for seed in range(0, SEEDS, 4):
        beside = draft(seed)
        if len({(row["case"], datetime.fromisoformat(row["time"])) for row in beside.rows}) < len(beside.rows):
            continue  # ties keep the order of the file
        turned = ask(beside._replace(rows=beside.rows[::-1]))
        one, two = ([keys(done, o) for o in done.outcomes if o.rule.code == code] for done in (verdict(seed), turned))
        assert one == two, seed


def _of_posts(key: str) -> Callable[[Beside], None]:
    def plant(beside: Beside) -> None:
        for entry in beside.charter["posts"].values():
            entry.pop(key, None)

    return plant


def _of_processes(key: str) -> Callable[[Beside], None]:
    def plant(beside: Beside) -> None:
        for entry in beside.charter["processes"].values():
            entry.pop(key, None)

    return plant


def _of_steps(key: str) -> Callable[[Beside], None]:
    def plant(beside: Beside) -> None:
        for entry in beside.charter["processes"].values():
            for step in entry["steps"].values():
                step.pop(key, None)

    return plant


def _held_for_ever(beside: Beside) -> None:
    for entry in beside.charter["posts"].values():
        entry["holder"] = [{"person": held["person"]} for held in entry["holder"]]


def _no_later_check(beside: Beside) -> None:
    for entry in beside.charter["processes"].values():
        for pair in entry.get("pairs", ()):
            pair.pop("later_check", None)


def _without_offsets(beside: Beside) -> None:
    for row in beside.rows:
        for key in ("time", "deadline", "end date", "extended to"):
            if key in row:
                row[key] = row[key][:-6] + "+00:00"


def _of_rows(key: str) -> Callable[[Beside], None]:
    def plant(beside: Beside) -> None:
        for row in beside.rows:
            row.pop(key, None)

    return plant


def _all_complete(beside: Beside) -> None:
    for row in beside.rows:
        row["lifecycle:transition"] = "complete"


def _no_delegations(beside: Beside) -> None:
    beside.charter.pop("delegations", None)


FAULTS: dict[str, Callable[[Beside], None]] = {
    "nobody stands in": _of_posts("backup"),
    "nobody is in a department": _of_posts("department"),
    "posts are held for ever": _held_for_ever,
    "nothing is delegated": _no_delegations,
    "nobody keeps track": _of_processes("tracked_by"),
    "there is no intake": _of_processes("intake"),
    "every part is logged": _of_processes("outside_log"),
    "no pairs": _of_processes("pairs"),
    "no later check is enough": _no_later_check,
    "the clock runs": _of_steps("clock"),
    "steps bear their ids alone": _of_steps("log"),
    "no step is automatic": _of_steps("automatic"),
    "no step says its stage": _of_steps("stage"),
    "nobody does a step": _of_steps("by"),
    "offsets are dropped": _without_offsets,
    "no deadline is put off": _of_rows("extended to"),
    "no end is recorded": _of_rows("end date"),
    "starts count too": _all_complete,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_planted_in_the_sight_of_the_oracle_is_noticed(fault: str) -> None:
    for seed in range(SEEDS):
        beside = copy.deepcopy(draft(seed))
        FAULTS[fault](beside)
        ours = expected(beside)
        if any(
            (keys(verdict(seed), outcome) or set()) != ours[outcome.rule.code] for outcome in verdict(seed).outcomes
        ):
            return
    pytest.fail(fault)
