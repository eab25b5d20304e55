"""Disclaimers: what several say is not theirs while nobody owns it, and what owners themselves disown."""

import numpy as np

from respchain.facts.regions import met, owners, shared, single, together
from respchain.facts.register import Claims
from respchain.facts.relation import Mask, Rows, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes, holding
from respchain.scope.runs import distinct, run_starts, spread
from respchain.scope.scopes import Scopes


class Disclaimed(Record):
    """One row for each matter, disclaiming actor as said, and box; `duty` is the owner's, where there is one."""

    matter: Rows
    actor: Rows
    duty: Rows
    boxes: Boxes


class Disclaiming:
    """Who disclaims what. A disclaimer counts where it says where it was said and since when."""

    def __init__(self, now: Columns, seat: Rows, need: Scopes) -> None:
        table = now.disclaimers
        rows = np.flatnonzero(table.sourced & (table.by >= 0))
        self._actors = distinct(table.by[rows])
        self._seats = seat[self._actors]
        self._said = together(
            now.scopes.take(table.scope[rows]), np.searchsorted(self._actors, table.by[rows]), len(self._actors)
        )
        self._now, self._need = now, need

    def region(self, matter: Rows, bare: Boxes) -> Scopes:
        """For each matter that part of its bare boxes which two seats or more disclaim. The boxes share no cell."""
        parties = distinct(self._seats)
        said = together(self._said, np.searchsorted(parties, self._seats), len(parties))
        pieces = single(self._need, bare)
        wholly = _held_twice(pieces, said)
        partly = np.flatnonzero(~wholly)
        i, _, parts = shared(pieces.take(partly), said)
        again = parts.minus(_first(parts, i))
        number = np.concatenate([matter[wholly], matter[partly[i]]])
        return together(pieces.take(np.flatnonzero(wholly)).followed_by(again), number, len(self._need))

    def by_several(self, region: Scopes) -> Disclaimed:
        """Who disclaims which part of that region."""
        matter, said, parts = shared(region, self._said)
        pair = owners(parts)
        return Disclaimed(matter[pair], self._actors[said[pair]], np.full(len(pair), -1), parts.boxes)

    def by_owners(self, claims: Claims) -> Disclaimed:
        """What is needed, and disclaimed by somebody who claims it."""
        claim, said = matches(claims.actor, self._seats)
        scopes = self._now.scopes
        own = scopes.followed_by(self._said).common(claims.scope[claim], len(scopes) + said)
        pair, matter, parts = shared(own, self._need)
        order = np.argsort(matter, kind="stable")
        at = owners(parts.take(order))
        owner = pair[order][at]
        actor, duty = self._actors[said[owner]], claims.duty[claim[owner]]
        return Disclaimed(matter[order][at], actor, duty, parts.take(order).boxes)


def _held_twice(pieces: Scopes, said: Scopes) -> Mask:
    """The pieces of one box that lie wholly in single boxes of two parties: what is said of everything needs no cut."""
    i, j = met(pieces, said)
    place, box = said.boxes_of(j)
    pair = place[holding(said.boxes, box, pieces.boxes, i[place])]
    return np.asarray(np.bincount(i[distinct(pair)], minlength=len(pieces)) > 1)


def _first(parts: Scopes, piece: Rows) -> Scopes:
    """Of the parts of each piece, in order, what none before them holds."""
    rows = np.arange(len(parts))
    begin = run_starts(piece, int(piece.max(initial=-1)) + 1)[piece]
    place, before = spread(begin, rows - begin)
    at, boxes = parts.uncovered(rows, (run_starts(place, len(rows)), before))
    return Scopes(parts.facets, run_starts(at, len(rows)), boxes)
