"""Values without a place of their own among the others, and whether somebody decides where they belong."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from respchain.facts.regions import met, owners, reached, shared, single
from respchain.facts.register import Claims
from respchain.facts.relation import NONE, UNKNOWN, Mask, Rows, marked
from respchain.facts.tables import Matters
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.facets import Facet
from respchain.scope.runs import run_starts
from respchain.scope.scopes import MATTER, STAGE, Scopes
from respchain.scope.trees import Tree

Span = tuple[int, int]


class Place(NamedTuple):
    """A name on an axis: its number among `names`, and its leaves."""

    code: int
    span: Span


class Unplaced(NamedTuple):
    """A value without a place of its own, on a facet, with the places that claim it."""

    facet: int
    own: Place
    claimants: tuple[Place, ...]


def names(facets: Sequence[Facet]) -> tuple[str, ...]:
    """The names on all axes that hold values without a place, by number."""
    return tuple(name for facet in facets if isinstance(facet.axis, Tree) and facet.claims for name in facet.axis.names)


def unplaced(facets: Sequence[Facet]) -> Iterator[Unplaced]:
    """The values without a place, facet by facet."""
    first = 0
    for number, facet in enumerate(facets):
        if isinstance(facet.axis, Tree) and facet.claims:
            axis = facet.axis
            places = {
                name: Place(first + node, (axis.low[node], axis.high[node])) for node, name in enumerate(axis.names)
            }
            for value, claimants in facet.claims.items():
                yield Unplaced(number, places[value], tuple(places[name] for name in claimants))
            first += len(axis.names)


class Ambiguous(Record):
    """Values that are needed and have no place, one row for each matter and value; `parts` says where.

    `claimant` pairs rows with the places that claim the value, as `(row, number of the name)`.
    """

    matter: Rows
    value: Rows
    parts: Scopes
    claimant: tuple[Rows, Rows]


def ambiguous(matters: Matters, need: Scopes, held: Scopes, claims: Claims) -> Ambiguous:
    """The values in what is needed of each matter that nobody can place. `held[i]` is the scope of claim i."""
    some = any(facet.claims for facet in need.facets)
    return Placing(matters, need if some else need.take(np.zeros(0, np.intp)), held, claims).ambiguous()


class Placing:
    """The matters, what is needed of each, and who claims which part: what a value is looked for in."""

    def __init__(self, matters: Matters, need: Scopes, held: Scopes, claims: Claims) -> None:
        """The claims on a matter are all that reach into it, into what is needed or not."""
        self._need, self._held, self._claims = need, held, claims
        self._on = met(held, need, but=range(STAGE, len(need.facets)))
        self._open = ~classified(matters, need.facets[MATTER].size)

    def ambiguous(self) -> Ambiguous:
        """The values in what is needed that nobody can place."""
        matter: list[int] = []
        value, parts, row, claimant = [], [], [], []
        using: dict[int, Mask] = {}
        for one in unplaced(self._need.facets):
            if one.facet not in using:
                using[one.facet] = self._open & self._cut_by(one.facet)
            slices = self._slices(one, using[one.facet])
            fired = ~slices.empty()
            if one.claimants:
                fired &= self._contested(one, slices)
            for at in np.flatnonzero(fired).tolist():
                claimant += [place.code for place in one.claimants]
                row += [len(matter)] * len(one.claimants)
                matter.append(at)
                value.append(one.own.code)
                parts.append(slices.take(np.array([at])))
        none = self._need.boxes.take(np.zeros(0, np.intp))
        start = np.cumsum([0, *(len(part.boxes) for part in parts)])
        boxes = stacked([none, *(part.boxes for part in parts)])
        return Ambiguous(
            np.array(matter, np.int64),
            np.array(value, np.int64),
            Scopes(self._need.facets, start, boxes),
            (np.array(row, np.int64), np.array(claimant, np.int64)),
        )

    def _cut_by(self, facet: int) -> Mask:
        """The matters that are really cut by the facet: where what is needed, or a claim on it, tells values apart."""
        claim, matter = self._on
        return _cuts(self._need, facet) | marked(len(self._need), matter[_cuts(self._held, facet)[claim]])

    def _slices(self, one: Unplaced, which: Mask) -> Scopes:
        """What is needed of the value, for each of those matters."""
        boxes, (low, high) = self._need.boxes, one.own.span
        owner = owners(self._need)
        rows = np.flatnonzero(which[owner] & (boxes.low[one.facet] <= low) & (boxes.high[one.facet] >= high))
        cut = _placed(boxes.take(rows), one.facet, one.own.span)
        return Scopes(self._need.facets, run_starts(owner[rows], len(self._need)), cut)

    def _contested(self, one: Unplaced, slices: Scopes) -> Mask:
        """The matters in which owners of two rival places differ, in cells of the value that are otherwise the same.

        Of two places of which one lies in the other, neither is a rival.
        """
        claim, on, low, high, parts = self._sides(one, slices)
        i, j = met(parts, parts)
        actor = self._claims.actor[claim]
        apart = (actor[i] != actor[j]) & (actor[i] >= 0) & (actor[j] >= 0)
        apart &= ~((low[i] <= low[j]) & (high[j] <= high[i])) & ~((low[j] <= low[i]) & (high[i] <= high[j]))
        return marked(len(slices), on[i[apart]])

    def _sides(self, one: Unplaced, slices: Scopes) -> tuple[Rows, Rows, Rows, Rows, Scopes]:
        """Who owns the places that claim the value, as if it lay there: `(claim, matter, low, high, part)`.

        Only what is needed of the value counts; `low` and `high` are the ends of the place.
        """
        claim, matter = self._on
        pairs = np.flatnonzero(~slices.empty()[matter])
        at, box = self._held.boxes_of(claim[pairs])
        held = self._held.boxes.take(box)
        low, high = np.array([place.span for place in one.claimants], np.int64).T
        inside, place = np.nonzero((held.low[one.facet][:, None] < high) & (held.high[one.facet][:, None] > low))
        moved = single(slices, _placed(held.take(inside), one.facet, one.own.span))
        i, on, parts = shared(moved, slices)
        return claim[pairs[at[inside[i]]]], on, low[place[i]], high[place[i]], parts


def _cuts(scopes: Scopes, facet: int) -> Mask:
    boxes = scopes.boxes
    cut = (boxes.low[facet] > 0) | (boxes.high[facet] < scopes.facets[facet].size)
    return marked(len(scopes), owners(scopes)[np.broadcast_to(cut, len(boxes))])


def _placed(boxes: Boxes, facet: int, span: Span) -> Boxes:
    """The same boxes, at one place of a facet."""
    low, high = list(boxes.low), list(boxes.high)
    low[facet] = np.full(len(boxes), span[0], boxes.low[facet].dtype)
    high[facet] = np.full(len(boxes), span[1], boxes.high[facet].dtype)
    return Boxes(tuple(low), tuple(high))


def classified(matters: Matters, size: int) -> Mask:
    """The matters of which somebody decides what falls under them, or under a wider one."""
    named = (matters.classifier > NONE) | (matters.classifier == UNKNOWN)
    spans = Boxes((matters.low[named],), (matters.high[named],))
    return reached(spans, matters.low, matters.low + 1, size)
