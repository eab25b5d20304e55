"""Tenure, avoidance, handovers, terms: where PER002, PER003, PER005 and PER008 fire, and where they must not."""

from datetime import date, timedelta
from typing import Any

import pytest

from respchain import checking
from respchain.checking.period import identity, sweep
from respchain.facts.facts import Facts
from respchain.model.light import charter_validator
from respchain.model.people import Relative
from respchain.model.stated import Stated
from respchain.rules import all_rules
from tests.charters import TODAY, ask, check, found
from tests.oracle.drafting import draft

DAY = timedelta(days=1)
CODES = ("PER002", "PER003", "PER005", "PER008")


def said(code: str, text: str, today: date = TODAY) -> list[tuple[str | None, tuple[str, ...]]]:
    """Subtype and subjects of what a rule says."""
    findings = found(check(text, today=today), code)
    return [(finding.subtype, tuple(subject.id for subject in finding.subjects)) for finding in findings]


def subtypes(code: str, text: str, today: date = TODAY) -> list[str | None]:
    """The subtypes of what a rule says."""
    return [subtype for subtype, _ in said(code, text, today)]


# --- PER002


def stayed(*holders: str, post: str = "grade: 1", person: str = "", rest: str = "", today: date = TODAY) -> list[Any]:
    """Why PER002 finds somebody in a post."""
    appointments = ", ".join(f"{{person: li, post: chief, {holder}}}" for holder in holders)
    text = f"""
    posts: {{chief: {{{post}}}}}
    people: {{li: {{{person}}}}}
    appointments: [{appointments}]
    {rest}
    """
    return subtypes("PER002", text, today)


LONG = "since: 2000-01-01"


@pytest.mark.parametrize(
    ("since", "post", "why"),
    [
        ("2016-06-01", "leads: true", []),  # ten years to the day
        ("2016-05-31", "leads: true", ["post"]),
        ("2021-06-01", "key: true", []),
        ("2021-05-31", "key: true", ["key-post"]),
    ],
)
def test_a_post_may_be_held_for_as_many_years_as_the_profile_allows(since: str, post: str, why: list[str]) -> None:
    assert stayed(f"since: {since}", post=post) == why


@pytest.mark.parametrize(("day", "why"), [("2026-03-01", []), ("2026-03-02", ["post"])])
def test_ten_years_from_a_leap_day_are_over_on_the_first_of_march(day: str, why: list[str]) -> None:
    assert stayed("since: 2016-02-29", today=date.fromisoformat(day)) == why


def test_appointments_that_follow_one_another_are_one_tenure_and_a_free_day_breaks_it() -> None:
    assert stayed("since: 2010-01-01, until: 2018-01-01", "since: 2018-01-01") == ["post"]
    assert stayed("since: 2010-01-01, through: 2017-12-31", "since: 2018-01-01") == ["post"]
    assert stayed("since: 2010-01-01, until: 2018-01-01", "since: 2018-01-02") == []
    assert stayed("since: 2010-01-01, until: 2018-01-01", "since: 2017-01-01") == ["post"]
    assert stayed("since: 2010-01-01, until: 2026-06-01") == []  # over today


def test_to_act_counts_as_time_in_the_post() -> None:
    assert stayed("kind: acting, since: 2015-01-01, until: 2017-01-01", "since: 2017-01-01") == ["post"]


@pytest.mark.parametrize(
    ("kinds", "why"),
    [
        (("term", "term", "term"), ["terms"]),
        (("term", "term"), []),
        (("substantive", "substantive", "substantive"), ["terms"]),
        (("probation", "term", "term"), []),
        (("acting", "term", "term"), []),
        (("contract", "contract", "contract"), []),
        (("secondment", "secondment", "secondment"), []),
    ],
)
def test_each_appointment_in_a_row_is_a_term_but_for_those_that_are_none(
    kinds: tuple[str, ...], why: list[str]
) -> None:
    spans = [f"since: {2020 + at}-01-01, until: {2021 + at}-01-01" for at in range(len(kinds) - 1)]
    holders = [*spans, f"since: {2019 + len(kinds)}-01-01, ends: 2027-01-01"]
    assert stayed(*(f"kind: {kind}, {holder}" for kind, holder in zip(kinds, holders, strict=True))) == why


