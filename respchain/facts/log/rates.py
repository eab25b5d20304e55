"""How many of how many: of the cases of each process, and of those of none."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows
from respchain.record import Record


class Rates(Record):
    """For each process, and at last for the cases of none, how many cases were looked at and how many were hit."""

    hit: Rows
    of: Rows

    @property
    def share(self) -> NDArray[np.float64]:
        """The part that was hit, nothing where nothing was looked at."""
        return np.asarray(self.hit / np.maximum(self.of, 1))

    @property
    def percent(self) -> NDArray[np.float64]:
        """The same in percent, to one decimal."""
        return np.round(100 * self.share, 1)


def counted(process: Rows, processes: int, cases: Mask) -> Rows:
    """How many of some cases there are of each process, and at last of none.

    >>> counted(np.array([0, -1, 0]), 2, np.array([True, True, False])).tolist()
    [1, 0, 1]
    """
    found = np.bincount(process[cases] + 1, minlength=processes + 1)
    return np.append(found[1:], found[0])
