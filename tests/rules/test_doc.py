"""Legal bases: what DOC001 asks of duties and powers, and what not."""

import pytest

from respchain.rule import ERROR, WARNING
from respchain.rules.doc.doc001_no_valid_basis import no_valid_basis
from tests.charters import check, found

BASES = """
bases:
  law: {rank: law, since: 2009-06-01}
  order: {rank: regulation}
  rule: {rank: rule}
  house: {rank: internal}
  home: {rank: internal}
  old: {rank: law, until: 2026-06-01}
  soon: {rank: law, since: 2026-06-02}
"""


def faults(text: str) -> list[tuple[str | None, str, str | None]]:
    """Subtype, subject, and the basis named, of what DOC001 says."""
    return [(one.subtype, one.subjects[0].id, one.witness.get("base")) for one in found(check(BASES + text), "DOC001")]


@pytest.mark.parametrize(
    ("duty", "fault", "base"),
    [
        ("basis: house", None, None),
        ("basis: house 7", None, None),
        ("public: true, basis: house", "rank-too-low", "house"),
        ("public: true, basis: rule", None, None),
        ("needs: punish, basis: rule", "rank-too-low", "rule"),  # "(punish, permit: law or regulation)"
        ("needs: permit, basis: order", None, None),
        ("needs: [inspect, punish], basis: law", None, None),
        ("basis: old", "not-in-force", "old"),
        ("basis: soon", "not-in-force", "soon"),
        ("basis: [old, house]", None, None),  # one good basis is enough
        ("needs: punish, basis: [old 3, house 4, rule 5]", "rank-too-low", "rule"),  # named: the best that is in force
        (
            "public: true, basis: [home, house]",
            "rank-too-low",
            "house",
        ),  # of equal ones: the first that the charter has
        ("basis: []", "no-basis", None),
        ("mode: default", "no-basis", None),
    ],
)
def test_a_duty_rests_on_a_basis_in_force_of_the_rank_that_it_needs(
    duty: str, fault: str | None, base: str | None
) -> None:
    text = f"posts: {{mayor: {{top: true}}}}\nduties: {{a: {{accountable: mayor, {duty}}}}}"
    assert faults(text) == ([(fault, "a", base)] if fault else [])


@pytest.mark.parametrize(("public", "fault"), [("false", []), ("true", [("rank-too-low", "a", "house")])])
def test_inside_the_house_its_own_rule_will_do(public: str, fault: list[tuple[str, str, str]]) -> None:
    """Must not fire: internal duties with an internal rule."""
    text = f"posts: {{mayor: {{top: true}}}}\nduties: {{a: {{accountable: mayor, basis: house, public: {public}}}}}"
    assert faults(text) == fault


def test_headings_are_no_duties() -> None:
    assert faults("duties: {a: {heading: true}}") == []


def test_a_duty_has_the_basis_of_its_matter() -> None:
    text = """
matters: {water: {title: Water, basis: law 3}, lakes: {title: Lakes, part_of: water}}
posts: {mayor: {top: true}}
duties: {a: {matter: lakes, accountable: mayor}}
"""
    assert faults(text) == []


@pytest.mark.parametrize(
    ("power", "fault"),
    [
        ("inspect", "no-basis"),
        ("{power: inspect, basis: house}", None),
        ("{power: punish, basis: house}", "rank-too-low"),
        ("{power: punish, basis: old}", "not-in-force"),
        ("{power: punish, basis: law 84}", None),
    ],
)
def test_a_power_rests_on_a_basis_in_force_of_the_rank_that_it_needs(power: str, fault: str | None) -> None:
    said = faults(f"posts: {{mayor: {{top: true, powers: [{power}]}}}}")
    assert [subtype for subtype, *_ in said] == ([fault] if fault else [])


def test_a_power_has_the_basis_of_its_department() -> None:
    assert faults("departments: {market: {basis: law 5}}\nposts: {chief: {department: market, powers: [punish]}}") == []


def test_without_a_section_of_bases_nothing_is_judged() -> None:
    """Catalogue: "A layer that the source does not carry is stated once as not judged"."""
    report = check("duties: {a: {accountable: mayor}}\nposts: {mayor: {top: true}}")
    assert {rule.rule: rule.not_judged for rule in report.rules}["DOC001"] == "the charter states no bases"


def test_it_is_an_error_where_the_law_asks_more() -> None:
    """Catalogue: "warning; error with `statutory`"."""
    assert (no_valid_basis.severity, no_valid_basis.statutory) == (WARNING, ERROR)
