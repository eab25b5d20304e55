"""Split authority: what PAR003 must not fire on, and what it must not miss."""

import pytest

from tests.charters import check, found

HOUSE = """
facets: {{district: [north, south]}}
matters: {{trade: {{facets: [district]}}}}
posts:
  mayor: {{top: true}}
  inspector: {{reports_to: mayor, powers: [{first}]}}
  enforcer: {{reports_to: {under}, powers: [{second}]}}
duties:
  close:
    matter: trade
    accountable: {who}
    responsible: enforcer
    needs: [{needs}]
{said}
  other: {{accountable: mayor{other}}}
"""


def split(**words: str) -> list[list[str]]:
    """The actors whom PAR003 names, by finding."""
    usual = {
        "first": "inspect", "second": "punish", "under": "mayor", "who": "inspector", "needs": "inspect, punish",
        "said": "", "other": "",
    }  # fmt: skip
    usual |= words
    usual["said"] = f"    {usual['said']}" if usual["said"] else ""
    return [finding.witness["actor"] for finding in found(check(HOUSE.format(**usual)), "PAR003")]


BOTH = [["inspector", "enforcer"]]


@pytest.mark.parametrize(
    ("beside", "spared"),
    [
        ("{duty: other, why: dual-control, reason: Two sign}", True),
        ("{duty: other, why: dual-control, basis: Rules 5}", True),
        ("{duty: other, why: dual-control}", False),
        ("{duty: other, why: redundancy, reason: Two sign}", False),
    ],
)
def test_two_who_have_to_act_together_on_purpose(beside: str, spared: bool) -> None:
    """Must not fire: intended checks (dual signature) recorded (`beside`, why dual-control)."""
    assert split(said=f"beside: [{beside}]") == ([] if spared else BOTH)


def test_dual_control_may_be_recorded_at_the_other_duty() -> None:
    """Must not fire: intended checks (dual signature) recorded (`beside`, why dual-control)."""
    assert split(other=", beside: [{duty: close, why: dual-control, reason: Two sign}]") == []


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("{actor: enforcer, powers: [punish], within: 5 working days}", True),
        ("{actor: enforcer, within: 5 working days}", True),
        ("{actor: enforcer, powers: [inspect], within: 5 working days}", False),
        ("{actor: enforcer, powers: [punish]}", False),
        ("{actor: enforcer, within: 5 working days, until: 2026-06-01}", False),
        ("{actor: mayor, within: 5 working days}", False),
    ],
)
def test_an_agreement_with_a_time_limit_binds(said: str, bound: bool) -> None:
    assert split(said=f"agreements: [{said}]") == ([] if bound else BOTH)
    agreed = HOUSE.format(
        first="inspect", second="punish", under="mayor", who="inspector", needs="inspect, punish", other="",
        said=f"    agreements: [{said}]",
    )  # fmt: skip
    assert found(check(agreed), "PAR001") == []


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("{how: lead, lead: inspector, reason: two laws}", []),
        ("{how: joint, lead: inspector, reason: two laws}", []),
        ("{how: joint, reason: two laws}", BOTH),
        ("{how: divided, reason: two laws, parts: {inspector: {district: north}, enforcer: {district: south}}}", []),
    ],
)
def test_a_lead_and_a_division_make_it_whole(how: str, expected: list[list[str]]) -> None:
    assert split(who="[inspector, enforcer]", said=f"shared: {how}") == expected


def test_who_answers_and_commands_the_others_leads_them() -> None:
    assert split(under="inspector") == []


def test_one_who_holds_all_of_it_is_enough() -> None:
    assert split(first="inspect, punish") == []
    assert split(second="inspect, punish") == []


def test_what_nobody_holds_is_no_split_but_a_lack() -> None:
    assert split(second="sign") == []


def test_a_power_may_be_split_by_place() -> None:
    north = "{power: punish, matter: trade, scope: {district: north}}"
    south = north.replace("north", "south")
    assert split(first=north, second=south, needs="punish") == BOTH
    assert split(first=north, second=north, needs="punish") == []


def test_the_lack_of_each_is_an_effect_of_the_split() -> None:
    report = check(
        HOUSE.format(
            first="inspect", second="punish", under="mayor", who="inspector", needs="inspect, punish", said="", other=""
        )
    )
    (finding,) = found(report, "PAR003")
    assert [(effect.rule, effect.subjects[0].id) for effect in finding.related if effect.rule == "PAR001"] == [
        ("PAR001", "close")
    ]
    assert found(report, "PAR001") == []
    assert report.conditions["C4"].state == "breaks"


def test_general_accountability_and_headings_are_not_judged() -> None:
    assert split(said="tier: overall") == []
    assert split(said="heading: true") == []
