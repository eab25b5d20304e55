"""Parts of a picture that no line joins, in rows: so that a dozen bodies fill a page and are no strip."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from respchain.diagrams.picture import Edge
from respchain.diagrams.rows import steps

FEW = 3  # so many columns always fit beside each other


@dataclass(slots=True)
class Block:
    """Boxes that move together: those that nothing stands above, one in the lowest row, the columns and rows taken."""

    tops: list[str] = field(default_factory=list)
    bottom: str = ""
    columns: int = 0
    rows: int = 0


def flowed(
    boxes: Sequence[str], lines: Sequence[Edge], frames: Mapping[str, str | None], columns: Mapping[str, int]
) -> Iterator[Edge]:
    """Unseen lines that hang what is joined by no line below each other: first within an outermost frame, then all.

    `lines` are those that place the boxes, `columns` what is taken by each box that nothing stands above.
    """
    held: dict[str, list[Block]] = {}
    for block, frame in _blocks(boxes, lines, frames, columns):
        held.setdefault(frame or f"\n{block.tops[0]}", []).append(block)
    groups = []
    for blocks in held.values():
        group, unseen = _arranged(blocks)
        groups.append(group)
        yield from unseen
    yield from _arranged(groups)[1]


def _blocks(
    boxes: Sequence[str], lines: Sequence[Edge], frames: Mapping[str, str | None], columns: Mapping[str, int]
) -> Iterator[tuple[Block, str | None]]:
    """The boxes that lines join, with the outermost frame of the first."""
    levels = steps(boxes, [(line.head, line.tail, line.span) for line in lines])
    under = {line.head for line in lines}
    blocks: dict[str, Block] = {}
    homes: dict[str, str | None] = {}
    joined = _joined(boxes, lines)
    for box in boxes:
        block = blocks.setdefault(joined[box], Block())
        homes.setdefault(joined[box], frames.get(box))
        if box not in under:
            block.tops.append(box)
            block.columns += columns.get(box, 1)
        if levels[box] >= block.rows:
            block.rows, block.bottom = levels[box] + 1, box
    for name, block in blocks.items():
        block.tops = block.tops or [name]
        yield block, homes[name]


def _joined(boxes: Iterable[str], lines: Iterable[Edge]) -> dict[str, str]:
    """One box for all that lines join, in either direction."""
    leader = {box: box for box in boxes}

    def first(box: str) -> str:
        path = [box]
        while leader[path[-1]] != path[-1]:
            path.append(leader[path[-1]])
        for each in path:
            leader[each] = path[-1]
        return path[-1]

    for line in lines:
        leader[first(line.head)] = first(line.tail)
    return {box: first(box) for box in leader}


def _arranged(blocks: Sequence[Block]) -> tuple[Block, list[Edge]]:
    """Blocks as one block, about as wide as high, and the unseen lines that make it so."""
    rows = _rows(blocks)
    unseen = []
    for above, below in pairwise(rows):
        high = max(block.rows for block in above)
        for at, block in enumerate(below):
            holder = above[min(at, len(above) - 1)]
            span = high - holder.rows + 1
            unseen += [Edge(holder.bottom, top, "order", span=span) for top in block.tops]
    last = max(rows[-1], key=lambda block: block.rows)
    return Block(
        tops=[top for block in rows[0] for top in block.tops],
        bottom=last.bottom,
        columns=max(sum(block.columns for block in row) for row in rows),
        rows=sum(max(block.rows for block in row) for row in rows),
    ), unseen


def _rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in rows, filled evenly."""
    total = sum(block.columns for block in blocks)
    area = sum(block.columns * block.rows for block in blocks)
    most = max(FEW, math.isqrt(area), *(block.columns for block in blocks))
    count = max(1, round(total / most))
    limit = max(-(-total // count), *(block.columns for block in blocks))
    rows: list[list[Block]] = []
    used = 0
    for block in blocks:
        if not rows or used + block.columns > limit:
            rows.append([])
            used = 0
        rows[-1].append(block)
        used += block.columns
    return rows
