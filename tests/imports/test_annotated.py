"""Findings that lead back to the table that a charter was made of, and that table with its faulty cells marked."""

import json
import re
import runpy
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from respchain.cli.main import respchain
from respchain.errors import MissingExtra, Place
from respchain.report.as_github import report_github
from respchain.report.as_json import finding_json, place_json
from respchain.report.as_sarif import report_sarif
from respchain.report.as_text import finding_text
from respchain.report.source_places import place_of
from respchain.report.workbook.looks import ERROR, NOTE, WAIVED, WARNING
from respchain.rule import Severity
from tests.imports.workbooks import annotated, finding, opened, packed, parts, report, rich, saved, table

CHARTER = """\
respchain: 1
name: City
as_of: 2026-06-01
posts:
  a: {title: A, source_cell: "posts.xlsx[Senior!B2]", reports_to: a}
  c: {title: C, source_cell: "posts.xlsx[Senior!B4]", top: true, holder: {person: Li}}
  d: {title: D, source_cell: "posts.xlsx[Senior!B5]", top: true}
  e: {title: E, reports_to: e}
processes:
  p: {title: P, source_cell: "posts.xlsx[Senior!A9]", steps: {s: {by: c, next: s}}}
"""


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, [str(argument) for argument in arguments])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(CHARTER, "utf-8")
    rows: list[list[object]] = [["id", "title", "boss"], [1, "A", 1], [2, "B", 1], [3, "C", "XX"], [4, "D", "XX"]]
    (tmp_path / "posts.xlsx").write_bytes(saved(table(rows)))
    return path


def by_rule(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in json.loads(call("check", path, "--profile", "all", "--format", "json").output)["findings"]:
        found.setdefault(one["rule"], []).append(one)
    return found


def test_a_finding_leads_to_the_cells_of_its_subjects(city: Path) -> None:
    found = by_rule(city)
    own, other = found["HIER009"]
    assert own["source"] == "posts.xlsx[Senior!B2]"
    assert "sources" not in own
    assert other["source"] is None
    (tops,) = found["HIER010"]
    assert tops["source"] == "posts.xlsx[Senior!B4]"
    assert tops["sources"] == ["posts.xlsx[Senior!B4]", "posts.xlsx[Senior!B5]"]


def test_what_lies_inside_an_entry_came_from_its_cell(city: Path) -> None:
    steps = [
        one for found in by_rule(city).values() for one in found for about in one["subjects"] if about["kind"] == "step"
    ]
    assert steps
    assert {one["source"] for one in steps} == {"posts.xlsx[Senior!A9]"}


def test_every_form_of_report_says_where_a_finding_came_from(city: Path) -> None:
    for form, said in (
        ("text", "  came from posts.xlsx[Senior!B4], posts.xlsx[Senior!B5]\n"),
        ("markdown", "  - came from: posts.xlsx\\[Senior\\!B4\\], posts.xlsx\\[Senior\\!B5\\]\n"),
        ("junit", "came from: posts.xlsx[Senior!B4], posts.xlsx[Senior!B5]\n"),
        ("github", "(came from: posts.xlsx[Senior!B4], posts.xlsx[Senior!B5])\n"),
    ):
        assert said in call("check", city, "--profile", "all", "--format", form).output, form


def test_sarif_has_the_cells_as_related_locations(city: Path) -> None:
    log = json.loads(call("check", city, "--profile", "all", "--format", "sarif").output)
    Sarif.model_validate(log)
    (tops,) = [one for one in log["runs"][0]["results"] if one["ruleId"] == "HIER010"]
    first, second = tops["relatedLocations"]
    assert first["physicalLocation"] == {"artifactLocation": {"uri": "posts.xlsx"}}
    assert first["logicalLocations"][0]["fullyQualifiedName"] == "Senior!B4"
    assert second["message"]["text"] == "posts.xlsx[Senior!B5]"
    unplaced = [one for one in log["runs"][0]["results"] if one["ruleId"] == "HIER009"][1]
    assert "relatedLocations" not in unplaced


def test_sarif_knows_the_line_of_a_text_and_takes_no_field_for_a_character() -> None:
    log = report_sarif(report(finding("posts.csv:14:2", "odd:0:0", "no place at all", "b\ud800.csv:3")), [], "1.0.0")
    Sarif.model_validate(log)
    related = log["runs"][0]["results"][0]["relatedLocations"]
    assert [one["physicalLocation"].get("region") for one in related] == [
        {"startLine": 14},
        None,
        None,
        {"startLine": 3},
    ]


def test_a_place_in_a_workbook_is_told_with_sheet_and_cell() -> None:
    place = Place("book.xlsx", sheet="posts", cell="B4")
    found = finding(location=place)
    assert place_json(place) == {"file": "book.xlsx", "line": None, "column": None, "sheet": "posts", "cell": "B4"}
    assert place_json(Place("a.yaml", 1, 2)) == {"file": "a.yaml", "line": 1, "column": 2}
    assert finding_text(found, {}).startswith("book.xlsx[posts!B4]: error HIER009")
    assert "book.xlsx[posts!B4]: it reports" in report_github(report(found))
    located = report_sarif(report(found), [], "1.0.0")["runs"][0]["results"][0]["locations"][0]
    assert located["physicalLocation"] == {"artifactLocation": {"uri": "book.xlsx"}}
    assert str(Place("book.xlsx", sheet="posts")) == "book.xlsx[posts]"
    assert finding_json(found)["source"] is None


_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]!:"), min_size=1)


