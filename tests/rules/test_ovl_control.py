"""Many hands on one matter: what OVL003, OVL007 and OVL008 must not take for it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.facts.fragments import disjoint
from tests.charters import check, found

FOOD = """
facets:
  link: {values: [farm, factory, shop]}
  district: {values: [north, south, west], role: territory}
departments: {farming: {head: f}, industry: {head: i}, trade: {head: t}}
posts:
  mayor: {%s}
  f: {department: farming}
  i: {department: industry}
  t: {department: trade}
  t2: {department: trade}
matters: {all: {%s}, food: {part_of: all, facets: [link, district], stages: [monitor, enforce]%s}}
duties:
  a: {matter: food, stage: monitor, scope: {link: farm}, accountable: f}
  b: {matter: food, stage: monitor, scope: {link: factory}, accountable: i}
  c: {matter: food, stage: monitor, scope: {link: shop}, accountable: t}
"""
PLAIN = FOOD % ("", "", "")
DECIDE = "powers: [decide]"


def fragmented(text: str) -> list[str]:
    return [subject.id for one in found(check(text), "OVL003") for subject in one.subjects]


def test_three_units_with_a_part_each_are_named_with_their_parts() -> None:
    (one,) = found(check(PLAIN), "OVL003")
    assert one.witness["unit"] == ["farming", "industry", "trade"]
    assert [box["link"] for box in one.witness["box"]] == [["farm"], ["factory"], ["shop"]]
    assert one.count == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("accountable: t}", "accountable: i}"),  # two units
        ("stage: monitor, scope: {link: shop}", "stage: enforce, scope: {link: shop}"),  # "one stage leaf at a time"
        ("scope: {link: shop}", "scope: {}"),  # one holds the whole
        ("accountable: t}", "accountable: t, tier: overall}"),
        ("accountable: t}", "accountable: {unknown: x9}}"),
    ],
)
def test_fewer_than_three_units_with_parts_that_do_not_meet_are_no_fragments(old: str, new: str) -> None:
    assert fragmented(PLAIN) == ["food"]
    assert fragmented(PLAIN.replace(old, new)) == []


def test_posts_of_one_department_are_one_unit() -> None:
    two = PLAIN.replace("accountable: f}", "accountable: t}").replace("accountable: i}", "accountable: t2}")
    assert fragmented(two) == []


def test_territorial_subdivision_is_no_fragmentation() -> None:
    """Must not fire: territorial subdivision, that is, the parts differ only in a facet of role `territory`."""
    districts = PLAIN
    for link, district in (("farm", "north"), ("factory", "south"), ("shop", "west")):
        districts = districts.replace(f"link: {link}", f"district: {district}")
    assert fragmented(districts) == []
    assert fragmented(districts.replace(", role: territory", "")) == ["food"]


@pytest.mark.parametrize(
    ("mayor", "above", "own", "silent"),
    [
        (DECIDE, "", ", coordinated_by: mayor", True),
        (DECIDE, "coordinated_by: mayor", "", True),  # what the matter above says
        (DECIDE, "coordinated_by: mayor", ", coordinated_by: f", False),  # unless it says its own
        ("powers: [{power: direct, matter: all}]", "", ", coordinated_by: mayor", True),
        ("powers: [inspect]", "", ", coordinated_by: mayor", False),  # coordinator without deciding power
        ("powers: [{power: decide, scope: {link: farm}}]", "", ", coordinated_by: mayor", False),
        (DECIDE, "", "", False),
    ],
)
def test_silent_where_a_coordinator_of_all_of_it_has_power_to_decide(
    mayor: str, above: str, own: str, *, silent: bool
) -> None:
    assert fragmented(FOOD % (mayor, above, own)) == ["food"] * (not silent)


@pytest.mark.parametrize(
    ("duty", "silent"),
    [
        ("accountable: mayor, coordinates: true, stage: [monitor, enforce], mode: default", True),
        ("accountable: mayor, stage: [monitor, enforce], mode: default", False),
        ("accountable: mayor, coordinates: true, stage: monitor, mode: default", False),  # not all of it
        ("accountable: [mayor, f], shared: {how: lead, lead: mayor}, stage: [monitor, enforce]", True),
    ],
)
def test_who_coordinates_by_a_duty_or_leads_the_whole_brings_the_parts_together(duty: str, *, silent: bool) -> None:
    text = FOOD % (DECIDE, "", "") + f"  k: {{matter: food, {duty}}}\n"
    assert fragmented(text) == ["food"] * (not silent)
    assert fragmented(text.replace(DECIDE, "")) == ["food"]  # to hold the whole beside the others does not help


@settings(deadline=None)
@given(st.integers(1, 7), st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))), st.integers(1, 4))
def test_enough_that_do_not_meet_are_found_wherever_there_are_any(
    count: int, pairs: set[tuple[int, int]], enough: int
) -> None:
    met = {(a, b) for one, other in pairs for a, b in ((one, other), (other, one)) if a != b and max(a, b) < count}
    found = disjoint([[b for a, b in sorted(met) if a == own] for own in range(count)], enough)

    def free(some: tuple[int, ...]) -> bool:
        return not any(pair in met for pair in itertools.combinations(some, 2))

    assert bool(found) == any(free(some) for some in itertools.combinations(range(count), enough))
    assert not found or (free(tuple(found)) and len(found) >= enough)


CITY = """
facets: {amount: {type: number}}
posts:
  mayor: {top: true}
  left: {reports_to: mayor, powers: [%s]}
  right: {reports_to: mayor, powers: [%s]}
  below: {reports_to: left}
