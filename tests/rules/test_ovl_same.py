"""Two who answer for the same: what OVL001 and OVL002 must not take for it, and what they say."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.facts.rivals import beyond, touching
from respchain.scope.facets import Facet
from respchain.scope.scopes import Scopes
from tests.charters import ask, check, found

TOWN = """
facets: {district: [north, south], level: {values: [city, province], role: level}}
departments: {market: {head: director}, bureau: {}, section: {part_of: bureau}}
posts: {mayor: {top: true}, director: {reports_to: mayor}, deputy: {reports_to: director}, health: {reports_to: mayor}}
matters: {food: {facets: [district, level]}}
duties:
"""


def pairs(duties: str, code: str, profile: str = "all", **parameters: Any) -> list[set[str]]:
    """The duties of each finding of a rule."""
    report = check(TOWN + duties, profile, **parameters)
    return [{subject.id for subject in one.subjects} for one in found(report, code)]


def both(duties: str) -> list[set[str]]:
    return pairs(duties, "OVL001") + pairs(duties, "OVL002")


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("accountable: director", "accountable: health", True),
        ("accountable: director", "accountable: deputy", False),
        ("accountable: deputy", "accountable: mayor", False),
        ("accountable: market", "accountable: director", False),  # one seat
        ("accountable: bureau", "accountable: section", False),  # departments without a head, one part of the other
        ("accountable: bureau", "accountable: director", True),
        ("accountable: director", "accountable: {unknown: x9}", False),
        ("accountable: director", "accountable: health, tier: overall", False),
        ("accountable: director", "accountable: health, mode: default", False),
        ("accountable: director", "accountable: health, mode: backup", False),
        ("accountable: director", "accountable: health, heading: true", False),
        ("accountable: director", "accountable: health, until: 2020-01-01", False),
        ("accountable: director", "accountable: health, stage: decide", False),
        ("accountable: director", "accountable: director, responsible: health", False),
    ],
)
def test_superior_and_subordinate_on_one_line_and_what_is_no_direct_claim(one: str, other: str, *, clash: bool) -> None:
    """Must not fire: superior and subordinate on one line (depth, not overlap)."""
    assert both(f"  a: {{matter: food, {one}}}\n  b: {{matter: food, {other}}}\n") == [{"a", "b"}] * clash


def test_a_job_share_is_one_post() -> None:
    """Must not fire: job share (one post id)."""
    report = check("""
    posts: {window: {holder: [{person: Li, share: 0.5, kind: job-share}, {person: Wu, share: 0.5, kind: job-share}]}}
    duties: {a: {accountable: window}}
    """)
    assert found(report, "OVL001") == found(report, "OVL002") == found(report, "OVL004") == []


REASONS = ("redundancy", "priority", "joint-plan", "dual-control")


@pytest.mark.parametrize("why", REASONS)
@pytest.mark.parametrize("scope", ["{}", "{district: north}"])
@pytest.mark.parametrize("ground", ["reason: Two persons", "basis: Law 3"])
def test_deliberate_redundancy_recorded_with_its_reason(why: str, scope: str, ground: str) -> None:
    """Must not fire: deliberate redundancy recorded (`beside`, why redundancy, with reason: two-person rule, GAO on
    counter-terrorism).
    """
    duties = "  a: {matter: food, accountable: director}\n"
    said = f"beside: {{duty: a, why: {why}, {ground}}}"
    assert both(duties + f"  b: {{matter: food, scope: {scope}, accountable: health, {said}}}\n") == []
    bare = f"beside: {{duty: a, why: {why}}}"
    assert both(duties + f"  b: {{matter: food, scope: {scope}, accountable: health, {bare}}}\n") == [{"a", "b"}]


@pytest.mark.parametrize(
    ("scope", "clash"),
    [("{district: north}", False), ("{}", True), ("[{district: north}, {level: city}]", False)],
)
def test_special_and_general_law_settle_the_nested_case(scope: str, *, clash: bool) -> None:
    """Must not fire: general and special law (`beside`, why special, settles the nested case)."""
    duties = "  a: {matter: food, accountable: director}\n"
    said = "beside: {duty: a, why: special, basis: Law 3}"
    assert (
        both(duties + f"  b: {{matter: food, scope: {scope}, accountable: health, {said}}}\n") == [{"a", "b"}] * clash
    )


def test_special_does_not_settle_scopes_that_cross() -> None:
    said = "beside: {duty: a, why: special, basis: Law 3}"
    assert pairs(
        "  a: {matter: food, scope: {district: north}, accountable: director}\n"
        f"  b: {{matter: food, scope: {{level: city}}, accountable: health, {said}}}\n",
        "OVL002",
    ) == [{"a", "b"}]


def test_levels_of_government_that_a_level_facet_separates() -> None:
    """Must not fire: levels of government where a level facet separates them."""
    duties = "  a: {matter: food, scope: {level: city}, accountable: director}\n"
    assert both(duties + "  b: {matter: food, scope: {level: province}, accountable: health}\n") == []
    assert both(duties + "  b: {matter: food, accountable: health}\n") == [{"a", "b"}]


@pytest.mark.parametrize(
    ("exempt", "fires"),
    [
        ("accountable: deputy", "accountable: health"),  # on one line
        ("accountable: market", "accountable: health"),  # one seat, as a job share is one post
        (
            "accountable: health, beside: {duty: a, why: redundancy, reason: Two persons}",
            "accountable: health, beside: {duty: a, why: redundancy}",
        ),
    ],
)
def test_overlaps_are_exempt_as_duplicates_are(exempt: str, fires: str) -> None:
    """Must not fire: all exceptions of OVL001."""
    text = "  a: {{matter: food, accountable: director}}\n  b: {{matter: food, scope: {{district: north}}, {said}}}\n"
    assert pairs(text.format(said=exempt), "OVL002") == []
    assert pairs(text.format(said=fires), "OVL002") == [{"a", "b"}]


@pytest.mark.parametrize(("profile", "severity"), [("smcr", "note"), ("far", "note"), ("core", "error")])
def test_parts_that_overlap_are_explained_as_duplicates_are(profile: str, severity: str) -> None:
    """Must not fire: all exceptions of OVL001: joint holders with a recorded reason in `smcr`, `far` (note)."""
    shared = "shared: {how: joint, reason: One team, parts: {director: {district: north}, health: {}}}"
    (one,) = found(
        check(TOWN + f"  a: {{matter: food, accountable: [director, health], {shared}}}\n", profile), "OVL004"
    )
    assert {effect.rule: str(effect.severity) for effect in one.related} == {"OVL001": severity}


def test_only_the_lead_of_a_shared_duty_claims_it() -> None:
    shared = "accountable: [director, health], shared: {how: lead, lead: director, reason: Two laws}"
    assert both(f"  a: {{matter: food, {shared}}}\n") == []
    assert both(f"  a: {{matter: food, {shared}}}\n  b: {{matter: food, accountable: health}}\n") == [{"a", "b"}]
    assert both(f"  a: {{matter: food, {shared}}}\n  b: {{matter: food, accountable: deputy}}\n") == []


def test_a_duty_without_a_lead_is_one_finding_and_its_overlaps_with_others_stay() -> None:
    report = check(
        TOWN + "  a: {matter: food, accountable: [director, health]}\n  b: {matter: food, accountable: section}\n"
    )
    (unled,) = found(report, "OVL004")
    assert [(effect.rule, effect.subjects[0].id) for effect in unled.related] == [("OVL001", "a")]
    assert [{subject.id for subject in one.subjects} for one in found(report, "OVL001")] == [{"a", "b"}]


def test_parts_that_overlap_are_one_finding_with_the_overlap_as_effect() -> None:
    shared = "shared: {how: divided, reason: Two laws, parts: {director: {district: north}, health: {}}}"
    report = check(TOWN + f"  a: {{matter: food, accountable: [director, health], {shared}}}\n")
    (misfit,) = found(report, "OVL005")
    assert misfit.subtype == "parts-overlap"
    assert misfit.witness["box"] == {"district": ["north"], "stage": ["execute"]}
    assert [(effect.rule, effect.subtype) for effect in misfit.related] == [("OVL002", "nested")]
    assert found(report, "OVL002") == []


def test_duties_are_equal_when_they_differ_beyond_what_must_be_covered_alone() -> None:
    """Catalogue: equal on what must be covered, the register."""
    text = """
    facets: {district: [north, south, west]}
    posts: {a: {}, b: {}}
    matters:
      food: {facets: district, required: [{district: [north, south]}], excluded: [{district: south, basis: [Law 3]}]}
    duties:
      wide: {matter: food, accountable: a}
      narrow: {matter: food, scope: {district: %s}, accountable: b}
    """
    assert found(check(text % "north"), "OVL001") != []
    assert [one.subtype for one in found(check(text % "[north, south]"), "OVL001")] == [None]
    assert found(check(text % "west"), "OVL001") == []  # nothing needed is shared: the scopes themselves count
    assert [one.subtype for one in found(check(text % "west"), "OVL002")] == ["nested"]


def test_the_witness_names_both_duties_both_actors_and_the_common_part() -> None:
    (one,) = found(
        check(
            TOWN + "  b: {matter: food, scope: {district: north}, accountable: health}\n"
            "  a: {matter: food, scope: {level: city}, accountable: market}\n"
        ),
        "OVL002",
    )
    assert one.witness == {
        "duties": ["b", "a"],
        "actors": ["health", "director"],
        "box": {"stage": ["execute"], "district": ["north"], "level": ["city"]},
    }
    assert one.subtype is None
    assert str(one.severity) == "warning"
    assert one.count == 1


@pytest.mark.parametrize(
    ("matters", "duty", "severity"),
    [
        ("all: {}, x: {part_of: all}, y: {part_of: all, high_risk: true}", "", "error"),
        ("all: {high_risk: true}, x: {part_of: all}, y: {part_of: all}", "", "error"),
        ("all: {}, x: {part_of: all, high_risk: true}, y: {part_of: all}", "", "warning"),
        ("all: {}, x: {part_of: all}, y: {part_of: all}", ", high_risk: true", "error"),
    ],
)
def test_an_overlap_on_cells_of_high_risk_is_an_error(matters: str, duty: str, severity: str) -> None:
    """Catalogue: "error if the intersection holds a `high_risk` cell"."""
    text = f"""
    posts: {{a: {{}}, b: {{}}}}
    matters: {{{matters}}}
    duties: {{one: {{matter: all, accountable: a{duty}}}, other: {{matter: y, accountable: b}}}}
    """
    (one,) = found(check(text), "OVL002")
    assert str(one.severity) == severity


def test_joint_holders_with_a_recorded_reason_are_a_note_where_the_profile_is_content() -> None:
    """Must not fire: joint holders with a recorded reason in `smcr`, `far` (note)."""
    text = TOWN + "  a: {matter: food, accountable: [director, health], shared: {how: joint, reason: One team}}\n"
    assert [str(one.severity) for one in found(check(text), "OVL004")] == ["error"]
    (one,) = found(check(text, shared_by_reason=True), "OVL004")
    assert [str(grade) for grade in (one.severity, one.related[0].severity)] == ["note", "note"]
    bare = TOWN + "  a: {matter: food, accountable: [director, health], shared: {how: joint}}\n"
    assert [str(one.severity) for one in found(check(bare, shared_by_reason=True), "OVL004")] == ["error"]


@pytest.mark.parametrize(
    ("scope", "code", "grade"), [("{}", "OVL001", "error"), ("{district: north}", "OVL002", "warning")]
)
def test_the_reason_to_share_a_duty_is_none_for_a_third_who_answers_for_the_same(
    scope: str, code: str, grade: str
) -> None:
    third = f"{{matter: food, scope: {scope}, accountable: section}}"
    shared = "{matter: food, accountable: [director, health], shared: {how: joint, reason: One team}}"
    for duties in (f"  a: {shared}\n  b: {third}\n", f"  b: {third}\n  a: {shared}\n"):
        (one,) = found(check(TOWN + duties, shared_by_reason=True), code)
        assert {subject.id for subject in one.subjects} == {"a", "b"}
        assert str(one.severity) == grade


def test_where_too_many_share_cells_one_pair_stands_for_two_actors_and_it_is_said() -> None:
    duties = "".join(f"  {name}: {{matter: food, accountable: director}}\n" for name in "abc")
    text = TOWN + duties + "  d: {matter: food, accountable: health}\n  e: {matter: food, accountable: bureau}\n"
    everything = [{"a", "d"}, {"b", "d"}, {"c", "d"}, {"a", "e"}, {"b", "e"}, {"c", "e"}, {"d", "e"}]
    assert sorted(map(sorted, pairs(text[len(TOWN) :], "OVL001"))) == sorted(map(sorted, everything))
    assert sorted(map(sorted, pairs(text[len(TOWN) :], "OVL001", overlaps_listed=6))) == [
        ["a", "d"],
        ["a", "e"],
        ["d", "e"],
    ]
    (told,) = [out.not_judged for out in ask(text, overlaps_listed=6).outcomes if out.rule.code == "OVL001"]
    assert told == "too many duties share cells: one pair stands for each two actors"


FACETS = [Facet.names("matter", "abcdef"), Facet.names("stage", "xyz"), Facet.names("d", "1234")]
AXES = [facet.size for facet in FACETS]


@st.composite
def boxes(draw: st.DrawFn) -> dict[int, list[tuple[int, int]]]:
    """A box that is not empty."""
    box = {}
    for d, size in enumerate(AXES):
        low = draw(st.integers(0, size - 1))
        box[d] = [(low, draw(st.integers(low + 1, size)))]
    return box


def cells(scopes: Scopes, row: int) -> set[tuple[int, ...]]:
    found: set[tuple[int, ...]] = set()
    for box in range(scopes.start[row], scopes.start[row + 1]):
        (a, b), (c, d), (e, f) = scopes.boxes.row(box)
        found |= {(x, y, z) for x in range(a, b) for y in range(c, d) for z in range(e, f)}
    return found


@settings(deadline=None)
@given(st.lists(st.lists(boxes(), max_size=3), min_size=2, max_size=6), st.lists(boxes(), max_size=4))
def test_what_one_holds_beyond_the_other_is_what_its_cells_say(stated: list[Any], required: list[Any]) -> None:
    scopes = Scopes.build(FACETS, stated)
    leaves = [{**box, 0: [(m, m + 1)]} for box in required for m in range(*box[0][0])]
    need = Scopes.build(FACETS, [leaves])
    a, b = (column.ravel() for column in np.meshgrid(np.arange(len(scopes)), np.arange(len(scopes))))
    more, less = beyond(scopes, need.boxes, a, b)
    wanted = cells(need, 0)
    for k, (one, other) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        mine, theirs = cells(scopes, one), cells(scopes, other)
        counting = wanted if mine & theirs & wanted else mine | theirs
        assert (bool(more[k]), bool(less[k])) == (bool((mine - theirs) & counting), bool((theirs - mine) & counting))


@settings(deadline=None)
@given(st.lists(boxes(), max_size=6), st.lists(boxes(), max_size=6))
def test_boxes_touch_what_they_share_a_cell_with(some: list[Any], others: list[Any]) -> None:
    left, right = (Scopes.build(FACETS, [[box] for box in stated]) for stated in (some, others))
    expected = [any(cells(left, i) & cells(right, j) for j in range(len(right))) for i in range(len(left))]
    assert touching(left.boxes, right.boxes).tolist() == expected
