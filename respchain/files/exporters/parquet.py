"""A charter as Parquet tables, one a section, which `respchain.load` reads back to an equal charter."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from respchain.checking import Judged
from respchain.errors import MissingExtra, RespchainError
from respchain.files.columns.laying import Column, columns_of, mapping_columns
from respchain.files.columns.naming import SETTINGS, SUFFIX
from respchain.files.exporters.exported import Exported
from respchain.language import N_, say
from respchain.model.light import charter_format


def exported(done: Judged) -> Exported:
    """The files of a folder; for the names and kinds of columns see `respchain.files.columns.naming`.

    The whole charter is written, whatever the day. Raises `MissingExtra` where polars is not installed.
    """
    return Exported(tables(done.encoded.names.stated.data))


def tables(stated: Mapping[str, Any]) -> dict[str, bytes]:
    """Each file by its name; what was included is there, and no longer named."""
    form = charter_format()
    keyed, listed = frozenset(form["mapping_sections"]), frozenset(form["list_sections"])
    settings = {key: value for key, value in stated.items() if key not in keyed | listed | {"include"}}
    found = {SETTINGS: columns_of([settings]) or [Column("name", str, [None])]}
    for name, entries in stated.items():
        if name in keyed and entries is not None:
            found[name] = mapping_columns(entries)
        elif name in listed and entries is not None:
            found[name] = columns_of(entries)
    return {f"{name}{SUFFIX}": _table(name, columns) for name, columns in found.items()}


def _table(name: str, columns: Sequence[Column]) -> bytes:
    try:
        import polars
    except ImportError:
        raise MissingExtra(N_("writing Parquet tables"), "columns") from None
    kinds: dict[type, Any] = {
        str: polars.String, bool: polars.Boolean, int: polars.Int64, float: polars.Float64, date: polars.Date,
    }  # fmt: skip
    content = BytesIO()
    try:
        series = [polars.Series(column.name, column.values, kinds[column.kind]) for column in columns]
    except UnicodeEncodeError as why:
        raise RespchainError(say('a text of "{section}" holds half a character', section=name)) from why
    polars.DataFrame(series).write_parquet(content)
    return content.getvalue()
