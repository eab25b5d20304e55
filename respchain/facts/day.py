"""The tables on one day: what is not alive is not there."""

from dataclasses import fields, replace

import numpy as np

from respchain.facts.relation import GONE, Mask, Rows
from respchain.facts.tables import TABLES, Columns, Table


def on(columns: Columns, day: int) -> Columns:
    """The rows alive on `day`, renumbered; references to the dead become `GONE`.

    A row is dead when its own time is not now or when its owner is dead.
    """
    alive: dict[str, Mask] = {}
    for name in TABLES:
        alive[name] = _alive(getattr(columns, name), day, alive)
    if all(bool(mask.all()) for mask in alive.values()):
        return columns
    number = {name: _numbers(mask) for name, mask in alive.items()}
    return replace(columns, **{name: _cut(getattr(columns, name), alive[name], number) for name in TABLES})


def _alive(table: Table, day: int, alive: dict[str, Mask]) -> Mask:
    mask = np.ones(len(table), np.bool_)
    for column in fields(table):
        owner = column.metadata.get("of")
        if owner:
            rows = getattr(table, column.name)
            mask &= (rows >= 0) & alive[owner][rows]
        elif column.name == "since":
            mask &= table.since <= day
        elif column.name == "until":
            mask &= table.until > day
    return mask


def _numbers(alive: Mask) -> Rows:
    number = np.cumsum(alive, dtype=np.int32) - 1
    return np.where(alive, number, GONE).astype(np.int32)


def _cut(table: Table, alive: Mask, number: dict[str, Rows]) -> Table:
    cut = {}
    for column in fields(table):
        values = getattr(table, column.name)[alive]
        other = column.metadata.get("of") or column.metadata.get("to")
        if other and len(values):
            known = values >= 0
            values = values.copy()
            values[known] = number[other][values[known]]
        cut[column.name] = values
    return replace(table, **cut)
