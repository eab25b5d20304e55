"""How much room a text takes on a terminal, where a Chinese character fills two columns."""

import re
import unicodedata

_UNIT = re.compile(r"[（《“「【]*(?:[^\s\u2e80-\uffef“”]+|.)[，。；：、）》”」】！？,.;:)]*", re.DOTALL)
"""What stays on one line: a word, or a wide character, with the punctuation that belongs to it."""


def width(text: str) -> int:
    """The columns that a text fills.

    >>> width("abc"), width("责任")
    (3, 4)
    """
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def padded(text: str, room: int) -> str:
    """The text, filled up with spaces to so many columns.

    >>> padded("责任", 6) + "|"
    '责任  |'
    """
    return text + " " * (room - width(text))


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces and between wide characters.

    >>> wrapped("责任主体（director）不明。", 10)
    ['责任主体', '（director）', '不明。']
    """
    lines, line = [], ""
    for unit in _UNIT.findall(text):
        if line and width(line + unit) > room:
            lines.append(line.rstrip())
            line = ""
        line += unit if line else unit.lstrip()
    return [*lines, line.rstrip()]


def cut(text: str, room: int) -> str:
    """The text, cut with an ellipsis where it fills more than `room` columns.

    >>> cut("责任主体", 5)
    '责任…'
    """
    if width(text) <= room:
        return text
    kept = ""
    for sign in text:
        if width(kept) + width(sign) > room - 1:
            break
        kept += sign
    return kept + "…"