def test_a_term_that_has_not_begun_is_none_yet() -> None:
    terms = [f"kind: term, since: {year}-07-01, until: {year + 2}-07-01" for year in (2022, 2024, 2026)]
    assert stayed(*terms) == []
    assert stayed(*terms, today=date(2026, 7, 1)) == ["terms"]


def levels(first: str, second: str, *, since: str = "2011-05-31") -> list[Any]:
    """What PER002 says of somebody who was in one post, and is in another."""
    text = f"""
    posts: {{one: {{{first}}}, other: {{{second}}}}}
    people: {{li: {{}}}}
    appointments:
      - {{person: li, post: one, since: {since}, until: 2019-01-01}}
      - {{person: li, post: other, since: 2019-01-01}}
    """
    return said("PER002", text)


def test_fifteen_years_at_one_level_are_the_most_in_whichever_posts() -> None:
    assert levels("grade: 4", "grade: 4") == [("level", ("li", "other"))]
    assert levels("grade: 4", "grade: 4", since="2011-06-01") == []
    assert levels("grade: 3", "grade: 4") == []
    assert levels("grade: 4, ladder: medical", "grade: 4, ladder: legal") == []
    assert levels("leads: true", "leads: true") == []  # of posts without a grade nothing is known
    assert levels("grade: 4, professional: true", "grade: 4") == []


def test_too_long_in_one_post_and_at_its_level_is_one_cause() -> None:
    assert stayed(LONG, post="grade: 4") == ["post"]


def test_relaxed_areas() -> None:
    """Must not fire: relaxed areas."""
    island = "departments: {island: {part_of: coast}, coast: {variations: {of: rotation, %s}}}"
    assert stayed(LONG, post="department: island", rest=island % "basis: Rules 9") == []
    assert stayed(LONG, post="department: island", rest=island % "allowed_by: {unknown: province}") == []
    assert stayed(LONG, post="variations: {of: rotation, basis: Rules 9}") == []


def test_limits_are_relaxed_by_somebody_for_rotation_and_while_it_holds() -> None:
    assert stayed(LONG, post="variations: {of: rotation, reason: We like it so}") == ["post"]
    assert stayed(LONG, post="variations: {of: avoidance, basis: Rules 9}") == ["post"]
    assert stayed(LONG, post="variations: {of: rotation, basis: Rules 9, until: 2026-06-01}") == ["post"]


@pytest.mark.parametrize(("retires", "why"), [("2029-05-31", []), ("2029-06-01", ["post"]), ("2026-01-01", [])])
def test_shortly_before_retirement(retires: str, why: list[str]) -> None:
    """Must not fire: < ‹3 years› to retirement."""
    assert stayed(LONG, person=f"retires: {retires}") == why


def test_professional_posts() -> None:
    """Must not fire: professional posts."""
    assert stayed(LONG, post="professional: true") == []
    assert stayed(LONG, post="professional: false") == ["post"]


def test_aggregate_rows_have_no_tenure() -> None:
    assert stayed(LONG, post="headcount: 12") == []


def test_what_is_held_since_nobody_knows_when_is_not_judged() -> None:
    (outcome,) = [one for one in ask("posts: {a: {holder: Li}}").outcomes if one.rule.code == "PER002"]
    assert "since when" in str(outcome.not_judged)
    dated = ask("posts: {a: {holder: {person: Li, since: 2020-01-01}}}")
    (outcome,) = [one for one in dated.outcomes if one.rule.code == "PER002"]
    assert outcome.not_judged is None


# --- PER003


def together(relation: str, *, posts: str = "", rest: str = "", both: tuple[str, str] = ("boss", "clerk")) -> list[Any]:
    """What PER003 says of two relatives in two posts."""
    text = f"""
    departments:
      city: {{head: boss}}
      market: {{part_of: city, head: chief}}
    posts:
      boss: {{top: true}}
      deputy: {{department: city, leads: true, reports_to: boss}}
      clerk: {{department: city, reports_to: boss}}
      chief: {{department: market, reports_to: boss}}
      second: {{department: market, leads: true, reports_to: chief}}
      worker: {{department: market, reports_to: chief}}
      other: {{department: market, reports_to: chief}}
      {posts}
    people: {{li: {{relatives: [{{person: wang, relation: {relation}}}]}}, wang: {{}}}}
    appointments: [{{person: li, post: {both[0]}}}, {{person: wang, post: {both[1]}}}]
    {rest}
    """
    return subtypes("PER003", text)


