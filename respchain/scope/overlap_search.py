"""The overlaps of a register: pairs of scopes of different owners that share a cell."""

from collections.abc import Iterator

import numpy as np

from respchain.record import Record
from respchain.scope.boxes import Boxes, meeting
from respchain.scope.crowds import meeting_pairs
from respchain.scope.runs import Mask, Rows, spread
from respchain.scope.scopes import Scopes

_LISTED = 1 << 21  # pairs that are listed one by one
_BATCHES = 1000  # batches of pairs to look at
_TABLE, _WAITING = 1 << 20, 1 << 20  # pairs of owners told apart, and those not yet sorted in


class Overlaps(Record):
    """Every pair of places whose scopes meet, or, where there are too many, how many there are for each pair of owners.

    `left` and `right` are all pairs, `left` the smaller, sorted; they are empty where `total` pairs were too many.
    `owners` says for each pair of owners (the smaller first) the number of pairs and one of them. Where even these
    are too many, it says so for each owner by itself: then `other` is -1, and every pair counts for both its owners.
    """

    total: int
    exact: bool  # not where the budget ran out: then all numbers are lower bounds
    left: Rows
    right: Rows
    owners: "OwnerPairs"


class OwnerPairs(Record):
    """Pairs of owners with the number of pairs of their scopes that meet, and the first of these."""

    one: Rows
    other: Rows
    count: Rows
    left: Rows
    right: Rows


def overlaps(scopes: Scopes, rows: Rows, owner: Rows, *, listed: int = _LISTED, batches: int = _BATCHES) -> Overlaps:
    """The pairs of places in `rows` whose scopes share a cell and whose owners differ.

    At most `listed` pairs are listed one by one. `batches` limits the work: a batch is some 100,000 pairs.
    """
    tally = _Tally(len(rows), owner, listed)
    exact = True
    for batch, (i, j) in enumerate(_pairs(scopes, rows)):
        if batch >= batches:
            exact = False
            break
        tally.add(i, j)
    return tally.result(exact)


def _pairs(scopes: Scopes, rows: Rows) -> Iterator[tuple[Rows, Rows]]:
    """The pairs of places whose scopes meet, each once."""
    place, box = scopes.boxes_of(rows)
    boxes = scopes.boxes.take(box)
    several = np.bincount(place, minlength=len(rows)) > 1
    alike = len(place) == len(rows) and not several.any()
    first = np.searchsorted(place, np.arange(len(rows) + 1))
    for x, y in meeting_pairs(boxes):
        if several.any():
            x, y = np.minimum(x, y), np.maximum(x, y)
            again = _met_before(boxes, place, first, x, y, several)
            x, y = x[~again], y[~again]
        yield (x, y) if alike else (place[x], place[y])


def _met_before(boxes: Boxes, place: Rows, first: Rows, x: Rows, y: Rows, several: Mask) -> Mask:
    """Which pairs of boxes belong to two scopes of which earlier boxes meet as well: a pair of scopes counts once."""
    result = np.zeros(len(x), dtype=np.bool_)
    doubtful = np.flatnonzero(several[place[x]] | several[place[y]])
    a, b = place[x[doubtful]], place[y[doubtful]]
    at, i = spread(first[a], first[a + 1] - first[a])
    to, j = spread(first[b[at]], first[b[at] + 1] - first[b[at]])
    i, at = i[to], doubtful[at[to]]
    earlier = (i < x[at]) | ((i == x[at]) & (j < y[at]))
    result[at[earlier & meeting(boxes, i, boxes, j)]] = True
    return result


