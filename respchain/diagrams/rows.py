"""Boxes in rows: a band for each depth, whoever answers to another of the band below that one, few beside each other."""

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
    steps = _steps([box for box, _, _ in boxes], lines)
    most = max(WIDE, math.isqrt(3 * len({pile or box for box, _, pile in boxes})))
    bands: dict[tuple[bool, int, int], list[tuple[str, str]]] = {}
    for box, depth, pile in boxes:
        bands.setdefault((depth is None, depth or 0, steps[box]), []).append((box, pile or f"\n{box}"))
    return [
        (None if lost else depth, row)
        for (lost, depth, _), held in sorted(bands.items())
        for row in _broken(held, most)
    ]


def _steps(boxes: Sequence[str], lines: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many lines below the first row of its band each box stands, at most."""
    above: dict[str, set[str]] = {box: set() for box in boxes}
    below: dict[str, list[str]] = {box: [] for box in boxes}
    for low, high in lines:
        if low != high and high not in above[low]:
            above[low].add(high)
            below[high].append(low)
    waiting = {box: len(found) for box, found in above.items()}
    steps = dict.fromkeys(boxes, 0)
    done: set[str] = set()
    ready = [box for box in boxes if not waiting[box]]
    held = iter(boxes)
    while len(done) < len(boxes):
        if not ready:  # all that are left stand on or behind a cycle: cut it at the first
            ready.append(next(box for box in held if box not in done))
        box = ready.pop()
        done.add(box)
        for low in below[box]:
            if low not in done:
                steps[low] = max(steps[low], steps[box] + 1)
                waiting[low] -= 1
                if not waiting[low]:
                    ready.append(low)
    return steps


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
