"""Gaps in the register: what GAP001-GAP009 must not take for one, and which of them tells a cause that several see."""

from datetime import date
from typing import Any

import pytest

from respchain.checking.report import Report
from respchain.rule import Severity
from respchain.scope import gap_search
from tests.charters import TODAY, check, found

STAFF = """
posts:
  head: {top: true}
  clerk: {reports_to: head}
  helper: {reports_to: head}
bases: {act: {title: Fines Act, rank: law}, gone: {title: Old Act, rank: law, until: 2020-01-01}}
facets:
  district: [north, south]
  amount: {type: number, range: ">= 0"}
"""


def codes(report: Report) -> set[str]:
    """The rules of gaps, GAP009 apart, that tell a cause of their own."""
    return {one.rule for one in report.findings if one.rule in {f"GAP00{number}" for number in (1, 2, 3, 5, 6, 7, 8)}}


def boxes(report: Report, code: str) -> list[Any]:
    """What the findings of a rule say in their witness of where."""
    return [one.witness["box"] for one in found(report, code)]


# -- GAP001


def test_cells_outside_what_must_be_covered_are_no_gap() -> None:
    """Must not fire: cells outside Ω."""
    matter = "matters: {fines: {facets: district, required: {district: south}}}\n"
    owned = "duties: {south: {matter: fines, scope: {district: south}, accountable: clerk}}"
    assert codes(check(STAFF + matter + owned)) == set()
    assert codes(check(STAFF + matter.replace(", required: {district: south}", "") + owned)) == {"GAP001"}


@pytest.mark.parametrize(
    ("excluded", "left"),
    [
        ("{district: north, basis: Fines Act 3}", []),
        ("{district: north, basis: Fines Act 3, until: 2026-06-02}", []),
        ("{district: north, basis: Fines Act 3, until: 2026-06-01}", [{"stage": ["execute"], "district": ["north"]}]),
        ("{district: north}", [{"stage": ["execute"], "district": ["north"]}]),
    ],
)
def test_parts_of_a_matter_excluded_with_a_basis_are_no_gap(excluded: str, left: list[Any]) -> None:
    """Must not fire: parts of a matter `excluded` with a basis."""
    matter = f"matters: {{fines: {{facets: district, excluded: [{excluded}]}}}}\n"
    owned = "duties: {south: {matter: fines, scope: {district: south}, accountable: clerk}}"
    assert boxes(check(STAFF + matter + owned), "GAP001") == left


def test_a_gap_is_told_once_for_each_matter_as_few_large_boxes() -> None:
    text = (
        STAFF
        + """
matters: {fines: {facets: [district, amount]}, permits: {facets: district}}
duties:
  small: {matter: fines, scope: {amount: "< 5"}, accountable: clerk}
  north: {matter: fines, scope: {district: north, amount: "(5..7]"}, accountable: clerk}
"""
    )
    fines, permits = found(check(text), "GAP001")
    assert [subject.id for subject in (*fines.subjects, *permits.subjects)] == ["fines", "permits"]
    assert fines.count == 3
    assert permits.witness == {"matter": "permits", "box": {"stage": ["execute"]}}


def test_somebody_whom_the_source_could_not_resolve_is_an_owner() -> None:
    """Rule 8: what is not disclosed differs from what is absent."""
    matter = "matters: {fines: {title: Fines}}\n"
    assert codes(check(STAFF + matter + "duties: {all: {matter: fines, accountable: {unknown: '0123'}}}")) == set()
    assert codes(check(STAFF + matter + "duties: {all: {matter: fines}}")) == {"GAP001"}


def test_what_could_not_be_worked_out_is_said_and_never_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gap_search, "_PAIRS", 0)
    monkeypatch.setattr(gap_search, "_PAIRS_EACH", 0)
    text = STAFF + "matters: {fines: {facets: district}}\n" + "".join(
        ["duties:\n", *(f"  d{i}: {{matter: fines, scope: {{district: {d}}}, accountable: clerk}}\n"
                        for i, d in enumerate(["north", "south"]))]
    )  # fmt: skip
    report = check(text)
    for rule in report.rules:
        if rule.rule in ("GAP001", "GAP002"):
            assert rule.not_judged is not None
            assert "1 boxes of 1 matters are cut by so many duties (up to 2)" in rule.not_judged
    assert report.conditions["C1"].state == "not judged"