@given(_NAMES, _NAMES, st.integers(1, 999_999), st.integers(1, 99))
def test_a_place_is_read_back_from_its_text(file: str, sheet: str, line: int, column: int) -> None:
    for place in (Place(file, sheet=sheet, cell=f"AB{line}"), Place(file, line, column), Place(file, line)):
        assert place_of(str(place)) == place


# The workbook


def cells_of(book: openpyxl.Workbook, sheet: int = 0) -> list[str]:
    return [str(cell.value) for row in book.worksheets[sheet] for cell in row if cell.value is not None]


def test_the_users_own_workbook_comes_back_with_its_faulty_cells_marked(city: Path) -> None:
    output = city.parent / "findings.xlsx"
    assert call("check", city, "--profile", "all", "--format", "xlsx", "-o", output).exit_code == 1
    book = openpyxl.load_workbook(output)
    assert book.sheetnames == ["Findings", "Senior"]
    sheet = book["Senior"]
    assert [[cell.value for cell in row] for row in sheet["A2:C2"]] == [[1, "A", 1]]
    assert sheet["B2"].fill.start_color.rgb == ERROR.fill
    assert sheet["B3"].fill.fill_type is None
    said = sheet["B2"].comment.text
    assert "ERROR HIER009 self-reporting-post\nA (a) reports to itself\nfix: name its real superior" in said
    assert sheet["B4"].comment is not None
    links = {cell.hyperlink.location for row in book["Findings"] for cell in row if cell.hyperlink}
    assert {"'Senior'!B2", "'Senior'!B4"} <= links
    told = cells_of(book)
    for word in (
        "Findings: City",
        "As of 2026-06-01, profile all, no duties.",
        "error",
        "Demanded by",
        "closed: broken",
    ):
        assert word in told or word.startswith("As of"), word
    assert any("the charter states no duties" in text for text in told)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich())
    found = report(finding("rich.xlsx[Senior!A2]"), finding("rich.xlsx[Senior!B2]"))
    first = annotated(found, tmp_path)
    assert annotated(found, tmp_path) == first
    core = parts(first)["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2026-06-01"}


def test_nothing_in_the_copy_can_do_anything(tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich())
    raw = annotated(report(finding("rich.xlsx[Senior!A2]", message="=1+1", fix="@SUM(1)")), tmp_path)
    members = parts(raw)
    every = b"".join(members.values())
    assert not [name for name in members if re.search("vba|external|chart|/drawing[0-9]|pivot", name, re.IGNORECASE)]
    for word in (b"External", b"file:", b"http://example.org", b"<f>", b"<f ", b"evil", b"dataValidation", b"cfRule"):
        assert word not in every, word
    book = opened(raw)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    sheet = book["Senior"]
    assert (sheet["B3"].value, sheet["B3"].quotePrefix) == ("=cmd|' /C calc'!A0", True)
    assert any("1 formula has no value in the file" in text for text in cells_of(book))
    assert not sheet.protection.sheet
    assert (sheet["A1"].fill.start_color.rgb, sheet["A1"].font.color.rgb) == ("FF112233", "FFFFFFFF")
    assert (sheet.column_dimensions["B"].width, sheet.freeze_panes) == (33, "A2")


