"""The cells of a sheet as a source: what stands for a character of a text stands for a cell here."""

from respchain.errors import Place
from respchain.files.source import Source
from respchain.files.tables.grid import Grid


class Cells(Source):
    """One sheet of a workbook, or one CSV file, whose cells are numbered row by row.

    `text` is what is shown of the file around a place; a workbook shows nothing.
    """

    def __init__(self, grid: Grid, text: str, base: int) -> None:
        super().__init__(grid.file, text, base)
        self.grid = grid
        self.width = max(1, grid.width)

    @property
    def size(self) -> int:
        """How many numbers its cells take."""
        return self.width * max(1, len(self.grid.rows))

    def at(self, row: int, column: int) -> int:
        """The number of a cell in the numbering of all files; row and column are counted from 0."""
        return self.base + row * self.width + column

    def place(self, offset: int) -> Place:
        """The place of a cell, by its number from the start of this sheet.

        >>> from respchain.files.tables.grid import numbered
        >>> str(Cells(numbered("a.xlsx", [["id", "title"], ["x", "X"]], "posts"), "", 0).place(3))
        'a.xlsx[posts!B2]'
        """
        row, column = divmod(offset, self.width)
        return self.grid.place(row, column)
