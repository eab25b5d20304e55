"""Numbers as tables write them."""

import re
import unicodedata
from math import isfinite

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_AROUND = "£$€¥ 人名个fte"


def number(text: str) -> float | None:
    """The number that a cell is: with thousands commas, a decimal comma, per cent or full-width digits, or none.

    >>> [number(text) for text in ("1,234.5", "0,6", "60%", "３", "5人", "1.0", "two", "")]
    [1234.5, 0.6, 0.6, 3.0, 5.0, 1.0, None, None]
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip(_AROUND)
    part = plain.endswith("%")
    plain = _THOUSANDS.sub("", plain.rstrip("% ")).replace(",", ".")
    if _NUMBER.fullmatch(plain) is None:
        return None
    value = float(plain)
    if not isfinite(value):
        return None
    return round(value / 100, 6) if part else value


def whole(value: float) -> float | int:
    """The number without a point where it is whole.

    >>> whole(3.0), whole(0.01)
    (3, 0.01)
    """
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