class _Tally:
    """Pairs as they come in: listed while they are few, then counted by pair of owners, then by single owners."""

    def __init__(self, places: int, owner: Rows, listed: int) -> None:
        self.places, self.owner, self.listed = max(places, 1), owner.astype(np.int64), listed
        self.owners = int(self.owner.max(initial=0)) + 1
        self.listing = self.total = 0
        self.pairs: list[tuple[Rows, Rows]] | None = []
        self.table = _Table(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
        self.waiting: list[_Table] = []
        self.single: _Table | None = None

    def add(self, left: Rows, right: Rows) -> None:
        """Take in some more pairs, in either order; those of one owner count for nothing."""
        one, other = self.owner[left], self.owner[right]
        if self.pairs is None:
            self._count(left, right, one, other)
            return
        differ = np.flatnonzero(one != other)
        self.pairs.append((left[differ], right[differ]))
        self.listing += len(differ)
        if self.listing > self.listed:
            pairs, self.pairs = self.pairs, None
            for some in pairs:
                self._count(*some, self.owner[some[0]], self.owner[some[1]])

    def _count(self, left: Rows, right: Rows, one: Rows, other: Rows) -> None:
        key = np.minimum(one, other) * self.owners + np.maximum(one, other)
        at = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else left[:0]
        first = np.minimum(left[at], right[at]) * self.places + np.maximum(left[at], right[at])
        table = _Table(key[at], np.diff(np.append(at, len(key))), first)
        table = table.keep(np.flatnonzero(one[at] != other[at]))
        self.total += int(table.count.sum())
        if self.single is not None:
            self._count_single(table, self.single)
            return
        self.waiting.append(table)
        if sum(len(table.key) for table in self.waiting) > _WAITING:
            self._settle()

    def _settle(self) -> None:
        """Sort in what waits; if that makes too many pairs of owners, count by single owners from now on."""
        if self.waiting:
            self.table = _Table.union([self.table, _Table.union(self.waiting)])
            self.waiting = []
        if len(self.table.key) > _TABLE:
            self.single = _Table(
                np.arange(self.owners),
                np.zeros(self.owners, dtype=np.int64),
                np.full(self.owners, np.iinfo(np.int64).max),
            )
            self._count_single(self.table, self.single)

    def _count_single(self, table: "_Table", single: "_Table") -> None:
        """Add pairs of owners to what is counted for each of the two."""
        for owner in (table.key // self.owners, table.key % self.owners):
            single.count[:] += np.bincount(owner, table.count, minlength=self.owners).astype(np.int64)
            np.minimum.at(single.first, owner, table.first)

    def result(self, exact: bool) -> Overlaps:
        """All that came in."""
        pair = np.zeros(0, dtype=np.int64)
        if self.pairs:
            left, right = (np.concatenate([some[side] for some in self.pairs]) for side in (0, 1))
            pair = np.sort(np.minimum(left, right) * self.places + np.maximum(left, right))
        left, right = pair // self.places, pair % self.places
        self._count(left, right, self.owner[left], self.owner[right])
        if self.single is None:
            self._settle()
        return Overlaps(self.total, exact, left, right, self._owners())

    def _owners(self) -> OwnerPairs:
        if self.single is None:
            first = self.table.first
            one, other = self.table.key // self.owners, self.table.key % self.owners
            return OwnerPairs(one, other, self.table.count, first // self.places, first % self.places)
        some = self.single.keep(np.flatnonzero(self.single.count))
        alone = np.full(len(some.key), -1)
        return OwnerPairs(some.key, alone, some.count, some.first // self.places, some.first % self.places)


class _Table(Record):
    """Ascending keys, how often each came, and one of the pairs that it came with."""

    key: Rows
    count: Rows
    first: Rows

    @staticmethod
    def union(tables: list["_Table"]) -> "_Table":
        """All tables as one."""
        columns = zip(*((table.key, table.count, table.first) for table in tables), strict=True)
        return _Table(*(np.concatenate(column) for column in columns))._sorted()._folded()

    def keep(self, rows: Rows) -> "_Table":
        """Some of the keys."""
        return _Table(self.key[rows], self.count[rows], self.first[rows])

    def _sorted(self) -> "_Table":
        order = np.argsort(self.key, kind="stable")
        return self.keep(order)

    def _folded(self) -> "_Table":
        """Neighbours with the same key as one."""
        if not len(self.key):
            return self
        begins: Mask = np.ones(len(self.key), dtype=np.bool_)
        begins[1:] = self.key[1:] != self.key[:-1]
        at = np.flatnonzero(begins)
        return _Table(self.key[at], np.add.reduceat(self.count, at), np.minimum.reduceat(self.first, at))
