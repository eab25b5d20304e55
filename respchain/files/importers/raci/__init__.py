"""`import raci`: tables of responsibility - RACI, RASCI, RAPID, 主办与协办 - read as charters."""

from collections.abc import Sequence
from pathlib import Path

from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci.charting import Charting
from respchain.files.importers.raci.documents import documents
from respchain.files.importers.raci.wanted import wanted


def imported(paths: Sequence[Path], wishes: Wishes) -> Imported:
    """The charter that tables of responsibility state, those of all files together.

    Files that cannot be read, or hold no such table, are an `InputErrors`; a key that no column can have, or a heading
    that no table has, an `UnknownName`.
    """
    found = Imported()
    read = documents(paths, wishes, found)
    named = wanted(wishes.columns, [grid for document in read for grid in document.grids])
    return Charting(found, wishes, named).of(read)
