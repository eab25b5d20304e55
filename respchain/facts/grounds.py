"""Legal bases: whether what is cited is in force, and of sufficient rank."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Rank
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import Bases
from respchain.record import Record


class BasisFaults(Record):
    """Rows without a valid basis: which row, the best basis that it cites (-1: none), and the fault in a word."""

    row: Rows
    base: Rows
    fault: NDArray[np.str_]


def best_rank(cited: Relation, bases: Bases, in_force: Mask) -> Rows:
    """The highest rank of a basis in force that each row cites, -1 where it cites none in force."""
    row, base = cited.pairs
    valid = in_force[base]
    best = np.full(cited.height, -1, np.int64)
    np.maximum.at(best, row[valid], bases.rank[base[valid]])
    return best


def basis_faults(cited: Relation, least: Rows, rows: Rows, bases: Bases, in_force: Mask) -> BasisFaults:
    """Which of the rows rest on nothing, on nothing in force, or on a basis of less than the `least` rank."""
    best = best_rank(cited, bases, in_force)[rows]
    bad = (best < 0) | (best < least[rows])
    faulty, dead = rows[bad], best[bad] < 0
    at, named = cited.follow(faulty)
    order = np.lexsort((-named, np.where(in_force[named], bases.rank[named], -1)))
    base = np.full(len(faulty), -1, np.int64)
    base[at[order]] = named[order]  # the last one written stays: the best, and of equal ones the first
    return BasisFaults(faulty, base, np.select([base < 0, dead], ["no-basis", "not-in-force"], "rank-too-low"))


def rank(word: str) -> int:
    """The number of a rank that a profile names."""
    return int(Rank[word.upper()])
