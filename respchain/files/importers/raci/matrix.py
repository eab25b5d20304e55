"""The rows of a table of letters as activities, with the headings that stand over them."""

import re
from collections.abc import Sequence

from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.raci.cells import Marks
from respchain.files.importers.raci.headings import Headings
from respchain.files.importers.raci.key import Key
from respchain.files.importers.raci.sheet import Given, Line, Table
from respchain.files.importers.raci.words import EVERYONE
from respchain.language import Saying, say

_SIGN = re.compile("[A-Za-z●○◎▲△★☆■□◆◇√✓✔◉⊙]")


def lines_of(table: Table, found: Imported) -> list[Line]:
    """The activities of a table of letters; what is in it beside them is left."""
    headings = Headings(table, found)
    lines: list[Line] = []
    for row in table.body():
        found.rows += 1
        if headings.take(row):
            continue
        title, column = titled(table, row, headings)
        given = _given(table, row, found)
        if not title:
            found.leave_row(table.sheet.grid, row, say("this row names no activity"))
            continue
        found.mapped += 1
        leave_others(table, row, found, column)
        number = table.sheet.text(row, table.labels["number"]) if "number" in table.labels else ""
        place = table.sheet.grid.place(row, column)
        lines.append(Line(title, place, headings.over(row), number, tuple(given)))
        found.left += _rests(table, row)
    return lines


def titled(table: Table, row: int, headings: Headings) -> tuple[str, int]:
    """What a row calls its activity, and where; a row that does not say goes by its description, or by its group."""
    columns = [table.labels.get("activity", -1), table.labels.get("description", -1), *reversed(table.groups)]
    for column in columns:
        if column >= 0 and (text := table.sheet.text(row, column)):
            return text, column
    return "", -1


def leave_others(table: Table, row: int, found: Imported, taken: int) -> None:
    """Leave what stands in columns that the format has no key for."""
    grid = table.sheet.grid
    for column in table.others:
        text = grid.cell(row, column)
        if text and column != taken:
            why = (
                say("the format has no key for this column")
                if table.heading(column)
                else say("this column has no heading")
            )
            found.left.append(Left(grid.place(row, column), table.heading(column), text, why))


def _given(table: Table, row: int, found: Imported) -> list[Given]:
    given: list[Given] = []
    for column, role in table.roles.items():
        part = table.parts.get(column)
        marks = table.sheet.marks(row, column)
        if part is not None and table.sheet.grid.cell(row, column):
            ticked = marks is None or bool(marks.parts or marks.rest)
            marks = Marks((part,)) if ticked else Marks()
        if marks:
            actor = "" if role.casefold() in EVERYONE else str(column)
            place = table.sheet.grid.place(row, column)
            given += [Given(part, actor, place, table.heading(column)) for part in marks.parts]
    return given


def _rests(table: Table, row: int) -> list[Left]:
    """What cells of letters say beside their letters."""
    left: list[Left] = []
    for column in table.roles:
        text = table.sheet.grid.cell(row, column)
        marks = table.sheet.marks(row, column)
        if not text or (column in table.parts and marks and not marks.open):
            continue
        why = why_left(marks, table.sheet.key)
        if why is not None and column not in table.parts:
            left.append(Left(table.sheet.grid.place(row, column), table.heading(column), text, why))
    return left


def why_left(marks: Marks | None, key: Key) -> Saying | None:
    """Why what a cell says beside its letters is left; nothing where it says nothing more."""
    if marks is None:
        return say("this is no letter of a table of responsibility")
    if marks.open:
        return say("this is still to be decided")
    if not marks.rest:
        return None
    letters = [word for word in marks.rest.split() if _SIGN.fullmatch(word)]
    if letters and letters[0] in key.told:
        return say('the format has no key for "{word}"', word=key.told[letters[0]])
    if letters:
        return say('no key says what "{letter}" means', letter=letters[0])
    return say('"{rest}" beside the letters has no place in a charter', rest=marks.rest)


def turned(table: Table, lines: Sequence[Line]) -> list[Line]:
    """The activities of a table with actors in rows: its columns, each with what the rows give in it."""
    grid = table.sheet.grid
    by_column: dict[int, list[Given]] = {column: [] for column in table.roles}
    for number, line in enumerate(lines):
        for given in line.given:
            if given.actor:
                by_column[int(given.actor)].append(Given(given.part, str(number), given.place, line.title))
    return [
        Line(title, grid.place(table.header, column), (), "", tuple(by_column[column]))
        for column, title in table.roles.items()
    ]
