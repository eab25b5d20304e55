"""Limits and commitments: what TIME001-TIME006 must not fire on, and what they must not miss."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking.report import Report
from tests.charters import ask, check, found
from tests.oracle.comparing import ask as judge
from tests.oracle.timing import hours, slowest

WINDOW = "posts: {window: {top: true}}\nbases: {law: {rank: law}}\n"


def licence(steps: str, more: str = "") -> Report:
    """A charter with one process of these steps."""
    return check(f"{WINDOW}processes: {{licence: {{{more} steps: {{{steps}}}}}}}")


def told(report: Report, code: str) -> list[tuple[str | None, list[str]]]:
    """The subtype and subjects of each finding."""
    return [(finding.subtype, [part.id for part in finding.subjects]) for finding in found(report, code)]


def unjudged(text: str, code: str) -> str | None:
    """Why a rule could not judge."""
    return next(outcome.not_judged for outcome in ask(text).outcomes if outcome.rule.code == code)


# -- TIME001


@pytest.mark.parametrize(
    ("matter", "grade"), [("matter: permits,", "error"), ("matter: inside,", "warning"), ("", "warning")]
)
def test_a_step_without_a_limit_is_an_error_for_what_serves_the_public(matter: str, grade: str) -> None:
    """Catalogue: "error for public items, warning else"."""
    report = check(f"""
    posts: {{window: {{top: true}}}}
    matters: {{permits: {{public: true}}, inside: {{}}}}
    processes: {{licence: {{{matter} steps: {{accept: {{by: window, next: end}}}}}}}}
    """)
    assert [(one.subtype, str(one.severity)) for one in found(report, "TIME001")] == [
        ("no-start", grade),
        ("step", grade),
    ]


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ("", True),
        ("within: 5 days", False),
        ("within: 即时", False),
        ("every: month", False),
        ("heading: true", False),
        ("tier: overall", False),
        ("mode: default", False),
        ("public: false", False),
    ],
)
def test_continuous_duties_need_a_period_and_no_limit(said: str, fires: bool) -> None:
    """Must not fire: continuous duties (they need a period)."""
    text = f"""
    posts: {{window: {{top: true}}}}
    matters: {{services: {{public: true}}, permits: {{part_of: services}}}}
    duties: {{answer: {{matter: permits, accountable: window, {said}}}}}
    """
    assert told(check(text), "TIME001") == [("duty", ["answer"])] * fires


def test_a_duty_takes_the_limit_of_its_matter() -> None:
    text = """
    posts: {window: {top: true}}
    matters: {permits: {public: true, within: 5 days}}
    duties: {answer: {matter: permits, accountable: window}}
    """
    assert told(check(text), "TIME001") == []


# -- TIME002

REVIEW = (
    "accept: {{by: window, limit: 1 working day, next: review}},"
    "review: {{by: window, limit: 5 working days, next: visit}},"
    "visit: {{by: window, limit: 3 working days, {clock} next: decide}},"
    "decide: {{by: window, limit: 2 working days, next: end}}"
)


@pytest.mark.parametrize(
    ("clock", "sum_"),
    [
        ("", "11 working days"),
        ("clock: runs,", "11 working days"),
        ("clock: excluded,", "11 working days"),
        ("clock: excluded, basis: law 45,", None),
        ("clock: stopped,", None),
    ],
)
def test_periods_that_the_law_excludes_do_not_count(clock: str, sum_: str | None) -> None:
    """Must not fire: periods that the law excludes (expert review, hearing, site inspection where so provided)."""
    report = licence(REVIEW.format(clock=clock), "promise: 10 working days,")
    assert [finding.witness["total"] for finding in found(report, "TIME002")] == [sum_] * (sum_ is not None)


def test_the_witness_is_the_path_the_sum_and_the_promise() -> None:
    (finding,) = found(licence(REVIEW.format(clock=""), "promise: 10个工作日, statutory: 20个工作日,"), "TIME002")
    assert finding.subtype == "sum"
    assert finding.witness == {
        "process": "licence",
        "step": ["accept", "review", "visit", "decide"],
        "promise": "10个工作日",
        "total": "11 working days",
    }
    assert "11 working days" in finding.message
    assert "10个工作日" in finding.message


@pytest.mark.parametrize(("promise", "fires"), [("10 working days", True), ("11 working days", False), ("2周", True)])
def test_the_sum_may_be_as_long_as_the_promise(promise: str, fires: bool) -> None:
    """Catalogue: "> the promised limit". Eleven working days never take less than 15 days, and two weeks are 14."""
    report = licence(REVIEW.format(clock=""), f"promise: {promise},")
    assert bool(found(report, "TIME002")) == fires


@pytest.mark.parametrize("next_", ["[review, visit]", "{large: review, small: visit}"])
def test_of_parallel_branches_the_longest_counts(next_: str) -> None:
    """Catalogue: "parallel branches: the maximum", whether both are taken or one."""
    steps = (
        f"accept: {{by: window, limit: 1 day, next: {next_}}}, review: {{by: window, limit: 5 days, next: decide}},"
        "visit: {by: window, limit: 3 days, next: decide}, decide: {by: window, limit: 2 days, next: end}"
    )
    assert told(licence(steps, "promise: 8 days,"), "TIME002") == []
    (finding,) = found(licence(steps, "promise: 7 days,"), "TIME002")
    assert finding.witness["step"] == ["accept", "review", "decide"]


def test_the_time_to_accept_lies_inside_the_limit_of_the_step() -> None:
    steps = "accept: {by: window, limit: 2 days, receives: {accept_within: 1 day, silence: accepted}, next: end}"
    assert told(licence(steps, "promise: 2 days,"), "TIME002") == []


@pytest.mark.parametrize(("rounds", "sum_"), [(1, 7), (2, 10), (3, 13)])
def test_a_loop_counts_as_many_more_rounds_as_it_may_take(rounds: int, sum_: int) -> None:
    steps = (
        f"review: {{limit: 2 days, next: {{complete: decide, incomplete: {{step: amend, at_most: {rounds}}}}}}},"
        "amend: {by: window, limit: 1 day, next: review}, decide: {by: window, limit: 2 days, next: end}"
    )
    (finding,) = found(licence(steps, "promise: 3 days,"), "TIME002")
    assert finding.witness["total"] == f"{sum_} days"


def test_many_rounds_are_summed_as_far_as_is_needed() -> None:
    steps = "accept: {by: window, limit: 1 day, next: {done: end, again: {step: accept, at_most: 1000000}}}"
    assert told(licence(steps, "promise: 900 days,"), "TIME002") == [("sum", ["licence"])]
    text = f"{WINDOW}processes: {{licence: {{promise: 100 years, steps: {{{steps}}}}}}}"
    assert found(check(text), "TIME002") == []
    assert unjudged(text, "TIME002")


@pytest.mark.parametrize(
    "steps",
    [
        "a: {limit: 9 days, next: {again: b, done: end}}, b: {limit: 9 days, next: a}",  # a loop without a bound
        "a: {limit: 1 day, next: b}, b: {next: end}",  # a step without a limit
        "a: {limit: 9 days, next: b}, b: {limit: 9 days, next: b}",  # no way to an end
        "a: {limit: 5 working days, next: end}",  # takes five to seven days
    ],
)
def test_what_cannot_be_summed_is_not_judged(steps: str) -> None:
    """Could not judge is never clean, and never a finding."""
    text = f"processes: {{p: {{promise: 6 days, steps: {{{steps}}}}}}}"
    assert found(check(text), "TIME002") == []
    assert unjudged(text, "TIME002")


def test_a_sum_of_which_a_part_is_unknown_may_already_be_too_long() -> None:
    text = "processes: {p: {promise: 6 days, steps: {a: {limit: 9 days, next: b}, b: {next: end}}}}"
    assert told(check(text), "TIME002") == [("sum", ["p"])]


def test_a_loop_in_which_no_time_passes_adds_nothing() -> None:
    steps = (
        "a: {limit: 3 days, next: b}, b: {clock: stopped, next: {again: c, done: d}}, c: {limit: 即时, next: b},"
        "d: {limit: 3 days, next: end}"
    )
    assert told(licence(steps, "promise: 5 days,"), "TIME002") == [("sum", ["licence"])]
    assert told(licence(steps, "promise: 6 days,"), "TIME002") == []
    assert unjudged(f"processes: {{p: {{promise: 6 days, steps: {{{steps}}}}}}}", "TIME002") is None


def test_the_time_to_supplement_before_the_clock_starts_does_not_count() -> None:
    """Worked case: "The 5-day notice as a further limit against the promise: the clock starts at acceptance"."""
    steps = (
        "accept: {limit: 1 day, next: {complete: review, incomplete: {step: notice, at_most: 1}}},"
        "notice: {limit: 5 days, clock: stopped, next: review}, review: {limit: 5 days, next: end}"
    )
    assert told(licence(steps, "promise: 6 days,"), "TIME002") == []


@pytest.mark.parametrize(
    ("promise", "law", "subtypes"),
    [
        ("20 working days", "20 working days", []),
        ("21 working days", "20 working days", ["promise"]),
        ("20 working days", "60 days", []),
        ("2 months", "30 days", ["promise"]),
        ("1 year", "12个月", []),
    ],
)
def test_a_promise_may_not_be_longer_than_the_law_allows(promise: str, law: str, subtypes: list[str]) -> None:
    report = licence("a: {limit: 1 hour, next: end}", f"promise: {promise}, statutory: {law},")
    assert [finding.subtype for finding in found(report, "TIME002")] == subtypes


def test_without_a_promise_the_law_is_the_limit() -> None:
    report = licence("a: {limit: 3 weeks, next: end}", "statutory: 20 days,")
    assert told(report, "TIME002") == [("sum-statutory", ["licence"])]
    assert told(licence("a: {limit: 3 weeks, next: end}"), "TIME002") == []


def test_working_days_against_days_go_by_the_calendar() -> None:
    """Five working days take seven days at most; with two days off in one week they may take nine."""
    text = """
    calendar: {holidays: [2026-10-01, 2026-10-02]}
    processes: {p: {promise: 5 working days, steps: {a: {limit: 8 days, next: end}}}}
    """
    assert told(check(text.replace("2026-10-01, 2026-10-02", "")), "TIME002") == [("sum", ["p"])]
    assert found(check(text), "TIME002") == []
    assert unjudged(text, "TIME002")


lengths = st.sampled_from(["1 day", "2 days", "36 hours", "即时", "1周"])
clocks = st.sampled_from([None, None, None, "stopped", "excluded"])


@st.composite
def processes(draw: st.DrawFn) -> dict[str, Any]:
    """Steps with ways on and back, most of them bounded."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 5)))]
    steps: dict[str, Any] = {}
    for name in names:
        ways = draw(st.lists(st.tuples(st.sampled_from([*names, "end"]), st.integers(0, 2)), max_size=3))
        outcomes = {f"o{n}": {"step": to, "at_most": most} if most else to for n, (to, most) in enumerate(ways)}
        steps[name] = {"limit": draw(lengths), "clock": draw(clocks), "next": outcomes or None}
    return steps


