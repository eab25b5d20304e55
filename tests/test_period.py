"""Judging over a period: the same findings on each day as judging that day alone."""

import copy
import itertools
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import respchain as rc
from respchain import checking
from respchain.checking.period import identity, sweep
from respchain.checking.report import Report
from respchain.checking.running import run
from respchain.cli.main import respchain
from respchain.encode import encode
from respchain.facts.facts import Facts
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rules import all_rules
from tests.charters import stated
from tests.oracle.charters import draft
from tests.oracle.dice import TODAY

DAY = timedelta(days=1)
SECTIONS = ("departments", "posts", "bodies", "outsiders", "people", "duties", "oversight", "bases", "matters")


def dated(seed: int) -> dict[str, Any]:
    """A charter at random in which many things begin or end in the weeks around a day, limits among them."""
    data, dice = copy.deepcopy(draft(seed)), random.Random(seed)
    listed = [entry for section in ("appointments", "delegations") for entry in data.get(section, [])]
    for entry in [*listed, *(entry for section in SECTIONS for entry in data.get(section, {}).values())]:
        if dice.random() < 0.15:
            entry.pop("through", None)
            entry["until"] = TODAY + timedelta(days=dice.choice((-91, -90, -31, -30, *range(-3, 30))))
        if dice.random() < 0.15:
            since = TODAY + timedelta(days=dice.choice((-91, -80, -31, -30, -20, *range(-3, 30))))
            if "until" not in entry or since < entry["until"]:
                entry["since"] = since
    for body in data.get("bodies", {}).values():
        for member in body.get("members", []):
            if isinstance(member, dict) and dice.random() < 0.3:
                member["until"] = TODAY + timedelta(days=dice.randint(0, 20))
    if data.get("matters") and dice.random() < 0.5:
        accepted = {"accepted": TODAY + timedelta(days=9)} if dice.random() < 0.5 else {}
        data["transfers"] = [
            {"what": "x", "matter": next(iter(data["matters"])), "by": "p0", "to": "p1", "date": TODAY, **accepted}
        ]
    return data


def charters(seeds: range) -> Iterator[Stated]:
    for seed in seeds:
        data = dated(seed)
        yield Stated(charter_validator().validate_python(data))


def held_on(report: Report, day: date) -> set[tuple[object, ...]]:
    return {identity(one) for one in report.findings if any(since <= day < until for since, until in one.held)}


def days(since: date, until: date) -> Iterator[date]:
    while since < until:
        yield since
        since += DAY


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_a_sweep_finds_on_each_day_what_that_day_alone_shows(first: int) -> None:
    changing = 0
    since, until = TODAY - 2 * DAY, TODAY + 24 * DAY
    for charter in charters(range(first, first + 10)):
        swept = sweep(charter, (since, until), "all")
        alone = {day: checking.check(charter, "all", day) for day in days(since, until)}
        for day, report in alone.items():
            assert held_on(swept, day) == {identity(one) for one in report.findings}, day
        for name, verdict in swept.verdicts.items():
            found = {report.verdicts[name] for report in alone.values()}
            assert verdict is (False if False in found else True if found == {True} else None)
        changing += any(len(one.held) > 1 or one.held[0] != (since, until) for one in swept.findings)
    assert changing


def few_dates(seed: int) -> Stated:
    """Three posts and a few appointments over half a year: mostly one limit runs out, and nothing else happens."""
    dice = random.Random(seed)
    posts: dict[str, Any] = {"p0": {"top": True}, "p1": {"reports_to": ["p0", "p2"]}, "p2": {"reports_to": "p0"}}
    for entry in posts.values():
        entry["backup"] = "p0"
        if dice.random() < 0.3:
            entry["since"] = TODAY - timedelta(days=dice.randint(-20, 130))
    appointments = []
    for _ in range(dice.randint(1, 3)):
        begins = TODAY + timedelta(days=dice.randint(-300, 60))
        entry = {"person": dice.choice("abc"), "post": dice.choice(list(posts)), "since": begins}
        if dice.random() < 0.6:
            entry["until"] = begins + timedelta(days=dice.choice((5, 20, 100, 250)))
        if dice.random() < 0.4:
            entry["kind"] = "acting"
        appointments.append(entry)
    duties = {f"d{number}": {"accountable": f"p{number}", "responsible": "p0"} for number in range(3)}
    data = {"posts": posts, "people": {"a": {}, "b": {}, "c": {}}, "appointments": appointments, "duties": duties}
    return Stated(charter_validator().validate_python(data))


def test_no_limit_runs_out_unseen() -> None:
    rules = [rule for rule in all_rules() if rule.code in ("PER001", "PER013", "OVL006", "ACC001")]
    since, until = TODAY - 60 * DAY, TODAY + 140 * DAY
    for seed in range(24):
        charter = few_dates(seed)
        report = sweep(charter, (since, until), "all", rules=rules)
        chosen, encoded = checking.prepared(charter, "all")
        for day in days(since, until):
            facts = Facts(encoded.columns, day.toordinal(), chosen.parameters)
            alone = checking.report(checking.asked(encoded, chosen, facts, None, rules))
            assert held_on(report, day) == {identity(one) for one in alone.findings}, (seed, day)


