"""Which scopes in one hand share a cell, whatever the stage."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows, distinct_columns
from respchain.scope.boxes import Boxes
from respchain.scope.join import joined
from respchain.scope.runs import distinct
from respchain.scope.scopes import STAGE, Scopes

_LISTED = 1 << 16  # pairs of one question: more than anybody reads

Pairs = tuple[Rows, Rows]


def held(scopes: Scopes, scope: Rows, hand: Rows) -> Scopes:
    """The scopes with the hand in the place of the stage, so that only what is in one hand can meet."""
    some = scopes.take(scope)
    at = np.repeat(hand, np.diff(some.start)).astype(np.int64)
    low = tuple(at if d == STAGE else ends for d, ends in enumerate(some.boxes.low))
    high = tuple(at + 1 if d == STAGE else ends for d, ends in enumerate(some.boxes.high))
    return Scopes(some.facets, some.start, Boxes(low, high))


def meeting(mine: Scopes, kinds: Sequence[Rows], sorts: Rows | None) -> Pairs:
    """The pairs of rows of two of the `kinds` whose scopes share a cell, each once.

    Where there are too many, each row that meets others is listed with one of each sort; without sorts all are.
    """
    found: list[NDArray[np.int64]] = [np.zeros((2, 0), np.int64)]
    for some, others in itertools.combinations(kinds, 2):
        found += [np.stack(pair) for pair in _listed(mine, some, others, sorts)]
    both = distinct_columns(np.sort(np.concatenate(found, axis=1), axis=0))
    return both[0], both[1]


def across(mine: Scopes, kinds: Sequence[Pairs], sorts: Rows | None) -> Pairs:
    """The pairs of rows of the two of one of the `kinds` whose scopes share a cell, in that order, each once.

    Where there are too many, they are told as in `meeting`.
    """
    found: list[NDArray[np.int64]] = [np.zeros((2, 0), np.int64)]
    for some, others in kinds:
        turned = np.zeros(len(mine), np.bool_)
        turned[others] = True
        for left, right in _listed(mine, some, others, sorts):
            swap = turned[left]
            found.append(np.stack([np.where(swap, right, left), np.where(swap, left, right)]))
    both = distinct_columns(np.concatenate(found, axis=1))
    return both[0], both[1]


def _listed(mine: Scopes, some: Rows, others: Rows, sorts: Rows | None) -> Iterator[Pairs]:
    """The pairs of some rows with others: all of them, unless they are too many and may be told by sorts."""
    waiting: list[Pairs] = []
    count = 0
    for pair in _pairs(mine, some, others):
        waiting.append(pair)
        count += len(pair[0])
        if sorts is not None and count > _LISTED:
            for own, far in ((some, others), (others, some)):
                for sort in distinct(sorts[far]).tolist():
                    yield from _partners(mine, own, far[sorts[far] == sort])
            return
    yield from waiting


def _pairs(mine: Scopes, some: Rows, others: Rows) -> Iterator[Pairs]:
    i, a = mine.boxes_of(some)
    j, b = mine.boxes_of(others)
    for x, y in joined(mine.boxes.take(a), mine.boxes.take(b)):
        yield some[i[x]], others[j[y]]


def _partners(mine: Scopes, rows: Rows, others: Rows) -> Iterator[Pairs]:
    """For each row that meets any of the others one of them.

    The others are taken in no order, in parts that grow: who meets many has met one before the parts are large.
    """
    others = others[np.argsort(others * _STRIDE % _TURN)]
    begin = 0
    while begin < len(others) and len(rows):
        part = others[begin : 2 * begin + _FIRST]
        begin += len(part)
        partner = np.full(len(mine), -1, np.int64)
        for row, other in _pairs(mine, rows, part):
            partner[row] = other
        yield rows[partner[rows] >= 0], partner[rows[partner[rows] >= 0]]
        rows = rows[partner[rows] < 0]


_FIRST = 32  # so many others are tried first
_STRIDE, _TURN = 2654435761, 1 << 32  # multiples of the one, modulo the other, are spread evenly


def together(mine: Scopes, kinds: NDArray[np.int64], left: Rows, right: Rows, many: int) -> Mask:
    """Which pairs of rows share a cell in which `many` kinds meet; `kinds` are the bits of each row.

    What a pair shares is cut down with every further row of another kind that meets it there.
    """
    enough: Mask = _counted(kinds[left] | kinds[right]) >= many
    pair = np.flatnonzero(~enough)
    part, has = mine.common(left[pair], right[pair]), kinds[left[pair]] | kinds[right[pair]]
    while len(pair):
        count = len(pair)
        both = part.followed_by(mine)
        at, row = both.joint(np.arange(count), count + np.arange(len(mine)))
        further = np.flatnonzero((kinds[row] & ~has[at] != 0) & ~enough[pair[at]])
        at, row = at[further], row[further]
        more = has[at] | kinds[row]
        done = _counted(more) >= many
        enough[pair[at[done]]] = True
        open_ = np.flatnonzero(~done & ~enough[pair[at]])
        part = both.common(at[open_], count + row[open_])
        pair, has = pair[at[open_]], more[open_]
    return enough


def _counted(bits: NDArray[np.int64]) -> Rows:
    """How many bits each number has."""
    width = int(bits.max(initial=0)).bit_length()
    return np.asarray(sum(((bits >> bit) & 1 for bit in range(width)), np.zeros(len(bits), np.int64)))
