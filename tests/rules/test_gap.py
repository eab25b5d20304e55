"""Gaps: what GAP004 and GAP010 must not take for one."""

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
    """Must not fire: A does it personally: A without R is read as A and R unless the post heads a unit."""
    assert undone(
        STAFF + "duties: {a: {accountable: director}, b: {accountable: market}, c: {accountable: deputy}}"
    ) == [
        "a",
        "b",
    ]


@pytest.mark.parametrize("more", ["mode: default", "tier: overall"])
def test_duties_of_mode_default_or_tier_overall_are_not_judged(more: str) -> None:
    """Must not fire: duties of `mode: default` or `tier: overall`."""
    assert undone(STAFF + f"duties: {{a: {{accountable: director, {more}}}}}") == []
    assert undone(STAFF + "duties: {a: {accountable: director, mode: explicit, tier: direct}}") == ["a"]


def test_headings_are_no_work() -> None:
    assert undone(STAFF + "duties: {a: {accountable: director, heading: true}}") == []


def test_cells_written_a_r_or_r_a_name_who_does_it() -> None:
    """Must not fire: cells written `A/R` or `R/A`. (In real RACI tables many authors mean A to include R: hence the
    milder `raci`.).
    """
    assert undone(STAFF + "duties: {a: {accountable: director, responsible: [director]}}") == []
    assert undone(STAFF + "duties: {a: {accountable: market, responsible: [director]}}") == []
    bare = STAFF + "duties: {a: {accountable: director}}"
    grades = {profile: str(found(check(bare, profile), "GAP004")[0].severity) for profile in ("all", "raci")}
    assert grades == {"all": "error", "raci": "warning"}


def test_a_table_of_responsibility_names_who_does_it_and_no_superiors() -> None:
    """Catalogue: "RACI 'No R's'", a warning there: who answers is not taken to do it, and needs not stand above."""
    flat = "posts: {a: {}, b: {}}\nduties: {bare: {accountable: a}, done: {accountable: a, responsible: b}}"
    told = {
        profile: [(one.subtype, one.subjects[0].id) for one in found(check(flat, profile), "GAP004")]
        for profile in ("all", "raci")
    }
    assert told == {"all": [(None, "done")], "raci": [("unnamed", "bare")]}


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


# -- GAP010


def unowned(duty: str) -> list[str]:
    """The duties for which nobody is accountable."""
    report = check(f"posts: {{mayor: {{top: true}}}}\nduties: {{a: {{{duty}}}}}")
    return [subject.id for finding in found(report, "GAP010") for subject in finding.subjects]


@pytest.mark.parametrize("mode", ["default", "backup"])
def test_what_nobody_holds_explicitly_needs_nobody(mode: str) -> None:
    """Must not fire: duties of `mode: default` or `backup`."""
    assert unowned(f"mode: {mode}") == []
    assert unowned("mode: explicit") == ["a"]


def test_the_heading_of_a_phase_is_no_duty() -> None:
    """Must not fire: rows that are headings of a phase."""
    assert unowned("title: Phase one, heading: true") == []
    assert unowned("title: Phase one") == ["a"]


@pytest.mark.parametrize(("until", "named"), [("2026-06-01", []), ("2026-06-02", ["a"])])
def test_a_duty_that_has_ended_needs_nobody(until: str, named: list[str]) -> None:
    """Must not fire: a duty that has ended before t."""
    assert unowned(f"until: {until}") == named
