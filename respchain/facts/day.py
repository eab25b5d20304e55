"""The tables on one day: what is not alive is not there."""

from typing import Any

import numpy as np

from respchain.facts.relation import GONE, Mask, Rows
from respchain.facts.tables import REFERENCES, TABLES, Columns, Of, Table


def on(columns: Columns, day: int) -> Columns:
    """The rows alive on `day`, renumbered; references to the dead become `GONE`.

    A row is dead when its own time is not now or when its owner is dead.
    """
    alive: dict[str, Mask] = {}
    for name in TABLES:
        alive[name] = _alive(name, getattr(columns, name), day, alive)
    if all(bool(mask.all()) for mask in alive.values()):
        return columns
    number = {name: _numbers(mask) for name, mask in alive.items()}
    cut: dict[str, Any] = {name: _cut(name, getattr(columns, name), alive[name], number) for name in TABLES}
    return columns.but(**cut)


def _alive(name: str, table: Table, day: int, alive: dict[str, Mask]) -> Mask:
    mask = np.ones(len(table), np.bool_)
    for column, mark in REFERENCES[name].items():
        if isinstance(mark, Of):
            rows = getattr(table, column)
            mask &= (rows >= 0) & alive[mark.table][rows]
    since, until = getattr(table, "since", None), getattr(table, "until", None)
    if since is not None:
        mask &= since <= day
    if until is not None:
        mask &= until > day
    return mask


def _numbers(alive: Mask) -> Rows:
    number = np.cumsum(alive, dtype=np.int32) - 1
    return np.where(alive, number, GONE).astype(np.int32)


def _cut(name: str, table: Table, alive: Mask, number: dict[str, Rows]) -> Table:
    cut: dict[str, Any] = {}
    marks = REFERENCES[name]
    for column in table.names():
        values = getattr(table, column)[alive]
        mark = marks.get(column)
        if mark and len(values):
            known = values >= 0
            values[known] = number[mark.table][values[known]]
        cut[column] = values
    return type(table)(**cut)
