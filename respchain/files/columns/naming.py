"""What tables and columns are called, and what is written in them.

A table is called as its section, `charter` that of the settings. A column is called as its key and holds plain values
of one kind; what is no such value - a list, a mapping, a key that is stated and left blank - stands in a second column,
named with the mark `:json`, as JSON. Each row fills one of the two; neither means that the key is not stated.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

SUFFIX = ".parquet"
SETTINGS = "charter"
MARK = ":json"
WHOLE = f"entry{MARK}"
"""The column of entries that are no mappings, such as a facet that is a plain list."""
_DAY = "$date"
_SCOPES = frozenset({"scope", "except", "required", "excluded", "powers", "shared"})  # the keys with scopes inside


def key_of(column: str) -> tuple[str, bool]:
    """The key that a column is about, and whether it holds JSON.

    >>> key_of("accountable"), key_of("scope:json")
    (('accountable', False), ('scope', True))
    """
    return column.removesuffix(MARK), column.endswith(MARK)


def json_text(key: str, value: object) -> str:
    """A value as JSON. A day is a text, as the format reads it; in a scope, where it could be a text too, it is marked.

    >>> json_text("holder", {"person": "li", "since": date(2020, 1, 1)})
    '{"person": "li", "since": "2020-01-01"}'
    >>> json_text("scope", {"received": date(2020, 1, 1)})
    '{"received": {"$date": "2020-01-01"}}'
    """
    text = json.dumps(value, ensure_ascii=False, default=_marked if key in _SCOPES else _day)
    return json.dumps(_escaped(value), ensure_ascii=False, default=_marked) if '"$' in text else text


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a charter holds no {type(value).__name__}")


def _marked(value: object) -> object:
    return {_DAY: _day(value)}


def _escaped(value: object) -> object:
    """A copy of the value in which no key can be taken for a mark."""
    whole: list[Any] = [value]
    waiting: list[tuple[Any, Any]] = [(whole, 0)]
    while waiting:
        around, at = waiting.pop()
        here = around[at]
        if isinstance(here, Mapping):
            around[at] = inside = {_key(key): inner for key, inner in here.items()}
            waiting += [(inside, key) for key in inside]
        elif isinstance(here, list | tuple):
            around[at] = items = list(here)
            waiting += [(items, place) for place in range(len(items))]
    return whole[0]


def _key(key: object) -> str:
    text = str(key)
    return f"${text}" if text.startswith("$") else text


def unmarked(pairs: dict[str, object]) -> object:
    """A mapping of JSON with its marks taken back: the day that it stands for, or itself.

    >>> unmarked({"$date": "2020-01-01"}), unmarked({"$$date": 1, "a": 2})
    (datetime.date(2020, 1, 1), {'$date': 1, 'a': 2})
    """
    if len(pairs) == 1 and isinstance(day := pairs.get(_DAY), str):
        return date.fromisoformat(day)
    return {key.removeprefix("$") if key.startswith("$") else key: value for key, value in pairs.items()}
