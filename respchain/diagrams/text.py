"""Text as a picture can bear it: harmless, wrapped by display width, and cut where it is too long."""

import unicodedata
from html import escape

CLOSING = set("，。、；：？！）》」』】〉”’％…·,.;:?!)]}%")  # never first on a line
OPENING = set("（《「『【〈“‘([{")  # never last on a line
_HIDDEN = {chr(point) for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)}


def clean(text: str) -> str:
    """The text in one line, without signs that XML forbids or that turn the direction of reading.

    >>> clean("a\\n b\\x00c")
    'a b□c'
    """
    return "".join(_harmless(sign) for sign in " ".join(text.split()))


def _harmless(sign: str) -> str:
    if sign in _HIDDEN:
        return ""
    forbidden = unicodedata.category(sign) in {"Cc", "Cs"} or ord(sign) & 0xFFFE == 0xFFFE
    return "□" if forbidden else sign


def width(text: str) -> int:
    """The width in half-width cells: a Chinese character takes two.

    >>> width("食品 ab")
    7
    """
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, *, cells: int, lines: int) -> list[str]:
    """The text in at most `lines` lines of about `cells` cells, evenly filled; `…` where it was cut.

    >>> wrapped("市场监督管理局食品安全监督管理科", cells=20, lines=3)
    ['市场监督管理局食', '品安全监督管理科']
    >>> wrapped("Inspection of restaurants", cells=14, lines=2)
    ['Inspection of', 'restaurants']
    """
    whole = clean(text[: cells * lines * 4])
    rows = _filled(whole, cells)
    if len(rows) <= lines and len(text) <= cells * lines * 4:
        return _filled(whole, _narrowest(whole, cells, len(rows)))
    return [*rows[: lines - 1], shortened(rows[lines - 1] + "…", cells=cells)]


def _filled(text: str, cells: int) -> list[str]:
    rows: list[str] = []
    while text:
        end = _break(text, cells)
        rows.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return rows


def _narrowest(text: str, cells: int, count: int) -> int:
    """The narrowest width that needs no more lines than the full one, so that the lines are even."""
    low, high = -(-width(text) // count) if count > 1 else cells, cells
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(text, middle)) <= count else (middle + 1, high)
    return high


def shortened(text: str, *, cells: int) -> str:
    """The text within so many cells, ending in `…` where it was cut.

    >>> shortened("市场监督管理局", cells=8)
    '市场监…'
    """
    if width(text) <= cells:
        return text
    kept, used = "", 1
    for sign in text:
        used += _cells(sign)
        if used > cells:
            break
        kept += sign
    return kept.rstrip("…") + "…"


def _break(text: str, cells: int) -> int:
    """Where the first line ends: at the last place that fits and may be broken, else in the middle of a word."""
    used, best, end = 0, 0, len(text)
    for at, sign in enumerate(text):
        if at and _may_break(text[at - 1], sign):
            best = at
        used += _cells(sign)
        if used > cells and at:
            end = at
            break
    else:
        return len(text)
    return best or end


def _may_break(before: str, after: str) -> bool:
    if after in CLOSING or before in OPENING or after == " ":
        return False
    return before == " " or _cells(before) == 2 or _cells(after) == 2 or before in "-/·"


def html(text: str) -> str:
    """The text for an HTML-like label, where Graphviz reads both entities and backslashes.

    >>> html(r"<b> & \\N")
    '&lt;b&gt; &amp; \\\\\\\\N'
    """
    return escape(clean(text).replace("\\", "\\\\"))
