"""The third line: what SOD005 must not fire on, and what it must not miss."""

import pytest

from tests.charters import check, found

HOUSE = """
facets: {{amount: {{type: number}}}}
departments:
  audit: {{title: Audit{kind}, head: auditor}}
  bureau: {{title: Bureau, kind: execution, head: chief}}
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  auditor: {{department: audit, reports_to: mayor{line}, holder: {{person: wang}}}}
  second: {{department: audit, reports_to: auditor, holder: {{person: li}}}}
  chief: {{department: bureau, reports_to: mayor, holder: {{person: sun}}}}
bodies:
  board: {{title: Board}}
  meeting: {{title: Meeting of heads, reports_to: mayor}}
outsiders: {{congress: {{kind: legislature, terminal: true}}}}
matters: {{money: {{stages: [execute, supervise], facets: [amount]}}, roads: {{stages: [execute]}}}}
duties:
  check: {{matter: money, stage: {stage}, accountable: auditor}}
  spend: {{matter: money, stage: execute, accountable: chief}}
{more}
"""


def impaired(**words: str) -> list[tuple[str | None, str]]:
    """The subtype and the unit that SOD005 names."""
    usual = {"kind": ", kind: supervision", "line": ", functional_to: congress", "stage": "audit", "more": ""}
    findings = found(check(HOUSE.format(**{**usual, **words})), "SOD005")
    return [(finding.subtype, finding.subjects[0].id) for finding in findings]


@pytest.mark.parametrize(
    ("said", "spared"),
    [
        ("{disclosed_to: board, cooling: 1 year}", True),
        ("{disclosed_to: board, cooling: 12 months}", True),
        ("{disclosed_to: board, cooling: 11 months}", False),
        ("{disclosed_to: board}", False),
        ("{cooling: 1 year}", False),
    ],
)
def test_advice_that_is_disclosed_and_not_audited_for_a_year(said: str, spared: bool) -> None:
    """Must not fire: consulting with disclosure and ‹1 year› cooling."""
    advice = f"  advise: {{matter: money, stage: record, accountable: second, consulting: {said}}}"
    assert impaired(more=advice) == ([] if spared else [("operates", "audit")])


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("{matter: money, stage: record, accountable: second}", [("operates", "audit")]),
        ("{matter: money, stage: record, accountable: chief, responsible: second}", [("operates", "audit")]),
        ("{matter: money, stage: record, accountable: second, tier: overall}", []),
        ("{matter: money, stage: record, accountable: chief, consulted: second}", []),
        ("{matter: roads, stage: record, accountable: second}", []),
        ("{matter: money, stage: record, accountable: chief}", []),
    ],
)
def test_a_unit_runs_what_it_audits(duty: str, expected: list[tuple[str, str]]) -> None:
    assert impaired(more=f"  book: {duty}") == expected


def test_what_lies_in_one_hand_is_a_matter_of_stages_kept_apart() -> None:
    text = HOUSE.format(
        kind=", kind: supervision", line=", functional_to: congress", stage="audit",
        more="  book: {matter: money, stage: deliver, accountable: auditor}",
    )  # fmt: skip
    report = check(text)
    assert found(report, "SOD005") == []
    assert [finding.subjects[0].id for finding in found(report, "SOD001")] == ["auditor"]


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("", False),
        (", functional_to: mayor", False),
        (", functional_to: meeting", False),
        (", functional_to: board", True),
        (", functional_to: congress", True),
        (", functional_to: {unknown: '7'}", True),
        (", dotted_to: congress", False),
        (", guided_by: congress", False),
    ],
)
def test_the_functional_line_leads_to_the_governing_body_or_outside(line: str, good: bool) -> None:
    assert impaired(line=line) == ([] if good else [("line", "audit")])


def test_a_line_of_command_outside_is_as_good() -> None:
    text = HOUSE.format(kind=", kind: supervision", line="", stage="audit", more="")
    assert (
        found(
            check(text.replace("department: audit, reports_to: mayor", "department: audit, reports_to: congress")),
            "SOD005",
        )
        == []
    )


def test_a_section_of_the_unit_stands_on_the_line_of_its_head() -> None:
    section = "departments:\n  team: {title: Team, kind: supervision, part_of: audit, head: second}\n"
    text = HOUSE.format(kind=", kind: supervision", line=", functional_to: board", stage="audit", more="")
    assert found(check(text.replace("departments:\n", section, 1)), "SOD005") == []
    text = HOUSE.format(kind=", kind: supervision", line="", stage="audit", more="")
    findings = found(check(text.replace("departments:\n", section, 1)), "SOD005")
    assert {finding.subjects[0].id for finding in findings} == {"audit", "team"}


def test_a_post_that_only_audits_is_a_unit_of_its_own() -> None:
    alone = "  look: {matter: roads, stage: inspection, accountable: inspector}\nposts:"
    inspector = "  inspector: {reports_to: mayor, holder: {person: zhao}}\n"
    text = HOUSE.format(kind=", kind: supervision", line=", functional_to: board", stage="audit", more="")
    text = text.replace("posts:\n", "posts:\n" + inspector, 1) + alone.removesuffix("\nposts:")
    assert [finding.subjects[0].id for finding in found(check(text), "SOD005")] == ["inspector"]
    assert found(check(text.replace("stage: inspection", "stage: supervise")), "SOD005") == []


def test_a_department_that_does_not_say_its_kind_is_known_by_its_head() -> None:
    assert impaired(kind="", line="") == [("line", "audit")]
    assert impaired(kind=", kind: execution", line="") == [("line", "auditor")]
    assert impaired(kind="", line="", stage="supervise") == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{forum: mayor, over: audit, information: reports}", [("overseen", "audit")]),
        ("{forum: chief, over: auditor, matter: money, information: reports}", [("overseen", "audit")]),
        ("{forum: chief, over: auditor, matter: roads, information: reports}", []),
        ("{forum: chief, over: auditor, kind: reactive, information: reports}", []),
        ("{forum: board, over: audit, information: reports}", []),
        ("{forum: congress, over: audit, information: reports}", []),
        ("{forum: auditor, over: second, information: reports}", []),
    ],
)
def test_an_executive_oversees_it(entry: str, expected: list[tuple[str, str]]) -> None:
    assert impaired(more=f"oversight: {{over-it: {entry}}}") == expected


def test_the_superior_alone_is_no_overseer_of_it() -> None:
    assert impaired() == []


def test_the_top_of_an_audit_office_hangs_on_nobody_inside() -> None:
    text = """
    departments: {office: {title: Audit office, kind: supervision, head: chief}}
    posts: {chief: {department: office, top: true}}
    matters: {money: {stages: [supervise]}}
    duties: {check: {matter: money, stage: supervise, accountable: chief}}
    """
    assert found(check(text), "SOD005") == []
