"""How duties and steps are worded: what DOC003 finds, and what not."""

import pytest

from respchain.rule import NOTE, WARNING
from tests.charters import check, found


def said(text: str) -> list[tuple[str | None, list[str], int]]:
    """Subtype, subjects, severity."""
    return [(one.subtype, [s.id for s in one.subjects], one.severity) for one in found(check(text), "DOC003")]


def vague(title: str, more: str = "", parts: str = "accountable: a") -> bool:
    text = f"posts: {{a: {{top: true}}}}\nduties: {{x: {{title: {title}, {parts}{more}}}}}"
    return said(text) == [("vague", ["x"], WARNING)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Assist", True),
        ("ASSIST with all related work.", True),
        ("Assistance", False),
        ("Assist the market bureau", False),
        ("Support", True),
        ("supporting of other tasks", True),
        ("Supporters", False),
        ("Be involved in relevant matters", True),
        ("Be involved in planning", False),
        ("be", False),
        ("指导", True),
        ("参与相关工作", True),
        ("配 合 开展 有关事项", True),
        ("参与食品抽检", False),
        ("负责食品安全相关工作", True),
        ("负责餐饮、零售等工作", True),
        ("负责餐饮、零售等", True),
        ("负责食品安全", False),
        ("相关工作由其负责", False),
        ("{en: Inspect markets, zh: 协助}", True),
        ("'!?'", False),
    ],
)
def test_a_vague_word_without_an_object_binds_nobody(title: str, expected: bool) -> None:
    assert vague(title) == expected


@pytest.mark.parametrize("standard", ["within: 5 days", "every: month", "measure: {indicator: visits}"])
def test_a_standard_makes_it_definite(standard: str) -> None:
    assert vague("Assist")
    assert not vague("Assist", f", {standard}")


def test_vague_words_may_stand_where_somebody_only_assists() -> None:
    """Must not fire: these verbs under assist or consulted."""
    assert not vague("Assist", parts="assist: [a]")
    assert not vague("Assist", parts="consulted: [a]")
    assert not vague("Assist", parts="heading: true, accountable: a")
    assert vague("Assist", parts="responsible: [a]")


TEAM = """
departments: {{market: {{title: Market}}, water: {{title: Water}}}}
posts:
  chief: {{top: true, department: market}}
{posts}
duties:
{duties}
"""


def team(count: int, *, department: str = "market") -> str:
    """So many posts with one paragraph."""
    posts = [f"  p{n}: {{department: {department}, reports_to: chief}}" for n in range(count)]
    duties = [f"  d{n}: {{title: Visit stalls and report, accountable: p{n}}}" for n in range(count)]
    return TEAM.format(posts="\n".join(posts), duties="\n".join(duties))


def test_a_paragraph_that_a_team_has_in_common_is_a_note() -> None:
    """Must not fire:

    one team paragraph repeated for all posts of a team (a team duty: note; seen on 53 posts at once).
    """
    assert said(team(53)) == [("team", [f"d{n}" for n in range(53)], NOTE)]


def test_those_under_one_superior_are_a_team_too() -> None:
    text = team(3).replace("p1: {department: market", "p1: {department: water")
    assert [subtype for subtype, *_ in said(text)] == ["team"]
    assert [
        subtype
        for subtype, *_ in said(text.replace("p1: {department: water, reports_to: chief}", "p1: {department: water}"))
    ] == ["duplicate"]


def test_a_text_that_one_post_has_twice_is_no_common_duty() -> None:
    text = team(3).replace("accountable: p2", "accountable: p1")
    assert said(text) == [("duplicate", ["d0", "d1", "d2"], WARNING)]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Inspect restaurants", "inspect  RESTAURANTS.", True),
        ("Inspect restaurants", "'Restaurants: inspect'", True),
        ("Inspect the restaurants", "Inspect of all restaurants", True),
        ("Ｉｎｓｐｅｃｔ　restaurants", "Inspect restaurants", True),
        ("检查 餐馆", "餐馆检查工作", True),
        ("检查餐馆（一）", "检查餐馆【一】", True),
        ("Inspect restaurants", "Inspect restaurants in the north", False),
        ("Inspect district 1", "Inspect district 2", False),
        ("Inspect inspect", "Inspect", False),
        ("检查餐馆", "检查店铺", False),
        ("Other work", "other work", True),
        ("'!'", "'?'", False),
        ("{en: Inspect shops, zh: 检查店铺}", "检查店铺", True),
    ],
)
def test_near_are_texts_with_the_same_words_whatever_their_order(one: str, other: str, near: bool) -> None:
    duties = f"x: {{title: {one}, accountable: a}}, y: {{title: {other}, accountable: a}}"
    text = f"posts: {{a: {{top: true}}}}\nduties: {{{duties}}}"
    assert said(text) == ([("duplicate", ["x", "y"], WARNING)] if near else [])


def test_a_duty_with_one_text_in_two_languages_repeats_nobody() -> None:
    assert said("posts: {a: {top: true}}\nduties: {x: {title: {en: 检查, zh: 检查}, accountable: a}}") == []


def test_the_same_in_two_languages_is_told_once() -> None:
    duty = "{title: {en: Go, zh: 走}, accountable: a}"
    text = f"posts: {{a: {{top: true}}}}\nduties: {{x: {duty}, y: {duty}}}"
    (one,) = found(check(text), "DOC003")
    assert one.count == 2


def test_headings_and_what_has_ended_say_nothing() -> None:
    text = """
posts: {a: {top: true}}
duties:
  x: {title: Inspect, accountable: a}
  y: {title: Inspect, heading: true}
  z: {title: Inspect, accountable: a, until: 2026-06-01}
"""
    assert said(text) == []


def lanes(one: str, other: str, process: str = "p") -> list[list[str]]:
    steps = f"{{title: Check, {one}, next: t}}", f"{{title: 'check:', {other}, next: end}}"
    text = f"""
departments: {{market: {{head: b}}}}
posts: {{a: {{top: true}}, b: {{reports_to: a}}}}
processes:
  p: {{steps: {{s: {steps[0]}, {"t: " + steps[1] if process == "p" else "t: {by: a, next: end}"}}}}}
  q: {{steps: {{s: {{by: a, next: t}}, {"t: " + steps[1] if process == "q" else "t: {by: a, next: end}"}}}}}
"""
    return [subjects for subtype, subjects, _ in said(text) if subtype == "lanes"]


def test_one_task_name_in_two_lanes_of_a_process_is_told() -> None:
    assert lanes("by: a", "by: b") == [["s", "t"]]
    assert lanes("by: a", "by: [a, b]") == [["s", "t"]]
    assert lanes("by: a", "by: a") == []
    assert lanes("by: b", "by: market") == []  # its head is the same hand
    assert lanes("by: a", "automatic: true") == []
    assert lanes("by: a", "by: b", process="q") == []
