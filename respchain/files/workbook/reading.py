"""Workbooks and CSV tables as parts of a charter."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from respchain.errors import Fault, Place, did_you_mean
from respchain.files.building import brief
from respchain.files.marks import Table
from respchain.files.tables.grid import Grid
from respchain.files.wording import SINGULAR
from respchain.files.workbook.entries import by_id, in_order
from respchain.files.workbook.forms import charter_form, entry_form
from respchain.files.workbook.formulas import without_value
from respchain.files.workbook.headings import headings
from respchain.files.workbook.placing import Entry, Placing
from respchain.files.workbook.rows import Rows
from respchain.files.workbook.settings import settings
from respchain.files.workbook.source import Cells
from respchain.files.workbook.stated import Sheets, Steps
from respchain.files.workbook.words import sections, sheet_meant, sheet_names
from respchain.language import N_, Saying, listed, say

_NEAR = 5  # letters from which on a name can be a misspelt one


def workbook(name: str, raw: bytes, table: Table, base: int) -> Sheets:
    """What a workbook states; `InputErrors` where it cannot be opened. `base` is the first number of its cells."""
    from respchain.files.tables.sheets import sheets

    grids = sheets(name, raw)
    found, lacking = Sheets(), without_value(raw)
    for grid in grids:
        meant = sheet_meant(grid.sheet or "")
        if meant is None:
            _pass_over(grid, found)
        elif meant != "guide":
            base = _take(Cells(grid, "", base), meant, lacking.get(grid.sheet or "", {}), found, table)
    if not found.sources and not found.faults:
        found.whole = False
        found.faults.append(Fault(Place(name), _nothing(grids), _example()))
    return found


def csv_table(grid: Grid, text: str, table: Table, base: int) -> Sheets:
    """What a CSV file states that is named like a section."""
    found = Sheets()
    meant = sheet_meant(PurePath(grid.file).stem)
    if meant is None or meant == "guide":
        found.whole = False
        message = say("this is {what}, not a charter in YAML or JSON", what=say("a table (CSV)"))
        found.faults.append(Fault(Place(grid.file, 1, 1), message, say("a table is named by its section: posts.csv")))
    elif not grid.rows:
        found.whole = False
        found.faults.append(Fault(Place(grid.file), say("the file is empty: it states nothing")))
    else:
        _take(Cells(grid, text, base), meant, {}, found, table)
    return found


def _take(cells: Cells, meant: str, lacking: dict[tuple[int, int], str], found: Sheets, table: Table) -> int:
    """Take up a sheet; the first number that is free behind it."""
    found.sources.append(cells)
    placing = Placing(table, cells.lives)
    if meant == "charter":
        found.parts.append((cells, settings(cells, placing, lacking)))
    else:
        rows = Rows(cells, meant, placing, lacking)
        if meant == "steps":
            found.steps.append(Steps(cells, _by_process(rows)))
        elif rows.found is not None:
            found.parts += _section(rows)
        found.whole &= rows.whole
        found.notes += rows.notes
    found.faults += cells.faults
    return cells.base + cells.size


def _section(rows: Rows) -> Iterator[tuple[Cells, Entry]]:
    """What a sheet states; one that has headings and no row states nothing."""
    entries, at = by_id(rows) if rows.kind in SINGULAR and _is_keyed(rows.kind) else in_order(rows)
    if entries:
        stated = rows.placing.entry()
        rows.placing.add(stated, rows.kind, entries, at)
        yield rows.cells, stated


def _is_keyed(section: str) -> bool:
    from respchain.model.light import charter_format

    return section in charter_format()["mapping_sections"]


def _by_process(rows: Rows) -> Mapping[str, tuple[Entry, int]]:
    """The steps of each process; a row that names no process goes on with that of the row above."""
    found: dict[str, tuple[Entry, int]] = {}
    placing, process, column = rows.placing, "", rows.column("process")
    if rows.found is None:
        return found
    for number, step in rows.entries():
        at = rows.cells.at(number, column)
        process = str(_taken(step, "process", placing) or process)
        key = _taken(step, "id", placing)
        if not process or not isinstance(key, str):
            rows.whole = False
            missing = "id" if process else "process"
            lacks = say('this {kind} lacks the key "{key}"', kind=say("step"), key=missing)
            rows.report(number, rows.column(missing), lacks)
            continue
        if process not in found:
            found[process] = placing.entry(), at
        steps = found[process][0]
        at = rows.cells.at(number, rows.column("id"))
        if key in steps:
            message = say('the {kind} "{id}" is stated twice', kind=say("step"), id=brief(key))
            rows.report(number, rows.column("id"), message, None, placing.place(steps, key))
        else:
            placing.add(steps, key, step, at)
    return found


def _taken(entry: Entry, key: str, placing: Placing) -> object:
    """What an entry says under a key, which is taken out of it."""
    if key not in entry:
        return None
    marks = placing.table[id(entry)]
    place = 2 * list(entry).index(key)
    del marks[place : place + 2]
    return entry.pop(key)


def _pass_over(grid: Grid, found: Sheets) -> None:
    """A sheet whose name is no section's: near one it is a misspelt one, else it is there for its readers."""
    title = grid.sheet or ""
    letters = "".join(filter(str.isalpha, title.casefold()))
    known = [name for name in sheet_names() if len(name) >= _NEAR]
    near = did_you_mean(letters, known) if len(letters) >= _NEAR else None
    if near and _looks_like(grid, sheet_names()[str(near.values["name"])]):
        found.whole = False
        message = say('the sheet "{sheet}" is named like no section', sheet=brief(title))
        found.faults.append(Fault(grid.place(0, 0), message, near))
    else:
        template = N_('{file}: the sheet "{sheet}" is no section of a charter, and was not read')
        message = say(template, file=grid.file, sheet=brief(title))
        found.notes.append(message)


def _looks_like(grid: Grid, meant: str) -> bool:
    """Whether a sheet has headings of a section, so that it is meant to be one."""
    return meant == "guide" or headings(grid, charter_form() if meant == "charter" else entry_form(meant)) is not None


def _nothing(grids: Sequence[Grid]) -> Saying:
    titles = listed([f'"{brief(grid.sheet or "")}"' for grid in grids[:10]])
    if not grids:
        return say("the workbook is empty: it states nothing")
    return say("no sheet is named like a section of a charter; the sheets are {titles}", titles=titles)


def _example() -> Saying:
    return say('name the sheets by what they state, such as posts or 岗位; "respchain init --format xlsx" shows how')


def is_table_name(stem: str) -> bool:
    """Whether a file of that name, without its suffix, is a table of a charter.

    >>> is_table_name("posts"), is_table_name("岗位清单"), is_table_name("charter.remainder"), is_table_name("log")
    (True, True, False, False)
    """
    return sheet_meant(stem) in ("charter", "steps", *sections())
