"""The sheet of settings: what the charter says beside its sections, a key and a value in each row."""

from respchain.errors import did_you_mean
from respchain.files.building import brief
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.workbook.cells import value_of
from respchain.files.workbook.flow import Unfit
from respchain.files.workbook.forms import charter_form
from respchain.files.workbook.headings import path_of
from respchain.files.workbook.placing import Entry, Placing, Twice
from respchain.files.workbook.source import Cells
from respchain.files.workbook.words import spelled, words
from respchain.language import Saying, say

_SCANNED = 30


def settings(cells: Cells, placing: Placing, lacking: dict[tuple[int, int], str]) -> Entry:
    """What a sheet of settings states; what cannot be read is among the faults of `cells`."""
    stated, grid, form = placing.entry(), cells.grid, charter_form()
    start, key_column, value_column = _columns(grid)

    def report(row: int, column: int, message: Saying, hint: Saying | None = None, *also: int) -> None:
        cells.report(row * cells.width + column, message, hint, *(at - cells.base for at in also))

    for number in range(start, len(grid.rows)):
        name, text = grid.cell(number, key_column), grid.cell(number, value_column)
        if is_blank(grid.rows[number]):
            continue
        if (number, value_column) in lacking:
            report(number, value_column, say("the formula in this cell has no value"))
        if not text:
            continue
        found = path_of(form, name) if name else None
        if found is None:
            hint = did_you_mean(name, [*form.fields, *form.spellings])
            report(number, key_column, say('unknown setting "{name}"', name=brief(name)), hint)
            continue
        path, inner = found
        at = cells.at(number, value_column)
        try:
            placing.put(stated, path, placing.placed(value_of(inner, text), at), at)
        except Unfit as why:
            report(number, value_column, why.message, why.hint)
        except Twice as taken:
            report(number, key_column, say('"{key}" is stated twice', key=".".join(path)), None, taken.at)
    return stated


def _columns(grid: Grid) -> tuple[int, int, int]:
    """The first row of settings, and the columns of key and value: below their headings, else the first two."""
    keys, values = ({spelled(word) for word in words()["settings"][name]} for name in ("key", "value"))
    for number, row in enumerate(grid.rows[:_SCANNED]):
        spelt = [spelled(cell) if cell.strip() else "" for cell in row]
        key = next((at for at, text in enumerate(spelt) if text in keys), None)
        value = next((at for at, text in enumerate(spelt) if text in values and at != key), None)
        if key is not None and value is not None:
            return number + 1, key, value
    first = next((at for row in grid.rows for at, text in enumerate(row) if text.strip()), 0)
    return 0, first, first + 1
