"""Synthetic registers: matters that duties nearly tile, with planted defects and, where asked, broad catch-alls."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from respchain.scope.boxes import Boxes, compact
from respchain.scope.runs import Mask, Rows

SIZES = {"stage": 12, "territory": 64, "object": 40, "amount": 120, "received": 400}

Ends = NDArray[np.int64]


@dataclass(frozen=True)
class Register:
    """What must be covered, what covers it, who answers for it, and what was planted.

    `lost` is what broken duties no longer cover, `beyond` what duty `reaching[k]` covers beyond its part. Others may
    reach into what is lost, and reach into nothing where it is: the planted defects are what is left of these.
    """

    sizes: tuple[int, ...]
    required: Boxes
    duties: Boxes
    owner: Rows
    lost: Boxes
    reaching: Rows
    beyond: Boxes


def register(
    duties: int, *, per_matter: int = 8, catch_alls: float = 0.0, defects: float = 0.01, seed: int = 0
) -> Register:
    """About `duties` duties: each matter is cut again and again at random until it has about `per_matter` parts."""
    random = np.random.default_rng(seed)
    matters = max(1, duties // per_matter)
    sizes = np.array([matters, *SIZES.values()])
    low = np.zeros((matters, len(sizes)), dtype=np.int64)
    high = np.tile(sizes, (matters, 1))
    low[:, 0], high[:, 0] = np.arange(matters), np.arange(1, matters + 1)
    while len(low) < duties:
        low, high = _cut(low, high, duties - len(low), random)
    broken = random.random(len(low)) < defects
    kept, lost, reaching, beyond = _defects(low, high, broken, sizes, random)
    low, high = low[kept], high[kept]
    if catch_alls:
        wide_low, wide_high = _catch_alls(int(duties * catch_alls), sizes, random)
        low, high = np.concatenate([low, wide_low]), np.concatenate([high, wide_high])
    order = random.permutation(len(low))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    owner = low[:, 0] // 4 * 2 + random.integers(0, 2, len(low))  # two offices share four matters
    whole_low = np.zeros((matters, len(sizes)), dtype=np.int64)
    whole_high = np.tile(sizes, (matters, 1))
    whole_low[:, 0], whole_high[:, 0] = np.arange(matters), np.arange(1, matters + 1)
    return Register(
        tuple(map(int, sizes)),
        _boxes(whole_low, whole_high, sizes),
        _boxes(low[order], high[order], sizes),
        owner[order],
        _boxes(*lost, sizes),
        place[reaching],
        _boxes(*beyond, sizes),
    )


def _cut(low: Ends, high: Ends, room: int, random: np.random.Generator) -> tuple[Ends, Ends]:
    """Some of the boxes cut in two in a random facet."""
    width = high - low
    facet = random.integers(1, low.shape[1], len(low))
    rows = np.flatnonzero(width[np.arange(len(low)), facet] > 1)
    rows = random.permutation(rows)[: min(room, max(1, int(len(rows) * 0.8)))]
    facet = facet[rows]
    at = low[rows, facet] + 1 + (random.random(len(rows)) * (width[rows, facet] - 1)).astype(np.int64)
    new_low, new_high = low[rows].copy(), high[rows].copy()
    new_low[np.arange(len(rows)), facet] = at
    high[rows, facet] = at
    return np.concatenate([low, new_low]), np.concatenate([high, new_high])


def _defects(
    low: Ends, high: Ends, broken: Mask, sizes: Ends, random: np.random.Generator
) -> tuple[Rows, tuple[Ends, Ends], Rows, tuple[Ends, Ends]]:
    """Broken boxes end one position early, reach one too far, or are gone: changes `low` and `high` in place.

    Gives the boxes that are kept, what is lost, which of those kept reach too far, and what they reach.
    """
    rows = np.flatnonzero(broken)
    kind = random.integers(0, 3, len(rows))
    facet = random.integers(1, low.shape[1], len(rows))
    early = (kind == 0) & (high[rows, facet] - low[rows, facet] > 1)
    far = (kind == 1) & (high[rows, facet] < sizes[facet])
    ends = high[rows, facet] - early  # where a strip begins that is lost, or reached beyond the part
    strip_low, strip_high = low[rows].copy(), high[rows].copy()
    strip_low[np.arange(len(rows)), facet] = ends
    strip_high[np.arange(len(rows)), facet] = ends + 1
    gone = kind == 2
    strip_low[gone], strip_high[gone] = low[rows[gone]], high[rows[gone]]
    high[rows[early], facet[early]] -= 1
    high[rows[far], facet[far]] += 1
    stays = np.ones(len(low), dtype=bool)
    stays[rows[gone]] = False
    lost, place = early | gone, np.cumsum(stays) - 1
    return (
        np.flatnonzero(stays),
        (strip_low[lost], strip_high[lost]),
        place[rows[far]],
        (strip_low[far], strip_high[far]),
    )


def _catch_alls(count: int, sizes: Ends, random: np.random.Generator) -> tuple[Ends, Ends]:
    """Boxes over up to 1,000 matters, over half or all of most facets, and thin in time or amount."""
    low = np.zeros((count, len(sizes)), dtype=np.int64)
    high = np.tile(sizes, (count, 1))
    low[:, 0] = random.integers(0, sizes[0], count)
    high[:, 0] = np.minimum(sizes[0], low[:, 0] + random.integers(1, 1001, count))
    for d, size in list(enumerate(sizes))[1:]:
        begin = random.integers(0, size // 2 + 1, count)
        half = random.random(count) < 0.5
        low[half, d], high[half, d] = begin[half], begin[half] + size // 2
    thin = random.integers(len(sizes) - 2, len(sizes), count)
    rows = np.arange(count)
    low[rows, thin] = (random.random(count) * sizes[thin]).astype(np.int64)
    high[rows, thin] = low[rows, thin] + 1
    return low, high


def _boxes(low: Ends, high: Ends, sizes: Ends) -> Boxes:
    return Boxes(
        tuple(compact(low[:, d], int(size)) for d, size in enumerate(sizes)),
        tuple(compact(high[:, d], int(size)) for d, size in enumerate(sizes)),
    )
