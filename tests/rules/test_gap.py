"""Gaps: what GAP004 must not take for one."""

import pytest

from tests.charters import check, found


def undone(text: str) -> list[str]:
    """The duties that nobody does."""
    return [subject.id for finding in found(check(text), "GAP004") for subject in finding.subjects]


STAFF = """
departments: {market: {head: director}}
posts:
  director: {top: true}
  deputy: {reports_to: director}
  inspector: {reports_to: deputy}
  stranger: {reports_to: director}
  old: {reports_to: director, until: 2020-01-01}
"""


def test_the_head_of_a_unit_does_not_do_its_work() -> None:
    """Catalogue: "A without R is read as A and R unless the post heads a unit"."""
    assert undone(
        STAFF + "duties: {a: {accountable: director}, b: {accountable: market}, c: {accountable: deputy}}"
    ) == [
        "a",
        "b",
    ]


@pytest.mark.parametrize("more", ["mode: default", "tier: overall", "heading: true"])
def test_duties_of_mode_default_or_tier_overall_are_not_judged(more: str) -> None:
    """Catalogue: "duties of `mode: default` or `tier: overall`", and headings, which are no work."""
    assert undone(STAFF + f"duties: {{a: {{accountable: director, {more}}}}}") == []


def test_cells_written_a_r_or_r_a_name_who_does_it() -> None:
    """Catalogue: "cells written `A/R` or `R/A`"."""
    assert undone(STAFF + "duties: {a: {accountable: director, responsible: [director]}}") == []
    assert undone(STAFF + "duties: {a: {accountable: market, responsible: [director]}}") == []


def test_whoever_does_it_stands_below_at_any_depth_or_got_it_by_delegation() -> None:
    """Catalogue: "no R equal to it or below it (transitively by delegation)"."""
    assert undone(STAFF + "duties: {a: {accountable: director, responsible: inspector}}") == []
    beside = STAFF + "duties: {a: {accountable: deputy, responsible: stranger}}\n"
    assert undone(beside) == ["a"]
    handed = "delegations: [{by: deputy, to: inspector, duty: a}, {by: inspector, to: stranger, duty: a}]"
    assert undone(beside + handed) == []
    assert undone(beside + "delegations: [{by: deputy, to: stranger, duty: a}]") == []


def test_a_superior_does_not_do_it_for_whoever_answers() -> None:
    assert undone(STAFF + "duties: {a: {accountable: inspector, responsible: deputy}}") == ["a"]


def test_one_who_is_gone_does_nothing_and_one_who_is_unknown_may() -> None:
    """Catalogue: "Absent, vacant and not disclosed differ": the abolished are dropped, the unresolved are somebody."""
    assert undone(STAFF + "duties: {a: {accountable: director, responsible: old}}") == ["a"]
    assert undone(STAFF + "duties: {a: {accountable: director, responsible: {unknown: '0123'}}}") == []


def test_each_of_several_who_answer_needs_somebody_who_does_it() -> None:
    text = (
        STAFF
        + """
duties:
  a:
    accountable: [deputy, stranger]
    shared: {how: divided, reason: two halves, parts: {deputy: {}, stranger: {}}}
    responsible: inspector
"""
    )
    (finding,) = found(check(text), "GAP004")
    assert finding.witness["actor"] == "stranger"
