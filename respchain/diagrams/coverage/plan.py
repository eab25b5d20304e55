"""Which facets of a grid stand as rows, which as columns, and which are told apart by panels."""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import NamedTuple

import numpy as np

from respchain.diagrams.coverage.cells import Codes, Grid
from respchain.scope.scopes import STAGE

ROWS, COLUMNS, PANELS = 40, 9, 12  # so many are readable
TOGETHER = 100  # rows of all panels together
NESTED = 3  # so many facets stand beside each other in the heads of rows or columns


class Plan(NamedTuple):
    """The axes of rows and columns, the outer ones first, and those of the panels; `kept` stretches of each axis."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    panels: tuple[int, ...]
    kept: tuple[tuple[int, ...], ...]


def plan(grid: Grid) -> Plan:
    """The layout in which a grid can be read: the longest axis runs down, stages run across."""
    sizes = [len(axis.stretches) for axis in grid.axes]
    order = sorted(range(len(sizes)), key=lambda at: -sizes[at])
    rows, columns, panels = _split(grid, order, sizes)
    bad = np.array([cell.state in ("vacant", "overlap", "standby") for cell in grid.cells], np.bool_)
    kept = []
    for at, size in enumerate(sizes):
        most = ROWS if at in rows else COLUMNS if at in columns else size
        kept.append(_kept(grid.codes, at, bad, most))
    return Plan(tuple(rows), tuple(columns), tuple(panels), tuple(kept))


def _split(grid: Grid, order: Sequence[int], sizes: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    rows, columns, panels = list(order[:1]), list[int](), list[int]()
    rest = list(order[1:])
    stage = next((at for at in order if grid.axes[at].facet == STAGE and sizes[at] <= COLUMNS), None)
    if stage is not None and rest:
        rows = [next(at for at in order if at != stage)]
        columns, rest = [stage], [at for at in order if at not in (stage, rows[0])]
    elif rest:
        columns, rest = [rest[0]], rest[1:]
    for at in sorted(rest, key=lambda at: sizes[at]):
        if len(columns) < NESTED and prod(sizes[one] for one in columns) * sizes[at] <= COLUMNS:
            columns.insert(0, at)
        elif len(rows) < NESTED and prod(sizes[one] for one in rows) * sizes[at] <= ROWS:
            rows.insert(0, at)
        else:
            panels.append(at)
    return rows, columns, panels


def _kept(codes: Codes, at: int, bad: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], most: int) -> tuple[int, ...]:
    """So many stretches of an axis: where not all fit, those with something amiss before others."""
    amiss = bad[np.moveaxis(codes, at, 0).reshape(codes.shape[at], -1)].any(axis=1)
    first = np.argsort(~amiss, kind="stable")[:most]
    return tuple(sorted(first.tolist()))


def panels(grid: Grid, layout: Plan) -> tuple[list[tuple[int, ...]], int]:
    """The stretches of the panel axes, panel by panel, those with something amiss before others; how many are left out.

    A panel of which nothing is required or held is none.
    """
    amiss: list[tuple[int, ...]] = []
    others: list[tuple[int, ...]] = []
    for place in product(*(layout.kept[axis] for axis in layout.panels)):
        states = {grid.cells[code].state for code in set(slab(grid, layout, place).ravel().tolist())}
        if states & {"vacant", "overlap", "standby"}:
            amiss.append(place)
        elif states != {"blank"}:
            others.append(place)
    shown = [*amiss, *others]
    rows = prod(len(layout.kept[axis]) for axis in layout.rows)
    most = min(PANELS, max(1, TOGETHER // max(rows, 1)))
    return sorted(shown[:most]), len(shown[most:])


def slab(grid: Grid, layout: Plan, place: Sequence[int]) -> Codes:
    """The codes of one panel: rows down, columns across, the outer facets first."""
    codes = grid.codes
    for axis, at in zip(layout.panels, place, strict=True):
        codes = np.take(codes, [at], axis=axis)
    for axis in (*layout.rows, *layout.columns):
        codes = np.take(codes, layout.kept[axis], axis=axis)
    order = (*layout.panels, *layout.rows, *layout.columns)
    rows = prod(len(layout.kept[axis]) for axis in layout.rows)
    return codes.transpose(order).reshape(rows, -1)
