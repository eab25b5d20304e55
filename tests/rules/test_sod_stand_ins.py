"""Stand-ins: what SOD006 must not fire on, and what it must not miss."""

from typing import Any

import pytest

from tests.charters import check, found

MONEY = """
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  cashier: {{reports_to: mayor, holder: {{person: li}}, backup: {backup}{cashier}}}
  keeper: {{reports_to: mayor, holder: {{person: {keeper}}}{powers}}}
  clerk: {{reports_to: mayor, holder: {{person: zhao}}}}
matters: {{money: {{stages: [approve, pay, record, audit]}}, stamps: {{stages: [pay]}}}}
duties:
  pay: {{matter: money, stage: {pay}, accountable: cashier}}
  book: {{matter: money, stage: {book}, accountable: keeper}}
{more}
"""
USUAL = {
    "backup": "keeper", "cashier": "", "keeper": "wang", "powers": "", "pay": "pay", "book": "record", "more": "",
}  # fmt: skip


def report_on(**words: str) -> Any:
    """The report on a charter in which the keeper stands in for the cashier."""
    return check(MONEY.format(**{**USUAL, **words}))


def broken(**words: str) -> list[tuple[str | None, list[Any]]]:
    """The subtype, the post, the standby and the duties that SOD006 names."""
    findings = found(report_on(**words), "SOD006")
    named = ("post", "standby", "duty", "other")
    return [(finding.subtype, [finding.witness.get(name) for name in named]) for finding in findings]


BREAKS = [("functions", ["cashier", "keeper", "pay", "book"])]


@pytest.mark.parametrize(
    ("backup", "expected"),
    [
        ("keeper", BREAKS),
        ("[clerk, keeper]", BREAKS),
        ("clerk", []),
        ("{post: keeper}", BREAKS),
        ("{post: keeper, duties: [pay]}", BREAKS),
        ("{post: keeper, duties: [sell]}", []),
        ("{post: keeper, until: 2026-06-01}", []),
        ("{post: keeper, through: 2026-06-01}", BREAKS),
        ("cashier", []),
        ("{unknown: '7'}", []),
    ],
)
def test_a_standby_is_limited_to_duties_that_do_not_collide(backup: str, expected: list[Any]) -> None:
    """Must not fire: standby limited to powers that do not collide."""
    assert broken(backup=backup, more="  sell: {matter: stamps, accountable: cashier}") == expected


@pytest.mark.parametrize(
    ("powers", "expected"),
    [
        ("", []),
        (", powers: [count]", []),
        (", powers: [sign]", BREAKS),
        (", powers: [{power: sign, reserve: true}]", BREAKS),
        (", powers: [{power: sign, matter: stamps}]", []),
    ],
)
def test_a_standby_cannot_do_what_needs_a_power_that_it_lacks(powers: str, expected: list[Any]) -> None:
    """Must not fire: standby limited to powers that do not collide."""
    more = "  sign: {matter: money, stage: pay, accountable: cashier, needs: sign}"
    text = MONEY.format(**{**USUAL, "powers": powers, "cashier": ", powers: [sign]", "more": more})
    text = text.replace("  pay: {matter: money, stage: pay, accountable: cashier}\n", "").replace("  sign:", "  pay:")
    findings = found(check(text), "SOD006")
    named = ("post", "standby", "duty", "other")
    assert [(one.subtype, [one.witness.get(name) for name in named]) for one in findings] == expected


def test_a_power_of_the_department_serves_whoever_stands_in_for_its_head() -> None:
    more = "departments: {till: {title: Till, head: cashier, powers: [sign]}}"
    text = MONEY.format(**{**USUAL, "more": more}).replace(
        "accountable: cashier}", "accountable: cashier, needs: sign}"
    )
    assert [finding.subtype for finding in found(check(text), "SOD006")] == ["functions"]


def test_stages_meet_too_even_in_a_post_that_nobody_holds() -> None:
    assert broken(book="decide") == [("stages", ["cashier", "keeper", "pay", "book"])]
    text = MONEY.format(**{**USUAL, "book": "decide"}).replace(", holder: {person: wang}", "")
    assert [finding.subtype for finding in found(check(text), "SOD006")] == ["stages"]


def test_all_that_the_person_has_in_hand_counts() -> None:
    more = "  count: {matter: money, stage: audit, accountable: clerk}"
    text = MONEY.format(**{**USUAL, "book": "pay", "more": more}).replace("{person: zhao}", "{person: wang}")
    findings = found(check(text), "SOD006")
    assert [(one.subtype, one.witness["duty"], one.witness["other"]) for one in findings] == [
        ("functions", "pay", "count")
    ]


