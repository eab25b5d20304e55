"""A real log of 1,434 cases: what expected figures say of it, got by counting rows of the file."""

import gzip
import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import pytest

from respchain.checking import Judged, judged, report
from respchain.checking.conformance import Conformance, conformance
from respchain.checking.profile import profile
from respchain.facts.log.columns import NO_TIME
from respchain.files.logs.gathered import Wanted
from respchain.files.logs.reading import LogRead, read_log
from tests.charters import found, read_text, stated
from tests.imports.samples import sample

CHARTER = """
name: Receipt of applications
as_of: 2012-01-24
posts: {head: {title: Head of receipt, top: true}}
processes:
  receipt:
    pairs: [{do: confirm, check: check-confirmation}, {do: confirm, check: determine}]
    steps:
      confirm: {title: Confirmation of receipt, next: check-confirmation}
      check-confirmation: {log: T02 Check confirmation of receipt, next: determine}
      determine: {log: [T04 Determine confirmation of receipt], next: end}
"""


@cache
def read(**columns: str) -> LogRead:
    blanks = frozenset(profile("core").parameters.blank_words)
    return read_log(sample("log/receipt.csv.gz"), Wanted(columns=columns, blanks=blanks))


@cache
def done() -> Judged:
    return judged(stated(CHARTER), "all", log=read().log)


@cache
def figures() -> Conformance:
    return conformance(done())


def finding(code: str, number: int = 0) -> Any:
    return found(report(done()), code)[number]


def test_the_log_as_a_whole() -> None:
    whole = figures().whole
    assert (whole.cases, whole.events, whole.activities, whole.performers) == (1434, 8577, 27, 48)
    assert (read().first[:19], read().last[:19]) == ("2010-10-02 09:20:39", "2012-01-23 15:42:54")
    assert (read().first[-6:], read().last[-6:]) == ("+02:00", "+01:00")
    assert whole.without_group == 1936
    assert (whole.busiest[0].names[0], whole.busiest[0].number) == ("Resource01", 1228)
    assert round(100 * 1228 / 8577, 1) == 14.3


def test_no_stamp_is_lost_whatever_its_fraction() -> None:
    assert read().notes == ()
    assert _count(read().log.deadline > 0) == 1434
    assert _count(read().log.deadline % 1_000_000 == 0) == 1383


def test_who_is_responsible_and_does_nothing() -> None:
    one = figures().responsible
    assert (one.people, one.named, one.absent) == (39, 1434, 504)
    told = finding("LOG001")
    assert "in 504 of 1434" in told.message
    assert (told.count, told.witness["of"], told.witness["absent"], told.witness["all"]) == (502, 1426, 504, 1434)
    assert str(told.severity) == "warning"


def test_who_was_asked_first() -> None:
    one = figures().responsible
    assert (one.contacts_kept, one.contacts) == (847, 1434)
    assert finding("LOG004").count == 1434 - 847


def test_cases_past_their_deadline() -> None:
    times = figures().times
    assert (times.late, times.both, times.no_end, times.open_late, times.no_deadline) == (377, 1329, 105, 39, 0)
    assert (times.median_days, times.most_days) == (13.6, 273.4)
    assert (times.last_event_late, times.last_event_both, times.events_after_end) == (92, 1434, 145)
    told = finding("LOG002")
    assert (told.subtype, told.count, str(told.severity)) == ("recorded-end", 377, "error")
    assert "377 of 1329" in told.message
    assert "39 open" in told.message
    assert "105 cases have no end" in told.message


def test_two_cases_are_late_by_a_fraction_of_a_second_only() -> None:
    text = gzip.decompress(sample("log/receipt.csv.gz").read_bytes()).decode()
    log = read_text(re.sub(r"(\.\d+)?[+]0[12]:00", "", text)).log
    both = (log.end != NO_TIME) & (log.deadline != NO_TIME)
    assert _count(both & (log.end > log.deadline)) == 375


def test_by_the_last_event_where_no_end_is_known() -> None:
    log = read().log
    without = judged(stated(CHARTER), "all", log=log.but(carried=log.carried - {"end"}))
    (told,) = found(report(without), "LOG002")
    assert (told.subtype, told.count, told.witness["of"], str(told.severity)) == ("last-event", 92, 1434, "warning")


def test_hand_offs() -> None:
    one = figures().hand_offs
    assert (one.count, one.steps, one.most, one.single) == (1208, 7143, 9, 870)


@pytest.mark.parametrize(("pairing", "broken"), [("first", 1088), ("any", 1099), ("all", 1083), ("last", 1092)])
def test_four_eyes_by_each_pairing(pairing: str, broken: int) -> None:
    seen = done().facts.four_eyes_by(pairing)
    of_first = seen.pair == 0
    assert (_count(seen.broken & of_first), _count(of_first)) == (broken, 1316)


def test_four_eyes_as_told() -> None:
    first, second = figures().four_eyes.pairs
    assert (first.broken, first.of, second.broken, second.of) == (1088, 1316, 944, 1303)
    told = finding("LOG003")
    assert (told.subtype, told.count) == ("first", 1088)
    assert "1088 of 1316" in told.message
    assert "the first of each" in told.message


def test_accounts_that_are_no_persons() -> None:
    accounts = {one.names[0]: one.number for one in figures().entitled.accounts["not-a-person"]}
    assert accounts == {"admin1": 352, "admin2": 160, "admin3": 3, "test": 5, "TEST": 2}
    assert figures().responsible.no_person == 35
    told = [one for one in found(report(done()), "LOG005") if one.subtype == "not-a-person"]
    responsible = {one.subjects[0].id: one.witness["responsible"] for one in told}
    assert {name: count for name, count in responsible.items() if count} == {"admin3": 19, "admin1": 15, "test": 1}


def test_what_else_is_said_of_cases() -> None:
    group = _by_case("case:group")
    assert 1434 - sum(group.values()) == 825
    assert _by_case("case:department") == {"General": 1390, "Customer contact": 29, "Experts": 15}
    channels = {"Internet": 1250, "Desk": 109, "Post": 53, "e-mail": 21, "Intern": 1}
    assert _by_case("case:channel") == channels


def _by_case(heading: str) -> dict[str, int]:
    log = read(process=heading).log
    return dict(Counter(log.processes[code] for code in log.process.tolist() if code >= 0).most_common())


def _count(mask: Any) -> int:
    return int(np.count_nonzero(mask))
