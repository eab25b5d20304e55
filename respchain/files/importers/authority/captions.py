"""What stands above a table: its caption, in which a unit may be stated."""

import re
from collections.abc import Sequence

from respchain.files.importers.authority.money import Unit, unit_of
from respchain.files.tables.grid import Grid

_MARKS = re.compile(r"^[#>*\s]+|[*_`]+|\s+#+\s*$")
_MOST = 12  # lines above a table that are looked at


def captions(grids: Sequence[Grid], text: str | None) -> list[list[str]]:
    """The lines above each table, the nearest first: up to a heading of the text, or the rows and the sheet."""
    if text is None:
        return [_of_rows(grid) for grid in grids]
    lines = text.splitlines()
    ends = [0, *(grid.lines[-1] for grid in grids)]
    return [_of_lines(lines[end : grid.lines[0] - 1]) for end, grid in zip(ends, grids, strict=False)]


def _of_lines(lines: Sequence[str]) -> list[str]:
    found = []
    for line in reversed(lines[-_MOST:]):
        if bare := " ".join(_MARKS.sub("", line).split()):
            found.append(bare)
        if line.lstrip().startswith("#"):
            break
    return found


def _of_rows(grid: Grid) -> list[str]:
    """Rows with one text above the header, as tables have their titles; and the name of the sheet."""
    found: list[str] = []
    for row in grid.rows[:_MOST]:
        texts = {cell.strip() for cell in row if cell.strip()}
        if len(texts) > 1:
            break
        found += texts
    return [*reversed(found), *([grid.sheet] if grid.sheet else [])]


def unit_in(lines: Sequence[str]) -> Unit:
    """The unit that the lines above a table state."""
    found = Unit()
    for line in lines:
        found = found.else_(unit_of(line))
    return found


def heading_of(lines: Sequence[str]) -> str:
    """What a table is called: the heading above it, the last of the lines."""
    return lines[-1] if lines else ""