@settings(max_examples=100, deadline=None)
@given(steps=processes(), days=st.integers(0, 40))
def test_the_longest_way_is_that_of_all_walks_tried_one_by_one(steps: dict[str, Any], days: int) -> None:
    """Loops inside loops, several bounds in one loop, ways that end nowhere: against a search over all states."""
    promise = f"{days} days"
    process = {"promise": promise, "steps": steps}
    (outcome,) = [
        outcome for outcome in judge({"processes": {"p": process}}).outcomes if outcome.rule.code == "TIME002"
    ]
    assert outcome.crash is None
    slow = slowest(steps)
    if slow is None:
        assert not len(outcome.hits)
        assert outcome.not_judged
    elif outcome.not_judged is None:
        assert bool(len(outcome.hits)) == (slow > hours(promise))


# -- TIME003


def test_safety_permits_may_escalate_instead_of_deeming_approved() -> None:
    """Must not fire: safety permits where deemed approval is forbidden, if an escalation exists."""
    steps = "a: {{by: window, limit: 1 day, {a} next: b}}, b: {{by: window, limit: 1 day, {b} next: end}}"
    up = "escalate: {when: late},"
    assert told(licence(steps.format(a=up, b=up)), "TIME003") == []
    assert told(licence(steps.format(a=up, b="")), "TIME003") == [("process", ["licence"])]
    text = f"""
    matters: {{safety: {{escalate: {{to: window, when: late}}}}}}
    posts: {{window: {{top: true}}}}
    processes: {{licence: {{matter: safety, steps: {{{steps.format(a="", b="")}}}}}}}
    """
    assert told(check(text), "TIME003") == []


