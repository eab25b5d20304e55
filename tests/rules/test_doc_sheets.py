"""Sheets against the map: what DOC002 asks of job descriptions, and what not."""

from typing import Any

import pytest

from respchain.rule import ERROR
from tests.charters import check, found

WHOLE = "code: A, process: p, competences: [law], promotion: up, standards: [s]"


def said(text: str) -> list[tuple[str | None, str, Any]]:
    """Subtype, post, and the duties or fields named."""
    told = found(check(text), "DOC002")
    return [(one.subtype, one.subjects[0].id, one.witness.get("listed") or one.witness["field"]) for one in told]


def sheets(job: str, duties: str, more: str = "") -> list[tuple[str | None, str, Any]]:
    posts = f"posts: {{a: {{title: A, top: true, job: {{{job}}}}}, b: {{title: B, reports_to: a}}{more}}}"
    return said(f"{posts}\nduties: {{{duties}}}")


def test_both_directions_are_told_and_the_witness_says_which() -> None:
    text = f"""
posts: {{a: {{title: A, top: true, job: {{{WHOLE}, duties: [x, z]}}}}, b: {{title: B, reports_to: a}}}}
duties: {{x: {{accountable: a}}, y: {{accountable: b, responsible: a}}, z: {{accountable: b}}}}
"""
    (one,) = found(check(text), "DOC002")
    assert (one.subtype, one.severity, one.witness["sheet"], one.witness["map"]) == ("mismatch", ERROR, "z", "y")
    assert "z, y" in one.message


def test_wording_variants_are_the_same_duty() -> None:
    """Must not fire: wording variants: compare ids."""
    assert (
        sheets(f"{WHOLE}, duties: [x]", "x: {title: 'Anything — worded, elsewhere, otherwise', accountable: a}") == []
    )


def test_a_post_without_a_sheet_is_not_judged() -> None:
    """Must not fire: a post with no stated sheet (`job`) is not judged."""
    assert sheets(f"{WHOLE}, duties: [x]", "x: {accountable: a}, y: {accountable: b}") == []
    told = check("posts: {a: {top: true}}\nduties: {x: {accountable: a}}")
    assert {rule.rule: rule.not_judged for rule in told.rules}["DOC002"] == "no post states a sheet"


def test_a_sheet_that_lists_no_duties_has_those_of_the_map() -> None:
    """Must not fire: sheets generated from the map cannot differ, so this reads sheets that exist elsewhere."""
    assert sheets(WHOLE, "x: {accountable: a}, y: {accountable: b, responsible: a}") == []


@pytest.mark.parametrize(
    ("duty", "on_the_map"),
    [
        ("accountable: a", True),
        ("accountable: b, responsible: [a]", True),
        ("accountable: b, assist: [a], consulted: [a], informed: [a]", False),
        ("accountable: market", True),  # the department that it heads
        ("accountable: a, tier: overall", True),
        ("accountable: a, mode: default", True),
        ("accountable: a, heading: true", False),
        ("accountable: a, until: 2026-06-01", False),
        ("accountable: a, since: 2026-06-02", False),
    ],
)
def test_the_map_gives_a_post_what_it_answers_for_or_does(duty: str, on_the_map: bool) -> None:
    for listed, differs in (("[x]", not on_the_map), ("[]", on_the_map)):
        text = f"""
departments: {{market: {{head: a}}}}
posts: {{a: {{title: A, top: true, job: {{{WHOLE}, duties: {listed}}}}}, b: {{title: B, reports_to: a}}}}
duties: {{x: {{{duty}}}}}
"""
        assert ("mismatch" in [subtype for subtype, *_ in said(text)]) == differs


def test_what_is_delegated_is_on_the_sheet_of_whoever_does_it() -> None:
    text = f"""
posts: {{b: {{title: B, top: true}}, a: {{title: A, reports_to: b, job: {{{WHOLE}, duties: [x]}}}}}}
duties: {{x: {{accountable: b}}}}
delegations: [{{by: b, to: a, duty: x}}]
"""
    assert said(text) == []
    assert said(text.replace("delegations", "#")) == [("mismatch", "a", "x")]


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("code", "code: A"),
        ("process", "process: p"),
        ("competences", "competences: [law]"),
        ("promotion", "promotion: up"),
        ("standards", "standards: [s]"),
    ],
)
def test_each_required_field_that_is_missing_is_named(field: str, key: str) -> None:
    job = WHOLE.replace(key, "purpose: why")
    assert sheets(job, "x: {accountable: a}") == [("field-missing", "a", field)]


def test_the_name_of_the_post_and_its_work_items_are_fields_too() -> None:
    text = f"posts: {{a: {{top: true, job: {{{WHOLE}}}}}}}"
    assert said(text) == [("field-missing", "a", ["title", "duties"])]


def test_cn_gov_asks_for_more_fields() -> None:
    """In `cn-gov` also: quantified standard, how to fulfil, cost of dereliction."""
    posts = f"posts: {{a: {{title: A, top: true, job: {{{WHOLE}, fulfilment: daily}}}}}}"
    (one,) = found(check(f"{posts}\nduties: {{x: {{accountable: a}}}}", "cn-gov"), "DOC002")
    assert one.witness["field"] == ["quantified", "dereliction"]


def test_a_duty_that_the_source_of_the_sheet_alone_knows_is_a_dangling_reference() -> None:
    posts = f"posts: {{a: {{title: A, top: true, job: {{{WHOLE}, duties: [x, {{unknown: '7'}}]}}}}}}"
    text = f"{posts}\nduties: {{x: {{accountable: a}}}}"
    assert said(text) == []
    (one,) = [one for one in found(check(text), "DOC004") if one.subtype == "dangling-reference"]
    assert one.subjects[0].id == "a.job.duties:7"
