"""Whether an answer is right on a register too large for any other check: by looking, and by counting.

Nothing here asks for gaps or overlaps: points are looked up in boxes of their matter, and volumes are added.
"""

import numpy as np
from numpy.typing import NDArray

from respchain.scope.boxes import Boxes
from respchain.scope.facets import Facet
from respchain.scope.gap_search import Gaps
from respchain.scope.overlap_search import Overlaps, overlaps
from respchain.scope.runs import Mask, Rows, spread
from respchain.scope.scopes import Scopes
from tests.benchmarks.registers import Register

Points = NDArray[np.int64]  # a column for each point


def gaps_recalled(subject: Register, found: Gaps) -> dict[str, int]:
    """Of the first cells of all that is lost, how many nothing covers, and how many of either kind are in gaps."""
    points = _first_cells(subject.lost)
    bare = ~_held(points, subject.duties)
    sure, open_ = _held(points, found.boxes), _held(points, found.unresolved)
    return {
        "planted": int(bare.sum()),
        "found": int((bare & (sure | open_)).sum()),
        "wrong": int((~bare & sure).sum()),
    }


def overlaps_recalled(subject: Register, found: Overlaps) -> dict[str, int | str]:
    """The pairs that meet in the first cells which duties reach beyond their part, and how many of them are told.

    They are asked for as the answer tells them: as pairs of duties, as pairs of owners, or each owner by itself.
    """
    point, duty = _holding(_first_cells(subject.beyond), subject.duties)
    reaching = subject.reaching[point]
    met = np.flatnonzero(subject.owner[reaching] != subject.owner[duty])
    left, right = np.minimum(reaching[met], duty[met]), np.maximum(reaching[met], duty[met])
    if len(found.left) or not found.total:
        asked, told = _pairs(left, right), _pairs(found.left, found.right)
        return {"of": "pairs of duties", "planted": len(asked), "found": len(asked & told)}
    one, other = subject.owner[left], subject.owner[right]
    if (found.owners.other >= 0).all():
        asked = _pairs(np.minimum(one, other), np.maximum(one, other))
        told = _pairs(found.owners.one, found.owners.other)
        return {"of": "pairs of owners", "planted": len(asked), "found": len(asked & told)}
    named, counted = {*one.tolist(), *other.tolist()}, set(found.owners.one.tolist())
    return {"of": "owners", "planted": len(named), "found": len(named & counted)}


def bare_by_counting(subject: Register) -> int:
    """The number of bare cells, counted: those required, less those of each duty that no earlier duty covers."""
    facets = tuple(Facet.numbers(f"facet {d}", range(1, size)) for d, size in enumerate(subject.sizes))
    count = len(subject.duties)
    scopes = Scopes(facets, np.arange(count + 1), subject.duties)
    pairs = overlaps(scopes, np.arange(count), np.arange(count))
    assert len(pairs.left) == pairs.total
    order = np.argsort(pairs.right, kind="stable")
    shared = scopes.common(pairs.left[order], pairs.right[order]).boxes
    again = Scopes.of(facets, count, pairs.right[order], shared).boxes
    volumes = [int(boxes.volumes().sum()) for boxes in (subject.required, subject.duties, again)]
    return volumes[0] - (volumes[1] - volumes[2])


def _pairs(left: Rows, right: Rows) -> set[tuple[int, int]]:
    return set(zip(left.tolist(), right.tolist(), strict=True))


def _first_cells(boxes: Boxes) -> Points:
    return np.array([low.astype(np.int64) for low in boxes.low]).reshape(boxes.facets, -1)


def _held(points: Points, boxes: Boxes) -> Mask:
    held = np.zeros(points.shape[1], dtype=np.bool_)
    held[_holding(points, boxes)[0]] = True
    return held


def _holding(points: Points, boxes: Boxes) -> tuple[Rows, Rows]:
    """All pairs of a point and a box that holds it: each box is held against the points of its matters."""
    order = np.argsort(points[0], kind="stable")
    ordered = points[:, order]
    first = np.searchsorted(ordered[0], boxes.low[0], "left")
    box, at = spread(first, np.searchsorted(ordered[0], boxes.high[0], "left") - first)
    for d in range(1, boxes.facets):
        inside = (boxes.low[d][box] <= ordered[d][at]) & (ordered[d][at] < boxes.high[d][box])
        box, at = box[inside], at[inside]
    return order[at], box