def test_the_general_escalation_of_a_charter_is_no_effect_of_an_overrun() -> None:
    text = "escalate: {when: no decision, within: 1 day}\nprocesses: {p: {steps: {a: {limit: 1 day, next: end}}}}"
    assert told(check(text), "TIME003") == [("process", ["p"])]


def test_without_a_limit_nothing_overruns() -> None:
    assert told(licence("a: {by: window, next: end}"), "TIME003") == []


def test_a_duty_without_consequence_brings_about_its_silent_overrun() -> None:
    """One cause, one finding: ACC006 says that nothing follows at all."""
    report = check("posts: {window: {top: true}}\nduties: {answer: {accountable: window, within: 5 days}}")
    assert told(report, "TIME003") == []
    (finding,) = found(report, "ACC006")
    assert ("TIME003", "duty") in {(effect.rule, effect.subtype) for effect in finding.related}


def test_a_commitment_without_breach_brings_about_its_silent_overrun() -> None:
    text = "commitments: {fast: {within: 5 days, inside: true}, faster: {within: 4 days}}"
    assert told(check(text), "TIME003") == [("commitment", ["fast"])]
    (finding,) = found(check(text), "TIME006")
    assert [effect.rule for effect in finding.related] == ["TIME003"]


# -- TIME004

AGAIN = "review: {{by: {by}, next: {{complete: end, incomplete: {way}}}}}, notice: {{by: window, {clock} next: review}}"


