"""`respchain conform`: the report in figures, as text and as JSON, and what a wrong call is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from respchain.cli.main import main
from respchain.files.logs.keys import KEYS

CHARTER = """
name: Permits
people: {ann: {name: Ann Lee}, bob: {name: Bob Moor}}
posts:
  head: {top: true, holder: bob}
  window: {title: Window, reports_to: head, holder: ann}
processes:
  permit:
    pairs: [{do: accept, check: decide}]
    steps:
      accept: {title: Accept, by: window, next: decide}
      decide: {by: head, next: end}
"""
LOG = """case,activity,performer,time,responsible,deadline,end date
a,accept,ann,2026-03-02 09:00,ann,2026-03-09,2026-03-05
a,decide,bob,2026-03-05 09:00,ann,2026-03-09,2026-03-05
b,accept,ann,2026-03-02 09:00,bob,2026-03-04,2026-03-06
b,decide,ann,2026-03-06 09:00,bob,2026-03-04,2026-03-06
b,accept,bob,2026-03-06 10:00,bob,2026-03-04,2026-03-06
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("charter.yaml").write_text(CHARTER, "utf-8")
    Path("log.csv").write_text(LOG, "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(["conform", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, _ = run(capsys, "charter.yaml", "log.csv", "--format", "json", *arguments)
    assert code in (0, 1)
    return dict(json.loads(out))


def test_the_text_has_the_figures_first(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "charter.yaml", "log.csv")
    assert code == 1
    expected = [
        "cases: 2; events: 5; activities: 2; performers: 2",
        "from 2026-03-02 09:00 to 2026-03-06 10:00",
        "kept, by the recorded end: 1 of 2 (50.0 %) cases that have both an end and a deadline",
        "past their deadline: 1, by 1.0 days in the middle and 1.0 at most",
        "who is named did nothing: 0 of 2 (0.0 %) cases",
        "first event by who is responsible: 1 of 2 (50.0 %) cases",
        "the first of each compared",
        "Accept (accept) and decide by the same person: 1 of 2 (50.0 %) cases",
        "from hand to hand: 2 of 3 (66.7 %) steps between events of a case",
        "that the charter does not know: 1 of 2 (50.0 %) hand-offs; different ones: 1",
        "1  decide → accept",
        "by people in a post that does not do the step: 2 of 5 (40.0 %) events",
        "error LOG002 deadline-overrun (recorded-end): log.csv: 1 of 2 cases",
    ]
    places = [out.find(line) for line in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_json_has_stable_keys(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys)
    assert list(found) == [
        "respchain", "charter", "as_of", "profile", "log", "time_limits", "responsible", "first_inquiry", "four_eyes",
        "hand_offs", "work_without_post", "summary", "rules", "findings",
    ]  # fmt: skip
    assert {name: found["log"][name] for name in ("file", "cases", "events", "activities", "performers")} == {
        "file": "log.csv", "cases": 2, "events": 5, "activities": 2, "performers": 2,
    }  # fmt: skip
    assert found["log"]["columns"]["responsible"] == "responsible"
    assert (found["time_limits"]["kept"], found["time_limits"]["kept_percent"]) == (1, 50.0)
    assert found["four_eyes"]["pairs"] == [
        {
            "do": "accept", "check": "decide", "cases": 2, "broken": 1, "broken_percent": 50.0, "unknown": 0,
            "by": [{"account": "ann", "count": 1}],
        }
    ]  # fmt: skip
    assert found["hand_offs"]["pairs"] == [{"from": "decide", "to": "accept", "count": 1}]
    assert found["work_without_post"]["wrong_post"]["events"] == 2
    assert [rule["rule"] for rule in found["rules"]] == ["LOG001", "LOG002", "LOG003", "LOG004", "LOG005"]
    assert found["as_of"] == "2026-03-06"  # nobody says on which day: that of the last event


def test_what_cannot_be_told_is_no_nought(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("log.csv").write_text("case,activity,time\na,accept,2026-03-02\na,dance,2026-03-03\n", "utf-8")
    found = told(capsys)
    for part in ("time_limits", "responsible", "first_inquiry", "four_eyes", "hand_offs", "work_without_post"):
        assert found[part]["not_judged"], part
        assert {value for key, value in found[part].items() if key != "not_judged"} == {None}, part
    assert all(rule["not_judged"] for rule in found["rules"])
    code, out, _ = run(capsys, "charter.yaml", "log.csv")
    assert (code, out.count("cannot be told")) == (0, 6)


def test_all_rules_about_logs_are_told_whatever_the_profile_reports(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    core, ours = told(capsys), told(capsys, "--profile", "cn-gov")
    assert {one["rule"] for one in core["findings"]} == {"LOG002", "LOG003", "LOG004", "LOG005"}
    grades = [[one["severity"] for one in found["findings"] if one["rule"] == "LOG004"] for found in (core, ours)]
    assert grades == [["note"], ["warning"]]


def test_it_answers_in_the_language_and_on_the_day_asked(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--as-of", "2026-04-01")["as_of"] == "2026-04-01"
    assert "LOG002" in run(capsys, "charter.yaml", "log.csv", "--lang", "zh")[1]


def test_a_column_is_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("log.csv").write_text(LOG.replace("performer", "wer").replace("case,", "akte,"), "utf-8")
    code, _, err = run(capsys, "charter.yaml", "log.csv")
    assert (code, "--map case=HEADING" in err) == (2, True)
    assert told(capsys, "--map", "case=akte", "--map", "resource = wer")["hand_offs"]["count"] == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["charter.yaml", "log.csv", "--map", "case"], "KEY=COLUMN"),
        (["charter.yaml", "log.csv", "--map", "cases=case"], 'no key "cases"'),
        (["charter.yaml", "log.csv", "--map", "case=akte"], 'there is no column "akte"'),
        (["charter.yaml", "gone.csv"], 'did you mean "gone.cvs"'),
        (["charter.yaml", "charter.yaml"], "--map case=HEADING"),
        (["charter.yaml", "log.csv", "--encoding", "klingon"], "klingon"),
        (["charter.yaml", "log.csv", "--profile", "none"], "none"),
    ],
)
def test_a_wrong_call_is_told_and_ends_with_two(
    files: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    Path("lag.csv").write_text(LOG, "utf-8")
    Path("gone.cvs").write_text(LOG, "utf-8")
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert why in err
    assert "Traceback" not in err


def test_every_key_is_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--help")
    flat = " ".join(out.split())
    assert f"The keys of --map are: {', '.join(KEYS)}." in flat


def test_more_findings_than_anybody_reads_are_counted(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"c{number},accept,stranger{number},2026-03-02 09:00,ann,,\n" for number in range(150))
    Path("log.csv").write_text(LOG + rows, "utf-8")
    _, out, _ = run(capsys, "charter.yaml", "log.csv")
    assert out.count("LOG005") < 110
    assert "findings that are not shown: " in out
    assert len(told(capsys)["findings"]) > 150


def test_a_finding_lists_a_thousand_cases_and_counts_all(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"c{number},accept,bob,2026-03-02 09:00,ann,,2026-03-03\n" for number in range(1200))
    Path("log.csv").write_text(LOG + rows, "utf-8")
    (found,) = [one for one in told(capsys)["findings"] if one["rule"] == "LOG001"]
    assert (found["count"], len(found["witness"]["case"])) == (1200, 1000)
    assert "in 1200 of 1202 cases" in found["message"]


def test_the_report_is_written_to_a_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "charter.yaml", "log.csv", "-o", "report.txt")
    assert out == ""
    assert Path("report.txt").read_text("utf-8").startswith("Log\n")


def test_a_waiver_keeps_a_finding_and_lifts_its_severity(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiver = "waivers: [{rule: LOG002, subject: permit, reason: Flood, approved_by: head, until: 2027-01-01}]\n"
    Path("charter.yaml").write_text(CHARTER + waiver, "utf-8")
    found = told(capsys)
    (one,) = [one for one in found["findings"] if one["rule"] == "LOG002"]
    assert (one["severity"], one["waived"] is not None, found["summary"]["waived"]) == ("note", True, 1)
