"""Where walks of supervision go, matter by matter.

A station is an actor seen on one range of matters; ranges are cut where a forum edge begins or ends, so that all the
matters of a range see the same edges. Walks start at whoever answers for a duty and at every supervisor. They are not
followed behind actors who are safe: from whom, by edges of any matter, nobody is reached who has no way out. Actors
from whom one way leads on are passed: they are stations only where a walk starts, or on a clique.
"""

from functools import cached_property

import numpy as np

from respchain.facts.ahead import Ahead
from respchain.facts.codes import Watch
from respchain.facts.forums import Forums
from respchain.facts.ranges import Keys, Ranged, station_keys
from respchain.facts.relation import Mask, Relation, Rows, among, marked
from respchain.facts.walk import Walk
from respchain.record import Record
from respchain.scope.runs import distinct
from respchain.scope.scopes import Scopes


class Stations(Record):
    """The stations reached, with the steps between them.

    `closed`: a walk from there reaches a terminal. `stop`: where its walks stop without one, or -1: the first station
    of the bottom component that is nearest, counted in stations. Those of the same actors on other matters have the
    same name. `clique`: the same name for the stations of a bottom component of two and more, or -1.
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
        rows = np.flatnonzero(self._met[actor])
        place, key = station_keys(scopes, scope[rows], actor[rows], self.ranges, self.actors)
        station = self._station(key)
        known = station >= 0
        return rows[place[known]].astype(np.int32), station[known]

    def along(self, scopes: Scopes, scope: Rows, actor: Rows, forum: Rows) -> tuple[Rows, Rows, Rows]:
        """For each edge from an actor to its forum the stations at its ends: `(place, station, station)`."""
        rows = np.flatnonzero(self._met[actor] & self._met[forum])
        place, key = station_keys(scopes, scope[rows], actor[rows], self.ranges, self.actors)
        tail, head = self._station(key), self._station(key - actor[rows][place] + forum[rows][place])
        known = (tail >= 0) & (head >= 0)
        return rows[place[known]].astype(np.int32), tail[known], head[known]

    @cached_property
    def _met(self) -> Mask:
        """The actors of stations: of all others nothing need be looked up, on however many ranges."""
        return marked(self.actors, self.actor)

    def _station(self, key: Keys) -> Rows:
        if not len(self.keys):
            return np.full(len(key), -1, np.int32)
        found = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return np.where(self.keys[found] == key, found, -1).astype(np.int32)


def stations(
    scopes: Scopes, duty_scope: Rows, answering: Relation, forums: Forums, edges: Ranged, terminal: Mask
) -> Stations:
    """All stations that answering actors and supervisors come to; who has one way on is passed, unless on a clique."""
    count = len(terminal)
    safe = ~edges.graph.reach(~edges.everywhere.reach(terminal))
    duty, actor = answering.pairs
    supervising = forums.kind == Watch.SUPERVISES
    scope = np.concatenate([duty_scope[duty], forums.scope[supervising]])
    start = np.concatenate([actor, forums.forum[supervising]])
    _, first = station_keys(scopes, scope[~safe[start]], start[~safe[start]], edges.ranges, count)

    leave = safe | terminal
    found = Walk(edges, leave, Ahead(edges, leave)).explore(distinct(first))
    keys, step = _steps(*found)
    round_ = _circles(step, leave[keys % max(count, 1)])
    if len(round_):  # all who lie on a circle without an exit are named
        keys, step = _steps(*_instead(found, keys[round_], Walk(edges, leave).explore(keys[round_])))
    actor_of = (keys % max(count, 1)).astype(np.int32)
    closed = step.reach(leave[actor_of])
    bottom = _bottoms(step, closed, actor_of)
    clique = np.where(step.cycles >= 0, bottom, -1).astype(np.int32)
    return Stations(count, edges.ranges, keys, step, closed, clique, _stops(step, closed, bottom))


Found = tuple[Keys, Keys, Keys]
"""Stations, and the steps among them: from where, to where."""


def _steps(keys: Keys, tails: Keys, heads: Keys) -> tuple[Keys, Relation]:
    own = len(keys)
    return keys, Relation.of(np.searchsorted(keys, tails), np.searchsorted(keys, heads), shape=(own, own))


def _circles(step: Relation, out: Mask) -> Rows:
    """The stations on circles that no step leaves and from which no walk gets out; a circle may be a step to itself."""
    left, right = step.pairs
    round_ = (step.cycles >= 0) | marked(step.height, left[left == right])
    return np.flatnonzero(round_ & step.bottoms & ~step.reach(out)).astype(np.int32)


def _instead(found: Found, again: Keys, walked: Found) -> Found:
    """What was found, with the steps from some stations replaced by those that were walked there again."""
    keys, tails, heads = found
    kept = ~among(tails, again)
    joined = zip((keys, tails[kept], heads[kept]), walked, strict=True)
    keys, tails, heads = (np.concatenate(both) for both in joined)
    return distinct(keys), tails, heads


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
