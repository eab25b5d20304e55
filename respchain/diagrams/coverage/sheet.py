"""A map of coverage as a value: heads, merged cells and words, before anything is drawn."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from respchain.checking.covering import Coverage, Covering
from respchain.checking.spelling import Spelling
from respchain.diagrams.coverage.cells import Axis, Codes, Grid, State, grid
from respchain.diagrams.coverage.plan import Plan, panels, plan, slab
from respchain.diagrams.words import word
from respchain.scope.lines import Interval

SHOWN = 3  # so many actors are named in one cell
NAMED = 4  # so many values are named in one head


class Head(NamedTuple):
    """A head over so many rows or columns; `full` is all that it stands for."""

    text: str
    full: str
    span: int


class Body(NamedTuple):
    """A cell over some rows and columns; `lines` are who holds it."""

    state: State
    lines: tuple[str, ...]
    full: str
    row: int
    column: int
    rows: int
    columns: int


class Panel(NamedTuple):
    """One table: heads level by level, the outer ones first, and its cells."""

    title: str
    row_facets: tuple[str, ...]
    column_facets: tuple[str, ...]
    row_heads: tuple[tuple[Head, ...], ...]
    column_heads: tuple[tuple[Head, ...], ...]
    bodies: tuple[Body, ...]
    rows: int
    columns: int


class Sheet(NamedTuple):
    """The map of a matter: what it says before and after its tables."""

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    states: tuple[State, ...]
    language: str


def sheet(covering: Covering, place: int, found: Coverage, spelling: Spelling) -> Sheet:
    """The map of one of the matters asked for."""
    return _Sheet(covering, covering.rows.tolist()[place], found, spelling).sheet()


class _Sheet:
    def __init__(self, covering: Covering, row: int, found: Coverage, spelling: Spelling) -> None:
        self.covering, self.found, self.spelling = covering, found, spelling
        self.language = spelling.language
        self.grid: Grid = grid(covering, row)
        self.plan: Plan = plan(self.grid)
        self.facets = covering.facts.now.scopes.facets

    def sheet(self) -> Sheet:
        """All of it."""
        shown, hidden = panels(self.grid, self.plan)
        drawn = tuple(self._panel(place) for place in shown)
        present = {body.state for panel in drawn for body in panel.bodies}
        order: tuple[State, ...] = ("held", "overlap", "vacant", "standby", "beyond", "blank")
        return Sheet(
            title=self.found.title,
            subtitle=" · ".join(self._everywhere()),
            panels=drawn,
            notes=tuple(self._notes(hidden)),
            states=tuple(state for state in order if state in present),
            language=self.language,
        )

    def _everywhere(self) -> Iterator[str]:
        for axis in self.grid.everywhere:
            values = self._values(axis, axis.stretches[0])
            yield f"{self._facet(axis)} = {self._several(values)}"

    def _notes(self, hidden: int) -> Iterator[str]:
        for at, axis in enumerate(self.grid.axes):
            more = len(axis.stretches) - len(self.plan.kept[at]) + axis.hidden
            if more:
                yield word("map more", self.language).format(count=more, facet=self._facet(axis))
        if hidden:
            yield word("map panels", self.language).format(count=hidden)
        for axis in self.grid.idle:
            values = self._values(axis, axis.stretches[0])
            yield word("map idle", self.language).format(facet=self._facet(axis), values=self._several(values, most=8))
        yield from self.found.notes

    def _panel(self, place: Sequence[int]) -> Panel:
        codes = slab(self.grid, self.plan, place)
        said = [
            f"{self._facet(self.grid.axes[axis])} = {self._label(axis, at)}"
            for axis, at in zip(self.plan.panels, place, strict=True)
        ]
        rows, columns = self.plan.rows, self.plan.columns
        return Panel(
            title=" · ".join(said),
            row_facets=tuple(self._facet(self.grid.axes[axis]) for axis in rows),
            column_facets=tuple(self._facet(self.grid.axes[axis]) for axis in columns),
            row_heads=tuple(self._heads(rows)),
            column_heads=tuple(self._heads(columns)),
            bodies=tuple(self._bodies(codes)),
            rows=codes.shape[0],
            columns=codes.shape[1],
        )

    def _heads(self, axes: Sequence[int]) -> Iterator[tuple[Head, ...]]:
        """The heads of each level, repeated for each head of the levels before it."""
        sizes = [len(self.plan.kept[axis]) for axis in axes]
        for level, axis in enumerate(axes):
            span, times = prod(sizes[level + 1 :]), prod(sizes[:level])
            heads = tuple(
                Head(self._label(axis, at), self._label(axis, at, most=10_000), span) for at in self.plan.kept[axis]
            )
            yield heads * times

    def _bodies(self, codes: Codes) -> Iterator[Body]:
        down, across = (self._block(axes) for axes in (self.plan.rows, self.plan.columns))
        for row, column, rows, columns in rectangles(codes.tolist(), down, across):
            cell = self.grid.cells[int(codes[row, column])]
            names = [self._actor(actor) for actor in cell.actors]
            lines = names[:SHOWN]
            if len(names) > SHOWN:
                lines.append(word("map others", self.language).format(count=len(names) - SHOWN))
            comma = "、" if self.language == "zh" else ", "
            said = word(f"map {cell.state}", self.language)
            full = f"{said}: {comma.join(names)}" if names else said
            yield Body(cell.state, tuple(lines), full, row, column, rows, columns)

    def _block(self, axes: Sequence[int]) -> int:
        """The length of the innermost level: cells are not merged beyond it."""
        return len(self.plan.kept[axes[-1]]) if axes else 1

    def _actor(self, row: int) -> str:
        if row < 0:
            return word("map unresolved", self.language)
        done = self.covering.done
        return done.encoded.names.title("actors", done.words.source("actors", row), self.language)

    def _facet(self, axis: Axis) -> str:
        return self.spelling.facet(self.facets[axis.facet].name)

    def _values(self, axis: Axis, stretch: Sequence[Interval]) -> list[str]:
        facet = self.facets[axis.facet]
        return [self.spelling.value(facet.name, value) for value in facet.decode(stretch)]

    def _label(self, axis: int, at: int, most: int = NAMED) -> str:
        found = self.grid.axes[axis]
        return self._several(self._values(found, found.stretches[at]), most)

    def _several(self, values: Sequence[str], most: int = NAMED) -> str:
        comma = "、" if self.language == "zh" else ", "
        said = comma.join(values[:most])
        more = len(values) - most
        return said if more <= 0 else f"{said} {word('map others', self.language).format(count=more)}"


def rectangles(codes: Sequence[Sequence[int]], down: int, across: int) -> Iterator[tuple[int, int, int, int]]:
    """Equal neighbours as rectangles (row, column, rows, columns), none beyond a block of so many rows and columns.

    >>> list(rectangles([[1, 1, 2], [1, 1, 2]], 2, 3))
    [(0, 0, 2, 2), (0, 2, 2, 1)]
    """
    height, width = len(codes), len(codes[0]) if codes else 0
    taken = [[False] * width for _ in range(height)]
    for row, column in product(range(height), range(width)):
        if taken[row][column]:
            continue
        code = codes[row][column]
        right, low = column + 1, row + 1
        while right < width and right % across and codes[row][right] == code and not taken[row][right]:
            right += 1
        while (
            low < height
            and low % down
            and all(codes[low][at] == code and not taken[low][at] for at in range(column, right))
        ):
            low += 1
        for at in range(row, low):
            taken[at][column:right] = [True] * (right - column)
        yield row, column, low - row, right - column
