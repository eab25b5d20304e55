"""Fragments: matters of which several units hold a part each, at one stage."""

from itertools import pairwise

import numpy as np

from respchain.facts.register import Claims, narrowed
from respchain.facts.relation import Mask, Relation, Rows, distinct_columns, marked
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.merge import merged
from respchain.scope.overlap_search import overlaps
from respchain.scope.runs import distinct, spread
from respchain.scope.scopes import STAGE, Scopes


class Fragments(Record):
    """The parts of fragmented matters: of each matter and stage those of units no two of which meet.

    `whole` is false where there were too many parts to compare: then nothing is told.
    """

    matter: Rows
    unit: Rows
    boxes: Boxes
    whole: bool


class Parts(Record):
    """What units hold of matters at single stages: box k belongs to holding `holding[k]`, a row of the other columns.

    Holdings are ordered by matter, stage and unit.
    """

    matter: Rows
    stage: Rows
    unit: Rows
    holding: Rows
    boxes: Boxes


def fragments(
    held: Claims, on: tuple[Rows, Rows], unit: Rows, all_: Scopes, needs_at: int, apart_from: Rows, enough: int
) -> Fragments:
    """The matters at one stage of which at least `enough` units hold parts, no two of which meet.

    `on` are the claims on each matter, the needs of which begin at `needs_at` in `all_`. Two parts meet also where only
    the facets `apart_from` tell them apart.
    """
    claim, matter = on
    mine = unit[held.actor[claim]]
    pairs = distinct_columns(np.stack([matter, mine]))
    many = np.bincount(pairs[0], minlength=len(all_) - needs_at) >= enough
    rows = np.flatnonzero(many[matter])
    parts = _parts(all_.common(held.scope[claim[rows]], needs_at + matter[rows]), matter[rows], mine[rows])
    found = overlaps(*_boxwise(all_, parts.boxes, apart_from), parts.holding, listed=0)
    whole = found.exact and not (found.owners.other < 0).any()
    met = Relation.of(found.owners.one, found.owners.other, shape=(len(parts.unit), len(parts.unit)))
    told = _told(parts, met | met.inverse, enough) if whole else np.zeros(len(parts.unit), np.bool_)
    box = np.flatnonzero(told[parts.holding])
    holding, boxes = merged(parts.boxes.take(box), parts.holding[box])
    return Fragments(parts.matter[holding], parts.unit[holding], boxes, whole)


def _parts(common: Scopes, matter: Rows, unit: Rows) -> Parts:
    """Shared parts cut along all stages at which any of them begins or ends."""
    place = np.repeat(np.arange(len(common)), np.diff(common.start))
    low, high = (common.boxes.low[STAGE].astype(np.int64), common.boxes.high[STAGE].astype(np.int64))
    cuts = distinct(np.concatenate([low, high]))
    first = np.searchsorted(cuts, low)
    box, stage = spread(first, np.searchsorted(cuts, high) - first)
    cut = narrowed(common.boxes.take(box), STAGE, cuts[stage], cuts[np.minimum(stage + 1, len(cuts) - 1)])
    keys = np.stack([matter[place[box]], stage, unit[place[box]]])
    order = np.lexsort(keys[::-1])
    new = np.append(True, np.any(np.diff(keys[:, order]) != 0, axis=0))[: len(order)]
    matters, stages, units = keys[:, order[new]]
    return Parts(matters, stages, units, np.cumsum(new) - 1, cut.take(order))


def _boxwise(all_: Scopes, boxes: Boxes, apart_from: Rows) -> tuple[Scopes, Rows]:
    """Each box as a scope of its own, whole in the facets looked away from."""
    low, high = list(boxes.low), list(boxes.high)
    for d in apart_from.tolist():
        low[d], high[d] = np.zeros_like(low[d]), np.full_like(high[d], all_.facets[d].size)
    rows = np.arange(len(boxes))
    return Scopes(all_.facets, np.arange(len(boxes) + 1), Boxes(tuple(low), tuple(high))), rows


def _told(parts: Parts, met: Relation, enough: int) -> Mask:
    """The holdings of those matters and stages where enough of them do not meet."""
    new = np.append(True, (np.diff(parts.matter) != 0) | (np.diff(parts.stage) != 0))[: len(parts.unit)]
    starts = np.append(np.flatnonzero(new), len(parts.unit))
    told: list[int] = []
    for begin, end in pairwise(starts.tolist()):
        if end - begin >= enough:
            targets = [met.targets(row).tolist() for row in range(begin, end)]
            told += [begin + row for row in disjoint([[to - begin for to in some] for some in targets], enough)]
    return marked(len(parts.unit), np.array(told, np.int64))


def disjoint(met: list[list[int]], enough: int) -> list[int]:
    """Some things no two of which meet, at least `enough` of them, or none; `met[i]` are those that i meets.

    The first so many that there are, and then all others in turn that meet none of those taken: not always the most
    that could be had, which may take for ever to find.

    >>> disjoint([[1], [0, 2], [1], []], 3), disjoint([[1], [0, 2], [1], []], 4)
    ([0, 2, 3], [])
    """
    free = [~sum((1 << other for other in set(some)), 1 << own) for own, some in enumerate(met)]
    chosen = _first(free, (1 << len(met)) - 1, enough)
    if chosen is None:
        return []
    for own in range(len(met)):
        if all(free[own] >> other & 1 for other in chosen):
            chosen.append(own)
    return sorted(chosen)


def _first(free: list[int], among: int, enough: int) -> list[int] | None:
    """The first `enough` of some, told by their bits, no two of which meet."""
    if not enough:
        return []
    while among.bit_count() >= enough:
        own = (among & -among).bit_length() - 1
        among ^= 1 << own
        rest = _first(free, among & free[own], enough - 1)
        if rest is not None:
            return [own, *rest]
    return None
