"""The types of columns, by the format: the same for every charter."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from respchain.files.columns.form import bare
from respchain.files.leaves import Leaves, Schema
from respchain.model.light import charter_format

TITLE = "title"
"""Stands for a text that may be written in two languages."""
_PLAIN = {"str": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
_SAID = {"id": "VARCHAR", "day": "DATE", "duration": "VARCHAR"}


def leaves() -> Leaves:
    """What asks about parts of the format."""
    return Leaves(charter_format()["schema"])


def sql_type(form: Leaves, schema: object) -> str:
    """The type of a column for what a part of the format asks for: a plain one, a list of it, `TITLE`, or `JSON`."""
    asked = bare(form, schema)
    kind = str(asked["type"])
    if kind == "custom-error":
        return _SAID.get(str(asked["custom_error_type"]), "JSON")
    if kind == "literal":
        return "VARCHAR" if all(isinstance(word, str) for word in asked["expected"]) else "BIGINT"
    if kind == "list":
        inside = sql_type(form, asked["items_schema"])
        return f"{inside}[]" if inside in _PLAIN.values() else "JSON"
    if kind != "union":
        return _PLAIN.get(kind, "JSON")
    choices = [form.resolved(choice) for choice in cast(Sequence[Schema], asked["choices"])]
    if any(choice.get("cls_name") == "Translated" for choice in choices):
        return TITLE
    return _together({sql_type(form, choice) for choice in choices if not _is_unknown(choice)})


def _together(kinds: set[str]) -> str:
    """The type of what is one or the other."""
    if kinds == {"BIGINT", "VARCHAR"}:
        return "VARCHAR"  # a grade may be a number or a word
    listed = {kind for kind in kinds if kind.endswith("[]")}
    if len(kinds) == 2 and len(listed) == 1 and kinds == {*listed, next(iter(listed)).removesuffix("[]")}:
        return next(iter(listed))
    return next(iter(kinds)) if len(kinds) == 1 else "JSON"


def _is_unknown(choice: Schema) -> bool:
    return list(cast(Mapping[str, object], choice.get("fields", {}))) == ["unknown"]


def converted(value: object, sql: str) -> Any:
    """A value for a column of a type; what its source could not resolve is told by the relations alone.

    >>> converted("a", "VARCHAR[]"), converted({"unknown": "7"}, "VARCHAR"), converted({"a": 1}, "JSON")
    (['a'], None, '{"a": 1}')
    """
    if value is None:
        return None
    if sql == "JSON":
        return json.dumps(value, ensure_ascii=False, default=_day)
    if sql.endswith("[]"):
        items = value if isinstance(value, list | tuple) else [value]
        return [item for item in items if not isinstance(item, Mapping)]
    if isinstance(value, Mapping):
        return None
    return str(value) if sql == "VARCHAR" else value


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a charter holds no {type(value).__name__}")
