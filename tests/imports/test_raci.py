"""Tables of responsibility: the figures of real ones, and what they come to as findings."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import respchain as rc
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci import imported
from tests.imports.samples import sample

NAMES = ["soc2_roles", "lifecycle_phases", "fastdatagov"]


def read(name: str) -> Imported:
    return imported([sample(f"raci/{name}_RACI.md")], Wishes())


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def titles(found: Imported, part: str, least: int, most: int = 99) -> list[str]:
    duties = found.stated["duties"].values()
    return [duty["title"] for duty in duties if least <= len(many(duty.get(part))) <= most]


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("soc2_roles", (14, 0, 6, 9, 0, 0, 1, (5, 15, 29, 35))),
        ("lifecycle_phases", (35, 8, 10, 3, 0, 10, 4, (32, 36, 134, 156))),
        ("fastdatagov", (15, 0, 6, 0, 0, 0, 3, (15, 18, 39, 27))),
    ],
)
def test_figures_of_samples(name: str, figures: tuple[Any, ...]) -> None:
    found = read(name)
    activities, phases, roles, no_a, more_a, no_r, more_r, letters = figures
    matters = found.stated.get("matters", {})
    assert len(found.stated["duties"]) == activities
    assert len([matter for matter in matters.values() if "part_of" not in matter]) == phases
    assert len(found.stated["posts"]) == roles
    assert len(titles(found, "accountable", 0, 0)) == no_a
    assert len(titles(found, "accountable", 2)) == more_a
    assert len(titles(found, "responsible", 0, 0)) == no_r
    assert len(titles(found, "responsible", 2)) == more_r
    counts = Counter[str]()
    for duty in found.stated["duties"].values():
        for part in ("accountable", "responsible", "consulted", "informed"):
            counts[part] += len(many(duty.get(part)))
    assert tuple(counts.values()) == letters
    assert found.rows == found.mapped + found.unmapped
    assert not found.assumed


def test_names_of_rows_in_samples() -> None:
    soc2, lifecycle, clean = map(read, NAMES)
    assert titles(soc2, "accountable", 0, 0) == [
        "Implement Technical Security Controls", "Support ISO 27001/SOC 2 Audit", "Policy Maintenance and Versioning",
        "Onboarding/Offboarding Procedures", "Security Training and Awareness", "Vendor Risk Management",
        "Internal Control Testing", "Incident Response Oversight", "Quarterly Management Review",
    ]  # fmt: skip
    assert titles(soc2, "responsible", 2) == ["Support ISO 27001/SOC 2 Audit"]
    assert titles(lifecycle, "accountable", 0, 0) == ["Daily standups", "Communicate changes", "Sprint retrospectives"]
    assert titles(lifecycle, "responsible", 2) == [
        "Daily standups", "Define acceptance criteria", "Defect triage", "Sprint retrospectives",
    ]  # fmt: skip
    assert titles(clean, "responsible", 2) == [
        "Domain and product ownership", "Lineage gap review", "Hypercare and incident triage",
    ]  # fmt: skip
    tops = [matter["title"] for matter in lifecycle.stated["matters"].values() if "part_of" not in matter]
    assert tops == [
        "Initiation Phase", "Planning Phase", "Execution Phase", "Quality & Testing", "Change Management",
        "Release & Deployment", "Operations & Support", "Continuous Improvement",
    ]  # fmt: skip


def test_most_letters_and_cells_of_several_in_samples() -> None:
    soc2, lifecycle, clean = map(read, NAMES)

    def busiest(found: Imported) -> tuple[str, int]:
        answering = Counter(
            many(duty.get("accountable"))[0] for duty in found.stated["duties"].values() if "accountable" in duty
        )
        [(actor, count)] = answering.most_common(1)
        return found.stated["posts"][actor]["title"], count

    assert busiest(soc2) == ("GRC Analyst", 2)
    assert busiest(lifecycle) == ("Project Manager", 6)
    assert busiest(clean) == ("Governance lead", 6)

    def both(found: Imported, one: str, other: str) -> int:
        duties = found.stated["duties"].values()
        return sum(len({*many(duty.get(one))} & {*many(duty.get(other))}) for duty in duties)

    assert [both(found, "accountable", "responsible") for found in (soc2, lifecycle, clean)] == [0, 8, 8]
    assert [both(found, "consulted", "informed") for found in (soc2, lifecycle, clean)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("name", "unowned", "undone"), [("soc2_roles", 9, 0), ("lifecycle_phases", 3, 10), ("fastdatagov", 0, 0)]
)
def test_samples_checked(name: str, unowned: int, undone: int, tmp_path: Path) -> None:
    """Rows without an A are errors, rows without an R are warnings, and nothing else is wrong with a row."""
    file = tmp_path / "charter.yaml"
    found = read(name)
    file.write_text(emitted(found.stated), "utf-8")
    report = rc.check(rc.load(file), profile="raci", as_of=date(2026, 6, 1))
    rules = Counter((finding.rule, str(finding.severity)) for finding in report.findings if finding.rule != "GAP001")
    assert rules == Counter({("GAP010", "error"): unowned, ("GAP004", "warning"): undone}) + Counter()
    named = {subject.id for finding in report.findings if finding.rule == "GAP010" for subject in finding.subjects}
    assert named == {name for name, duty in found.stated["duties"].items() if "accountable" not in duty}
    bare = {subject.id for finding in report.findings if finding.rule == "GAP001" for subject in finding.subjects}
    assert bare <= named  # the matter of a row without an A is bare too, where the table has phases


def test_each_entry_leads_back_to_its_row() -> None:
    found = read("lifecycle_phases")
    assert found.stated["duties"]["daily-standups"]["source_cell"].endswith("lifecycle_phases_RACI.md:32:1")
    assert found.stated["posts"]["qa-lead"]["source_cell"].endswith("lifecycle_phases_RACI.md:14:7")
    assert found.stated["matters"]["planning-phase"]["source_cell"].endswith("lifecycle_phases_RACI.md:21:1")
