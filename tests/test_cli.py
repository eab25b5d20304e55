"""The command line as its users meet it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respchain.cli.main import COMMANDS, main, respchain

EXAMPLES = Path("docs/examples")
GAP = "posts: {chief: {title: Chief, top: true}}\nduties:\n  water: {title: Inspect water mains}\n"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, [str(argument) for argument in arguments])


def ran(
    *arguments: object, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a shell would run it."""
    line = [sys.executable, "-m", "respchain", *map(str, arguments)]
    return subprocess.run(line, cwd=folder, capture_output=True, check=False, env=environment and dict(environment))


@pytest.fixture
def gap(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(GAP, encoding="utf-8")
    return path


def test_check_says_what_is_wrong_where_with_the_line_and_its_neighbours(gap: Path) -> None:
    result = call("check", gap, "--as-of", "2026-06-01", "--select", "GAP010")
    assert result.exit_code == 1
    assert result.output.startswith(
        f"{gap}:3:3: error GAP010 unowned-duty: nobody is accountable for Inspect water mains (water)\n"
        "  2 | duties:\n"
        "  3 |   water: {title: Inspect water mains}\n"
        "    |   ^^^^^\n"
        "  fix name one accountable actor\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1), (("--fail-on", "never"), 0), (("--fail-on", "warning"), 1), (("--ignore", "GAP,HIER"), 0),
        (("--select", "gap010"), 1), (("--select", "HIER001"), 0), (("--select", "NONE999"), 2),
        (("--as-of", "yesterday"), 2), (("--profile", "al"), 2), (("--format", "pdf"), 2),
    ],
)  # fmt: skip
def test_the_exit_code_of_check(gap: Path, arguments: tuple[str, ...], code: int) -> None:
    ignored = () if "--select" in arguments or "--ignore" in arguments else ("--select", "GAP010")
    result = ran("check", gap.name, *ignored, *arguments, folder=gap.parent)
    assert result.returncode == code
    assert b"Traceback" not in result.stderr


def test_json_has_the_pinned_shape(gap: Path) -> None:
    result = call("check", gap, "--as-of", "2026-06-01", "--format", "json", "--profile", "all")
    report = json.loads(result.output)
    assert list(report) == ["respchain", "charter", "as_of", "profile", "summary", "rules", "findings"]
    assert list(report["summary"]) == [
        "error", "warning", "note", "waived", "known", "duties",
        "covered", "univocal", "accountable", "closed", "continuous", "seamless",
    ]  # fmt: skip
    (finding,) = [finding for finding in report["findings"] if finding["rule"] == "GAP010"]
    assert list(finding) == [
        "rule", "name", "subtype", "severity", "message", "subjects", "count", "location", "source", "witness",
        "related", "demanded_by", "fix", "waived", "fingerprint",
    ]  # fmt: skip
    assert finding["subjects"] == [{"kind": "duty", "id": "water"}]
    assert finding["location"] == {"file": str(gap), "line": 3, "column": 3}
    assert report["summary"]["covered"] is False
    for rule in report["rules"]:
        assert list(rule) == ["rule", "tested", "failed", "not_judged"]


def test_a_misspelt_key_is_told_with_its_place_and_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("posts:\n  chief: {titel: Chief}\n", encoding="utf-8")
    result = ran("check", "city.yaml", folder=tmp_path)
    assert result.returncode == 2
    assert result.stdout == b""
    assert b'city.yaml:2:11: error: unknown key "titel"' in result.stderr
    assert b'did you mean "title"?' in result.stderr


def test_what_is_not_there_is_said_without_a_traceback(tmp_path: Path) -> None:
    for arguments in (("check", "nothing.yaml"), ("trace", "nothing.yaml", "x"), ("explain", "ACC999"), ("chek", "x")):
        result = ran(*arguments, folder=tmp_path)
        assert result.returncode == 2
        assert result.stderr
        assert b"Traceback" not in result.stderr


def test_output_goes_to_a_file_without_colour(gap: Path) -> None:
    target = gap.parent / "findings.txt"
    assert call("check", gap, "--select", "GAP010", "--output", target).output == ""
    assert "unowned-duty" in target.read_text(encoding="utf-8")
    assert "\x1b" not in target.read_text(encoding="utf-8")