def test_a_cell_that_calls_itself_a_formula_is_a_text(tmp_path: Path) -> None:
    members = parts(saved(table([["x"]])))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    sheet += b'<c r="A1" t="f"><v>=cmd|x!A0</v></c><c r="B1" t="e"><v>=1</v></c><c r="C1"><v>1e999</v></c></row>'
    members["xl/worksheets/sheet1.xml"] = sheet + b"</sheetData></worksheet>"
    (tmp_path / "x.xlsx").write_bytes(packed(members))
    raw = annotated(report(finding("x.xlsx[Senior!A1]")), tmp_path)
    assert [cell.data_type for cell in opened(raw)["Senior"][1]] == ["s", "s", "s"]
    assert b"<f" not in parts(raw)["xl/worksheets/sheet2.xml"]


def test_a_comment_that_was_there_stands_above_ours(tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich())
    sheet = opened(annotated(report(finding("rich.xlsx[Senior!B2]")), tmp_path))["Senior"]
    assert sheet["B2"].comment.text.startswith("ask Wang\n\nERROR HIER009")
    assert not sheet.column_dimensions["B"].hidden, "what is marked is shown"


def test_a_merged_cell_is_marked_in_its_first_cell(tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich())
    book = opened(annotated(report(finding("rich.xlsx[Senior!F4]")), tmp_path))
    assert book["Senior"]["E2"].fill.start_color.rgb == ERROR.fill
    assert [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink] == ["'Senior'!E2"]


def test_the_findings_take_another_name_where_theirs_is_taken(tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich())
    book = opened(annotated(report(finding("rich.xlsx[hidden!A1]")), tmp_path))
    assert book.sheetnames == ["Findings 2", "Senior", "Findings", "hidden"]
    assert book["hidden"].sheet_state == "visible"
    assert list(book.worksheets[0].tables) == ["respchain_findings_2"]
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False, False, False]