@pytest.mark.parametrize("relation", ["spouse", "lineal", "collateral", "affinity", "Spouse", "夫妻", "近姻亲"])
def test_four_classes_of_relation_count_in_either_language(relation: str) -> None:
    assert together(relation) == ["line"]


def test_a_relation_of_another_class_is_not_judged() -> None:
    assert together("friend") == []
    text = "people: {li: {relatives: [{person: wang%s}]}, wang: {}}\nposts: {a: {holder: li}}"
    for word, unclear in ((", relation: friend", True), ("", True), (", relation: spouse", False)):
        (outcome,) = [one for one in ask(text % word).outcomes if one.rule.code == "PER003"]
        assert (outcome.not_judged is not None) == unclear


def test_where_no_relatives_are_stated_nothing_was_judged() -> None:
    (outcome,) = [
        one for one in ask("people: {li: {}}\nposts: {a: {holder: li}}").outcomes if one.rule.code == "PER003"
    ]
    assert "relatives" in str(outcome.not_judged)
    stated = ask("people: {li: {relatives: []}}\nposts: {a: {holder: li}}")
    (outcome,) = [one for one in stated.outcomes if one.rule.code == "PER003"]
    assert outcome.not_judged is None


@pytest.mark.parametrize(
    ("both", "why"),
    [
        (("boss", "clerk"), ["line"]),  # the direct superior
        (("clerk", "boss"), ["line"]),
        (("boss", "worker"), []),  # two levels apart
        (("deputy", "chief"), ["line"]),  # a deputy of one level over the head of the next
        (("deputy", "second"), ["line"]),  # and over its deputy
        (("boss", "second"), ["line"]),
        (("deputy", "worker"), []),
        (("worker", "other"), ["same-superior"]),
        (("clerk", "deputy"), ["same-superior"]),
        (("clerk", "worker"), []),
    ],
)
def test_one_over_the_other_or_side_by_side(both: tuple[str, str], why: list[str]) -> None:
    assert together("spouse", both=both) == why


def test_the_standby_of_a_head_is_a_deputy_in_the_same_department() -> None:
    text = """
    departments: {city: {head: boss}, market: {part_of: city, head: chief}, office: {}}
    posts:
      boss: {top: true, backup: aide}
      aide: {department: %s}
      chief: {department: market, reports_to: boss}
    people: {li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    appointments: [{person: li, post: aide}, {person: wang, post: chief}]
    """
    assert subtypes("PER003", text % "city") == ["line"]
    assert subtypes("PER003", text % "office") == []


def test_the_same_superior_may_be_one_person_in_two_posts() -> None:
    text = """
    posts: {a: {top: true, holder: sun}, b: {reports_to: a, holder: sun}, c: {reports_to: a}, d: {reports_to: b}}
    people: {sun: {}, li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    appointments: [{person: li, post: c}, {person: wang, post: d}]
    """
    assert subtypes("PER003", text) == ["same-superior"]


WATCH = """
departments: {city: {}, market: {part_of: city}, money: {part_of: city, %s}}
posts:
  boss: {top: true, department: city}
  chief: {department: market, reports_to: boss, %s holder: li}
  keeper: {department: money, reports_to: boss}
  cashier: {department: money, reports_to: keeper, holder: wang}
people: {li: {relatives: {person: wang, relation: spouse}}, wang: {}}
duties: {count: {accountable: cashier, %s}}
"""


