"""The values of a column, as a charter states them: JSON read, days as text, nested columns as mappings and lists."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NoReturn

from respchain.files.building import MOST_LEVELS, brief
from respchain.files.columns.naming import unmarked
from respchain.language import Saying, say

BLANK = object()
"""What stands for a key that is stated and left blank; nothing stands for one that is not stated."""
Report = Callable[[int, Saying], None]
"""Takes up what is wrong in a row."""
_HALF = re.compile("[\ud800-\udfff]")


def from_json(texts: Sequence[str | None], report: Report) -> list[Any]:
    """The values that texts of JSON write; what cannot be read is reported, and left out."""
    read = json.JSONDecoder(object_pairs_hook=_mapping, parse_constant=_no_number).decode
    found: list[Any] = [None] * len(texts)
    for row, text in enumerate(texts):
        if text is not None:
            try:
                value = read(text)
                if "\\ud" in text.lower() and _HALF.search(json.dumps(value, ensure_ascii=False, default=str)):
                    raise _NoJson(say("an escape that names half a character"))
                found[row] = BLANK if value is None else value
            except _NoJson as why:
                report(row, why.message)
            except (ValueError, RecursionError) as why:
                told = brief(str(why)) if isinstance(why, ValueError) else say("it is nested too deep")
                report(row, say("this is no JSON: {why}", why=told))
    return found


class _NoJson(Exception):
    def __init__(self, message: Saying) -> None:
        super().__init__(message)
        self.message = message


def _mapping(pairs: list[tuple[str, object]]) -> object:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise _NoJson(say('"{key}" is stated twice', key=brief(twice)))
    return unmarked(entries) if any(key.startswith("$") for key in entries) else entries


def _no_number(text: str) -> NoReturn:
    raise _NoJson(say("{text} is no number that can be counted or compared", text=text))


def nested(value: object) -> object:
    """A value of a nested column as a charter states it: what is null in a mapping is not stated.

    >>> nested({"person": "li", "until": None, "since": date(2020, 1, 1)}), nested(Decimal("5"))
    ({'person': 'li', 'since': '2020-01-01'}, 5)
    """
    whole: list[Any] = [value]
    waiting: list[tuple[Any, Any]] = [(whole, 0)]
    while waiting:
        around, at = waiting.pop()
        here = around[at]
        if isinstance(here, Mapping):
            around[at] = inside = {key: inner for key, inner in here.items() if inner is not None}
            waiting += [(inside, key) for key in inside]
        elif isinstance(here, list):
            waiting += [(here, place) for place in range(len(here))]
        elif isinstance(here, datetime):
            around[at] = (here.date() if here == datetime(here.year, here.month, here.day) else here).isoformat()  # noqa: DTZ001 - a day has no zone
        elif isinstance(here, date):
            around[at] = here.isoformat()
        elif isinstance(here, Decimal):
            around[at] = int(here) if here == here.to_integral_value() else float(here)
    return whole[0]


def too_deep(value: object) -> bool:
    """Whether a value is nested deeper than charters are."""
    level: list[object] = [value]
    for _ in range(MOST_LEVELS):
        level = [inner for here in level if isinstance(here, dict | list) for inner in _inside(here)]
        if not level:
            return False
    return True


def _inside(here: object) -> Sequence[object]:
    return list(here.values()) if isinstance(here, dict) else list(here) if isinstance(here, list) else ()
