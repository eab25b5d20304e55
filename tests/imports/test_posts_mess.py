"""Post tables as they are found in the wild, made up: each kind of mess, and what becomes of it."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.importers.imported import Wishes
from respchain.files.importers.posts import imported
from tests.imports.posting import JUNIOR, SENIOR, findings, live, loaded, of, posts, table, written

HIER = ("HIER001", "HIER002", "HIER008", "HIER009", "HIER010", "HIER011", "OVL006", "PER012", "PER013")


def senior(key: str, name: str, boss: str, title: str = "", fte: str = "1", notes: str = "", grade: str = "G5") -> str:
    return f'{key},"{name}",{grade},{title or "Head of " + key},,Harbour Board,Docks,{boss},{fte},{notes}'


def test_lost_zeros_letter_case_and_endings_are_no_unknown_superiors(tmp_path: Path) -> None:
    rows = [
        senior("0012", "Ash", "XX"),
        senior("B7", "Birch", "12"),
        senior("9.0", "Cedar", "b7"),
        senior("'7", "Dale", "9"),
    ]
    found = of(tmp_path, table(SENIOR, *rows))
    assert [entry.get("reports_to") for entry in posts(found).values()] == [None, "12", "b7", "9"]
    assert [entry["source_id"] for entry in posts(found).values()] == ["0012", "B7", "9.0", "'7"]
    [note] = [one for one in found.assumed if "superiors are written otherwise" in one]
    assert "3 superiors" in note
    assert "leading zeros (1)" in note
    assert "letter case (1)" in note
    assert '".0" at the end (1)' in note
    assert findings(found, tmp_path, *HIER) == []


def test_who_still_reports_to_an_abolished_post_is_found(tmp_path: Path) -> None:
    rows = [
        senior("1", "Ash", "XX"),
        senior("2", "'ELIMINATED'", "1"),
        senior("3", "Birch", "2"),
        senior("4", "Elm", "002"),
    ]
    found = of(tmp_path, table(SENIOR, *rows), table(JUNIOR, "Harbour Board,Docks,2,C,Clerk,3"), name="board_2013-09")
    assert findings(found, tmp_path, *HIER) == [("HIER008", "no-successor", (post,)) for post in ("3", "4", "clerk")]
    assert "2" not in live(found)


def test_an_abolished_row_beside_a_live_successor_is_no_double(tmp_path: Path) -> None:
    rows = [senior("1", "Ash", "XX"), senior("2", "Eliminated", "1", "Head of Rope"),
            senior("2", "Birch", "1", "Head of Sail"),
            senior("3", "Elm", "2")]  # fmt: skip
    found = of(tmp_path, table(SENIOR, *rows), name="board 30.09.13")
    assert findings(found, tmp_path, *HIER) == [("PER012", "id-reused", ("2",))]
    assert posts(found)["3"]["reports_to"] == "2"
    assert posts(found)["2"]["title"] == "Head of Sail"
    assert str(found.stated["as_of"]) == "2013-09-30"


def test_four_kinds_of_repeated_ids(tmp_path: Path) -> None:
    rows = [
        senior("1", "Ash", "XX"),
        senior("2", "Birch", "1", "Whip"), senior("2", "Cedar", "1", "WHIP"),
        senior("3", "Dale", "1", "Registrar", "0.6"), senior("3", "N/D", "1", "Registrar", "0.6"),
        senior("4", "Elm (job share)", "1", "Counsel"), senior("4", "Fir", "1", "Counsel (job-share)"),
        senior("0", "Gorse", "1", "Adviser"), senior("0", "Hazel", "1", "Adviser"),
        senior("Not in post", "Ivy", "", "x"),
        senior("8", "Jay", "1", "Pilot"), senior("8", "Kit", "8", "Cook"), senior("9", "Lark", "8"),
    ]  # fmt: skip
    found = of(tmp_path, table(SENIOR, *rows))
    told = findings(found, tmp_path, *HIER)
    assert sorted((rule, set(subjects)) for rule, _, subjects in told) == [("PER012", {"8", "8-2"}), ("PER013", {"2"})]
    assert posts(found)["8-2"]["reports_to"] == "8"
    shares = [entry for entry in found.stated["appointments"] if entry.get("kind") == "job-share"]
    assert [entry["post"] for entry in shares] == ["3", "3", "4", "4"]
    assert found.stated["people"]["elm"]["name"] == "Elm"
    assert {"gorse", "hazel", "ivy"} <= set(found.stated["people"])
    assert not {"gorse", "hazel", "ivy"} & {entry["person"] for entry in found.stated["appointments"]}


def test_a_cycle_may_be_nothing_but_one_id_used_twice(tmp_path: Path) -> None:
    rows = [
        senior("1", "Ash", "XX"),
        senior("5", "Birch", "7", "Pilot"),
        senior("7", "Cedar", "5"),
        senior("5", "Dale", "1", "Cook"),
    ]
    found = of(tmp_path, table(SENIOR, *rows))
    assert [rule for rule, _, _ in findings(found, tmp_path, *HIER)] == ["PER012"]


def test_a_series_of_ids_may_begin_with_nought(tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR, senior("0", "Ash", "XX"), senior("1", "Birch", "0")))
    assert posts(found)["1"]["reports_to"] == "0"
    assert posts(found)["0"]["top"] is True


@pytest.mark.parametrize("name", ["N/D", "N/D'", "n/a", "N.D.", "Not disclosed", "不公开", "", "Secondment"])
def test_a_name_that_is_not_disclosed_is_a_person(name: str, tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR, senior("1", name, "XX")))
    assert [entry["disclosed"] for entry in found.stated["people"].values()] == [False]
    assert found.stated["appointments"][0]["post"] == "1"


@pytest.mark.parametrize(
    "name", ["Vacant ", "'Vacant'", "VACANT POST", "Currently vacant", "空缺", "To be appointed", "待聘"]
)
def test_a_vacancy_is_no_person_and_its_working_time_is_kept(name: str, tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR, senior("1", name, "XX", fte="0.8")))
    assert "people" not in found.stated
    assert posts(found)["1"]["fte"] == 0.8
    assert "frozen" not in posts(found)["1"]
    assert any("1 row says that a post is vacant" in one for one in found.read)


def test_a_post_kept_empty_is_frozen_only_where_it_says_so(tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR, senior("1", "Vacant (frozen)", "XX")))
    assert posts(found)["1"]["frozen"] is True


def test_a_blank_superior_is_not_unknown_and_unknown_ones_are_kept_raw(tmp_path: Path) -> None:
    rows = [senior("1", "Ash", "XX"), senior("2", "Birch", ""), senior("3", "Cedar", "077")]
    found = of(tmp_path, table(SENIOR, *rows))
    assert findings(found, tmp_path, *HIER) == [
        ("HIER002", "blank-superior", ("2",)),
        ("HIER002", "unknown-superior", ("3",)),
    ]
    assert posts(found)["3"]["reports_to"] == {"unknown": "077"}


@pytest.mark.parametrize(("mark", "tops"), [("XX", ()), ("xx", ()), ("N/A", ()), ("無", ("無",)), ("ceo", ("CEO",))])
def test_marks_of_the_top(mark: str, tops: tuple[str, ...], tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR, senior("1", "Ash", mark), senior("2", "Birch", "1")), tops=tops)
    assert posts(found)["1"]["top"] is True
    assert any("marks the top" in one for one in found.assumed) is (mark == "N/A")


def test_several_tops_are_one_finding(tmp_path: Path) -> None:
    found = of(
        tmp_path, table(SENIOR, senior("1", "Ash", "XX"), senior("2", "Birch", "xx"), senior("3", "Cedar", "N/A"))
    )
    assert ("HIER010", None, ("1", "2")) in findings(found, tmp_path, *HIER)
    assert posts(found)["3"]["reports_to"] == {"unknown": "N/A"}


def test_titles_that_say_acting(tmp_path: Path) -> None:
    rows = [senior("1", "Ash", "XX", "Acting Director"), senior("2", "Birch", "1", "Contracting Officer")]
    found = of(tmp_path, table(SENIOR, *rows))
    assert [entry.get("kind") for entry in found.stated["appointments"]] == ["acting", None]


def test_a_chinese_table_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "岗位"
    sheet["A1"] = "海滨市港务局岗位表（2021年6月）"
    sheet.merge_cells("A1:I1")
    rows: list[list[str | int | None]] = [
        ["岗位\n编号", "岗位名称", "部　门", "姓 名", "直接上级", "职级", "任职时间", "编制数", "岗位职责"],
        ["０1", "局长", "港务局", "陈海", "XX", "正处级", "2019.05", 1, "1.主持全面工作；2.分管财务。"],
        ["02", "办公室主任", "港务局＞办公室", "空缺", "１", "正科级", None, 1, "负责办公室工作"],
        ["03", "代理科长", "港务局＞法规科", "王芳", "局长", "副科级", "2020年3月15日", 1, None],
        ["04", "科员", "港务局＞法规科", "李伟、赵敏", "王芳", "科员", None, 2, None],
        ["合计", None, None, None, None, None, None, 5, None],
        ["注：编制数含空缺"] + [None] * 8,
    ]
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    out = BytesIO()
    book.save(out)
    path = tmp_path / "岗位表.xlsx"
    path.write_bytes(out.getvalue())
    found = imported([path], Wishes())
    assert (found.rows, found.mapped, found.unmapped) == (6, 4, 2)
    assert found.stated["language"] == "zh"
    assert str(found.stated["as_of"]) == "2021-06-30"
    made = posts(found)
    assert {key: value for key, value in made["1"].items() if key != "source_cell"} == {
        "title": "局长", "department": "港务局", "top": True, "grade": "正处级", "seats": 1, "source_id": "０1",
    }  # fmt: skip
    assert made["1"]["source_cell"].endswith("岗位表.xlsx[岗位!A3]")
    assert [entry.get("reports_to") for entry in made.values()] == [None, "1", "1", "3"]
    assert made["4"]["seats"] == 2
    assert [entry["title"] for entry in found.stated["departments"].values()] == ["港务局", "办公室", "法规科"]
    assert [entry["title"] for entry in found.stated["duties"].values()] == [
        "主持全面工作",
        "分管财务",
        "负责办公室工作",
    ]
    holders = [(entry["person"], entry.get("kind"), str(entry.get("since"))) for entry in found.stated["appointments"]]
    assert holders == [
        ("陈海", None, "2019-05-01"),
        ("王芳", "acting", "2020-03-15"),
        ("李伟", None, "None"),
        ("赵敏", None, "None"),
    ]
    assert findings(found, tmp_path, *HIER) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_table_without_ids_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    text = table(
        "序号,职务,部门,姓名,汇报对象", "1,主任,市场监督管理局,张三,",
        "2,科长,食品科,李四,主任", "3,科长,药品科,王五,主任",
        "4,科员,食品科,赵六,科长", "5,科员,药品科,钱七,科长", "6,司机,办公室,孙八,科长",
    )  # fmt: skip
    path = written(tmp_path, "名单.csv", text, encoding)
    found = imported([path], Wishes())
    assert list(posts(found)) == ["主任", "食品科-科长", "药品科-科长", "食品科-科员", "药品科-科员", "司机"]
    assert [entry.get("reports_to") for entry in posts(found).values()] == [
        None, "主任", "主任", "食品科-科长", "药品科-科长", {"unknown": "科长"},
    ]  # fmt: skip
    loaded(found, tmp_path)


def test_managers_are_found_by_name(tmp_path: Path) -> None:
    text = table("Employee Name,Position,Department,Line Manager", "Ann Ash,Director,Board,",
                 "Ben Birch,Clerk,Board,Ann Ash",
                 "Cy Cedar,Clerk,Board,Ann Ash (Director)", "Di Dale,Clerk,Board,Zed")  # fmt: skip
    found = of(tmp_path, text)
    assert [entry.get("reports_to") for entry in posts(found).values()] == [
        None,
        "director",
        "director",
        {"unknown": "Zed"},
    ]
    assert any("2 superiors were found by the names" in one for one in found.assumed)


def test_rows_of_several_days_and_kinds_in_one_table(tmp_path: Path) -> None:
    heading = (
        "Kind of row,Organisation,Post Unique Reference,Name,Job Title,Reports to Senior Post,FTE,"
        "Number of Posts in FTE,graph"
    )
    text = table(
        heading,
        "senior,Harbour Board,1,Ash,Director,XX,1,,2012-03-31",
        "senior,Harbour Board,1,Birch,Director,XX,1,,2012-09-30",
        "senior,Harbour Board,2,N/D,Pilot,1,0.5,,2012-09-30",
        'junior,Harbour Board,,,Clerk,2,,"1,004.5",2012-09-30',
    )
    found = of(tmp_path, text)
    assert (found.rows, found.mapped, found.unmapped) == (4, 3, 1)
    assert str(found.stated["as_of"]) == "2012-09-30"
    assert [entry.get("headcount") for entry in posts(found).values()] == [None, None, 1004.5]
    assert list(found.stated["people"]) == ["birch", "holder-2"]
    assert loaded(found, tmp_path).posts is not None


def test_two_bodies_keep_their_own_ids(tmp_path: Path) -> None:
    one = table(SENIOR, senior("1", "Ash", "XX", "Director"), senior("2", "Birch", "1"))
    other = (
        one.replace("Harbour Board", "Canal Board")
        .replace("Ash", "Elm")
        .replace("Birch", "Fir")
        .replace("Director", "Chief")
    )
    found = of(tmp_path, one, other)
    assert [entry.get("reports_to") for entry in posts(found).values()] == [None, "1", None, "1-2"]
    assert [rule for rule, _, _ in findings(found, tmp_path, "HIER010", "HIER002", "HIER001")] == []


def test_a_copy_of_a_file_is_read_once(tmp_path: Path) -> None:
    text = table(SENIOR, senior("1", "Ash", "XX"), senior("2", "Birch", "1"))
    found = of(tmp_path, text, text)
    assert (found.rows, found.mapped, len(posts(found))) == (4, 4, 2)
    assert any("word for word" in one for one in found.assumed)


def test_a_department_on_the_first_row_of_its_group_only(tmp_path: Path) -> None:
    text = table("部门,岗位,姓名", "办公室,主任,甲某", ",秘书,乙某", ",司机,丙某", "财务科,科长,丁某", ",会计,戊某")
    found = of(tmp_path, text)
    assert [entry["department"] for entry in posts(found).values()] == ["办公室"] * 3 + ["财务科"] * 2
    assert any("were given that of the row above" in one for one in found.assumed)


def test_headings_may_be_misspelt_and_named(tmp_path: Path) -> None:
    text = table("Post Uniqe Reference,Job Titel,Wer,Reports to Senoir Post", "1,Chief,Ash,XX", "2,Clerk,Birch,1")
    found = of(tmp_path, text, columns={"name": "Wer"})
    assert posts(found)["2"]["reports_to"] == "1"
    assert found.stated["people"]["birch"]["name"] == "Birch"


def test_what_is_asked_for_and_not_there_is_said(tmp_path: Path) -> None:
    text = table(SENIOR, senior("1", "Ash", "XX"))
    with pytest.raises(RespchainError, match=r'no key "boss"; the keys are id, title, name'):
        of(tmp_path, text, columns={"boss": "Name"})
    with pytest.raises(UnknownName, match="Nam"):
        of(tmp_path, text, columns={"name": "Nam"})
    with pytest.raises(InputErrors, match=r"no table of posts.*Job Title.*found colour, shape"):
        of(tmp_path, table("colour,shape", "red,round"))
    with pytest.raises(InputErrors, match="the file is empty"):
        of(tmp_path, "")


def test_a_header_and_no_row_is_an_empty_charter(tmp_path: Path) -> None:
    found = of(tmp_path, table(SENIOR))
    assert found.rows == 0
    loaded(found, tmp_path)


def test_every_cell_is_in_the_charter_or_in_the_remainder(tmp_path: Path) -> None:
    rows = [
        senior("1", "Vacant since May, see HR", "XX", notes="ask Fir"),
        senior("2", "Birch", "1", fte="7"),
        senior("0", "Elm", "1", "Guest"),
    ]
    found = of(tmp_path, table("Board of the harbour," + "," * 8, SENIOR.replace("Notes", "Colour,Notes"), *rows))
    texts = [left.text for left in found.remainder()]
    assert {"Board of the harbour", "Vacant since May, see HR", "7", "Guest", "0"} <= set(texts)
    assert "ask Fir" in texts
    loaded(found, tmp_path)


def test_a_table_of_established_posts_without_names(tmp_path: Path) -> None:
    text = table(
        "岗位名称,所属部门,上级岗位,编制数,岗位类别",
        "局长,局机关,,1,管理岗",
        "科长,法规科,局长,2,管理岗",
        "科员,法规科,科长,6,专技岗",
    )
    found = of(tmp_path, text)
    assert [(post, entry["headcount"], entry.get("reports_to")) for post, entry in posts(found).items()] == [
        ("局长", 1, None), ("科长", 2, "局长"), ("科员", 6, "科长"),
    ]  # fmt: skip
    assert [entry["ladder"] for entry in posts(found).values()] == ["管理岗", "管理岗", "专技岗"]


def test_one_name_on_very_many_posts_and_one_title_in_very_many_rows_take_no_longer(tmp_path: Path) -> None:
    rows = [f"Clerk,Unit {at % 7},Ash,Clerk {at % 5}" for at in range(20_000)]
    found = of(tmp_path, table("Post,Department,Name,Reports to", *rows))
    assert (found.rows, found.mapped) == (20_000, 20_000)
    assert len(found.stated["people"]) == 1
