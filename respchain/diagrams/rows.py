"""Boxes in rows: a band of rows for each depth, few boxes beside each other."""

import math
from collections.abc import Iterable, Sequence

Row = tuple[int | None, tuple[str, ...]]
"""The depth of a row, and the boxes in it."""
WIDE = 6  # so many columns always fit beside each other


def rows_of(boxes: Sequence[tuple[str, int | None, str | None]], lines: Iterable[tuple[str, str]]) -> list[Row]:
    """The rows, from the top: boxes come as id, depth and pile, lines from the lower box to the upper one.

    Lines join boxes of one depth; boxes that a cycle of lines holds stand where their first line is cut.

    >>> rows_of([("mayor", 1, None), ("court", 0, None), ("clerk", 1, None)], [("clerk", "mayor")])
    [(0, ('court',)), (1, ('mayor',)), (1, ('clerk',))]
    """
    below = steps([box for box, _, _ in boxes], [(low, high, 1) for low, high in lines])
    most = max(WIDE, math.isqrt(3 * len({pile or box for box, _, pile in boxes})))
    bands: dict[tuple[bool, int, int], list[tuple[str, str]]] = {}
    for box, depth, pile in boxes:
        bands.setdefault((depth is None, depth or 0, below[box]), []).append((box, pile or f"\n{box}"))
    return [
        (None if lost else depth, row)
        for (lost, depth, _), held in sorted(bands.items())
        for row in _broken(held, most)
    ]


def steps(boxes: Sequence[str], lines: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """How far each box stands below the first row, at least: lines come as lower box, upper box, rows between them.

    >>> steps(["a", "b", "c"], [("b", "a", 1), ("c", "b", 2)])
    {'a': 0, 'b': 1, 'c': 3}
    """
    below: dict[str, list[tuple[str, int]]] = {box: [] for box in boxes}
    waiting = dict.fromkeys(boxes, 0)
    for low, high, span in lines:
        if low != high:
            waiting[low] += 1
            below[high].append((low, span))
    found = dict.fromkeys(boxes, 0)
    done: set[str] = set()
    ready = [box for box in boxes if not waiting[box]]
    held = iter(boxes)
    while len(done) < len(boxes):
        if not ready:  # all that are left stand on or behind a cycle: cut it at the first
            ready.append(next(box for box in held if box not in done))
        box = ready.pop()
        done.add(box)
        for low, span in below[box]:
            if low not in done:
                found[low] = max(found[low], found[box] + span)
                waiting[low] -= 1
                if not waiting[low]:
                    ready.append(low)
    return found


def _broken(held: Sequence[tuple[str, str]], most: int) -> list[tuple[str, ...]]:
    """Boxes with their piles in rows of at most so many columns, evenly filled; a pile is never parted."""
    piles: dict[str, list[str]] = {}
    for box, pile in held:
        piles.setdefault(pile, []).append(box)
    columns = list(piles.values())
    size = -(-len(columns) // -(-len(columns) // most))
    return [
        tuple(box for column in columns[start : start + size] for box in column)
        for start in range(0, len(columns), size)
    ]
