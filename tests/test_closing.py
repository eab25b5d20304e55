"""What a gap suggests is read again by the reader of charters, and closes exactly that gap."""

from copy import deepcopy
from typing import Any

import yaml

from respchain.checking import Judged, report
from respchain.errors import InputErrors
from respchain.files.emitting import emitted
from respchain.rule import Finding
from tests.charters import ask
from tests.charters import check as check_text
from tests.oracle.comparing_gaps import cells
from tests.oracle.day import Cell, Day
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import draft_gaps

TO_DUTIES = "add to the duties: "
NEWCOMER = "newcomer"


def entries(fix: str) -> list[str]:
    """The entries that a fix writes out, each as its text, with a newcomer where the drafter has to choose."""
    text = fix.partition(": ")[2] if TO_DUTIES not in fix else fix.partition(TO_DUTIES)[2]
    node = yaml.compose(f"[{text}]")
    assert isinstance(node, yaml.SequenceNode)
    found = [text[inner.start_mark.index - 1 : inner.end_mark.index - 1] for inner in node.value]
    return [entry.replace("...", NEWCOMER) for entry in found]


def written(data: dict[str, Any], more: list[str]) -> str:
    """A charter as users write it, with entries added to its duties as they were suggested."""
    data = deepcopy(data)
    data.setdefault("outsiders", {})[NEWCOMER] = {"title": "Newcomer"}
    data["duties"] = data.pop("duties")
    return emitted(data) + "".join(f"  added-{number}: {entry}\n" for number, entry in enumerate(more))


def bare(done: Judged) -> set[Cell]:
    """The cells that nobody owns."""
    return {
        cell
        for outcome in done.outcomes
        if outcome.rule.code in ("GAP001", "GAP002")
        for row in range(len(outcome.hits))
        if outcome.hits.subtype[row] != "by-breadth"
        for cell in cells(done, outcome, row)
    }


def gaps(done: Judged) -> list[Finding]:
    return [one for one in report(done).findings if one.rule.startswith("GAP") and TO_DUTIES in one.fix]


def readable(seed: int) -> Judged | None:
    """The charter of a seed, unless dates at random are such as nobody could write."""
    try:
        return ask(written(draft_gaps(seed), []))
    except InputErrors:
        return None


def test_the_duty_suggested_closes_exactly_the_gap() -> None:
    closed = set()
    for seed in range(50):
        data, before = draft_gaps(seed), readable(seed)
        if before is None:
            continue
        for found in gaps(before):
            added = entries(found.fix)
            after = ask(written(data, added))
            day = Day(after.encoded.names.stated.data, TODAY)
            given = {cell for number in range(len(added)) for cell in day.cells(f"added-{number}")}
            assert bare(after) == bare(before) - given, (seed, found.fix)
            exactly = found.rule not in ("GAP007", "GAP008") and found.subtype != "by-breadth"
            assert not exactly or given <= bare(before), (seed, found.fix)
            assert found.fingerprint not in {one.fingerprint for one in report(after).findings}, (seed, found.fix)
            closed.add((found.rule, found.subtype))
    assert {rule for rule, _ in closed} == {"GAP001", "GAP002", "GAP003", "GAP005", "GAP007", "GAP008"}


def fix(text: str, code: str) -> str:
    (found,) = [one for one in check_text(text).findings if one.rule == code]
    return found.fix


FINES = """
facets:
  district: [north, "no", "12", 城南, "a: b"]
  amount: {type: number, range: ">= 0"}
  day: {type: date}
matters: {fines: {facets: [district, amount, day], stages: [approve, execute]}}
posts: {clerk: {title: Clerk}}
outsiders: {newcomer: {title: Newcomer}}
duties:
  approving: {matter: fines, stage: approve, accountable: clerk}
  early: {matter: fines, stage: execute, scope: {day: "< 2026-01-01"}, accountable: clerk}
  small: {matter: fines, stage: execute, scope: {amount: "[0..5)"}, accountable: clerk}
  five: {matter: fines, stage: execute, scope: {amount: "(5..7.5]", district: [north, "no"]}, accountable: clerk}
"""


def test_values_ranges_and_days_are_written_so_that_they_are_read_again() -> None:
    said = fix(FINES, "GAP001")
    assert said.startswith(
        "assign it, or take it out of the register with a basis; add to the duties: {matter: fines, "
    )
    assert 'day: ">= 2026-01-01"' in said
    assert 'amount: "5"' in said
    assert '"12", 城南, "a: b"]' in said
    more = "".join(f"  added-{number}: {entry}\n" for number, entry in enumerate(entries(said)))
    assert "GAP001" not in {one.rule for one in check_text(FINES + more).findings}


def test_facets_by_which_the_matter_is_not_cut_are_named_in_the_duty() -> None:
    text = """
facets: {district: [north, south], amount: {type: number}}
matters: {all: {title: All}, fines: {part_of: all, facets: district}}
posts: {clerk: {title: Clerk}}
outsiders: {newcomer: {title: Newcomer}}
duties:
  some: {matter: all, scope: {amount: "< 5"}, accountable: clerk}
"""
    said = fix(text, "GAP001")
    assert 'facets: [amount], scope: {amount: ">= 5"}' in said
    assert "GAP001" not in {one.rule for one in check_text(text + f"  added: {entries(said)[0]}\n").findings}


UNPLACED = """
facets: {object: {tree: {crop: , dish: }, unplaced: {sprout: []}}}
posts: {clerk: {title: Clerk}}
duties:
  all: {matter: hygiene, accountable: clerk}
  crops: {matter: hygiene, scope: {object: crop}, accountable: clerk}
"""


def test_who_decides_on_places_is_suggested_for_the_matter() -> None:
    said = fix(UNPLACED + "matters: {hygiene: {facets: object}}", "GAP006")
    assert said.endswith("add to the matters: {hygiene: {classified_by: ...}}")
    after = check_text(UNPLACED + "matters: {hygiene: {facets: object, classified_by: clerk}}")
    assert "GAP006" not in {one.rule for one in after.findings}


def test_a_residual_rule_is_suggested_without_its_owner() -> None:
    text = "matters: {fines: {title: Fines}}\nposts: {clerk: {title: Clerk}}\n"
    said = fix(text, "GAP009").partition("add as residual: ")[2]
    assert said == "{rule: closest business, owner: ..., review: year}".replace(
        "closest business", '"closest business"'
    )
    after = check_text(f"{text}residual: {said.replace('...', 'clerk')}")
    assert "GAP009" not in {one.rule for one in after.findings}


def test_items_of_a_list_are_to_be_explained_or_answered() -> None:
    text = (
        "prescribed: {cash: {title: Cash}, branches: {title: Branches, applies: false}}\nmatters: {fines: {title: F}}"
    )
    cash, branches = [one.fix for one in check_text(text).findings if one.rule == "GAP008"]
    assert cash.endswith("add to the matters, with a duty: {...: {prescribed: cash}}")
    assert branches.endswith("add to the prescribed items: {branches: {applies: false, reason: ...}}")
