"""What lives from a day to a day, and what is gone."""

from datetime import date

import pytest

from tests.charters import check, found


@pytest.mark.parametrize(
    ("life", "judges"),
    [
        ("since: 2026-06-01", True),
        ("since: 2026-06-02", False),
        ("until: 2026-06-02", True),
        ("until: 2026-06-01", False),
        ("through: 2026-06-01", True),
        ("through: 2026-05-31", False),
    ],
)
def test_a_member_judges_while_its_membership_lasts(life: str, judges: bool) -> None:
    report = check(
        f"""
        posts: {{chief: {{holder: Li}}}}
        bodies: {{board: {{members: [{{post: chief, {life}}}]}}}}
        duties: {{plan: {{accountable: chief, supervised_by: board}}}}
        """,
        today=date(2026, 6, 1),
    )
    assert [finding.subjects[0].id for finding in found(report, "LOOP002")] == ["chief"] * judges


def test_a_superior_that_is_gone_is_no_superior_in_the_smallest_charter() -> None:
    report = check("posts: {old: {until: 2020-01-01}, clerk: {reports_to: old}}")
    assert not [finding for finding in report.findings if finding.subtype == "crashed"]


def test_whoever_begins_to_act_today_is_taking_over() -> None:
    report = check(
        """
        posts:
          mayor: {top: true}
          market: {reports_to: mayor}
          clerk: {reports_to: [mayor, market], holder: {person: Li, kind: acting, since: 2026-06-01}}
        """,
        today=date(2026, 6, 1),
    )
    assert found(report, "OVL006") == []


def test_a_member_that_is_gone_gives_a_body_no_tier() -> None:
    report = check(
        """
        posts: {chief: {holder: Li}, old: {until: 2026-01-01}}
        bodies: {board: {chair: chief, members: [{post: old, tier: main}]}}
        duties: {plan: {accountable: board}}
        """
    )
    assert [finding.subjects[0].id for finding in found(report, "ACC002")] == ["board"]


def test_a_chair_abstains_though_its_membership_has_ended() -> None:
    report = check(
        """
        posts: {chief: {holder: Li}, one: {holder: Wang}, two: {holder: Chen}}
        bodies:
          board: {chair: chief, members: [{post: chief, until: 2026-01-01}, one, two], abstains: [chief]}
        duties: {plan: {accountable: chief, supervised_by: board}}
        """
    )
    assert found(report, "LOOP002") == []


def test_a_chair_that_abstains_is_no_tiered_member() -> None:
    report = check(
        """
        posts: {chief: {holder: Li}, one: {holder: Wang}}
        bodies: {board: {chair: chief, members: [one], abstains: [chief]}}
        duties: {plan: {accountable: board}}
        """
    )
    assert [finding.subjects[0].id for finding in found(report, "ACC002")] == ["board"]
