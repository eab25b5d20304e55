"""Logs of cases as they come: tables and XES, in both languages, with the dirt that they have."""

import gzip
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.checking.conformance import as_dict, conformance
from respchain.errors import InputErrors, MissingExtra, RespchainError
from respchain.facts.log.columns import NO_TIME, Log, Transition
from respchain.facts.log.course import course
from respchain.files.logs import unpacking
from respchain.files.logs.gathered import Wanted
from respchain.files.logs.instants import read as read_stamps
from respchain.files.logs.reading import LogRead, read_log
from tests.charters import read_text, stated

PLAIN = """case,activity,performer,time
a,Open,ann,2026-03-02 09:00
a,Close,bob,2026-03-03 10:00
b,Open,ann,2026-03-02 11:00
"""


def events(log: Log) -> list[tuple[str, str, str, int]]:
    """The events in words, in the order of the source."""
    names = [*log.accounts, ""]
    activities = [*log.activities, ""]
    columns = zip(log.case.tolist(), log.activity.tolist(), log.performer.tolist(), log.time.tolist(), strict=True)
    return [(log.cases[case], activities[work], names[who], time) for case, work, who, time in columns]


def micros(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1_000_000)


def faults(log: str | bytes, name: str = "log.csv", **columns: str) -> str:
    with pytest.raises(RespchainError) as caught:
        read_text(log, name, **columns)
    return str(caught.value)


# --- tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "head", ["case,activity,performer,time", "case:concept:name,concept:name,org:resource,time:timestamp"]
)
def test_delimiters_and_headings_with_and_without_prefix(delimiter: str, head: str) -> None:
    text = PLAIN.replace("case,activity,performer,time", head).replace(",", delimiter)
    assert events(read_text(text).log) == events(read_text(PLAIN).log)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = (
        "案件编号,环节,办理人,时间,责任人,截止时间,办结时间\n"
        "甲一,受理,张三,2026年3月2日 9时5分,李四,2026-03-05,2026/3/4 10:00\n"
    )
    log = read_text(text.encode(encoding)).log
    assert log.carried == {"case", "activity", "resource", "time", "responsible", "deadline", "end"}
    assert (log.cases, log.activities, log.accounts) == (["甲一"], ["受理"], ["张三", "李四"])
    assert log.time.tolist() == [micros("2026-03-02T09:05:00+00:00")]


def test_gb18030_that_begins_like_ascii() -> None:
    rows = "".join(f"c{number},Open,ann,2026-03-02 09:00\n" for number in range(20_000))
    raw = (rows and "case,activity,performer,time\n" + rows + "c,审查,张三,2026-03-02 09:00\n").encode("gb18030")
    assert read_text(raw).log.accounts[-1] == "张三"


def test_full_width_delimiters_and_title_rows_above_the_header() -> None:
    text = "办件明细表\n\n案件编号，环节，办理人，时间\n甲，受理，张三，2026-03-02 09:00\n"
    assert events(read_text(text).log) == [("甲", "受理", "张三", micros("2026-03-02T09:00:00+00:00"))]


def test_a_gzip_of_several_members_is_read_whole() -> None:
    head, tail = PLAIN[:40].encode(), PLAIN[40:].encode()
    raw = gzip.compress(head) + gzip.compress(tail)
    assert events(read_text(raw, "log.csv.gz").log) == events(read_text(PLAIN).log)


def test_ragged_and_empty_rows() -> None:
    text = PLAIN + "\n,,,\nc,Open\nd,Open,ann,2026-03-02 09:00,more,and more\n,Lost,ann,2026-03-02 09:00\n"
    read = read_text(text)
    assert read.log.cases == ["a", "b", "c", "d"]
    (note,) = read.notes
    assert note.endswith("log.csv: 1 row names no case, and is left out")


def test_rows_in_any_order_are_put_in_order_and_ties_stay() -> None:
    text = (
        "case,activity,performer,time\n"
        "a,Third,ann,2026-03-03 10:00\nb,First,ann,2026-03-01\na,First,ann,2026-03-01 10:00\n"
        "a,Tie one,ann,2026-03-02 10:00\na,Tie two,ann,2026-03-02 10:00\n"
    )
    log = read_text(text).log
    found = course(log)
    assert [log.activities[code] for code in found.activity.tolist()] == [
        "First",
        "Tie one",
        "Tie two",
        "Third",
        "First",
    ]


