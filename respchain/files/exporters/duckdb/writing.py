"""Tables of a database, and how they get there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from respchain.errors import RespchainError
from respchain.language import say

_AT_ONCE = 50_000  # rows
_LARGEST = 2**63
_BLOCK = 16_384  # bytes, the least: most columns of most charters are short
_FORM = "v1.0.0"  # of the file: what every DuckDB since then reads


class Column(NamedTuple):
    """A column: its name, its type in SQL, and a value for each row."""

    name: str
    sql: str
    values: Sequence[Any]


class Table(NamedTuple):
    """A table; `key` names the columns that tell its rows apart."""

    name: str
    columns: Sequence[Column]
    key: tuple[str, ...] = ()


def attach(connection: Any, path: Path) -> None:
    """Make a database file, and work in it from now on, under the name `charter`."""
    import duckdb

    inside = path.as_posix().replace("'", "''")
    try:
        connection.execute(f"ATTACH '{inside}' AS charter (BLOCK_SIZE {_BLOCK}, STORAGE_VERSION '{_FORM}')")
    except duckdb.Error:  # before 1.2 it knew no other form, and no name for it
        connection.execute(f"ATTACH '{inside}' AS charter (BLOCK_SIZE {_BLOCK})")
    connection.execute("USE charter")


def create(connection: Any, table: Table) -> None:
    """Make a table and fill it; `connection` is one of duckdb."""
    columns = ", ".join(f"{quoted(column.name)} {column.sql}" for column in table.columns)
    key = f", PRIMARY KEY ({', '.join(map(quoted, table.key))})" if table.key else ""
    connection.execute(f"CREATE TABLE {quoted(table.name)} ({columns}{key})")
    rows = len(table.columns[0].values)
    filled = [column for column in table.columns if any(value is not None for value in column.values)]
    filled = filled or list(table.columns[:1])
    for column in filled:
        _check(table.name, column)
    names = ", ".join(quoted(column.name) for column in filled)
    values = ", ".join(f"unnest(?::{column.sql}[])" for column in filled)
    for start in range(0, rows, _AT_ONCE):
        part = [list(column.values[start : start + _AT_ONCE]) for column in filled]
        connection.execute(f"INSERT INTO {quoted(table.name)} ({names}) SELECT {values}", part)


def quoted(name: str) -> str:
    """A name as SQL takes any.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def _check(table: str, column: Column) -> None:
    if column.sql == "BIGINT" and any(
        value is not None and not -_LARGEST <= value < _LARGEST for value in column.values
    ):
        raise RespchainError(
            say('a number under "{key}" of "{section}" is too large for a database', key=column.name, section=table)
        )
