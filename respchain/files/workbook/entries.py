"""The entries of a sheet as the section that they make up."""

from respchain.files.building import brief
from respchain.files.wording import SINGULAR
from respchain.files.workbook.placing import Entry, Placing
from respchain.files.workbook.rows import Rows
from respchain.files.workbook.words import heading
from respchain.language import N_, say


def by_id(rows: Rows) -> tuple[Entry, int]:
    """The entries of a section that is keyed by ids, with the cell where they begin."""
    placing, kind = rows.placing, rows.kind
    entries = placing.entry()
    marks = placing.table[id(entries)]
    first: dict[str, int] = {}
    singular = say(SINGULAR.get(kind, N_("step")))
    column = rows.column("id")
    for number, entry in rows.entries():
        at = rows.cells.at(number, column)
        key = entry.get("id")
        if not isinstance(key, str):
            rows.whole = False
            if (number, column) not in rows.lacking and rows.states("id"):
                rows.report(number, column, say('this {kind} lacks the key "id"', kind=singular))
            continue
        _drop_id(entry, placing)
        stated = _short(entry, rows, number) if kind == "facets" else entry
        if key in first:
            message = say('the {kind} "{id}" is stated twice', kind=singular, id=brief(key))
            rows.report(number, column, message, None, first[key])
            continue
        first[key] = at
        entries[key] = stated
        marks += [at, at]
    if rows.found is not None and not rows.states("id"):
        rows.whole = False
        message = say(
            'no column for ids: give one the heading "{en}" or "{zh}"', en="ID", zh=heading("any", "id", "zh")
        )
        rows.report(rows.found.row, 0, message)
    return entries, rows.cells.at(max(0, rows.first - 1), 0)


def _drop_id(entry: Entry, placing: Placing) -> None:
    marks = placing.table[id(entry)]
    place = 2 * list(entry).index("id")
    del marks[place : place + 2]
    del entry["id"]


def _short(entry: Entry, rows: Rows, number: int) -> object:
    """A facet that states nothing but its values, in brackets, is the short form: a plain list."""
    values = entry.get("values")
    bracketed = rows.grid.cell(number, rows.column("values"))[:1] in ("[", "［")
    return values if len(entry) == 1 and isinstance(values, list) and bracketed else entry


def in_order(rows: Rows) -> tuple[list[object], int]:
    """The entries of a section that is a list, with the cell where they begin."""
    items: list[object] = []
    marks: list[int] = []
    column = min((index for index, _, _ in rows.readers), default=0)
    for number, entry in rows.entries():
        items.append(entry)
        marks.append(rows.cells.at(number, column))
    rows.placing.table[id(items)] = marks
    return items, rows.cells.at(max(0, rows.first - 1), 0)
