"""The worked cases: what the frozen charters must and must not report, as far as the rules that are built reach."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from respchain.checking import judged
from respchain.checking import report as report_on
from respchain.checking.report import Report
from respchain.files.reading import read
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Effect, Finding
from respchain.rules import own_rules
from tests.case_boxes import told

CASES = yaml.load(Path("tests/data/cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
BUILT = {rule.code for rule in own_rules()}


def days() -> Iterator[Any]:
    for name, case in CASES["charters"].items():
        for day, lists in case["days"].items():
            for profile in case["profiles"]:
                for language in ("en", "zh"):
                    what = f"{name} {day} {profile} {language}"
                    yield pytest.param(case["file"], day, lists, profile, language, id=what)


def codes(demand: dict[str, Any]) -> set[str]:
    said = demand["rule"]
    return set(said if isinstance(said, list) else [said]) & BUILT


def ids(value: Any) -> Iterator[str]:
    """Every id that a witness names."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner)
    elif isinstance(value, str):
        yield value


def named(found: Finding | Effect) -> set[str]:
    witness = set(ids(dict(found.witness))) if isinstance(found, Finding) else set()
    return {subject.id for subject in found.subjects} | witness


def meeting(report: Report, demand: dict[str, Any]) -> list[Finding | Effect]:
    """The findings, and the effects of findings, of the rules demanded, about the parts demanded."""
    everything: list[Finding | Effect] = [
        *report.findings,
        *(one for found in report.findings for one in found.related),
    ]
    return [
        found
        for found in everything
        if found.rule in codes(demand)
        and demand.get("subtype") in (None, found.subtype)
        and set(demand.get("about", ())) <= named(found)
    ]


@pytest.mark.parametrize(("file", "day", "lists", "profile", "language"), list(days()))
def test_a_case_reports_what_it_must_and_nothing_that_it_must_not(
    file: str, day: date, lists: dict[str, Any], profile: str, language: str
) -> None:
    done = judged(read(file), profile, day, language)
    report = report_on(done)
    assert not report.crashed
    for demand in lists["must"]:
        if codes(demand):
            assert meeting(report, demand), demand
            assert told(done, codes(demand), demand, every=True), demand
    for demand in lists["must_not"]:
        if codes(demand):
            assert not (meeting(report, demand) and told(done, codes(demand), demand, every=False)), demand
    silent = BUILT if lists.get("silent") == "all" else BUILT & set(lists.get("silent") or ())
    assert not [found for found in report.findings if found.rule in silent]


def variants() -> Iterator[Any]:
    for name, case in CASES["charters"].items():
        for what, variant in (case.get("variants") or {}).items():
            yield pytest.param(case["file"], variant, case["profiles"][0], id=f"{name}: {what}")


def merged(stated: Any, change: Any) -> Any:
    """What is stated, with a change laid over it."""
    if not isinstance(stated, dict) or not isinstance(change, dict):
        return change
    return {**stated, **{key: merged(stated.get(key), value) for key, value in change.items()}}


@pytest.mark.parametrize(("file", "variant", "profile"), list(variants()))
def test_a_variant_of_a_case_reports_what_it_must_and_nothing_that_it_must_not(
    file: str, variant: Any, profile: str
) -> None:
    whole = merged(yaml.load(Path(file).read_text("utf-8"), yaml.CSafeLoader), variant["set"])
    report = report_on(judged(Stated(charter_validator().validate_python(whole)), profile, variant["day"]))
    assert all(meeting(report, demand) for demand in variant["must"] if codes(demand))
    assert not any(meeting(report, demand) for demand in variant["must_not"] if codes(demand))
