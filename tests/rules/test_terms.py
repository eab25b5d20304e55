"""Appointments for a time: when PER008 says that they are over."""

from datetime import date
from typing import Any

import pytest

from tests.charters import TODAY, check, found, subtypes


def overstayed(*holders: str, post: str = "", rest: str = "", today: date = TODAY) -> list[Any]:
    """What PER008 says of a post."""
    appointments = ", ".join(f"{{post: chief, since: 2020-01-01, {holder}}}" for holder in holders)
    text = f"""
    posts: {{chief: {{{post}}}}}
    people: {{li: {{}}, wang: {{}}}}
    appointments: [{appointments}]
    {rest}
    """
    return subtypes(text, "PER008", today)


OVER = "person: li, kind: term, ends: 2026-06-01"


@pytest.mark.parametrize("kind", ["term", "probation", "contract", "secondment"])
def test_an_appointment_for_a_time_has_an_end_that_has_not_come(kind: str) -> None:
    assert overstayed(f"person: li, kind: {kind}") == ["no-end"]
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-01") == ["expired"]
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-02") == []
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-06-02", today=date(2026, 6, 2)) == ["expired"]


def test_a_renewal_a_confirmation_and_a_closing_are_recorded() -> None:
    text = """
    posts: {chief: {}}
    people: {li: {}, wang: {}}
    appointments: [{person: li, post: chief, kind: probation, since: 2025-01-01, ends: 2026-01-01%s}%s]
    """
    again = ", {person: %s, post: chief, since: %s}"
    assert subtypes(text % ("", ""), "PER008") == ["expired"]
    assert subtypes(text % ("", again % ("li", "2026-01-01")), "PER008") == []
    assert subtypes(text % ("", again % ("wang", "2026-01-01")), "PER008") == ["expired"]
    assert subtypes(text % ("", again % ("li", "2026-06-02")), "PER008") == ["expired"]  # not yet
    assert subtypes(text % (", until: 2026-02-01", ""), "PER008") == []
    assert subtypes(text % (", until: 2026-09-01", ""), "PER008") == []


def test_a_holder_with_a_statutory_power_makes_it_an_error() -> None:
    text = """
    departments: {city: {head: chief, %s}}
    posts: {chief: {%s holder: {person: li, kind: term, since: 2020-01-01, ends: 2026-01-01}}}
    bases: {LAW: {rank: law}, OWN: {rank: internal}, OLD: {rank: law, until: 2020-01-01}}
    """

    def severity(department: str, post: str) -> str:
        (one,) = found(check(text % (department, post)), "PER008")
        return str(one.severity)

    assert severity("", "") == "warning"
    assert severity("", "powers: {power: permit, basis: LAW 3},") == "error"
    assert severity("powers: {power: permit, basis: LAW 3}", "") == "error"
    assert severity("", "powers: {power: permit, basis: OWN 3},") == "warning"
    assert severity("", "powers: {power: permit, basis: OLD 3},") == "warning"


@pytest.mark.parametrize("kind", ["substantive", "job-share", "concurrent"])
def test_permanent_appointments(kind: str) -> None:
    """Must not fire: permanent appointments."""
    assert overstayed(f"person: li, kind: {kind}") == []
    assert overstayed(f"person: li, kind: {kind}, ends: 2026-01-01") == []
    assert overstayed("person: li") == []


def test_holding_over() -> None:
    """Must not fire: holding over until the successor takes office where a basis says so."""
    stays = "variations: {of: term, basis: City statute 4}"
    assert overstayed(OVER, post=stays) == []
    assert overstayed(OVER, post="department: city", rest=f"departments: {{city: {{{stays}}}}}") == []
    assert overstayed(OVER, post="variations: {of: term, reason: We wait}") == ["expired"]
    assert overstayed("person: li, kind: term", post=stays) == ["no-end"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("since: 2026-01-01", ["expired"]),  # took office on the day the term was over
        ("since: 2025-12-31", []),  # was there before
        ("since: 2026-06-02", []),  # has not taken office yet
        ("since: 2026-02-01, kind: acting", []),  # is no successor
    ],
)
def test_holding_over_ends_when_the_successor_takes_office(other: str, why: list[str]) -> None:
    text = f"""
    posts: {{chief: {{variations: {{of: term, basis: City statute 4}}}}}}
    people: {{li: {{}}, wang: {{}}}}
    appointments:
      - {{person: li, post: chief, kind: term, since: 2020-01-01, ends: 2026-01-01}}
      - {{person: wang, post: chief, {other}}}
    """
    assert subtypes(text, "PER008") == why


def test_acting_holders() -> None:
    """Must not fire: acting holders (PER001)."""
    assert overstayed("person: li, kind: acting") == []
    assert overstayed("person: li, kind: acting, ends: 2026-01-01") == []
