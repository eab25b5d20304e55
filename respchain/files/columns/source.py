"""The source that a table is: its places are rows and columns."""

from collections.abc import Sequence

from respchain.errors import Place
from respchain.files.source import Source


class TableSource(Source):
    """A table; in the shared numbering each cell takes one number, row by row, the heading first."""

    def __init__(self, name: str, columns: Sequence[str], rows: int, base: int) -> None:
        super().__init__(name, "", base)
        self.columns = columns
        self._rows = rows

    @property
    def size(self) -> int:
        """The number of cells, the heading included."""
        return (self._rows + 1) * max(1, len(self.columns))

    def place(self, offset: int) -> Place:
        """The row, counted from 1, and the column of a cell; of the heading the column alone."""
        row, column = divmod(offset, max(1, len(self.columns)))
        name = self.columns[column] if column < len(self.columns) else None
        return Place(self.name, row or None, cell=name)
