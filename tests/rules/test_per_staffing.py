"""What the rules of appointments and of training must not fire on, their limits, and what they must not miss."""

from datetime import date, timedelta
from typing import Any

import pytest

from respchain.checking.period import sweep
from respchain.rules import own_rules
from tests.charters import TODAY, check, found, stated


def said(text: str, code: str, today: date = TODAY) -> list[tuple[str | None, list[str]]]:
    """The subtype of each finding of a rule, and the ids that it names."""
    return [
        (finding.subtype, [part.id for part in finding.subjects]) for finding in found(check(text, "all", today), code)
    ]


def unjudged(text: str, code: str) -> str | None:
    """Why a rule could not judge a charter."""
    (why,) = [rule.not_judged for rule in check(text).rules if rule.rule == code]
    return why


# --- PER007

WHOLE = {"nominated_by": "office", "vetted_by": "office", "discussed_by": "mayor", "decided_by": "mayor"}


def choice(
    post: str = "grade: 5",
    since: str = "2024-01-01",
    consequence: str = "neglect",
    rest: str = "",
    mayor: str = "powers: [appoint]",
    more: str = "",
    **steps: str | None,
) -> list[str | None]:
    """The subtypes of what PER007 finds about one appointment."""
    told = {key: value for key, value in (WHOLE | steps).items() if value}
    entry = ", ".join(f"{key}: {value}" for key, value in told.items())
    begins = f", since: {since}" if since else ""
    text = f"""
    appointing: {{consequence: {consequence}}}
    posts:
      mayor: {{top: true, holder: {{person: Li, since: 2015-01-01}}, {mayor}}}
      office: {{reports_to: mayor, holder: {{person: Wang, since: 2015-01-01}}}}
      chief: {{reports_to: mayor, {post}}}
      empty: {{reports_to: mayor}}
      {more}
    outsiders: {{province: {{kind: external-superior, terminal: true, powers: [{{power: appoint, reserve: true}}]}}}}
    consequences:
      neglect: {{trigger: Unfit, measures: [admonish], imposed_by: province}}
      vague: {{trigger: Unfit, measures: [admonish]}}
    appointments: [{{person: Zhao, post: chief{begins}, {entry}}}]
    {rest}
    """
    return [subtype for subtype, _ in said(text, "PER007")]


def test_an_appointment_for_whose_steps_somebody_answers_is_clean() -> None:
    assert choice() == []


@pytest.mark.parametrize(
    ("key", "subtype"),
    [("nominated_by", "nominate"), ("vetted_by", "vet"), ("discussed_by", "discuss"), ("decided_by", "decide")],
)
@pytest.mark.parametrize("who", [None, "empty", "board"])
def test_each_step_needs_a_post_and_a_person(key: str, subtype: str, who: str | None) -> None:
    step: dict[str, Any] = {key: who}
    assert choice(rest="bodies: {board: {chair: mayor, members: [office]}}", **step) == [subtype]


@pytest.mark.parametrize("way", ["election", "ex-officio"])
def test_nobody_chooses_who_is_elected_or_comes_with_an_office(way: str) -> None:
    """Must not fire: elected or ex officio posts."""
    assert choice(f"grade: 5, selection: {way}", vetted_by=None) == []
    assert choice("grade: 5, selection: appointment", vetted_by=None) == ["vet"]


@pytest.mark.parametrize(("first", "fires"), [("2024-01-01", True), ("2024-01-02", False)])
def test_what_was_done_before_records_began_is_not_judged(first: str, *, fires: bool) -> None:
    """Must not fire: appointments before ‹start of records›."""
    consequence = f"neglect, records_since: {first}"
    assert choice(consequence=consequence, vetted_by=None) == ["vet"] * fires
    assert choice(consequence=consequence, since="", vetted_by=None) == ["vet"]  # nobody says that it was before


def test_a_body_with_a_chair_and_tiers_may_decide() -> None:
    """Must not fire: a collective body that decides, if its chair and members are tiered."""
    board = "bodies: {board: {chair: mayor, members: [{post: office, tier: main}], powers: [appoint]}}"
    assert choice(decided_by="board", nominated_by="mayor", rest=board) == []
    assert choice(decided_by="board", rest=board.replace(", tier: main", "")) == ["decide"]
    assert choice(decided_by="board", rest=board.replace("chair: mayor, ", "")) == ["decide"]
    late = board.replace("tier: main", "tier: main, since: 2025-01-01")
    assert choice(decided_by="board", rest=late) == ["decide"]