def test_the_same_charter_gives_the_same_bytes(gap: Path) -> None:
    for form in ("text", "json"):
        first, second = (
            ran("check", EXAMPLES.resolve() / "service-centre.yaml", "--format", form, folder=gap.parent,
                environment={"PYTHONHASHSEED": seed, "PATH": ""}).stdout
            for seed in ("1", "2")
        )  # fmt: skip
        assert first == second != b""


def test_a_console_that_lacks_characters_shows_no_traceback(gap: Path) -> None:
    result = ran("trace", EXAMPLES.resolve() / "service-centre.yaml", "enforce-construction", folder=gap.parent,
                 environment={"PYTHONIOENCODING": "ascii", "PATH": ""})  # fmt: skip
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_trace_in_json_has_the_pinned_shape() -> None:
    result = call("trace", EXAMPLES / "service-centre.yaml", "enforce-construction", "--format", "json")
    chain = json.loads(result.output)
    assert list(chain)[:5] == ["duty", "closed", "seamless", "links", "conditions"]
    assert list(chain["conditions"]) == [f"C{number}" for number in range(1, 13)]
    assert {condition["state"] for condition in chain["conditions"].values()} <= {"holds", "breaks", "not judged"}
    assert set(chain["links"][0]) == {"kind", "from", "to", "since", "until"}


def test_trace_of_an_unknown_duty_names_the_nearest() -> None:
    result = call("trace", EXAMPLES / "service-centre.yaml", "enforce-constructon")
    assert str(result.exception) == 'there is no duty "enforce-constructon"; did you mean "enforce-construction"?'


def test_duties_lists_what_an_actor_answers_for() -> None:
    result = call("duties", EXAMPLES / "service-centre.yaml", "p-housing", "--format", "json")
    held = json.loads(result.output)["duties"]
    assert ("enforce-construction", "accountable") in {(one["duty"], one["part"]) for one in held}
    assert [one["part"] for one in held] == sorted(
        (one["part"] for one in held), key=lambda part: part != "accountable"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_init_writes_a_charter_that_checks_clean(tmp_path: Path, language: str) -> None:
    assert ran("init", "city", "--lang", language, folder=tmp_path).returncode == 0
    for profile in ("core", "all"):
        result = ran("check", "city", "--profile", profile, "--fail-on", "note", folder=tmp_path)
        assert result.returncode == 0, result.stdout.decode()
    again = ran("init", "city", folder=tmp_path)
    assert again.returncode == 2
    assert b"nothing was written" in again.stderr


def test_rules_lists_every_rule_and_explain_explains_each() -> None:
    listed = call("rules").output.splitlines()
    assert len(listed) > 1
    for line in listed:
        code, name = line.split()[:2]
        explained = call("explain", code).output
        assert explained == call("explain", name).output
        assert explained.startswith(f"# {code} {name}\n")
        assert "Wrong:" in explained
        assert "Right:" in explained


def test_help_lists_every_command_and_each_has_help() -> None:
    text = call("--help").output
    for command, what in COMMANDS.items():
        assert f"  {command}" in text
        assert what.split(",")[0][:20] in " ".join(text.split())
        assert call(command, "--help").exit_code == 0


def test_a_crashing_rule_is_a_finding_and_exit_code_2(
    gap: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from respchain import checking
    from respchain.facts.facts import Facts
    from respchain.rule import ERROR, Hits, rule

    @rule("BAD001", severity=ERROR, basis="none", message="none", fix="none")
    def crashing(facts: Facts) -> Hits:
        """Crashes."""
        raise KeyError(len(facts.duties))

    monkeypatch.setattr(checking, "all_rules", lambda: (crashing,))
    with pytest.raises(SystemExit) as left:
        main(["check", str(gap), "--fail-on", "never", "--as-of", "2026-06-01"])
    assert left.value.code == 2
    said = capsys.readouterr()
    assert "BAD001" in said.err
    assert "the rule itself failed and judged nothing: KeyError: 1" in said.out
