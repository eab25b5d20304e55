"""Where walks of supervision go, matter by matter.

A station is an actor seen on one range of matters; ranges are cut where a forum edge begins or ends, so that all the
matters of a range see the same edges. Walks start at whoever answers for a duty and at every supervisor. They are not
followed behind actors who are safe: from whom, by edges of any matter, nobody is reached who has no way out.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Watch
from respchain.facts.forums import Forums
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.walks import Patience
from respchain.record import Record
from respchain.scope.runs import distinct
from respchain.scope.scopes import MATTER, Scopes

Keys = NDArray[np.int64]


class Stations(Record):
    """The stations reached, with the steps between them.

    `closed`: a walk from there reaches a terminal. `stop`: where its walks stop without one, or -1: the first station
    of the bottom component that is nearest. Those of the same actors on other matters have the same name.
    `clique`: the same name for the stations of a bottom component of two and more, or -1.
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
        station = self._station(key)
        known = station >= 0
        return place[known].astype(np.int32), station[known]

    def along(self, scopes: Scopes, scope: Rows, actor: Rows, forum: Rows) -> tuple[Rows, Rows, Rows]:
        """For each edge from an actor to its forum the stations at its ends: `(place, station, station)`."""
        place, key = _keys(scopes, scope, actor, self.ranges, self.actors)
        tail, head = self._station(key), self._station(key - actor[place] + forum[place])
        known = (tail >= 0) & (head >= 0)
        return place[known].astype(np.int32), tail[known], head[known]

    def _station(self, key: Keys) -> Rows:
        if not len(self.keys):
            return np.full(len(key), -1, np.int32)
        found = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return np.where(self.keys[found] == key, found, -1).astype(np.int32)


def stations(scopes: Scopes, duty_scope: Rows, answering: Relation, edges: Forums, terminal: Mask) -> Stations:
    """All stations that answering actors and supervisors come to."""
    count = len(terminal)
    apart = np.flatnonzero(edges.actor != edges.forum)  # who watches himself gets no further by it
    place, low, high = matter_spans(scopes, edges.scope[apart])
    place = apart[place]
    ranges = distinct(np.concatenate([[0], low, high])).astype(np.int64)
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
    keys, tails, heads = walk.explore(distinct(first), safe | terminal)
    own, actor_of = len(keys), (keys % max(count, 1)).astype(np.int32)
    step = Relation.of(np.searchsorted(keys, tails), np.searchsorted(keys, heads), shape=(own, own))
    closed = step.reach(terminal[actor_of] | safe[actor_of])
    bottom = _bottoms(step, closed, actor_of)
    clique = np.where(step.cycles >= 0, bottom, -1).astype(np.int32)
    return Stations(count, ranges, keys, step, closed, clique, _stops(step, closed, bottom))


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
        seen, patience = _Seen(self._keys), Patience()
        front = seen.fresh(front)
        reached, tails, heads = [front], [], []
        while len(front):
            if patience.lost(front):
                tail, head = self._one_by_one(front, set(np.concatenate(reached).tolist()), leave)
                front = np.zeros(0, np.int64)
            else:
                tail, head = self._next(front[~leave[front % self._count]])
                front = seen.fresh(distinct(head))
            tails.append(tail)
            heads.append(head)
            reached.append(front)
        empty = np.zeros(0, np.int64)
        tail, head = np.concatenate([empty, *tails]), np.concatenate([empty, *heads])
        return distinct(np.concatenate([*reached, head])), tail, head

    def _one_by_one(self, front: Keys, seen: set[int], leave: Mask) -> tuple[Keys, Keys]:
        """The steps of all stations from `front` on, one station after the other: for long thin walks."""
        count, left = self._count, leave.tolist()
        keys, first = np.unique(self._narrow, return_index=True)
        ends = np.append(first, len(self._narrow))[1:].tolist()
        narrow = dict(zip(keys.tolist(), zip(first.tolist(), ends, strict=True), strict=True))
        narrow_to, wide_to = self._narrow_to.tolist(), self._wide_to.tolist()
        wide = np.searchsorted(self._wide, np.arange(count + 1)).tolist()
        begins, behind = self._first.tolist(), self._behind.tolist()
        tails, heads, waiting = [], [], front.tolist()
        for key in waiting:  # grows as it is walked
            number, actor = divmod(key, count)
            if left[actor]:
                continue
            begin, end = narrow.get(key, (0, 0))
            forums = narrow_to[begin:end] + [
                wide_to[row] for row in range(wide[actor], wide[actor + 1]) if begins[row] <= number < behind[row]
            ]
            for forum in forums:
                head = number * count + forum
                tails.append(key)
                heads.append(head)
                if head not in seen:
                    seen.add(head)
                    waiting.append(head)
        return np.array(tails, np.int64), np.array(heads, np.int64)

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
        self._mask = np.zeros(possible, np.bool_) if possible <= 1 << 27 else None
        self._sorted = np.zeros(0, np.int64)

    def fresh(self, keys: Keys) -> Keys:
        """Those of the distinct `keys` that were not seen before; now they are."""
        if self._mask is not None:
            keys = keys[~self._mask[keys]]
            self._mask[keys] = True
            return keys
        if not len(self._sorted):
            self._sorted = np.sort(keys)
            return keys
        place = np.minimum(np.searchsorted(self._sorted, keys), len(self._sorted) - 1)
        known = np.equal(self._sorted[place], keys)
        self._sorted = np.sort(np.concatenate([self._sorted, keys[~known]]), kind="stable")
        return np.asarray(keys[~known], np.int64)


def _bottoms(step: Relation, closed: Mask, actor: Rows) -> Rows:
    """The name of the component of each row that no step leaves and that has no terminal; -1 for all others.

    Components of the same actors have one name: that of the first.
    """
    label, bottom = step.components, step.bottoms & ~closed
    rows = np.flatnonzero(bottom)
    rows = rows[np.lexsort((actor[rows], label[rows]))]
    first = np.flatnonzero(np.diff(label[rows], prepend=-1))
    names: dict[bytes, int] = {}
    members, ends = actor[rows], np.append(first, len(rows))[1:].tolist()
    name = np.full(step.height, -1, np.int32)
    for begin, end in zip(first.tolist(), ends, strict=True):
        of = int(label[rows[begin]])
        name[of] = names.setdefault(members[begin:end].tobytes(), of)
    return np.where(bottom, name[label], -1).astype(np.int32)


def _stops(step: Relation, closed: Mask, bottom: Rows) -> Rows:
    """For each row the name of the nearest bottom component that its walks fall into, or -1 where they get out."""
    far = step.steps_to(bottom >= 0)
    left, right = step.pairs
    nearer = np.flatnonzero((far[left] > 0) & ~closed[left] & (far[right] == far[left] - 1))
    on = np.arange(step.height, dtype=np.int32)
    on[left[nearer[::-1]]] = right[nearer[::-1]]  # the first of each row is written last
    further = on[on]
    while not np.array_equal(further, on):  # twice as far each round
        on, further = further, further[further]
    return np.where(closed, -1, bottom[on]).astype(np.int32)
