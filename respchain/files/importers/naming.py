"""Ids for what sources name by titles or raw ids."""

import re
import unicodedata
from collections.abc import Container

_NO_WORD = re.compile(r"[^\w.\-]+")


def word_of(text: str) -> str:
    """An id that reads like a text: its letters and digits, small, with hyphens between; blank where there are none.

    >>> word_of("Head of Procurement (IT)"), word_of("市场监管局 "), word_of("０12"), word_of("«!»")
    ('head-of-procurement-it', '市场监管局', '012', '')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NO_WORD.sub("-", plain).strip("-._")


def free_id(text: str, taken: Container[str], kind: str) -> str:
    """An id for a text that nothing else has; what has no letters is called by its kind and a number.

    >>> free_id("Clerk", {"clerk", "clerk-2"}, "post"), free_id("?", set(), "post")
    ('clerk-3', 'post')
    """
    word = word_of(text) or kind
    found, number = word, 1
    while found in taken:
        number += 1
        found = f"{word}-{number}"
    return found