@pytest.mark.parametrize(
    ("department", "chief", "duty", "why"),
    [
        ("domain: finance", "leads: true,", "", ["watches"]),
        ("domain: [projects, personnel]", "leads: true,", "", ["watches"]),
        ("domain: projects", "leads: true,", "", []),
        ("kind: supervision", "leads: true,", "", ["watches"]),
        ("kind: execution", "leads: true,", "", []),
        ("kind: execution", "leads: true,", "domain: audit", ["watches"]),
        ("kind: execution", "leads: true,", "domain: discipline", ["watches"]),
        ("kind: execution", "leads: true,", "domain: audit, tier: overall", []),
        ("domain: finance", "", "", []),  # who leads nothing
        ("domain: finance, organisation: true", "leads: true,", "", []),  # elsewhere
    ],
)
def test_where_one_leads_the_other_does_not_watch_over_staff_or_money(
    department: str, chief: str, duty: str, why: list[str]
) -> None:
    assert subtypes("PER003", WATCH % (department, chief, duty)) == why


def test_nobody_checks_in_a_case_what_a_relative_did() -> None:
    text = """
    posts: {a: {top: true}, b: {reports_to: a, holder: li}, c: {reports_to: a}, d: {reports_to: c, holder: wang}}
    people: {li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    processes: {licence: {%s steps: {look: {by: b, next: sign}, sign: {by: d}}}}
    """
    assert said("PER003", text % "pairs: [{do: look, check: sign}],") == [("case", ("li", "wang"))]
    assert subtypes("PER003", text % "") == []


def test_nobody_is_chief_in_the_home_area() -> None:
    text = """
    posts: {boss: {top: true}, clerk: {reports_to: boss}}
    people: {li: {relatives: []}}
    appointments: [{person: li, post: %s, home_area: %s}]
    """
    assert said("PER003", text % ("boss", "true")) == [("home-area", ("li",))]
    assert said("PER003", text % ("boss", "false")) == []
    assert said("PER003", text % ("clerk", "true")) == []


def test_one_pair_of_relatives_is_one_finding_whoever_names_it() -> None:
    text = """
    posts: {boss: {top: true, holder: li}, a: {reports_to: boss, holder: wang}, b: {reports_to: boss, holder: wang}}
    people:
      li: {relatives: {person: wang, relation: spouse}}
      wang: {relatives: {person: li, relation: spouse}}
    """
    assert said("PER003", text) == [("line", ("li", "wang"))]


@pytest.mark.parametrize(
    ("variation", "why"),
    [
        ("{of: avoidance, allowed_by: province}", []),
        ("{of: avoidance, allowed_by: {unknown: '77'}}", []),
        ("{of: avoidance, basis: Rules 9, reason: A small island}", ["line"]),  # nobody allowed it
        ("{of: avoidance, allowed_by: boss}", ["line"]),  # one of the two
        ("{of: avoidance, allowed_by: worker}", ["line"]),  # below one of the two
        ("{of: rotation, allowed_by: province}", ["line"]),
        ("{of: avoidance, allowed_by: province, until: 2026-06-01}", ["line"]),
    ],
)
def test_variations(variation: str, why: list[str]) -> None:
    """Must not fire: variations allowed by a provincial authority. Store the class of relation only, no further
    personal data.
    """
    province = "outsiders: {province: {kind: external-superior}}"
    spare = f"spare: {{department: city, reports_to: boss, variations: {variation}}}"
    assert together("spouse", posts=spare, rest=province, both=("boss", "spare")) == why
    assert set(Relative.model_fields) == {"person", "relation"}


def test_a_variation_of_a_department_covers_its_parts() -> None:
    text = """
    departments: {county: {variations: {of: avoidance, allowed_by: province}}, island: {part_of: county, head: ranger}}
    posts: {ranger: {top: true, holder: li}, guard: {department: island, reports_to: ranger, holder: wang}}
    outsiders: {province: {kind: external-superior}}
    people: {li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    """
    assert subtypes("PER003", text) == []


# --- PER005

WHOLE = "handover: {date: 2025-12-30, to: [wang, boss], covers: [breaches, concerns, priorities, cases]}"


def handed(*holders: str, post: str = "reports_to: boss", duty: str = "accountable: chief") -> list[Any]:
    """What PER005 says of a post."""
    appointments = ", ".join(f"{{post: chief, {holder}}}" for holder in holders)
    text = f"""
    posts: {{boss: {{top: true}}, chief: {{{post}}}}}
    people: {{li: {{}}, wang: {{}}, zhao: {{}}, sun: {{}}, wu: {{}}}}
    appointments: [{appointments}, {{person: sun, post: boss, since: 2020-01-01}}]
    duties: {{a: {{{duty}}}}}
    """
    return subtypes("PER005", text)


