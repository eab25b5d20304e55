"""Tables of responsibility as they are found: orders, wordings and dirt of every kind."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import respchain as rc
from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci import imported
from respchain.files.reading import read as read_charter


@pytest.fixture(name="made")
def _made(tmp_path: Path) -> Callable[..., Imported]:
    """Imports a text under a name, sees that the law of rows holds, and that the charter loads."""

    def make(text: str | bytes, name: str = "raci.md", **wishes: Any) -> Imported:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        found = imported([file], Wishes(**wishes))
        assert found.rows == found.mapped + found.unmapped
        charter = tmp_path / "charter.yaml"
        charter.write_text(emitted(found.stated), "utf-8")
        read_charter(charter)
        return found

    return make


def parts(found: Imported, duty: str) -> dict[str, Any]:
    """The actors of a duty, by their part."""
    entry = found.stated["duties"][duty]
    return {key: value for key, value in entry.items() if key not in ("title", "matter", "source_cell", "source_id")}


def left(found: Imported) -> dict[str, str]:
    """What was left, by its text, with the reason."""
    return {one.text: str(one.why) for one in found.remainder()}


CELLS = """# Deploy
R = Responsible, A = Accountable, C = Consulted, I = Informed, V = Verifies

| # | Task \\| step | PM | **Dev** lead | Ops (on call) | Legal | Idle |
|:-:|:-----|:--:|:--:|:--:|----|---|
| | **Prepare** | | | | | |
| 1.1 | **Sign** the *plan* | **A** | R* | – | C[^1] | - |
| 1.2 | Book_rooms_now | A/R | c | — | C/I | |
| 1.3 | Ship | A¹ | R & A | TODO | V | |
| | *Do it* | | | | | |
| 2.1 | Roll out | AR | R, C | n/a | I (by mail) | |
| 2.2 | Nothing yet | - | - | - | - | |

[^1]: a footnote
"""


def test_cells_of_letters_in_markdown(made: Callable[..., Imported]) -> None:
    found = made(CELLS)
    assert list(found.stated["posts"]) == ["pm", "dev-lead", "ops-on-call", "legal", "idle"]
    assert [duty["title"] for duty in found.stated["duties"].values()] == [
        "Sign the plan", "Book_rooms_now", "Ship", "Roll out", "Nothing yet",
    ]  # fmt: skip
    assert parts(found, "sign-the-plan") == {"accountable": "pm", "responsible": ["dev-lead"], "consulted": ["legal"]}
    assert parts(found, "book_rooms_now") == {
        "accountable": "pm", "responsible": ["pm"], "consulted": ["dev-lead", "legal"], "informed": ["legal"],
    }  # fmt: skip
    assert parts(found, "ship") == {"accountable": ["pm", "dev-lead"], "responsible": ["dev-lead"]}
    assert parts(found, "roll-out") == {
        "accountable": "pm", "responsible": ["pm", "dev-lead"], "consulted": ["dev-lead"], "informed": ["legal"],
    }  # fmt: skip
    assert parts(found, "nothing-yet") == {}
    assert found.stated["duties"]["ship"]["source_id"] == "1.3"
    matters = found.stated["matters"]
    assert [matters[matters[duty["matter"]]["part_of"]]["title"] for duty in found.stated["duties"].values()] == [
        "Prepare", "Prepare", "Prepare", "Do it", "Do it",
    ]  # fmt: skip
    assert set(left(found)) == {"R*", "C[^1]", "A¹", "TODO", "V", "I (by mail)"}
    assert left(found)["V"] == 'the format has no key for "Verifies"'
    assert left(found)["TODO"] == "this is still to be decided"
    assert found.stated["name"] == "Deploy"


def test_findings_of_a_table_lead_back(made: Callable[..., Imported], tmp_path: Path) -> None:
    from datetime import date

    made(CELLS)
    report = rc.check(rc.load(tmp_path / "charter.yaml"), as_of=date(2026, 6, 1))
    found = {(finding.rule, subject.id) for finding in report.findings for subject in finding.subjects}
    assert report.profile == "raci"
    assert {("OVL004", "ship"), ("GAP010", "nothing-yet"), ("SPAN003", "idle")} <= found
    assert not [finding for finding in report.findings if finding.rule in ("OVL001", "OVL002", "GAP004")]


def test_several_tables_of_both_orders_and_what_is_none(made: Callable[..., Imported]) -> None:
    found = made(
        """# Work
