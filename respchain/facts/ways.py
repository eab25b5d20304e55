"""The ways between steps, with how often a case may take each."""

import numpy as np

from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import StepNexts
from respchain.record import Record


class Ways(Record):
    """One row for each pair of steps of which one follows the other; `at_most` 0 is a way without bound."""

    tail: Rows
    head: Rows
    at_most: Rows

    def __len__(self) -> int:
        """The number of ways."""
        return len(self.tail)

    def take(self, mask: Mask) -> "Ways":
        """Some of the ways."""
        return Ways(self.tail[mask], self.head[mask], self.at_most[mask])

    def relation(self, height: int) -> Relation:
        """The ways as a relation of steps, whatever their bounds."""
        return Relation.of(self.tail, self.head, shape=(height, height))


def ways(tail: Rows, head: Rows, at_most: Rows, height: int) -> Ways:
    """The ways of some columns, those between the same two steps as one: what each allows adds up.

    >>> found = ways(np.array([0, 0, 1]), np.array([1, 1, 0]), np.array([1, 2, 0]), 2)
    >>> found.tail.tolist(), found.head.tolist(), found.at_most.tolist()
    ([0, 1], [1, 0], [3, 0])
    """
    key = tail.astype(np.int64) * max(height, 1) + head
    order = np.argsort(key, kind="stable")
    key, bound = key[order], at_most[order].astype(np.int64)
    starts = np.flatnonzero(np.diff(key, prepend=-1) != 0)
    if not len(starts):
        return Ways(tail[:0], head[:0], at_most[:0])
    allowed = np.add.reduceat(bound, starts)
    endless = np.minimum.reduceat(bound, starts) == 0
    return Ways(key[starts] // max(height, 1), key[starts] % max(height, 1), np.where(endless, 0, allowed))


def ways_of(table: StepNexts, height: int, but: Mask | None = None) -> Ways:
    """The ways between the steps of a table, those of `but` left out."""
    leads = table.following >= 0
    leads = leads if but is None else leads & ~but
    return ways(table.step[leads], table.following[leads], table.at_most[leads], height)


def rings(relation: Relation) -> Rows:
    """The label of the circle on which a row lies, a way back to itself included, or -1."""
    left, right = relation.pairs
    found = relation.cycles.copy()
    itself = left[left == right]
    found[itself] = np.where(found[itself] < 0, relation.components[itself], found[itself])
    return found
