"""What a bare word of YAML stands for: the core schema of YAML 1.2, with one doubt settled for text.

`no`, `on`, `yes` and `1:30` are text; `true`, `null`, `~` and numbers are what they look like, `0x1f` and `0o17` too.
A number written with leading zeros (`012`) is an id far more often than a count, so it stays the text that it is.
Dates stay text too: the format says where a date is meant.
"""

import re
from math import inf, nan

from respchain.language import Saying, say

MOST_DIGITS = 300  # any such number is a finite float; what is longer is no quantity
WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), nan),
    **dict.fromkeys((f"{sign}.{word}" for sign in ("", "+") for word in ("inf", "Inf", "INF")), inf),
    **dict.fromkeys((f"-.{word}" for word in ("inf", "Inf", "INF")), -inf),
}
FIRST = frozenset("0123456789+-.~nNtTfF")  # how anything but text begins
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")


class NotFinite(ValueError):
    """A number that nothing can be counted or compared with; the message says why."""

    def __init__(self, message: Saying) -> None:
        super().__init__(message)
        self.message = message


def resolved(text: str) -> object:
    """The value of a bare scalar: None, a truth value, a number, else the text itself.

    >>> [resolved(text) for text in ("no", "12", "012", "1:30", "2026-06-01", "true", "~", "0x1f", "1e3", "+5")]
    ['no', 12, '012', '1:30', '2026-06-01', True, None, 31, 1000.0, 5]
    """
    if text and text[0] not in FIRST:
        return text
    if text in WORDS:
        word = WORDS[text]
        if isinstance(word, float):
            raise NotFinite(say("{text} is no number that can be counted or compared", text=text))
        return word
    return number(text)


def number(text: str) -> int | float | str:
    """The number that the text writes, else the text.

    >>> number("1_000"), number("-0.5")
    ('1_000', -0.5)
    """
    if _INTEGER.fullmatch(text):
        _refuse_long(text)
        return int(text)
    if _FLOAT.fullmatch(text):
        _refuse_long(text)
        value = float(text)
        if value in (inf, -inf):
            raise NotFinite(say("{text} is too large for a number", text=text))
        return value
    if _BASED.fullmatch(text):
        _refuse_long(text)
        return int(text, 0)
    return text


def _refuse_long(text: str) -> None:
    if len(text) > MOST_DIGITS:
        raise NotFinite(
            say("a number of {digits:,} digits; at most {most} are read", digits=len(text), most=MOST_DIGITS)
        )
