"""How a duty is shared: what OVL004 and OVL005 must not take for a fault, and what they name."""

import pytest

from tests.charters import check, found

TOWN = """
facets: {district: [north, south], amount: {type: number}}
departments: {market: {head: director}}
bodies: {court: {chair: director, members: [health, {post: water, tier: main}]}}
posts: {director: {}, health: {}, water: {}, old: {until: 2020-01-01}}
duties:
"""


def named(duty: str, code: str) -> list[str | None]:
    """The subtypes of the findings of a rule about one duty."""
    return [one.subtype for one in found(check(f"{TOWN}  a: {{{duty}}}\n"), code)]


@pytest.mark.parametrize(
    ("duty", "faulty"),
    [
        ("accountable: [director, health]", True),
        ("accountable: [director, health], shared: {how: lead, lead: health}", False),
        ("accountable: [director, health], shared: {how: joint, lead: health}", False),
        ("accountable: [director, health], shared: {lead: health}", False),
        ("accountable: [director, health], shared: {reason: Two laws}", True),
        ("accountable: [director, health], shared: {how: joint, reason: Two laws}", True),
        ("accountable: [director, health], shared: {how: lead, lead: water}", True),  # none of those who answer
        ("accountable: [director, health], shared: {how: lead, lead: old}", True),
        ("accountable: [director, health], shared: {how: lead, lead: {unknown: x9}}", False),
        ("accountable: [director, health], shared: {how: lead, lead: market}", False),  # the director's department
        ("accountable: [director, health], shared: {how: divided}", False),  # "divided needs no lead"
        ("accountable: [director, {unknown: x9}]", True),
        ("accountable: [director, old]", False),  # who is gone shares nothing
        ("accountable: [director, market]", False),  # one seat
        ("accountable: court", False),  # "collegiate courts and panels (the body is the one actor)"
        ("accountable: director, assist: [health, water]", False),  # "one 主办 with several 协办"
        ("accountable: [director, health], tier: overall", False),
        ("accountable: [director, health], mode: default", False),
        ("accountable: [director, health], heading: true", False),
    ],
)
def test_only_several_without_a_lead_are_named(duty: str, *, faulty: bool) -> None:
    assert named(duty, "OVL004") == [None] * faulty


@pytest.mark.parametrize(("profile", "severity"), [("smcr", "note"), ("far", "note"), ("core", "error")])
def test_a_recorded_reason_explains_it_where_the_regime_is_content(profile: str, severity: str) -> None:
    """Must not fire: in `smcr` and `far` a recorded reason (note)."""
    text = f"{TOWN}  a: {{accountable: [director, health], shared: {{how: joint%s}}}}\n"
    (explained,) = found(check(text % ", reason: One team", profile), "OVL004")
    assert str(explained.severity) == severity
    (bare,) = found(check(text % "", profile), "OVL004")
    assert str(bare.severity) == "error"


@pytest.mark.parametrize(
    ("shares", "names"), [("share: 0.5, kind: job-share", ("window",)), ("since: 2020-01-01", ("window", "counter"))]
)
def test_a_post_with_two_holders_is_one_who_answers(shares: str, names: tuple[str, ...]) -> None:
    """Must not fire: job share."""
    posts = ", ".join(f"{name}: {{holder: {{person: p{name}, {shares}}}}}" for name in names)
    text = f"posts: {{{posts}}}\nduties: {{a: {{accountable: [{', '.join(names)}]}}}}"
    assert len(found(check(text), "OVL004")) == len(names) - 1


def test_a_court_or_panel_is_one_who_answers() -> None:
    """Must not fire: collegiate courts and panels (the body is the one actor)."""
    assert named("accountable: court", "OVL004") == []
    assert named("accountable: [director, health, water]", "OVL004") == [None]  # its members, each for himself


def test_whoever_assists_shares_nothing() -> None:
    """Must not fire: one 主办 with several 协办."""
    assert named("accountable: director, assist: [health, water]", "OVL004") == []
    assert named("accountable: [director, health, water]", "OVL004") == [None]


def test_several_without_a_lead_are_named_together() -> None:
    (one,) = found(check(TOWN + "  a: {accountable: [director, health, water]}\n"), "OVL004")
    assert one.witness["actor"] == ["director", "health", "water"]
    assert one.count == 3


@pytest.mark.parametrize(
    ("shared", "kinds"),
    [
        ("{how: lead, lead: health}", []),  # asks nothing of a lead
        ("{how: joint, lead: health}", ["no-reason"]),
        ("{how: joint, lead: health, reason: Two laws}", []),
        ("{how: divided}", ["no-reason", "parts-missing"]),
        ("{how: divided, reason: Two laws}", ["parts-missing"]),
        ("{how: divided, reason: Two laws, parts: {director: {district: north}, health: {district: south}}}", []),
        ("{how: divided, reason: Two laws, parts: {director: {district: north}}}", ["parts-missing"]),
        ("{how: divided, reason: Two laws, parts: {director: {district: north}, health: {}}}", ["parts-overlap"]),
        (
            "{how: divided, reason: Two laws, parts: {director: {amount: '<= 5'}, health: {amount: '>= 5'}}}",
            ["parts-overlap"],
        ),
        (
            "{how: divided, reason: Two laws, parts: {director: {amount: '< 5'}, health: {amount: '> 5'}}}",
            ["parts-missing"],
        ),
        (  # what somebody has who does not answer for it is not held
            "{how: divided, reason: Two laws, parts: {director: {district: north}, water: {district: south}}}",
            ["parts-missing"],
        ),
        (  # what somebody had who is gone still adds up
            "{how: divided, reason: Two laws, parts: {director: {district: north}, old: {district: south}}}",
            [],
        ),
    ],
)
def test_a_reason_and_parts_that_add_up_are_asked_for(shared: str, kinds: list[str]) -> None:
    """Must not fire: it asks only for text and for parts that add up."""
    assert sorted(map(str, named(f"accountable: [director, health], shared: {shared}", "OVL005"))) == sorted(kinds)


def test_each_misfit_is_shown_as_a_box() -> None:
    report = check(
        TOWN + "  a:\n    accountable: [director, health]\n    scope: {district: north, amount: '< 10'}\n"
        "    shared: {how: divided, reason: Two laws, parts: {director: {amount: '< 5'}, health: {district: south}}}\n"
    )
    boxes = {one.subtype: one.witness["box"] for one in found(report, "OVL005")}
    five = {"low": 5, "low_closed": True, "high": 10, "high_closed": False}
    ten = {"low": None, "low_closed": False, "high": 10, "high_closed": False}
    assert boxes == {
        "parts-missing": {"stage": ["execute"], "district": ["north"], "amount": [five]},
        "parts-outside": {"stage": ["execute"], "district": ["south"], "amount": [ten]},
    }
    (outside,) = [one for one in found(report, "OVL005") if one.subtype == "parts-outside"]
    assert outside.witness["actor"] == "health"


@pytest.mark.parametrize("more", ["tier: overall", "mode: backup", "mode: default", "heading: true"])
def test_what_is_no_cover_is_not_asked_how_it_is_shared(more: str) -> None:
    assert named(f"accountable: [director, health], shared: {{how: divided}}, {more}", "OVL005") == []
