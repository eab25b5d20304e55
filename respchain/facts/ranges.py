"""Forum edges matter by matter: on ranges of matter leaves that are cut wherever an edge begins or ends.

All the matters of a range see the same edges. A station is an actor seen on one range.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.forums import Forums
from respchain.facts.relation import Mask, Relation, Rows
from respchain.record import Record
from respchain.scope.runs import distinct
from respchain.scope.scopes import MATTER, Scopes

Keys = NDArray[np.int64]


class Ranged(Record):
    """Edges from `left` to `right`, each on the ranges from `first` to before `behind`; `wide` ones on all there are.

    `ranges` holds the first matter leaf of each range, `actors` the number of actors, `edge` the row of each edge.
    """

    actors: int
    ranges: Keys
    edge: Rows
    left: Rows
    right: Rows
    first: Keys
    behind: Keys
    wide: Mask

    def only(self, kept: Mask) -> "Ranged":
        """Some of the edges, on the same ranges."""
        columns = {name: getattr(self, name)[kept] for name in ("edge", "left", "right", "first", "behind", "wide")}
        return Ranged(actors=self.actors, ranges=self.ranges, **columns)

    @property
    def graph(self) -> Relation:
        """Actor to its forums, on whatever matter."""
        return Relation.of(self.left, self.right, shape=(self.actors, self.actors))

    @property
    def everywhere(self) -> Relation:
        """Actor to its forums on all matters."""
        return Relation.of(self.left[self.wide], self.right[self.wide], shape=(self.actors, self.actors))


def ranged(scopes: Scopes, edges: Forums, actors: int) -> Ranged:
    """The edges from an actor to another, by ranges: who watches himself gets no further by it."""
    apart = np.flatnonzero(edges.actor != edges.forum)
    place, low, high = matter_spans(scopes, edges.scope[apart])
    ranges = distinct(np.concatenate([[0], low, high])).astype(np.int64)
    return Ranged(
        actors=actors,
        ranges=ranges,
        edge=apart[place],
        left=edges.actor[apart[place]],
        right=edges.forum[apart[place]],
        first=np.searchsorted(ranges, low),
        behind=np.searchsorted(ranges, high),
        wide=(low == 0) & (high >= scopes.facets[MATTER].size),
    )


def matter_spans(scopes: Scopes, scope: Rows) -> tuple[Rows, Keys, Keys]:
    """The matters of each scope as disjoint spans of leaves: `(place, low, high)`."""
    place, box = scopes.boxes_of(scope)
    low, high = scopes.boxes.low[MATTER][box].astype(np.int64), scopes.boxes.high[MATTER][box].astype(np.int64)
    order = np.lexsort((high, low, place))
    place, low, high = place[order], low[order], high[order]
    if not len(place):
        return place.astype(np.int32), low, high
    width = int(high.max()) + 1
    top = np.maximum.accumulate(high + place * width) - place * width  # the furthest end so far in the same place
    new = np.concatenate([[True], (place[1:] != place[:-1]) | (low[1:] > top[:-1])])
    last = np.concatenate([np.flatnonzero(new)[1:] - 1, [len(place) - 1]])
    return place[new].astype(np.int32), low[new], top[last]


def station_keys(scopes: Scopes, scope: Rows, actor: Rows, ranges: Keys, count: int) -> tuple[Rows, Keys]:
    """The stations of pairs of scope and actor, as keys: number of the range times actors, plus the actor."""
    place, low, high = matter_spans(scopes, scope)
    first, behind = np.searchsorted(ranges, low, side="right") - 1, np.searchsorted(ranges, high, side="left")
    at, number = counted(first, behind)
    return place[at], number * max(count, 1) + actor[place[at]]


def counted(first: Keys, behind: Keys) -> tuple[Keys, Keys]:
    """All numbers from `first` to before `behind` of each place: `(place, number)`."""
    counts = np.maximum(behind - first, 0)
    at = np.repeat(np.arange(len(first)), counts)
    return at, first[at] + np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
