"""Regulators and operators: what SOD003 must not fire on, and what it must not miss."""

from datetime import date

import pytest

from respchain.checking import judged
from respchain.checking.period import sweep
from tests.charters import check, found, stated

HOUSE = """
departments:
  city: {{title: City}}
  market: {{part_of: city, head: market-head}}
  stalls: {{part_of: market}}
  assets: {{part_of: city, head: assets-head}}
posts:
  mayor: {{department: city, top: true, holder: {{person: chen}}}}
  market-head: {{department: market, reports_to: mayor, holder: {{person: wang}}}}
  stall-officer: {{department: stalls, reports_to: market-head, holder: {{person: li}}}}
  assets-head: {{department: assets, reports_to: mayor, holder: {{person: {assets}}}}}
people: {{chen: , wang: , zhao: , li: {{{li}}}}}
outsiders: {{dairy: {{kind: regulated{dairy}}}}}
oversight: {{rounds: {{forum: {forum}, over: dairy, information: visits{kind}}}}}
{more}
"""


def conflicts(**words: str) -> list[tuple[str | None, list[str]]]:
    """The subtype and the parts that SOD003 names."""
    usual = {"assets": "zhao", "li": "", "dairy": "", "forum": "market", "kind": "", "more": ""}
    findings = found(check(HOUSE.format(**{**usual, **words})), "SOD003")
    return [(finding.subtype, [subject.id for subject in finding.subjects]) for finding in findings]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("assets", []),
        ("assets-head", []),
        ("city", []),
        ("market", [("owner", ["market-head", "dairy"])]),
        ("stalls", [("owner", ["market-head", "dairy"])]),
        ("stall-officer", [("owner", ["market-head", "dairy"])]),
        ("{unknown: '7'}", []),
    ],
)
def test_the_share_of_the_state_in_the_hands_of_a_separate_unit(
    owner: str, expected: list[tuple[str, list[str]]]
) -> None:
    """Must not fire: the state's shareholder role held by a separate unit."""
    assert conflicts(dairy=f", owned_by: {owner}") == expected


def test_a_section_regulates_what_its_bureau_owns() -> None:
    owned = ", owned_by: market"
    assert conflicts(forum="stall-officer", dairy=owned) == [("owner", ["stall-officer", "dairy"])]


def test_whoever_sits_in_it_and_whoever_owns_it_are_told_apart() -> None:
    assert conflicts(dairy=", represented_by: stall-officer") == [("seat", ["market-head", "dairy"])]
    both = conflicts(dairy=", owned_by: market, represented_by: market")
    assert sorted(both) == [("owner", ["market-head", "dairy"]), ("seat", ["market-head", "dairy"])]


def test_a_person_regulates_in_one_post_what_it_sits_in_by_another() -> None:
    sits = ", represented_by: assets-head"
    assert conflicts(dairy=sits) == []
    assert conflicts(dairy=sits, assets="wang") == [("person", ["market-head", "dairy", "wang"])]


@pytest.mark.parametrize("kind", ["assesses", "advisory", "reactive"])
def test_only_supervision_is_regulation(kind: str) -> None:
    assert conflicts(dairy=", owned_by: market", kind=f", kind: {kind}") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("until: 2024-06-01", []),
        ("until: 2024-06-02", [("moved", ["stall-officer", "dairy", "li"])]),
        ("until: 2024-06-03", [("moved", ["stall-officer", "dairy", "li"])]),
        ("through: 2024-05-31", []),
        ("since: 2010-01-01", [("moved", ["stall-officer", "dairy", "li"])]),
        ("since: 2027-01-01", []),
    ],
)
def test_cooling_off_is_over_after_two_years(said: str, expected: list[tuple[str, list[str]]]) -> None:
    previous = f"previous: [{{actor: dairy, {said}}}]"
    assert conflicts(forum="stall-officer", li=previous) == expected


def test_whoever_takes_no_part_does_not_regulate() -> None:
    previous = "previous: [{actor: dairy, until: 2026-01-01}], recuses: dairy"
    assert conflicts(forum="stall-officer", li=previous) == []
    assert conflicts(forum="stall-officer", li=previous.replace("recuses: dairy", "recuses: mayor")) != []


def test_a_member_who_abstains_does_not_regulate() -> None:
    body = "bodies: {{panel: {{chair: mayor, members: [stall-officer, assets-head]{abstains}}}}}"
    previous = "previous: [{actor: dairy, until: 2026-01-01}]"
    assert conflicts(forum="panel", li=previous, more=body.format(abstains="")) == [("moved", ["panel", "dairy", "li"])]
    assert conflicts(forum="panel", li=previous, more=body.format(abstains=", abstains: stall-officer")) == []


def test_over_a_period_the_finding_ends_on_the_day_on_which_cooling_off_is_over() -> None:
    text = HOUSE.format(
        assets="zhao", dairy="", forum="stall-officer", kind="", more="",
        li="previous: [{actor: dairy, until: 2024-06-01}]",
    )  # fmt: skip
    report = sweep(stated(text), (date(2026, 1, 1), date(2027, 1, 1)), "all")
    (finding,) = found(report, "SOD003")
    assert finding.held == ((date(2026, 1, 1), date(2026, 6, 1)),)


def test_without_outsiders_nothing_is_judged() -> None:
    done = judged(stated("posts: {a: {top: true}}"), "all", date(2026, 6, 1))
    (outcome,) = [outcome for outcome in done.outcomes if outcome.rule.code == "SOD003"]
    assert outcome.not_judged is not None
