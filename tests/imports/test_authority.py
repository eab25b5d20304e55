"""Limits of authority: the figures of a published table, and tables as they come."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import respchain
from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.emitting import emitted
from respchain.files.importers.authority import imported
from respchain.files.importers.authority.limits import EVERYTHING, limit_of
from respchain.files.importers.authority.money import Unit, unit_of
from respchain.files.importers.imported import Imported, Wishes
from tests.imports.samples import sample

NOORG = "authority/noorg_authority_limits.md"


def brought(*paths: Path, **wishes: Any) -> Imported:
    found = imported(paths, Wishes(**wishes))
    assert found.rows == found.mapped + found.unmapped
    return found


def of(text: str, tmp_path: Path, name: str = "limits.md", **wishes: Any) -> Imported:
    file = tmp_path / name
    file.write_bytes(text.encode("utf-8"))
    return brought(file, **wishes)


def loaded(found: Imported, tmp_path: Path) -> respchain.Charter:
    file = tmp_path / "charter.yaml"
    file.write_text(emitted(found.stated), "utf-8")
    return respchain.load(file)


def told(found: Imported, tmp_path: Path, *families: str) -> list[tuple[str, list[str]]]:
    report = respchain.check(loaded(found, tmp_path), profile="all", as_of=date(2026, 6, 1))
    return [
        (finding.rule, [part.id for part in finding.subjects])
        for finding in report.findings
        if finding.rule.startswith(families) and finding.rule != "GAP009"
    ]


def gaps(found: Imported, matter: str, tmp_path: Path) -> list[Any]:
    covered = respchain.coverage(loaded(found, tmp_path), matter, as_of=date(2026, 6, 1))
    return [box.get("amount") for box in covered.gaps]


def exactly(number: int) -> list[dict[str, Any]]:
    return [{"low": number, "low_closed": True, "high": number, "high_closed": True}]


def scopes(found: Imported) -> dict[str, Any]:
    return {name: duty.get("scope") for name, duty in found.stated["duties"].items()}


# -- the published table


def test_the_figures_of_the_published_table() -> None:
    found = brought(sample(NOORG))
    assert (
        '"Financial Approval Authority": 6 levels × 3 matters = 18 cells: 1 unlimited, 2 from an amount up, '
        "14 up to an amount, 1 without authority"
    ) in found.read[0]
    assert found.read[1] == "1 limit has a qualifier"
    assert [line.rpartition(": ")[2] for line in found.read[2:]] == ["5 decisions", "3 decisions"]


def test_what_nobody_may_decide_by_the_published_table(tmp_path: Path) -> None:
    found = brought(sample(NOORG))
    assert gaps(found, "expense-approval", tmp_path) == []
    assert gaps(found, "contract-signing", tmp_path) == [exactly(10_000_000)]
    assert gaps(found, "capital-expenditure", tmp_path) == [exactly(5_000_000)]
    assert told(found, tmp_path, "GAP001") == [("GAP001", ["contract-signing"]), ("GAP001", ["capital-expenditure"])]


def test_nested_limits_of_the_published_table_are_no_overlaps_and_several_heads_are_found(tmp_path: Path) -> None:
    found = brought(sample(NOORG))
    assert told(found, tmp_path, "OVL001", "OVL002") == []
    several = {subjects[0] for rule, subjects in told(found, tmp_path, "OVL004")}
    assert several == {
        "hiring-hiring-manager-hr",
        "termination-hr-one-up-manager",
        "promotions-hiring-manager-hr-budget",
        "vendor-selection-procurement-business-owner",
        "real-estate-leases-cfo-ceo",
    }
    duties = found.stated["duties"]
    assert duties["hiring-hiring-manager-hr"]["shared"] == {"how": "joint"}
    assert "shared" not in duties["real-estate-leases-cfo-ceo"]


def test_levels_and_who_is_no_level_in_the_published_table() -> None:
    found = brought(sample(NOORG))
    posts = found.stated["posts"]
    assert list(posts)[:6] == ["board", "ceo", "cfo", "vp", "director", "manager"]
    assert not any("reports_to" in post for post in posts.values())
    assert any("no lines of command" in one for one in found.assumed)
    [own] = [one for one in found.assumed if "no level of a table" in one]
    assert "Policy owner" in own
    assert "HR Director" in own
    signers = {duty["accountable"] for name, duty in found.stated["duties"].items() if name.startswith("ndas-")}
    assert signers == {"vp", "cfo", "ceo", "board"}
    duty = found.stated["duties"]["contract-signing-cfo"]
    assert duty["scope"] == {"amount": "< 5000000", "contract-signing-kind": "financial"}
    left = {(one.place.line, one.text) for one in found.remainder()}
    assert left == {(57, "Customer contracts"), (57, "Per contract value matrix"), (59, "HR Director or above")}


# -- limits as they are written


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("$5M", "<= 5000000"), ("<$250K", "< 250000"), (">$10M", "> 10000000"), ("≤ 50,000", "<= 50000"),
        ("up to 1m", "<= 1000000"), ("50万元以下", "<= 500000"), ("100万元以上", ">= 1000000"),
        ("10-50万元", "[100000..500000]"), ("50万元以内", "<= 500000"), ("不满50万元", "< 500000"),
        ("超过50万元", "> 500000"), ("50万元以外", "> 500000"), ("10万元以上不满50万元", "[100000..500000)"),
        ("10万元（不含）以上50万元（含）以下", "(100000..500000]"), ("50万元以下（不含50万元）", "< 500000"),
        ("五十万元以下", "<= 500000"), ("１００万元以上", ">= 1000000"), ("10万＜金额≤50万", "(100000..500000]"),
        ("单笔50万元以下", "<= 500000"), ("3亿元以上", ">= 300000000"), ("over $1k up to $5k", "(1000..5000]"),
        ("$10,001 - $50,000", "[10001..50000]"), ("between $10K and $50K", "[10000..50000]"),
        ("under 5 million dollars", "< 5000000"), ("€1.000.000", "<= 1000000"), ("1,5m", "<= 1500000"),
        ("CHF 1'000'000", "<= 1000000"), (r"\<\$5M", "< 5000000"), ("**&lt; $5M**", "< 5000000"),
        ("$1M+", ">= 1000000"),
        ("not exceeding $100,000.50", "<= 100000.50"), ("$10K per transaction", "<= 10000"), ("≥¥50万", ">= 500000"),
        ("500 or less", "<= 500"), ("10 to 20 million", "[10000000..20000000]"), ("$500-$5K", "[500..5000]"),
    ],
)  # fmt: skip
def test_a_limit_is_open_or_closed_as_it_is_written(text: str, scope: str) -> None:
    limit = limit_of(text)
    assert limit is not None
    assert limit.scope is not None
    assert limit.scope == scope.removesuffix("0") if scope.endswith(".50") else limit.scope == scope


@pytest.mark.parametrize("text", ["Unlimited", "不限", "No limit", "无上限", "Full authority", "任何金额", "✓"])
def test_all_of_it(text: str) -> None:
    limit = limit_of(text)
    assert limit is not None
    assert limit.span == EVERYTHING


@pytest.mark.parametrize("text", ["N/A", "-", "—", "--", "无", "None", "nil", "无权", "×", "", "不适用"])
def test_none_of_it(text: str) -> None:
    limit = limit_of(text)
    assert limit is not None
    assert limit.span is None


@pytest.mark.parametrize(
    "text",
    ["see note", "Board approval", "< 10%", "2026-01-01", "$5M (with CFO)", "<$5M, financial", "1.2.3", "$5 or €7",
     "50万元以下（须经局长批准）", "< $1, < $2, < $3", "> $5M < $1M", "$", "12/3"],
)  # fmt: skip
def test_what_is_no_limit_that_can_be_read_exactly(text: str) -> None:
    assert limit_of(text) is None


@given(st.integers(1, 999), st.sampled_from(["", "k", "m", "万", "亿"]), st.sampled_from(["<", "≤", ">", "≥"]))
def test_numbers_are_multiplied_by_what_stands_behind(number: int, word: str, sign: str) -> None:
    times = {"": 1, "k": 10**3, "m": 10**6, "万": 10**4, "亿": 10**8}[word]
    limit = limit_of(f"{sign} {number}{word}")
    assert limit is not None
    assert (
        limit.scope
        == f"{ {'≤': '<=', '≥': '>='}.get(sign, sign) } {Decimal(number * times)}".replace("  ", " ").strip()
    )


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Contract Signing (USD '000)", Unit("USD", Decimal(1000))),
        ("审批额度（万元）", Unit("CNY", Decimal(10000))),
        ("Limit ($K)", Unit("$", Decimal(1000))),
        ("All amounts in thousands of EUR", Unit("EUR", Decimal(1000))),
        ("单位：万元", Unit("CNY", Decimal(10000))),
        ("Expense approval", Unit()),
    ],
)
def test_units_of_headings_and_captions(heading: str, unit: Unit) -> None:
    assert unit_of(heading) == unit


# -- tables


TABLE = """
# Limits