def test_a_finding_is_one_with_several_spans_that_neither_meet_nor_touch() -> None:
    several = 0
    for charter in charters(range(12)):
        report = sweep(charter, (TODAY - 120 * DAY, TODAY + 60 * DAY), "all")
        assert len({identity(one) for one in report.findings}) == len(report.findings)
        for one in report.findings:
            spans = one.held
            assert all(since < until for since, until in spans)
            assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))
            several += len(spans) > 1
    assert several


# --- what is worked out, and what is not worked out twice

CITY = """
name: City
posts:
  mayor: {title: Mayor, top: true, holder: {person: Li}}
  chief: {title: Chief, reports_to: mayor, backup: deputy}
  deputy: {title: Deputy, reports_to: mayor, holder: {person: Wang}}
appointments: [{person: Zhao, post: chief, since: 2020-01-01, until: 2025-01-01}]
duties:
  water: {title: Water, accountable: chief, responsible: deputy}
  roads: {title: Roads, since: 2025-02-01, until: 2025-03-01}
  paths: {title: Paths, accountable: mayor, responsible: deputy, since: 2025-02-01, until: 2025-03-01}
  again: {title: Again, since: 2025-02-10, until: 2025-02-20, responsible: deputy, accountable: mayor}
"""


def swept(text: str, since: str, until: str) -> Report:
    return sweep(stated(text), (date.fromisoformat(since), date.fromisoformat(until)), "all")


def spans(report: Report, rule: str, subject: str) -> list[tuple[str, str]]:
    (one,) = [one for one in report.findings if one.rule == rule and one.subjects[0].id == subject]
    return [(since.isoformat(), until.isoformat()) for since, until in one.held]


def test_a_finding_says_when_it_held_as_far_as_the_period_reaches() -> None:
    report = swept(CITY, "2025-01-15", "2025-06-01")
    assert spans(report, "GAP010", "roads") == [("2025-02-01", "2025-03-01")]
    assert spans(report, "ACC006", "water") == [("2025-01-15", "2025-06-01")]
    # vacant since the first of January: ninety days have passed on the first of April, and one more is too much
    assert spans(report, "PER001", "chief") == [("2025-04-02", "2025-06-01")]


def test_what_comes_again_is_one_finding_with_two_spans() -> None:
    text = """
    posts:
      a:
        top: true
        holder: [{person: Li, until: 2025-02-01}, {person: Wu, since: 2025-02-03, until: 2025-02-07}]
    duties: {x: {accountable: a, responsible: a}}
    """
    report = swept(text, "2025-01-01", "2025-03-01")
    assert spans(report, "ACC001", "a") == [("2025-02-01", "2025-02-03"), ("2025-02-07", "2025-03-01")]


def test_the_report_on_a_period_counts_the_most_at_one_time() -> None:
    report = swept(CITY, "2025-01-15", "2025-06-01")
    alone = [checking.check(stated(CITY), "all", date(2025, *day)) for day in ((1, 15), (2, 1), (2, 10), (5, 1))]
    assert report.duties == 4
    for rule in report.rules:
        found = [one for other in alone for one in other.rules if one.rule == rule.rule]
        assert rule.tested == max(one.tested for one in found)
        assert rule.failed == max(one.failed for one in found)


def test_a_charter_is_encoded_once_and_days_on_which_the_same_is_in_force_are_judged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    encoded, judged = [], []

    def counting_encode(*arguments: Any) -> Any:
        encoded.append(1)
        return encode(*arguments)

    def counting_run(rules: Any, facts: Facts, clock: Any = None) -> Any:
        judged.append(date.fromordinal(facts.day).isoformat())
        return run(rules, facts)

    monkeypatch.setattr(checking, "encode", counting_encode)
    monkeypatch.setattr(checking, "run", counting_run)
    text = """
    posts: {a: {top: true, holder: [{person: Li, since: 2020-01-01}]}}
    duties: {x: {accountable: a}, b: {accountable: a, since: 2025-02-01, until: 2025-02-05}}
    """
    swept(text, "2025-01-01", "2026-01-01")
    assert encoded == [1]
    assert judged == ["2025-01-01", "2025-02-01"]  # on the fifth of February all is as it was in January


def test_a_finding_that_counts_days_is_one_and_tells_the_count_of_its_first_day() -> None:
    text = CITY + "  other: {title: Other, accountable: mayor, responsible: deputy, since: 2025-05-01}\n"
    report = swept(text, "2025-01-15", "2025-06-01")
    (one,) = [one for one in report.findings if one.rule == "PER001"]
    assert (one.witness["days"], len(one.held)) == (91, 1)