matters: {stalls: {facets: amount%s}, water: {}}
duties:
"""
STALLS = "{power: punish, matter: stalls}"


def clashing(left: str = STALLS, right: str = STALLS, matter: str = "", more: str = "") -> list[set[str]]:
    text = CITY % (left, right, matter) + "  other: {matter: water, accountable: mayor}\n" + more
    return [{subject.id for subject in one.subjects} for one in found(check(text), "OVL007")]


def test_two_with_one_power_over_the_same_are_named() -> None:
    assert clashing() == [{"left", "right"}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (STALLS, "{power: permit, matter: stalls}"),
        (STALLS, "{power: punish, matter: water}"),
        (STALLS, "punish"),  # a bare power counts where a duty needs it
        ("punish", "punish"),
        ("{power: punish, matter: stalls, reserve: true}", STALLS),
        ("{power: inspect, matter: stalls}", "{power: inspect, matter: stalls}"),  # no power of control
        ("{power: punish, matter: stalls, scope: {amount: '< 5'}}", "{power: punish, scope: {amount: '>= 5'}}"),
        ("{power: punish, matter: stalls, until: 2020-01-01}", STALLS),
    ],
)
def test_powers_that_differ_or_do_not_meet_are_no_clash(left: str, right: str) -> None:
    assert clashing(left, right) == []


NEEDING = """
  mine: {matter: stalls, scope: {amount: '< 5'}, accountable: left, needs: punish}
  theirs: {matter: stalls, scope: {amount: '> 3'}, accountable: right, needs: punish%s}
