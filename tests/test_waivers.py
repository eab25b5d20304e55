"""Waivers and baselines: what is accepted never vanishes, and what grows beyond it is told."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from respchain.checking import check, judged, report
from respchain.checking.report import Report
from respchain.cli.main import respchain
from respchain.errors import RespchainError
from respchain.files.baselines import read_baseline, write_baseline
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Finding

DAY = date(2026, 6, 1)
CHARTER = """
facets: {district: [north, south, east], amount: {type: number, range: ">= 0"}}
matters: {water: {title: Water}}
posts:
  mayor: {top: true, holder: {person: Chen}}
  director: {reports_to: mayor, holder: {person: Li}, powers: [{power: punish, matter: water, scope: {amount: "< 50"}}]}
  clerk: {reports_to: director, holder: {person: Wu}}
duties:
  fine: {matter: water, accountable: director, needs: punish}
  lost: {title: Lost}
"""
WAIVER = {"rule": "PAR001", "subject": "fine", "reason": "merged next year", "approved_by": "mayor"}


def charter(*waivers: dict[str, Any], text: str = CHARTER) -> Stated:
    data = {**yaml.load(text, yaml.CSafeLoader), "waivers": list(waivers)}
    return Stated(charter_validator().validate_python(data))


def checked(*waivers: dict[str, Any], text: str = CHARTER) -> Report:
    return check(charter(*waivers, text=text), "all", DAY)


def par001(found: Report) -> list[Finding]:
    return [one for one in found.findings if one.rule == "PAR001"]


def faults(found: Report) -> list[tuple[str | None, str]]:
    return [(one.subtype, str(one.severity)) for one in found.findings if one.rule == "DOC004"]


def from_(low: int, high: int | None = None) -> dict[str, Any]:
    return {"low": low, "low_closed": True, "high": high, "high_closed": False}


def test_a_waiver_makes_a_note_of_the_finding_and_leaves_the_verdict_as_it_is() -> None:
    bare, waived = checked(), checked(WAIVER)
    (one,) = par001(waived)
    assert (str(one.severity), one.waived) == ("note", "merged next year")
    assert waived.conditions == bare.conditions
    assert waived.conditions["C4"].state == "breaks"
    assert len(waived.findings) == len(bare.findings)
    assert not faults(waived)


def test_a_waiver_with_a_region_reaches_no_further() -> None:
    found = par001(checked({**WAIVER, "scope": [{"district": "north"}, {"district": "south", "amount": "< 100"}]}))
    points = [(district, amount) for district in ("north", "south", "east") for amount in (10, 60, 150)]
    waived, standing = (
        [
            point
            for point in points
            for one in found
            for box in boxes(one)
            if (one.waived is None) == stands and holds(box, *point)
        ]
        for stands in (False, True)
    )
    assert sorted(waived) == [("north", 60), ("north", 150), ("south", 60)]
    assert sorted(standing) == [("east", 60), ("east", 150), ("south", 150)]
    assert [str(one.severity) for one in found] == ["note" if one.waived else "error" for one in found]


def boxes(found: Finding) -> list[dict[str, Any]]:
    box = found.witness["box"]
    return box if isinstance(box, list) else [box]


def holds(box: dict[str, Any], district: str, amount: int) -> bool:
    ranges = box.get("amount", [{"low": 0, "high": None}])
    inside = any(one["low"] <= amount and (one["high"] is None or amount < one["high"]) for one in ranges)
    return inside and district in box.get("district", [district])


@pytest.mark.parametrize(
    ("change", "subtype", "severity"),
    [
        ({"until": date(2026, 6, 1)}, "expired-waiver", "error"),
        ({"approved_by": "clerk"}, "refused-waiver", "error"),
        ({"approved_by": "director"}, "refused-waiver", "error"),
        ({"approved_by": None}, "refused-waiver", "error"),
        ({"reason": None}, "refused-waiver", "error"),
        ({"subject": "other"}, "unused-waiver", "warning"),
        ({"rule": "GAP010"}, "unused-waiver", "warning"),
        ({"scope": {"amount": "< 10"}}, "unused-waiver", "warning"),
    ],
)
def test_a_waiver_that_does_not_hold_is_told_and_the_finding_stands(
    change: dict[str, Any], subtype: str, severity: str
) -> None:
    found = checked({**WAIVER, **change})
    assert faults(found) == [(subtype, severity)]
    assert [(str(one.severity), one.waived) for one in par001(found)] == [("error", None)]


def test_a_waiver_that_begins_later_does_nothing_yet() -> None:
    found = checked({**WAIVER, "since": date(2026, 7, 1)})
    assert not faults(found)
    assert [one.waived for one in par001(found)] == [None]


def test_a_pattern_names_several_subjects() -> None:
    found = checked({**WAIVER, "rule": "GAP010", "subject": "lo*"})
    assert [one.waived for one in found.findings if one.rule == "GAP010"] == ["merged next year"]


def test_a_rule_that_the_profile_declares_mandatory_is_waived_by_nobody() -> None:
    done = judged(charter(WAIVER), "all", DAY)
    found = report(done._replace(profile=done.profile._replace(mandatory=("PAR001",))))
    assert faults(found) == [("refused-waiver", "error")]
    assert [one.waived for one in par001(found)] == [None]


def test_one_subject_of_a_finding_is_waived_and_the_others_stand() -> None:
    text = CHARTER + "  second: {matter: water, stage: execute, accountable: director, needs: sign}\n"
    found = checked({**WAIVER, "rule": "ACC006", "subject": "fine"}, text=text)
    told = {one.subjects[0].id: one.waived for one in found.findings if one.rule == "ACC006"}
    assert told == {"fine": "merged next year", "second": None}


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, [str(argument) for argument in arguments])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(f"as_of: 2026-06-01\n{CHARTER}", encoding="utf-8")
    return path


def summary(*arguments: object) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(call("check", *arguments, "--format", "json").output)
    return told


def test_against_a_baseline_only_what_is_new_or_grew_fails(city: Path, tmp_path: Path) -> None:
    kept = tmp_path / "known.json"
    assert call("check", city, "--baseline", kept, "--write-baseline").exit_code == 0
    before = kept.read_bytes()
    assert call("check", city, "--baseline", kept).exit_code == 0
    known = summary(city)["summary"]
    assert summary(city, "--baseline", kept)["summary"]["known"] == known["error"] + known["warning"] + known["note"]
    assert summary(city, "--baseline", kept)["findings"] == []
    city.write_text(city.read_text("utf-8").replace("< 50", "< 20") + "  more: {title: More}\n", encoding="utf-8")
    told = summary(city, "--baseline", kept)["findings"]
    assert [(one["rule"], one["subjects"][0]["id"]) for one in told] == [("PAR001", "fine"), ("GAP010", "more")]
    assert told[0]["witness"]["box"]["amount"] == [from_(20, 50)]
    assert told[0]["witness"]["box"].keys() == {"matter", "stage", "amount"}
    assert call("check", city, "--baseline", kept).exit_code == 1
    assert kept.read_bytes() == before


def test_what_is_mended_drops_out_of_a_baseline_that_is_written_anew(city: Path, tmp_path: Path) -> None:
    kept = tmp_path / "known.json"
    call("check", city, "--baseline", kept, "--write-baseline")
    assert "GAP010" in kept.read_text("utf-8")
    mended = city.read_text("utf-8").replace("lost: {title: Lost}", "lost: {title: Lost, accountable: clerk}")
    city.write_text(mended, encoding="utf-8")
    call("check", city, "--baseline", kept, "--write-baseline")
    assert "GAP010" not in kept.read_text("utf-8")


def test_a_baseline_does_not_know_what_the_charter_no_longer_has(city: Path, tmp_path: Path) -> None:
    kept = tmp_path / "known.json"
    city.write_text(city.read_text("utf-8").replace("needs: punish", "needs: punish, scope: {district: north}"))
    call("check", city, "--baseline", kept, "--write-baseline")
    renamed = (
        city.read_text("utf-8")
        .replace("[north, south, east]", "[up, south, east]")
        .replace("district: north", "district: up")
    )
    city.write_text(renamed, encoding="utf-8")
    told = summary(city, "--baseline", kept)["findings"]
    assert [one["rule"] for one in told] == ["PAR001"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"findings": 5}',
        '{"findings": [{"fingerprint": 5, "region": []}]}',
        '{"findings": [{"fingerprint": "a", "region": [{"x": 5}]}]}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_baseline_is_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "known.json"
    kept.write_text(content, encoding="utf-8")
    with pytest.raises(RespchainError, match="is no baseline"):
        read_baseline(kept)


def test_waivers_may_stand_in_a_file_of_their_own(city: Path, tmp_path: Path) -> None:
    own = tmp_path / "waivers.yaml"
    own.write_text(yaml.dump({"waivers": [WAIVER]}), encoding="utf-8")
    told = summary(city, "--waivers", own)
    assert told["summary"]["waived"] == 1
    (one,) = (one for one in told["findings"] if one["rule"] == "PAR001")
    assert one["waived"] == "merged next year"


def test_a_baseline_is_written_and_read_as_it_was(tmp_path: Path) -> None:
    found = checked()
    path = tmp_path / "known.json"
    count = write_baseline(path, found.findings)
    assert read_baseline(path).keys() == {one.fingerprint for one in found.findings}
    assert count == len(found.findings)
