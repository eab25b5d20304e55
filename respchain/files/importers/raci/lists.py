"""The rows of tables whose cells name actors: a column for each part, or one for names and one for letters."""

from collections.abc import Sequence

from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.raci.cells import emphatic, plain
from respchain.files.importers.raci.headings import Headings
from respchain.files.importers.raci.matrix import leave_others, titled, why_left
from respchain.files.importers.raci.names import Named, names_of
from respchain.files.importers.raci.sheet import Given, Line, Table
from respchain.language import say


def lists_of(table: Table, known: set[str], found: Imported) -> list[Line]:
    """The activities of a table with a column for each part."""
    headings = Headings(table, found)
    lines: list[Line] = []
    for row in table.body():
        found.rows += 1
        if headings.take(row):
            continue
        title, column = titled(table, row, headings)
        if not title:
            found.leave_row(table.sheet.grid, row, say("this row names no activity"))
            continue
        found.mapped += 1
        leave_others(table, row, found, column)
        given: list[Given] = []
        for at, part in table.parts.items():
            given += given_in(table, row, at, part, known, found)
        number = table.sheet.text(row, table.labels["number"]) if "number" in table.labels else ""
        lines.append(Line(title, table.sheet.grid.place(row, column), headings.over(row), number, tuple(given)))
    return lines


def given_in(table: Table, row: int, column: int, part: str, known: set[str], found: Imported) -> list[Given]:
    """The part that a cell gives to those whom it names."""
    place = table.sheet.grid.place(row, column)
    named = names_of(names_text(table, row, column), known)
    _tell(named, table, row, column, found)
    given = [Given(part, name, place, name) for name in named.names]
    given += [Given(part, name, place, "?") for name in named.vague]
    return given + ([Given(part, "", place, named.everyone)] if named.everyone else [])


def names_text(table: Table, row: int, column: int) -> str:
    """The text of a cell of names, its lines kept apart."""
    raw = table.sheet.grid.cell(row, column).replace("<br/>", "\n").replace("<br>", "\n").replace("<br />", "\n")
    return "\n".join(plain(line, table.sheet.markup or emphatic(line)) for line in raw.split("\n"))


def _tell(named: Named, table: Table, row: int, column: int, found: Imported) -> None:
    place = table.sheet.grid.place(row, column)
    heading = table.heading(column)
    if named.open:
        found.left.append(Left(place, heading, named.open, say("this is still to be decided")))
    for remark in named.remarks:
        found.left.append(
            Left(place, heading, remark, say('"{rest}" beside the letters has no place in a charter', rest=remark))
        )
    for name in named.doubtful:
        found.assumed.append(say('{place}: "{name}" is taken for one actor', place=place, name=name))


def long_of(table: Table, known: set[str], found: Imported) -> list[Line]:
    """The activities of a table with an actor and letters in each row; rows of one activity come together."""
    letters = next(iter(table.parts))
    role = next(iter(table.roles))
    headings = Headings(table, found)
    lines: dict[tuple[str, tuple[str, ...]], Line] = {}
    current = ("", -1)
    for row in table.body():
        found.rows += 1
        if headings.take(row):
            current = ("", -1)
            continue
        title, column = titled(table, row, headings) if "activity" in table.labels else (table.caption, -1)
        current = (title, column) if title else current
        if not current[0]:
            found.leave_row(table.sheet.grid, row, say("this row names no activity"))
            continue
        found.mapped += 1
        leave_others(table, row, found, column)
        groups = headings.over(row)
        place = table.sheet.grid.place(row, current[1] if column >= 0 else role)
        at = (current[0], tuple(group.title for group in groups))
        number = table.sheet.text(row, table.labels["number"]) if "number" in table.labels else ""
        line = lines.get(at) or Line(current[0], place, groups, number)
        lines[at] = line._replace(given=[*line.given, *_lettered(table, row, role, letters, known, found)])
    return list(lines.values())


def _lettered(table: Table, row: int, role: int, letters: int, known: set[str], found: Imported) -> Sequence[Given]:
    marks = table.sheet.marks(row, letters)
    text = table.sheet.grid.cell(row, letters)
    why = why_left(marks, table.sheet.key) if text else None
    if why is not None:
        found.left.append(Left(table.sheet.grid.place(row, letters), table.heading(letters), text, why))
    parts = marks.parts if marks else ()
    if not parts and table.sheet.grid.cell(row, role):
        place = table.sheet.grid.place(row, role)
        found.left.append(
            Left(place, table.heading(role), table.sheet.text(row, role), say("no letter says what its part is"))
        )
    return [given for part in parts for given in given_in(table, row, role, part, known, found)]
