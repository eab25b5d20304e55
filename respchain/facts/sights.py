"""Which forums see what an actor answers for: the edges whose scope shares a cell with that of a duty."""

import numpy as np

from respchain.facts.forums import Forums
from respchain.facts.relation import Mask, Rows
from respchain.facts.together import held
from respchain.record import Record
from respchain.scope.runs import distinct, run_starts
from respchain.scope.scopes import Scopes


class Sights(Record):
    """One row for each scope that an actor answers for; `place` is the row of each pair that was asked for.

    `sight` and `edge` are the pairs of a row and a forum edge over it, by row.
    """

    scope: Rows
    actor: Rows
    place: Rows
    sight: Rows
    edge: Rows

    def __len__(self) -> int:
        return len(self.scope)

    def only(self, rows: Rows) -> "Sights":
        """Some of the rows, in ascending order, with their pairs; nothing was asked for."""
        number = np.full(len(self), -1)
        number[rows] = np.arange(len(rows))
        kept = number[self.sight] >= 0
        return Sights(self.scope[rows], self.actor[rows], rows[:0], number[self.sight[kept]], self.edge[kept])

    def laid(self, some: Mask, scope: Rows) -> tuple[Rows, Rows]:
        """The scopes of some of the pairs, as a relation from the rows: `scope` is that of each edge."""
        return run_starts(self.sight[some], len(self)), scope[self.edge[some]]


def sights(scopes: Scopes, scope: Rows, actor: Rows, edges: Forums, watching: Mask) -> Sights:
    """What actors answer for, each scope once, with those of the edges in `watching` that see some of it."""
    width = max(len(scopes), 1)
    asked = actor.astype(np.int64) * width + scope
    key = distinct(asked)
    of, over = (key // width).astype(np.int32), (key % width).astype(np.int32)
    answering = np.zeros(int(max(edges.actor.max(initial=0), actor.max(initial=0))) + 1, np.bool_)
    answering[actor] = True
    rows = np.flatnonzero(watching & answering[edges.actor])
    mine, theirs = held(scopes, over, of), held(scopes, edges.scope[rows], edges.actor[rows])
    sight, edge = mine.followed_by(theirs).joint(np.arange(len(key)), len(key) + np.arange(len(rows)))
    return Sights(over, of, np.searchsorted(key, asked), sight, rows[edge])
