"""Which columns a user names, by the keys that columns can have."""

from collections.abc import Mapping, Sequence

from respchain.errors import UnknownName
from respchain.facts.ids import normalised_title
from respchain.files.importers.raci.cells import plain
from respchain.files.importers.raci.words import HEADINGS, LEAD, PARTS
from respchain.files.tables.grid import Grid
from respchain.language import N_

KEYS = (*HEADINGS, *PARTS, LEAD)
"""What a column can be."""


def wanted(columns: Mapping[str, str], grids: Sequence[Grid]) -> Mapping[str, str]:
    """The headings by key as they were asked for; an unknown key or heading is an `UnknownName`."""
    if not columns:
        return {}
    there = {plain(cell, markup=True) for grid in grids for row in grid.rows for cell in row if cell.strip()}
    same = set(map(normalised_title, there))
    for key, heading in columns.items():
        if key not in KEYS:
            raise UnknownName(N_("key"), key, KEYS)
        if normalised_title(heading) not in same:
            raise UnknownName(N_("column"), heading, there)
    return columns
