"""How cases go up: what HIER007 must not fire on, and what it must not miss."""

from textwrap import dedent
from typing import Any

import pytest

from tests.charters import ask, check, found

LINE = """
departments: {city: {head: mayor}}
posts:
  mayor: {department: city}
  head: {department: city, reports_to: mayor}
  chief: {department: city, reports_to: head}
  clerk: {department: city, reports_to: chief}
"""
GENERAL = "escalate: {when: no decision, within: 1 day}\n"


def faults(text: str) -> list[tuple[str | None, list[str]]]:
    """What HIER007 finds: the subtype, and the ids of the subjects."""
    findings = found(check(text), "HIER007")
    return [(finding.subtype, [subject.id for subject in finding.subjects]) for finding in findings]


def judged(text: str) -> str | None:
    """Why HIER007 could not judge, where it could not."""
    (tested,) = [rule for rule in check(text).rules if rule.rule == "HIER007"]
    return tested.not_judged


def test_duties_of_the_top_leader_go_nowhere() -> None:
    """Must not fire: duties of the top leader."""
    own = "duties: {lead: {accountable: mayor, escalate: {when: dispute}}, all: {accountable: city}}"
    assert faults(LINE + own) == []
    assert faults(LINE + own.replace("accountable: mayor", "accountable: head")) == [("no-deadline", ["lead"])]


def test_a_body_that_the_top_leader_chairs_goes_nowhere_either() -> None:
    text = LINE + "escalate: {when: late}\nbodies: {board: {chair: mayor}}\nduties: {plan: {accountable: board}}"
    assert faults(text) == []
    assert faults(text.replace("chair: mayor", "chair: head")) == [("no-deadline", ["charter"])]


def test_a_step_goes_up_as_its_duty_does() -> None:
    """Must not fire: steps that inherit the escalation of their duty."""
    text = LINE + dedent("""
    matters: {permits: {title: Permits}}
    duties: {permit: {matter: permits, accountable: clerk, escalate: {when: dispute, within: 1 day}}}
    processes: {permit: {matter: permits, steps: {accept: {by: clerk, next: end}}}}
    """)
    assert faults(text) == []
    other = text.replace("by: clerk", "by: chief")
    assert faults(other) == [("unsaid", ["charter"])]
    own = text.replace("by: clerk", "by: clerk, escalate: {when: late}")
    assert faults(own) == [("no-deadline", ["accept"])]
    lost = text.replace("by: clerk", "by: [clerk], escalate: {to: chief, when: late, within: 1 day}")
    assert faults(lost) == []


def test_what_a_step_takes_over_does_not_lead_its_actor_down_or_to_himself() -> None:
    text = (
        LINE
        + GENERAL
        + dedent("""
    matters: {permits: {escalate: {to: chief}}}
    duties: {permit: {matter: permits, accountable: clerk}, decide: {matter: permits, accountable: head}}
    processes: {permit: {matter: permits, steps: {weigh: {by: chief, next: end}}}}
    """)
    )
    assert faults(text) == []
    assert faults(text.replace("accountable: head", "accountable: head, escalate: {to: chief}")) == [
        ("not-rising", ["decide"])
    ]


@pytest.mark.parametrize("within", ["", "within: 2 days, "])
def test_a_continuous_duty_has_a_period_and_no_deadline(within: str) -> None:
    """Must not fire: continuous duties (then a period, not a deadline)."""
    stated = f"duties: {{watch: {{accountable: clerk, {within}every: month}}}}"
    assert faults(LINE + "escalate: {when: no decision}\n" + stated) == []
    assert faults(LINE + GENERAL + stated) == []
    assert faults(LINE + "escalate: {within: 1 day}\n" + stated) == [("no-trigger", ["charter"])]
    once = stated.replace(", every: month", "")
    assert faults(LINE + "escalate: {when: no decision}\n" + once) == [("no-deadline", ["charter"])]


def test_a_step_of_a_continuous_duty_needs_no_deadline_either() -> None:
    text = LINE + dedent("""
    escalate: {when: late}
    matters: {permits: {title: Permits}}
    duties: {watch: {matter: permits, accountable: clerk, every: month}}
    processes: {permit: {matter: permits, steps: {see: {by: clerk, next: end}}}}
    """)
    assert faults(text) == []
    assert faults(text.replace("every: month", "weight: 1")) == [("no-deadline", ["charter"])]


