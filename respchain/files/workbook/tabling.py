"""A charter as the tables of a workbook: what each sheet states, before it is laid out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from respchain.files.workbook.column_cells import ColumnCells
from respchain.files.workbook.forms import charter_form
from respchain.files.workbook.headings import Column
from respchain.files.workbook.laying import Path, columns, flat, form_of, heading_of, layout, order, reader
from respchain.files.workbook.showing import Showing, Shown
from respchain.files.workbook.words import sections

Entry = Mapping[str, object]
_BY_HAND = 2_000  # rows that somebody may go on with by hand: more need no columns to be filled in


class TableColumn(NamedTuple):
    """A column: its path of keys, its heading, and whether it is rarely needed and says nothing here."""

    path: Path
    heading: str
    rare: bool


class SheetTable(NamedTuple):
    """A sheet: the section that it states, its columns, and its rows, in which what is not said is None."""

    kind: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Shown | None]]


def tabled(stated: Entry, language: str, *, every: bool) -> tuple[SheetTable, list[SheetTable]]:
    """The settings of a charter, and its sections; with `every`, also those of which it says nothing."""
    rest = {key: value for key, value in stated.items() if key not in sections()}
    entries, apart = _entries(stated)
    kinds = {*entries, *((*sections(), "steps") if every else ())}
    sheets = [_sheet(kind, entries.get(kind, []), language) for kind in order(kinds)]
    return _settings({**rest, **apart}, language, every=every), sheets


def _entries(stated: Entry) -> tuple[dict[str, list[Entry]], dict[str, object]]:
    """The entries of each section as rows state them, and what no row can state."""
    found: dict[str, list[Entry]] = {}
    apart: dict[str, object] = {}
    for section in sections():
        said = stated.get(section)
        if section in stated and not said:
            apart[section] = said
        elif isinstance(said, dict):
            rows, left = _keyed(section, said)
            found |= {kind: entries for kind, entries in rows.items() if entries}
            apart |= {section: left} if left else {}
        elif isinstance(said, list):
            blank = [entry for entry in said if not entry]
            if blank:
                apart[section] = said
            else:
                found[section] = said
    return found, apart


def _keyed(section: str, said: Entry) -> tuple[dict[str, list[Entry]], dict[str, object]]:
    rows: dict[str, list[Entry]] = {section: [], "steps": []}
    left: dict[str, object] = {}
    for key, value in said.items():
        if isinstance(value, list):  # a facet in the short form
            rows[section].append({"id": key, "values": _Short(value)})
            continue
        entry = dict(value) if isinstance(value, Mapping) else {}
        if section == "facets" and _looks_short(entry):
            left[key] = entry
            continue
        steps = entry.get("steps")
        if section == "processes" and isinstance(steps, Mapping) and steps:
            del entry["steps"]
            rows["steps"] += ({"process": key, "id": step, **inner} for step, inner in steps.items())
        rows[section].append({"id": key, **entry})
    return rows, left


def _looks_short(entry: Entry) -> bool:
    """Whether a facet would be taken for the short form: it says nothing but values that are told by brackets."""
    values = entry.get("values")
    if len(entry) != 1 or not isinstance(values, list):
        return False
    return not values or any(str(value)[:1] in "[［" for value in values)


class _Short(list[object]):
    """The values of a facet that says nothing else, in the form that is told by its brackets."""


def _sheet(kind: str, entries: Sequence[Entry], language: str) -> SheetTable:
    form, showing = form_of(kind), Showing(language)
    said = [dict(flat(kind, entry)) for entry in entries]
    used = list(dict.fromkeys(path for entry in said for path in entry))
    shown, rare = columns(kind, used)
    paths = [*shown, *rare] if len(entries) <= _BY_HAND else shown
    readers = {path: reader(kind, path, at, language) for at, path in enumerate(paths)}
    rows = [[_cell(showing, readers[path], entry[path]) if path in entry else None for path in paths] for entry in said]
    heads = [TableColumn(path, heading_of(form, path, language), path in rare) for path in paths]
    return SheetTable(kind, heads, rows)


def _cell(showing: Showing, reader: ColumnCells, value: object) -> Shown:
    if isinstance(value, _Short):
        return showing.flow(reader.column.form, list(value))
    return showing.cell(reader, value)


def _settings(stated: Entry, language: str, *, every: bool) -> SheetTable:
    """The sheet of settings: its paths in the first column, what they say in the second."""
    showing = Showing(language)
    said: dict[Path, object] = {}
    for key, value in stated.items():
        if key in sections():
            said[(key,)] = value
        else:
            said |= dict(flat("charter", {key: value}))
    usual = [tuple(path.split(".")) for path in layout()["columns"]["charter"]]
    whole = {path[0] for path in said if len(path) == 1}
    paths = [path for path in usual if path in said or (every and path[0] not in whole)]
    paths += [path for path in said if path not in paths]
    rows = [list(_setting(path, said, showing, language)) for path in paths]
    return SheetTable("charter", [], rows)


def _setting(path: Path, said: Mapping[Path, object], showing: Showing, language: str) -> Iterator[Shown | None]:
    form = charter_form()
    name = heading_of(form, path, language)
    yield name
    if path not in said:
        yield None
        return
    leaf = form
    for step in path:
        leaf = leaf.inside(step)
    yield showing.cell(ColumnCells(Column(0, path, leaf, name), None), said[path])
