"""Disclaimers: what several say is not theirs while nobody owns it, and what owners themselves disown."""

import numpy as np

from respchain.facts.regions import less, owners, shared, together
from respchain.facts.register import Claims
from respchain.facts.relation import Rows, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.runs import distinct
from respchain.scope.scopes import Scopes


class Disclaimed(Record):
    """One row for each matter, disclaiming actor as said, and box; `duty` is the owner's, where there is one."""

    matter: Rows
    actor: Rows
    duty: Rows
    boxes: Boxes


class Disclaiming:
    """Who disclaims what. A disclaimer counts where it says where it was said and since when."""

    def __init__(self, now: Columns, seat: Rows, need: Scopes, claims: Claims) -> None:
        table = now.disclaimers
        rows = np.flatnonzero(table.sourced & (table.by >= 0))
        self._actors = distinct(table.by[rows])
        number = np.searchsorted(self._actors, table.by[rows])
        self._seats = seat[self._actors]
        self._said = together(now.scopes.take(table.scope[rows]), number, len(self._actors))
        self._need, self._claims, self._claimed = need, claims, now.scopes.take(claims.scope)

    def region(self) -> Scopes:
        """For each matter what two actors or more disclaim of what is needed of it, and nobody claims."""
        i, j, both = shared(self._said, self._said)
        twice = both.take(np.flatnonzero((i < j) & (self._seats[i] != self._seats[j])))
        _, matter, parts = shared(twice, self._need)
        return less(together(parts, matter, len(self._need)), self._claimed)

    def by_several(self, region: Scopes) -> Disclaimed:
        """Who disclaims which part of that region."""
        matter, said, parts = shared(region, self._said)
        pair = owners(parts)
        return Disclaimed(matter[pair], self._actors[said[pair]], np.full(len(pair), -1), parts.boxes)

    def by_owners(self) -> Disclaimed:
        """What is needed, and disclaimed by somebody who claims it."""
        claim, said = matches(self._claims.actor, self._seats)
        both = self._claimed.followed_by(self._said).common(claim, len(self._claimed) + said)
        pair, matter, parts = shared(both, self._need)
        order = np.argsort(matter, kind="stable")
        parts, pair, matter = parts.take(order), pair[order], matter[order]
        at = owners(parts)
        owner = pair[at]
        return Disclaimed(matter[at], self._actors[said[owner]], self._claims.duty[claim[owner]], parts.boxes)