@pytest.mark.parametrize(
    ("within", "late"), [("3 days", []), ("72 hours", []), ("2 days", [("too-long", ["file"])]), ("即时", ["too-long"])]
)
def test_the_deadlines_of_all_hops_fit_in_the_limit_of_the_duty(within: str, late: list[Any]) -> None:
    found_ = faults(LINE + GENERAL + f"duties: {{file: {{accountable: clerk, within: {within}}}}}")
    assert found_ == (late if late != ["too-long"] else [("too-long", ["file"])])


def test_each_hop_counts_by_whoever_speaks_for_it() -> None:
    text = (
        GENERAL
        + LINE.replace("chief: {", "chief: {escalate: {within: 3 days}, ")
        + dedent("""
    duties:
      first: {accountable: clerk, within: 5 days}
      second: {accountable: clerk, within: 5 days, escalate: {within: 2 days}}
      third: {accountable: clerk, within: 4 days, escalate: {to: head, within: 3 days}}
    """)
    )
    assert faults(text) == [("too-long", ["second"]), ("too-long", ["third"])]
    (one, other) = found(check(text), "HIER007")
    assert one.witness["total"] == "7 days"
    assert other.witness["total"] == "6 days"
    assert "7 days from" in one.message


def test_what_cannot_be_compared_is_not_judged() -> None:
    text = LINE + "escalate: {when: late, within: 1 working day}\nduties: {file: {accountable: clerk, within: 4 days}}"
    assert faults(text) == []
    assert judged(text) is not None
    assert judged(text.replace("4 days", "3 working days")) is None


def test_without_any_escalation_nothing_is_judged() -> None:
    text = LINE + "duties: {file: {accountable: clerk}}"
    assert faults(text) == []
    assert judged(text) == "the charter states no escalate"
    assert faults(text.replace("clerk}", "clerk, escalate: {when: late, within: 1 day}}")) == []


def test_one_cause_is_one_finding_with_the_ways_that_it_touches() -> None:
    text = LINE + dedent("""
    matters: {permits: {escalate: {when: dispute}}}
    duties:
      one: {matter: permits, accountable: clerk}
      two: {matter: permits, accountable: chief}
      other: {accountable: clerk}
      third: {accountable: head}
    """)
    findings = found(check(text), "HIER007")
    assert [(one.subtype, one.subjects[0].id, one.count, one.witness["duty"]) for one in findings] == [
        ("unsaid", "charter", 2, ["other", "third"]),
        ("no-deadline", "permits", 2, ["one", "two"]),
    ]


def test_a_post_on_the_way_speaks_for_its_own_hop() -> None:
    up = LINE.replace("head: {", "head: {escalate: {when: dispute}, ").replace(
        "chief: {", "chief: {escalate: {when: x}, "
    )
    text = up + "duties: {file: {accountable: clerk, escalate: {to: chief, when: late, within: 1 day}}}"
    assert faults(text) == []
    assert faults(text.replace(", within: 1 day", "")) == [
        ("no-deadline", ["head"]),
        ("no-deadline", ["chief"]),
        ("no-deadline", ["file"]),
    ]


def test_an_entry_that_names_somebody_and_says_no_more_takes_its_terms_from_the_general_rule() -> None:
    text = LINE + "duties: {file: {accountable: clerk, escalate: {to: head}}}"
    assert faults(GENERAL + text) == []
    assert faults(text) == [("no-terms", ["file"])]


def test_a_way_that_ends_at_an_orphan_is_told_with_the_orphan() -> None:
    text = GENERAL + LINE.replace("head: {department: city, reports_to: mayor}", "head: {department: city}")
    report = check(text + "duties: {file: {accountable: clerk}, see: {accountable: chief}}")
    assert found(report, "HIER007") == []
    (orphan,) = found(report, "HIER002")
    assert [(one.rule, one.count) for one in orphan.related if one.rule == "HIER007"] == [("HIER007", 2)]
    assert "HIER007" in report.conditions["C7"].rules


def test_a_way_round_is_told_with_the_circle_of_command() -> None:
    text = GENERAL + LINE.replace("head: {department: city, reports_to: mayor}", "head: {reports_to: clerk}")
    report = check(text + "duties: {file: {accountable: clerk}}")
    assert found(report, "HIER007") == []
    (circle,) = found(report, "HIER001")
    assert [one.rule for one in circle.related if one.rule == "HIER007"] == ["HIER007"]