def left(record: str = WHOLE, until: str = "2026-01-01", more: str = "") -> str:
    return f"person: li, since: 2015-01-01, until: {until}, {record}{more}"


CAME = "person: wang, since: 2026-01-01"


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (WHOLE, []),
        ("", ["no-record"]),
        ("handover: {}", ["no-record"]),
        (WHOLE.replace("2025-12-30", "2026-06-01"), []),
        (WHOLE.replace("2025-12-30", "2026-06-02"), ["no-record"]),  # a record of tomorrow
        (WHOLE.replace("breaches, ", ""), ["incomplete"]),
        (WHOLE.replace("concerns, ", ""), ["incomplete"]),
        (WHOLE.replace("priorities, ", ""), ["incomplete"]),
        (WHOLE.replace(", cases", ""), ["incomplete"]),
        (WHOLE.replace("[wang, boss]", "wang"), ["no-copy"]),
        (WHOLE.replace("[wang, boss]", "sun"), []),  # the superior in person
        (WHOLE.replace("[wang, boss]", "wu"), ["no-copy"]),
        (WHOLE.replace("[wang, boss]", "{unknown: '77'}"), []),
        ("handover: {covers: [breaches, concerns, priorities, cases]}", ["no-copy"]),
        ("handover: {to: boss}", ["incomplete"]),
    ],
)
def test_a_handover_is_recorded_whole_and_the_superior_hears_of_it(record: str, why: list[str]) -> None:
    assert handed(left(record), CAME) == why


def test_a_missing_part_is_named() -> None:
    text = f"""
    posts: {{chief: {{top: true}}}}
    people: {{li: {{}}, wang: {{}}}}
    appointments: [{{post: chief, {left("handover: {covers: [concerns, cases]}")}}}, {{post: chief, {CAME}}}]
    duties: {{a: {{accountable: chief}}}}
    """
    (one,) = found(check(text), "PER005")
    assert one.message.endswith("does not cover breaches, priorities")
    assert one.witness["part"] == ["breaches", "priorities"]


def test_the_top_has_no_superior_to_be_told() -> None:
    assert handed(left(WHOLE.replace("[wang, boss]", "wang")), CAME, post="top: true") == []


def test_one_finding_for_each_change_of_holder() -> None:
    last = "person: zhao, since: 2026-03-01"
    assert handed(left(""), f"{CAME}, until: 2026-03-01", last) == ["no-record", "no-record"]
    assert handed(left(WHOLE), f"{CAME}, until: 2026-03-01", last) == ["no-record"]


def test_only_posts_that_answer_for_something_and_only_since_they_do() -> None:
    assert handed(left(""), CAME, duty="accountable: boss") == []
    assert handed(left(""), CAME, duty="accountable: chief, since: 2026-01-01") == []
    assert handed(left(""), CAME, duty="accountable: chief, since: 2025-12-31") == ["no-record"]


def test_a_person_who_is_appointed_again_hands_nothing_over() -> None:
    assert handed(left(""), "person: li, since: 2026-01-01") == []
    assert handed(left(""), "person: li, since: 2026-01-02") == ["gap"]


def test_a_change_that_is_to_come_is_none_yet() -> None:
    assert handed(left("", until="2026-07-01"), "person: wang, since: 2026-07-01") == []


def test_a_post_that_stands_empty_is_named_by_the_rule_of_vacancies_alone() -> None:
    """Nobody has come yet: PER001 counts the days; once somebody has come, PER001 is silent and the gap is told."""
    text = """
    posts: {boss: {top: true}, chief: {reports_to: boss, backup: boss}}
    people: {li: {}, wang: {}, sun: {}}
    appointments:
      - {person: sun, post: boss, since: 2020-01-01}
      - {person: li, post: chief, since: 2020-01-01, until: 2026-01-01, %s}
      %s
    duties: {a: {accountable: chief}}
    """
    assert subtypes("PER001", text % (WHOLE, "")) == ["vacant"]
    assert subtypes("PER005", text % (WHOLE, "")) == []
    came = "- {person: wang, post: chief, since: 2026-05-01}"
    assert subtypes("PER001", text % (WHOLE, came)) == []
    assert subtypes("PER005", text % (WHOLE, came)) == ["gap"]