def test_without_a_register_no_gap_can_be_judged() -> None:
    report = check(STAFF + "duties: {all: {accountable: clerk}}")
    for rule in report.rules:
        if rule.rule in ("GAP001", "GAP002", "GAP003", "GAP005", "GAP006", "GAP007", "GAP009"):
            assert rule.not_judged == "the charter states no matters"
        if rule.rule == "GAP008":
            assert rule.not_judged == "the charter states no prescribed"


# -- GAP002


def test_a_recorded_relief_takes_the_part_out_of_the_register() -> None:
    """Must not fire: very small organisations with a recorded relief (SYSC 24.3.4G)."""
    duties = "duties: {rest: {matter: fines, accountable: head, mode: default}}\n"
    assert codes(check(STAFF + duties + "matters: {fines: {title: Fines}}")) == {"GAP002"}
    assert codes(check(STAFF + duties + "matters: {fines: {excluded: [{basis: Fines Act 9}]}}")) == set()


@pytest.mark.parametrize(("how", "condition"), [("mode: default", "breaks"), ("tier: overall", "breaks")])
def test_a_default_owner_or_a_head_for_everything_never_counts_as_cover(how: str, condition: str) -> None:
    report = check(STAFF + f"matters: {{fines: {{}}}}\nduties: {{rest: {{matter: fines, accountable: head, {how}}}}}")
    (finding,) = found(report, "GAP002")
    assert (finding.subtype, finding.severity) == ("standby", Severity.WARNING)
    assert report.conditions["C1"].state == condition
    assert "GAP002" in report.conditions["C1"].rules


def test_a_backup_stands_behind_nothing() -> None:
    text = STAFF + "matters: {fines: {}}\nduties: {rest: {matter: fines, accountable: head, mode: backup}}"
    assert codes(check(text)) == {"GAP001"}


def test_what_a_superior_has_by_breadth_is_noted_and_does_not_break_coverage() -> None:
    text = (
        STAFF
        + """
matters: {fines: {facets: district}}
duties:
  all: {matter: fines, accountable: head, responsible: clerk}
  north: {matter: fines, scope: {district: north}, accountable: clerk}
"""
    )
    report = check(text)
    (finding,) = found(report, "GAP002")
    assert (finding.subtype, finding.severity) == ("by-breadth", Severity.NOTE)
    assert finding.witness["box"] == {"stage": ["execute"], "district": ["south"]}
    assert finding.witness["duty"] == "all"
    assert report.conditions["C1"].state != "breaks"
    assert codes(check(text.replace("accountable: head,", "accountable: helper,"))) == set()


# -- GAP003

STAGES = STAFF + "matters: {stalls: {facets: district, stages: [approve, monitor]}}\n"


def missing(kind: str, stages: str) -> set[str]:
    """The stages missing on a matter of a kind of which these stages have an owner."""
    matter = f"matters: {{stalls: {{kind: {kind}}}}}\n"
    report = check(STAFF + matter + f"duties: {{a: {{matter: stalls, stage: {stages}, accountable: clerk}}}}")
    return {one.witness["stage"] for one in found(report, "GAP003")}


def test_a_permit_has_its_five_stages_and_no_other() -> None:
    """Must not fire: stages that the kind does not require. Templates: 许可 permit: accept, approve, monitor, enforce,
    appeal.
    """
    assert missing("permit", "accept") == {"approve", "monitor", "enforce", "appeal"}
    assert missing("许可", "[accept, approve, monitor, enforce, appeal]") == set()


def test_an_inspection_has_its_four_stages_and_no_other() -> None:
    """Must not fire: 检查 inspection: plan, inspect, report, enforce."""
    assert missing("inspection", "plan") == {"inspect", "report", "enforce"}
    assert missing("检查", "[plan, inspect, report, enforce]") == set()


def test_nothing_is_enforced_by_a_service() -> None:
    """Must not fire: a pure service has no enforce."""
    assert missing("service", "[accept, deliver, appeal]") == set()
    assert missing("permit", "[accept, approve, monitor, appeal]") == {"enforce"}


def test_stages_that_a_matter_need_not_have_are_not_missing() -> None:
    text = (
        STAFF
        + "matters: {stalls: {stages: approve}}\nduties: {a: {matter: stalls, stage: approve, accountable: clerk}}"
    )
    assert codes(check(text)) == set()


