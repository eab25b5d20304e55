"""What workbooks and tables state, before it is put together with the rest."""

from collections.abc import Mapping
from typing import NamedTuple

from respchain.errors import Fault
from respchain.files.workbook.source import Cells
from respchain.language import Saying

Entry = dict[str, object]


class Steps(NamedTuple):
    """The steps that a sheet states, by the id of their process, each with the cell where they begin."""

    cells: Cells
    by_process: Mapping[str, tuple[Entry, int]]


class Sheets:
    """What the sheets of a workbook state: `parts` by section, `steps` of processes, and what came to light.

    `whole` is false where a sheet could not be read, so that ids may be missing.
    """

    def __init__(self) -> None:
        self.parts: list[tuple[Cells, Entry]] = []
        self.steps: list[Steps] = []
        self.sources: list[Cells] = []
        self.notes: list[Saying] = []
        self.faults: list[Fault] = []
        self.whole = True