def test_a_body_is_no_way_up_for_its_chair() -> None:
    text = GENERAL + dedent("""
    departments: {city: {head: mayor}}
    posts: {mayor: {department: city}, clerk: {department: city, reports_to: board}}
    bodies: {board: {chair: clerk}}
    duties: {file: {accountable: clerk}}
    """)
    assert faults(text) == [("no-superior", ["clerk"])]
    round_ = text.replace("chair: clerk", "chair: aide").replace(
        "clerk: {", "aide: {department: city, reports_to: clerk}, clerk: {"
    )
    assert {subtype for subtype, _ in faults(round_)} == {"circle"}


@pytest.mark.parametrize(
    ("to", "why"),
    [("clerk", "not-rising"), ("aside", "not-rising"), ("gone", "lost"), ("province", "not-rising"), ("mayor", "")],
)
def test_each_hop_leads_to_somebody_who_stands_above(to: str, why: str) -> None:
    text = (
        GENERAL
        + LINE
        + f"""
  aside: {{department: city, reports_to: head}}
  gone: {{department: city, reports_to: head, until: 2026-01-01}}
outsiders: {{province: {{kind: external-superior}}}}
duties:
  own: {{accountable: chief, escalate: {{to: {to}}}}}
"""
    )
    assert faults(text) == ([(why, ["own"])] if why else [])
    by_post = text.replace(f", escalate: {{to: {to}}}", "").replace("chief: {", f"chief: {{escalate: {{to: {to}}}, ")
    assert faults(by_post) == ([(why, ["chief"])] if why else [])


def test_an_unresolved_name_is_not_judged() -> None:
    text = GENERAL + LINE + 'duties: {own: {accountable: chief, escalate: {to: {unknown: "7"}}}}'
    assert faults(text) == []
    assert judged(text) == "cases go up to somebody whom the source could not resolve"


def test_a_way_comes_to_the_top_of_the_lowest_organisation() -> None:
    text = GENERAL + dedent("""
    departments: {city: {head: mayor}, agency: {part_of: city, organisation: true, head: chief}}
    posts:
      mayor: {department: city}
      chief: {department: agency, reports_to: mayor}
      deputy: {department: agency, reports_to: chief}
      clerk: {department: agency, reports_to: deputy}
    duties: {file: {accountable: clerk, within: 2 days}, lead: {accountable: chief}}
    """)
    assert faults(text) == []
    assert faults(text.replace("within: 2 days", "escalate: {to: mayor}")) == [("past-top", ["clerk"])]


def test_a_post_lent_to_another_organisation_still_comes_to_its_own_top() -> None:
    text = GENERAL + dedent("""
    departments: {city: {head: mayor}, agency: {part_of: city, organisation: true, head: chief}}
    posts:
      mayor: {department: city}
      chief: {department: agency, reports_to: mayor}
      lent: {department: city, reports_to: chief}
    duties: {file: {accountable: lent, within: 2 days}}
    """)
    assert faults(text) == []


def test_of_several_superiors_the_one_who_leads_to_the_top_counts() -> None:
    posts = "a: {reports_to: [stray, mayor]}, stray: {department: city}"
    text = GENERAL + f"departments: {{city: {{head: mayor}}}}\nposts: {{mayor: {{department: city}}, {posts}}}\n"
    text = text.replace("a: {", "a: {department: city, ")
    assert faults(text + "duties: {file: {accountable: a}}") == []


@pytest.mark.parametrize("lead", ["", "lead: head, "])
def test_where_one_leads_the_way_of_the_lead_counts(lead: str) -> None:
    shared = f"shared: {{how: joint, {lead}reason: Two laws}}"
    text = GENERAL + LINE + f"duties: {{file: {{accountable: [clerk, head], within: 2 days, {shared}}}}}"
    assert faults(text) == ([] if lead else [("too-long", ["file"])])


def test_what_is_wrong_shows_on_the_chain_of_its_duty() -> None:
    from respchain.checking.tracing import trace

    done = ask(LINE + "escalate: {when: late}\nduties: {file: {accountable: clerk}, lead: {accountable: mayor}}")
    assert "HIER007" in [finding.rule for finding in trace(done, "file").breaks]
    assert "HIER007" not in [finding.rule for finding in trace(done, "lead").breaks]
