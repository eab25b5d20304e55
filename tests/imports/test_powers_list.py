"""Lists of powers and responsibilities: tables and forms, and what their charters are found to lack."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.powers_list import imported
from respchain.files.reading import read
from respchain.model.stated import Stated
from tests.charters import check, found
from tests.imports.samples import sample

HERE = Path(__file__).parents[1] / "data" / "imports" / "powers-list"
HEADS = ["序号", "职权名称", "职权类型", "实施依据", "实施主体", "承办机构", "责任事项", "追责情形"]


def made(path: Path, **wishes: Any) -> Imported:
    result = imported([path], Wishes(**wishes))
    assert result.rows == result.mapped + result.unmapped
    return result


def loaded(result: Imported, folder: Path) -> Stated:
    path = folder / "charter.yaml"
    path.write_text(emitted(result.stated), "utf-8")
    return read(path)


def of_rows(rows: list[list[str]], folder: Path, name: str = "list.csv", encoding: str = "utf-8") -> Imported:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = folder / name
    path.write_bytes(out.getvalue().encode(encoding))
    return made(path)


def one(duties: str, folder: Path, kind: str = "行政许可", *, trigger: str = "", unit: str = "") -> dict[str, Any]:
    stated = of_rows([HEADS, ["1", "取水", kind, "", "水务局", unit, duties, trigger]], folder).stated
    return {duty["title"].partition("：")[0]: duty for duty in stated.get("duties", {}).values()}


def left(result: Imported) -> dict[str, str]:
    return {one.text: str(one.why) for one in result.remainder()}


# The sample: one power of a real list, cut off in its sixth stage.


def test_the_sample_has_one_power_six_stages_and_one_limit() -> None:
    result = made(sample("powers-list/sample_responsibility_items.txt"))
    stated = result.stated
    [matter] = stated["matters"].values()
    assert matter["title"] == "伪造、变造、转让地质勘查资质证书的处罚"
    assert matter["kind"] == "行政处罚"
    assert "source_id" not in matter  # 职权编码 is followed at once by the next label
    [(department, entry)] = stated["departments"].items()
    assert department == entry["title"] == "国土资源局"
    assert [power["power"] for power in entry["powers"]] == ["punish"]
    duties = list(stated["duties"].values())
    assert [duty["title"].partition("：")[0] for duty in duties] == [
        "立案", "调查取证", "审理", "告知", "决定", "送达",
    ]  # fmt: skip
    assert [duty["stage"] for duty in duties] == ["accept", "inspect", "review", "deliver", "approve", "deliver"]
    assert [duty.get("within") for duty in duties] == ["10个工作日", None, None, None, None, None]
    assert duties[-1]["wording"].endswith("当事人")  # cut off in mid-sentence
    assert {duty["accountable"] for duty in duties} == {"国土资源局"}
    assert not any("responsible" in duty for duty in duties)
    assert not {"posts", "people", "consequences"} & set(stated)
    told = "\n".join(result.read)
    assert "labels without a value: 职权编码" in told
    assert "time limits: 1; rules of staffing: 1; of recusal: 1; persons who are appointed and not named: 1" in told
    assert left(result)["否"] == "whether it is passed on after review"


def test_every_stage_of_the_sample_falls_on_nobody(tmp_path: Path) -> None:
    result = made(sample("powers-list/sample_responsibility_items.txt"))
    report = check(emitted(result.stated), profile="cn-gov")
    duties = set(result.stated["duties"])
    assert {finding.subjects[0].id for finding in found(report, "GAP004")} == duties
    [collective] = found(report, "ACC002")
    assert collective.count == 6
    judged = {verdict.rule: verdict.not_judged for verdict in report.rules}
    assert judged["ACC001"] is not None  # the source has no column of people: never "clean"
    assert {finding.subtype for finding in found(report, "ACC006")} == {"none"}


# A look-alike of the sample, and of what follows in such a list.


def test_forms_are_read_with_broken_labels_and_a_basis_for_each_number() -> None:
    result = made(HERE / "form.txt")
    stated = result.stated
    assert [matter["kind"] for matter in stated["matters"].values()] == ["行政处罚", "行政许可"]
    duties = list(stated["duties"].values())
    assert len(duties) == 11
    assert [duty.get("basis") for duty in duties[:3]] == [
        ["《河道管理条例》第五条"], ["《行政处罚法》第四十二条"], None,
    ]  # fmt: skip
    assert [duty.get("within") for duty in duties[:6]] == ["7个工作日", None, None, None, None, "7日"]
    assert (duties[6]["stage"], duties[7]["stage"], duties[7]["mode"]) == ("execute", "execute", "default")
    assert [duty["responsible"] for duty in duties[8:]] == [["河道管理股"]] * 3
    assert stated["departments"]["河道管理股"]["part_of"] == "某县水务局"
    first, second = stated["consequences"].values()
    assert second["measures"] == ["警告", "降级"]
    assert first["basis"] == ["《行政处罚法》第七十六条"]
    assert "下列情形之一" in first["wording"]
    assert left(result) == {
        "一般程序：": "it leads in to the items that follow",
        "是": "whether it is passed on after review",
        "12345": "a telephone belongs to a post, and none is named",
    }
    assert any("宣传" in sentence and "execute" in sentence for sentence in result.assumed)
    assert duties[0]["source_cell"].endswith("form.txt:14")


def test_forms_in_a_table_of_two_columns_say_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        ("某县水务局权责事项表", ""), ("职权名称", "取水许可"), ("职权\n类型", "行政许可"), ("职权编码", ""),
        ("法定主体", "某县水务局"), ("责任事项", "1.受理责任：公示。"), ("", "2.决定责任：20日内决定。"),
        ("职权名称", "采砂许可"), ("职权类型", "行政许可"), ("责任事项", "受理\n决定"),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A6:A7")
    path = tmp_path / "表.xlsx"
    book.save(path)
    stated = made(path).stated
    assert [matter["title"] for matter in stated["matters"].values()] == ["取水许可", "采砂许可"]
    assert [duty["stage"] for duty in stated["duties"].values()] == ["accept", "approve", "accept", "approve"]
    assert [duty.get("within") for duty in stated["duties"].values()] == [None, "20日", None, None]
    assert list(stated["departments"]) == ["某县水务局"]


@pytest.mark.parametrize("file", ["form.txt", "list.csv"])
def test_the_look_alikes_load(file: str, tmp_path: Path) -> None:
    assert loaded(made(HERE / file), tmp_path).data["profile"] == "cn-gov"


# Tables.


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "行政许可"
    sheet["A1"] = "青川县林业局权责清单（2023年版）"
    sheet.merge_cells("A1:H1")
    heads = ["序号", "职 权\n名　称", "子项", "职权编码", "实施主体", "承办机构", "责任事项", "责任事项依据"]
    for column, text in enumerate(heads, 1):
        sheet.cell(2, column, text)
    sheet.append(
        [
            "1",
            "采伐许可",
            "1.城镇采伐",
            "A-001",
            "青川县林业局",
            "资源股",
            "1.受理责任：公示。2.决定责任：20日内决定。",
            "1.《行政许可法》第三十条\n2-1.《森林法》第五十六条",
        ]
    )
    sheet.append(["", "", "2.农村采伐", "A-002", "", "有关科室", "同上", ""])
    sheet.append(["2", "猎捕许可", "无", "A-003", "青川县林业局、县农业农村局", "", "受理\n审查\n决定", ""])
    sheet.merge_cells("B3:B4")
    sheet.append(["合计", "3"])
    other = book.create_sheet("职责边界")
    for row in (
        ["管理事项", "相关部门", "职责分工", "相关依据"],
        ["食品安全", "县市场监管局", "负责食品经营的监督管理，牵头协调", "《食品安全法》第五条"],
        ["", "县农业农村局", "负责农产品的监督管理", "《食品安全法》第二条"],
        ["校车安全", "教育局、公安局", "教育局：负责校车许可的审查；\n公安局：负责校车的监督检查", ""],
    ):
        other.append(row)
    for title, rows in {
        "部门职责": [
            ["主要职责", "具体工作事项", "具体处室"],
            ["负责防火", "编制规划", "防火办"],
            ["", "组织演练", "防火办"],
        ],
        "公共服务": [["序号", "服务事项", "主要内容", "承办机构"], ["1", "技术咨询", "提供种苗咨询", "推广站"]],
        "事中事后": [["事中事后监管制度", "主要内容"], ["采伐监管制度", "双随机检查"]],
        "填表说明": [["本表由各单位填写"]],
    }.items():
        more = book.create_sheet(title)
        for cells in rows:
            more.append(cells)
    book.save(path)


def test_a_workbook_of_several_sheets_is_one_charter(tmp_path: Path) -> None:
    path = tmp_path / "2023年青川县林业局权责清单.xlsx"
    workbook(path)
    result = made(path)
    stated = loaded(result, tmp_path).data
    assert stated["name"] == "青川县林业局权责清单（2023年版）"
    matters = {entry["title"]: entry for entry in stated["matters"].values()}
    assert matters["城镇采伐"]["part_of"] == matters["农村采伐"]["part_of"] == "采伐许可"
    assert [matters[name]["source_id"] for name in ("城镇采伐", "农村采伐", "猎捕许可")] == ["A-001", "A-002", "A-003"]
    assert matters["食品安全"]["coordinated_by"] == "县市场监管局"
    assert (matters["技术咨询"]["kind"], matters["技术咨询"]["public"]) == ("公共服务", True)
    assert matters["采伐监管制度"]["stages"] == ["monitor"]
    duties = {entry["title"]: entry for entry in stated["duties"].values()}
    assert duties["受理：采伐许可（农村采伐）"]["accountable"] == "青川县林业局"  # 同上
    assert duties["决定：采伐许可（城镇采伐）"]["basis"] == ["《森林法》第五十六条"]
    assert duties["审查：猎捕许可"]["accountable"] == ["青川县林业局", "县农业农村局"]
    assert (duties["负责校车许可的审查"]["accountable"], duties["负责校车许可的审查"]["stage"]) == ("教育局", "review")
    assert (duties["编制规划"]["accountable"], duties["编制规划"]["responsible"]) == ("青川县林业局", ["防火办"])
    assert left(result)["有关科室"] == "this names no unit"
    assert left(result)["合计"] == "a total"
    assert left(result)["本表由各单位填写"] == "this is no list of powers"
    report = check(emitted(result.stated), profile="cn-gov")
    overlap = [finding for finding in found(report, "OVL001") if "食品" in finding.message]
    assert len(overlap) == 1  # both departments watch the same matter


def test_an_old_workbook_and_gb18030_are_read(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("处罚")
    for row, cells in enumerate([HEADS, ["1", "擅自取水", "", "", "水务局", "", "立案\n决定", ""]]):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    path = tmp_path / "清单.xls"
    book.save(str(path))
    assert next(iter(made(path).stated["matters"].values()))["kind"] == "行政处罚"  # as the sheet is called
    rows = [["县水务局权力清单"], HEADS, ["1", "取水", "许可", "", "", "", "受理", ""]]
    result = of_rows(rows, tmp_path, encoding="gb18030")
    assert list(result.stated["departments"]) == ["县水务局"]  # as the title says
    assert next(iter(result.stated["matters"].values()))["kind"] == "行政许可"


def test_the_department_may_stand_in_the_name_of_the_file_alone(tmp_path: Path) -> None:
    result = of_rows([["职权名称", "责任事项"], ["取水", "受理"]], tmp_path, "青川县水务局权责清单（2021年）.csv")
    assert list(result.stated["departments"]) == ["青川县水务局"]
    assert result.stated["name"] == "青川县水务局权责清单（2021年）"
    assert any("青川县水务局" in sentence for sentence in result.assumed)
    nobody = of_rows([["职权名称", "责任事项"], ["取水", "受理"]], tmp_path, "a.csv")
    assert "accountable" not in next(iter(nobody.stated["duties"].values()))
    assert found(check(emitted(nobody.stated)), "GAP010")


def test_headings_over_rows_name_the_type_and_the_department(tmp_path: Path) -> None:
    rows = [
        ["职权名称", "责任事项", "备注"], ["一、行政许可（共1项）", "", ""], ["取水", "受理", ""],
        ["（二）县教育局（1项）", "", ""], ["办学", "受理", ""], ["说明一句", "", ""],
    ]  # fmt: skip
    result = of_rows([*rows, ["注：由县委编办解释", "", ""]], tmp_path)
    assert [matter["kind"] for matter in result.stated["matters"].values()][:2] == ["行政许可"] * 2
    assert list(result.stated["departments"]) == ["县教育局"]
    assert left(result)["注：由县委编办解释"] == "a note, and no entry"


def test_headings_in_two_rows_are_one_header(tmp_path: Path) -> None:
    rows = [
        ["序号", "职权名称", "责任清单", "", "廉政风险点", ""],
        ["", "", "责任事项", "追责情形", "环节名称", "防控措施"],
        ["1", "取水", "受理", "不受理的", "受理环节", "双人"],
    ]
    result = of_rows(rows, tmp_path)
    assert (result.rows, len(result.stated["duties"]), len(result.stated["consequences"])) == (1, 1, 1)
    assert left(result)["受理环节"]


def test_the_longest_wording_comes_first(tmp_path: Path) -> None:
    heads = ["责任事项依据", "追责依据", "责任主体", "实施依据", "责任事项", "事项", "追责情形"]
    cells = ["《甲法》第一条", "《乙法》第二条", "水务局", "《丙法》第三条", "受理", "取水", "不受理的"]
    stated = of_rows([heads, cells], tmp_path).stated
    [matter], [duty], [case] = (list(stated[name].values()) for name in ("matters", "duties", "consequences"))
    assert (matter["title"], matter["basis"]) == ("取水", ["《丙法》第三条"])
    assert (duty["accountable"], duty["basis"]) == ("水务局", ["《甲法》第一条"])
    assert (case["trigger"], case["basis"]) == ("不受理的", ["《乙法》第二条"])


# Responsibility items.


@pytest.mark.parametrize(
    "text",
    [
        "1.受理责任：公示。2.审查责任：审。3.决定责任：定。",
        "1、受理：公示。\n2、审查：审。\n3、决定：定。",
        "（1）受理责任:公示。（2）审查责任:审。（3）决定责任:定。",
        "①受理责任：公示。②审查责任：审。③决定责任：定。",
        "一、受理责任：公示。\n二、审查责任：审。\n三、决定责任：定。",
        "（一）受理责任：公示。\n（二）审查责任：审。\n（三）决定责任：定。",
        "受理责任：公示。\n审查责任：审。\n决定责任：定。",
        "1．受理责任：公示。(1)甲；(2)乙。2．审查责任：审。3．决定责任：定。",
    ],
)
def test_numbered_items_are_duties_whatever_the_numbers(text: str, tmp_path: Path) -> None:
    duties = one(text, tmp_path)
    assert [duty["stage"] for duty in duties.values()] == ["accept", "review", "approve"]
    assert list(duties) == ["受理", "审查", "决定"]


def test_two_procedures_are_told_apart(tmp_path: Path) -> None:
    text = "一、简易程序：\n1.决定责任：当场决定。\n二、一般程序：\n1.立案责任：立案。\n2.决定责任：决定。"
    assert list(one(text, tmp_path, "行政处罚")) == ["决定（简易程序）", "立案（一般程序）", "决定（一般程序）"]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("受理：十个工作日内受理", "10个工作日"),
        ("受理：自收到之日起20日内", "20日"),
        ("受理：在三十个工作日以内", "30个工作日"),
        ("受理：即日办结", "即时"),
        ("受理：24小时内", "24小时"),
        ("受理：两个月内", "2个月"),
        ("受理：及时受理", None),
        ("受理：当场受理", None),
        ("受理：当事人应当在三日内提出申请", None),
        ("受理：逾期十日内未缴纳的", None),
        ("受理：自即日起执行", None),
        ("受理：15%的工作日内", None),
    ],
)
def test_what_is_a_limit(text: str, within: str | None, tmp_path: Path) -> None:
    [duty] = one(text, tmp_path).values()
    assert duty.get("within") == within


@pytest.mark.parametrize(
    ("kind", "text", "stages"),
    [
        ("行政检查", "制定方案\n实施检查\n反馈结果\n督促整改", ["plan", "inspect", "report", "enforce"]),
        ("行政强制", "审批\n催告\n强制执行\n归档", ["approve", "enforce", "enforce", "record"]),
        ("行政给付", "受理\n审核\n审批\n发放", ["accept", "review", "approve", "pay"]),
        ("行政许可", "审查决定\n事后监管", [["review", "approve"], "monitor"]),
    ],
)
def test_words_are_stages(kind: str, text: str, stages: list[Any], tmp_path: Path) -> None:
    assert [duty["stage"] for duty in one(text, tmp_path, kind).values()] == stages


def test_a_power_without_a_duty_is_found(tmp_path: Path) -> None:
    rows = [
        ["1", "取水", "行政许可", "《水法》第一条", "水务局", "甲股", "", ""],
        ["2", "采砂", "行政许可", "", "水务局", "", "受理", ""],
    ]
    result = of_rows([HEADS, *rows], tmp_path)
    [finding] = found(check(emitted(result.stated), profile="cn-gov"), "PAR002")[:1]
    assert finding.subtype == "no-duty"
    assert left(result)["甲股"] == "no duty stands beside this"


def test_duties_that_are_merged_over_rows_are_in_all_hands(tmp_path: Path) -> None:
    rows = [["1", "取水", "行政许可", "", "水务局", unit, "受理", ""] for unit in ("甲股", "乙股")]
    [duty] = of_rows([HEADS, *rows], tmp_path).stated["duties"].values()
    assert duty["responsible"] == ["甲股", "乙股"]


def test_a_basis_that_says_more_is_kept_beside(tmp_path: Path) -> None:
    text = "【行政法规】《取水条例》（2017年修订）第三条、第四条：“应当申领《取水证》。”《中华人民共和国水法》第七条"
    result = of_rows([HEADS, ["1", "取水", "许可", text, "水务局", "", "受理", ""]], tmp_path)
    [matter] = result.stated["matters"].values()
    assert matter["basis"] == ["《取水条例》第三条", "《取水条例》第四条", "《中华人民共和国水法》第七条"]
    assert [base["rank"] for base in result.stated["bases"].values()] == ["regulation", "law"]
    assert left(result)[text] == "of this only the citations are part of the charter"


def test_columns_of_limits_and_publication_become_keys(tmp_path: Path) -> None:
    heads = [
        "事项名称",
        "责任事项",
        "法定办结时限",
        "承诺办结时限",
        "公开方式",
        "公开时间",
        "是否公开",
        "责任岗位",
        "责任人",
    ]
    cells = ["取水", "受理", "20个工作日", "五个工作日", "县政府网站", "2023年5月1日", "是", "窗口", "张三"]
    result = of_rows([heads, cells], tmp_path)
    [matter], [duty] = (list(result.stated[name].values()) for name in ("matters", "duties"))
    [promise] = result.stated["commitments"].values()
    assert (matter["within"], promise["within"]) == ("20个工作日", "5个工作日")
    assert duty["published"] == {"where": "县政府网站", "date": "2023-05-01"}
    assert duty["responsible"] == list(result.stated["posts"]) == ["窗口"]
    assert set(left(result)) == {"是", "张三"}
    loaded(result, tmp_path)


def test_the_same_power_in_two_hands_is_an_overlap(tmp_path: Path) -> None:
    rows = [["1", "无照经营的处罚", "行政处罚", "", name, "", "立案\n决定", ""] for name in ("城管局", "市场监管局")]
    result = of_rows([HEADS, *rows], tmp_path)
    assert len(result.stated["matters"]) == 1
    assert found(check(emitted(result.stated), profile="cn-gov"), "OVL001")


# What cannot be read, and how it is told.


def test_a_file_without_a_list_says_what_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,年龄\n甲,5\n", "utf-8")
    with pytest.raises(InputErrors, match=r"looked for headings such as 职权名称.*found 姓名, 年龄"):
        imported([path], Wishes())


def test_a_column_can_be_named_and_a_misspelt_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("干什么,责任事项\n取水,受理\n", "utf-8")
    result = imported([path], Wishes(columns={"title": "干什么"}))
    assert [matter["title"] for matter in result.stated["matters"].values()] == ["取水"]
    with pytest.raises(UnknownName, match='no column "干啥"'):
        imported([path], Wishes(columns={"title": "干什么", "kind": "干啥"}))
    with pytest.raises(UnknownName, match='no key "titel"; did you mean "title"'):
        imported([path], Wishes(columns={"titel": "干什么"}))


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\xff\x00", b"%PDF-1.4", b"PK\x03\x04abc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_garbage_is_an_input_error(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw)
    with pytest.raises(InputErrors):
        imported([path], Wishes())


# Nothing is lost, whatever the table.

_SAID = (
    "||无|取水许可|行政许可|行政规划|水务局|甲局、乙局|水政股|有关科室|同上|1.受理责任：公示。2.决定责任：定。|受理\n决定|《水法》第三条"
    "|《水法》第三条：“规定。”|20个工作日|一、行政处罚|合计|注：说明|5|=1+1|<b>|不受理的；滥用的|2023年5月1日|a:b|～！"
    "|甲局：负责审批；\n乙局：负责监管"
)
_WORDS = st.sampled_from(_SAID.split("|"))
_MORE = (
    "子项|职权编码|责任事项依据|追责依据|备注|管理事项|相关部门|职责分工|相关依据|主要职责|具体工作事项|具体处室|服务事项"
    "|主要内容|事中事后监管制度|法定期限|承诺期限|公开方式|责任岗位|别的"
)
_HEADS = st.lists(st.sampled_from([*HEADS, *_MORE.split("|")]), min_size=2, max_size=9, unique=True)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(heads=_HEADS, data=st.data())
def test_made_tables_load_and_lose_nothing(heads: list[str], data: st.DataObject, tmp_path: Path) -> None:
    rows = data.draw(st.lists(st.lists(_WORDS, min_size=len(heads), max_size=len(heads)), max_size=6))
    try:
        result = of_rows([heads, *rows], tmp_path)
    except RespchainError:
        return
    loaded(result, tmp_path)
    said = _bare(emitted(result.stated) + "".join([*(left.text for left in result.remainder()), *result.read]))
    for row in rows:
        for cell in row:
            for part in re.split(r"[\s、；：。:，“”]|\d[.、]", cell):
                assert _bare(part) in said or part in ("无", "同上", "5", "2023年5月1日") or "个工作日" in part, part


def _bare(text: str) -> str:
    text = text.replace("\\n", "").replace('\\"', '"')
    return re.sub(r"[\W_]|责任|一", "", text)


# Size: the shares of a whole province (粤府函〔2017〕15号) and the duties of 聊城 2019-07.

_COUNTS = {
    "行政许可": 494, "行政处罚": 2028, "行政强制": 108, "行政征收": 31, "行政给付": 38, "行政检查": 465,
    "行政确认": 121, "行政奖励": 34, "行政裁决": 4, "其他行政权力": 2244,
}  # fmt: skip


def test_a_province_is_read_whole(tmp_path: Path) -> None:
    powers, duties = sum(_COUNTS.values()), 29076
    assert powers == 5567
    names = ["受理责任", "审查责任", "决定责任", "送达责任", "事后监管责任", "其他责任"]
    rows: list[list[str]] = []
    for kind, count in _COUNTS.items():
        for _ in range(count):
            number = len(rows) + 1
            own = duties * number // powers - duties * (number - 1) // powers
            text = "\n".join(f"{place + 1}.{names[place]}：办理第{number}项。" for place in range(own))
            rows.append(
                [
                    str(number),
                    f"{kind}第{number}项",
                    kind,
                    f"《示例{number % 97}法》第二条",
                    f"示例{number % 51}局",
                    "甲科",
                    text,
                    "不履行职责的",
                ]
            )
    result = of_rows([HEADS, *rows], tmp_path, encoding="gb18030")
    stated = result.stated
    assert Counter(matter["kind"] for matter in stated["matters"].values()) == _COUNTS
    assert (len(stated["matters"]), len(stated["duties"]), result.rows) == (powers, duties, powers)
    assert sum(1 for entry in stated["departments"].values() if "part_of" not in entry) == 51
    assert len(stated["consequences"]) == 1
    assert any("5,567 powers" in sentence and "其他行政权力 2,244" in sentence for sentence in result.read)


def test_two_files_are_one_list(tmp_path: Path) -> None:
    write: Callable[[str, str], Path] = lambda name, text: tmp_path / name  # noqa: E731
    paths = []
    for name in ("甲局权责清单.csv", "乙局权责清单.csv"):
        path = write(name, "")
        path.write_text("职权名称,责任事项\n取水,受理\n", "utf-8")
        paths.append(path)
    stated = imported(paths, Wishes()).stated
    assert [duty["accountable"] for duty in stated["duties"].values()] == ["甲局", "乙局"]