| Level | Purchases | Contracts (financial only) |
|---|--:|--:|
| Board | Unlimited | > $1M |
| Head | < $50K | <= $1M |
| Clerk | < $5K | N/A |
"""


def test_columns_of_levels_are_read_as_rows_of_levels_are(tmp_path: Path) -> None:
    flipped = """
| Category | Board | Head | Clerk |
|---|---|---|---|
| Purchases | Unlimited | < $50K | < $5K |
| Contracts (financial only) | > $1M | <= $1M | N/A |
"""
    one, other = of(TABLE, tmp_path), of(flipped, tmp_path, "flipped.md")
    assert list(one.stated["posts"]) == list(other.stated["posts"]) == ["board", "head", "clerk"]
    assert scopes(one) == scopes(other)
    assert told(one, tmp_path, "OVL", "GAP") == told(other, tmp_path, "OVL", "GAP") == []


def test_two_posts_on_one_level_are_an_overlap_and_nested_levels_are_none(tmp_path: Path) -> None:
    side = of(TABLE.replace("| Head |", "| Head / Deputy |"), tmp_path)
    assert told(side, tmp_path, "OVL001") == [
        ("OVL001", ["purchases-head", "purchases-deputy"]),
        ("OVL001", ["contracts-financial-only-head", "contracts-financial-only-deputy"]),
    ]
    assert told(side, tmp_path, "OVL002") == []
    numbered = of(
        "Grade,Position,Purchases\n3,Board,Unlimited\n2,Head,< 50000\n2,Treasurer,< 20000\n1,Clerk,< 5000\n",
        tmp_path, "grades.csv",
    )  # fmt: skip
    assert told(numbered, tmp_path, "OVL") == [("OVL002", ["purchases-head", "purchases-treasurer"])]


def test_a_lower_level_that_may_decide_more_is_found(tmp_path: Path) -> None:
    text = (
        "Position,Purchases,Travel,Gifts\nBoard,Unlimited,Unlimited,Unlimited\n"
        "Head,< 5000,< 900,< 90\nClerk,< 9000,< 90,< 9\n"
    )
    found = of(text, tmp_path, "limits.csv")
    assert told(found, tmp_path, "OVL") == [("OVL002", ["purchases-head", "purchases-clerk"])]


def test_levels_from_the_lowest_up(tmp_path: Path) -> None:
    found = of("Position,Purchases\nClerk,< 5000\nHead,< 50000\nBoard,Unlimited\n", tmp_path, "up.csv")
    assert told(found, tmp_path, "OVL", "GAP") == []


def test_lines_of_command_only_where_the_table_says_so(tmp_path: Path) -> None:
    found = of(
        "Position,Reports to,Purchases\nBoard,XX,Unlimited\nHead,Board,< 50000\nClerk,Chief,< 5000\n", tmp_path, "l.csv"
    )
    posts = found.stated["posts"]
    assert posts["board"]["top"] is True
    assert [posts[name].get("reports_to") for name in ("head", "clerk")] == ["board", {"unknown": "Chief"}]
    assert not any("no lines of command" in one for one in found.assumed)


def test_a_workbook_in_chinese_with_a_title_a_unit_and_remarks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "权限表"
    for row in (
        ["某局资金审批权限表"],
        ["单位：万元"],
        ["审批层级", "采购", "工程", "备注"],
        ["局长", "不限", "100以上", "集体研究"],
        ["分管副局长", "50以下", "10-100", None],
        ["科长", "５", "无", None],
    ):
        sheet.append(row)
    file = tmp_path / "权限.xlsx"
    book.save(file)
    found = brought(file, language="zh")
    assert scopes(found) == {
        "采购-局长": None,
        "采购-分管副局长": {"amount": "<= 500000"},
        "采购-科长": {"amount": "<= 50000"},
        "工程-局长": {"amount": ">= 1000000"},
        "工程-分管副局长": {"amount": "[100000..1000000]"},
    }
    assert found.stated["facets"]["amount"]["unit"] == "CNY"
    assert [left.text for left in found.remainder()] == ["集体研究"]
    assert told(found, tmp_path, "GAP001") == [("GAP001", ["工程"])]  # below 10万元
    assert told(found, tmp_path, "OVL") == [("OVL002", ["工程-局长", "工程-分管副局长"])]  # exactly 100万元
    assert found.stated["duties"]["采购-科长"]["source_cell"].endswith("权限.xlsx[权限表!B6]")


def test_a_long_list_of_amounts_and_approvers(tmp_path: Path) -> None:
    text = (
        "| Spend category | Amount | Approver |\n|---|---|---|\n| Goods | < $5,000 | Clerk |\n"
        "| | $5,000 - $50,000 | Head |\n| | > $50,000 | Board |\n| Works | up to $10K | Clerk |\n"
        "| Works | up to $90K | Head |\n| Works | > $100K | Board |\n"
    )
    found = of(text, tmp_path)
    assert told(found, tmp_path, "OVL001", "OVL002") == []
    assert told(found, tmp_path, "GAP001") == [("GAP001", ["works"])]
    assert gaps(found, "works", tmp_path) == [
        [{"low": 90000, "low_closed": False, "high": 100000, "high_closed": True}]
    ]


def test_bands_that_share_a_bound_overlap_there(tmp_path: Path) -> None:
    found = of("事项,金额,审批人\n采购,10-50万元,科长\n采购,50-100万元,局长\n", tmp_path, "清单.csv")
    assert told(found, tmp_path, "OVL") == [("OVL002", ["采购-科长", "采购-局长"])]


def test_a_list_of_decisions_and_who_takes_them(tmp_path: Path) -> None:
    text = (
        "| 决策事项 | 审批人 | 说明 |\n|---|---|---|\n| 录用 | 人事科 + 局长审批 | 急 |\n| 调动 | 局长或副局长 | |\n"
        "| 出差 | 科长及以上 | |\n| 合同 | 按金额权限表 | |\n| 印章 | | |\n\n"
        "| 层级 | 采购 |\n|---|---|\n| 局长 | 不限 |\n| 科长 | 5万元以下 |\n"
    )
    found = of(text, tmp_path)
    duties = {duty["title"]: duty for duty in found.stated["duties"].values()}
    assert duties["录用: 人事科 + 局长审批"]["accountable"] == ["人事科", "局长"]
    assert duties["调动: 局长或副局长"]["accountable"] == ["局长", "副局长"]
    assert {duty["accountable"] for title, duty in duties.items() if title.startswith("出差")} == {"科长", "局长"}
    assert {left.text for left in found.remainder()} == {"急", "合同", "按金额权限表"}
    assert ("GAP001", ["印章"]) in told(found, tmp_path, "GAP001")


def test_an_and_joins_known_levels_only(tmp_path: Path) -> None:
    text = (
        TABLE
        + "\n| Decision | Authority |\n|---|---|\n| Sell | Board and Head |\n"
        + "| Hire | Head of Research and Development |\n"
    )
    found = of(text, tmp_path)
    duties = found.stated["duties"]
    assert duties["sell-board-head"]["accountable"] == ["board", "head"]
    assert duties["hire-head-of-research-and-development"]["accountable"] == "head-of-research-and-development"


def test_columns_that_are_told_and_misspelt_headings(tmp_path: Path) -> None:
    text = "Sort,Who signs it\nGoods,Clerk\nWorks,Head\n"
    with pytest.raises(InputErrors, match=r"no table of authority was found.*Sort \| Who signs it"):
        of(text, tmp_path, "x.csv")
    found = of(text, tmp_path, "x.csv", columns={"authority": "Who signs it", "matter": "Sort"})
    assert list(found.stated["duties"]) == ["goods-clerk", "works-head"]
    with pytest.raises(UnknownName, match='did you mean "Who signs it"'):
        of(text, tmp_path, "x.csv", columns={"authority": "Who sings it"})
    misspelt = of("Decison type,Aproved by\nGoods,Clerk\n", tmp_path, "y.csv")
    assert list(misspelt.stated["duties"]) == ["goods-clerk"]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Position,Approval limit\nBoard,Unlimited\nClerk,5000\n", "Approval limit"),
        ("Travel,\nAmount ($),Approver\n0-500,Clerk\nover 500,Board\n", "Travel"),
        ("Delegations,,\nPosition,Limits ($),Limits ($)\nPosition,Goods,Works\nBoard,9,8\nClerk,5,4\n", "Goods"),
    ],
)
def test_tables_with_a_single_column_of_limits_and_with_two_rows_of_headings(
    text: str, matter: str, tmp_path: Path
) -> None:
    found = of(text, tmp_path, "one.csv")
    assert next(iter(found.stated["matters"].values()))["title"] == matter
    assert set(found.stated["posts"]) == {"board", "clerk"}


@pytest.mark.parametrize(
    "text",
    ["Year,Revenue,Cost\n2024,500,400\n2025,600,300\n", "Feature,Tested,Shipped\nLogin,yes,no\nLogout,yes,yes\n"],
)
def test_tables_of_numbers_and_ticks_are_no_limits(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="no table of authority"):
        of(text, tmp_path, "n.csv")


def test_titles_stay_as_they_are_written(tmp_path: Path) -> None:
    found = of("审批层级,对外投资（股权类）\n局长,不限\n副局长／总会计师,５万元以下\n", tmp_path, "宽.csv")
    assert [matter["title"] for matter in found.stated["matters"].values()] == ["对外投资（股权类）"]
    assert [post["title"] for post in found.stated["posts"].values()] == ["局长", "副局长", "总会计师"]


def test_currencies_that_differ_are_kept_apart(tmp_path: Path) -> None:
    found = of("Position,Goods,Works\nBoard,> €9,> $9\nHead,<= €9,<= $9\nClerk,<= $5,<= $5\n", tmp_path, "c.csv")
    units = {name: facet["unit"] for name, facet in found.stated["facets"].items()}
    assert sorted(units.values()) == ["$", "EUR"]
    assert [left.text for left in found.remainder()] == ["<= $5"]


def test_other_tables_of_a_text_are_left_and_said(tmp_path: Path) -> None:
    found = of("| Step | Day |\n|---|---|\n| Write | 1 May |\n" + TABLE, tmp_path)
    assert {left.text for left in found.remainder()} == {"Step", "Day", "Write", "1 May"}
    assert found.unmapped == 2


def test_cells_that_cannot_be_read_are_left_with_their_place(tmp_path: Path) -> None:
    found = of(TABLE.replace("< $50K", "as the Board sees fit"), tmp_path)
    [left] = found.remainder()
    assert (left.heading, left.text, left.place.line) == ("Purchases", "as the Board sees fit", 7)


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.md", b"# Nothing\n\nNo table.\n"), ("a.csv", b""), ("a.csv", b"\x00\xff\x01"), ("a.xlsx", b"PK\x03\x04broken"),
     ("a.dmn", b"<definitions/>"), ("a.dmn", b"<a"), ("a.csv", b"Position,Name\nHead,Chen\n")],
)  # fmt: skip
def test_what_holds_no_authority_is_a_fault(name: str, raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(InputErrors, match=name):
        brought(file)


CELLS = st.sampled_from(
    ["< $5K", "> $1M", "Unlimited", "N/A", "", "-", "不限", "50万元以下", "10-50万元", "see note",
     "<$5M (financial)", "$7", "=1+1",
     "<= €9", "Board", "CFO or CEO", "VP or above", "A + B", "Per table", "|", "\u3000", "5", "x" * 40, "≥ 1", "[0..5)"]
)  # fmt: skip
HEADS = st.sampled_from(
    [
        "Level",
        "Position",
        "Decision",
        "Authority",
        "Amount",
        "Purchases",
        "审批人",
        "事项",
        "金额（万元）",
        "",
        "Reports to",
        "Approver",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HEADS, min_size=1, max_size=5), st.lists(st.lists(CELLS, max_size=6), max_size=7), st.booleans())
def test_whatever_table_gives_a_charter_that_loads_or_a_fault(
    tmp_path: Path, heads: list[str], rows: list[list[str]], markdown: bool
) -> None:
    if markdown:
        lines = [" | ".join(heads), "|".join(["---"] * max(len(heads), 2)), *(" | ".join(row) for row in rows)]
        text, name = "\n".join(f"| {line} |" for line in lines), "made.md"
    else:
        text, name = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [heads, *rows]), "made.csv"
    try:
        found = of(text, tmp_path, name)
    except RespchainError:
        return
    respchain.check(loaded(found, tmp_path), as_of=date(2026, 6, 1))
    again = of(text, tmp_path, name)
    assert (again.stated, list(again.remainder())) == (found.stated, list(found.remainder()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("<≤>≥"), st.integers(1, 9)), min_size=1, max_size=6))
def test_gaps_are_the_amounts_that_no_limit_holds(tmp_path: Path, limits: list[tuple[str, int]]) -> None:
    rows = "".join(f"P{number},{sign} {end}\n" for number, (sign, end) in enumerate(limits))
    found = of(f"Position,Goods\n{rows}", tmp_path, "g.csv")
    boxes = gaps(found, "goods", tmp_path)
    for halves in range(21):
        point = Decimal(halves) / 2
        held = any(
            {"<": point < end, "≤": point <= end, ">": point > end, "≥": point >= end}[sign] for sign, end in limits
        )
        bare = any(_within(point, one) for box in boxes for one in box)
        assert bare is not held


def _within(point: Decimal, span: dict[str, Any]) -> bool:
    above = span["low"] is None or point > span["low"] or (span["low_closed"] and point == span["low"])
    return above and (span["high"] is None or point < span["high"] or (span["high_closed"] and point == span["high"]))


@pytest.mark.parametrize("name", ["limits.md", "权限.csv", "loans.dmn"])
def test_made_files_of_each_form_are_read(name: str, tmp_path: Path) -> None:
    found = brought(Path(__file__).parents[1] / "data" / "imports" / "authority" / name)
    assert found.mapped >= 2
    gap = {"limits.md": ["contracts"], "权限.csv": ["工程"], "loans.dmn": []}[name]
    assert [subjects for rule, subjects in told(found, tmp_path, "GAP001")] == ([gap] if gap else [])
