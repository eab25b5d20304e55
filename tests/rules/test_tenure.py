"""Tenure: when PER002 says that somebody has stayed too long, and when not."""

from datetime import date, timedelta
from typing import Any

import pytest

from respchain import checking
from respchain.checking.period import identity, sweep
from respchain.facts.facts import Facts
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rules import all_rules
from tests.charters import TODAY, ask, subtypes, told
from tests.oracle.drafting import draft

DAY = timedelta(days=1)
CODES = ("PER002", "PER003", "PER005", "PER008")


def stayed(*holders: str, post: str = "grade: 1", person: str = "", rest: str = "", today: date = TODAY) -> list[Any]:
    """Why PER002 finds somebody in a post."""
    appointments = ", ".join(f"{{person: li, post: chief, {holder}}}" for holder in holders)
    text = f"""
    posts: {{chief: {{{post}}}}}
    people: {{li: {{{person}}}}}
    appointments: [{appointments}]
    {rest}
    """
    return subtypes(text, "PER002", today)


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
    return told(text, "PER002")


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
