"""Over how many independent channels an actor answers to terminal forums.

Channels are ways over forum edges, matter by matter, that share nobody between: neither a person nor who appoints.
"""

from collections.abc import Iterable

import numpy as np

from respchain.facts.alike import alike
from respchain.facts.disjoint import disjoint
from respchain.facts.ranges import Keys, Ranged
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.walk import Walk
from respchain.scope.runs import distinct


class Channels:
    """The edges that make channels, between `vertices`: actors of one label count as one, between start and end.

    `own` leads from an actor to the forums in which somebody behind it judges: no way leads over these.
    """

    def __init__(self, edges: Ranged, terminal: Mask, vertices: Rows, own: Relation) -> None:
        self._edges, self._terminal, self._vertices, self._own = edges, terminal, vertices, own
        self._count = max(edges.actors, 1)

    def fewer(self, keys: Keys, wanted: int) -> Mask:
        """From which stations fewer than `wanted` channels lead to terminal forums."""
        some, place = alike(self._edges, keys)
        walked, tail, head = Walk(self._edges, self._terminal).explore(some)
        step = Relation.of(
            np.searchsorted(walked, tail), np.searchsorted(walked, head), shape=(len(walked), len(walked))
        )
        actor = walked % self._count
        found = self._judged(step, actor, np.searchsorted(walked, some), wanted)
        return np.asarray(found[place])

    def _judged(self, step: Relation, actor: Rows, start: Rows, wanted: int) -> Mask:
        """Most starts are judged by their first forums alone: too few, or enough that are terminal or next to one."""
        ends = self._terminal[actor]
        at, first = step.follow(start)
        open_ = step.reach(ends)[first] & ~self._own.has(actor[start[at]], actor[first])
        at, first = at[open_], first[open_]
        near = ends[first] | step.some(ends)[first]
        fewer: Mask = self._distinct(at, actor[first], len(start)) < wanted
        unsure = np.flatnonzero(~fewer & (self._distinct(at[near], actor[first[near]], len(start)) < wanted))
        for row in unsure.tolist():
            fewer[row] = self._ways(step, actor, int(start[row]), wanted) < wanted
        return fewer

    def _distinct(self, at: Rows, forum: Rows, count: int) -> Rows:
        width = max(len(self._vertices), 1)
        key = distinct(at.astype(np.int64) * width + self._vertices[forum])
        return np.bincount(key // width, minlength=count)

    def _ways(self, step: Relation, actor: Rows, start: int, wanted: int) -> int:
        """How many channels lead from a station, counted one by one, no more than `wanted`.

        Only who lies on a walk from there to a terminal counts; who is one then is entered and left as one.
        """
        barred = {int(actor[start]), *self._own.targets(int(actor[start])).tolist()}
        onward: dict[int, list[int]] = {}
        waiting = [start]
        for at in waiting:  # grows as it is walked
            if at not in onward:
                onward[at] = [to for to in step.targets(at).tolist() if int(actor[to]) not in barred]
                waiting += onward[at]
        ends = {at for at in onward if self._terminal[actor[at]]}
        leading = _leading(onward, ends)
        name = self._vertices[actor]
        between = leading - ends - {start}
        first = {int(name[to]) for to in onward[start] if to in leading}
        last = {int(name[at]) for at in between if ends.intersection(onward[at])}
        last |= {int(name[to]) for to in onward[start] if to in ends}
        steps: dict[int, set[int]] = {}
        for at in between:
            steps.setdefault(int(name[at]), set()).update(int(name[to]) for to in onward[at] if to in between)
        return disjoint(sorted(first), {at: sorted(to - {at}) for at, to in sorted(steps.items())}, last, wanted)


def _leading(onward: dict[int, list[int]], ends: Iterable[int]) -> set[int]:
    """The places from which some way leads to an end, ends included."""
    back: dict[int, list[int]] = {}
    for at, following in onward.items():
        for to in following:
            back.setdefault(to, []).append(at)
    found = set(ends)
    waiting = list(found)
    for at in waiting:  # grows as it is walked
        new = [to for to in back.get(at, ()) if to not in found]
        found.update(new)
        waiting += new
    return found
