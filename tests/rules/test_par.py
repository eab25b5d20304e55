"""Powers and responsibility: what PAR001 and PAR002 must not fire on, and what they must not miss."""

import pytest

from tests.charters import check, found


def lacking(text: str) -> list[tuple[str, str]]:
    """The actors and powers that PAR001 names."""
    return [(finding.witness["actor"], finding.witness["power"]) for finding in found(check(text), "PAR001")]


def idle(text: str) -> list[tuple[str, str, str | None]]:
    """The actors and powers that PAR002 names, with the subtype."""
    findings = found(check(text), "PAR002")
    return [(finding.witness["actor"], finding.witness["power"], finding.subtype) for finding in findings]


@pytest.mark.parametrize(
    ("needs", "expected"),
    [("inspect", []), ("[inspect, direct]", [("mayor", "direct")]), ("allocate", [("mayor", "allocate")])],
)
def test_overall_tier_needs_only_direct_or_allocate(needs: str, expected: list[tuple[str, str]]) -> None:
    """Must not fire: overall-tier A, which needs only `direct` or `allocate`."""
    assert (
        lacking(
            f"posts: {{mayor: {{top: true}}}}\nduties: {{all: {{accountable: mayor, tier: overall, needs: {needs}}}}}"
        )
        == expected
    )
    assert lacking("posts: {mayor: {top: true}}\nduties: {all: {accountable: mayor, needs: inspect}}") == [
        ("mayor", "inspect")
    ]


def test_the_bare_part_of_a_scope_is_the_witness_and_grants_are_taken_together() -> None:
    report = check(
        """
        facets: {amount: {type: number, range: ">= 0"}}
        matters: {fines: {facets: [amount]}}
        posts:
          director:
            top: true
            powers:
              - {power: punish, matter: fines, scope: {amount: "< 10"}}
              - {power: punish, matter: fines, scope: {amount: "[10..20)"}}
        duties:
          small: {matter: fines, accountable: director, needs: punish, scope: {amount: "< 15"}}
          large: {matter: fines, accountable: director, needs: punish, scope: {amount: "< 30"}}
        """
    )
    (finding,) = found(report, "PAR001")
    assert [subject.id for subject in finding.subjects] == ["large"]
    low = {"low": 20, "low_closed": True, "high": 30, "high_closed": False}
    assert finding.witness["box"] == {"stage": ["execute"], "amount": [low]}


@pytest.mark.parametrize(
    ("lead", "how", "expected"),
    [
        ("director", "lead", []),
        ("director", "joint", [("helper", "inspect")]),
        ("helper", "lead", [("helper", "inspect")]),
        ("{unknown: '77'}", "lead", [("helper", "inspect")]),
    ],
)
def test_by_agreement_with_a_lead_its_powers_serve_all_who_share_the_duty(
    lead: str, how: str, expected: list[tuple[str, str]]
) -> None:
    text = """
    posts: {{director: {{top: true, powers: inspect}}, helper: {{reports_to: director}}}}
    duties:
      joint: {{accountable: [director, helper], needs: inspect, shared: {{how: {how}, lead: {lead}, reason: two laws}}}}
    """
    assert lacking(text.format(lead=lead, how=how)) == expected


def test_a_lead_abolished_long_ago_lends_nothing_and_breaks_nothing() -> None:
    text = """
    posts: {director: {top: true}, old: {powers: inspect, until: 2020-01-01}}
    duties: {joint: {accountable: [director, old], needs: inspect, shared: {how: lead, lead: old, reason: two laws}}}
    """
    assert lacking(text) == [("director", "inspect")]
    assert not check(text).crashed


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        ("punish", []),
        ("{power: punish, scope: {district: north}}", []),
        ("{power: punish, scope: {district: south}}", [("deputy", "punish")]),
        ("{power: punish, matter: roads}", [("deputy", "punish")]),
        ("{power: punish, matter: {unknown: '5'}}", [("deputy", "punish")]),
        ("{power: punish, until: 2026-01-01}", [("deputy", "punish")]),
        ("{power: punish, since: 2026-01-01}", []),
    ],
)
def test_a_power_is_lent_as_far_as_delegation_duty_and_power_reach(power: str, expected: list[tuple[str, str]]) -> None:
    text = """
    facets: {{district: [north, south]}}
    matters: {{fines: {{facets: [district]}}, roads: }}
    posts: {{director: {{top: true, powers: [punish]}}, deputy: {{reports_to: director}}}}
    duties: {{fine: {{matter: fines, accountable: deputy, needs: punish, scope: {{district: north}}}}}}
    delegations: [{{by: director, to: deputy, powers: [{power}]}}]
    """
    assert lacking(text.format(power=power)) == expected


def test_what_is_lent_for_one_duty_does_not_serve_another() -> None:
    text = """
    matters: {fines: {stages: [decide, execute]}}
    posts: {director: {top: true, powers: [punish]}, deputy: {reports_to: director}}
    duties:
      own: {matter: fines, stage: execute, accountable: deputy, needs: punish}
      lent: {matter: fines, stage: decide, accountable: director, needs: punish}
    delegations: [{by: director, to: deputy, duty: lent, powers: [punish]}]
    """
    assert lacking(text) == [("deputy", "punish")]


