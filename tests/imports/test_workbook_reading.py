"""Workbooks and tables as charters: what people write in cells, and where it is wrong."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlwt
from click.testing import CliRunner

from respchain.checking import judged, report
from respchain.cli.main import respchain
from respchain.errors import InputErrors
from respchain.files.reading import read
from tests.imports.books import Rows, book, data, faults

POSTS = [["ID", "Title", "Reports to"], ["mayor", "Mayor", None], ["clerk", "Clerk", "mayor"]]


def test_one_sheet_a_section_and_one_column_a_key(tmp_path: Path) -> None:
    path = book(tmp_path / "city.xlsx", {"posts": POSTS, "charter": [["key", "value"], ["name", "City"]]})
    assert data(path) == {
        "posts": {"mayor": {"title": "Mayor"}, "clerk": {"title": "Clerk", "reports_to": "mayor"}},
        "name": "City",
    }


def test_a_chinese_table_with_titles_groups_and_dirt(tmp_path: Path) -> None:
    rows = [
        ["河滨市岗位清单", None, None, None, None, None, None],
        [" 序号", "简 称\n（必填）", "岗位名称", "直接\n上级", "任职人", None, "备注"],
        [None, None, None, None, "姓 名", "任职日期", None],
        [1, "市长　", "市长", None, "周明", "2024/1/1", "现场填写"],
        [2, "检查员", "检查员", "市长", "李伟、孙宜", "2024年5月1日；2025.2.1", None],
    ]
    merged = ["A1:G1", "E2:F2", *(f"{letter}2:{letter}3" for letter in "ABCDG")]
    path = book(tmp_path / "表.xlsx", {"附表1 岗位清单（2026年）": rows}, {"附表1 岗位清单（2026年）": merged})
    first, second = date(2024, 5, 1), date(2025, 2, 1)
    assert data(path)["posts"] == {
        "市长": {"title": "市长", "holder": {"person": "周明", "since": date(2024, 1, 1)}},
        "检查员": {
            "title": "检查员",
            "reports_to": "市长",
            "holder": [{"person": "李伟", "since": first}, {"person": "孙宜", "since": second}],
        },
    }
    assert [note.split("[")[1] for note in read(path).notes] == [
        '附表1 岗位清单（2026年）!A3]: the column "序号" states nothing of a charter',
        '附表1 岗位清单（2026年）!G3]: the column "备注" states nothing of a charter',
    ]


def test_cells_are_typed_by_the_format(tmp_path: Path) -> None:
    heads = [
        "ＩＤ",
        "heading",
        "weight",
        "volume",
        "since",
        "stage",
        "every",
        "tier",
        "published.where",
        "needs",
        "within",
    ]
    cells = [
        12,
        "√",
        1.5,
        "1,200",
        date(2026, 6, 1),
        "决策、执行",
        "每月",
        "负总责",
        "网站",
        "检查权；许可权",
        "１０ 个工作日",
    ]
    path = book(tmp_path / "a.xlsx", {"duties": [heads, cells]})
    assert data(path)["duties"] == {
        "12": {
            "heading": True, "weight": 1.5, "volume": 1200, "since": date(2026, 6, 1), "stage": ["decide", "execute"],
            "every": "month", "tier": "overall", "published": {"where": "网站"}, "needs": ["inspect", "permit"],
            "within": "10 个工作日",
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ['{district: north, amount: "< 5"}', "district: north; amount: < 5", "{district：north，amount：< 5}",
     "district：north\namount：< 5", '[{district: north, amount: "< 5"}]'],
)  # fmt: skip
def test_a_mapping_may_stand_in_a_cell(tmp_path: Path, text: str) -> None:
    facets = [["id", "values", "type"], ["district", "north, south", None], ["amount", None, "number"]]
    path = book(tmp_path / "a.xlsx", {"duties": [["id", "scope"], ["a", text]], "facets": facets})
    box = {"district": "north", "amount": "< 5"}
    assert data(path)["duties"]["a"]["scope"] == ([box] if text.startswith("[") else box)


def test_parts_may_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [["编号", "任职.人员", "岗位说明.岗位宗旨", "job.code"], ["局长", "陈浩", "主持全面工作", 7]]
    path = book(tmp_path / "a.xlsx", {"岗位": rows})
    job = {"purpose": "主持全面工作", "code": "7"}
    assert data(path)["posts"] == {"局长": {"holder": {"person": "陈浩"}, "job": job}}


def test_facets_are_simple(tmp_path: Path) -> None:
    rows = [["简称", "取值", "分级取值", "含义"], ["辖区", "城北、城南", None, "地域"],
            ["品种", None, "食品：生食、熟食\n水", None], ["季节", "[夏, 冬]", None, None]]  # fmt: skip
    assert data(book(tmp_path / "a.xlsx", {"管辖维度": rows}))["facets"] == {
        "辖区": {"values": ["城北", "城南"], "role": "territory"},
        "品种": {"tree": {"食品": {"生食": None, "熟食": None}, "水": None}},
        "季节": ["夏", "冬"],
    }


def test_steps_stand_in_a_sheet_of_their_own_and_go_on_with_the_process_above(tmp_path: Path) -> None:
    steps = [["流程", "环节", "时限", "下一环节"], ["许可", "受理", "1个工作日", "审查"],
             [None, "审查", "2 working days", "准予: end; 不予: end"], ["备案", "登记", None, "end"]]  # fmt: skip
    found = data(book(tmp_path / "a.xlsx", {"环节": steps, "流程": [["简称", "名称"], ["许可", "餐饮许可"]]}))
    assert found["processes"] == {
        "许可": {
            "title": "餐饮许可",
            "steps": {
                "受理": {"limit": "1个工作日", "next": "审查"},
                "审查": {"limit": "2 working days", "next": {"准予": "end", "不予": "end"}},
            },
        },
        "备案": {"steps": {"登记": {"next": "end"}}},
    }


def test_a_step_stated_twice_is_a_fault(tmp_path: Path) -> None:
    rows = [["process", "id"], ["p", "a"], ["p", "a"], ["p", None], [None, "b"]]
    assert faults(book(tmp_path / "a.xlsx", {"steps": rows})) == [
        'a.xlsx[steps!B3]: the step "a" is stated twice (also a.xlsx[steps!B2])',
        'a.xlsx[steps!B4]: this step lacks the key "id"',
    ]


def test_faults_stand_at_their_cells(tmp_path: Path) -> None:
    rows: Rows = [
        ["ID", "Titel", "Reports to", "Seats", "Since", "Colour", "Until", ""],
        ["chief", "Chief", "cheif", "many", "2026-02-30", "red", None, None],
        ["chief", "Twice", None, None, date(2026, 6, 1), None, date(2026, 1, 1), None],
        ["head clerk", None, None, None, None, None, None, "?"],
        [None, "No id", None, 1, None, None, None, None],
    ]
    found = faults(book(tmp_path / "a.xlsx", {"posts": rows}))
    assert [line.split(": ")[0] for line in found] == [
        f"a.xlsx[posts!{cell}]" for cell in ("B1", "F1", "D2", "E2", "A3", "G3", "A4", "H4", "A5")
    ]
    assert found[0] == 'a.xlsx[posts!B1]: unknown heading "Titel" in the sheet of posts; did you mean "Title"?'
    assert found[4] == 'a.xlsx[posts!A3]: the post "chief" is stated twice (also a.xlsx[posts!A2])'
    assert found[6].endswith('found the text "head clerk"; write "head-clerk"')


def test_an_id_that_names_nothing_stands_at_its_cell(tmp_path: Path) -> None:
    posts = [["ID", "Reports to"], ["chief", "cheif"]]
    path = book(tmp_path / "a.xlsx", {"posts": posts, "duties": [["id", "scope.land"], ["d", "x"]]})
    assert faults(path) == [
        'a.xlsx[duties!B2]: scope of duty "d" names "land", which is no facet',
        'a.xlsx[posts!B2]: reports_to of post "chief" names "cheif", which is no actor (department, post, body or '
        'outsider); did you mean "chief"?',
    ]


def test_a_life_that_ends_before_it_begins_stands_at_its_cell(tmp_path: Path) -> None:
    rows = [["id", "since", "until", "holder.person", "holder.since", "holder.until"],
            ["a", "2026-02-01", "2026-01-01", "X", "2025-02-01", "2025-01-01"]]  # fmt: skip
    assert [line.split(":")[0] for line in faults(book(tmp_path / "a.xlsx", {"posts": rows}))] == [
        "a.xlsx[posts!C2]",
        "a.xlsx[posts!F2]",
    ]


def test_findings_stand_at_their_cells(tmp_path: Path) -> None:
    duties = [["ID", "Title", "Accountable"], ["a", "Inspect", "mayor"], ["b", "Pay", None]]
    path = book(tmp_path / "a.xlsx", {"posts": POSTS, "duties": duties})
    found = report(judged(read(path), "all", date(2026, 6, 1)))
    places = {
        str(finding.location) for finding in found.findings if finding.rule == "ACC001" or "b" in str(finding.subjects)
    }
    assert f"{path.as_posix()}[duties!A3]" in places


def test_a_formula_without_a_value_and_an_error_are_faults(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", {"posts": [["id", "title", "seats"], ["a", '=UPPER("x")', "=1/0"], ["b", "B", None]]}
    )
    made = openpyxl.load_workbook(path)
    made["posts"]["C2"].value, made["posts"]["C2"].data_type = "#DIV/0!", "e"
    made.save(path)
    assert faults(path) == [
        "a.xlsx[posts!B2]: the formula in this cell has no value; open the workbook and save it, so that it is worked "
        "out; or write the value itself",
        "a.xlsx[posts!C2]: this cell holds the error #DIV/0!",
    ]


def test_a_formula_with_its_value_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"posts": [["id", "title"], ["a", "=1+1"]]})
    out = BytesIO()
    with ZipFile(path) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"))
    path.write_bytes(out.getvalue())
    assert data(path) == {"posts": {"a": {"title": "2"}}}


def test_sheets_that_are_no_sections_are_noted_and_misspelt_ones_are_faults(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"How to": [["Fill it in"]], "Chart": [["x"]], "3 POST": POSTS})
    assert [note.partition(": ")[2] for note in read(path).notes] == [
        'the sheet "Chart" is no section of a charter, and was not read'
    ]
    assert faults(book(tmp_path / "b.xlsx", {"posts": POSTS, "duites": [["id"]]})) == [
        'b.xlsx[duites!A1]: the sheet "duites" is named like no section; did you mean "duties"?'
    ]
    assert faults(book(tmp_path / "c.xlsx", {"Sheet1": POSTS})) == [
        'c.xlsx: no sheet is named like a section of a charter; the sheets are "Sheet1"; name the sheets by what they '
        'state, such as posts or 岗位; "respchain init --format xlsx" shows how'
    ]


def test_a_sheet_without_headings_or_ids_says_what_it_lacks(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", {"posts": [["x", "y"], ["1", "2"]], "duties": [["Title"], ["Inspect"]], "people": [["id"]]}
    )
    assert faults(path) == [
        'a.xlsx[duties!A1]: no column for ids: give one the heading "ID" or "简称"',
        'a.xlsx[posts!A1]: no row of headings: the columns of "posts" are ID (简称), Title (岗位名称), '
        "Basis (设立依据), Powers (职权) and so on",
    ]


def test_settings_have_their_faults_at_cells_too(tmp_path: Path) -> None:
    rows = [["Settings of the city"], ["项目", "内容", "说明"], ["名称", "河滨", "x"], ["兜底.责任主体", "市长", ""],
            ["工作日历.放假", "2026-10-01、2026/10/2", ""], ["职级", "科员、副科、3", ""], ["Nmae", "x", ""],
            ["as of", "2026.6.1", ""], ["名称", "又", ""]]  # fmt: skip
    found = faults(book(tmp_path / "a.xlsx", {"设置": rows, "岗位": [["简称"], ["市长"]]}))
    assert found == [
        'a.xlsx[设置!A7]: unknown setting "Nmae"; did you mean "Name"?',
        'a.xlsx[设置!A9]: "name" is stated twice (also a.xlsx[设置!B3])',
    ]
    path = book(tmp_path / "b.xlsx", {"设置": rows[:6] + rows[7:8], "岗位": [["简称"], ["市长"]]})
    assert data(path) == {
        "name": "河滨",
        "residual": {"owner": "市长"},
        "calendar": {"holidays": [date(2026, 10, 1), date(2026, 10, 2)]},
        "grades": ["科员", "副科", 3],
        "as_of": date(2026, 6, 1),
        "posts": {"市长": {}},
    }


def test_a_folder_of_tables_and_several_tables_are_a_charter(tmp_path: Path) -> None:
    (tmp_path / "岗位.csv").write_bytes("简称,岗位名称,直接上级\n市长,市长,\n科员,科员,市长\n".encode("gb18030"))
    (tmp_path / "duties.csv").write_text("id;title;accountable\ninspect;Inspect;市长\n", encoding="utf-8-sig")
    (tmp_path / "log.csv").write_text("case,activity\n1,accept\n", encoding="utf-8")
    expected = {"posts": {"市长": {"title": "市长"}, "科员": {"title": "科员", "reports_to": "市长"}},
                "duties": {"inspect": {"title": "Inspect", "accountable": "市长"}}}  # fmt: skip
    assert data(tmp_path) == expected
    assert data(tmp_path / "duties.csv", tmp_path / "岗位.csv") == expected
    (tmp_path / "charter.yaml").write_text("name: City\n", encoding="utf-8")
    assert data(tmp_path) == {"name": "City"}
    assert len(read(tmp_path).notes) == 2
    assert data(tmp_path / "charter.yaml", tmp_path / "岗位.csv") == {"name": "City", "posts": expected["posts"]}


def test_a_table_has_its_faults_at_lines(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text('id,title,reports_to\na,"two\nlines",\nb,B,c\n', encoding="utf-8")
    assert faults(tmp_path / "posts.csv")[0].startswith('posts.csv:4:3: reports_to of post "b" names "c"')
    (tmp_path / "one.csv").write_text("id\na\n", encoding="utf-8")
    assert faults(tmp_path / "one.csv") == [
        "one.csv:1:1: this is a table (CSV), not a charter in YAML or JSON; a table is named by its section: posts.csv"
    ]
    (tmp_path / "people.csv").write_text("", encoding="utf-8")
    assert faults(tmp_path / "people.csv") == ["people.csv: the file is empty: it states nothing"]


def test_a_charter_may_include_a_workbook_and_steps_in_a_table(tmp_path: Path) -> None:
    book(tmp_path / "posts.xlsx", {"posts": POSTS})
    (tmp_path / "steps.csv").write_text("process,id,next\np,a,end\n", encoding="utf-8")
    charter = "include: [posts.xlsx, steps.csv]\nprocesses: {p: {title: P}}\n"
    (tmp_path / "charter.yaml").write_text(charter, encoding="utf-8")
    found = data(tmp_path / "charter.yaml")
    assert list(found["posts"]) == ["mayor", "clerk"]
    assert found["processes"] == {"p": {"title": "P", "steps": {"a": {"next": "end"}}}}


def test_a_workbook_in_the_old_form_is_read(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("岗位")
    rows: Rows = [["编号", "岗位名称", "席位"], ["局长", "局长", 1.0]]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    made.save(str(tmp_path / "a.xls"))
    assert data(tmp_path / "a.xls") == {"posts": {"局长": {"title": "局长", "seats": 1}}}


def test_what_is_no_workbook_is_a_fault(tmp_path: Path) -> None:
    for name, raw in {
        "a.xlsx": b"PK\x03\x04\x14\x00 [Content_Types].xml xl/workbook.xml",
        "a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
    }.items():
        (tmp_path / name).write_bytes(raw)
        assert faults(tmp_path / name)[0].startswith(f"{name}: this workbook cannot be read: ")


def test_several_names_in_two_columns_must_go_together(tmp_path: Path) -> None:
    rows = [["id", "holder.person", "holder.since", "holder.kind"], ["a", "X; Y", "2026-01-01; 2026-02-01", "acting"],
            ["b", "X; Y; Z", "2026-01-01; 2026-02-01", None], ["c", '"Smith, John"', "2026-01-01", None]]  # fmt: skip
    path = book(tmp_path / "a.xlsx", {"posts": rows})
    assert faults(path) == [
        "a.xlsx[posts!B3]: these cells name different numbers of parts (holder.person: 3, holder.since: 2)"
    ]
    del rows[2]
    found = data(book(path, {"posts": rows}))["posts"]
    assert [one["kind"] for one in found["a"]["holder"]] == ["acting", "acting"]
    assert found["c"]["holder"]["person"] == "Smith, John"


def test_the_command_line_answers_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    rows = [["项目", "内容"], ["语言", "中文"]]
    path = book(tmp_path / "a.xlsx", {"posts": [*POSTS, ["x", "X", "majr"]], "设置": rows})
    done = CliRunner().invoke(respchain, ["check", str(path)])
    assert done.exit_code != 0
    assert isinstance(done.exception, InputErrors)
    assert done.exception.language == "zh"
