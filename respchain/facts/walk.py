"""Walks over forum edges from station to station."""

import numpy as np

from respchain.facts.ahead import Ahead
from respchain.facts.ranges import Keys, Ranged, counted
from respchain.facts.relation import Mask, Rows
from respchain.facts.walks import Patience
from respchain.scope.runs import distinct


class Walk:
    """The forum edges, ready to be followed from stations; those whose actor is in `leave` are not left.

    Where `ahead` is given, actors with one way on are passed.
    """

    def __init__(self, edges: Ranged, leave: Mask, ahead: Ahead | None = None) -> None:
        left, right, first, behind = edges.left, edges.right, edges.first, edges.behind
        self._count = max(edges.actors, 1)
        self._leave, self._ahead = leave, ahead
        self._seen = _Seen(self._count * (len(edges.ranges) + 1))
        narrow = behind - first == 1
        key = first[narrow] * self._count + left[narrow]
        order = np.argsort(key, kind="stable")
        self._narrow, self._narrow_to = key[order], right[narrow][order]
        wide = np.flatnonzero(~narrow)
        order = wide[np.argsort(left[wide], kind="stable")]
        self._wide, self._wide_to, self._first, self._behind = left[order], right[order], first[order], behind[order]

    def explore(self, front: Keys) -> tuple[Keys, Keys, Keys]:
        """All stations from the distinct `front` on, and the steps among them."""
        seen, patience, leave = self._seen, Patience(), self._leave
        front = seen.fresh(front)
        reached, tails, heads = [front], [], []
        while len(front):
            if patience.lost(front):
                tail, head = self._one_by_one(front, set(np.concatenate(reached).tolist()))
                front = np.zeros(0, np.int64)
            else:
                tail, head = self._next(front[~leave[front % self._count]])
                front = seen.fresh(distinct(head))
            tails.append(tail)
            heads.append(head)
            reached.append(front)
        empty = np.zeros(0, np.int64)
        tail, head = np.concatenate([empty, *tails]), np.concatenate([empty, *heads])
        keys = distinct(np.concatenate([*reached, head]))
        seen.forget(keys)
        return keys, tail, head

    def _one_by_one(self, front: Keys, seen: set[int]) -> tuple[Keys, Keys]:
        """The steps of all stations from `front` on, one station after the other: for long thin walks."""
        count, left = self._count, self._leave.tolist()
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
                head = number * count + (forum if self._ahead is None else self._ahead.one(number, forum))
                tails.append(key)
                heads.append(head)
                if head not in seen:
                    seen.add(head)
                    waiting.append(head)
        return np.array(tails, np.int64), np.array(heads, np.int64)

    def _next(self, front: Keys) -> tuple[Keys, Keys]:
        number, actor = front // self._count, front % self._count
        at, row = counted(
            np.searchsorted(self._narrow, front, side="left"), np.searchsorted(self._narrow, front, side="right")
        )
        tail, head = [front[at]], [self._to(number[at], self._narrow_to[row])]
        at, row = counted(
            np.searchsorted(self._wide, actor, side="left"), np.searchsorted(self._wide, actor, side="right")
        )
        inside = (self._first[row] <= number[at]) & (number[at] < self._behind[row])
        at, row = at[inside], row[inside]
        tail, head = [*tail, front[at]], [*head, self._to(number[at], self._wide_to[row])]
        return np.concatenate(tail), np.concatenate(head)

    def _to(self, number: Keys, forum: Rows) -> Keys:
        """The stations of forums, or what lies ahead of them."""
        return number * self._count + (forum if self._ahead is None else self._ahead.of(number, forum))


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

    def forget(self, keys: Keys) -> None:
        """Nothing was seen: `keys` is all that was."""
        if self._mask is not None:
            self._mask[keys] = False
        self._sorted = np.zeros(0, np.int64)
