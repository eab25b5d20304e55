"""Persons in posts: when PER001 counts days, and which."""

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
