"""Avoidance: where PER003 finds relatives, and where it does not."""

from typing import Any

import pytest

from respchain.model.people import Relative
from tests.charters import ask, subtypes, told


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
    return subtypes(text, "PER003")


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
    assert subtypes(text % "city", "PER003") == ["line"]
    assert subtypes(text % "office", "PER003") == []


def test_the_same_superior_may_be_one_person_in_two_posts() -> None:
    text = """
    posts: {a: {top: true, holder: sun}, b: {reports_to: a, holder: sun}, c: {reports_to: a}, d: {reports_to: b}}
    people: {sun: {}, li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    appointments: [{person: li, post: c}, {person: wang, post: d}]
    """
    assert subtypes(text, "PER003") == ["same-superior"]


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
    assert subtypes(WATCH % (department, chief, duty), "PER003") == why


def test_nobody_checks_in_a_case_what_a_relative_did() -> None:
    text = """
    posts: {a: {top: true}, b: {reports_to: a, holder: li}, c: {reports_to: a}, d: {reports_to: c, holder: wang}}
    people: {li: {relatives: {person: wang, relation: spouse}}, wang: {}}
    processes: {licence: {%s steps: {look: {by: b, next: sign}, sign: {by: d}}}}
    """
    assert told(text % "pairs: [{do: look, check: sign}],", "PER003") == [("case", ("li", "wang"))]
    assert subtypes(text % "", "PER003") == []


def test_nobody_is_chief_in_the_home_area() -> None:
    text = """
    posts: {boss: {top: true}, clerk: {reports_to: boss}}
    people: {li: {relatives: []}}
    appointments: [{person: li, post: %s, home_area: %s}]
    """
    assert told(text % ("boss", "true"), "PER003") == [("home-area", ("li",))]
    assert told(text % ("boss", "false"), "PER003") == []
    assert told(text % ("clerk", "true"), "PER003") == []


def test_one_pair_of_relatives_is_one_finding_whoever_names_it() -> None:
    text = """
    posts: {boss: {top: true, holder: li}, a: {reports_to: boss, holder: wang}, b: {reports_to: boss, holder: wang}}
    people:
      li: {relatives: {person: wang, relation: spouse}}
      wang: {relatives: {person: li, relation: spouse}}
    """
    assert told(text, "PER003") == [("line", ("li", "wang"))]


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
    assert subtypes(text, "PER003") == []