def test_a_bare_stage_tells_of_its_gap_and_the_rest_of_a_gap_is_told_apart() -> None:
    """Rule 5: "GAP003 over GAP001 where a whole required stage of a matter is bare"."""
    duties = "duties: {a: {matter: stalls, stage: approve, scope: {district: north}, accountable: clerk}}"
    report = check(STAGES + duties)
    (stage,) = found(report, "GAP003")
    assert stage.witness == {"matter": "stalls", "stage": "monitor", "box": {"stage": ["monitor"]}}
    assert [(one.rule, one.count) for one in stage.related] == [("GAP001", 1)]
    assert boxes(report, "GAP001") == [{"stage": ["approve"], "district": ["south"]}]


def test_a_default_owner_at_a_stage_is_somebody_and_a_matter_without_any_owner_is_one_gap() -> None:
    backed = (
        "duties:\n  a: {matter: stalls, stage: approve, accountable: clerk}\n"
        "  r: {matter: stalls, stage: monitor, accountable: head, mode: default}"
    )
    assert codes(check(STAGES + backed)) == {"GAP002"}
    assert codes(check(STAGES)) == {"GAP001"}


def test_two_bare_stages_are_two_findings() -> None:
    text = (
        STAFF
        + "matters: {stalls: {stages: [approve, monitor, pay]}}\n"
        + "duties: {a: {matter: stalls, stage: approve, accountable: clerk}}"
    )
    subjects = [[subject.id for subject in one.subjects] for one in found(check(text), "GAP003")]
    assert sorted(subjects) == [["stalls", "monitor"], ["stalls", "pay"]]


# -- GAP005

SPROUTS = STAFF + "matters: {sprouts: {facets: district}}\n"
SAID = "source: press, since: 2011-04-20"


def disowned(*said: str, duties: str = "") -> Report:
    return check(f"{SPROUTS}{duties}\ndisclaimers: [{', '.join(f'{{matter: sprouts, {one}}}' for one in said)}]")


@pytest.mark.parametrize(
    "second",
    [
        "by: helper, since: 2011-04-20",
        "by: helper, source: press",
        f"by: helper, {SAID}, until: 2026-06-01",
        f"by: clerk, {SAID}",
    ],
)
def test_a_disclaimer_without_source_and_date_or_withdrawn_does_not_count(second: str) -> None:
    """Must not fire: a disclaimer without source and date, or withdrawn before t."""
    assert codes(disowned(f"by: clerk, {SAID}", f"by: helper, {SAID}")) == {"GAP005"}
    assert codes(disowned(f"by: clerk, {SAID}", second)) == {"GAP001"}


def test_one_party_may_disclaim_what_another_owns() -> None:
    """Must not fire: one party disclaiming while another owns c."""
    duties = "duties: {all: {matter: sprouts, accountable: head, responsible: clerk}}"
    assert codes(disowned(f"by: clerk, {SAID}", f"by: helper, {SAID}", duties=duties)) == set()
    assert codes(disowned(f"by: clerk, {SAID}", f"by: head, {SAID}", duties=duties)) == {"GAP005"}


def test_an_owner_alone_is_enough_who_disclaims_what_is_its_own() -> None:
    duties = "duties: {all: {matter: sprouts, accountable: clerk}}"
    (finding,) = found(disowned(f"by: clerk, scope: {{district: north}}, {SAID}", duties=duties), "GAP005")
    assert finding.subtype == "owner-disclaims"
    assert finding.witness == {
        "matter": "sprouts", "actor": "clerk", "duty": "all", "box": {"stage": ["execute"], "district": ["north"]},
    }  # fmt: skip
    assert "add to the duties" not in finding.fix


def test_a_department_and_its_head_are_one_party() -> None:
    office = "departments: {office: {head: clerk}}\n"
    said = f"disclaimers: [{{by: office, matter: sprouts, {SAID}}}, {{by: clerk, matter: sprouts, {SAID}}}]"
    assert codes(check(SPROUTS + office + said)) == {"GAP001"}


def test_the_disclaimed_part_is_cut_out_of_the_gap_and_the_rest_told_apart() -> None:
    """Rule 5: "GAP005 and GAP006 over GAP001 and GAP002 on the same region"."""
    north = "scope: {district: north}"
    for duties, rule in (
        ("", "GAP001"),
        ("duties: {r: {matter: sprouts, accountable: head, mode: default}}", "GAP002"),
    ):
        report = disowned(f"by: clerk, {SAID}", f"by: helper, {north}, {SAID}", duties=duties)
        (finding,) = found(report, "GAP005")
        assert [one.rule for one in finding.related] == [rule]
        assert finding.witness["actor"] == ["clerk", "helper"]
        assert finding.witness["box"] == {"stage": ["execute"], "district": ["north"]}
        assert boxes(report, rule) == [{"stage": ["execute"], "district": ["south"]}]


