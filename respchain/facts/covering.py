"""How far the register is covered: the share of its cells, and whose duties meet on which matter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from respchain.facts.register import Claims, Cover, behind, by_matter, divided, explicit
from respchain.facts.relation import Mask, Rows, distinct_columns
from respchain.facts.tables import Columns, Matters
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.lines import Line
from respchain.scope.overlap_search import Overlaps, overlaps
from respchain.scope.runs import Ints, distinct, run_starts
from respchain.scope.scopes import MATTER, Scopes

LISTED = 100_000  # so many pairs of duties are listed, then they are counted by pair of actors
PLACES = 4_000_000  # so many boxes may be cut by matter to look for pairs on all matters at once


class Shares(Record):
    """For each matter the number of its cells that must be covered, of those covered, and of those not worked out."""

    needed: NDArray[np.float64]
    covered: NDArray[np.float64]
    unknown: NDArray[np.float64]


def shares(now: Columns, need: Scopes, cover: Cover) -> Shares:
    """The cells of each matter, cut at every bound of the register and of the duties that cover or stand behind."""
    count = len(now.matters)
    before = _ticks(now)

    def cells(matter: Rows, boxes: Boxes) -> NDArray[np.float64]:
        return np.bincount(matter, boxes.volumes(before), minlength=count)

    needed = cells(np.repeat(np.arange(count), np.diff(need.start)), need.boxes)
    unknown = cells(*cover.open_)
    return Shares(needed, needed - cells(*cover.vacant) - cells(*cover.standby) - unknown, unknown)


def _ticks(now: Columns) -> list[Ints]:
    """For each facet how many cells begin before each position: each name is one, a line is cut where boxes end."""
    duties, parts, left_out = now.duties, now.duty_parts, now.exclusions
    counting = explicit(now) | behind(now)
    named = [
        now.matters.required,
        left_out.scope[left_out.based],
        duties.scope[counting],
        parts.scope[counting[parts.duty]],
    ]
    boxes = now.scopes.boxes.take(now.scopes.boxes_of(distinct(np.concatenate(named)))[1])
    ticks = []
    for facet, low, high in zip(now.scopes.facets, boxes.low, boxes.high, strict=True):
        begins = np.ones(facet.size + 1, np.int64)
        if isinstance(facet.axis, Line):
            begins[1:] = 0
            begins[low] = begins[high] = 1
        ticks.append(np.cumsum(begins) - begins)
    return ticks


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

    `hold` and `matter` say of each place of `found` what it is; `scopes` how far it reaches on that matter.
    """

    hold: Rows
    matter: Rows
    scopes: Scopes
    found: Overlaps


def meetings(scopes: Scopes, held: Holds, matters: Matters, among: Rows, listed: int = LISTED) -> Meetings | None:
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
    return Meetings(hold, matter, on, overlaps(on, np.arange(len(places)), owner, listed=listed))
