"""Rules about the holders of posts that are varied: for which posts, and by whom."""

import numpy as np

from respchain.facts.codes import Varied
from respchain.facts.line import Line
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Variations
from respchain.record import Record
from respchain.scope.runs import distinct


def surroundings(unit: Rows, heads: Relation, inside: Relation) -> Relation:
    """Actor to itself, the departments that it belongs to or heads, and all those of which these are part."""
    count = len(unit)
    departments = distinct(np.concatenate([heads.to, *inside.pairs, unit[unit >= 0]]))
    above = Relation.of(departments, departments, shape=(count, count))
    while True:  # once more until no department is added
        more = above | (above @ inside)
        if len(more.to) == len(above.to):
            break
        above = more
    return Relation.function(np.arange(count), count) | ((Relation.function(unit, count) | heads) @ above)


class Varying(Record):
    """What is varied where; `around` is an actor with the departments that it lies in."""

    table: Variations
    around: Relation
    seat: Rows
    command: Line

    def relaxed(self) -> Mask:
        """The posts that need not be rotated: somebody named allowed it, or a basis does."""
        table = self.table
        rows = (table.what == Varied.ROTATION) & ((table.allowed_by != NONE) | table.based)
        return self._around(rows)

    def held_over(self) -> Mask:
        """The posts whose holder stays, on a basis, until the successor takes office."""
        return self._around((self.table.what == Varied.TERM) & self.table.based)

    def may_be_beside(self, one: Rows, other: Rows) -> Mask:
        """For which pairs of posts somebody above suspicion allowed what avoidance forbids.

        Whoever holds one of the posts, or stands below one of them, allows nothing to himself.
        """
        table = self.table
        rows = np.flatnonzero((table.what == Varied.AVOIDANCE) & (table.allowed_by != NONE))
        covers = self.around @ Relation.of(table.actor[rows], rows, shape=(self.around.width, len(table)))
        found = [covers.follow(one), covers.follow(other)]
        pair = np.concatenate([at for at, _ in found])
        by = table.allowed_by[np.concatenate([row for _, row in found])]
        known = np.flatnonzero(by >= 0)
        who = self.seat[by[known]]
        good = np.ones(len(pair), np.bool_)  # one that cannot be resolved, or is gone, did allow it
        for side in (one, other):
            good[known] &= ~self.command.at_or_below(lower=who, upper=side[pair[known]])
        return marked(len(one), pair[good])

    def _around(self, rows: Mask) -> Mask:
        return self.around.some(marked(self.around.width, self.table.actor[rows]))