@pytest.mark.parametrize(
    ("until", "kind", "why"),
    [
        ("2026-01-01", "", []),
        ("2025-12-31", "", ["gap"]),
        ("2026-01-31", "", []),  # thirty days
        ("2026-02-01", "", ["overlap"]),
        ("2026-02-01", ", kind: acting", []),  # one who acts stands beside by nature
        ("2026-07-01", "", []),  # both hold it still: PER013 says so
    ],
)
def test_tenures_meet_without_a_gap_and_with_a_short_overlap(until: str, kind: str, why: list[str]) -> None:
    assert handed(left(WHOLE, until, kind), CAME) == why


def test_who_acted_beside_the_holder_for_a_while_changed_nothing() -> None:
    acting = "person: zhao, kind: acting, since: 2024-01-01, until: 2024-03-01"
    assert handed(left(), acting, CAME) == []
    assert handed(left(""), acting, CAME) == ["no-record"]


def test_who_held_the_post_beside_another_for_long_is_an_overlap() -> None:
    assert handed(left(), "person: zhao, since: 2024-01-01, until: 2024-03-01", CAME) == ["overlap"]


def test_in_a_post_of_several_seats_whoever_comes_next_takes_over() -> None:
    post = "reports_to: boss, seats: 2"
    other = "person: zhao, since: 2012-01-01"
    assert handed(other, left(""), CAME, post=post) == ["no-record"]
    assert handed(other, left(), CAME, post=post) == []
    assert handed(other, left(""), post=post) == []
    assert handed(other, left(), "person: wang, since: 2026-03-01", post=post) == []  # no gap: somebody was there


def test_a_new_post() -> None:
    """Must not fire: a new post."""
    assert handed(CAME) == []
    assert handed(CAME, post="reports_to: boss, since: 2026-01-01") == []
    assert handed(left(""), CAME, post="reports_to: boss, since: 2026-01-01") == []
    assert handed(left(""), CAME, post="reports_to: boss, since: 2025-12-31") == ["no-record"]


@pytest.mark.parametrize("kind", ["kind: job-share", "share: 0.5"])
def test_a_recorded_job_share(kind: str) -> None:
    """Must not fire: a recorded job share."""
    stays = f"person: zhao, since: 2020-01-01, {kind}"
    assert handed(left("", more=kind), stays) == []
    assert handed(left("", more=kind), stays, f"{CAME}, {kind}") == []
    assert handed(left("", until="2020-06-01", more=kind), stays) == []


def test_aggregate_rows_hand_nothing_over() -> None:
    assert handed(left(""), CAME, post="headcount: 12") == []


# --- PER008


def overstayed(*holders: str, post: str = "", rest: str = "", today: date = TODAY) -> list[Any]:
    """What PER008 says of a post."""
    appointments = ", ".join(f"{{post: chief, since: 2020-01-01, {holder}}}" for holder in holders)
    text = f"""
    posts: {{chief: {{{post}}}}}
    people: {{li: {{}}, wang: {{}}}}
    appointments: [{appointments}]
    {rest}
    """
    return subtypes("PER008", text, today)


OVER = "person: li, kind: term, ends: 2026-06-01"


@pytest.mark.parametrize("kind", ["term", "probation", "contract", "secondment"])
def test_an_appointment_for_a_time_has_an_end_that_has_not_come(kind: str) -> None:
    assert overstayed(f"person: li, kind: {kind}") == ["no-end"]
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-01") == ["expired"]
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-02") == []
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-02", today=date(2026, 6, 2)) == ["expired"]