def test_what_regular_holders_mix_already_is_no_matter_of_standing_in() -> None:
    assert broken(keeper="li") == []
    mixed = report_on(more="  also: {matter: money, stage: record, accountable: keeper, responsible: cashier}")
    assert [one.subjects[0].id for one in found(mixed, "SOD002")] == ["li"]
    assert [one.witness["other"] for one in found(mixed, "SOD006")] == ["book"]


@pytest.mark.parametrize(
    "spared", [", dsd: true", ", compensating: {control: count, reviewer: mayor}", ", low_risk: true"]
)
def test_what_spares_regular_holders_spares_stand_ins(spared: str) -> None:
    text = MONEY.format(**{**USUAL, "book": "audit" if "dsd" not in spared else "record"})
    text = text.replace("accountable: keeper", "accountable: keeper" + spared)
    subtypes = [finding.subtype for finding in found(check(text), "SOD006")]
    assert subtypes == (["functions"] if "low_risk" in spared else [])


def test_a_control_reviewed_by_whom_one_stands_in_for_is_none() -> None:
    for reviewer, count in (("mayor", 0), ("keeper", 1), ("clerk", 0)):
        control = f", compensating: {{control: count, reviewer: {reviewer}}}"
        text = MONEY.format(**USUAL).replace("accountable: cashier", "accountable: cashier" + control)
        assert len(found(check(text), "SOD006")) == count


def test_who_acts_already_is_told_by_the_separation_that_it_breaks() -> None:
    report = report_on(backup="clerk", keeper="li, kind: acting, since: 2026-05-01")
    (finding,) = found(report, "SOD002")
    assert ("SOD006", "acting") in [(effect.rule, effect.subtype) for effect in finding.related]
    assert found(report, "SOD006") == []
    regular = report_on(backup="clerk", keeper="li, since: 2026-05-01")
    assert "SOD006" not in [effect.rule for one in found(regular, "SOD002") for effect in one.related]


def test_a_stage_that_somebody_acting_mixes_is_told_likewise() -> None:
    report = report_on(backup="clerk", keeper="li, kind: acting", book="decide")
    (finding,) = found(report, "SOD001")
    assert ("SOD006", "acting") in [(effect.rule, effect.subtype) for effect in finding.related]


REGULATED = """
departments: {{market: {{title: Market, head: chief}}, assets: {{title: Assets, head: owner}}}}
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  chief: {{department: market, reports_to: mayor, holder: {{person: wang}}{chief}}}
  deputy: {{department: market, reports_to: chief, holder: {{person: li}}}}
  owner: {{department: assets, reports_to: mayor, holder: {{person: sun{owned}}}{owner}}}
people: {{chen: , wang: , sun: , li: {{{li}}}}}
outsiders: {{dairy: {{kind: regulated, owned_by: assets}}}}
oversight: {{rounds: {{forum: chief, over: dairy, information: visits}}}}
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"chief": ", backup: deputy"}, []),
        ({"chief": ", backup: owner"}, [["chief", "owner"]]),
        ({"chief": ", backup: {post: owner, until: 2020-01-01}"}, []),
        ({"owner": ", backup: deputy"}, [["owner", "deputy"]]),
        ({"chief": ", backup: deputy", "li": "previous: [{actor: dairy, until: 2026-01-01}]"}, [["chief", "deputy"]]),
        ({"chief": ", backup: deputy", "li": "previous: [{actor: dairy, until: 2020-01-01}]"}, []),
        ({"chief": ", backup: deputy", "li": "previous: [{actor: dairy, until: 2026-01-01}], recuses: dairy"}, []),
    ],
)
def test_a_stand_in_would_regulate_its_own(words: dict[str, str], expected: list[list[str]]) -> None:
    text = REGULATED.format(**{"chief": "", "owner": "", "owned": "", "li": "", **words})
    findings = found(check(text), "SOD006")
    assert [[one.witness["post"], one.witness["standby"]] for one in findings] == expected
    assert all((one.subtype, one.witness["actor"]) == ("regulator", "dairy") for one in findings)


def test_who_regulates_its_own_only_by_acting_is_told_by_that() -> None:
    text = REGULATED.format(chief="", owner="", owned="", li="").replace(
        "{person: wang}", "{person: sun, kind: acting}"
    )
    (finding,) = found(check(text), "SOD003")
    assert [(effect.rule, effect.subtype) for effect in finding.related] == [("SOD006", "acting-regulator")]
