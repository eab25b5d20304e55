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
        ("reports_to: left, guided_by: right", False),  # "dual leadership (one `leads`, the other `guides`)"
        ("reports_to: left, functional_to: [right, mayor]", False),  # "functional lines"
        ("reports_to: left, dotted_to: right", False),  # "matrix (`dotted`)"
        ("reports_to: left", False),  # "job share of the superior post": one post, two holders
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


def test_many_superiors_are_one_finding_that_names_them() -> None:
    (finding,) = found(check(HOUSE % "reports_to: [right, left, mayor]"), "OVL006")
    assert finding.count == 3
    assert set(finding.witness["superior"]) == {"mayor", "left", "right"}
