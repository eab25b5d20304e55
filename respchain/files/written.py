"""Scalars as they are written in YAML: one by one, or whole columns of them."""

import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import repeat
from operator import contains
from typing import Any

LONGEST_KEY = 1_000  # characters of a key before a colon: parsers give up at 1,024
SCALARS = frozenset((str, bool, int, float, date))
_WORDS = frozenset(["y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_INSIDE = re.compile("[:#,\\[\\]{}\"'`?]")  # what ends or begins something inside a text
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

_MANY = 1_000  # texts to which it is worth while to look at once
_LETTER = re.compile(r"\n[^\W\d_]")  # a line that may begin with a letter
_NO_LETTER = re.compile("\n(?![A-Za-z\u4e00-\u9fff])")  # a line that may begin with none


def scalar(value: object) -> str:
    """A text, number, truth value or day.

    >>> [scalar(value) for value in (True, 5, 1e30, "5", "市长", "a: b", date(2026, 6, 1))]
    ['true', '5', '1.0e+30', '"5"', '市长', '"a: b"', '2026-06-01']
    """
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        shown = repr(value)
        return shown if "." in shown or "e" not in shown else shown.replace("e", ".0e")
    return value.isoformat() if isinstance(value, date) else str(value)


def text(value: str) -> str:
    """A text, in quotes unless every reader takes it for a text without them."""
    if value.isprintable():
        if value[:1].isalpha() and value[-1] != " " and _INSIDE.search(value) is None and value.lower() not in _WORDS:
            return value
        if '"' not in value and "\\" not in value:
            return f'"{value}"'
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


class Shown(dict[str, str]):
    """Texts as they are written, each worked out once."""

    def __missing__(self, value: str) -> str:
        self[value] = shown = text(value)
        return shown


def column(values: Sequence[Any], shown: Shown) -> Sequence[str]:
    """Scalars as they are written; what is written often, or alike, is worked out once.

    >>> column([1, "a", True], Shown()), column(["1", "2"] * 1000, Shown())[:2]
    (['1', 'a', 'true'], ['"1"', '"2"'])
    """
    kinds = set(map(type, values))
    if kinds == {str}:
        if len(values) >= _MANY and len(set(values[:_MANY])) > _MANY // 2:
            return _texts(values)
        return list(map(shown.__getitem__, values))
    if len(kinds) == 1 and (float not in kinds or all(values)):  # 0.0 and -0.0 are equal, and written otherwise
        told = {value: scalar(value) for value in set(values)}
        return [told[value] for value in values]
    return [shown[value] if type(value) is str else scalar(value) for value in values]


def _texts(values: Sequence[str]) -> Sequence[str]:
    """Texts as they are written; what holds of all of them together is asked once."""
    whole = "\n".join(values)
    bare = whole.replace("\n", "")
    if len(whole) - len(bare) >= len(values) or not bare.isprintable() or '"' in whole or "\\" in whole:
        return list(map(text, values))
    lines = f"\n{whole}"
    sign = _INSIDE.search(values[0])
    if _LETTER.search(lines) is None or (sign and all(map(contains, values, repeat(sign[0])))):
        return [f'"{value}"' for value in values]
    if _INSIDE.search(whole):
        return [f'"{value}"' if ":" in value else text(value) for value in values]
    ends_well = " \n" not in whole and whole[-1] != " "
    if ends_well and _NO_LETTER.search(lines) is None and _WORDS.isdisjoint(map(str.lower, values)):
        return values
    return [
        value if value[:1].isalpha() and value[-1] != " " and value.lower() not in _WORDS else f'"{value}"'
        for value in values
    ]
