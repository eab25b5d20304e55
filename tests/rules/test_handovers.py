"""Handovers: what PER005 asks of a change of holder."""

from typing import Any

import pytest

from tests.charters import check, found, subtypes

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
    return subtypes(text, "PER005")


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
    assert subtypes(text % (WHOLE, ""), "PER001") == ["vacant"]
    assert subtypes(text % (WHOLE, ""), "PER005") == []
    came = "- {person: wang, post: chief, since: 2026-05-01}"
    assert subtypes(text % (WHOLE, came), "PER001") == []
    assert subtypes(text % (WHOLE, came), "PER005") == ["gap"]


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