def test_offsets_z_and_none_mixed_with_and_without_fractions() -> None:
    stamps = [
        "2026-03-02T09:00:00Z",
        "2026-03-02 09:00:00.5+08:00",
        "2026-03-02 09:00:00,123456+0800",
        "2026-03-02 09:00",
    ]
    text = "case,activity,time\n" + "".join(f'a,Open,"{stamp}"\n' for stamp in stamps)
    read = read_text(text)
    assert read.log.time.tolist() == [
        micros("2026-03-02T09:00:00+00:00"),
        micros("2026-03-02T09:00:00.500+08:00"),
        micros("2026-03-02T09:00:00.123456+08:00"),
        micros("2026-03-02T09:00:00+08:00"),
    ]
    assert any("+08:00" in note for note in read.notes)


@pytest.mark.parametrize(
    "stamp", ["soon", "2026-02-30 10:00", "2026-13-01", "99", "2026-03-02 25:00", "１２", "x" * 500]
)
def test_what_is_no_time_is_told_and_not_guessed(stamp: str) -> None:
    read = read_text(f"case,activity,performer,time\na,Open,ann,{stamp}\na,Open,ann,2026-03-02\n")
    assert read.log.time[0] == NO_TIME
    assert any("no time that could be read" in note for note in read.notes)


def test_words_for_nothing_are_nothing() -> None:
    text = "case,activity,performer,time,responsible,group\n" + "".join(
        f"a,Open,{word},2026-03-02,{word},{word}\n" for word in ("EMPTY", "unknown", "-", "NULL", " ", "无")
    )
    log = read_text(text).log
    assert set(log.performer.tolist()) == set(log.responsible.tolist()) == set(log.group.tolist()) == {-1}
    kept = read_text(text, blanks=["other"]).log
    assert "EMPTY" in kept.accounts


def test_ids_of_spreadsheets_lose_their_point_null_and_letters_stay() -> None:
    log = read_text("case,activity,performer\n12.0,Open,7.0\n12,Close,7\n13,Open,test\n13,Open,TEST\n").log
    assert (log.cases, log.accounts) == (["12", "13"], ["7", "test", "TEST"])


def test_a_case_that_states_two_deadlines_keeps_the_first_and_it_is_told() -> None:
    text = "case,activity,deadline\na,Open,\na,Open,2026-03-01\na,Open,2026-03-02\nb,Open,2026-03-03\n"
    read = read_text(text)
    days = [micros("2026-03-01T23:59:59.999999+00:00"), micros("2026-03-03T23:59:59.999999+00:00")]
    assert read.log.deadline.tolist() == days
    assert any("several values of deadline" in note for note in read.notes)


def test_a_column_is_named_where_it_cannot_be_guessed() -> None:
    text = "vorgang,was,wer,wann\na,Open,ann,2026-03-02\n"
    assert "--map case=HEADING" in faults(text)
    assert "vorgang, was, wer, wann" in faults(text)
    log = read_text(text, case="vorgang", activity="was", resource="wer", time="wann").log
    assert events(log) == [("a", "Open", "ann", micros("2026-03-02T00:00:00+00:00"))]
    assert 'did you mean "vorgang"' in faults(text, case="vorgamg")


def test_what_is_not_carried_is_not_blank() -> None:
    log = read_text("case,activity\na,Open\n").log
    assert log.carried == {"case", "activity"}
    assert (log.first, log.last) == (NO_TIME, NO_TIME)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"case,activity\n", "no events"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08junk", "compressed file"),
        (gzip.compress(PLAIN.encode())[:-12], "compressed file"),
        (b"<html><body/></html>", "no log of cases"),
        (b"<log/>", "no events"),
        (b"<log><trace>", "no XML"),
        (b'<!DOCTYPE log [<!ENTITY a "b">]><log/>', "refused"),
    ],
)
def test_what_is_no_log_says_so(raw: bytes, why: str) -> None:
    assert why in faults(raw)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_FREE", 1 << 16)
    monkeypatch.setattr(unpacking, "_CHUNK", 1 << 14)
    assert "unpacked it has more than" in faults(gzip.compress(b"a" * (1 << 24)), "log.csv.gz")


# --- XES


