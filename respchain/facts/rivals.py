"""Rivals: different seats that claim the same cells, and whether one claims more than the other."""

from collections.abc import Callable

import numpy as np

from respchain.facts.codes import Beside
from respchain.facts.line import Line
from respchain.facts.register import Claims
from respchain.facts.relation import Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.tables import DutyBesides
from respchain.record import Record
from respchain.scope.boxes import Boxes, meeting, narrow
from respchain.scope.join import joined
from respchain.scope.merge import merged
from respchain.scope.overlap_search import overlaps
from respchain.scope.runs import Ints, run_starts
from respchain.scope.scopes import MATTER, Scopes


class Met(Record):
    """Pairs of places whose scopes share a cell; `whole` says whether these are all."""

    left: Rows
    right: Rows
    whole: bool


def met(scopes: Scopes, rows: Rows, owner: Rows, apart: Callable[[Rows, Rows], Mask], most: int) -> Met:
    """The pairs of places of different owners that share a cell and are `apart`.

    Where there are more than `most`, one pair of places for each pair of owners stands for the others.
    """
    found = overlaps(scopes, rows, owner)
    left, right = found.left, found.right
    whole = found.exact and len(left) == found.total
    if not whole:
        left, right = distinct_columns(np.stack([found.owners.left, found.owners.right]))
    kept = np.flatnonzero(apart(left, right))
    left, right = left[kept], right[kept]
    if len(left) <= most:
        return Met(left, right, whole)
    one, other = np.minimum(owner[left], owner[right]), np.maximum(owner[left], owner[right])
    order = np.lexsort((other, one))
    new = (np.diff(one[order], prepend=-1) != 0) | (np.diff(other[order], prepend=-1) != 0)
    first = np.sort(order[new])
    return Met(left[first], right[first], False)


def split(scopes: Scopes, rows: Rows, group: Rows) -> Scopes:
    """The scopes of some rows with one more axis, on which only those of one group meet."""
    place, box = scopes.boxes_of(rows)
    boxes = scopes.boxes.take(box)
    at: Ints = group[place].astype(narrow(int(group.max(initial=0)) + 1))
    return Scopes(scopes.facets, run_starts(place, len(rows)), Boxes((*boxes.low, at), (*boxes.high, at + 1)))


def lined(command: Line, units: Line, left: Rows, right: Rows) -> Mask:
    """Which pairs of actors stand on one line: one commands the other, or is a department that holds the other."""
    return np.asarray(
        command.at_or_below(lower=left, upper=right)
        | command.at_or_below(lower=right, upper=left)
        | units.at_or_below(lower=left, upper=right)
        | units.at_or_below(lower=right, upper=left)
    )


def besides(table: DutyBesides, duties: int, *, special: bool) -> Relation:
    """Duty to the duties beside which it may stand for a stated reason, either way round.

    `special` asks for those of which one goes before the other as the special before the general, else for all others.
    """
    rows = table.reason & ((table.why == Beside.SPECIAL) == special)
    said = Relation.of(table.duty[rows], table.other[rows], shape=(duties, duties))
    return said | said.inverse


class Rivals(Record):
    """Pairs of claims of different seats that share cells, and the boxes that they share.

    `equal`: both hold the same of what must be covered; `nested`: one holds all that the other does, and more. Where
    they share nothing that must be covered, all their cells count. Box k is shared by pair `pair[k]`.
    """

    duty: Rows
    other: Rows
    actor: Rows
    rival: Rows
    equal: Mask
    nested: Mask
    pair: Rows
    boxes: Boxes
    whole: bool

    def shared(self, which: Mask) -> tuple[Rows, Boxes]:
        """The boxes that some of the pairs share, each with its pair."""
        box = np.flatnonzero(which[self.pair])
        return self.pair[box], self.boxes.take(box)


def rivals(
    claims: Claims,
    scopes: Scopes,
    need: Scopes,
    apart: Callable[[Rows, Rows], Mask],
    settled: tuple[Relation, Relation],
    most: int,
) -> Rivals:
    """The rivals among those who claim. `apart` tells which pairs of seats stand on no line.

    `settled` are the duties beside one another for any reason, and those that are special beside general: these only
    settle that one lies inside the other.
    """
    rows = np.flatnonzero(claims.leading & (claims.actor >= 0))
    rows = rows[np.argsort(claims.duty[rows], kind="stable")]
    duty, actor, scope = claims.duty[rows], claims.actor[rows], claims.scope[rows]
    beside, special = settled

    def open_(left: Rows, right: Rows) -> Mask:
        return ~beside.has(duty[left], duty[right]) & apart(actor[left], actor[right])

    pairs = met(scopes, scope, actor, open_, most)
    left, right = pairs.left, pairs.right
    more, other_more = beyond(scopes, need.boxes, scope[left], scope[right])
    nested = more != other_more
    kept = np.flatnonzero(~(nested & special.has(duty[left], duty[right])))
    left, right = left[kept], right[kept]
    common = scopes.common(scope[left], scope[right])
    pair, boxes = merged(common.boxes, np.repeat(np.arange(len(left)), np.diff(common.start)))
    equal = ~more[kept] & ~other_more[kept]
    ends = (duty[left], duty[right], actor[left], actor[right])
    return Rivals(*ends, equal, nested[kept], pair, boxes, pairs.whole)


def beyond(scopes: Scopes, need: Boxes, a: Rows, b: Rows) -> tuple[Mask, Mask]:
    """For each pair of scopes, whether the first holds needed cells that the second does not, and the other way round.

    Of two that share no needed cell all cells count.
    """
    count = len(a)
    common = scopes.common(a, b)
    shared = np.repeat(np.arange(count), np.diff(common.start))
    needed = marked(count, shared[touching(common.boxes, need)])
    one, other = np.concatenate([a, b]), np.concatenate([b, a])
    rows = np.flatnonzero(one != other)
    place, boxes = scopes.uncovered(one[rows], (np.arange(len(rows) + 1), other[rows]))
    pair = rows[place]
    more = marked(2 * count, pair[touching(boxes, need) | ~needed[pair % max(count, 1)]])
    return more[:count], more[count:]


def touching(boxes: Boxes, others: Boxes) -> Mask:
    """Which boxes share a cell with one of the others.

    A broad box meets many: so each is first asked for the first within its reach, and for all only where that fails.
    """
    result = np.zeros(len(boxes), np.bool_)
    if not len(boxes) or not len(others):
        return result
    others = others.take(np.argsort(others.low[MATTER], kind="stable"))
    first = np.searchsorted(np.maximum.accumulate(others.high[MATTER]), boxes.low[MATTER], "right")
    result = meeting(boxes, np.arange(len(boxes)), others, np.minimum(first, len(others) - 1))
    rows = np.flatnonzero(~result)
    for i, _ in joined(boxes.take(rows), others):
        result[rows[i]] = True
    return result


def reaching(boxes: Boxes, low: Rows, high: Rows, size: int) -> Mask:
    """Which boxes reach into one of some spans of matters."""
    steps = np.zeros(size + 1, np.int64)
    np.add.at(steps, low, 1)
    np.add.at(steps, high, -1)
    inside = np.append(0, np.cumsum(np.cumsum(steps) > 0))
    return np.asarray(inside[boxes.high[MATTER]] > inside[boxes.low[MATTER]])
