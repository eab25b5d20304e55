"""Writes a charter as a workbook: a sheet for each section, and one that explains how to fill it in."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from respchain.errors import MissingExtra
from respchain.files.tables.grid import letters
from respchain.files.workbook.fixed import without_times
from respchain.files.workbook.laying import layout
from respchain.files.workbook.looks import Looks, fitting, height, tab
from respchain.files.workbook.notes import note, texts
from respchain.files.workbook.offering import Offers
from respchain.files.workbook.tabling import SheetTable, tabled
from respchain.files.workbook.words import sheet_title, words
from respchain.language import N_

_SAMPLED = 200  # rows by which the width of a column is told
_MOST_STYLED = 20_000  # rows that get lines and heights
_BLANK_ROWS = 12  # below what is stated, with lines, to be filled in
_WRITTEN = "=+-@\t\r"
_NOTE_WIDTH, _NOTE_LINE = 330, 19


def workbook_bytes(stated: Mapping[str, object], language: str, *, every: bool = False) -> bytes:
    """A charter as plain data, as a workbook; with `every` also the sheets of which it says nothing, to be filled in.

    Needs the extra "sheets". Reading it gives the same charter; the same charter gives the same bytes.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra(N_("writing a workbook"), "sheets") from None
    settings, tables = tabled(stated, language, every=every)
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has a sheet
    looks = Looks(language)
    _explain(book.create_sheet(sheet_title("guide", language)), looks, language)
    if settings.rows:
        _settings(book.create_sheet(sheet_title("charter", language)), settings, looks, language)
    offers = Offers(tables, language)
    for table in tables:
        _section(book.create_sheet(sheet_title(table.kind, language)), table, looks, offers, language)
    out = BytesIO()
    book.save(out)
    return without_times(out.getvalue())


def put(cell: Any, value: object) -> None:
    """Put a value into a cell: a text is a text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in _WRITTEN:
            cell.quotePrefix = True


def _section(sheet: Any, table: SheetTable, looks: Looks, offers: Offers, language: str) -> None:
    from openpyxl.comments import Comment

    rare = table.kind in layout()["sheets"]["more"]
    sheet.sheet_properties.tabColor = tab(rare and not table.rows)
    sheet.sheet_properties.outlinePr.summaryRight = False
    widths, formats = [], []
    for at, column in enumerate(table.columns):
        head = sheet.cell(1, at + 1)
        put(head, column.heading.replace(".", ".\n", len(column.path) - 1))
        looks.heading(head, rare=column.rare)
        told = note(table.kind, column.path, language)
        head.comment = Comment(told, "respchain", width=_NOTE_WIDTH, height=_note_height(told))
        said = [_text(row[at]) for row in table.rows[:_SAMPLED] if row[at] is not None]
        widths.append(fitting(said, column.heading))
        dimension = sheet.column_dimensions[letters(at)]
        dimension.width = widths[-1]
        if column.rare:
            dimension.outlineLevel, dimension.hidden = 1, True
        formats.append(offers.cell_format(table.kind, column.path))
        dimension.number_format = formats[-1]
    sheet.row_dimensions[1].height = max(
        24.0, height((one.heading.replace(".", "\n"), room) for one, room in zip(table.columns, widths, strict=True))
    )
    _rows(sheet, table, widths, formats, looks)
    offers.offer(sheet, table)
    sheet.freeze_panes = "C2" if table.kind == "steps" else "B2"
    _printing(sheet)


def _rows(sheet: Any, table: SheetTable, widths: Sequence[float], formats: Sequence[str], looks: Looks) -> None:
    shown = [at for at, column in enumerate(table.columns) if not column.rare]
    firsts = 2 if table.kind == "steps" else 1
    for number, row in enumerate(table.rows, 2):
        styled = number <= _MOST_STYLED
        for at, value in enumerate(row):
            if value is None and not (styled and at in shown):
                continue
            cell = sheet.cell(number, at + 1)
            put(cell, value)
            if styled:
                looks.body(cell, first=at < firsts, blank=formats[at] if value is None else "General")
        if styled:
            sheet.row_dimensions[number].height = height((_text(row[at]), widths[at]) for at in shown)
    if len(table.rows) < _MOST_STYLED:
        for number in range(len(table.rows) + 2, len(table.rows) + 2 + _BLANK_ROWS):
            sheet.row_dimensions[number].height = height([("", 1)])
            for at in shown:
                looks.body(sheet.cell(number, at + 1), first=at < firsts, blank=formats[at])


def _settings(sheet: Any, table: SheetTable, looks: Looks, language: str) -> None:
    sheet.sheet_properties.tabColor = tab(rare=False)
    third = texts()[language]["meaning"]
    for at, name in enumerate(
        (*(words()["settings"][key][language == "en"].capitalize() for key in ("key", "value")), third), 1
    ):
        put(sheet.cell(1, at), name)
        looks.heading(sheet.cell(1, at))
    from respchain.files.workbook.forms import charter_form
    from respchain.files.workbook.headings import path_of

    for number, (name, value) in enumerate(table.rows, 2):
        found = path_of(charter_form(), str(name))
        told = note("charter", found[0], language).split("\n")[0] if found else ""
        for at, text in enumerate((name, value, told), 1):
            cell = sheet.cell(number, at)
            put(cell, text)
            looks.body(cell, first=at == 1)
            if at == 3:
                cell.font = looks.faint
        sheet.row_dimensions[number].height = height([(_text(value), 46), (told, 60)])
    for column, room in (("A", 24), ("B", 46), ("C", 60)):
        sheet.column_dimensions[column].width = room
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "B2"
    _printing(sheet)


def _explain(sheet: Any, looks: Looks, language: str) -> None:
    """The first sheet: how to fill the workbook in."""
    sheet.sheet_properties.tabColor = "C55A11"
    sheet.sheet_view.showGridLines = False
    lines = texts()[language]["guide"]
    put(sheet["B2"], texts()[language]["title"])
    sheet["B2"].font = looks.title
    sheet.row_dimensions[2].height = 34
    for number, line in enumerate(lines, 1):
        row = number + 3
        put(sheet.cell(row, 1), number)
        put(sheet.cell(row, 2), line)
        sheet.cell(row, 1).font, sheet.cell(row, 2).font = looks.bold, looks.font
        sheet.cell(row, 1).alignment, sheet.cell(row, 2).alignment = looks.number, looks.top
        sheet.row_dimensions[row].height = height([(line, 106)]) + 6
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 5, 104
    _printing(sheet)


def _printing(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _note_height(text: str) -> int:
    from respchain.files.workbook.looks import wide

    return 14 + _NOTE_LINE * sum(max(1, -(-wide(line) // 46)) for line in text.split("\n"))
