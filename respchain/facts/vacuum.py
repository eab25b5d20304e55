"""Bare boxes cut along the regions that explain them: each lies wholly inside or outside of every one."""

from collections.abc import Sequence

import numpy as np

from respchain.facts.regions import less, owners, shared, single
from respchain.facts.relation import NONE, Rows
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.merge import merged
from respchain.scope.scopes import Scopes


class Vacuum(Record):
    """Bare boxes, each in one matter; `why[k]` is the number of the region of kind k in which it lies, -1 for none."""

    matter: Rows
    boxes: Boxes
    why: tuple[Rows, ...]


def explained(matter: Rows, boxes: Boxes, kinds: Sequence[Scopes]) -> Vacuum:
    """The boxes cut along all regions; what no region tells apart is put together again.

    Regions of one kind must share no cell.
    """
    columns: list[Rows] = [np.asarray(matter, np.int64)]
    for regions in kinds:
        row, boxes, label = _cut(single(regions, boxes), regions)
        columns = [*(column[row] for column in columns), label]
    order = np.lexsort(columns[::-1])
    table = np.stack(columns)[:, order]
    new = np.any(table[:, 1:] != table[:, :-1], axis=0)
    place, boxes = merged(boxes.take(order), np.concatenate([np.zeros(min(len(order), 1), np.int64), np.cumsum(new)]))
    first = np.concatenate([np.zeros(min(len(order), 1), np.int64), np.flatnonzero(new) + 1])
    matter, *why = table[:, first[place]]
    return Vacuum(matter, boxes, tuple(why))


def _cut(pieces: Scopes, regions: Scopes) -> tuple[Rows, Boxes, Rows]:
    """Each piece inside every region that it meets, and what lies outside of all: `(piece, boxes, region)`."""
    if not len(regions.boxes):
        return np.arange(len(pieces)), pieces.boxes, np.full(len(pieces), NONE, np.int64)
    i, j, inside = shared(pieces, regions)
    outside = less(pieces, regions)
    at = owners(inside)
    row = np.concatenate([i[at], owners(outside)])
    label = np.concatenate([j[at], np.full(len(outside.boxes), NONE, np.int64)])
    return row, stacked([inside.boxes, outside.boxes]), label