@pytest.mark.parametrize(("grade", "fires"), [("0", False), ("1", True), ("G5", False)])
def test_posts_below_the_grade_of_the_profile_are_not_judged(grade: str, *, fires: bool) -> None:
    assert choice(f"grade: {grade}", vetted_by=None) == ["vet"] * fires


def test_a_grade_in_words_is_as_high_as_the_charter_says() -> None:
    assert choice("grade: G5", vetted_by=None, rest="grades: [G4, G5]") == ["vet"]


def test_one_person_in_two_posts_may_not_nominate_and_decide() -> None:
    other = "aide: {reports_to: mayor, holder: {person: Li, since: 2015-01-01}}"
    assert choice(nominated_by="mayor") == ["one-hand"]
    assert choice(nominated_by="aide", more=other) == ["one-hand"]
    assert choice(nominated_by="[mayor, office]") == []
    assert choice(nominated_by="province", decided_by="province") == []  # outside, nobody is named
    assert choice(nominated_by="aide", more=other.replace("since", "until: 2023-01-01, since")) == ["nominate"]


def test_whoever_decides_needs_the_power_on_that_day() -> None:
    assert choice(mayor="key: true") == ["without-power"]
    assert choice(mayor="powers: [{power: appoint, until: 2024-01-01}]") == ["without-power"]
    assert choice(mayor="powers: [{power: appoint, until: 2024-01-02}]") == []
    assert choice(mayor="powers: [{power: appoint, since: 2024-01-01}]") == []
    assert choice(mayor="powers: [{power: appoint, since: 2024-01-02}]") == ["without-power"]
    assert choice(decided_by="[office, province]", nominated_by="mayor") == []


def test_where_nobody_says_when_the_powers_of_the_day_count() -> None:
    assert choice(mayor="powers: [{power: appoint, until: 2024-01-01}]", since="") == ["without-power"]
    assert choice(mayor="powers: [{power: appoint, since: 2026-06-01}]", since="") == []


def test_the_power_may_be_the_departments_or_lent() -> None:
    city = "departments: {city: {head: mayor, powers: [appoint]}}"
    assert choice(mayor="key: true", rest=city) == []
    assert choice(mayor="key: true", rest=city, decided_by="city") == []
    assert choice(mayor="key: true", rest=city, decided_by="office", nominated_by="mayor") == ["without-power"]
    lent = "delegations: [{by: mayor, to: office, powers: [appoint], since: 2020-01-01, until: 2024-01-02}]"
    assert choice(decided_by="office", nominated_by="mayor", rest=lent) == []
    over = lent.replace("2024-01-02", "2024-01-01")
    assert choice(decided_by="office", nominated_by="mayor", rest=over) == ["without-power"]
    nobody = lent.replace("by: mayor", "by: gone")
    gone = "gone: {reports_to: mayor, until: 2023-01-01}"
    assert choice(decided_by="office", nominated_by="mayor", rest=nobody, more=gone) == ["without-power"]


def test_who_answered_then_may_be_gone_since() -> None:
    gone = "gone: {until: 2025-01-01, reports_to: mayor, holder: {person: Chen, since: 2020-01-01, until: 2024-06-01}}"
    assert choice(vetted_by="gone", more=gone) == []
    assert choice(vetted_by="gone", more=gone.replace("until: 2024-06-01", "until: 2023-06-01")) == ["vet"]
    assert choice(vetted_by="gone", more=gone.replace("until: 2025-01-01, r", "until: 2023-01-01, r")) == ["vet"]


def test_the_head_of_a_department_answers_for_it() -> None:
    unit = "departments: {unit: {%s}, other: {}}"
    assert choice(vetted_by="unit", rest=unit % "head: office") == []
    assert choice(vetted_by="unit", rest=unit % "head: empty") == ["vet"]
    assert choice(vetted_by="other", rest=unit % "") == ["vet"]


def test_a_name_that_leads_nowhere_is_somebody_all_the_same() -> None:
    assert choice(vetted_by="{unknown: '77'}", decided_by="{unknown: '78'}") == []


def test_an_aggregate_row_answers_and_is_not_chosen_by_name() -> None:
    assert choice("grade: 5, headcount: 3", vetted_by=None) == []
    assert choice(vetted_by="panel", more="panel: {reports_to: mayor, headcount: 3}") == []