# -- GAP006

OBJECTS = """
posts: {farms: {top: true}, kitchens: {top: true}}
facets:
  object: {tree: {food: {crop: , dish: }, goods: }, unplaced: {sprout: %s}}
  link: [field, shop]
matters: {hygiene: {facets: [object, link]%s}}
duties:
  all: {matter: hygiene, scope: {object: sprout}, accountable: kitchens}
  goods: {matter: hygiene, scope: {object: goods}, accountable: kitchens}
"""
FIELDS = """
  crops: {matter: hygiene, scope: {object: crop%s}, accountable: farms}
  dishes: {matter: hygiene, scope: {object: dish%s}, accountable: kitchens}
"""


@pytest.mark.parametrize(
    ("claimants", "fires"),
    [
        ("[]", True),
        ("[crop]", False),
        ("[crop, food]", False),
        ("[crop, dish]", True),
        ("[dish, goods]", False),
        ("[food, goods]", True),
    ],
)
def test_a_value_has_no_place_or_several_with_different_owners(claimants: str, fires: bool) -> None:
    """One claimant above another is one place; two places with one owner leave nothing to dispute."""
    report = check(OBJECTS % (claimants, "") + FIELDS % ("", ""))
    assert [[one.id for one in finding.subjects] for finding in found(report, "GAP006")] == [
        ["hygiene", "sprout"]
    ] * fires


def test_a_real_dual_nature_cut_by_stage_or_link_is_not_ambiguous() -> None:
    """Must not fire: a real dual nature cut by stage or link (before and after the factory gate)."""
    cut = ", link: field", ", link: shop"
    assert "GAP006" not in codes(check(OBJECTS % ("[crop, dish]", "") + FIELDS % cut))
    same = ", link: shop", ", link: shop"
    assert "GAP006" in codes(check(OBJECTS % ("[crop, dish]", "") + FIELDS % same))


@pytest.mark.parametrize("named", [", classified_by: farms", ", classified_by: {unknown: '7'}"])
def test_somebody_who_owns_the_matter_of_classifying_settles_it(named: str) -> None:
    """Catalogue: "and no actor owns the matter 'classify it'"."""
    assert "GAP006" not in codes(check(OBJECTS % ("[]", named) + FIELDS % ("", "")))


def test_what_must_not_be_covered_or_is_not_cut_by_the_facet_needs_no_place() -> None:
    required = ", required: {object: [food, goods]}"
    assert "GAP006" not in codes(check(OBJECTS % ("[]", required) + FIELDS % ("", "")))
    whole = (
        OBJECTS.partition("matters:")[0] % "[]"
        + "matters: {hygiene: {}}\nduties: {a: {matter: hygiene, accountable: farms}}"
    )
    assert codes(check(whole)) == set()


def test_the_witness_names_the_value_and_who_claims_it() -> None:
    (finding,) = found(check(OBJECTS % ("[crop, dish]", "") + FIELDS % ("", "")), "GAP006")
    assert finding.witness == {
        "matter": "hygiene", "value": "sprout", "claimant": ["crop", "dish"],
        "box": {"stage": ["execute"], "object": ["sprout"]},
    }  # fmt: skip
    assert finding.subtype == "several"


# -- GAP007

MOVED = """
matters: {fines: {facets: [district, amount]%s}}
duties:
  small: {matter: fines, except: {amount: ">= 5"}, accountable: clerk}
"""


def test_what_is_carved_out_explains_its_gap_and_stops_where_somebody_takes_it_in() -> None:
    report = check(
        STAFF + MOVED % "" + '  north: {matter: fines, scope: {district: north, amount: ">= 5"}, accountable: helper}'
    )
    (finding,) = found(report, "GAP007")
    assert finding.subtype == "carve-out"
    assert [one.rule for one in finding.related] == ["GAP001"]
    assert finding.witness["box"]["district"] == ["south"]
    assert codes(report) == {"GAP007"}


