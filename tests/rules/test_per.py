"""Persons in posts: when PER001 counts days, and which; whom PER013 finds beside whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charters import TODAY, ask, check, found

FIRST = TODAY - timedelta(days=130)
DAY = timedelta(days=1)


def said(post: str, appointments: str, rest: str = "duties: {a: {accountable: chief}}") -> list[tuple[str, str]]:
    """Subtype and subject of what PER001 says."""
    text = f"""
    posts:
      mayor: {{top: true, holder: {{person: Li}}}}
      chief: {{reports_to: mayor, {post}}}
      deputy: {{reports_to: mayor, holder: {{person: Li}}}}
    appointments: [{appointments}]
    {rest}
    """
    return [(finding.subtype, finding.subjects[0].id) for finding in found(check(text), "PER001")]


LEFT = "{person: Wang, post: chief, since: 2020-01-01, until: 2026-01-01}"


@pytest.mark.parametrize(
    ("post", "fires"),
    [
        ("backup: deputy", True),
        ("backup: deputy, frozen: true", False),  # "frozen or abolished posts"
        ("backup: deputy, until: 2026-05-01", False),
        ("backup: deputy, headcount: 12", False),  # "Aggregate rows: ... the person checks do not run on them"
    ],
)
def test_frozen_abolished_and_aggregate_posts_may_stand_empty(post: str, *, fires: bool) -> None:
    """Must not fire: frozen or abolished posts."""
    assert said(post, LEFT) == [("vacant", "chief")] * fires


@pytest.mark.parametrize(("until", "fires"), [("2026-03-03", False), ("2026-03-02", True)])
def test_a_vacancy_may_last_as_many_days_as_the_profile_allows(until: str, *, fires: bool) -> None:
    left = f"{{person: Wang, post: chief, since: 2020-01-01, until: {until}}}"
    assert said("backup: deputy", left) == [("vacant", "chief")] * fires


def test_only_posts_that_answer_for_something_are_watched() -> None:
    assert said("backup: deputy", LEFT, "duties: {a: {accountable: mayor, responsible: chief}}") == []


def test_the_head_of_a_department_that_answers_is_watched() -> None:
    rest = "departments: {market: {head: chief}}\n    duties: {a: {accountable: market, responsible: deputy}}"
    assert said("backup: deputy", LEFT, rest) == [("vacant", "chief")]


def test_without_a_standby_the_vacancy_is_the_effect_of_nobody_answering() -> None:
    """Catalogue: "ACC001 over PER001 until a standby is named"."""
    assert said("grade: 1", LEFT) == []


@pytest.mark.parametrize(
    ("appointments", "subtypes"),
    [
        ("{person: A, post: chief, kind: acting, since: 2026-03-03}", []),
        ("{person: A, post: chief, kind: acting, since: 2026-03-02}", ["acting"]),
        # beside somebody who is properly in post nobody acts alone
        ("{person: B, post: chief, since: 2020-01-01}, {person: A, post: chief, kind: acting, since: 2025-01-01}", []),
        # before that, beside somebody who has left since
        (
            "{person: B, post: chief, since: 2020-01-01, until: 2026-05-01},"
            " {person: A, post: chief, kind: acting, since: 2025-01-01}",
            [],
        ),
        # long vacant before: the days of acting are those of acting
        (f"{LEFT}, {{person: A, post: chief, kind: acting, since: 2026-05-20}}", []),
        # one after the other
        (
            "{person: A, post: chief, kind: acting, since: 2026-01-01, until: 2026-04-01},"
            " {person: B, post: chief, kind: acting, since: 2026-04-01}",
            ["acting"],
        ),
        ("{person: A, post: chief, kind: acting}", ["undated"]),
        ("{person: A, post: chief, since: 2026-07-01}", ["never"]),
    ],
)
def test_the_days_of_acting_are_counted_while_nobody_else_holds_the_post(
    appointments: str, subtypes: list[str]
) -> None:
    assert [subtype for subtype, _ in said("backup: deputy", appointments)] == subtypes


def test_a_post_just_made_has_been_vacant_since_then() -> None:
    assert said("backup: deputy, since: 2026-05-01", "") == []
    assert said("backup: deputy, since: 2025-05-01", "") == [("vacant", "chief")]


spans = st.tuples(st.integers(0, 140), st.integers(1, 140), st.booleans())


@given(st.lists(st.lists(spans, max_size=5), min_size=1, max_size=3))
def test_tenures_agree_with_looking_at_one_day_after_the_other(posts: list[list[tuple[int, int, bool]]]) -> None:
    """Each span is when it begins, how long it lasts, and whether its holder is acting."""
    lines = [
        f"{{person: x{at}, post: p{row}, since: {FIRST + begins * DAY}, until: {FIRST + (begins + length) * DAY}"
        + (", kind: acting}" if acting else "}")
        for row, spans_ in enumerate(posts)
        for at, (begins, length, acting) in enumerate(spans_)
    ]
    names = "".join(f"  p{row}: {{since: {FIRST}}}\n" for row in range(len(posts)))
    facts = ask(f"posts:\n{names}appointments: [{', '.join(lines)}]").facts
    for row, spans_ in enumerate(posts):
        vacant, acting = by_hand(spans_)
        assert (facts.tenures.vacant[row], facts.tenures.acting[row]) == (vacant, acting)


def by_hand(spans_: list[tuple[int, int, bool]]) -> tuple[int, int]:
    """Days since anybody held the post, days of acting alone without a break; 0 and -1 where it is not so today."""

    def kinds(day: date) -> set[bool]:
        return {acting for begins, length, acting in spans_ if begins <= (day - FIRST).days < begins + length}

    back = [kinds(TODAY - days * DAY) for days in range((TODAY - FIRST).days + 1)]
    vacant = next((days for days, held in enumerate(back) if held), len(back)) - 1
    acting = next((days for days, held in enumerate(back) if held != {True}), len(back)) - 1
    return max(vacant, 0), acting


# --- PER013


def beside(*holders: str, post: str = "grade: 1", today: date = TODAY) -> list[str]:
    """The persons whom PER013 names."""
    appointments = ", ".join(f"{{post: chief, {holder}}}" for holder in holders)
    text = f"posts: {{chief: {{{post}}}}}\nappointments: [{appointments}]"
    persons = [finding.witness["person"] for finding in found(check(text, today=today), "PER013")]
    return list(*persons)


def test_several_full_time_holders_of_one_post_are_named() -> None:
    """Catalogue: "one id, one title, >= 2 persons at one time, sum of fte > seats, no job share recorded"."""
    assert beside("person: A", "person: B, since: 2020-01-01") == ["A", "B"]
    assert beside("person: A, share: 0.6", "person: B, share: 0.5") == ["A", "B"]
    assert beside("person: A, until: 2026-06-01", "person: B") == []
    assert beside("person: A", "person: B, since: 2026-06-02") == []


@pytest.mark.parametrize(
    "holders",
    [
        ("person: A, share: 0.5", "person: B, share: 0.5"),
        ("person: A, kind: job-share", "person: B, kind: job-share"),
        ("person: A, kind: job-share", "person: B"),
        tuple(f"person: P{number}, share: 0.1" for number in range(10)),  # ten tenths are one, in floats too
        ("person: A, share: 0.7", "person: B, share: 0.1", "person: C, share: 0.2"),
    ],
)
def test_a_job_share_is_no_fault(holders: tuple[str, ...]) -> None:
    """Must not fire: job share (Σ fte ≤ 1 or marked)."""
    assert beside(*holders) == []
    assert beside(*(holder.split(",")[0] for holder in holders)) != []  # the same persons, each for all of the time


@pytest.mark.parametrize(("seats", "named"), [(1, ["A", "B", "C"]), (2, ["A", "B", "C"]), (3, []), (10**30, [])])
def test_a_post_may_have_several_seats(seats: int, named: list[str]) -> None:
    """Must not fire: `seats ≥ n` (whips, inspectors)."""
    assert beside("person: A", "person: B", "person: C", post=f"seats: {seats}") == named


@pytest.mark.parametrize(("day", "fires"), [("2026-04-30", False), ("2026-05-01", True), ("2026-05-02", True)])
def test_a_handover_may_overlap_for_as_many_days_as_the_profile_allows(day: str, *, fires: bool) -> None:
    """Must not fire: handover overlap ≤ ‹30› days."""
    today = date.fromisoformat(day)
    assert beside("person: A", "person: B, since: 2026-04-01", today=today) == ["A", "B"] * fires


def test_an_overlap_goes_on_where_the_newcomer_is_appointed_again() -> None:
    assert beside("person: A", "person: B, since: 2026-04-20, until: 2026-05-20", "person: B, since: 2026-05-20")
    assert beside("person: A", "person: B, since: 2026-04-20, until: 2026-05-20", "person: B, since: 2026-05-21") == []


def test_who_hands_over_is_not_counted_beside_those_who_fill_the_seats() -> None:
    holders = ("person: A", "person: B", "person: C, since: 2026-05-20")
    assert beside(*holders, post="seats: 2") == []
    assert beside(*holders, post="seats: 1") == ["A", "B"]


def test_aggregate_rows_name_nobody() -> None:
    """Must not fire: aggregate rows."""
    assert beside("person: A", "person: B", post="headcount: 12") == []
    assert beside("person: A", "person: B", post="grade: 12") == ["A", "B"]


def test_one_person_appointed_twice_is_one_holder() -> None:
    assert beside("person: A", "person: A, since: 2020-01-01") == []
    assert beside("person: A, share: 0.5", "person: A, share: 0.5", "person: B, share: 0.5") == ["A", "B"]


def test_somebody_acting_stands_beside_the_proper_holder_by_nature_but_not_beside_another_acting() -> None:
    assert beside("person: A", "person: B, kind: acting") == []
    assert beside("person: A, kind: acting", "person: B, kind: acting") == ["A", "B"]
