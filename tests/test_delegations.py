"""Delegations: nobody hands on more than was received; what the law moves is not delegated."""

import pytest

from tests.charters import check, found

CHARTER = """
facets: {{district: [north, south]}}
matters: {{water: {{facets: [district]}}}}
bases: {{law: {{rank: law}}}}
posts: {{director: {{top: true}}, deputy: {{reports_to: director}}, clerk: {{reports_to: deputy}}}}
duties: {{inspect: {{matter: water, accountable: director}}}}
delegations:
  - {{by: director, to: deputy, duty: inspect, {first}}}
  - {{by: deputy, to: clerk, duty: inspect, {second}}}
"""


def faults(first: str, second: str) -> list[tuple[str, str | None]]:
    report = check(CHARTER.format(first=first, second=second))
    return [(finding.subjects[0].id, finding.subtype) for finding in found(report, "HIER005")]


@pytest.mark.parametrize(
    ("received", "handed_on", "bad"),
    [
        ("scope: {district: north}", "scope: {district: north}", False),
        ("scope: {district: north}", "accepted: 2026-01-01", True),
        ("scope: {district: north}", "scope: {district: south}", True),
        ("accepted: 2026-01-01", "scope: {district: south}", False),
    ],
)
def test_nobody_hands_on_more_than_was_received(received: str, handed_on: str, *, bad: bool) -> None:
    assert faults(received, handed_on) == [("delegation 2", "outside-scope")] * bad


def test_what_the_law_transfers_does_not_come_back_as_a_circle() -> None:
    report = check(
        """
        bases: {law: {rank: law}}
        posts: {director: {top: true}, deputy: {reports_to: director}}
        duties: {inspect: {accountable: director}}
        delegations:
          - {by: director, to: deputy, duty: inspect, keeps: transfer, basis: law 3}
          - {by: deputy, to: director, duty: inspect}
        """
    )
    assert found(report, "HIER005") == []
