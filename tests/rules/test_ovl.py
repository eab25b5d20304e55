"""Several superiors: what OVL006 must not take for more than one."""

import pytest

from tests.charters import check, found

HOUSE = """
departments: {market: {head: left}}
outsiders: {union: {title: Union}}
posts:
  mayor: {top: true}
  left:
    reports_to: mayor
    holder: [{person: Li, share: 0.5, kind: job-share}, {person: Wu, share: 0.5, kind: job-share}]
  right: {reports_to: mayor}
  old: {reports_to: mayor, until: 2020-01-01}
  clerk: {%s}
"""


@pytest.mark.parametrize(
    ("clerk", "double"),
    [
        ("reports_to: [left, right]", True),
        ("reports_to: left", False),
        ("reports_to: [left, market]", False),  # a department stands for its head
        ("reports_to: [left, left]", False),
        ("reports_to: [left, old]", False),  # "active": who is gone leads nobody
        ("reports_to: [left, {unknown: '0123'}]", False),
        ("reports_to: [left, union]", True),
        ("reports_to: [left, right], holder: {person: Su, kind: acting, since: 2026-05-02}", False),
        ("reports_to: [left, right], holder: {person: Su, kind: acting, since: 2026-05-01}", True),
        ("reports_to: [left, right], holder: {person: Su, since: 2026-05-20}", True),
        (
            "reports_to: [left, right], holder: [{person: Wu}, {person: Su, kind: acting, since: 2026-05-20}]",
            False,
        ),  # "acting holder during a handover", whoever still holds the post
        (
            "reports_to: [left, right], holder: [{person: Su, kind: acting, since: 2026-01-01, until: 2026-05-20},"
            " {person: Wu, kind: acting, since: 2026-05-20}]",
            False,
        ),
    ],
)
def test_only_several_lines_of_command_make_several_heads(clerk: str, *, double: bool) -> None:
    findings = found(check(HOUSE % clerk), "OVL006")
    assert [[subject.id for subject in finding.subjects] for finding in findings] == [["clerk"]] * double


def double_headed(clerk: str) -> bool:
    return bool(found(check(HOUSE % clerk), "OVL006"))


def test_who_guides_a_post_is_no_second_head() -> None:
    """Must not fire: dual leadership 双重领导 (one `leads`, the other `guides`)."""
    assert not double_headed("reports_to: left, guided_by: right")
    assert double_headed("reports_to: [left, right]")


def test_a_functional_line_is_no_second_head() -> None:
    """Must not fire: functional lines."""
    assert not double_headed("reports_to: left, functional_to: [right, mayor]")
    assert double_headed("reports_to: [left, right], functional_to: mayor")


def test_a_dotted_line_is_no_second_head() -> None:
    """Must not fire: matrix (`dotted`)."""
    assert not double_headed("reports_to: left, dotted_to: right")
    assert double_headed("reports_to: [left, right], dotted_to: mayor")


@pytest.mark.parametrize(("since", "double"), [("2026-05-02", False), ("2026-05-01", True)])
def test_somebody_acting_may_have_two_heads_for_the_days_of_a_handover(since: str, *, double: bool) -> None:
    """Must not fire: acting holder during a handover ≤ ‹30› days."""
    assert double_headed(f"reports_to: [left, right], holder: {{person: Su, kind: acting, since: {since}}}") == double


def test_two_who_share_the_post_above_are_one_head() -> None:
    """Must not fire: job share of the superior post."""
    shared = HOUSE % "reports_to: left"
    assert found(check(shared), "OVL006") == []
    apart = shared.replace("reports_to: left", "reports_to: [left, left-too]") + "  left-too: {reports_to: mayor}\n"
    assert found(check(apart), "OVL006") != []


def test_many_superiors_are_one_finding_that_names_them() -> None:
    (finding,) = found(check(HOUSE % "reports_to: [right, left, mayor]"), "OVL006")
    assert finding.count == 3
    assert set(finding.witness["superior"]) == {"mayor", "left", "right"}
