"""Where walks of supervision go, matter by matter.

A station is an actor seen on one range of matters; ranges are cut where a forum edge begins or ends, so that all the
matters of a range see the same edges. Walks start at whoever answers for a duty and at every supervisor. They are not
followed behind actors who are safe: from whom, by edges of any matter, nobody is reached who has no way out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Watch
from respchain.facts.forums import Forums
from respchain.facts.relation import Mask, Relation, Rows
from respchain.scope.scopes import MATTER, Scopes

Keys = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Stations:
    """The stations reached, with the steps between them.

    `closed`: a walk from there reaches a terminal. `clique`: the label of the closed clique that it belongs to, or -1.
    `stop`: the station at which its walks stop without a terminal (the first of the bottom component), or -1.
    """

    actors: int
    ranges: Keys
    keys: Keys
    step: Relation
    closed: Mask
    clique: Rows
    stop: Rows

    def __len__(self) -> int:
        """The number of stations."""
        return len(self.keys)

    @property
    def actor(self) -> Rows:
        """The actor of each station."""
        return (self.keys % max(self.actors, 1)).astype(np.int32)

    @property
    def leaf(self) -> Rows:
        """The first matter leaf of each station's range."""
        return self.ranges[self.keys // max(self.actors, 1)].astype(np.int32)

    def at(self, scopes: Scopes, scope: Rows, actor: Rows) -> tuple[Rows, Rows]:
        """For each pair of a scope and an actor its stations: `(place, station)`; safe ones have none."""
        place, key = _keys(scopes, scope, actor, self.ranges, self.actors)
        found = np.searchsorted(self.keys, key)
        inside = np.flatnonzero(found < len(self.keys))
        inside = inside[self.keys[found[inside]] == key[inside]]
        return place[inside].astype(np.int32), found[inside].astype(np.int32)


def stations(scopes: Scopes, duty_scope: Rows, answering: Relation, edges: Forums, terminal: Mask) -> Stations:
    """All stations that answering actors and supervisors come to."""
    count = len(terminal)
    place, low, high = matter_spans(scopes, edges.scope)
    ranges = np.unique(np.concatenate([[0], low, high])).astype(np.int64)
    left, right = edges.actor[place], edges.forum[place]
    wide = (low == 0) & (high >= scopes.facets[MATTER].size)
    safe = _safe(left, right, wide, terminal, count)

    duty, actor = answering.pairs
    supervising = edges.kind == Watch.SUPERVISES
    scope = np.concatenate([duty_scope[duty], edges.scope[supervising]])
    start = np.concatenate([actor, edges.forum[supervising]])
    _, first = _keys(scopes, scope[~safe[start]], start[~safe[start]], ranges, count)

    walk = _Walk(
        left, right, np.searchsorted(ranges, low), np.searchsorted(ranges, high), count=count, ranges=len(ranges)
    )
    keys, tails, heads = walk.explore(np.unique(first), safe | terminal)
    own, actor_of = len(keys), (keys % max(count, 1)).astype(np.int32)
    step = Relation.of(np.searchsorted(keys, tails), np.searchsorted(keys, heads), shape=(own, own))
    closed = step.reach(terminal[actor_of] | safe[actor_of])
    return Stations(count, ranges, keys, step, closed, _cliques(step, closed), _stops(step, closed))


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


def _keys(scopes: Scopes, scope: Rows, actor: Rows, ranges: Keys, count: int) -> tuple[Rows, Keys]:
    """The stations of pairs of scope and actor, as keys: number of the range times actors, plus the actor."""
    place, low, high = matter_spans(scopes, scope)
    first, behind = np.searchsorted(ranges, low, side="right") - 1, np.searchsorted(ranges, high, side="left")
    at, number = _counted(first, behind)
    return place[at], number * max(count, 1) + actor[place[at]]


def _counted(first: Keys, behind: Keys) -> tuple[Keys, Keys]:
    """All numbers from `first` to before `behind` of each place: `(place, number)`."""
    counts = np.maximum(behind - first, 0)
    at = np.repeat(np.arange(len(first)), counts)
    return at, first[at] + np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)


