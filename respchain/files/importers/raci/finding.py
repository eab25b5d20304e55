"""Finds the tables of responsibility in a grid, whatever stands around them."""

from collections.abc import Iterator, Mapping

from respchain.facts.ids import normalised_title
from respchain.files.importers.raci.columns import labelled
from respchain.files.importers.raci.sheet import Sheet, Table
from respchain.files.importers.raci.words import HEADINGS, PARTS, RACI, meaning_of_heading
from respchain.files.tables.headers import recognised

_SAMPLE = 60  # rows below a header by which it is told what columns hold


def tables_of(sheet: Sheet, named: Mapping[str, str]) -> Iterator[Table]:
    """The tables of responsibility in a grid, from the top; `named` tells columns by their headings."""
    row, last = 0, len(sheet.grid.rows)
    while row < last:
        table = None
        if len(set(filter(None, sheet.texts(row)))) > 1:
            table = _crossed(sheet, row + 1) or _long(sheet, row, named) or _lists(sheet, row, named)
            table = table or _matrix(sheet, row, named)
        if table is None:
            row += 1
            continue
        yield table
        row = max(table.end, row + 1)


def _below(sheet: Sheet, header: int, most: int = _SAMPLE) -> list[int]:
    """The next rows below a header that have more than one text."""
    found: list[int] = []
    for row in range(header + 1, len(sheet.grid.rows)):
        if len(found) == most:
            break
        if not sheet.blank(row) and not sheet.lone(row):
            found.append(row)
    return found


class _Tally:
    """How many cells of a column, in some rows, are marks, are other texts, or say nothing."""

    def __init__(self, sheet: Sheet, rows: list[int], column: int) -> None:
        self.known = self.marks = self.others = self.dashes = 0
        for row in rows:
            if not sheet.grid.cell(row, column):
                continue
            marks = sheet.marks(row, column)
            if marks is None:
                self.others += 1
            elif marks.parts:
                self.known += 1
                self.marks += 1
            elif marks.rest:
                self.marks += not marks.open
            else:
                self.dashes += 1


