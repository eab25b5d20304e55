"""How much room a text takes on a terminal, where a Chinese character fills two columns."""

import unicodedata


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
