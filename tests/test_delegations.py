"""Delegations: nobody hands on more than was received; what the law moves is not delegated."""

import tracemalloc

import pytest

from respchain.checking import judged
from respchain.model.stated import Stated
from tests.charters import TODAY, check, found

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


def entries(text: str) -> list[tuple[str, str | None]]:
    """The delegations of a charter of three posts that cannot stand, and why."""
    posts = "posts: {a: {top: true, powers: [punish]}, b: {reports_to: a}, c: {reports_to: b}}\n"
    return [(finding.subjects[0].id, finding.subtype) for finding in found(check(posts + text), "HIER005")]


def test_what_the_law_moved_and_forbids_to_hand_on_is_not_handed_on() -> None:
    text = """
bases: {{law: {{rank: law}}}}
duties: {{d: {{accountable: a}}}}
delegations:
  - {{id: moved, by: a, to: b, duty: d, keeps: transfer, basis: law 3, subdelegable: {further}}}
  - {{id: further, by: b, to: c, duty: d}}
"""
    assert entries(text.format(further="true")) == []
    assert entries(text.format(further="false")) == [("further", "sub-delegation")]


def test_nobody_has_more_of_a_duty_than_there_is_whatever_was_handed_on() -> None:
    text = """
facets: {{amount: {{type: number}}}}
matters: {{m: {{facets: [amount]}}}}
duties: {{d: {{matter: m, accountable: a, scope: {{amount: ">= 4"}}}}}}
delegations:
  - {{id: first, by: a, to: b, duty: d, scope: {{amount: "(2..5]"}}}}
  - {{id: second, by: b, to: c, duty: d, scope: {{amount: "{part}"}}}}
"""
    assert entries(text.format(part="[4..5]")) == [("first", "outside-scope")]
    assert entries(text.format(part="(2..5]")) == [("first", "outside-scope"), ("second", "outside-scope")]


def test_a_duty_that_is_over_comes_back_to_nobody_and_forbids_nothing_about_others() -> None:
    text = """
duties:
  over: {{accountable: a, until: 2026-01-01}}
  past: {{accountable: a, until: 2026-01-01}}
  d: {{accountable: a}}
delegations:
  - {{id: one, by: b, to: c, duty: over{forbidden}}}
  - {{id: two, by: c, to: b, duty: past}}
  - {{id: three, by: a, to: c, duty: d{forbidden}}}
"""
    assert entries(text.format(forbidden="")) == []
    assert entries(text.format(forbidden=", subdelegable: false")) == []


def test_a_power_lent_for_duties_that_are_all_over_has_no_duty() -> None:
    text = """
duties: {{over: {{accountable: a, until: 2026-01-01}}, d: {{accountable: a}}}}
delegations: [{{id: lent, by: a, to: b, duty: {duty}, powers: [punish]}}]
"""
    assert entries(text.format(duty="over")) == [("lent", "power-without-duty")]
    assert entries(text.format(duty="[over, d]")) == []


def test_many_delegations_among_many_take_room_for_what_is_stated_and_no_more() -> None:
    count = 4000
    charter = {
        "posts": {f"p{number}": {"powers": [f"q{number % 50}"]} for number in range(count)},
        "duties": {f"d{number}": {"accountable": f"p{number}"} for number in range(count)},
        "delegations": [
            {"by": f"p{number}", "to": f"p{number + 1}", "duty": f"d{number}", "subdelegable": False}
            for number in range(0, count - 1, 100)
        ],
    }
    facts = judged(Stated(charter), "all", TODAY, rules=()).facts
    assert len(facts.delegated.to) == len(range(0, count - 1, 100))
    tracemalloc.start()
    try:
        assert not len(facts.bad_delegations.delegation)
        assert tracemalloc.get_traced_memory()[1] < count * 2_000  # a byte for each duty and actor would be twice that
    finally:
        tracemalloc.stop()
