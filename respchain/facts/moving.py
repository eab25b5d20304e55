"""What should go with a duty that moves, and does not."""

import numpy as np

from respchain.facts.aspects import MEANS, missing
from respchain.facts.relation import GONE, NONE, Rows
from respchain.facts.tables import Columns
from respchain.record import Record


class Behind(Record):
    """One row for each transfer or delegation of a duty and each of the means that stay behind.

    `tested` were looked at; a delegation that names several duties is one.
    """

    tested: int
    transfer: Rows
    delegation: Rows
    part: Rows


def means_behind(now: Columns, day: int) -> Behind:
    """The means that stay behind where a duty has moved to somebody, unless it is hardly any work."""
    moved, handed = now.transfers, now.delegations
    transfers = np.flatnonzero((moved.date <= day) & (moved.to != NONE) & ~moved.negligible)
    rows = np.flatnonzero((handed.duty >= 0) & (handed.by != GONE) & (handed.to != GONE) & ~handed.negligible)
    delegations = rows[np.diff(handed.entry[rows], prepend=NONE) != 0]
    transfer, part = missing(moved.means, MEANS, transfers)
    delegation, other = missing(handed.means, MEANS, delegations)
    return Behind(
        len(transfers) + len(delegations),
        np.concatenate([transfer, np.full(len(delegation), NONE)]),
        np.concatenate([np.full(len(transfer), NONE), delegation]),
        np.concatenate([part, other]),
    )