def test_what_an_abolished_post_lent_is_lent_no_more() -> None:
    text = """
    posts: {director: {top: true}, old: {powers: [punish], until: 2020-01-01}}
    duties: {fine: {accountable: director, needs: punish}}
    delegations: [{by: old, to: director, powers: [punish]}]
    """
    assert lacking(text) == [("director", "punish")]


def test_a_power_needed_twice_is_lacking_once() -> None:
    assert lacking("posts: {a: {top: true}}\nduties: {d: {accountable: a, needs: [punish, punish]}}") == [
        ("a", "punish")
    ]


def test_reserve_and_emergency_powers_listed_as_such_need_no_duty() -> None:
    """Must not fire: reserve and emergency powers, listed as such."""
    text = """
    posts: {{a: {{top: true, powers: {{power: requisition, reserve: {reserve}}}}}}}
    duties: {{d: {{accountable: a}}}}
    """
    assert idle(text.format(reserve="true")) == []
    assert idle(text.format(reserve="false")) == [("a", "requisition", "no-duty")]


def test_a_power_needed_to_impose_a_consequence_needs_no_duty() -> None:
    """Must not fire: a power needed to impose a consequence, or held through the department whose duties need it."""
    text = """
    posts: {{mayor: {{top: true, powers: [sanction]}}, clerk: {{reports_to: mayor, powers: [sanction]}}}}
    duties: {{d: {{accountable: clerk, consequence: neglect}}}}
    consequences: {{neglect: {{trigger: Not done, measures: [correct], imposed_by: {imposer}}}}}
    """
    assert idle(text.format(imposer="mayor")) == [("clerk", "sanction", "no-duty")]
    assert idle(text.format(imposer="clerk")) == [("mayor", "sanction", "no-duty")]


def test_a_power_to_appoint_needs_no_duty_of_whoever_appoints() -> None:
    text = """
    posts:
      mayor: {top: true, powers: [appoint]}
      clerk: {reports_to: mayor, powers: [appoint]}
    duties: {d: {accountable: clerk}}
    """
    assert idle(text) == [("clerk", "appoint", "no-duty")]


def test_a_power_may_be_held_through_the_department_whose_duties_need_it() -> None:
    """Must not fire: a power needed to impose a consequence, or held through the department whose duties need it."""
    text = """
    departments:
      city: {{head: mayor, powers: [permit]}}
      market: {{part_of: {parent}, powers: [permit]}}
    posts:
      mayor: {{top: true}}
      clerk: {{reports_to: mayor, department: market}}
    duties: {{d: {{accountable: clerk, needs: permit}}}}
    """
    assert idle(text.format(parent="city")) == []
    assert idle(text.format(parent="")) == [("city", "permit", "no-duty")]


def test_a_power_of_a_post_is_not_used_by_the_duties_of_its_colleagues() -> None:
    text = """
    departments: {market: {head: director}}
    posts: {director: {top: true, powers: [permit]}, clerk: {reports_to: director, department: market}}
    duties: {d: {accountable: clerk, needs: permit}}
    """
    assert idle(text) == [("director", "permit", "no-duty")]


def test_a_power_lent_is_used_by_whoever_borrows_it_and_is_not_judged_there() -> None:
    text = """
    posts: {director: {top: true, powers: [permit, {power: sanction, reserve: true}]}, clerk: {reports_to: director}}
    duties: {d: {accountable: clerk, needs: permit, consequence: neglect}}
    consequences: {neglect: {trigger: Not done, measures: [correct], imposed_by: director}}
    delegations: [{by: director, to: clerk, powers: [permit, inspect]}]
    """
    assert idle(text) == []


def test_outsiders_hold_their_powers_from_elsewhere() -> None:
    text = "outsiders: {court: {kind: court, powers: [punish]}}\nposts: {a: {top: true}}\nduties: {d: {accountable: a}}"
    assert idle(text) == []


def test_a_head_uses_the_powers_to_direct_and_allocate_for_its_general_accountability() -> None:
    text = """
    posts: {{mayor: {{top: true, powers: [direct]}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    duties: {{all: {{accountable: mayor, tier: {tier}, consequence: neglect}}}}
    consequences: {{neglect: {{trigger: Not done, measures: [vote], imposed_by: congress}}}}
    """
    assert idle(text.format(tier="overall")) == []
    assert idle(text.format(tier="direct")) == [("mayor", "direct", "no-duty")]


def test_a_power_serves_only_where_the_duty_lies() -> None:
    text = """
    matters: {water: , roads: }
    posts: {a: {top: true, powers: [{power: inspect, matter: roads}, {power: inspect, matter: water}]}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    consequences: {neglect: {trigger: Not done, measures: [vote], imposed_by: congress}}
    duties: {d: {matter: water, accountable: a, needs: inspect, consequence: neglect}}
    """
    assert idle(text) == [("a", "inspect", "no-duty")]


def test_a_power_for_duties_without_consequence_is_an_effect_of_that_lack() -> None:
    report = check("posts: {a: {top: true, powers: [inspect]}}\nduties: {d: {accountable: a, needs: inspect}}")
    assert found(report, "PAR002") == []
    (finding,) = found(report, "ACC006")
    assert [(effect.rule, effect.subtype, effect.subjects[0].id) for effect in finding.related] == [
        ("PAR002", "no-consequence", "a")
    ]
