"""How far the register is covered: the share of its cells, and whose duties meet on which matter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from respchain.facts.register import Claims, Cover, behind, by_matter, divided, explicit, narrowed
from respchain.facts.relation import Mask, Rows, distinct_columns
from respchain.facts.tables import Columns, Matters
from respchain.record import Record
from respchain.scope.boxes import Boxes, level
from respchain.scope.lines import Line
from respchain.scope.overlap_search import Overlaps, overlaps
from respchain.scope.runs import Ints, distinct, run_starts
from respchain.scope.scopes import MATTER, Scopes

LISTED = 100_000  # so many pairs of duties are listed, then they are counted by pair of actors
PLACES = 4_000_000  # so many boxes may be cut by matter to look for pairs on all matters at once


class Shares(Record):
    """For each matter how many cells must be covered, are, have a default owner alone, and were not worked out."""

    needed: NDArray[np.float64]
    covered: NDArray[np.float64]
    standby: NDArray[np.float64]
    unknown: NDArray[np.float64]


def shares(now: Columns, need: Scopes, cover: Cover) -> Shares:
    """The cells of each matter, cut at every bound of the register and of the duties that cover or stand behind."""
    count = len(now.matters)
    before = _ticks(now)

    def cells(matter: Rows, boxes: Boxes) -> NDArray[np.float64]:
        return np.bincount(matter, boxes.volumes(before), minlength=count).astype(np.float64)

    needed = cells(np.repeat(np.arange(count), np.diff(need.start)), need.boxes)
    standby, unknown = cells(*cover.standby), cells(*cover.open_)
    return Shares(needed, needed - cells(*cover.vacant) - standby - unknown, standby, unknown)


def _ticks(now: Columns) -> list[Ints]:
    """For each facet how many cells begin before each position: each name is one, a line is cut where scopes end."""
    duties, parts, left_out = now.duties, now.duty_parts, now.exclusions
    counting = explicit(now) | behind(now)
    named = [
        now.matters.required,
        left_out.scope[left_out.based],
        duties.scope[counting],
        parts.scope[counting[parts.duty]],
    ]
    scopes = now.scopes.take(distinct(np.concatenate(named)))
    ticks = []
    for d, facet in enumerate(scopes.facets):
        begins = np.ones(facet.size + 1, np.int64)
        if isinstance(facet.axis, Line):
            begins[:] = 0
            begins[_ends(scopes, d)] = 1
            begins[0] = 1
        ticks.append(np.cumsum(begins) - begins)
    return ticks


def _ends(scopes: Scopes, d: int) -> Rows:
    """The positions on a line at which some scope begins or ends.

    Where boxes of one scope touch, it ends only if those before the position differ from those behind it.
    """
    scope = np.repeat(np.arange(len(scopes)), np.diff(scopes.start))
    width = scopes.facets[d].size + 1
    ends, begins = (scope * width + end[d].astype(np.int64) for end in (scopes.boxes.high, scopes.boxes.low))
    both = distinct(ends)
    both = both[np.isin(both, begins)]
    flat = narrowed(_widened(scopes.boxes, d, scopes.facets[d].size), d, np.zeros(1, np.int64), np.ones(1, np.int64))
    sides = []
    for side in (ends, begins):
        touching = np.flatnonzero(np.isin(side, both))
        sides.append(Scopes.of(scopes.facets, len(both), np.searchsorted(both, side[touching]), flat.take(touching)))
    place = np.arange(len(both))
    same = both[sides[0].followed_by(sides[1]).equal(place, len(both) + place)]
    found = distinct(np.concatenate([ends, begins]))
    return found[~np.isin(found, same)] % width


def _widened(boxes: Boxes, d: int, size: int) -> Boxes:
    """Each box with all of one facet."""
    lows, highs = list(boxes.low), list(boxes.high)
    lows[d], highs[d] = level(0, size, len(boxes)), level(size, size, len(boxes))
    return Boxes(tuple(lows), tuple(highs))


class Holds(Record):
    """Duties, and the parts of those that are divided, each with its scope and all who answer for it together.

    `together[k]` numbers a group of actors, `groups` names them; who could not be resolved is in no group.
    """

    duty: Rows
    scope: Rows
    together: Rows
    groups: Sequence[tuple[int, ...]]


def holds(now: Columns, claims: Claims) -> Holds:
    """The claims, with those of one duty on one scope taken together; each part of a divided duty stands by itself."""
    known = np.flatnonzero(claims.actor >= 0)
    duty, scope, actor = distinct_columns(np.stack([claims.duty[known], claims.scope[known], claims.actor[known]]))
    begins: Mask = np.ones(len(duty), np.bool_)
    begins[1:] = (duty[1:] != duty[:-1]) | (scope[1:] != scope[:-1]) | divided(now)[duty[1:]]
    first = np.flatnonzero(begins)
    ends = np.append(first, len(duty))[1:].tolist()
    actors = actor.tolist()
    numbers: dict[tuple[int, ...], int] = {}
    together = [
        numbers.setdefault(tuple(actors[low:high]), len(numbers))
        for low, high in zip(first.tolist(), ends, strict=True)
    ]
    return Holds(duty[first], scope[first], np.array(together, np.int64), tuple(numbers))


class Meetings(Record):
    """The pairs of holds by different actors that meet on a matter.

    `hold` and `matter` say of each place of `found` what it is, `owner` is its number there; `scopes` how far it
    reaches on that matter.
    """

    hold: Rows
    matter: Rows
    owner: Rows
    scopes: Scopes
    found: Overlaps


def meetings(scopes: Scopes, held: Holds, matters: Matters, among: Rows, listed: int) -> Meetings | None:
    """The pairs on each of the matters `among`, none of which is above another; nothing where they are too many."""
    among = among[np.argsort(matters.low[among], kind="stable")]
    hold, box = scopes.boxes_of(held.scope)
    low, high = scopes.boxes.low[MATTER][box], scopes.boxes.high[MATTER][box]
    reached = np.searchsorted(matters.low[among], high, "left") - np.searchsorted(matters.high[among], low, "right")
    if reached.sum() > PLACES:
        return None
    cut, matter, boxes = by_matter(scopes.boxes.take(box), matters, among)
    key = hold[cut].astype(np.int64) * max(len(matters), 1) + matter
    order = np.argsort(key, kind="stable")
    places = distinct(key)
    place = np.searchsorted(places, key[order])
    on = Scopes(scopes.facets, run_starts(place, len(places)), boxes.take(order))
    hold, matter = places // max(len(matters), 1), places % max(len(matters), 1)
    owner = matter * max(len(held.groups), 1) + held.together[hold]
    owner = np.searchsorted(distinct(owner), owner)
    return Meetings(hold, matter, owner, on, overlaps(on, np.arange(len(places)), owner, listed=listed))
