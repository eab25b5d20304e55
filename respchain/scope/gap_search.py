"""The gaps of a register: what must be covered and is not."""

from collections.abc import Iterator, Sequence

import numpy as np

from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.broad import broad
from respchain.scope.cover import Bare, bare
from respchain.scope.crowds import meeting_across, meeting_pairs
from respchain.scope.merge import merged
from respchain.scope.runs import Rows, chunks, run_starts

_PAIRS, _PAIRS_EACH = 1_000_000, 64  # how many pairs of boxes are looked at: in any case, and for each box
_STEPS = 12  # pairs looked at for each box that pierces a gap
_SPARE = 60_000  # and in addition, so that small registers are resolved whatever pierces them
_BATCHES, _BATCH = 250, 1 << 17  # batches of candidates for a pair of a cell and a box, and about how many are in one
_PIECE = 1 << 16  # pairs that share a budget


class Gaps(Record):
    """Disjoint boxes that nothing covers, and those that could not be worked out within the budget.

    The cells of `unresolved` are required; `pierced[i]` boxes reach into the i-th, and may cover some or all of it.
    """

    boxes: Boxes
    unresolved: Boxes
    pierced: Rows


def gaps(required: Boxes, covering: Boxes, *, names: Sequence[str] = (), budget: float | None = None) -> Gaps:
    """The cells of `required` outside `covering`, in few large boxes.

    Catch-alls are laid over the gaps that the others leave, not over the whole register. `budget` limits the pairs of
    boxes that are looked at; a register that nearly tiles its matters needs about ten for each box. `names` are those
    of the facets: where two facets serve equally well they decide, so that no order of facets changes the answer.

    >>> found = gaps(Boxes.of([[(0, 4), (0, 9)]], [4, 9]), Boxes.of([[(0, 4), (0, 3)], [(1, 3), (2, 9)]], [4, 9]))
    >>> list(found.boxes.rows())
    [[(0, 1), (3, 9)], [(3, 4), (3, 9)]]
    """
    named = sorted(range(required.facets), key=lambda d: names[d]) if names else list(range(required.facets))
    required, covering = _disjoint(_filled(required.turned(named))), _filled(covering.turned(named))
    limit = _PAIRS + _PAIRS_EACH * (len(required) + len(covering)) if budget is None else budget
    wide = broad(covering)
    others = covering.take(np.delete(np.arange(len(covering)), wide)) if len(wide) else covering
    first = _bare(required, others, limit)
    found, unresolved = first.boxes, first.open_boxes
    if len(wide):
        spare = min(first.budget, _SPARE) if budget is None else first.budget
        found, perforated = _pierced(found, covering.take(wide), spare)
        unresolved = stacked([unresolved, perforated])
    found = merged(found, np.zeros(len(found), dtype=np.intp))[1]
    pierced = _piercing(unresolved, covering)
    back = [named.index(d) for d in range(len(named))]
    return Gaps(found.turned(back), unresolved.turned(back), pierced)


def _bare(cells: Boxes, boxes: Boxes, budget: float) -> Bare:
    """What the boxes leave of the cells."""
    laid = _laid(cells, boxes, budget)
    if laid is None:
        none = np.zeros(0, dtype=np.intp)
        return Bare(none, cells.take(none), np.arange(len(cells)), cells, 0)
    first, by = laid
    return bare(cells, boxes, by, first[:-1], np.diff(first), budget)


def _pierced(cells: Boxes, boxes: Boxes, budget: float) -> tuple[Boxes, Boxes]:
    """What broad boxes leave of gaps, and the gaps that they pierce too often for that, whole.

    The gaps pierced least come first, and after the first piece of which most cannot be resolved the others are left.
    """
    none = cells.take(np.zeros(0, dtype=np.intp))
    laid = _laid(cells, boxes, budget)
    if laid is None:
        return none, cells
    first, by = laid
    counts = np.diff(first)
    found, open_ = [none], [none]
    hopeless = False
    for rows in _by_difficulty(counts):
        if hopeless:
            open_.append(cells.take(rows))
            continue
        part = bare(cells.take(rows), boxes, by, first[rows], counts[rows], _STEPS * counts[rows].sum() + budget)
        budget = min(budget, part.budget)
        resolved = np.ones(len(rows), dtype=np.bool_)
        resolved[part.open_origin] = False
        found.append(part.boxes.take(np.flatnonzero(resolved[part.origin])))
        open_.append(cells.take(rows[~resolved]))
        hopeless = resolved.sum() * 2 < len(rows)
    return stacked(found), stacked(open_)


def _by_difficulty(counts: Rows) -> Iterator[Rows]:
    """The rows in bands of about equal counts, 0, 1, 2-3, 4-7 and so on, cut into pieces that are not too large."""
    band = np.frexp(counts.astype(float))[1]
    for level in range(int(band.max(initial=0)) + 1):
        rows = np.flatnonzero(band == level)
        for begin, end in chunks(counts[rows], _PIECE):
            yield rows[begin:end]


def _laid(cells: Boxes, boxes: Boxes, budget: float) -> tuple[Rows, Rows] | None:
    """The boxes that meet each cell, as runs: where each starts, and all of them; nothing where there are too many."""
    at, by = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)]
    for batch, (i, j) in enumerate(meeting_across(cells, boxes)):
        if batch >= max(_BATCHES, budget / _BATCH):
            return None
        at.append(i.astype(np.int32))
        by.append(j.astype(np.int32))
    place = np.concatenate(at).astype(np.intp)
    order = np.argsort(place, kind="stable")
    return run_starts(place, len(cells)), np.concatenate(by)[order].astype(np.intp)


def _filled(boxes: Boxes) -> Boxes:
    empty = boxes.empty()
    return boxes.take(np.flatnonzero(~empty)) if empty.any() else boxes


def _disjoint(boxes: Boxes) -> Boxes:
    """The same cells in boxes that share none: each box without what larger boxes hold."""
    if not any(len(i) for i, _ in meeting_pairs(boxes)):
        return boxes
    order = np.lexsort((*reversed(boxes.high), *reversed(boxes.low), -boxes.volumes()))
    ranked = boxes.take(order)
    pairs = [(np.minimum(i, j), np.maximum(i, j)) for i, j in meeting_pairs(ranked)]
    larger, smaller = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    by = larger[np.argsort(smaller, kind="stable")]
    first = run_starts(smaller, len(ranked))
    return bare(ranked, ranked, by, first[:-1], np.diff(first)).boxes


def _piercing(cells: Boxes, boxes: Boxes) -> Rows:
    """How many boxes reach into each cell."""
    counts = np.zeros(len(cells), dtype=np.intp)
    for i, _ in meeting_across(cells, boxes):
        counts += np.bincount(i, minlength=len(cells))
    return counts
