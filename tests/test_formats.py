"""The forms of a report that other programs read, read by other programs."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

import respchain as rc
from respchain.checking.report import Report
from respchain.cli.main import respchain
from respchain.report.as_github import report_github
from respchain.report.as_junit import report_junit
from respchain.report.as_markdown import inert, report_markdown
from respchain.rule import Severity

EXAMPLE = Path("docs/examples/food-safety.yaml")
NASTY = "=1+1 <script>x</script> [a](http://b) **b** `c` | d & \x07 100% ::error::\n# e @all, f:g"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, [str(argument) for argument in arguments])


def charter(title: str) -> rc.Charter:
    posts = {"chief": {"title": "Chief", "top": True}}
    return rc.Charter.model_validate({"name": title, "posts": posts, "duties": {"water": {"title": title}}})


def report(title: str) -> Report:
    return rc.check(charter(title), profile="all", as_of=date(2026, 6, 1))


def findings() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("check", EXAMPLE, "--format", "json").output)["findings"]
    return found


def test_sarif_fits_its_schema_and_says_what_the_json_says() -> None:
    result = call("check", EXAMPLE, "--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.output)
    assert Sarif.model_validate(log).version.value == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    told = [
        (
            one["ruleId"],
            one["level"],
            one["message"]["text"],
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            one["locations"][0]["physicalLocation"]["region"],
            one["partialFingerprints"]["respchain/v1"],
            one["properties"]["witness"],
        )
        for one in run["results"]
    ]
    assert told == [
        (
            one["rule"],
            one["severity"],
            one["message"],
            one["location"]["file"],
            {"startLine": one["location"]["line"], "startColumn": one["location"]["column"]},
            one["fingerprint"],
            one["witness"],
        )
        for one in findings()
    ]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_file_name_in_sarif_is_a_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("城市 a.yaml").write_text("posts: {chief: {top: true}}\nduties: {water: {title: W}}\n", encoding="utf-8")
    log = json.loads(call("check", "城市 a.yaml", "--format", "sarif", "--as-of", "2026-06-01").output)
    Sarif.model_validate(log)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%9F%8E%E5%B8%82%20a.yaml"


def test_junit_counts_what_it_holds_and_fails_where_the_command_fails() -> None:
    suite = ElementTree.fromstring(call("check", EXAMPLE, "--format", "junit").output)[0]
    found = findings()
    grave = [one["message"] for one in found if one["severity"] == "error"]
    assert sorted(str(one.get("message")) for one in suite.iter("failure")) == sorted(grave)
    assert suite.get("failures") == str(len(grave))
    assert suite.get("tests") == str(len(suite.findall("testcase")))
    named = {str(case.get("name")).split()[0] for case in suite.iter("testcase")}
    assert named == {rule["rule"] for rule in json.loads(call("check", EXAMPLE, "--format", "json").output)["rules"]}
    assert suite.get("skipped") == str(len(suite.findall("testcase/skipped"))) != "0"
    never = ElementTree.fromstring(call("check", EXAMPLE, "--format", "junit", "--fail-on", "never").output)[0]
    assert never.get("failures") == "0"


@pytest.mark.parametrize("title", [NASTY, "]]>", "&amp;", "\x00\x1b[31m", "\ufffe\uffff"])
def test_junit_can_be_read_whatever_a_title_holds(title: str) -> None:
    said = "".join(ElementTree.fromstring(report_junit(report(title), Severity.NOTE))[0].itertext())
    allowed = "".join(sign if sign in "\t\n" or " " <= sign < "\ufffe" else "\ufffd" for sign in title)
    assert f"nobody is accountable for {allowed} (water)" in said


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them: a line, properties, a message, escapes undone."""
    read = []
    for line in text.split("\n"):
        if found := re.fullmatch(r"::(\w+) ([^:]*(?::[^:]+)*?)::(.*)", line):
            pairs = dict(pair.split("=", 1) for pair in found[2].split(","))
            read.append((found[1], {key: unescaped(value) for key, value in pairs.items()}, unescaped(found[3])))
    return read


def unescaped(text: str) -> str:
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(str.strip))
def test_github_reads_one_annotation_for_each_finding_and_its_whole_message(title: str) -> None:
    found = report(title)
    read = commands(report_github(found))
    assert [message for _, _, message in read] == [f"{one.message}; {one.fix}" for one in found.findings]
    assert report_github(found).count("\n") == len(found.findings)


def test_github_names_file_line_and_column() -> None:
    read = commands(call("check", EXAMPLE, "--format", "github").output)
    assert [(values["file"], values["line"], values["col"]) for _, values, _ in read] == [
        tuple(str(one["location"][key]) for key in ("file", "line", "column")) for one in findings()
    ]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    (block, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x{inert(text)}x")
    assert block.type == "paragraph_open"
    assert inline.children is not None
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    shown = " ".join(text.replace("\0", "\ufffd").split())
    assert "".join(child.content for child in inline.children) == f"x{shown}x"


def test_markdown_tells_every_finding_and_holds_no_markup_of_a_title() -> None:
    found = report(NASTY)
    html = MarkdownIt().render(report_markdown(found))
    assert not re.search(r"<(?!/?(h1|h2|p|ul|li|strong|br|table|thead|tbody|tr|th|td)\b)", html)
    for one in found.findings:
        assert f"<strong>{one.rule} {one.name}</strong>" in html


def test_a_frame_has_a_row_for_each_finding() -> None:
    found = rc.check(rc.load(EXAMPLE), as_of=date(2012, 6, 1))
    frame = found.to_frame()
    assert frame["fingerprint"].tolist() == [one.fingerprint for one in found.findings]
    assert frame["line"].tolist() == [one.location.line for one in found.findings]
    assert set(frame["severity"]) <= {"error", "warning", "note"}
    assert list(rc.check(charter("x"), as_of=date(2026, 6, 1)).to_frame().columns) == list(frame.columns)


def test_without_pandas_a_frame_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(rc.RespchainError, match=re.escape("pip install 'respchain[frame]'")):
        report("x").to_frame()


def test_every_form_is_written_to_a_file_as_to_the_screen(tmp_path: Path) -> None:
    for form in ("json", "sarif", "junit", "github", "markdown"):
        path = tmp_path / form
        shown = call("check", EXAMPLE, "--format", form)
        assert call("check", EXAMPLE, "--format", form, "-o", path).exit_code == shown.exit_code == 1
        assert path.read_text("utf-8") == shown.output