def test_what_follows_a_wrong_choice_stands_with_it_or_for_all() -> None:
    assert choice(consequence="vague") == ["incomplete"]
    assert choice(consequence="[vague, neglect]") == []
    assert choice(consequence="vague", decided_by="mayor, consequence: neglect") == []
    assert choice(consequence="neglect", decided_by="mayor, consequence: vague") == ["incomplete"]
    assert choice(consequence="") == ["unsaid"]


def test_that_nothing_follows_is_one_finding_however_many_appointments() -> None:
    text = """
    posts:
      mayor: {top: true, powers: [appoint], holder: {person: Li}}
      office: {reports_to: mayor, holder: {person: Wang}}
      a: {reports_to: mayor, grade: 3}
      b: {reports_to: mayor, grade: 3}
    consequences: {}
    appointments:
      - {person: X, post: a, nominated_by: office, vetted_by: office, discussed_by: office, decided_by: mayor}
      - {person: Y, post: b, nominated_by: office, vetted_by: office, discussed_by: office, decided_by: mayor}
    """
    (finding,) = found(check(text), "PER007")
    assert (finding.subtype, finding.count, finding.subjects[0].kind) == ("unsaid", 2, "charter")
    without = text.replace("consequences: {}", "")
    assert said(without, "PER007") == []
    assert "no consequences" in str(unjudged(without, "PER007"))


def test_a_source_that_carries_no_steps_or_no_grades_is_not_judged() -> None:
    text = "posts: {mayor: {top: true, holder: Li}, a: {reports_to: mayor, grade: 3, holder: {person: X%s}}}"
    assert said(text % "", "PER007") == []
    assert unjudged(text % "", "PER007") == "no appointment says who nominated, vetted, discussed or decided"
    ungraded = (text % ", vetted_by: mayor").replace("grade: 3", "key: true")
    assert said(ungraded, "PER007") == []
    assert unjudged(ungraded, "PER007") == "no post has a grade that can be compared"


def test_appointments_that_are_over_are_no_longer_judged() -> None:
    assert choice(since="2024-01-01, until: 2026-06-01", vetted_by=None) == []
    assert choice(since="2024-01-01, until: 2026-06-02", vetted_by=None) == ["vet"]


# --- PER009

DAY = timedelta(1)


def trained(*training: str, since: str = "2010-01-01", person: str = "", post: str = "") -> list[str | None]:
    """The subtypes of what PER009 finds about one person, trained but for what is told."""
    text = f"""
    people: {{li: {{name: Li{person}}}}}
    posts: {{chief: {{top: true{post}}}}}
    appointments: [{{person: li, post: chief, since: {since}}}]
    training: [{", ".join(training)}]
    """
    return [subtype for subtype, _ in said(text, "PER009")]


def course(kind: str, days: int) -> str:
    return f"{{person: li, kind: {kind}, date: {TODAY - days * DAY}}}"


FRESH = {kind: course(kind, 30) for kind in ("short", "systematic", "full")}


@pytest.mark.parametrize(("kind", "days"), [("short", 366), ("systematic", 1096), ("full", 1827)])
def test_a_training_is_overdue_after_its_cycle_and_some_grace(kind: str, days: int) -> None:
    rest = [fresh for other, fresh in FRESH.items() if other != kind]
    assert trained(*rest, course(kind, days + 90)) == []
    assert trained(*rest, course(kind, days + 91)) == [kind]
    assert trained(*rest, course(kind, days + 500), course(kind, days)) == []
    assert trained(*rest) == [f"{kind}-never"]
    assert trained(*rest, course(kind, -1)) == [f"{kind}-never"]  # still to come


@pytest.mark.parametrize(("served", "fires"), [(365, False), (366, True)])
def test_persons_in_service_for_less_than_the_cycle_are_spared(served: int, *, fires: bool) -> None:
    """Must not fire: persons in service for less than the cycle."""
    since = str(TODAY - served * DAY)
    assert trained(course("short", 3000), since=since) == ["short"] * fires


@pytest.mark.parametrize(("served", "fires"), [(456, False), (457, True)])
def test_who_was_never_trained_has_a_cycle_and_some_grace_from_entering_service(served: int, *, fires: bool) -> None:
    assert trained(since=str(TODAY - served * DAY)) == ["short-never"] * fires


