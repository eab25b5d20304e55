"""Loops, first inquiry, tracking, approval and monitoring: what PROC004-PROC007 must not fire on, or miss."""

import pytest

from respchain.checking.report import Report
from tests.charters import check, found

STAFF = """
departments: {{hall: {{head: chief}}, market: {{head: warden}}, stalls: {{part_of: market, head: steward}}}}
posts:
  chief: {{top: true, department: hall}}
  window: {{reports_to: chief, department: hall}}
  warden: {{reports_to: chief, department: market}}
  steward: {{reports_to: warden, department: stalls}}
  loner: {{reports_to: chief}}
  busy: {{reports_to: chief, escalate: {{to: chief, when: dispute}}}}
outsiders: {{applicant: {{kind: citizen}}}}
matters:
  {{permits: {{stages: [approve, monitor]}}, stall-permits: {{part_of: permits}}, fair-permits: {{part_of: permits}},
  public: {{public: true}}}}
{more}
"""


def told(text: str, code: str) -> list[tuple[str | None, list[str]]]:
    """The subtype and subjects of each finding."""
    report: Report = check(STAFF.format(more=text))
    return [(finding.subtype, [part.id for part in finding.subjects]) for finding in found(report, code)]


# -- PROC004


@pytest.mark.parametrize(
    ("review", "amend", "fires"),
    [
        ("by: warden, next: {good: end, bad: amend}", "by: window, next: review", True),
        ("by: warden, next: {good: end, bad: {step: amend, at_most: 3}}", "by: window, next: review", False),
        ("by: warden, next: {good: end, bad: amend}", "by: window, next: {back: {step: review, at_most: 1}}", False),
        ("by: chief, next: {good: end, bad: amend}", "by: window, next: review", False),
        ("by: hall, next: {good: end, bad: amend}", "by: window, next: review", False),
        ("by: loner, next: {good: end, bad: amend}", "by: busy, next: review", False),
        ("by: warden, escalate: {when: again}, next: {good: end, bad: amend}", "by: window, next: review", False),
        ("by: [warden, window], next: {good: end, bad: amend}", "by: window, next: review", False),
        ("automatic: true, next: {good: end, bad: amend}", "by: window, next: review", False),
        ("by: warden, next: {good: end, bad: review}", "by: window, next: review", False),
    ],
)
def test_a_revise_loop_with_a_maximum_of_rounds_is_no_ping_pong(review: str, amend: str, fires: bool) -> None:
    """Must not fire: a revise loop with a maximum of rounds."""
    text = f"processes: {{p: {{steps: {{review: {{{review}}}, amend: {{{amend}}}}}}}}}"
    assert told(text, "PROC004") == [(None, ["review", "amend"])] * fires


def test_the_escalation_of_a_matter_is_a_way_up_and_that_of_the_charter_is_not() -> None:
    steps = "{review: {by: warden, next: {good: end, bad: amend}}, amend: {by: window, next: review}}"
    general = "escalate: {when: no decision, within: 1 day}\n"
    assert told(f"{general}processes: {{p: {{matter: permits, steps: {steps}}}}}", "PROC004") != []
    report = check(
        STAFF.format(more=f"processes: {{p: {{matter: permits, steps: {steps}}}}}").replace(
            "permits: {stages:", "permits: {escalate: {when: dispute}, stages:"
        )
    )
    assert found(report, "PROC004") == []


def test_a_case_that_goes_round_through_a_system_goes_round() -> None:
    text = """
processes:
  p:
    steps:
      review: {by: warden, next: {good: end, bad: sort}}
      sort: {automatic: true, next: amend}
      amend: {by: window, next: file}
      file: {automatic: true, next: review}
"""
    assert told(text, "PROC004") == [(None, ["review", "sort", "amend", "file"])]


# -- PROC005


@pytest.mark.parametrize(
    ("said", "subtype"),
    [
        ("matter: public, steps: {a: {automatic: true, next: end}}", None),
        ("matter: public, intake: window, steps: {a: {automatic: true, next: end}}", "no-rule"),
        ("matter: public, steps: {a: {by: window, next: end}}", "no-rule"),
        ("matter: public, intake: {unknown: '7'}", "no-rule"),
        ("intake: window, first_inquiry: [handle, transfer, contact, record, urgent]", "incomplete"),
        ("intake: window, first_inquiry: [handle, transfer, contact, record, urgent, liability]", None),
        ("matter: permits, steps: {a: {by: window, next: end}}", None),
    ],
)
def test_self_service_channels_need_no_rule_of_first_inquiry(said: str, subtype: str | None) -> None:
    """Must not fire: self-service channels."""
    expected = [] if subtype is None else [(subtype, ["p"])]
    assert told(f"processes: {{p: {{{said}}}}}", "PROC005") == expected


def test_the_missing_parts_are_named() -> None:
    (finding,) = found(
        check(STAFF.format(more="processes: {p: {intake: window, first_inquiry: [handle, urgent]}}")), "PROC005"
    )
    assert finding.witness["part"] == ["transfer", "contact", "record", "liability"]
    assert str(finding.severity) == "warning"


# -- PROC006


