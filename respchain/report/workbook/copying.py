"""The copy of a workbook: what its cells say and how they look, and nothing that could do anything."""

import math
import warnings
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.protection import SheetProtection

from respchain.report.workbook.pruning import pruned
from respchain.report.workbook.texts import MOST_SIGNS, as_text
from respchain.report.workbook.weighing import TooHeavy, weighed


class NotCopied(Exception):
    """A workbook that openpyxl cannot open."""


def copied(raw: bytes) -> tuple[Workbook, int]:
    """The values and looks of a workbook, and how many of its formulas have no value.

    Formulas stand as their last values; links, macros, names, charts, pictures, pivot tables, conditional formats and
    validations are left out, and sheets are not protected. Raises `NotCopied`, or `TooHeavy`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out, which is meant
        try:
            archive = pruned(raw)
            empty = weighed(archive)
            book = load_workbook(BytesIO(archive), data_only=True, keep_vba=False, keep_links=False)
            _inert(book)
        except (TooHeavy, NotCopied):
            raise
        except Exception as why:  # whatever openpyxl stumbles over: it promises nothing
            raise NotCopied(type(why).__name__) from why
    return book, empty


def _inert(book: Any) -> None:
    book.properties = DocumentProperties(creator="respchain")
    book.custom_doc_props.props.clear()
    book.security = None
    book.defined_names.clear()
    book._external_links.clear()
    book.template = False
    for sheet in [sheet for sheet in book._sheets if sheet not in book.worksheets]:
        book._sheets.remove(sheet)
    if not book.worksheets:
        raise NotCopied("no sheet")
    for sheet in book.worksheets:
        _inert_sheet(sheet)


def _inert_sheet(sheet: Any) -> None:
    sheet.defined_names.clear()
    sheet.conditional_formatting = ConditionalFormattingList()
    sheet.data_validations = DataValidationList()
    sheet.protection = SheetProtection()
    sheet.scenarios.scenario = []
    sheet.legacy_drawing = None
    sheet.sheet_properties.codeName = None
    sheet._charts, sheet._images, sheet._pivots, sheet._hyperlinks = [], [], [], []
    for table in sheet.tables.values():
        _inert_table(table)
    for cell in sheet._cells.values():
        if cell.value == "":
            cell._value, cell.data_type = None, "n"
        elif cell.value is not None:
            _inert_cell(cell)


def _inert_table(table: Any) -> None:
    """A table without formulas of its columns and without the query that filled it."""
    table.tableType = table.connectionId = None
    for column in table.tableColumns:
        column.calculatedColumnFormula = column.totalsRowFormula = column.queryTableFieldId = None
        column.xmlColumnPr = None


def _inert_cell(cell: Any) -> None:
    """A cell with a value, and never with a formula, whatever the file says of its type."""
    value = cell.value
    if getattr(cell, "_hyperlink", None) is not None:
        cell._hyperlink = None
    if isinstance(value, float) and not math.isfinite(value):
        cell._value = value = str(value)
    if isinstance(value, str) and not (cell.data_type == "e" and value in ERROR_CODES):
        cell._value = value[:MOST_SIGNS]
        as_text(cell)
    elif not isinstance(value, str) and cell.data_type not in ("n", "b", "d"):
        cell._value = str(value)
        as_text(cell)