"""


def test_a_bare_power_counts_where_a_duty_of_its_holder_needs_it() -> None:
    assert clashing("punish", "punish", more=NEEDING % "") == [{"left", "right"}]
    assert clashing("punish", "punish", more=NEEDING.replace("'> 3'", "'>= 5'") % "") == []


@pytest.mark.parametrize("why", ["priority", "joint-plan", "special", "redundancy", "dual-control"])
def test_a_priority_rule_counts_as_coordination(why: str) -> None:
    """Must not fire: a priority rule by law (first to open the case, special over general) counts as coordination."""
    rule = f", beside: {{duty: mine, why: {why}, basis: Law 25}}"
    assert clashing("punish", "punish", more=NEEDING % rule) == []
    assert clashing(more=NEEDING % rule) == [{"left", "right"}]  # over all of the stalls, not where both duties meet
    assert clashing("punish", "punish", more=NEEDING % f", beside: {{duty: mine, why: {why}}}") == [{"left", "right"}]


def test_a_coordinator_a_lead_a_loan_and_a_line_of_command_settle_it() -> None:
    assert clashing(matter=", coordinated_by: mayor") == []
    all_stages = "{matter: stalls, stage: [decide, execute, supervise], "
    coordinating = f"  k: {all_stages}accountable: mayor, mode: default, coordinates: true}}\n"
    assert clashing(more=coordinating) == []
    led = f"  k: {all_stages}accountable: [left, right], shared: {{how: lead, lead: left}}}}\n"
    assert clashing(more=led) == []
    assert clashing(more=led.replace(", shared: {how: lead, lead: left}", "")) == [{"left", "right"}]
    loan = f"delegations: [{{by: left, to: right, powers: [{STALLS}]}}]\n"
    assert clashing(right="inspect", more=loan) == []
    assert clashing(right="inspect", more=loan.replace("by: left", "by: mayor")) == [{"left", "right"}]
    down = f"delegations: [{{by: mayor, to: below, powers: [{STALLS}]}}]\n"
    assert clashing(right="inspect", more=down) == []


def test_the_witness_of_two_controllers_names_both_the_power_and_where() -> None:
    text = CITY % (STALLS, "{power: punish, matter: stalls, scope: {amount: '< 5'}}", "")
    (one,) = found(check(text + "  other: {matter: water, accountable: mayor}\n"), "OVL007")
    low = {"low": None, "low_closed": False, "high": 5, "high_closed": False}
    assert one.witness == {
        "actors": ["left", "right"],
        "power": "punish",
        "box": {"matter": ["stalls"], "amount": [low]},
    }


DAIRY = """
departments: {bureau: {}, section: {part_of: bureau}, market: {}}
posts:
  mayor: {}
  left: {reports_to: mayor}
  right: {reports_to: mayor}
  m1: {department: market}
  m2: {department: market}
outsiders: {dairy: {kind: regulated}, farm: {kind: regulated}}
matters: {hygiene: {}, fires: {}}
oversight:
  one: {forum: left, over: [dairy], matter: hygiene}
  two: {forum: right, over: [dairy], matter: hygiene}
"""


def inspected(old: str = "", new: str = "") -> list[str]:
    return [subject.id for one in found(check(DAIRY.replace(old, new)), "OVL008") for subject in one.subjects]


TWO = "two: {forum: right, over: [dairy], matter: hygiene}"


@pytest.mark.parametrize(
    ("two", "double"),
    [
        (TWO, True),
        ("two: {forum: right, over: [dairy]}", True),
        ("two: {forum: right, over: [dairy], matter: fires}", False),
        ("two: {forum: right, over: [farm], matter: hygiene}", False),
        ("two: {forum: right, over: [dairy], matter: hygiene, joint_plan: One visit}", False),
        ("two: {forum: right, over: [dairy], matter: hygiene, kind: reactive}", False),
        ("two: {forum: mayor, over: [dairy], matter: hygiene}", False),  # one line of command
        ("two: {forum: left, over: [dairy], matter: hygiene}", False),
        ("two: {forum: right, over: [dairy], matter: hygiene, until: 2020-01-01}", False),
    ],
)
def test_only_two_units_without_a_plan_on_the_same_are_many_inspections(two: str, *, double: bool) -> None:
    assert inspected(TWO, two) == ["dairy"] * double


def test_who_inspects_another_matter_inspects_something_else() -> None:
    """Must not fire: different subjects (fire safety, food hygiene): then the scopes differ in matter."""
    assert inspected(TWO, TWO.replace("hygiene", "fires")) == []
    assert inspected() == ["dairy"]


def test_forums_of_one_department_or_of_a_department_and_its_part_are_no_two() -> None:
    for one, other in (("m1", "m2"), ("market", "m1"), ("bureau", "section")):
        text = DAIRY.replace("forum: left", f"forum: {one}").replace("forum: right", f"forum: {other}")
        assert found(check(text), "OVL008") == []
    text = DAIRY.replace("forum: left", "forum: bureau").replace("forum: right", "forum: market")
    (one_,) = found(check(text), "OVL008")
    assert one_.witness["forums"] == ["bureau", "market"]


def test_posts_inside_are_not_inspected_as_outsiders_are() -> None:
    assert inspected("over: [dairy]", "over: [m1]") == []