## Planning
| Task | PM | Dev |
|---|---|---|
| Plan | A | R |

## Running
| Task | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Watch | Dev / PM | PM | Legal<br>Support/Operations | everyone |
| Mend | Dev, PM | TBD | - | Legal and PM |

## Legend
| Letter | Meaning |
|---|---|
| R | Responsible |
| A | Accountable |

| Term | Definition |
|---|---|
| SLA | An agreement |
"""
    )
    assert [post["title"] for post in found.stated["posts"].values()] == ["PM", "Dev", "Legal", "Support/Operations"]
    assert parts(found, "watch") == {
        "accountable": "pm", "responsible": ["dev", "pm"], "consulted": ["legal", "support-operations"],
        "informed": ["dev", "pm", "legal", "support-operations"],
    }  # fmt: skip
    assert parts(found, "mend") == {"responsible": ["dev", "pm"], "informed": ["legal", "pm"]}
    matters = found.stated["matters"]
    assert [matter["title"] for matter in matters.values() if "part_of" not in matter] == ["Planning", "Running"]
    assert sum("no table of responsibility, not read" in told for told in found.read) == 2
    assert {"SLA", "An agreement", "TBD"} == set(left(found))
    assert [str(told).split(": ", 1)[1] for told in found.assumed] == [
        '"Support/Operations" is taken for one actor',
        '"everyone" stands for all 4 actors of the table that it can mean',
    ]


def test_a_turned_table_a_long_one_and_one_with_ticks(made: Callable[..., Imported]) -> None:
    turned = made("Role,Draft,Approve\nPolicy Manager,R,A\nLegal Officer,A,R\nPress Officer,C,\n", "a.csv")
    assert parts(turned, "draft") == {
        "accountable": "legal-officer", "responsible": ["policy-manager"], "consulted": ["press-officer"],
    }  # fmt: skip
    guessed = made(",Draft it,Approve it\nPolicy Manager,R,A\nLegal Officer,A,R\n", "b.csv")
    assert list(guessed.stated["duties"]) == ["draft-it", "approve-it"]
    assert "the rows are actors" in guessed.assumed[0]
    long = made("Activity,Role,RACI\nDraft,Manager,A\n,Officer,R\nPublish,Manager,A/R\nPublish,Officer,\n", "c.csv")
    assert parts(long, "draft") == {"accountable": "manager", "responsible": ["officer"]}
    assert parts(long, "publish") == {"accountable": "manager", "responsible": ["manager"]}
    assert left(long) == {"Officer": "no letter says what its part is"}
    alone = made("# Deploy\n\n| Role | RACI |\n|---|---|\n| PM | A |\n| Dev | R |\n")
    assert parts(alone, "deploy") == {"accountable": "pm", "responsible": ["dev"]}
    ticks = made(",PM,PM,PM,Dev,Dev,Dev\nTask,R,A,C,R,A,C\nCut,,x,,x,,\nGlue,✓,✓,,,,1\n", "d.csv")
    assert parts(ticks, "cut") == {"accountable": "pm", "responsible": ["dev"]}
    assert parts(ticks, "glue") == {"accountable": "pm", "responsible": ["pm"], "consulted": ["dev"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| Decision | CEO | CFO | Team |\n|---|---|---|---|\n| Choose | D | A | R |\n| Stop | I | D | P |\n",
            [
                {"accountable": "ceo", "recommend": ["team"], "veto": ["cfo"]},
                {"accountable": "cfo", "responsible": ["team"], "consulted": ["ceo"]},
            ],
        ),
        (
            "| Task | PM | Lab | Law |\n|---|---|---|---|\n| Test | A | R/S | Q |\n",
            [{"accountable": "pm", "responsible": ["lab"], "support": ["lab"]}],
        ),
        (
            "S = Sign-off, A = Accountable, R = Responsible, O = Omitted\n\n"
            "| Task | PM | Lab | Law |\n|---|---|---|---|\n| Test | A | R | S |\n| Run | A/R | O | O |\n",
            [
                {"accountable": "pm", "responsible": ["lab"], "veto": ["law"]},
                {"accountable": "pm", "responsible": ["pm"]},
            ],
        ),
        (
            "| Aufgabe | Leitung | Einkauf |\n|---|---|---|\n| Bestellen | A | R |\n",
            [{"accountable": "leitung", "responsible": ["einkauf"]}],
        ),
        (
            "| Task | PM | Lab |\n|---|---|---|\n| Test | Accountable | Responsible, Consulted |\n",
            [{"accountable": "pm", "responsible": ["lab"], "consulted": ["lab"]}],
        ),
        (
            "| 事项 | 张三 | 李四 |\n|---|---|---|\n| 起草 | A | R |\n",
            [{"accountable": "张三", "responsible": ["李四"]}],
        ),
    ],
)
def test_variants_by_their_letters_and_keys(made: Callable[..., Imported], text: str, expected: list[Any]) -> None:
    found = made(text)
    assert [parts(found, duty) for duty in found.stated["duties"]] == expected


def test_columns_are_told_by_what_they_hold(made: Callable[..., Imported]) -> None:
    misspelt = made(
        ",,Business,Business,\nStep,Actvity,PO,SME,Comments\n1,Design,A,R,ok\n,,,,\n3,Test,I,A,x y\n", "a.csv"
    )
    assert [(duty["title"], duty["source_id"]) for duty in misspelt.stated["duties"].values()] == [
        ("Design", "1"),
        ("Test", "3"),
    ]
    assert set(left(misspelt)) == {"Business", "ok", "x y"}
    grouped = made(
        "| Process | Step | PM |\n|---|---|---|\n| Buy | Ask | A |\n| Buy | Order | A |\n"
        "| Sell | Offer | A |\n| Sell | Ship | R |\n"
    )
    assert [duty["title"] for duty in grouped.stated["duties"].values()] == ["Ask", "Order", "Offer", "Ship"]
    assert [matter["title"] for matter in grouped.stated["matters"].values() if "part_of" not in matter] == [
        "Buy",
        "Sell",
    ]
    names = made("Activity,Responsibel,Acountable\nPaint,Bob,Ann\n", "b.csv")
    assert parts(names, "paint") == {"accountable": "ann", "responsible": ["bob"]}
    letters = made('Project\n\nTask,R,A,C,I\nDraft,PM,CEO,"Legal, HR",-\n', "c.csv")
    assert parts(letters, "draft") == {"accountable": "ceo", "responsible": ["pm"], "consulted": ["legal", "hr"]}


CHINESE = """市场监管局职责分工表,,,,,
,,,,,
序号,工作事项,牵头单位,配合单位,分管领导,完成时限
一,重点工作,,,,
1,食品安全检查,市场科,法规科、办公室,张副局长,每月
2,信用监管,市场科／法规科,各科室,李副局长,年底前
二,其他工作,,,,
3,文件归档,信用科/档案科,相关部门,,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_table_of_departments(made: Callable[..., Imported], encoding: str) -> None:
    found = made(CHINESE.encode(encoding), "分工.csv")
    assert list(found.stated["departments"]) == ["市场科", "法规科", "办公室", "信用科-档案科"]
    assert list(found.stated["posts"]) == ["张副局长", "李副局长"]
    assert parts(found, "食品安全检查") == {
        "accountable": "张副局长", "responsible": ["市场科"], "assist": ["法规科", "办公室"],
    }  # fmt: skip
    assert parts(found, "信用监管") == {
        "accountable": "李副局长", "responsible": ["市场科", "法规科"],
        "assist": ["市场科", "法规科", "办公室", "信用科-档案科"],
    }  # fmt: skip
    assert parts(found, "文件归档") == {
        "accountable": "信用科-档案科", "responsible": ["信用科-档案科"], "assist": [{"unknown": "相关部门"}],
    }  # fmt: skip
    matters = found.stated["matters"]
    assert [matter["title"] for matter in matters.values() if "part_of" not in matter] == ["重点工作", "其他工作"]
    assert (found.stated["name"], found.stated["language"]) == ("市场监管局职责分工表", "zh")
    assert set(left(found)) == {"每月", "年底前"}


