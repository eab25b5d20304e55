"""Tables of every form, whatever is wrong with them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import openpyxl.utils
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from respchain.errors import InputErrors, UnknownName
from respchain.files.tables.grid import Grid, letters, numbered
from respchain.files.tables.headers import header
from respchain.files.tables.reading import tables
from respchain.files.xml_reader import read_xml

WORDS = {
    "post": ["Post Unique Reference", "岗位编号", "编号"],
    "title": ["Job Title", "岗位", "职务"],
    "boss": ["汇报对象"],
}


def _workbook(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.title = "岗位"
    sheet["A1"] = "市场局岗位表"
    sheet.merge_cells("A1:C1")
    for column, text in enumerate(("编 号", "职务", "汇报\n对象"), 1):
        sheet.cell(2, column, text)
    sheet["A3"], sheet["B3"], sheet["C3"] = 5654, "局长", "ＸＸ"
    sheet["A4"], sheet["B4"] = "0123", "科长"
    sheet["A5"] = 7
    sheet.merge_cells("B4:C5")


def test_a_workbook_gives_whole_numbers_and_the_text_of_merged_cells(tmp_path: Path) -> None:
    file = tmp_path / "posts.xlsx"
    file.write_bytes(_workbook(_fill))
    [grid] = tables(file).grids
    assert grid.rows[0] == ["市场局岗位表"] * 3
    assert grid.rows[2:] == [["5654", "局长", "ＸＸ"], ["0123", "科长", "科长"], ["7", "科长", "科长"]]
    found = header(grid, WORDS)
    assert found is not None
    assert (found.row, found.columns) == (1, {"post": 0, "title": 1, "boss": 2})
    assert str(grid.place(3, 1)).endswith("posts.xlsx[岗位!B4]")


def test_an_old_workbook_is_read_and_one_under_a_wrong_name_too(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    sheet.write(0, 0, "编号")
    sheet.write(0, 1, "职务")
    sheet.write(1, 0, 7.0)
    sheet.write(1, 1, "局长")
    old, renamed = tmp_path / "list.xls", tmp_path / "new.xls"
    book.save(str(old))
    renamed.write_bytes(_workbook(_fill))
    assert tables(old).grids[0].rows == [["编号", "职务"], ["7", "局长"]]
    assert tables(renamed).grids[0].rows[3][0] == "0123"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_csv_is_read_in_whatever_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "岗位.csv"
    file.write_bytes("编号,职务,说明\n１,市场监督管理局局长,主持全面工作\n".encode(encoding))
    found = tables(file)
    assert found.grids[0].rows[1] == ["１", "市场监督管理局局长", "主持全面工作"]
    assert bool(found.assumed) is (encoding in ("gb18030", "utf-16"))


def test_a_western_csv_is_read_and_said_so(tmp_path: Path) -> None:
    file = tmp_path / "pay.csv"
    file.write_bytes("Post,Pay (£)\n1,café\n".encode("windows-1252"))
    found = tables(file)
    assert found.grids[0].rows == [["Post", "Pay (£)"], ["1", "café"]]
    assert "Windows-1252" in found.assumed[0]
    assert tables(file, "latin-1").assumed == []
    with pytest.raises(InputErrors, match="no encoding"):
        tables(file, "nonsense")


@given(st.lists(st.lists(st.text("ab\n,\"' é市", max_size=5), min_size=1, max_size=4), min_size=1, max_size=6))
def test_rows_stand_where_their_lines_begin(rows: list[list[str]]) -> None:
    import csv
    from io import StringIO

    from respchain.files.tables.delimited import delimited

    out, starts = StringIO(), []
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        starts.append(out.getvalue().count("\n") + 1)
        writer.writerow(row)
    grid = delimited("a.csv", out.getvalue())
    if all(len(row) > 1 for row in rows):
        assert list(grid.lines) == starts


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1d", "\x1e"])
def test_only_the_ends_of_lines_end_rows(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_bytes(f"id;title\r\n1;Head{sign}of, all\r\n2;Clerk\r3;Aide\n".encode())
    (grid,) = tables(path).grids
    assert grid.rows == [["id", "title"], ["1", f"Head{sign}of, all"], ["2", "Clerk"], ["3", "Aide"]]
    assert grid.lines == [1, 2, 3, 4]


def test_a_lost_quotation_mark_is_a_fault_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    file.write_text('id,title\n1,"Head' + "\nx,y" * 60_000, "utf-8")
    with pytest.raises(InputErrors, match=r"posts.csv:2:1: this row is no row of a table.*quotation mark"):
        tables(file)


def _bomb() -> bytes:
    out = BytesIO()
    with (
        ZipFile(out, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream,
    ):
        for _ in range(600):
            stream.write(b"0" * (1 << 20))
    return out.getvalue()


def _far(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = sheet["XFD1048576"] = "x"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (_bomb, "unpacked it has more than"),
        (lambda: _workbook(_far), "reaches over more than"),
        (lambda: _workbook(_fill)[:-200], "damaged"),
        (lambda: b"PK\x03\x04" + bytes(100), "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cannot be read"),
        (lambda: b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_workbook_or_would_fill_the_memory_is_refused(
    raw: Callable[[], bytes], why: str, tmp_path: Path
) -> None:
    file = tmp_path / "bad.xlsx"
    file.write_bytes(raw())
    with pytest.raises(InputErrors, match=why):
        tables(file)


def test_headings_are_found_below_titles_misspelt_and_with_units() -> None:
    words = {"post": ["Post Unique Reference"], "boss": ["Reports to Senior Post"], "pay": ["Pay Floor"], "x": ["Unit"]}
    rows = [["Organogram"], [], ["reports to  senior post", "Post Unique Referense", "Pay Floor (£)", "Business unit"]]
    found = header(numbered("a.csv", rows), words)
    assert found is not None
    assert (found.row, found.columns, found.others) == (2, {"post": 1, "boss": 0, "pay": 2}, [3])
    assert header(numbered("a.csv", [["a", "b"]]), words) is None


def test_a_column_that_is_named_is_taken_and_one_that_is_not_there_is_an_error() -> None:
    grid = numbered("a.csv", [["Nr", "Job Title", "Chief"], ["1", "Head", "XX"]])
    found = header(grid, WORDS, named={"boss": "chief", "post": "Nr"})
    assert found is not None
    assert found.columns == {"post": 0, "title": 1, "boss": 2}
    with pytest.raises(UnknownName, match='no column "Cheif"; did you mean "Chief"'):
        header(grid, WORDS, named={"boss": "Cheif"})


def test_tables_of_markdown_are_found_outside_of_code(tmp_path: Path) -> None:
    file = tmp_path / "raci.md"
    file.write_text(
        "```\n| no | table |\n|---|---|\n```\nTask | Chief\n:-- | --:\nSign \\| seal | A\n| **Phase** |\n\n"
        "| a |\n|---|\n",
        "utf-8",
    )
    first, second = tables(file).grids
    assert (first.rows, first.lines) == ([["Task", "Chief"], ["Sign | seal", "A"], ["**Phase**"]], [5, 7, 8])
    assert second.rows == [["a"]]


@given(st.integers(0, 16383))
def test_columns_are_named_as_spreadsheets_name_them(column: int) -> None:
    assert openpyxl.utils.get_column_letter(column + 1) == letters(column)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "document type"),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "document type"),
        (b"<a>" * 300 + b"</a>" * 300, "deeper"),
        (b"<a><b></a>", "no XML"),
        (b"", "no XML"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "no XML"),
        (b"\xff\xfe\x00", "no XML"),
    ],
)
def test_xml_that_is_broken_or_dangerous_is_refused(text: bytes, why: str) -> None:
    with pytest.raises(InputErrors, match=why):
        read_xml("a.bpmn", text)


def test_xml_is_read_without_its_prefixes_and_with_places() -> None:
    text = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<b:a xmlns:b="u">\n <b:c x:id="1">caf\xe9</b:c></b:a>'
    root = read_xml("a.bpmn", text)
    [inner] = root.within("c")
    assert (root.name, inner.get("id"), inner.text, inner.line, inner.column) == ("a", "1", "café", 3, 2)


def test_a_place_of_a_row_names_its_first_cell() -> None:
    assert str(Grid("a.xlsx", [["x"]], [4], "S").place(0)) == "a.xlsx[S!A4]"
