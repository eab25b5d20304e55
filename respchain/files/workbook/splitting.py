"""Cells that hold several values, in the ways in which people write lists."""

import re
from collections.abc import Iterator

from respchain.files.workbook.flow import Unfit
from respchain.files.workbook.forms import Form
from respchain.language import say

BETWEEN = ",，、;；\n"
SEPARATOR = re.compile(f"[{BETWEEN}]")
_STRONG = ";；\n"
_OPEN, _CLOSE = "([{（［｛《〈「『【〔“", ")]}）］｝》〉」』】〕”"
_KEY = re.compile(r"""\s*([^:：,，;；、\n"'\[\]{}]+?)\s*[:：]\s*""")


def split(text: str) -> list[str]:
    """The values of a list, between commas, semicolons and line breaks outside quotes and brackets; blanks are passed.

    >>> split("责令改正、诫勉；免职"), split('"Smith, John", Ann'), split("《甲、乙办法》第三条，丙")
    (['责令改正', '诫勉', '免职'], ['"Smith, John"', 'Ann'], ['《甲、乙办法》第三条', '丙'])
    """
    if not SEPARATOR.search(text):
        return [text]
    return [part for piece in _pieces(text) if (part := piece[1].strip())]


def _pieces(text: str) -> list[tuple[str, str]]:
    """The pieces of a text, each with the separator before it."""
    for brackets in (True, False):
        pieces, depth, quoted, begin, before = [], 0, False, 0, ""
        for at, sign in enumerate(text):
            if sign == '"' and (quoted or not text[begin:at].strip()):
                quoted = not quoted
            elif quoted:
                if sign == "\\":
                    continue
            elif brackets and sign in _OPEN:
                depth += 1
            elif brackets and sign in _CLOSE:
                depth = max(0, depth - 1)
            elif sign in BETWEEN and not depth:
                pieces.append((before, text[begin:at]))
                begin, before = at + 1, sign
        if not depth and not quoted:
            break
    return [*pieces, (before, text[begin:])]


def pairs(text: str, form: Form) -> Iterator[tuple[str, str]]:
    """Keys and values of a mapping without brackets: `district: north, south; amount: < 5`.

    What follows a comma begins a new pair where it names a key of the form, else it goes on with the value.
    """
    key: str | None = None
    value = ""
    for before, piece in _pieces(text):
        found = _KEY.match(piece)
        if found and (key is None or before in _STRONG or _names_key(found[1], form)):
            if key is not None:
                yield key, value.strip()
            key, value = found[1], piece[found.end() :]
        elif key is not None and before and before not in _STRONG:
            value += before + piece
        elif piece.strip():
            if key is not None:
                yield key, value.strip()
            if not form.tree:
                raise Unfit(say('"{text}" has no key: write "key: value"', text=piece.strip()))
            key, value = piece.strip(), ""
    if key is not None:
        yield key, value.strip()


def has_key(text: str) -> bool:
    """Whether a text begins with a key and a colon."""
    return _KEY.match(text) is not None


def _names_key(name: str, form: Form) -> bool:
    return form.key_of(name) in form.fields or (form.values is not None and not form.fields)
