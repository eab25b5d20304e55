"""Finds the tables of responsibility in a grid, whatever stands around them."""

from collections.abc import Iterator, Mapping

from respchain.files.importers.raci.columns import labelled
from respchain.files.importers.raci.other_forms import crossed, lists, long
from respchain.files.importers.raci.sheet import Sheet, Table
from respchain.files.importers.raci.tally import Tally, below, is_label, kind_of


def tables_of(sheet: Sheet, named: Mapping[str, str]) -> Iterator[Table]:
    """The tables of responsibility in a grid, from the top; `named` tells columns by their headings."""
    row, last = 0, len(sheet.grid.rows)
    while row < last:
        table = None
        if len(set(filter(None, sheet.texts(row)))) > 1:
            table = crossed(sheet, row + 1) or long(sheet, row, named) or lists(sheet, row, named)
            table = table or _matrix(sheet, row, named)
        if table is None:
            row += 1
            continue
        yield table
        row = max(table.end, row + 1)


def _matrix(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table of actors over columns of letters."""
    headings = sheet.texts(header)
    rows = _block(sheet, header)
    if not rows or not any(sheet.text(rows[0], column) for column in range(len(headings))):
        return None
    wide = _wide(sheet, headings, rows, named)
    sure = [
        column for column in wide if (tally := Tally(sheet, rows, column)).known and tally.others * 3 <= tally.marks
    ]
    if not sure or _first_is_text(sheet, rows[0], sure):
        return None
    end = _end(sheet, header, sure)
    marked = [row for row in range(header + 1, end) if any(_is_mark(sheet, row, column) for column in sure)]
    roles = {column: headings[column] for column in wide if _is_role(sheet, marked, column, min(sure))}
    known = sum(Tally(sheet, marked, column).known for column in roles)
    if known * 2 < sum(Tally(sheet, marked, column).marks for column in roles):
        return None
    table = labelled(sheet, header, end, marked, roles, named)
    if table is None or table.labels["activity"] > max(roles):
        return None
    alone = len(roles) == 1 and not is_label(table.heading(table.labels["activity"]), named)
    return None if alone or not (sheet.key.told or _answered(sheet, marked, roles)) else table


def _wide(sheet: Sheet, headings: list[str], rows: list[int], named: Mapping[str, str]) -> list[int]:
    """The columns that may hold letters: all with a heading but those of activities, numbers, groups and remarks.

    An actor may be called "Duty" or "Notes" too: only the first heading of its kind counts, and that of a group or of
    remarks only where no letters stand below it.
    """
    found = []
    seen: set[str] = set()
    for column, heading in enumerate(headings):
        kind = kind_of(heading, named)
        if kind is None or kind in seen:
            found += [column] if heading else []
            continue
        tally = Tally(sheet, rows, column)
        if kind in ("group", "description") and tally.known and not tally.others:
            found.append(column)
        else:
            seen.add(kind)
    return found


def _block(sheet: Sheet, header: int) -> list[int]:
    """The rows with several texts below a header, as far as the first blank row behind them."""
    found: list[int] = []
    for row in range(header + 1, len(sheet.grid.rows)):
        if sheet.blank(row):
            if found:
                break
        elif not sheet.lone(row):
            found.append(row)
    return found


def _first_is_text(sheet: Sheet, row: int, sure: list[int]) -> bool:
    """Whether the first row below is itself a row of headings."""
    texts = sum(sheet.marks(row, column) is None for column in sure)
    return texts * 2 > len(sure)


def _is_mark(sheet: Sheet, row: int, column: int) -> bool:
    marks = sheet.marks(row, column)
    return marks is not None and bool(marks.parts or marks.rest)


def _is_role(sheet: Sheet, rows: list[int], column: int, first: int) -> bool:
    """Whether a column holds marks, if only a few, or nothing at all behind the first that does."""
    tally = Tally(sheet, rows, column)
    if tally.known:
        return tally.others <= tally.marks
    return (not tally.others and column > first) or tally.dashes > tally.others


def _answered(sheet: Sheet, rows: list[int], roles: Mapping[int, str]) -> bool:
    """Whether anybody answers for or does anything: a table of other letters is none of responsibility."""
    return any(
        part in ("accountable", "responsible", "lead", "charge", "recommend", "assist")
        for row in rows
        for column in roles
        if (marks := sheet.marks(row, column))
        for part in marks.parts
    )


def _end(sheet: Sheet, header: int, sure: list[int]) -> int:
    """The row where a table of letters ends: with the headings of another, or with other text behind a blank row."""
    apart = False
    for row in range(header + 1, len(sheet.grid.rows)):
        if sheet.blank(row):
            apart = True
            continue
        lone = sheet.lone(row)
        marks = [sheet.marks(row, column) for column in sure if sheet.grid.cell(row, column)]
        texts = sum(mark is None for mark in marks)
        if not lone and texts > len(marks) - texts and sheet.texts(row) != sheet.texts(header):
            following = below(sheet, row, 1)
            heads = any(_is_mark(sheet, following[0], column) for column in sure) if following else False
            if apart or (heads and texts > 1):
                return row
        if lone and apart and len(lone) <= 80 and _heads_other(sheet, row, sure):
            return row
        apart = False
    return len(sheet.grid.rows)


def _heads_other(sheet: Sheet, row: int, sure: list[int]) -> bool:
    """Whether a lone text is the title of another table: headings follow it, and no letters."""
    following = below(sheet, row, 1)
    if not following:
        return False
    cells = [sheet.marks(following[0], column) for column in sure if sheet.grid.cell(following[0], column)]
    return bool(cells) and all(cell is None for cell in cells)
