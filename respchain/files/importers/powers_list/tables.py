"""Lists as tables: which columns a sheet has, which kind of list it is, and the record of each row."""

from collections.abc import Mapping
from typing import NamedTuple

from respchain.errors import Place
from respchain.facts.ids import normalised_title
from respchain.files.importers.powers_list.cells import Cell
from respchain.files.importers.powers_list.names import department_of
from respchain.files.importers.powers_list.words import COLUMNS, KINDS, kind_of
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.headers import Header, header, recognised
from respchain.language import N_, Saying, listed, say

ABOVE = N_("it stands above the headings")
_SHORT = 12  # characters of a heading below another


class Listing(NamedTuple):
    """A sheet that is a list: of what kind, its header, and what its surroundings say of all its rows."""

    sort: str
    grid: Grid
    header: Header
    last: int  # the last row of the header
    department: Cell | None
    kind: Cell | None


def listing(grid: Grid, named: Mapping[str, str]) -> Listing | None:
    """The list that a sheet is; nothing where it is none."""
    plain = _thinned(grid)
    here = {key: heading for key, heading in named.items() if _has(plain, heading)}
    found = header(plain, COLUMNS, named=here)
    if found is None:
        return None
    found, last = _two_rows(grid, found, here)
    sort = _sort(found)
    if sort is None:
        return None
    department, kind = _around(grid, found)
    return Listing(sort, grid, found, last, department, kind)


def _thinned(grid: Grid) -> Grid:
    """The sheet, with titles that are merged over columns once in their row."""
    rows = []
    for row in grid.rows:
        texts = {cell.strip() for cell in row if cell.strip()}
        rows.append([texts.pop()] if len(texts) == 1 and len(row) > 1 else row)
    return Grid(grid.file, rows, grid.lines, grid.sheet)


def _has(grid: Grid, heading: str) -> bool:
    wanted = normalised_title(heading)
    return any(normalised_title(cell) == wanted for row in grid.rows[:30] for cell in row)


def _two_rows(grid: Grid, found: Header, named: Mapping[str, str]) -> tuple[Header, int]:
    """The header, with the row above or below where headings stand in two rows."""
    best, last = found, found.row
    for above, below in ((found.row - 1, found.row), (found.row, found.row + 1)):
        if above < 0 or below >= len(grid.rows):
            continue
        headings = _combined(grid, above, below)
        columns = recognised(headings, COLUMNS, named)
        if len(columns) > len(best.columns) and columns.keys() >= found.columns.keys():
            best, last = Header(found.row, columns, headings), max(found.row, below)
    while last + 1 < len(grid.rows) and _goes_on(grid, best, last + 1):
        best = Header(best.row, best.columns, _joined(grid, best, last + 1))
        last += 1
    return best, last


def _combined(grid: Grid, above: int, below: int) -> list[str]:
    return [grid.cell(below, column) or grid.cell(above, column) for column in range(grid.width)]


def _goes_on(grid: Grid, found: Header, row: int) -> bool:
    """Whether a row belongs to the header: as cells merged downwards, or as headings under one over several columns."""
    if is_blank(grid.rows[row]):
        return False
    told = [normalised_title(grid.cell(row, column)) for column in found.columns.values()]
    heads = [normalised_title(found.headings[column]) for column in found.columns.values()]
    same = sum(one == head and one != "" for one, head in zip(told, heads, strict=True))
    beside = {column: text for column in range(grid.width) if (text := grid.cell(row, column))}
    beside = {column: text for column, text in beside.items() if column not in found.columns.values()}
    if not beside or not all(one in ("", head) for one, head in zip(told, heads, strict=True)):
        return False
    over = [found.headings[column].strip() if column < len(found.headings) else "" for column in beside]
    shared = "" in over or len(set(over)) < len(over)  # one heading over several columns
    return same > 0 or (len(beside) > 1 and shared and all(len(text) <= _SHORT for text in beside.values()))


def _joined(grid: Grid, found: Header, row: int) -> list[str]:
    texts = [grid.cell(row, column) for column in range(grid.width)]
    heads = [*found.headings, *[""] * (grid.width - len(found.headings))]
    return [
        head if not text or text == head else f"{head} {text}".strip() for head, text in zip(heads, texts, strict=True)
    ]


def _sort(found: Header) -> str | None:
    columns = found.columns.keys()
    if "share" in columns and ("managed" in columns or "parties" in columns):
        return "boundary" if "managed" in columns else None
    if "service" in columns and "title" not in columns:
        return "service"
    if "care" in columns and "title" not in columns:
        return "care"
    if "title" in columns:
        return "powers"
    return "work" if "main" in columns and len(columns) > 1 else None


def _around(grid: Grid, found: Header) -> tuple[Cell | None, Cell | None]:
    """The department and the type that stand above the header, name the sheet, or name the file."""
    above = [
        (grid.cell(row, column), grid.place(row, column))
        for row in range(found.row)
        for column in range(len(grid.rows[row]))
        if grid.cell(row, column)
    ]
    outside = [(text, Place(grid.file)) for text in (grid.sheet or "", _stem(grid.file))]
    department = next(
        (Cell(name, place, "") for text, place in [*above, *outside] if (name := department_of(text))), None
    )
    kind = next((Cell(only, place, "") for text, place in [*above, *outside] if (only := only_kind(text))), None)
    return department, kind


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def only_kind(text: str) -> str | None:
    """The one type of power that a title names; nothing where it names none, or several.

    >>> only_kind("某县教育局行政处罚权责清单"), only_kind("行政许可、行政处罚清单"), only_kind("其他类")
    ('行政处罚', None, '其他行政权力')
    """
    named = [kind for kind in KINDS if kind in text]
    if len(named) == 1:
        return named[0]
    return kind_of(text) if not named and len(text) <= 10 else None


def columns_told(source: Listing) -> Saying:
    """Which column was taken for what, and which for nothing."""
    head = source.header
    texts = [" ".join(heading.split()) for heading in head.headings]
    used = listed(say('{key} "{heading}"', key=key, heading=texts[column]) for key, column in head.columns.items())
    others = [texts[column] for column in head.others if texts[column]]
    place = source.grid.place(head.row)
    if not others:
        return say("{place}: columns: {used}", place=place, used=used)
    return say("{place}: columns: {used}; not known: {others}", place=place, used=used, others=listed(others))