@pytest.mark.parametrize(
    ("leave", "fires"),
    [
        ("{since: 2026-05-01, until: 2026-07-01}", False),
        ("{since: 2026-06-01}", False),
        ("{since: 2026-05-01, until: 2026-06-01}", True),
        ("[{until: 2025-06-01}, {since: 2026-06-02}]", True),
    ],
)
def test_nobody_on_approved_leave_is_called(leave: str, *, fires: bool) -> None:
    """Must not fire: approved leave."""
    rest = [FRESH["systematic"], FRESH["full"]]
    assert trained(*rest, course("short", 600), person=f", leave: {leave}") == ["short"] * fires


def test_a_source_without_training_records_is_not_judged() -> None:
    """Must not fire: sources with no training records at all (rule 10)."""
    text = "posts: {chief: {top: true, holder: {person: Li, since: 2010-01-01}}}"
    assert said(text, "PER009") == []
    assert unjudged(text, "PER009") == "the charter states no training"


def test_service_goes_on_from_post_to_post_those_abolished_since_among_them() -> None:
    text = """
    posts: {{old: {{until: 2026-01-01}}, new: {{top: true}}}}
    appointments:
      - {{person: Li, post: old, since: 2024-01-01}}
      - {{person: Li, post: new, since: {since}}}
    training: []
    """
    assert said(text.format(since="2026-01-01"), "PER009") == [("short-never", ["Li"])]
    assert said(text.format(since="2026-01-02"), "PER009") == []  # a day without any post


def test_who_holds_no_post_is_not_in_service() -> None:
    assert trained(since="2010-01-01, until: 2026-06-01") == []
    assert trained(since="2026-06-02") == []


def test_it_is_graver_for_leading_posts() -> None:
    text = """
    departments: {{d: {{{head}}}}}
    posts: {{chief: {{top: true, leads: {leads}, holder: {{person: Li, since: 2025-01-01}}}}}}
    training: []
    """
    for leads, head, severity in (("true", "", "warning"), ("false", "head: chief", "warning"), ("false", "", "note")):
        (finding,) = found(check(text.format(leads=leads, head=head)), "PER009")
        assert str(finding.severity) == severity


def test_a_training_without_a_day_leaves_open_whether_it_is_overdue() -> None:
    text = """
    posts: {chief: {top: true, holder: {person: Li, since: 2025-01-01}}}
    training: [{person: Li, kind: short}%s]
    """
    assert said(text % "", "PER009") == []
    assert unjudged(text % "", "PER009") == "some trainings have no date"
    assert unjudged(text % ", {person: Li, kind: short, date: 2026-01-01}", "PER009") is None


def test_over_a_period_training_falls_due_on_its_day_and_ends_with_the_next() -> None:
    text = """
    people: {li: {leave: {since: 2026-09-01, until: 2026-09-11}}, wang: {}}
    posts: {chief: {top: true, holder: [{person: li, since: 2024-06-01}, {person: wang, since: 2026-02-01}]}}
    training: [{person: li, kind: short, date: 2025-04-01}, {person: li, kind: short, date: 2026-10-01}]
    """
    rules = [rule for rule in own_rules() if rule.code == "PER009"]
    report = sweep(stated(text), (date(2026, 1, 1), date(2027, 12, 31)), "all", rules=rules)
    held = {(one.subtype, one.subjects[0].id): one.held for one in report.findings}
    due = date(2025, 4, 1) + 457 * DAY
    again = date(2026, 10, 1) + 457 * DAY
    assert again > date(2027, 12, 31)
    assert held == {
        ("short", "li"): ((due, date(2026, 9, 1)), (date(2026, 9, 11), date(2026, 10, 1))),
        ("short-never", "wang"): ((date(2026, 2, 1) + 457 * DAY, date(2027, 12, 31)),),
        ("systematic-never", "li"): ((date(2024, 6, 1) + 1187 * DAY, date(2027, 12, 31)),),
    }


def test_over_a_period_an_appointment_without_a_day_goes_by_the_powers_of_each_day() -> None:
    text = """
    posts:
      mayor: {top: true, holder: Li, powers: [{power: appoint, since: 2026-03-01, until: 2026-04-01}]}
      office: {reports_to: mayor, holder: Wang}
      chief: {reports_to: mayor, grade: 2}
    appointments:
      - {person: Zhao, post: chief, nominated_by: office, vetted_by: office, discussed_by: office, decided_by: mayor}
    """
    rules = [rule for rule in own_rules() if rule.code == "PER007"]
    report = sweep(stated(text), (date(2026, 1, 1), date(2026, 7, 1)), "all", rules=rules)
    (finding,) = report.findings
    assert finding.held == ((date(2026, 1, 1), date(2026, 3, 1)), (date(2026, 4, 1), date(2026, 7, 1)))