@pytest.mark.parametrize(
    ("way", "clock", "fires"),
    [
        ("notice", "clock: stopped,", True),
        ("{step: notice, at_most: 2}", "clock: stopped,", True),
        ("{step: notice, at_most: 1}", "clock: stopped,", False),
        ("notice", "", False),
        ("notice", "clock: excluded,", False),
        ("{step: notice, new_facts: true}", "clock: stopped,", False),
        ("[{step: notice, at_most: 1}, {step: notice, at_most: 1}]", "clock: stopped,", True),
    ],
)
def test_a_loop_for_new_facts_brought_by_the_applicant_may_be_taken_again(way: str, clock: str, fires: bool) -> None:
    """Must not fire: new facts brought by the applicant."""
    report = licence(AGAIN.format(by="window", way=way, clock=clock))
    assert told(report, "TIME004") == [(None, ["notice"])] * fires


def test_a_step_may_stop_the_clock_again_and_again_for_itself() -> None:
    report = licence(
        "notice: {by: window, clock: stopped, next: {complete: end, incomplete: {step: notice, at_most: 2}}}"
    )
    assert told(report, "TIME004") == [(None, ["notice"])]


def test_a_loop_that_stops_the_clock_between_units_is_one_finding() -> None:
    """One cause, one finding: TIME004 over PROC004, and PROC003 over both where the loop has no way out."""
    posts = "posts: {window: {top: true}, expert: {reports_to: window}}\n"
    text = f"{posts}processes: {{p: {{steps: {{{AGAIN.format(by='expert', way='notice', clock='clock: stopped,')}}}}}}}"
    assert told(check(text), "PROC004") == []
    (finding,) = found(check(text), "TIME004")
    assert [effect.rule for effect in finding.related] == ["PROC004"]
    closed = check(text.replace("complete: end, ", ""))
    assert [told(closed, code) for code in ("TIME004", "PROC004")] == [[], []]
    (finding,) = found(closed, "PROC003")
    assert {effect.rule for effect in finding.related} == {"TIME004", "PROC004"}


