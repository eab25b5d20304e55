"""The rows of a sheet as the entries of a section."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import itemgetter

from respchain.files.building import MOST_FAULTS, brief
from respchain.files.tables.grid import is_blank
from respchain.files.workbook.column_cells import AT_ONCE, ColumnCells, Each, Texts
from respchain.files.workbook.flow import Unfit
from respchain.files.workbook.forms import entry_form
from respchain.files.workbook.headings import Column, Headings, headings, is_passed_over, near
from respchain.files.workbook.placing import ENDS, Entry, Placing, Twice
from respchain.files.workbook.source import Cells
from respchain.files.workbook.words import heading
from respchain.language import Saying, say
from respchain.model.light import charter_format

_OF_ALL = ("since", "until", "through", "wording", "source_id", "source_cell", "succeeded_by")
Lacking = Mapping[tuple[int, int], str]
"""The cells that hold a formula without a value, or an error, by row and column from 0."""


class Rows:
    """The entries of a sheet, and what reading them brought to light: `notes`, and whether all ids are known.

    `kind` is a section, or `steps`. `entries` gives id (None in lists), entry, and the cell where the entry begins.
    """

    def __init__(self, cells: Cells, kind: str, placing: Placing, lacking: Lacking) -> None:
        self.cells, self.grid = cells, cells.grid
        self.kind = kind
        self.form = entry_form(kind)
        self.placing = placing
        self.lacking = lacking
        self.notes: list[Saying] = []
        self.whole = True
        self.first = 0
        self.found = headings(self.grid, self.form)
        self.readers: list[tuple[int, tuple[str, ...], ColumnCells]] = []
        self.filled: list[tuple[int, str | None, tuple[str, ...], ColumnCells]] = []
        if self.found is None:
            self._report_no_headings()
        else:
            self.first = self.found.row + 1
            self._take_columns(self.found)

    def report(self, row: int, column: int, message: Saying, hint: Saying | None = None, *also: int) -> None:
        """Note a fault at a cell."""
        if len(self.cells.faults) <= MOST_FAULTS:
            base = self.cells.base
            at = self.cells.at(row, column) - base
            self.cells.report(at, message, hint, *(other - base for other in also))

    def _report_no_headings(self) -> None:
        self.whole = False
        shown = [key for key in self.form.fields if key not in _OF_ALL][:4]
        kind = next(iter(self.form.kinds.values()))
        names = ", ".join(f"{heading(kind, key, 'en')} ({heading(kind, key, 'zh')})" for key in shown)
        message = say(
            'no row of headings: the columns of "{sheet}" are {names} and so on', sheet=self.kind, names=names
        )
        row = next((number for number, cells in enumerate(self.grid.rows) if not is_blank(cells)), 0)
        self.report(row, 0, message)

    def _take_columns(self, found: Headings) -> None:
        """Take up each column once; one that is not known, but says something, is a fault."""
        taken: dict[tuple[str, ...], Column] = {}
        for column in found.columns:
            if (first := taken.get(column.path)) is None:
                taken[column.path] = column
            elif self._says_anything(column.at):
                at = self.cells.at(found.row, first.at)
                message = say('a second column for "{key}"', key=".".join(column.path))
                self.report(found.row, column.at, message, None, at)
        referring = references(self.kind)
        for path, column in taken.items():
            outer = self.form
            for step in path[:-1]:
                outer = outer.inside(step)
            reader = ColumnCells(column, outer if len(path) > 1 else None, refers=path in referring)
            self.readers.append((column.at, path, reader))
        for index, name in found.others.items():
            self._judge_unknown(found.row, index, " ".join(name.split()))
        self._judge_unnamed(found)

        alone = Counter(path[0] for _, path, _ in self.readers)
        for index, path, reader in self.readers:
            if self._says_anything(index):
                key = path[0] if len(path) == alone[path[0]] == 1 else None
                self.filled.append((index, key, path, reader))

    def _says_anything(self, index: int) -> bool:
        try:
            return any(map(itemgetter(index), self.below))
        except IndexError:  # rows of a CSV file are as long as they were written
            return any(index < len(row) and row[index] for row in self.below)

    @cached_property
    def below(self) -> Sequence[Sequence[str]]:
        """The rows below the headings."""
        return self.grid.rows[self.first :]

    def _judge_unknown(self, row: int, index: int, name: str) -> None:
        if not self._says_anything(index):
            return
        if is_passed_over(name):
            told = say('the column "{heading}" states nothing of a charter', heading=brief(name))
            self.notes.append(say("{place}: {note}", place=self.grid.place(row, index), note=told))
            return
        message = say('unknown heading "{heading}" in the sheet of {section}', heading=brief(name), section=self.kind)
        self.report(row, index, message, near(self.form, brief(name)))

    def _judge_unnamed(self, found: Headings) -> None:
        """What stands in a column without a heading would be lost."""
        named = {column.at for column in found.columns} | set(found.others)
        unnamed = [index for index in range(self.grid.width) if index not in named]
        if not unnamed:
            return
        for number in range(self.first, len(self.grid.rows)):
            for index in unnamed:
                if self.grid.cell(number, index):
                    self.report(number, index, say("this column has no heading: nothing is known of what it says"))
                    return

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Each row that says anything, as an entry with all that its columns state, ids among them."""
        head = self.grid.rows[self.found.row] if self.found else ()
        for number in range(self.first, len(self.grid.rows)):
            row = self.grid.rows[number]
            entry = self._entry(number)
            if entry and row != head:
                yield number, entry
        self._judge_lacking()

    def _entry(self, number: int) -> Entry:
        entry = self.placing.entry()
        marks = self.placing.table[id(entry)]
        row = self.grid.rows[number]
        width, start = len(row), self.cells.at(number, 0)
        several: dict[tuple[str, ...], int] = {}
        for index, key, path, reader in self.filled:
            if index >= width or not (text := row[index]) or not (text := text.strip()):
                continue
            try:
                value = text if reader.bare and text[0] not in AT_ONCE else reader.value(text)
                if isinstance(value, (dict, list)):
                    value = self.placing.placed(value, start + index)
                elif isinstance(value, (Each, Texts)):
                    several.setdefault(path[:-1], index)
                if key is None:
                    self.placing.put(entry, path, value, start + index)
                elif key in ENDS:
                    self.placing.add(entry, key, value, start + index)
                else:
                    entry[key] = value
                    marks += (start + index, start + index)
            except Unfit as why:
                self.report(number, index, why.message, why.hint)
            except Twice as taken:
                message = say('"{key}" is stated twice', key=".".join(path))
                self.report(number, index, message, None, taken.at)
        for path, index in several.items():
            self._spread(entry, path, number, index)
        return entry

    def _spread(self, entry: Entry, path: tuple[str, ...], number: int, index: int) -> None:
        """Make a list of parts of one whose cells name several."""
        outer: Entry = entry
        for step in path[:-1]:
            outer = outer[step]  # type: ignore[assignment]  # put() has made it
        part = outer[path[-1]]
        if not isinstance(part, dict):
            return
        counts = {key: len(value.values) for key, value in part.items() if isinstance(value, Each)}
        count = max(counts.values(), default=1)
        if any(other != count for other in counts.values()):
            told = ", ".join(f"{'.'.join((*path, key))}: {size}" for key, size in counts.items())
            self.report(number, index, say("these cells name different numbers of parts ({counts})", counts=told))
        marks = self.placing.table[id(part)]
        values = dict(part)
        self.placing.forget(part)
        made = [self._one(values, marks, turn, count) for turn in range(count)]
        at = marks[0]
        if count == 1:
            outer[path[-1]] = made[0]
            return
        self.placing.table[id(made)] = [at] * count
        outer[path[-1]] = made

    def _one(self, values: Entry, marks: list[int], turn: int, count: int) -> Entry:
        one = self.placing.entry()
        for place, (key, value) in enumerate(values.items()):
            if isinstance(value, Each):
                value = value.values[turn] if turn < len(value.values) else None
            elif isinstance(value, Texts):
                value = value.lines[turn] if len(value.lines) == count > 1 else value.whole
            self.placing.add(one, key, value, marks[2 * place])
        return one

    def _judge_lacking(self) -> None:
        """Formulas without a value read as blank, and are not."""
        read = {index for index, _, _ in self.readers}
        for (row, column), error in sorted(self.lacking.items()):
            if row < self.first or column not in read:
                continue
            if error:
                self.report(row, column, say("this cell holds the error {error}", error=error))
            else:
                hint = say("open the workbook and save it, so that it is worked out; or write the value itself")
                self.report(row, column, say("the formula in this cell has no value"), hint)

    def column(self, key: str) -> int:
        """The column of a key of the entry itself; the first one where none states it."""
        return next((index for index, path, _ in self.readers if path == (key,)), 0)

    def states(self, key: str) -> bool:
        """Whether there is a column for a key."""
        return any(path == (key,) for _, path, _ in self.readers)


@cache
def references(kind: str) -> frozenset[tuple[str, ...]]:
    """The paths in entries at which ids of others stand."""
    start = ["processes", "*", "steps", "*"] if kind == "steps" else [kind, "*"]
    if kind in charter_format()["list_sections"]:
        start = [kind]
    size = len(start)
    return frozenset(tuple(path[size:]) for path, _ in charter_format()["references"] if path[:size] == start)