def test_one_cell_bears_the_colour_of_the_gravest_and_one_comment_for_all(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(saved(table([["id"], [1], [2], [3]])))
    many = [finding("p.xlsx[Senior!A2]", severity=Severity.WARNING, message=f"fault {number}") for number in range(50)]
    book = opened(
        annotated(
            report(
                *many,
                finding("p.xlsx[Senior!A2]", message="x" * 90_000),
                finding("p.xlsx[Senior!A3]", severity=Severity.NOTE, waived="the council knows"),
                finding("p.xlsx[Senior!A4]", severity=Severity.NOTE),
            ),
            tmp_path,
        )
    )
    sheet = book["Senior"]
    assert sheet["A2"].fill.start_color.rgb == ERROR.fill != WARNING.fill
    assert sheet["A2"].comment.text.endswith("and 45 more findings")
    assert len(sheet["A2"].comment.text) < 4_000
    assert (sheet["A3"].fill.fill_type, sheet["A3"].fill.start_color.rgb) == (WAIVED.pattern, WAIVED.fill)
    assert "WAIVED HIER009" in sheet["A3"].comment.text
    assert "because: the council knows" in sheet["A3"].comment.text
    assert sheet["A4"].fill.start_color.rgb == NOTE.fill
    grades = [cell.value for cell in book.worksheets[0]["A"] if cell.hyperlink is None and cell.value]
    assert grades[-3:] == ["warning", "note", "waived"]
    assert max(len(text) for text in cells_of(book)) <= 32_767


def test_text_tables_are_laid_out_side_by_side_and_marked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,title\n0012,"two\nlines"\n7,=cmd|x\n', "utf-8")
    (tmp_path / "b.csv").write_bytes("编号；岗位\n１；局长\n".encode("gb18030"))
    old = xlwt.Workbook()
    old.add_sheet("旧").write(1, 1, "科长")
    stream = BytesIO()
    old.save(stream)
    (tmp_path / "c.xls").write_bytes(stream.getvalue())
    book = opened(annotated(report(finding("a.csv:4:2"), finding("b.csv:2:2"), finding("c.xls[旧!B2]")), tmp_path))
    assert book.sheetnames == ["Findings", "a", "b", "旧"]
    assert [[cell.value for cell in row] for row in book["a"]] == [
        ["id", "title"], ["0012", "two\nlines"], [7, "=cmd|x"]
    ]  # fmt: skip
    assert book["a"]["B3"].data_type == "s"
    for sheet, cell in (("a", "B3"), ("b", "B2"), ("旧", "B2")):
        assert book[sheet][cell].comment is not None, sheet


def test_the_workbook_that_most_findings_lead_to_is_given_back_and_the_others_are_named(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_bytes(saved(table([["id"], [1], [2]], name[:3])))
    found = report(finding("one.xlsx[one!A2]"), finding("two.xlsx[two!A2]"), finding("two.xlsx[two!A3]"))
    book = opened(annotated(found, tmp_path))
    assert book.sheetnames == ["Findings", "two"]
    assert any("one.xlsx (1)" in text for text in cells_of(book))
    assert "one.xlsx[one!A2]" in cells_of(book)


def test_a_workbook_comes_back_where_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(saved(table([["id"], [1]])))
    data = {"posts": {"a": {"source_cell": "p.xlsx[Senior!A2]"}}}
    assert opened(annotated(report(), tmp_path, data)).sheetnames == ["Findings", "Senior"]


def test_what_is_gone_or_cannot_be_read_is_said_and_the_findings_stand_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    for source, said in (
        ("gone.xlsx[Senior!A1]", "gone.xlsx, which the charter was made of, is not there"),
        ("broken.xlsx[Senior!A1]", "the archive is damaged"),
        ("/etc/passwd:1:1", "does not say from which table"),
    ):
        book = opened(annotated(report(finding(source)), tmp_path))
        assert book.sheetnames == ["Findings"], source
        assert any(said in text for text in cells_of(book)), source
        assert source in cells_of(book)
    assert any("source_cell" in text for text in cells_of(opened(annotated(report(finding()), tmp_path))))


def test_a_cell_beyond_the_sheet_is_counted_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(saved(table([["id"], [1]])))
    spots = ["A9999999", "XFD1048576", "A1048577", "ZZZ1", "A3"]
    book = opened(annotated(report(*[finding(f"p.xlsx[Senior!{spot}]") for spot in spots]), tmp_path))
    assert (book["Senior"].max_row, book["Senior"].max_column) == (2, 1)
    assert any("5 places that findings lead to are not in the file" in text for text in cells_of(book))


def test_a_workbook_that_is_the_charter_is_marked_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("city.xlsm").write_bytes(saved(table([["id"], ["a"]], "posts")))
    Path("p.xlsx").write_bytes(saved(table([["id"], [1]])))
    location = Place("city.xlsm", sheet="posts", cell="A2")
    found = report(finding("p.xlsx[Senior!A1]", "p.xlsx[Senior!A2]", location=location))
    book = opened(annotated(found, Path(), charter="city.xlsm"))
    assert book.sheetnames == ["Findings", "posts"]
    assert book["posts"]["A2"].comment is not None


def test_what_openpyxl_cannot_open_is_laid_out_plainly(tmp_path: Path) -> None:
    members = parts(saved(table([["id"], ["0012"]])))
    members["xl/styles.xml"] = b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"
    (tmp_path / "wps.xlsx").write_bytes(packed(members))
    book = opened(annotated(report(finding("wps.xlsx[Senior!A2]")), tmp_path))
    assert book.sheetnames == ["Findings", "Senior"]
    assert (book["Senior"]["A2"].value, book["Senior"]["A2"].comment is not None) == ("0012", True)


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'


@pytest.mark.parametrize(
    "sheet",
    [
        _SHEET.format("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        _SHEET.format("", '<mergeCells><mergeCell ref="A1&#58;XFD1048576"/></mergeCells>'),
        _SHEET.format("", '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'),
        _SHEET.format("", '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/>'),
        _SHEET.format('<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>', ""),
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + _SHEET.format("", ""),
        _SHEET.format("<hyperlinks>" * 100_000, ""),
    ],
    ids=["merged", "escaped", "linked", "unclosed", "far", "doctype", "nested"],
)
def test_workbooks_that_would_fill_the_memory_are_not_laid_out(tmp_path: Path, sheet: str) -> None:
    members = parts(saved(table([["id"]])))
    members["xl/worksheets/sheet1.xml"] = sheet.encode()
    (tmp_path / "bomb.xlsx").write_bytes(packed(members))
    book = opened(annotated(report(finding("bomb.xlsx[Senior!A1]")), tmp_path))
    assert book.sheetnames[0] == "Findings"
    assert sum(len(sheet._cells) for sheet in book.worksheets[1:]) < 100


def test_comments_over_whole_sheets_are_not_laid_out(tmp_path: Path) -> None:
    book = table([["id"]])
    book["Senior"]["A1"].comment = openpyxl.comments.Comment("x", "y")
    members = parts(saved(book))
    (name,) = [name for name in members if "comments" in name and name.endswith(".xml")]
    members[name] = members[name].replace(b'ref="A1"', b'ref="A1:XFD1048576"')
    (tmp_path / "bomb.xlsx").write_bytes(packed(members))
    assert opened(annotated(report(finding("bomb.xlsx[Senior!A1]")), tmp_path)).sheetnames == ["Findings"]


def test_more_findings_than_anybody_reads_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("respchain.report.as_xlsx.MOST_FINDINGS", 100)
    monkeypatch.setattr("respchain.report.workbook.marking.MOST_MARKS", 60)
    (tmp_path / "p.csv").write_text("id\n" + "1\n" * 500, "utf-8")
    warnings = [finding(f"p.csv:{line}:1", severity=Severity.WARNING) for line in range(3, 402)]
    book = opened(annotated(report(*warnings, finding("p.csv:2:1", message="the gravest")), tmp_path))
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[0] in ("error", "warning")]
    assert len(rows) == 100 + 2, "two of them count"
    assert rows[2][2] == "the gravest"
    assert {"300 more findings are not shown here", "40 more cells are not marked"} <= set(cells_of(book))
    assert sum(row[0].comment is not None for row in book["p"]) == 60


_TEXT = st.text(max_size=40) | st.sampled_from(
    ["=1+1", "+x", "-x", "@x", "\t=1", "_x000D_", "\x00", "\ud800", "]]>", "&lt;"]
)


@settings(max_examples=25, deadline=None)
@given(message=_TEXT, fix=_TEXT, waived=st.none() | _TEXT, source=_TEXT, cells=st.lists(_TEXT, max_size=3))
def test_whatever_texts_say_the_workbook_opens_and_holds_no_formula(
    tmp_path_factory: pytest.TempPathFactory, message: str, fix: str, waived: str | None, source: str, cells: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "p.csv").write_text("id,title\n" + ",".join(cells), "utf-8", errors="replace")
    found = report(finding("p.csv:2:1", source, message=message, fix=fix, waived=waived), charter=message or None)
    raw = annotated(found, folder)
    assert not [name for name, part in parts(raw).items() if b"<f>" in part or b"<f " in part]
    assert opened(raw).worksheets[0].title == "Findings"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_workbooks_never_stop_the_report(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    members = parts(rich())
    name = data.draw(st.sampled_from(sorted(members)))
    content = bytearray(members[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"<", b'"'])
        )
    members[name] = bytes(content)
    (folder / "p.xlsx").write_bytes(packed(members))
    raw = annotated(report(finding("p.xlsx[Senior!A2]")), folder)
    assert not [part for part in parts(raw).values() if b"<f>" in part or b"External" in part]


@settings(max_examples=40, deadline=None)
@given(raw=st.binary(max_size=400), suffix=st.sampled_from(["xlsx", "xls", "csv", "md"]))
def test_garbage_never_stops_the_report(tmp_path_factory: pytest.TempPathFactory, raw: bytes, suffix: str) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    (folder / f"p.{suffix}").write_bytes(raw)
    assert opened(annotated(report(finding(f"p.{suffix}:1:1")), folder)).worksheets


def test_a_charter_that_is_a_workbook_is_given_back_from_the_command_line(tmp_path: Path) -> None:
    book = table([["id", "title", "reports_to"], ["chief", "Chief", "chief"]], "posts")
    (tmp_path / "city.xlsx").write_bytes(saved(book))
    output = tmp_path / "f.xlsx"
    options = ("--as-of", "2026-06-01", "--profile", "all", "--format")
    call("check", tmp_path / "city.xlsx", *options, "xlsx", "-o", output)
    marked = openpyxl.load_workbook(output)
    assert marked.sheetnames == ["Findings", "posts"]
    assert "HIER009" in marked["posts"]["A2"].comment.text
    found = json.loads(call("check", tmp_path / "city.xlsx", *options, "json").output)["findings"]
    assert {(one["location"]["sheet"], one["location"]["cell"]) for one in found} == {("posts", "A2")}


# The command line


def test_a_workbook_needs_a_file_of_its_own(city: Path) -> None:
    for more in ([], ["-o", "-"]):
        result = call("check", city, "--format", "xlsx", *more)
        assert result.exit_code == 2
        assert "say --output FILE.xlsx" in result.output
    for own in ("posts.xlsx", "city.yaml"):
        before = (city.parent / own).read_bytes()
        result = call("check", city, "--format", "xlsx", "-o", city.parent / own)
        assert result.exit_code == 2
        assert "would write over what is checked" in result.output
        assert (city.parent / own).read_bytes() == before


def test_a_period_and_chinese_are_written_too(city: Path) -> None:
    output = city.parent / "f.xlsx"
    call("check", city, "--period", "2026-01-01..2027-01-01", "--format", "xlsx", "-o", output, "--fail-on", "never")
    told = cells_of(openpyxl.load_workbook(output))
    assert "From 2026-01-01 to 2027-01-01 (excluded), profile core, 0 duties." in told
    assert any("held: 2026-01-01..2027-01-01" in text for text in told)
    assert call("check", city, "--lang", "zh", "--format", "xlsx", "-o", output, "--fail-on", "never").exit_code == 0
    assert "错误" in cells_of(openpyxl.load_workbook(output))


def test_without_openpyxl_it_says_how_to_install_it(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'respchain[sheets]'")):
        annotated(report(), city.parent)


# The demo for auditors

DEMO = Path("docs/examples/auditor")


def test_the_tables_of_the_demo_are_what_their_maker_makes() -> None:
    maker = runpy.run_path(str(DEMO / "making.py"))
    for name in maker["TABLES"]:
        made = opened(maker["made"](name)).worksheets[0]
        kept = openpyxl.load_workbook(DEMO / f"{name}.xlsx").worksheets[0]
        assert [[cell.value for cell in row] for row in kept] == [[cell.value for cell in row] for row in made], name
        assert kept["H20"].value == 5, "a zero is lost"


FAULTS = {
    ("HIER009", "A18"), ("HIER010", "A4"), ("HIER010", "A7"), ("HIER008", "A11"), ("HIER008", "A12"),
    ("ACC001", "A17"), ("PER012", "A22"), ("PER012", "A23"), ("SPAN002", "A25"), ("SPAN002", "A26"),
}  # fmt: skip
"""The faults that README.md lists, each with its cell."""
RIGHT = ("A5", "A15", "A16", "A20", "A21", "A27")
"""What is no fault: a job share, a name that is not disclosed, a zero that was lost, posts that are in order."""


@pytest.mark.parametrize("name", ["posts.xlsx", "岗位表.xlsx"])
def test_the_demo_finds_what_was_put_in(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((DEMO / name).read_bytes())
    charter, output = tmp_path / "charter.yaml", tmp_path / "findings.xlsx"
    assert call("import", "posts", tmp_path / name, "-o", charter, "--lang", "en").exit_code == 0
    options = ("--profile", "all", "--ignore", "ACC006", "--lang", "en")
    assert call("check", charter, *options, "--format", "xlsx", "-o", output).exit_code == 1
    assert yaml.safe_load(charter.read_text("utf-8"))["as_of"] == date(2026, 6, 1)
    book = openpyxl.load_workbook(output)
    assert book.sheetnames[0] == "Findings"
    sheet = book.worksheets[1]
    marked = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment is not None}
    assert {(rule, cell) for rule, cell in FAULTS if rule in marked.get(cell, "")} == FAULTS
    assert not [cell for cell in RIGHT if cell in marked]
    told = json.loads(call("check", charter, *options, "--format", "json").output)["findings"]
    assert {one["rule"] for one in told if one["severity"] == "error"} == {
        "ACC001", "ACC003", "HIER008", "HIER009", "HIER010", "PER012",
    }  # fmt: skip