def test_chinese_words_and_signs_in_cells(made: Callable[..., Imported]) -> None:
    found = made(
        "任务;市场局;法规科;办公室;督查室;说明\n食品检查;主办;协办;知会;监督;按月\n处罚;配合;主办、审核;-;;\n"
        "归档;/;;牵头;无;\n",
        "a.csv",
    )
    assert parts(found, "食品检查") == {
        "accountable": "市场局", "responsible": ["市场局"], "assist": ["法规科"], "informed": ["办公室"],
        "supervised_by": ["督查室"],
    }  # fmt: skip
    assert parts(found, "处罚") == {
        "accountable": "法规科", "responsible": ["法规科"], "assist": ["市场局"], "veto": ["法规科"],
    }  # fmt: skip
    assert parts(found, "归档") == {"accountable": "办公室", "responsible": ["办公室"]}
    signs = made("注：●表示主办，○表示配合\n\n| 事项 | 甲科 | 乙科 |\n|---|---|---|\n| 检查 | ● | ○ |\n")
    assert parts(signs, "检查") == {"accountable": "甲科", "responsible": ["甲科"], "assist": ["乙科"]}
    approved = made("| 事项 | 局长 | 甲科 | 乙科 |\n|---|---|---|---|\n| 检查 | 审批 | 主办 | 会签 |\n")
    assert parts(approved, "检查") == {"accountable": "局长", "responsible": ["甲科"], "veto": ["乙科"]}


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Build"
    sheet["A1"] = "Project X"
    sheet.merge_cells("A1:F1")
    for row in (
        [], ["Phase", "Task", "PM", "Dev", "QA", "Notes"], ["Plan", "Scope", "A", "R", "C", "see wiki"],
        [None, "Budget", "A/R", None, "I"], ["Build", "Code", "A", "R", "C"], [None, "Test", "A", None, "R"], [],
        ["R = Responsible, A = Accountable, C = Consulted, I = Informed"], ["Approved in May"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A4:A5")
    other = book.create_sheet("Run")
    for row in (
        ["Operations"], ["Task", "PM", "Ops"], ["Day to day"], ["Watch", "I", "A/R"], ["Night"], ["Page", "A", "R"],
        ["Log"],
    ):  # fmt: skip
        other.append(row)
    other.merge_cells("A3:C3")
    book.create_sheet("Key").append(["Letter", "Meaning"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_sheets_of_a_workbook_with_merged_rows_and_groups_on_their_first_row(made: Callable[..., Imported]) -> None:
    found = made(_workbook(), "raci.xlsx")
    matters = found.stated["matters"]

    def path(duty: str) -> list[str]:
        names, at = [], found.stated["duties"][duty]["matter"]
        while (at := matters[at].get("part_of")) is not None:
            names.append(matters[at]["title"])
        return names[::-1]

    assert [path(duty) for duty in ("scope", "budget", "code", "test")] == [
        ["Project X", "Plan"], ["Project X", "Plan"], ["Project X", "Build"], ["Project X", "Build"],
    ]  # fmt: skip
    assert [path(duty) for duty in ("watch", "page")] == [["Operations", "Day to day"], ["Operations", "Night"]]
    assert parts(found, "budget") == {"accountable": "pm", "responsible": ["pm"], "informed": ["qa"]}
    assert parts(found, "log") == {}
    assert list(found.stated["posts"]) == ["pm", "dev", "qa", "ops"]
    assert set(left(found)) == {"see wiki", "Approved in May"}
    assert [str(told).split(": ", 1)[1] for told in found.assumed] == ['"Night" heads the rows below it']


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (
            "| Letter | Meaning |\n|---|---|\n| R | Responsible |\n| A | Accountable |\n",
            "a.md",
            "found Letter, Meaning",
        ),
        ("Post,Grade\nClerk,C\nMayor,A\n", "a.csv", "looked for a heading such as Activity"),
        ("", "a.csv", "no table of responsibility"),
        ("no table at all", "a.md", "no table of responsibility"),
        (b"\x00\xff\xfe\x01" * 9, "a.csv", "a.csv"),
        (b"PK\x03\x04 broken", "a.xlsx", "cannot be read"),
    ],
)
def test_a_file_without_such_a_table_is_an_error(
    text: str | bytes, name: str, why: str, made: Callable[..., Imported]
) -> None:
    with pytest.raises(InputErrors, match=why):
        made(text, name)


def test_columns_can_be_named(made: Callable[..., Imported]) -> None:
    text = "Ziel;Wer zahlt;Macht es\nBauen;Bund;Amt\n"
    with pytest.raises(InputErrors):
        made(text, "a.csv")
    wanted = {"activity": "Ziel", "accountable": "Wer zahlt", "responsible": "Macht es"}
    found = made(text, "a.csv", columns=wanted)
    assert parts(found, "bauen") == {"accountable": "bund", "responsible": ["amt"]}
    with pytest.raises(UnknownName, match='no column "Zeil"; did you mean "Ziel"'):
        made(text, "a.csv", columns={"activity": "Zeil"})
    with pytest.raises(UnknownName, match='no key "acountable"; did you mean "accountable"'):
        made(text, "a.csv", columns={"acountable": "Ziel"})


WORDS = st.sampled_from(
    ["A", "R", "A/R", "c", "-", "", "—", "TODO", "V", "Sign", "PM", "Dev lead", "Task", "Role", "RACI", "Phase", "Plan",
     "**Do it**", "Responsible", "Accountable", "everyone", "主办", "协办", "牵头单位", "市场局", "事项", "1", "1.1",
     "一", "R = Responsible, A = Accountable", "x", "<b>", "=1+1", "a|b", "\\", "注：无", "Support/Ops"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=8), markdown=st.booleans())
def test_made_tables_are_read_or_refused(
    rows: list[list[str]], markdown: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("made")
    file = folder / ("a.md" if markdown else "a.csv")
    lines = ["|".join(["", *row, ""]) if markdown else ";".join(row) for row in rows]
    file.write_text("\n".join([lines[0], "|---|---|", *lines[1:]] if markdown else lines), "utf-8")
    try:
        found = imported([file], Wishes())
    except RespchainError:
        return
    assert found.rows == found.mapped + found.unmapped
    assert all(one.text.strip() and one.why for one in found.remainder())
    charter = folder / "charter.yaml"
    charter.write_text(emitted(found.stated), "utf-8")
    read_charter(charter)
    stated = {actor for section in ("posts", "departments", "bodies") for actor in found.stated.get(section, {})}
    for duty in found.stated["duties"].values():
        for part in ("accountable", "responsible", "consulted"):
            given_to = duty.get(part, [])
            assert all(
                one in stated or isinstance(one, dict)
                for one in (given_to if isinstance(given_to, list) else [given_to])
            )