def _safe(left: Rows, right: Rows, wide: Mask, terminal: Mask, count: int) -> Mask:
    good = Relation.of(left[wide], right[wide], shape=(count, count)).reach(terminal)
    return ~Relation.of(left, right, shape=(count, count)).reach(~good)


class _Walk:
    """The forum edges, ready to be followed from stations."""

    def __init__(self, left: Rows, right: Rows, first: Keys, behind: Keys, *, count: int, ranges: int) -> None:
        self._count = max(count, 1)
        self._keys = self._count * (ranges + 1)
        narrow = behind - first == 1
        key = first[narrow] * self._count + left[narrow]
        order = np.argsort(key, kind="stable")
        self._narrow, self._narrow_to = key[order], right[narrow][order]
        wide = np.flatnonzero(~narrow)
        order = wide[np.argsort(left[wide], kind="stable")]
        self._wide, self._wide_to, self._first, self._behind = left[order], right[order], first[order], behind[order]

    def explore(self, front: Keys, leave: Mask) -> tuple[Keys, Keys, Keys]:
        """All stations from `front` on, and the steps among them; those whose actor is in `leave` are not left."""
        seen = _Seen(self._keys)
        front = seen.fresh(front)
        reached, tails, heads = [front], [], []
        while len(front):
            tail, head = self._next(front[~leave[front % self._count]])
            tails.append(tail)
            heads.append(head)
            front = seen.fresh(np.unique(head))
            reached.append(front)
        empty = np.zeros(0, np.int64)
        keys = np.sort(np.concatenate(reached))
        return keys, np.concatenate([empty, *tails]), np.concatenate([empty, *heads])

    def _next(self, front: Keys) -> tuple[Keys, Keys]:
        number, actor = front // self._count, front % self._count
        at, row = _counted(
            np.searchsorted(self._narrow, front, side="left"), np.searchsorted(self._narrow, front, side="right")
        )
        tail, head = front[at], number[at] * self._count + self._narrow_to[row]
        at, row = _counted(
            np.searchsorted(self._wide, actor, side="left"), np.searchsorted(self._wide, actor, side="right")
        )
        inside = (self._first[row] <= number[at]) & (number[at] < self._behind[row])
        at, row = at[inside], row[inside]
        return np.concatenate([tail, front[at]]), np.concatenate([head, number[at] * self._count + self._wide_to[row]])


class _Seen:
    """The stations seen so far: a mask where all possible ones fit in it, else their sorted keys."""

    def __init__(self, possible: int) -> None:
        self._mask = np.zeros(possible, np.bool_) if possible <= 1 << 30 else None
        self._sorted = np.zeros(0, np.int64)

    def fresh(self, keys: Keys) -> Keys:
        """Those of the distinct `keys` that were not seen before; now they are."""
        if self._mask is not None:
            keys = keys[~self._mask[keys]]
            self._mask[keys] = True
            return keys
        place = np.searchsorted(self._sorted, keys)
        known = place < len(self._sorted)
        known[known] = self._sorted[place[known]] == keys[known]
        self._sorted = np.sort(np.concatenate([self._sorted, keys[~known]]), kind="stable")
        return keys[~known]


def _cliques(step: Relation, closed: Mask) -> Rows:
    return np.where(step.bottoms & ~closed, step.cycles, -1).astype(np.int32)


def _stops(step: Relation, closed: Mask) -> Rows:
    """For each row the bottom component (its smallest row) that its walks fall into, or -1 where they get out."""
    stop = np.where(step.bottoms & ~closed, step.components, -1).astype(np.int32)
    front = np.flatnonzero(stop >= 0).astype(np.int32)
    while len(front):
        at, before = step.inverse.follow(front)
        fresh = (stop[before] < 0) & ~closed[before]
        before, source = before[fresh], stop[front[at[fresh]]]
        before, first = np.unique(before, return_index=True)
        stop[before] = source[first]
        front = before.astype(np.int32)
    return stop
