"""Which matters share a leaf: a matter with those below it and those above it."""

import numpy as np

from respchain.facts.relation import NONE, Relation, Rows
from respchain.facts.tables import Matters
from respchain.scope.runs import distinct, spread

_HIGH = 1000
"""So many matters above one another are more than anybody means."""


def kin(matters: Matters, of: Rows) -> Relation:
    """The matters of a column with all those that share a leaf with them, themselves included."""
    size = len(matters)
    rows = distinct(of[of >= 0])
    order = np.argsort(matters.low, kind="stable")
    low = matters.low[order]
    first = np.searchsorted(low, matters.low[rows], "left")
    at, place = spread(first, np.searchsorted(low, matters.high[rows], "left") - first)
    left: list[Rows] = [rows[at]]
    right: list[Rows] = [order[place]]
    start = above = rows
    for _ in range(_HIGH):
        if not len(above):
            break
        parent = np.append(matters.parent, NONE)[above]
        start, above = start[parent >= 0], parent[parent >= 0]
        left.append(start)
        right.append(above)
    return Relation.of(np.concatenate(left), np.concatenate(right), shape=(size, size))
