"""Workbooks for the tests of reports: what is in one, and one that holds whatever a workbook can hold."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report, Tested
from respchain.errors import Place
from respchain.report.as_xlsx import report_xlsx
from respchain.rule import Finding, Severity, Subject

DAY = date(2026, 6, 1)


def finding(*sources: str, message: str = "it reports to itself", **other: Any) -> Finding:
    """A finding of a self-reporting post that came from some cells."""
    said: dict[str, Any] = {
        "rule": "HIER009", "name": "self-reporting-post", "subtype": None, "severity": Severity.ERROR,
        "message": message, "subjects": (Subject("post", "a"),), "count": 1, "location": Place("city.yaml", 5, 3),
        "witness": {}, "related": (), "demanded_by": ("public organisation charts",), "fix": "name its superior",
        "fingerprint": "f", "sources": sources,
    }  # fmt: skip
    return Finding(**{**said, **other})


def report(*findings: Finding, **other: Any) -> Report:
    """A report of some findings."""
    said: dict[str, Any] = {
        "charter": "City", "as_of": DAY, "profile": "core", "findings": findings, "conditions": {}, "duties": 3,
        "rules": (Tested("PROC002", 0, 0, "the charter states no processes"),),
        "verdicts": dict.fromkeys(VERDICTS) | {"covered": True, "closed": False},
    }  # fmt: skip
    return Report(**{**said, **other})


def annotated(found: Report, folder: Path, data: Mapping[str, Any] | None = None, charter: str = "city.yaml") -> bytes:
    """The workbook of a report on a charter in a folder."""
    return report_xlsx(found, data or {}, [folder / charter])


def opened(raw: bytes) -> openpyxl.Workbook:
    """A workbook with its formulas, if it had any."""
    return openpyxl.load_workbook(BytesIO(raw))


def parts(raw: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes]) -> bytes:
    """Parts as a workbook."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return result.getvalue()


def table(rows: Sequence[Sequence[object]], title: str = "Senior") -> openpyxl.Workbook:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as bytes."""
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def rich() -> bytes:
    """A workbook with all that its copy may not have, and a look that it shall keep."""
    book: Any = table([["id", "title", "sum"], [1, "Chief", "=SUM(A2:A9)"], [2, "=cmd|' /C calc'!A0", 3], [4, "@x", 5]])
    sheet = book["Senior"]
    sheet["B3"].data_type = "s"
    sheet["A1"].fill = PatternFill("solid", start_color="FF112233")
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["A2"].hyperlink = "file:///etc/passwd"
    sheet["A3"].hyperlink = "http://example.org/"
    sheet["B2"].comment = Comment("ask Wang", "HR")
    sheet["E2"] = "merged"
    sheet.merge_cells("E2:F4")
    sheet.conditional_formatting.add(
        "A1:A9", Rule("expression", formula=["A1>1"], dxf=DifferentialStyle(font=Font(bold=True)))
    )
    checked = DataValidation("list", formula1='"a,b"')
    checked.add("B2")
    sheet.add_data_validation(checked)
    sheet.add_table(Table(displayName="respchain_findings", ref="A1:C4"))
    sheet.protection.sheet = True
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["B"].width = 33
    sheet.freeze_panes = "A2"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "H2")
    book.defined_names["evil"] = DefinedName("evil", attr_text="[1]Other!$A$1")
    book.create_sheet("Findings")["A1"] = "mine"
    book.create_sheet("hidden").sheet_state = "hidden"
    book["hidden"]["A1"] = "x"
    members = parts(saved(book))
    members["xl/vbaProject.bin"] = b"macros"
    members["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    return packed(members)