def test_a_renewal_a_confirmation_and_a_closing_are_recorded() -> None:
    text = """
    posts: {chief: {}}
    people: {li: {}, wang: {}}
    appointments: [{person: li, post: chief, kind: probation, since: 2025-01-01, ends: 2026-01-01%s}%s]
    """
    again = ", {person: %s, post: chief, since: %s}"
    assert subtypes("PER008", text % ("", "")) == ["expired"]
    assert subtypes("PER008", text % ("", again % ("li", "2026-01-01"))) == []
    assert subtypes("PER008", text % ("", again % ("wang", "2026-01-01"))) == ["expired"]
    assert subtypes("PER008", text % ("", again % ("li", "2026-06-02"))) == ["expired"]  # not yet
    assert subtypes("PER008", text % (", until: 2026-02-01", "")) == []
    assert subtypes("PER008", text % (", until: 2026-09-01", "")) == []


def test_a_holder_with_a_statutory_power_makes_it_an_error() -> None:
    text = """
    departments: {city: {head: chief, %s}}
    posts: {chief: {%s holder: {person: li, kind: term, since: 2020-01-01, ends: 2026-01-01}}}
    bases: {LAW: {rank: law}, OWN: {rank: internal}, OLD: {rank: law, until: 2020-01-01}}
    """

    def severity(department: str, post: str) -> str:
        (one,) = found(check(text % (department, post)), "PER008")
        return str(one.severity)

    assert severity("", "") == "warning"
    assert severity("", "powers: {power: permit, basis: LAW 3},") == "error"
    assert severity("powers: {power: permit, basis: LAW 3}", "") == "error"
    assert severity("", "powers: {power: permit, basis: OWN 3},") == "warning"
    assert severity("", "powers: {power: permit, basis: OLD 3},") == "warning"


@pytest.mark.parametrize("kind", ["substantive", "job-share", "concurrent"])
def test_permanent_appointments(kind: str) -> None:
    """Must not fire: permanent appointments."""
    assert overstayed(f"person: li, kind: {kind}") == []
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-01-01") == []
    assert overstayed("person: li") == []


def test_holding_over() -> None:
    """Must not fire: holding over until the successor takes office where a basis says so."""
    stays = "variations: {of: term, basis: City statute 4}"
    assert overstayed(OVER, post=stays) == []
    assert overstayed(OVER, post="department: city", rest=f"departments: {{city: {{{stays}}}}}") == []
    assert overstayed(OVER, post="variations: {of: term, reason: We wait}") == ["expired"]
    assert overstayed("person: li, kind: term", post=stays) == ["no-end"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("since: 2026-01-01", ["expired"]),  # took office on the day the term was over
        ("since: 2025-12-31", []),  # was there before
        ("since: 2026-06-02", []),  # has not taken office yet
        ("since: 2026-02-01, kind: acting", []),  # is no successor
    ],
)
def test_holding_over_ends_when_the_successor_takes_office(other: str, why: list[str]) -> None:
    text = f"""
    posts: {{chief: {{variations: {{of: term, basis: City statute 4}}}}}}
    people: {{li: {{}}, wang: {{}}}}
    appointments:
      - {{person: li, post: chief, kind: term, since: 2020-01-01, ends: 2026-01-01}}
      - {{person: wang, post: chief, {other}}}
    """
    assert subtypes("PER008", text) == why


def test_acting_holders() -> None:
    """Must not fire: acting holders (PER001)."""
    assert overstayed("person: li, kind: acting") == []
    assert overstayed("person: li, kind: acting, ends: 2026-01-01") == []


# --- over a period


def test_no_limit_runs_out_unseen() -> None:
    rules = [rule for rule in all_rules() if rule.code in CODES]
    since, until = TODAY - 2 * DAY, TODAY + 5 * DAY
    changing = 0
    for seed in range(40):
        charter = Stated(charter_validator().validate_python(draft(seed)))
        report = sweep(charter, (since, until), "all", rules=rules)
        chosen, encoded = checking.prepared(charter, "all")
        for day in (since + number * DAY for number in range((until - since).days)):
            facts = Facts(encoded.columns, day.toordinal(), chosen.parameters)
            alone = checking.report(checking.asked(encoded, chosen, facts, None, rules))
            held = {identity(one) for one in report.findings if any(low <= day < high for low, high in one.held)}
            assert held == {identity(one) for one in alone.findings}, (seed, day)
        changing += sum(one.held != ((since, until),) for one in report.findings if one.rule == "PER002")
    assert changing