def _matrix(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table of actors over columns of letters."""
    headings = sheet.texts(header)
    rows = _block(sheet, header)
    if not rows or not any(sheet.text(rows[0], column) for column in range(len(headings))):
        return None
    wide = _wide(sheet, headings, rows, named)
    sure = [
        column for column in wide if (tally := _Tally(sheet, rows, column)).known and tally.others * 3 <= tally.marks
    ]
    if not sure or _first_is_text(sheet, rows[0], sure):
        return None
    end = _end(sheet, header, sure)
    marked = [row for row in range(header + 1, end) if any(_is_mark(sheet, row, column) for column in sure)]
    roles = {column: headings[column] for column in wide if _is_role(sheet, marked, column, min(sure))}
    known = sum(_Tally(sheet, marked, column).known for column in roles)
    if known * 2 < sum(_Tally(sheet, marked, column).marks for column in roles):
        return None
    table = labelled(sheet, header, end, marked, roles, named)
    if table is None or table.labels["activity"] > max(roles):
        return None
    alone = len(roles) == 1 and not _is_label(table.heading(table.labels["activity"]), named)
    return None if alone or not (sheet.key.told or _answered(sheet, marked, roles)) else table


def _wide(sheet: Sheet, headings: list[str], rows: list[int], named: Mapping[str, str]) -> list[int]:
    """The columns that may hold letters: all with a heading but those of activities, numbers, groups and remarks.

    An actor may be called "Duty" or "Notes" too: only the first heading of its kind counts, and that of a group or of
    remarks only where no letters stand below it.
    """
    found = []
    seen: set[str] = set()
    for column, heading in enumerate(headings):
        kind = _kind(heading, named)
        if kind is None or kind in seen:
            found += [column] if heading else []
            continue
        tally = _Tally(sheet, rows, column)
        if kind in ("group", "description") and tally.known and not tally.others:
            found.append(column)
        else:
            seen.add(kind)
    return found


def _kind(heading: str, named: Mapping[str, str]) -> str | None:
    """What a column holds by its heading, where that is none of an actor."""
    bare = normalised_title(heading)
    for key in _LABELS:
        if any(bare == normalised_title(word) for word in [*HEADINGS[key], *([named[key]] if key in named else [])]):
            return key if bare or heading in HEADINGS[key] else None
    return None


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


def _is_label(heading: str, named: Mapping[str, str]) -> bool:
    return _kind(heading, named) is not None


_LABELS = ("activity", "number", "group", "description")


def _is_mark(sheet: Sheet, row: int, column: int) -> bool:
    marks = sheet.marks(row, column)
    return marks is not None and bool(marks.parts or marks.rest)


def _is_role(sheet: Sheet, rows: list[int], column: int, first: int) -> bool:
    """Whether a column holds marks, if only a few, or nothing at all behind the first that does."""
    tally = _Tally(sheet, rows, column)
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
            following = _below(sheet, row, 1)
            heads = any(_is_mark(sheet, following[0], column) for column in sure) if following else False
            if apart or (heads and texts > 1):
                return row
        if lone and apart and len(lone) <= 80 and _heads_other(sheet, row, sure):
            return row
        apart = False
    return len(sheet.grid.rows)


def _heads_other(sheet: Sheet, row: int, sure: list[int]) -> bool:
    """Whether a lone text is the title of another table: headings follow it, and no letters."""
    following = _below(sheet, row, 1)
    if not following:
        return False
    cells = [sheet.marks(following[0], column) for column in sure if sheet.grid.cell(following[0], column)]
    return bool(cells) and all(cell is None for cell in cells)


def _lists(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table whose columns are parts, and whose cells name actors."""
    headings = sheet.texts(header)
    parts = _parts_named(headings, named)
    if not parts:
        return None
    rows = _below(sheet, header)
    tallies = [_Tally(sheet, rows, column) for column in parts]
    if sum(tally.others for tally in tallies) <= sum(tally.marks for tally in tallies):
        return None
    end = next(
        (row for row in range(header + 1, len(sheet.grid.rows)) if _again(sheet, row, named)), len(sheet.grid.rows)
    )
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    table = labelled(sheet, header, end, body, {}, named, parts)
    if table is None:
        return None
    known = _is_label(table.heading(table.labels["activity"]), named)
    return table if len(set(parts.values())) > 1 or known else None


def _again(sheet: Sheet, row: int, named: Mapping[str, str]) -> bool:
    return len(set(_parts_named(sheet.texts(row), named).values())) > 1


def _parts_named(headings: list[str], named: Mapping[str, str]) -> dict[int, str]:
    wanted = {normalised_title(heading): key for key, heading in named.items() if key in PARTS}
    found: dict[int, str] = {}
    for column, heading in enumerate(headings):
        part = wanted.get(normalised_title(heading)) or (meaning_of_heading(heading) if len(heading) <= 40 else None)
        if part and not _is_named(heading, named, part):
            found[column] = part
    return found


def _is_named(heading: str, named: Mapping[str, str], part: str) -> bool:
    """Whether a heading is meant by another key than the part that it seems to be."""
    return any(normalised_title(heading) == normalised_title(text) for key, text in named.items() if key != part)


def _long(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table with an actor and letters in each row."""
    headings = sheet.texts(header)
    rows = _below(sheet, header)
    wanted = {key: HEADINGS[key] for key in ("letters", "role")}
    letters = recognised(headings, {"letters": wanted["letters"]}, _only(named, "letters")).get("letters")
    if letters is None or not rows:
        return None
    tally = _Tally(sheet, rows, letters)
    if not tally.known or tally.others * 3 > tally.marks:
        return None
    rest = ["" if column == letters else heading for column, heading in enumerate(headings)]
    role = recognised(rest, {"role": wanted["role"]}, _only(named, "role")).get("role")
    others = [
        column
        for column, heading in enumerate(headings)
        if column not in (letters, role)
        and heading
        and (other := _Tally(sheet, rows, column)).known
        and not other.others
    ]
    if role is None or others or _Tally(sheet, rows, role).others == 0:
        return None
    end = next((row for row in range(header + 1, len(sheet.grid.rows)) if _ends_long(sheet, row, letters)), None)
    end = len(sheet.grid.rows) if end is None else end
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    return labelled(sheet, header, end, body, {role: headings[role]}, named, {letters: "letters"})


def _ends_long(sheet: Sheet, row: int, letters: int) -> bool:
    return (
        row > 0 and sheet.blank(row - 1) and bool(sheet.grid.cell(row, letters)) and sheet.marks(row, letters) is None
    )


def _only(named: Mapping[str, str], key: str) -> Mapping[str, str]:
    return {key: named[key]} if key in named else {}


def _crossed(sheet: Sheet, header: int) -> Table | None:
    """A table of actors over columns R, A, C, I each, with ticks in the cells."""
    if header >= len(sheet.grid.rows):
        return None
    headings, above = sheet.texts(header), sheet.texts(header - 1)
    parts = {
        column: part for column, text in enumerate(headings) if (part := sheet.key.letters.get(text) or RACI.get(text))
    }
    if len(set(parts.values())) < 2 or len(parts) == len(set(parts.values())):
        return None
    roles: dict[int, str] = {}
    title = ""
    for column in range(min(parts), max(parts) + 1):
        title = (above[column] if column < len(above) else "") or title
        if column in parts and title:
            roles[column] = title
    below = {title: [parts[column] for column, other in roles.items() if other == title] for title in roles.values()}
    if len(below) < 2 or any(len(one) < 2 or len(set(one)) < len(one) for one in below.values()):
        return None
    end = len(sheet.grid.rows)
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    table = labelled(sheet, header, end, body, roles, {}, parts)
    return table and table.but(form="crossed")