@pytest.mark.parametrize(
    ("tracker", "tells", "receives", "lost"),
    [
        ("", "", "", True),
        ("tracked_by: window,", "", "", False),
        ("tracked_by: {unknown: '7'},", "", "", False),
        ("", "informs: [applicant],", "receives: {confirms: true},", False),
        ("", "informs: [applicant],", "receives: {accept_within: 1 day, silence: accepted},", True),
        ("", "informs: [chief],", "receives: {confirms: true},", True),
        ("", "", "receives: {confirms: true},", True),
    ],
)
def test_no_tracker_is_needed_where_the_receiver_has_confirmed_and_the_applicant_is_informed(
    tracker: str, tells: str, receives: str, lost: bool
) -> None:
    """Must not fire: the receiver has confirmed and the applicant is informed."""
    steps = f"a: {{by: window, {tells} next: b}}, b: {{by: warden, {receives} next: end}}"
    expected = [("untracked", ["p"])] * lost
    assert told(f"processes: {{p: {{{tracker} steps: {{{steps}}}}}}}", "PROC006") == expected
    tells_later = f"a: {{by: window, next: b}}, b: {{by: warden, {receives} {tells} next: end}}"
    assert told(f"processes: {{p: {{{tracker} steps: {{{tells_later}}}}}}}", "PROC006") == expected


def test_inside_one_unit_nothing_is_passed_on() -> None:
    text = "processes: {p: {steps: {a: {by: window, next: b}, b: {by: chief, next: end}}}}"
    assert told(text, "PROC006") == []


@pytest.mark.parametrize(
    ("duty", "by", "astray"),
    [
        ("matter: permits, accountable: warden", "loner", True),
        ("matter: permits, accountable: warden", "warden", False),
        ("matter: permits, accountable: market", "steward", False),  # below whoever answers
        ("matter: permits, accountable: steward", "warden", True),
        ("matter: permits, accountable: warden, responsible: loner", "loner", False),
        ("matter: stall-permits, accountable: warden", "loner", True),
        ("matter: public, accountable: warden", "loner", False),  # nobody answers for this matter
        ("matter: permits, accountable: warden, tier: overall", "loner", False),
        ("matter: permits, accountable: warden", "[loner, warden]", False),
        ("matter: permits, accountable: warden", "{unknown: '7'}", False),
    ],
)
def test_the_referral_ends_with_somebody_who_answers_for_the_matter(duty: str, by: str, astray: bool) -> None:
    text = f"""
duties: {{grant: {{stage: approve, {duty}}}}}
processes:
  p:
    matter: permits
    tracked_by: window
    steps: {{a: {{by: busy, next: b}}, b: {{by: {by}, next: end}}}}
"""
    assert told(text, "PROC006") == [("elsewhere", ["p"])] * astray


# -- PROC007

APART = """
duties:
  grant: {{matter: permits, stage: approve, accountable: {approves}{grant}}}
  watch: {{matter: permits, stage: {stage}, accountable: {monitors}{watch}}}
processes:
  p:
    matter: {matter}
    steps:
      decide: {{by: chief, limit: 2 days, {forth}next: end}}
      report: {{{by}, {limit}{back}trigger: a breach, next: end}}
"""
FIT = {
    "approves": "chief", "monitors": "market", "grant": "", "watch": "", "stage": "monitor", "matter": "permits",
    "forth": "informs: [market], ", "back": "informs: [hall], ", "limit": "limit: 1 day, ", "by": "by: warden",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "subtype"),
    [
        ({}, None),
        ({"forth": "", "back": ""}, "no-link"),
        ({"forth": ""}, "no-report"),
        ({"back": ""}, "no-return"),
        ({"limit": ""}, "no-limit"),
        ({"matter": "public"}, "no-link"),
        ({"matter": "stall-permits"}, None),
        ({"forth": "informs: [stalls], "}, None),  # a part of the unit
        ({"forth": "informs: [loner], "}, "no-report"),
        ({"by": "by: steward"}, None),
        ({"by": "by: loner"}, "no-return"),
        ({"by": "automatic: true"}, None),  # a system tells it for whoever has it
        ({"by": "by: {unknown: '7'}"}, None),
        ({"forth": "", "grant": ", informed: [warden], within: 5 days"}, None),
        ({"forth": "", "grant": ", informed: [warden]"}, "no-limit"),
        ({"back": "", "watch": ", informed: [hall], every: month"}, None),
        ({"forth": "", "back": "", "stage": "execute"}, None),  # a whole group of stages is no proof of monitoring
        ({"forth": "", "back": "", "watch": ", tier: overall"}, None),
    ],
)
def test_approval_and_monitoring_tell_each_other_within_a_limit(change: dict[str, str], subtype: str | None) -> None:
    expected = [] if subtype is None else [(subtype, ["permits", "chief", "warden"])]
    assert told(APART.format(**{**FIT, **change}), "PROC007") == expected


@pytest.mark.parametrize(("approves", "monitors"), [("chief", "window"), ("hall", "window"), ("loner", "loner")])
def test_within_the_same_unit_no_link_is_needed(approves: str, monitors: str) -> None:
    """Must not fire: same unit."""
    change = {"approves": approves, "monitors": monitors, "forth": "", "back": ""}
    assert told(APART.format(**{**FIT, **change}), "PROC007") == []


def test_a_case_that_is_handed_over_tells_the_other_unit() -> None:
    text = APART.format(**{**FIT, "forth": "", "back": ""})
    forth = text.replace("limit: 2 days, next: end", "limit: 2 days, next: visit")
    forth += "      visit: {by: warden, limit: 3 days, next: end}\n"
    assert told(forth, "PROC007") == [("no-return", ["permits", "chief", "warden"])]
    assert told(forth.replace("limit: 3 days, next: end", "limit: 3 days, next: decide"), "PROC007") == []


def test_one_pair_of_units_on_one_matter_is_one_finding() -> None:
    text = """
duties:
  grant: {matter: permits, stage: approve, accountable: chief}
  refuse: {matter: permits, stage: approve, accountable: window}
  watch: {matter: permits, stage: monitor, accountable: warden}
  visit: {matter: stall-permits, stage: monitor, accountable: loner}
"""
    assert told(text, "PROC007") == [
        ("no-link", ["permits", "chief", "window", "warden"]),
        ("no-link", ["stall-permits", "chief", "window", "loner"]),
    ]