def xes(traces: Sequence[Mapping[str, Any]], namespace: str = "", prefix: str = "") -> str:
    """A log in XES: of each trace its attributes and events, all as `{key: (kind, value)}`."""

    def attributes(stated: Mapping[str, tuple[str, str]]) -> str:
        return "".join(
            f"<{prefix}{kind} key={quoteattr(key)} value={quoteattr(value)}/>" for key, (kind, value) in stated.items()
        )

    space = f' xmlns{":" + prefix[:-1] if prefix else ""}="{namespace}"' if namespace else ""
    body = "".join(
        f"<{prefix}trace>{attributes(trace['about'])}"
        + "".join(f"<{prefix}event>{attributes(event)}</{prefix}event>" for event in trace["events"])
        + f"</{prefix}trace>"
        for trace in traces
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{prefix}log{space} xes.version="1.0">'
        f'<{prefix}extension name="Concept" prefix="concept" uri="http://example.org/concept.xesext"/>'
        f'<{prefix}global scope="trace"><{prefix}string key="concept:name" value="UNKNOWN"/></{prefix}global>'
        f'<{prefix}global scope="event"><{prefix}string key="org:resource" value="UNKNOWN"/>'
        f'<{prefix}date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/></{prefix}global>'
        f'<{prefix}classifier name="Activity" keys="concept:name"/>'
        f'<{prefix}string key="concept:name" value="the log itself"/>{body}</{prefix}log>'
    )


TRACE = {
    "about": {"concept:name": ("string", "a"), "responsible": ("string", "bob")},
    "events": [
        {
            "concept:name": ("string", "Open"),
            "org:resource": ("string", "ann"),
            "time:timestamp": ("date", "2026-03-02T09:00:00.000+08:00"),
        }
    ],
}


