"""The tables of posts in some files, as columns of text."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from respchain.errors import Fault, InputErrors, Place, RespchainError, UnknownName
from respchain.facts.ids import normalised_title
from respchain.files.importers.imported import Imported, Left, LeftColumn, Wishes
from respchain.files.importers.posts.words import COLUMNS, JUNIOR_HEADINGS
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.headers import Header, header
from respchain.files.tables.reading import tables
from respchain.language import N_, Saying, listed, say
from respchain.record import Record

_LONG = 60  # characters from which a text alone in its row is a note
_NOTES = ("注", "备注", "说明", "note", "source", "合计", "总计", "小计", "total", "subtotal", "grand total")
_SCANNED = 30


class Sheet(Record):
    """A table of posts: the rows that say anything below its headings, and its columns, in the order of the rows.

    `number` is the column of each key; `junior` tells that its headings are those of groups of posts.
    """

    grid: Grid
    header: Header
    rows: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    junior: bool
    aside: set[int]  # rows that are left whole
    told: dict[str, bool]  # whether the columns of days and of kinds were understood

    @property
    def number(self) -> Mapping[str, int]:
        """The column of each key in the table."""
        return self.header.columns


def sheets(paths: Sequence[Path], wishes: Wishes, found: Imported) -> list[Sheet]:
    """The tables of posts in all files; what is no such table, and what stands above one, is left.

    A file without any is an `InputErrors` that says what was looked for and found.
    """
    _known_keys(wishes.columns)
    grids: list[list[Grid]] = []
    for path in paths:
        read = tables(path, wishes.encoding)
        found.assumed += read.assumed
        grids.append(read.grids)
    _known_headings(wishes.columns, [grid for of_file in grids for grid in of_file])
    made: list[Sheet] = []
    faults: list[Fault] = []
    for path, of_file in zip(paths, grids, strict=True):
        headed = [(grid, _header(grid, wishes.columns)) for grid in of_file]
        if not any(heading for _, heading in headed):
            faults.append(_fault(of_file[0].file if of_file else str(path), of_file))
        for grid, heading in headed:
            if heading is None:
                _leave(grid, found)
            elif copied := next((one for one in made if _same(one.grid, grid)), None):
                _repeats(copied, grid, found)
            else:
                made.append(_sheet(grid, heading, found))
    if faults:
        raise InputErrors(faults)
    return made


def _known_keys(named: Mapping[str, str]) -> None:
    for key in named:
        if key not in COLUMNS:
            raise RespchainError(
                say('there is no key "{key}"; the keys are {keys}', key=key, keys=listed(list(COLUMNS)))
            )


def _known_headings(named: Mapping[str, str], grids: Sequence[Grid]) -> None:
    known = {cell.strip() for grid in grids for row in grid.rows[:_SCANNED] for cell in row if cell.strip()}
    plain = {normalised_title(heading) for heading in known}
    for heading in named.values():
        if normalised_title(heading) not in plain:
            raise UnknownName(N_("column"), heading, sorted(known))


def _header(grid: Grid, named: Mapping[str, str]) -> Header | None:
    """The headings of a table of posts: with a title, or with an id or a name and something else that makes a post."""
    plain = {normalised_title(cell) for row in grid.rows[:_SCANNED] for cell in row}
    here = {key: heading for key, heading in named.items() if normalised_title(heading) in plain}
    heading = header(grid, COLUMNS, 2, here)
    if heading is None:
        return None
    names = set(heading.columns)
    fits = "title" in names or ("id" in names and names & {"name", "reports_to", "department", "unit", "grade"})
    fits = fits or (names & {"name", "given_name", "family_name"} and names & {"reports_to", "id"})
    return heading if fits else None


def _fault(file: str, grids: Sequence[Grid]) -> Fault:
    first = [_headings(grid) for grid in grids]
    message = say(
        "no table of posts: no row has a heading such as {wanted} beside others",
        wanted=listed(["Job Title", "Post", "Position", "Reports to", "岗位名称", "职务", "汇报对象"]),
    )
    shown = [heading for headings in first for heading in headings][:_SCANNED]
    hint = (
        say("found {headings}; say which is which with --map title=HEADING", headings=listed(shown))
        if shown
        else say("the file is empty")
    )
    return Fault(Place(file), message, hint)


def _headings(grid: Grid) -> list[str]:
    rows = [[cell.strip()[:40] for cell in row if cell.strip()] for row in grid.rows[:_SCANNED]]
    return max(rows, key=len, default=[])


def _leave(grid: Grid, found: Imported) -> None:
    rows = [number for number, row in enumerate(grid.rows) if not is_blank(row)]
    found.rows += len(rows)
    found.leave_rows(grid, rows, say("this is no table of posts"))


def _same(one: Grid, other: Grid) -> bool:
    return len(one.rows) == len(other.rows) and list(one.rows) == list(other.rows)


def _repeats(copied: Sheet, grid: Grid, found: Imported) -> None:
    rows = sum(not is_blank(row) for row in grid.rows[copied.header.row + 1 :])
    found.rows += rows
    found.mapped += rows
    names = [f"{one.file} {one.sheet or ''}".strip() for one in (grid, copied.grid)]
    found.assumed.append(
        say("{file} says word for word what {other} says, and was read once", file=names[0], other=names[1])
    )


def _sheet(grid: Grid, heading: Header, found: Imported) -> Sheet:
    for number, row in enumerate(grid.rows[: heading.row]):
        found.left += [
            Left(grid.place(number, column), "", text.strip(), say("it stands above the headings"))
            for column, text in enumerate(row)
            if text.strip()
        ]
    rows, notes, repeated = _parted(grid, heading)
    found.rows += len(rows) + len(notes) + len(repeated)
    found.leave_rows(grid, notes, say("a heading or a note, and no post"))
    found.leave_rows(grid, repeated, say("the headings once more"))
    columns = {key: column_of(grid, rows, number) for key, number in heading.columns.items()}
    headings = [normalised_title(text) for text in heading.headings]
    junior = not {"id", "name"} & set(columns) and any(text.startswith(JUNIOR_HEADINGS) for text in headings)
    aside = {*notes, *repeated}
    for column in range(grid.width):
        if column not in heading.columns.values():
            found.left.append(_left_column(grid, heading, column, rows, aside))
    for key in ("notes", "number"):
        if key in heading.columns:
            column = heading.columns[key]
            found.left.append(_left_column(grid, heading, column, rows, aside))
    return Sheet(grid, heading, rows, columns, junior, aside, {})


def _parted(grid: Grid, heading: Header) -> tuple[list[int], list[int], list[int]]:
    """The rows that may be posts, those that are notes, and those that repeat the headings."""
    rows: list[int] = []
    notes: list[int] = []
    repeated: list[int] = []
    several = len(heading.columns) > 2
    titles = grid.rows[heading.row]
    for number in range(heading.row + 1, len(grid.rows)):
        row = grid.rows[number]
        if row == titles:
            (repeated if not is_blank(row) else []).append(number)
        elif not is_blank(row):
            (notes if several and _is_note(row) else rows).append(number)
    return rows, notes, repeated


def _is_note(row: Sequence[str]) -> bool:
    """Whether one and the same text is all that a row says, over several cells, at great length or as notes begin."""
    if row[0] != row[1 % len(row)] and all(row[:4]) and len(row) > 3:
        return False
    filled = [cell for cell in row if cell and not cell.isspace()]
    if len(filled) > 3 and filled[0] != filled[1]:
        return False
    text = filled[0].strip()
    plain = text.casefold()
    if len(filled) <= 3 and any(plain == word or plain.startswith((f"{word}:", f"{word}：")) for word in _NOTES):
        return True
    if any(cell != filled[0] for cell in filled):
        return False
    return len(filled) > 2 or (len(filled) == 1 and len(text) >= _LONG)


def column_of(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    """What a column says in some rows, spaces and line breaks made one space, as one text for each wording."""
    if rows and len(rows) == len(grid.rows) - rows[0]:
        cells = list(grid.column(column, rows[0]))
    elif len(rows) * 2 > len(grid.rows):
        whole = grid.column(column)
        cells = [whole[number] for number in rows]
    else:
        cells = [grid.cell(number, column) for number in rows]
    if _spaced_well(cells):
        return cells
    told = {cell: " ".join(cell.split()) for cell in set(cells)}
    return [told[cell] for cell in cells]


def _spaced_well(cells: Sequence[str]) -> bool:
    """Whether no cell has spaces at its ends, several of them together, or signs that are not printed."""
    whole = "\n".join(cells)
    if " " in whole and ("  " in whole or " \n" in whole or "\n " in whole or whole[0] == " " or whole[-1] == " "):
        return False
    bare = whole.replace("\n", "")
    return len(whole) - len(bare) == len(cells) - 1 and bare.isprintable()


def _left_column(grid: Grid, heading: Header, column: int, rows: Sequence[int], aside: set[int]) -> LeftColumn:
    text = heading.headings[column] if column < len(heading.headings) else ""
    return LeftColumn(grid, column, text, heading.row, _why(grid, column, rows, text, heading), aside)


def _why(grid: Grid, column: int, rows: Sequence[int], text: str, heading: Header) -> Saying:
    if column == heading.columns.get("notes"):
        return say("notes are for people to read")
    if column == heading.columns.get("number") or (not text and _counts(grid, column, rows)):
        return say("it only numbers the rows")
    if not text:
        return say("the column has no heading")
    return say("no key for this column")


def _counts(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    """Whether a column says 0, 1, 2 ... or 1, 2, 3 ..."""
    first = grid.cell(rows[0], column) if rows else ""
    start = int(first) if first in ("0", "1") else None
    return start is not None and all(grid.cell(row, column) == str(start + at) for at, row in enumerate(rows[:50]))
