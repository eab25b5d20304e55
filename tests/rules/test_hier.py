"""What the rules of tops and of delegation must not fire on, and how one cause stays one finding."""

import pytest

from respchain.checking.report import Report
from tests.charters import check, found


def said(report: Report, code: str) -> list[tuple[str | None, list[str]]]:
    """The subtype of each finding of a rule, and the ids that it names."""
    return [(finding.subtype, [subject.id for subject in finding.subjects]) for finding in found(report, code)]


@pytest.mark.parametrize("line", ["guided_by", "functional_to", "dotted_to"])
def test_only_lines_of_command_make_a_circle_of_command(line: str) -> None:
    """Must not fire: `guides` and `functional` lines (not in Cmd)."""
    text = "posts: {{mayor: {{top: true}}, a: {{reports_to: mayor, {line}: b}}, b: {{reports_to: a}}}}"
    assert said(check(text.format(line=line)), "HIER001") == []
    looped = "posts: {mayor: {top: true}, a: {reports_to: b}, b: {reports_to: a}}"
    assert said(check(looped), "HIER001") == [(None, ["a", "b"])]


def test_dual_heads_are_declared_as_co_heads_or_stand_in_two_organisations() -> None:
    """Must not fire: dual heads (party secretary and mayor, 党政同责) modelled as two organisations or as `co_head`
    with a split of matters.
    """
    one_city = """
    matters: {{works: {{}}, party: {{}}}}
    departments: {{city: {{}}}}
    posts:
      mayor: {{department: city{head}}}
      secretary: {{department: city{head}}}
      clerk: {{department: city, reports_to: mayor}}
    duties: {{all-works: {{matter: works, accountable: mayor}}, all-party: {{matter: party, accountable: secretary}}}}
    """
    assert said(check(one_city.format(head=", co_head: true")), "HIER002") == []
    assert said(check(one_city.format(head="")), "HIER002") == [("no-top", ["mayor", "secretary"])]
    two = """
    departments: {{city: {{}}, party: {{part_of: city{own}}}}}
    posts: {{mayor: {{department: city, top: true}}, secretary: {{department: party}}}}
    """
    assert said(check(two.format(own=", organisation: true")), "HIER002") == []
    assert said(check(two.format(own="")), "HIER002") == [("blank-superior", ["secretary"])]


def test_all_partners_of_a_partnership_are_co_heads() -> None:
    """Must not fire: partnerships."""
    text = """
    departments: {firm: {}}
    posts:
      ann: {department: firm, co_head: true}
      bob: {department: firm, co_head: true}
      cy: {department: firm, co_head: true}
    """
    assert said(check(text), "HIER002") == []
    assert said(check(text.replace(", co_head: true", "")), "HIER002") == [("no-top", ["ann", "bob", "cy"])]


def test_a_superior_outside_is_a_superior() -> None:
    report = check("""
    departments: {city: {head: mayor}}
    posts: {mayor: {department: city}, envoy: {department: city, reports_to: province}}
    outsiders: {province: {kind: external-superior}}
    """)
    assert said(report, "HIER002") == []


def test_an_organisation_without_top_is_one_finding_that_names_all_who_report_to_nobody() -> None:
    report = check("""
    departments: {club: {}}
    posts: {a: {department: club}, b: {department: club}, c: {department: club, reports_to: a}}
    """)
    assert said(report, "HIER002") == [("no-top", ["a", "b"])]


def test_whoever_leads_a_body_alone_is_as_loose_as_any_other_post() -> None:
    report = check("""
    posts: {a: {}, b: {}}
    bodies: {board: {reports_to: b, chair: a}}
    """)
    assert said(report, "HIER002") == [("no-top", ["a", "b"])]


def test_where_all_walk_in_a_circle_the_circle_is_the_cause() -> None:
    report = check("""
    departments: {club: {}}
    posts: {a: {department: club, reports_to: b}, b: {department: club, reports_to: a}}
    """)
    assert said(report, "HIER002") == []
    (finding,) = found(report, "HIER001")
    assert "HIER002" in {effect.rule for effect in finding.related}


def test_many_small_circles_of_command_are_named_each_for_itself() -> None:
    pairs = "\n".join(f"  a{n}: {{reports_to: b{n}}}\n  b{n}: {{reports_to: a{n}}}" for n in range(20))
    report = check(f"posts:\n{pairs}")
    assert said(report, "HIER001") == [(None, [f"a{n}", f"b{n}"]) for n in range(20)]


def test_a_transfer_by_law_moves_accountability() -> None:
    """Must not fire: statutory transfer 授权 by law, typed `transfer`, which does move A."""
    text = """
    posts: {{a: {{top: true}}, b: {{reports_to: a}}}}
    bases: {{act: {{rank: law}}}}
    duties: {{water: {{accountable: a}}}}
    delegations: [{{id: move, by: a, to: b, duty: water, keeps: transfer{basis}}}]
    """
    assert said(check(text.format(basis=", basis: act 4")), "HIER005") == []
    assert said(check(text.format(basis="")), "HIER005") == [("accountability-ended", ["move"])]


def test_one_fault_of_a_delegation_of_several_duties_and_powers_is_one_finding() -> None:
    report = check("""
    posts: {a: {top: true}, b: {reports_to: a}, c: {reports_to: a}}
    duties: {one: {accountable: c}, two: {accountable: c}, three: {accountable: c}}
    delegations: [{id: much, by: a, to: b, duty: [one, two, three], powers: [inspect, punish]}]
    """)
    assert said(report, "HIER005") == [("outside-scope", ["much"])]


def test_who_received_a_part_hands_on_no_more_than_that() -> None:
    text = """
    facets: {{district: [north, south]}}
    posts: {{a: {{top: true}}, b: {{reports_to: a}}, c: {{reports_to: b}}}}
    duties: {{water: {{accountable: a}}}}
    delegations:
      - {{id: first, by: a, to: b, duty: water, scope: {{district: north}}}}
      - {{id: second, by: b, to: c, duty: water, scope: {{district: {district}}}}}
    """
    assert said(check(text.format(district="north")), "HIER005") == []
    assert said(check(text.format(district="[north, south]")), "HIER005") == [("outside-scope", ["second"])]


def test_different_duties_that_go_both_ways_are_no_cycle() -> None:
    report = check("""
    posts: {a: {top: true}, b: {reports_to: a}}
    duties: {one: {accountable: a}, two: {accountable: b}}
    delegations: [{by: a, to: b, duty: one}, {by: b, to: a, duty: two}]
    """)
    assert said(report, "HIER005") == []


def test_a_power_held_on_a_part_does_not_carry_the_whole_duty() -> None:
    text = """
    facets: {{district: [north, south]}}
    posts: {{a: {{top: true}}, b: {{reports_to: a, powers: [{{power: inspect, scope: {{district: {held}}}}}]}}}}
    duties: {{water: {{accountable: a, needs: inspect}}}}
    delegations: [{{id: bare, by: a, to: b, duty: water}}]
    """
    assert said(check(text.format(held="[north, south]")), "HIER005") == []
    assert said(check(text.format(held="north")), "HIER005") == [("duty-without-power", ["bare"])]
