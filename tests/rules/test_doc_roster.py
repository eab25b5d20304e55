"""The public roster: what DOC005 asks of it, and what not."""

from datetime import date, timedelta
from typing import Any

import pytest

from respchain.checking import check as check_stated
from respchain.checking.period import sweep
from tests.charters import TODAY, check, found, stated

BASE = """
posts:
  head: {{top: true, title: Head}}
  clerk: {{reports_to: head, title: Clerk{post}}}
people: {{li: {{name: Li}}, wang: {{name: Wang{person}}}}}
duties:
  permits: {{public: true, accountable: clerk{duty}}}
  files: {{accountable: clerk}}
  roads: {{accountable: head}}
roster: [{roster}]
"""
HELD = ", holder: {person: wang, since: 2020-01-01}"
PLATE = '{post: clerk, holder: wang, duties: [permits], phone: "1"}'


def said(roster: str, *, post: str = HELD, person: str = "", duty: str = "") -> list[tuple[str | None, str, Any]]:
    """Subtype, post, field."""
    text = BASE.format(roster=roster, post=post, person=person, duty=duty)
    return told(text)


def told(text: str) -> list[tuple[str | None, str, Any]]:
    return [(one.subtype, one.subjects[0].id, one.witness.get("field")) for one in found(check(text), "DOC005")]


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def test_a_post_that_answers_for_a_public_item_is_in_the_roster() -> None:
    assert said(PLATE) == []
    assert said("") == [("no-entry", "clerk", None)]
    assert said(PLATE.replace("phone", "until: 2026-06-01, phone")) == [("no-entry", "clerk", None)]
    assert said("", duty=", mode: default") == []
    assert said("", duty=", tier: overall") == []


def test_a_post_that_the_public_meets_first_is_in_the_roster() -> None:
    text = """
matters: {m: {public: true}, n: {}}
posts: {a: {top: true}, b: {reports_to: a}}
processes: {p: {matter: m, intake: a, steps: {s: {by: a}}}, q: {matter: n, intake: b, steps: {s: {by: b}}}}
roster: []
"""
    assert told(text) == [("no-entry", "a", None)]


def test_a_charter_without_a_roster_is_not_judged() -> None:
    report = check("posts: {a: {top: true}}\nduties: {x: {public: true, accountable: a}}")
    assert {rule.rule: rule.not_judged for rule in report.rules}["DOC005"] == "the charter states no roster"


def test_a_name_that_is_not_published_may_be_left_out_and_the_post_is_shown() -> None:
    """Must not fire: protected or undisclosed names (the post is still shown)."""
    nameless = PLATE.replace("holder: wang, ", "")
    assert said(nameless) == [("wrong-field", "clerk", "holder")]
    assert said(nameless, person=", disclosed: false") == []
    assert said(PLATE, person=", disclosed: false") == []
    assert said("", person=", disclosed: false") == [("no-entry", "clerk", None)]


@pytest.mark.parametrize(("ago", "fires"), [(30, False), (31, True)])
def test_what_has_just_changed_may_be_shown_as_it_was(ago: int, fires: bool) -> None:
    """Must not fire: ≤ ‹30› days after a change."""
    new_holder = f", holder: [{{person: li, until: {day(ago)}}}, {{person: wang, since: {day(ago)}}}]"
    wrong = PLATE.replace("wang", "li")
    assert said(wrong, post=new_holder) == ([("wrong-field", "clerk", "holder")] if fires else [])
    assert said("", duty=f", since: {day(ago)}") == ([("no-entry", "clerk", None)] if fires else [])
    assert said("", post=f"{HELD}, since: {day(ago)}") == ([("no-entry", "clerk", None)] if fires else [])
    bare = PLATE.replace("duties: [permits], ", "")
    assert said(bare, duty=f", since: {day(ago)}") == ([("wrong-field", "clerk", "duties")] if fires else [])
    assert said(PLATE, duty=f", until: {day(ago)}") == ([("wrong-field", "clerk", "duties")] if fires else [])
    gone = said(PLATE, post=f"{HELD}, until: {day(ago)}")
    assert gone == ([("gone-post", "clerk", None)] if fires else [])


@pytest.mark.parametrize(
    ("plate", "field"),
    [
        (PLATE.replace("wang", "li"), "holder"),
        (PLATE.replace("holder: wang", "holder: [wang, li]"), "holder"),
        (PLATE.replace("[permits]", "[]"), "duties"),
        (PLATE.replace("[permits]", "[permits, roads]"), "duties"),
        (PLATE.replace("[permits]", "[permits, files]"), None),  # its own, if not public
        (PLATE.replace(', phone: "1"', ""), "phone"),
        (PLATE.replace("post: clerk", "post: clerk, title: Chief clerk"), "title"),
        (PLATE.replace("post: clerk", "post: clerk, title: 'CLERK '"), None),
        (PLATE.replace("post: clerk", "post: clerk, title: {en: Clerk, zh: 职员}"), None),
    ],
)
def test_a_field_that_is_not_as_the_charter_has_it_is_named(plate: str, field: str | None) -> None:
    assert said(plate) == ([("wrong-field", "clerk", field)] if field else [])


def test_the_entries_of_one_post_stand_together() -> None:
    two = ", holder: [{person: wang, share: 0.5}, {person: li, share: 0.5}]"
    plates = '{post: clerk, holder: li, phone: "1"}, {post: clerk, holder: wang, duties: [permits], phone: "1"}'
    assert said(plates, post=two) == []
    assert said(plates.split(", {post")[0], post=two) == [("wrong-field", "clerk", ["holder", "duties"])]


def test_a_row_that_stands_for_many_shows_no_names() -> None:
    assert said(PLATE.replace("holder: wang, ", ""), post=", headcount: 12") == []


def test_a_vacant_post_shows_nobody() -> None:
    assert said(PLATE.replace("holder: wang, ", ""), post="") == []
    assert said(PLATE, post="") == [("wrong-field", "clerk", "holder")]


def test_over_a_period_each_day_shows_what_it_shows_alone() -> None:
    text = BASE.format(
        roster=PLATE,
        person="",
        post=", holder: [{person: wang, until: 2026-04-10}, {person: li, since: 2026-04-12}]",
        duty=", until: 2026-05-03",
    )
    since, until = date(2026, 4, 1), date(2026, 7, 1)
    swept = found(sweep(stated(text), (since, until), "all"), "DOC005")
    for ordinal in range(since.toordinal(), until.toordinal()):
        today = date.fromordinal(ordinal)
        alone = found(check_stated(stated(text), "all", today), "DOC005")
        assert [one.witness for one in alone] == [
            one.witness for one in swept if any(begins <= today < ends for begins, ends in one.held)
        ]
    assert len(swept) > 1