# -- TIME005, TIME006

WHOLE = {
    "content": "An answer", "procedure": "One window", "standard": "No second visit", "within": "10 days",
    "breach": "Apology", "published": "{where: City website}",
}  # fmt: skip
MEASURE = {"indicator": "in time", "unit": "percent", "target": '">= 95"', "source": "case system"}


def commitment(parts: dict[str, str], measure: dict[str, str], more: str = "") -> Report:
    said = ", ".join(f"{key}: {value}" for key, value in parts.items())
    counted = ", ".join(f"{key}: {value}" for key, value in measure.items())
    return check(f"commitments: {{fast: {{{said}{',' if said else ''} measure: {{{counted}}}, {more}}}}}")


def lacking(report: Report, code: str) -> list[str]:
    """The parts that the one finding names as missing, if there is one."""
    findings = found(report, code)
    assert len(findings) <= 1
    said = findings[0].witness["part"] if findings else []
    return said if isinstance(said, list) else [said]


@pytest.mark.parametrize("part", MEASURE)
def test_standards_of_conduct_are_not_measured(part: str) -> None:
    """Must not fire: standards of conduct."""
    measure = {key: value for key, value in MEASURE.items() if key != part}
    assert lacking(commitment(WHOLE, MEASURE), "TIME005") == []
    assert lacking(commitment(WHOLE, measure), "TIME005") == [part]
    assert lacking(commitment(WHOLE, measure, "conduct: true"), "TIME005") == []


def test_a_target_of_nothing_is_a_target() -> None:
    assert lacking(commitment(WHOLE, {**MEASURE, "target": "0"}), "TIME005") == []


@pytest.mark.parametrize("part", WHOLE)
def test_services_for_inside_users_only_need_no_whole_commitment(part: str) -> None:
    """Must not fire: services for inside users only."""
    parts = {key: value for key, value in WHOLE.items() if key != part}
    assert lacking(commitment(WHOLE, MEASURE), "TIME006") == []
    assert lacking(commitment(parts, MEASURE), "TIME006") == [part]
    assert lacking(commitment(parts, MEASURE, "inside: true"), "TIME006") == []


@pytest.mark.parametrize("part", [part for part in WHOLE if part != "published"])
def test_a_part_may_be_taken_over_by_reference_to_a_published_standard(part: str) -> None:
    """Must not fire: a part taken over by reference to a published standard."""
    parts = {key: value for key, value in WHOLE.items() if key != part}
    said = f"by_reference: {{source: Standard 7, parts: [{part}]}}"
    assert lacking(commitment(parts, MEASURE, said), "TIME006") == []
    assert lacking(commitment({}, MEASURE, said), "TIME006") == [name for name in WHOLE if name != part]


def test_a_day_of_publication_is_no_place() -> None:
    assert lacking(commitment({**WHOLE, "published": "{date: 2026-01-01}"}, MEASURE), "TIME006") == ["published"]


def test_a_commitment_that_has_ended_is_none() -> None:
    report = check("commitments: {old: {until: 2020-01-01}}")
    assert [found(report, code) for code in ("TIME003", "TIME005", "TIME006")] == [[], [], []]