def test_what_is_set_free_on_purpose_with_a_basis_needs_no_receiver() -> None:
    """Must not fire: deregulated on purpose, with a basis."""
    free = ', excluded: [{amount: ">= 5", basis: Fines Act 3}]'
    assert codes(check(STAFF + MOVED % free)) == set()
    transfer = "transfers: [{id: x, matter: fines, by: clerk, date: 2020-01-01, basis: Fines Act 4}]\n"
    assert "GAP007" not in codes(check(STAFF + transfer + "matters: {fines: {}}"))
    assert "GAP007" in codes(check(STAFF + transfer.replace(", basis: Fines Act 4", "") + "matters: {fines: {}}"))


@pytest.mark.parametrize(("day", "fires"), [("2026-05-31", False), ("2026-06-01", True)])
def test_a_transfer_counts_from_its_day_and_tells_of_the_hand_off(day: str, fires: bool) -> None:
    """Rule 5, GAP007 being the specific one: the transfer that nobody accepted is told once."""
    text = STAFF + "matters: {fines: {}}\ntransfers: [{id: x, matter: fines, by: clerk, to: helper, date: 2026-06-01}]"
    report = check(text, today=date.fromisoformat(day))
    assert ("GAP007" in codes(report)) == fires
    if fires:
        (finding,) = found(report, "GAP007")
        assert [one.rule for one in finding.related] == ["GAP001", "PROC002"]
        assert not found(report, "PROC002")


def test_a_transfer_out_of_what_must_be_covered_needs_an_owner_at_the_stages_of_its_matter() -> None:
    text = (
        STAFF
        + """
matters: {fines: {facets: district, stages: monitor, required: {district: north}}}
transfers: [{id: x, matter: fines, scope: {district: south}, by: clerk, to: helper, date: 2020-01-01,
  accepted: 2020-01-01}]
duties:
  north: {matter: fines, stage: monitor, scope: {district: north}, accountable: clerk}
"""
    )
    (finding,) = found(check(text), "GAP007")
    assert finding.witness["box"] == {"stage": ["monitor"], "district": ["south"]}
    assert (
        codes(check(text + "  south: {matter: fines, stage: monitor, scope: {district: south}, accountable: helper}"))
        == set()
    )


# -- GAP008, GAP009


def test_items_that_do_not_apply_need_a_reason_and_nobody() -> None:
    """Must not fire: items whose applicability predicate is false for this kind of organisation."""
    matter = "matters: {fines: {excluded: [{basis: Fines Act 1}]}}\n"
    text = STAFF + matter + "prescribed: {a: {applies: false, reason: no branches}, b: {applies: false}}"
    (finding,) = found(check(text), "GAP008")
    assert (finding.subtype, finding.severity) == ("unexplained", Severity.WARNING)
    assert [subject.id for subject in finding.subjects] == ["b"]


def test_an_item_is_answered_by_a_claim_on_any_matter_below() -> None:
    text = STAFF + "prescribed: {a: {title: A}}\nmatters: {all: {prescribed: a}, fines: {part_of: all}}\n"
    assert codes(check(text + "duties: {d: {matter: fines, accountable: clerk}}")) == set()
    (finding,) = found(check(text + "duties: {d: {matter: fines, accountable: clerk, mode: default}}"), "GAP008")
    assert (finding.subtype, finding.witness) == ("no-owner", {"item": "a", "matter": "all"})


@pytest.mark.parametrize("residual", ["{rule: closest business}", "{owner: head}", "{owner: {unknown: x}}"])
def test_a_rule_or_an_owner_for_the_rest_is_enough(residual: str) -> None:
    text = STAFF + "matters: {fines: {}}\n"
    assert found(check(text + "residual: {review: year}", today=TODAY), "GAP009")
    assert not found(check(text + f"residual: {residual}"), "GAP009")


@pytest.mark.parametrize(("mode", "effect"), [("backup", "GAP001"), ("default", "GAP002")])
def test_an_item_that_nobody_answers_for_explains_why_its_matter_is_bare(mode: str, effect: str) -> None:
    """Rule 5, GAP008 being the specific one."""
    text = STAFF + "prescribed: {a: {title: A}}\nmatters: {fines: {prescribed: a}, permits: {}}\n"
    report = check(text + f"duties: {{d: {{matter: fines, accountable: clerk, mode: {mode}}}}}")
    (finding,) = found(report, "GAP008")
    assert [one.rule for one in finding.related] == [effect]
    assert [subject.id for one in found(report, "GAP001") for subject in one.subjects] == ["permits"]
    assert found(report, "GAP002") == []
    assert report.conditions["C1"].state == "breaks"