@pytest.mark.parametrize(
    ("namespace", "prefix"),
    [
        ("", ""),
        ("http://www.xes-standard.org/", ""),
        ("http://code.deckfour.org/xes", ""),
        ("http://www.xes-standard.org/", "xes:"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_xes_of_every_namespace(namespace: str, prefix: str, packed: bool) -> None:
    raw = xes([TRACE], namespace, prefix).encode()
    log = read_text(gzip.compress(raw) if packed else raw, "log.xes").log
    assert events(log) == [("a", "Open", "ann", micros("2026-03-02T09:00:00+08:00"))]
    assert [log.accounts[code] for code in log.responsible.tolist()] == ["bob"]


def test_nested_attributes_and_stray_events_are_no_data() -> None:
    text = """<log><trace><string key="concept:name" value="a"><string key="org:resource" value="deep"/></string>
    <event><string key="concept:name" value="Open"><string key="org:resource" value="deep"/></string>
    <list key="x"><string key="org:resource" value="deep"/></list></event></trace>
    <event><string key="concept:name" value="Stray"/></event>
    <trace><event><string key="concept:name" value="Open"/></event></trace></log>"""
    read = read_text(text, "log.xes")
    assert events(read.log) == [("a", "Open", "", NO_TIME), ("#2", "Open", "", NO_TIME)]
    assert "resource" not in read.log.carried
    assert any("1 event stands in no case" in note for note in read.notes)
    assert any("1 case has no name" in note for note in read.notes)


def test_of_a_start_and_a_completion_the_completion_counts_once() -> None:
    text = (
        "case,activity,performer,time,lifecycle:transition\n"
        "a,Open,ann,2026-03-02 09:00,start\na,Open,ann,2026-03-02 10:00,COMPLETE\n"
        "a,Check,bob,2026-03-02 11:00,schedule\na,Check,bob,2026-03-02 12:00,start\n"
        "a,Open,eve,2026-03-02 13:00,start\na,Open,eve,2026-03-02 14:00,complete\n"
    )
    read = read_text(text)
    found, log = course(read.log), read.log
    told = [
        (log.activities[work], log.accounts[who]) for work, who in zip(found.activity, found.performer, strict=True)
    ]
    assert told == [("Open", "ann"), ("Check", "bob"), ("Open", "eve")]
    assert found.dropped == 3
    assert found.began[0] == micros("2026-03-02T09:00:00+00:00")
    assert set(log.transition.tolist()) == {Transition.COMPLETE, Transition.START, Transition.OTHER}
    assert any("the completion counts, once" in note for note in read.notes)


NAMES = st.text(st.sampled_from("abcXYZ 张三,;\"'<&.01"), min_size=1, max_size=6).map(str.strip).filter(bool)
STAMPS = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2060-01-01"))
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
EVENTS = st.fixed_dictionaries(
    {"concept:name": NAMES, "org:resource": st.one_of(st.just(""), NAMES), "time:timestamp": st.tuples(STAMPS, ZONES)}
)
CASES = st.fixed_dictionaries(
    {
        "concept:name": NAMES,
        "responsible": st.one_of(st.just(""), NAMES),
        "events": st.lists(EVENTS, min_size=1, max_size=4),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CASES, min_size=1, max_size=4, unique_by=lambda case: str(case["concept:name"]).casefold()))
def test_a_table_and_xes_of_the_same_cases_give_the_same_facts(cases: list[dict[str, Any]]) -> None:
    import csv
    import io

    rows, traces = io.StringIO(), []
    writer = csv.writer(rows)
    writer.writerow(["case:concept:name", "case:responsible", "concept:name", "org:resource", "time:timestamp"])
    for case in cases:
        told = []
        for event in case["events"]:
            moment, zone = event["time:timestamp"]
            stamp = moment.replace(tzinfo=zone).isoformat()
            writer.writerow(
                [case["concept:name"], case["responsible"], event["concept:name"], event["org:resource"], stamp]
            )
            told.append(
                {
                    "concept:name": ("string", event["concept:name"]),
                    **({"org:resource": ("string", event["org:resource"])} if event["org:resource"] else {}),
                    "time:timestamp": ("date", stamp),
                }
            )
        about = {"concept:name": ("string", case["concept:name"]), "responsible": ("string", case["responsible"])}
        traces.append({"about": about, "events": told})
    one, two = read_text(rows.getvalue()).log, read_text(xes(traces), "log.xes").log
    assert events(one) == events(two)
    assert one.day.tolist() == two.day.tolist()
    names = [[log.accounts[code] if code >= 0 else "" for code in log.responsible.tolist()] for log in (one, two)]
    assert names[0] == names[1]
    charter = stated("{as_of: 2026-06-01, posts: {a: {top: true}}}")
    one, two = (log.but(name="log", carried=one.carried | two.carried) for log in (one, two))
    told_of = [as_dict(conformance(judged(charter, "all", log=log))) for log in (one, two)]
    assert told_of[0] == told_of[1]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.datetimes(), st.datetimes(timezones=ZONES)),
    st.sampled_from(["T", " "]),
    st.sampled_from(["auto", "minutes", "milliseconds"]),
)
def test_stamps_are_read_as_python_reads_them(moment: datetime, between: str, detail: str) -> None:
    text = moment.isoformat(between, detail)
    found = read_stamps([text], frozenset())
    meant = datetime.fromisoformat(text)
    aware = meant if meant.tzinfo else meant.replace(tzinfo=UTC)
    since = (aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    assert found.known.tolist() == [True]
    assert found.at(0).tolist() == [since]
    assert found.days.tolist() == [meant.date().toordinal()]


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(st.sampled_from("case,activity;\n\"\t<log>trace=/'0123-: \x00办理人"), max_size=300).map(str.encode),
        st.lists(st.sampled_from([b"<log>", b"<trace>", b"</trace>", b"<event>", b"</event>", b"</log>",
                                  b'<string key="concept:name" value="a"/>', b"<date key='time:timestamp' value='x'/>",
                                  b"case,activity,performer,time\n", b"a,Open,ann,2026-03-02\n", b'"', b"\xff",
                                  b"\x1f\x8b"]),
                 max_size=12).map(b"".join),
    )
)  # fmt: skip
def test_whatever_the_bytes_are_there_is_a_log_or_a_fault(raw: bytes) -> None:
    try:
        read = read_text(raw)
    except RespchainError:
        return
    log = read.log
    assert len(log.case) == len(log.time) == len(log.performer)
    assert int(log.case.max()) < len(log.cases)
    assert len(log.deadline) == len(log.end) == len(log.cases)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), min_size=4, max_size=4), min_size=1, max_size=6))
def test_whatever_a_table_holds_no_event_is_lost(rows: list[list[str]]) -> None:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["case", "activity", "performer", "time"])
    writer.writerows([["c", *row[1:]] for row in rows])
    try:
        log = read_text(text.getvalue().encode("utf-8", "replace")).log
    except InputErrors:
        assert "\0" in text.getvalue()
        return
    assert len(log.case) == len(rows)


def test_tables_need_the_extra_and_xes_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match="columns"):
        read_text(PLAIN)
    assert len(read_text(xes([TRACE]), "log.xes").log.case) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="no such file"):
        read_log(tmp_path / "log.csv", Wanted())
    with pytest.raises(InputErrors, match="no ordinary file"):
        read_log(tmp_path, Wanted())


def test_words_are_kept_once() -> None:
    read: LogRead = read_text(PLAIN)
    assert len(set(read.log.activities)) == len(read.log.activities) == 2
    assert np.array_equal(read.log.case, [0, 0, 1])
