"""Broad boxes: the few catch-alls that alone keep a register from falling apart into its matters."""

import numpy as np

from respchain.scope.boxes import Boxes
from respchain.scope.runs import Ints, Rows

_BROAD = 8  # times the middling width
_MOST = 4  # no more than one box in four is set aside


def broad(boxes: Boxes) -> Rows:
    """The boxes to set aside, if any, so that the others fall apart along the facet in which boxes are narrowest.

    What is set aside is a matter of speed alone: every answer is the same with any choice.

    >>> boxes = Boxes.of([[(at, at + 1)] for at in range(20)] + [[(0, 20)]], [20])
    >>> broad(boxes).tolist()
    [20]
    """
    if not len(boxes):
        return np.zeros(0, dtype=np.intp)
    widths = [high.astype(np.int64) - low for low, high in zip(boxes.low, boxes.high, strict=True)]
    middling = [np.median(width) for width in widths]
    extents = [int(high.max()) - int(low.min()) for low, high in zip(boxes.low, boxes.high, strict=True)]
    d = int(np.argmin([width / extent for width, extent in zip(middling, extents, strict=True)]))
    wide = widths[d] > _BROAD * middling[d]
    if not wide.any() or wide.sum() * _MOST > len(boxes):
        return np.zeros(0, dtype=np.intp)
    before = _clean_share(boxes.low[d], boxes.high[d], extents[d])
    after = _clean_share(boxes.low[d][~wide], boxes.high[d][~wide], extents[d])
    return np.flatnonzero(wide) if after >= 0.5 and before <= after / 2 else np.zeros(0, dtype=np.intp)


def _clean_share(low: Ints, high: Ints, extent: int) -> float:
    """The share of the inner coordinates of a facet that no box crosses."""
    first, last = int(low.min()), int(high.max())
    ended = np.bincount(high)  # what crosses a coordinate has begun before it, and is not ended by it
    crossing = np.cumsum(np.bincount(low, minlength=len(ended)) - ended)[first : last - 1] - ended[first + 1 : last]
    return float((crossing == 0).sum()) / max(extent - 1, 1)
