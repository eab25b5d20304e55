"""Where a walk comes next to a choice.

Most actors have one forum, the same on all matters: their superior. A walk need not stop at them one after the other,
matter by matter; it goes on to the next actor who has another forum there, or several, or none.
"""

from bisect import bisect_right
from functools import cached_property

import numpy as np

from respchain.facts.line import Line
from respchain.facts.ranges import Keys, Ranged
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.walks import Ints
from respchain.scope.runs import distinct


class Ahead:
    """Past actors with one forum, to the next where a walk may turn, end or stop; those of `stays` are never passed.

    Who has one forum everywhere and others on single ranges is passed on all other ranges. A circle of such actors is
    entered at its first.
    """

    def __init__(self, edges: Ranged, stays: Mask) -> None:
        count = edges.actors
        single = ~edges.wide & (edges.behind - edges.first == 1)
        stays = stays | marked(count, edges.left[~edges.wide & ~single])
        forums = edges.everywhere
        on = np.full(count, NONE, np.int32)
        passed = (forums.counts == 1) & ~stays
        on[passed] = forums.to[forums.start[:-1][passed]]
        on[Relation.function(on, count).cycles == np.arange(count)] = NONE
        self._end = _ends(on)
        turns = single & (on[edges.left] >= 0)
        self._enter, leave = Line(Relation.function(on, count)).tour
        self._width = count + 1
        self._times, self._open = self._events(edges.first[turns], edges.left[turns], leave)

    def _events(self, number: Keys, actor: Rows, leave: Rows) -> tuple[Keys, Rows]:
        """When on each range a walk round the tree comes to a turning actor or leaves it, and in whose part it is then.

        Actors are numbered so that who comes before another on a walk is entered after that one and before it is left.
        """
        key = distinct(number * self._width + self._enter[actor])
        at_enter = np.zeros(self._width, np.int32)
        at_enter[self._enter] = np.arange(len(self._enter))
        number, begins = key // self._width, key % self._width
        actor = at_enter[begins]
        ends = leave[actor].astype(np.int64)
        around = _around(number, begins, ends)
        time = np.concatenate([number * self._width + ends, key])
        inside = np.concatenate([np.where(around >= 0, actor[around], NONE), actor]) if len(key) else actor
        opens = np.repeat([0, 1], len(key))
        order = np.lexsort((-np.concatenate([begins, begins]), opens, time))  # at one time the outermost closes last
        return time[order], inside[order]

    def of(self, number: Keys, actor: Rows) -> Rows:
        """For each actor and range the actor itself, or the next ahead, where a walk on that range turns or ends."""
        found = self._end[actor]
        if len(self._times):
            low = number * self._width
            place = np.searchsorted(self._times, low + self._enter[actor], side="right") - 1
            inside = np.where((place >= 0) & (self._times[place] >= low), self._open[place], NONE)
            found = np.where(inside >= 0, inside, found)
        return found.astype(np.int32)

    def one(self, number: int, actor: int) -> int:
        """The same for one actor."""
        ends, enter, times, inside = self._lists
        place = bisect_right(times, number * self._width + enter[actor]) - 1
        found = inside[place] if place >= 0 and times[place] >= number * self._width else NONE
        return found if found >= 0 else ends[actor]

    @cached_property
    def _lists(self) -> tuple[list[int], list[int], list[int], list[int]]:
        return self._end.tolist(), self._enter.tolist(), self._times.tolist(), self._open.tolist()


def _ends(on: Ints) -> Ints:
    """Where it ends to go on and on from each actor."""
    itself = np.arange(len(on), dtype=np.int32)
    found = np.where(on >= 0, on, itself)
    further = found[found]
    while not np.array_equal(further, found):  # twice as far each round
        found, further = further, further[further]
    return found


def _around(number: Keys, begins: Keys, ends: Keys) -> Keys:
    """For each span the nearest that holds it on the same range, or -1; spans are nested or apart, and sorted."""
    around = np.arange(len(number)) - 1
    while True:
        apart = np.flatnonzero((around >= 0) & ((number[around] != number) | (ends[around] <= begins)))
        if not len(apart):
            return around
        around[apart] = around[around[apart]]
