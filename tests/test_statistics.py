"""`check --statistics`: what each rule tested and found, in what time."""

import json
import re

import pytest

from respchain.cli.main import main
from respchain.rules import own_rules

CHARTER = "docs/examples/service-centre.yaml"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main(["check", CHARTER, "--fail-on", "never", "--profile", "all", "--statistics", *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize("period", [(), ("--period", "2026-05-01..2026-07-01")])
def test_each_rule_has_its_counts_and_its_time(capsys: pytest.CaptureFixture[str], period: tuple[str, ...]) -> None:
    table = run(capsys, "--lang", "en", *period).rpartition("found")[2].splitlines()[1:]
    rows = [re.fullmatch(r" *(\d+) +(\d+|-) +([\d.]+) +(\d+)%  (\w+) [\w-]+", line) for line in table[:-1]]
    told = {row[5]: (int(row[1]), row[2], float(row[3])) for row in rows if row}
    assert set(told) == {rule.code for rule in own_rules()}
    counts = {rule["rule"]: rule for rule in json.loads(run(capsys, "--format", "json", *period))["rules"]}
    for code, (found, tested, _) in told.items():
        assert found == counts[code]["failed"]
        assert tested == ("-" if counts[code]["not_judged"] else str(counts[code]["tested"]))
        assert counts[code]["seconds"] >= 0
    assert [found for found, *_ in told.values()] == sorted((found for found, *_ in told.values()), reverse=True)
    assert sum(milliseconds for *_, milliseconds in told.values()) > 0


def test_without_it_nothing_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", CHARTER, "--fail-on", "never", "--format", "json"])
    assert "seconds" not in capsys.readouterr().out


def test_forms_that_cannot_hold_it_refuse_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", CHARTER, "--statistics", "--format", "sarif"])
    assert left.value.code == 2
    assert "--format text or json" in capsys.readouterr().err
