"""Tables of columns as parts of a charter: what each states, and where."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from respchain.errors import did_you_mean
from respchain.files.building import MOST_LEVELS, brief
from respchain.files.columns.cells import BLANK, from_json, too_deep
from respchain.files.columns.form import keys_of
from respchain.files.columns.naming import MARK, SETTINGS, WHOLE, key_of
from respchain.files.columns.parquet import Columns, NoTable, parquet_columns
from respchain.files.columns.source import TableSource
from respchain.files.marks import Table
from respchain.files.wording import SINGULAR
from respchain.language import Saying, listed, say
from respchain.model.light import charter_format

_ENDS = ("until", "through", "ends")


def read_table(name: str, raw: bytes, base: int, table: Table) -> tuple[TableSource, dict[str, object] | None]:
    """The source that a Parquet file is, and the section or settings that it states; nothing where it states none."""
    section = PurePath(name).name.split(".")[0]
    try:
        columns = parquet_columns(raw)
    except NoTable as why:
        source = TableSource(name, (), 0, base)
        source.report(0, why.message)
        return source, None
    reading = _Reading(name, section, columns, base, table)
    return reading.source, reading.stated()


class _Reading:
    def __init__(self, name: str, section: str, columns: Columns, base: int, table: Table) -> None:
        self.section, self.columns, self.table = section, columns, table
        self.rows = len(next(iter(columns.values()), ()))
        self.width = max(1, len(columns))
        self.source = TableSource(name, tuple(columns), self.rows, base)

    def report(self, row: int, column: int, message: Saying, hint: Saying | None = None) -> None:
        """Note a fault in a cell, rows counted from 0; -1 is the heading."""
        self.source.report((row + 1) * self.width + column, message, hint)

    def stated(self) -> dict[str, object] | None:
        """What the table states, by key of the charter."""
        form = charter_format()
        sections = [SETTINGS, *form["mapping_sections"], *form["list_sections"]]
        if self.section not in sections:
            unknown = say('"{name}" is no section of a charter: a table is called as its section', name=self.section)
            self.source.report(0, unknown, did_you_mean(self.section, sections))
            return None
        known = self.known()
        entries = self.entries(known)
        if self.section == SETTINGS:
            return self.settings(entries)
        stated: dict[str, object] = {}
        if self.section in form["list_sections"]:
            stated[self.section] = self.marked(entries, [self.at(row, 0) for row in range(len(entries))])
        elif (found := self.by_id(entries)) is None:
            return None
        else:
            stated[self.section] = found
        start = self.source.base
        self.table[id(stated)] = [start, start]
        return stated

    def at(self, row: int, column: int) -> int:
        """The number of a cell in the numbering of all files."""
        return self.source.base + (row + 1) * self.width + column

    def marked(self, container: Any, marks: list[int]) -> Any:
        """A container whose parts were written there."""
        self.table[id(container)] = marks
        return container

    def known(self) -> list[tuple[int, str, str]]:
        """The columns that the format knows, by place, name and key; the others are reported."""
        keys = keys_of(self.section)
        found = []
        for place, name in enumerate(self.columns):
            key, _ = key_of(name)
            if key in keys or name == WHOLE:
                found.append((place, name, key))
            else:
                kind = say("charter") if self.section == SETTINGS else say(SINGULAR[self.section])
                unknown = say('the column "{name}" is no key of a {kind}', name=brief(name), kind=kind)
                self.report(-1, place, unknown, did_you_mean(key, keys))
        return found

    def entries(self, known: list[tuple[int, str, str]]) -> list[Any]:
        """The entry of each row, its keys in the order of the columns."""
        keys = [key for _, _, key in known]
        values = [self.values(place, name) for place, name, _ in known]
        marks = [place for place, *_ in known]
        twice = {key for key in keys if keys.count(key) > 1}
        rows: Iterable[tuple[Any, ...]] = zip(*values, strict=True) if values else [()] * self.rows
        found: list[Any] = []
        for row, cells in enumerate(rows):
            start = self.at(row, 0)
            pairs = [
                (key, cell, start + mark)
                for key, cell, mark in zip(keys, cells, marks, strict=True)
                if cell is not None
            ]
            entry: dict[object, object] = {key: None if cell is BLANK else cell for key, cell, _ in pairs}
            if twice and len(entry) != len(pairs):
                self.stated_twice(row, pairs)
                pairs = list({pair[0]: pair for pair in pairs}.values())
            self.table[id(entry)] = [mark for *_, mark in pairs for _ in (0, 1)]
            if "until" in entry or "through" in entry or "ends" in entry:
                self.source.lives.append(entry)
            found.append(entry)
        return self.whole(found)

    def stated_twice(self, row: int, pairs: list[tuple[str, Any, int]]) -> None:
        """A key stated as it is and as JSON too."""
        seen = set()
        for key, _, mark in pairs:
            if key in seen:
                self.source.report(mark - self.source.base, say('"{key}" is stated twice', key=key))
            seen.add(key)

    def values(self, place: int, name: str) -> list[Any]:
        """The values of a column, those inside others marked with the place of their cell."""
        values = self.columns[name]
        if name.endswith(MARK):
            if any(value is not None and not isinstance(value, str) for value in values):
                self.report(-1, place, say('the column "{name}" holds JSON, so it is a column of texts', name=name))
                return [None] * self.rows
            values = from_json(values, lambda row, message: self.report(row, place, message))
        for row, value in enumerate(values):
            if isinstance(value, dict | list):
                if too_deep(value):
                    self.report(row, place, say("nested deeper than {most} levels", most=MOST_LEVELS))
                    values[row] = None
                else:
                    self.mark_inside(value, self.at(row, place))
        return values

    def mark_inside(self, value: object, at: int) -> None:
        """Mark all parts of a value with one place."""
        waiting = [value]
        while waiting:
            here = waiting.pop()
            if isinstance(here, dict):
                self.table[id(here)] = [at] * (2 * len(here))
                if any(end in here for end in _ENDS):
                    self.source.lives.append(here)
                waiting += here.values()
            elif isinstance(here, list):
                self.table[id(here)] = [at] * len(here)
                waiting += here

    def whole(self, entries: list[Any]) -> list[Any]:
        """The entries with those that are no mappings in their places."""
        if WHOLE not in self.columns:
            return entries
        key = key_of(WHOLE)[0]
        for row, entry in enumerate(entries):
            if key in entry:
                if entry.keys() - {key, "id"}:
                    self.report(row, list(self.columns).index(WHOLE), say("this entry is stated twice"))
                entries[row] = self.marked({"id": entry.get("id"), key: entry[key]}, self.table[id(entry)])
        return entries

    def settings(self, entries: list[Any]) -> dict[str, object] | None:
        """The only row of the table of settings."""
        if len(entries) != 1:
            self.source.report(0, say("the table of settings has one row, found {count}", count=len(entries)))
            return None
        only: dict[str, object] = entries[0]
        return only

    def by_id(self, entries: list[Any]) -> Any:
        """The entries by id; as a list where ids are missing or stated twice, of which others tell."""
        if "id" not in self.columns:
            lacking = say('the table lacks the column "id"; it has {columns}', columns=listed(list(self.columns)[:20]))
            self.source.report(0, lacking)
            return None
        place = list(self.columns).index("id")
        ids = self.columns["id"]
        marks = [self.at(row, place) for row in range(self.rows)]
        if not all(isinstance(one, str) for one in ids) or len(set(ids)) != len(ids):
            return self.marked(entries, marks)
        whole = key_of(WHOLE)[0] if WHOLE in self.columns else None
        by_id: dict[str, object] = {}
        for one, entry in zip(ids, entries, strict=True):
            own = self.table[id(entry)]
            number = 2 * list(entry).index("id")
            del entry["id"]
            del own[number : number + 2]
            by_id[one] = entry if whole not in entry else (None if entry[whole] is BLANK else entry[whole])
        return self.marked(by_id, [mark for mark in marks for _ in (0, 1)])
