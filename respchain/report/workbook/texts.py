"""Texts in the cells of a workbook: inert, and short enough to be opened."""

import re
from typing import Any

MOST_SIGNS = 32_767
"""The longest text that a cell may hold."""
LIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet might take for a formula."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str, most: int = MOST_SIGNS) -> str:
    """A text that a cell or a comment can hold, and that a spreadsheet shows as it is.

    >>> clean("a\\x07b"), clean("_x0041_"), clean("abcdef", 4)
    ('a�b', '_x005F_x0041_', 'abc…')
    """
    whole = _ESCAPE.sub("_x005F_", _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
    return whole if len(whole) <= most else whole[: most - 1] + "…"


def put(cell: Any, text: str) -> None:
    """Write a text into a cell as a text, whatever it begins with; of a blank one nothing."""
    if text:
        cell.value = clean(text)
        as_text(cell)


def as_text(cell: Any) -> None:
    """Make a cell hold its text as a text; one that reads as a formula stays a text when somebody edits it."""
    cell.data_type = "s"
    if cell.value.startswith(LIVE):
        cell.quotePrefix = True


def room(text: str, columns: int) -> int:
    """How many lines a text takes where a line has so many columns, about.

    >>> room("abc", 10), room("责任主体不明", 4), room("a\\nb", 10)
    (1, 3, 2)
    """
    lines = 0
    for line in text.split("\n"):
        wide = len(line) if line.isascii() else sum(1 if sign < "\u1100" else 2 for sign in line)
        lines += max(1, -(-wide // columns))
    return lines
