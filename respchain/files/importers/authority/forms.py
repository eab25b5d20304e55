"""Tells what form a table of authority has: limits by level, or a list of decisions and who takes them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from respchain.errors import UnknownName
from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.limits import EVERYTHING, Limit, limit_of, plain
from respchain.files.importers.authority.wordings import LABELS, LIST, roles
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.headers import Header, header, recognised
from respchain.language import N_

_SCANNED = 30
_KEYS = {*LABELS, *LIST}


class Matrix(NamedTuple):
    """A table of limits: rows of levels and columns of matters, or `flipped` the other way round.

    `label` is the column that names the rows, `limits` are the columns that hold the limits; `level` and `reports_to`
    are columns too, where there are any.
    """

    grid: Grid
    header: int
    label: int
    limits: Sequence[int]
    level: int | None
    reports_to: int | None
    flipped: bool

    @property
    def rows(self) -> list[int]:
        """The rows below the heading that say more than one thing."""
        return [row for row in range(self.header + 1, len(self.grid.rows)) if not is_blank(self.grid.rows[row])]

    @property
    def others(self) -> list[int]:
        """The columns that hold something else."""
        known = {self.label, *self.limits, self.level, self.reports_to}
        return [column for column in range(self.grid.width) if column not in known]


def check_names(grids: Sequence[Grid], named: Mapping[str, str]) -> None:
    """A key that no importer of authority knows, or a heading that no table has, is an `UnknownName`."""
    for key, heading in named.items():
        if key not in _KEYS and key != "actor":
            raise UnknownName(N_("key"), key, _KEYS)
        known = {cell.strip() for grid in grids for row in grid.rows[:_SCANNED] for cell in row if cell.strip()}
        if normalised_title(heading) not in map(normalised_title, known):
            raise UnknownName(N_("column"), heading, known)


def list_of(grid: Grid, named: Mapping[str, str]) -> Header | None:
    """The header of an authority list: who decides, and what."""
    here = _named(grid, named, LIST)
    found = header(grid, LIST, least=2, named=here)
    if found is None or not {"authority", "matter"} <= found.columns.keys():
        return None
    column = found.columns["authority"]
    if "authority" not in here and _holds_limits(grid, found.row, column):
        return None
    return found


def matrix_of(grid: Grid, named: Mapping[str, str]) -> Matrix | None:
    """The table of limits that a grid is, if it is one."""
    here = _named(grid, named, LABELS)
    for row in range(min(_SCANNED, len(grid.rows) - 1)):
        cells = [plain(cell) for cell in grid.rows[row]]
        if sum(map(bool, cells)) < 2:
            continue
        known = recognised(cells, {key: LABELS[key] for key in ("post", "matter", "reports_to")}, here)
        if "post" in known and "level" not in here:
            rest = [cell if column != known["post"] else "" for column, cell in enumerate(cells)]
            known = {**recognised(rest, {"level": LABELS["level"]}, {}), **known}
        limits = [
            column
            for column in range(len(cells))
            if column not in known.values() and cells[column] and _holds_limits(grid, row, column)
        ]
        labels = [column for column in range(len(cells)) if column not in limits and (cells[column] or column == 0)]
        if limits and labels and not any(_real(limit_of(cells[column])) for column in limits):
            row = _lowest(grid, row, limits)
            if _telling(grid, row, known, limits, labels):
                return _matrix(grid, row, known, limits, labels)
    return None


def _lowest(grid: Grid, row: int, limits: Sequence[int]) -> int:
    """The last of several rows of headings: those in which no column of limits has one."""
    while row + 2 < len(grid.rows):
        below = [grid.cell(row + 1, column) for column in limits]
        if not all(cell and limit_of(cell) is None for cell in below):
            break
        row += 1
    return row


def _telling(grid: Grid, row: int, known: Mapping[str, int], limits: Sequence[int], labels: Sequence[int]) -> bool:
    """Whether a table with numbers in it is one of limits: some say so, or somebody reads like a post."""
    rows = range(row + 1, len(grid.rows))
    if any((limit := limit_of(grid.cell(one, column))) and limit.stated for one in rows for column in limits):
        return True
    names = [grid.cell(one, labels[0]) for one in rows if grid.cell(one, labels[0])]
    heads = [grid.cell(row, column) for column in limits]
    return "post" in known or 2 * max(roles(names), roles(heads)) >= max(len(names), 1)


def _matrix(grid: Grid, row: int, known: Mapping[str, int], limits: Sequence[int], labels: Sequence[int]) -> Matrix:
    level = known.get("level")
    free = [column for column in labels if column not in (level, known.get("reports_to"))] or list(labels)
    label = known.get("post", known.get("matter", free[0]))
    if "post" not in known and level is not None and free == [level]:
        level = None
    rows = [one for one in range(row + 1, len(grid.rows)) if not is_blank(grid.rows[one])]
    heads = [grid.cell(row, column) for column in limits]
    names = [grid.cell(one, label) for one in rows]
    return Matrix(
        grid, row, label, limits, level, known.get("reports_to"), _flipped(known, heads, names, grid, rows, limits)
    )


def _flipped(
    known: Mapping[str, int], heads: list[str], names: list[str], grid: Grid, rows: list[int], limits: Sequence[int]
) -> bool:
    """Whether the columns are the levels: by what the first column is called, who reads like a post, the amounts."""
    across, down = roles(heads) / max(len(heads), 1), roles(names) / max(len(names), 1)
    if "post" in known and "matter" not in known:
        return False
    if "matter" in known and "post" not in known and across >= down:
        return True
    if across != down:
        return across > down
    cells = [[_end(limit_of(grid.cell(row, column))) for column in limits] for row in rows]
    by_row = sum(_falls(row) for row in cells) / max(len(cells), 1)
    columns = list(zip(*cells, strict=True))
    by_column = sum(_falls(column) for column in columns) / max(len(columns), 1)
    return "matter" in known or by_row > by_column


def _end(limit: Limit | None) -> float | None:
    if limit is None or limit.span is None:
        return None
    return float("inf") if limit.span.high.reach else float(limit.span.high.value)


def _falls(ends: Sequence[float | None]) -> bool:
    """Whether the ends only fall or only rise, and do."""
    stated = [end for end in ends if end is not None]
    return len(set(stated)) > 1 and (stated == sorted(stated) or stated == sorted(stated, reverse=True))


def falls(ends: Sequence[Limit | None]) -> int:
    """How often a limit is lower than the one before it, less how often it is higher."""
    stated = [end for end in map(_end, ends) if end is not None]
    return sum((one > other) - (one < other) for one, other in pairwise(stated))


def _holds_limits(grid: Grid, row: int, column: int) -> bool:
    """Whether most of what stands below a heading is a limit, and something is an amount or all of it."""
    cells = [cell for one in range(row + 1, len(grid.rows)) if (cell := grid.cell(one, column))]
    read = [limit_of(cell) for cell in cells]
    return any(map(_real, read)) and 2 * sum(limit is not None for limit in read) >= len(cells)


def _real(limit: Limit | None) -> bool:
    return limit is not None and limit.span is not None and (limit.span != EVERYTHING or not limit.tick)


def _named(grid: Grid, named: Mapping[str, str], words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The wishes about columns that this table has."""
    here = {normalised_title(cell) for row in grid.rows[:_SCANNED] for cell in row}
    return {key: heading for key, heading in named.items() if key in words and normalised_title(heading) in here}
