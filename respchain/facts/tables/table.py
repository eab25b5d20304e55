"""What every table is: equal columns, and how a column names rows of another table."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Rows
from respchain.record import Record

Days = NDArray[np.int32]
Codes = NDArray[np.int8]
Amounts = NDArray[np.float64]

ALWAYS, NEVER = 0, 10_000_000
"""The days before and after all others."""


class Of(NamedTuple):
    """Marks a column of rows of `table`, on which this row depends."""

    table: str


class To(NamedTuple):
    """Marks a column of rows of `table`, or of the reasons why it leads nowhere."""

    table: str


class Table(Record):
    """Equal columns; `row` is the place of each row in the source."""

    row: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.row)
