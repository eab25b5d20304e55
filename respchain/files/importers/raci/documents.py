"""The files of an import: their tables, and the text around them that explains letters and titles tables."""

import re
from collections.abc import Sequence
from pathlib import Path

from respchain.errors import Place
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci.cells import plain
from respchain.files.importers.raci.sheet import Group
from respchain.files.tables.grid import Grid
from respchain.files.tables.reading import MARKDOWN, raw_of, tables, text_of
from respchain.record import Record

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_BOLD = re.compile(r"^\s*(\*\*|__)(?P<text>[^*_]+)\1\s*:?\s*$")
_FEW = 3  # cells of a row in which a letter can be explained


class Document(Record):
    """A file: its tables, the lines of a text around them, and the titles that stand in it, by their lines."""

    name: str
    grids: Sequence[Grid]
    markup: bool
    around: Sequence[str]
    titles: Sequence[tuple[int, int, str]]

    def title_above(self, line: int, after: int) -> Group | None:
        """The nearest title above a line, behind another line."""
        near = [(at, text) for at, _, text in self.titles if after < at < line]
        return Group(near[-1][1], Place(self.name, near[-1][0], 1)) if near else None

    @property
    def title(self) -> str:
        """The title of the whole text, blank where it has none."""
        return next((text for _, level, text in self.titles if level == 1), "")

    def explaining(self) -> list[str]:
        """The lines and the short rows in which letters may be explained."""
        lines = list(self.around)
        for grid in self.grids:
            for row in grid.rows:
                cells = list(dict.fromkeys(cell.strip() for cell in row if cell.strip()))
                if len(cells) <= _FEW:
                    first = plain(cells[0], markup=True) if cells else ""
                    lines += [f"{first} = {cells[1]}"] if len(first) == 1 and len(cells) > 1 else cells
        return lines


def documents(paths: Sequence[Path], wishes: Wishes, found: Imported) -> list[Document]:
    """The files, read; what was assumed to read them is told."""
    return [_document(path, wishes, found) for path in paths]


def _document(path: Path, wishes: Wishes, found: Imported) -> Document:
    read = tables(path, wishes.encoding)
    found.assumed += read.assumed
    name = read.grids[0].file if read.grids else str(path)
    if path.suffix.lower() not in MARKDOWN or any(grid.sheet for grid in read.grids):
        return Document(name, read.grids, False, [], [])
    text, _ = text_of(name, raw_of(path), wishes.encoding)
    inside = {line for grid in read.grids for line in range(grid.lines[0], grid.lines[-1] + 1)}
    around = [(at, line) for at, line in enumerate(text.splitlines(), 1) if at not in inside]
    return Document(name, read.grids, True, [line for _, line in around], _titles(around))


def _titles(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    found = []
    for at, line in lines:
        if heading := _HEADING.match(line):
            found.append((at, len(heading[1]), plain(heading[2], markup=True)))
        elif bold := _BOLD.match(line):
            found.append((at, 7, plain(bold["text"], markup=True).rstrip(":：")))
    return [(at, level, text) for at, level, text in found if text]