def test_not_judged_on_one_day_is_not_judged_over_the_period(monkeypatch: pytest.MonkeyPatch) -> None:
    from respchain.rule import ERROR, Hits, rule

    @rule("ACC001", severity=ERROR, basis="none", message="none", fix="none", conditions="C3")
    def sometimes(facts: Facts) -> Hits:
        """Judges while there are three duties and more."""
        return Hits(tested=1, unjudged=None if len(facts.duties) > 2 else "too few duties")

    others = [one for one in all_rules() if one.code != "ACC001"]
    monkeypatch.setattr(checking, "all_rules", lambda: (*others, sometimes))
    report = swept(CITY, "2025-01-15", "2025-06-01")
    (said,) = [one for one in report.rules if one.rule == "ACC001"]
    assert said.not_judged == "too few duties"


def test_a_rule_that_crashes_on_one_day_has_crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    from respchain.rule import ERROR, Hits, rule

    @rule("BAD001", severity=ERROR, basis="none", message="none", fix="none")
    def crashing(facts: Facts) -> Hits:
        """Crashes while there are many duties."""
        if len(facts.duties) > 2:
            raise KeyError("many")
        return Hits(tested=1)

    monkeypatch.setattr(checking, "all_rules", lambda: (crashing,))
    report = sweep(stated(CITY), (date(2025, 1, 1), date(2025, 6, 1)), "core")  # which does not report it
    assert [one.rule for one in report.crashed] == ["BAD001"]
    (one,) = report.findings
    assert one.held == ((date(2025, 2, 1), date(2025, 3, 1)),)


# --- on the command line, and in Python


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, ["check", *map(str, arguments)])


def test_json_tells_the_period_and_when_each_finding_held(city: Path) -> None:
    result = call(city, "--period", "2025-01-15..2025-06-01", "--select", "GAP010", "--format", "json")
    report = json.loads(result.output)
    assert result.exit_code == 1
    assert (report["as_of"], report["period"]) == ("2025-01-15", {"since": "2025-01-15", "until": "2025-06-01"})
    assert [one["held"] for one in report["findings"]] == [[{"since": "2025-02-01", "until": "2025-03-01"}]]
    assert "period" not in json.loads(call(city, "--as-of", "2025-02-01", "--format", "json").output)


def test_text_tells_it_in_one_line(city: Path) -> None:
    output = call(city, "--period", "2025-01-15..2025-06-01", "--select", "GAP010").output
    assert "\n  held 2025-02-01..2025-03-01\n" in output
    assert "2025-01-15..2025-06-01, profile core)" in output
    assert "\x1b" not in output


def test_the_exit_code_is_that_of_check(city: Path) -> None:
    assert call(city, "--period", "2025-01-15..2025-02-01", "--select", "GAP010").exit_code == 0
    assert call(city, "--period", "2025-01-15..2025-02-02", "--select", "GAP010").exit_code == 1
    assert call(city, "--period", "2025-01-15..2025-02-02", "--select", "GAP010", "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("2025-01-01", "write it as 2026-01-01..2027-01-01"), ("2025-01-01..", "has not the two ends of a period"),
        ("..2025-01-01", "has not the two ends of a period"), ("..", "has not the two ends of a period"),
        ("2025-01-01..2025-13-01", "'2025-13-01' is no day"), ("May..June", "'May' is no day"),
        ("2025-01-01...2025-02-01", "'.2025-02-01' is no day"),
    ],
)  # fmt: skip
def test_a_period_has_two_ends(city: Path, said: str, hint: str) -> None:
    result = call(city, "--period", said)
    assert (result.exit_code, hint in result.output) == (2, True)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("2025-02-01..2025-01-01", "runs backwards; write 2025-01-01..2025-02-01"),
        ("2025-01-01..2025-01-01", "holds no day: its last day is excluded"),
    ],
)
def test_a_period_goes_forward(city: Path, said: str, hint: str) -> None:
    result = call(city, "--period", said)
    assert isinstance(result.exception, rc.RespchainError)
    assert hint in str(result.exception)


def test_one_day_and_a_period_are_not_asked_at_once(city: Path) -> None:
    assert call(city, "--period", "2025-01-01..2025-02-01", "--as-of", "2025-01-01").exit_code == 2
    charter = rc.load(city)
    with pytest.raises(rc.RespchainError, match="not both"):
        rc.check(charter, as_of=date(2025, 1, 1), period=(date(2025, 1, 1), date(2025, 2, 1)))


def test_a_period_in_python_may_reach_to_the_ends_of_the_calendar(city: Path) -> None:
    report = rc.check(rc.load(city), profile="all", period=(date.min, date.max))
    assert report.period == (date.min, date.max)
    (roads,) = [one for one in report.findings if one.rule == "GAP010"]
    assert roads.held == ((date(2025, 2, 1), date(2025, 3, 1)),)


def test_a_pipe_sees_no_progress_and_a_terminal_does(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from respchain.cli.output import progress

    assert call(city, "--period", "2025-01-15..2025-06-01").stderr == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said: list[str] = []
    monkeypatch.setattr("respchain.cli.output.click.echo", lambda text, **_: said.append(text))
    tick = progress("judging")
    tick(1, 3)
    tick(3, 3)
    assert said == ["\rjudging: 1 of 3\x1b[K", "\r\x1b[K"]
