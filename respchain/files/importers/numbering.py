"""Ids in their hundreds of thousands: each title its word, and equal ones a number."""

import re
from collections.abc import Iterable

from respchain.files.importers.naming import word_of

_HYPHENS = re.compile("-{2,}")
_LONGEST = 60  # characters of an id made from a title


class Numbering:
    """Gives ids that nothing else has, in the same time however many titles are equal.

    >>> ids = Numbering(["end"])
    >>> [ids.free(title, "step") for title in ("Sign - it", "End", "sign it", "?", "Sign-it-2")]
    ['sign-it', 'end-2', 'sign-it-2', 'step', 'sign-it-2-2']
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def free(self, title: str, kind: str) -> str:
        """An id that reads like a title; what has no letters is called by its kind."""
        word = _HYPHENS.sub("-", word_of(title))
        if len(word) > _LONGEST:
            word = word[:_LONGEST].rpartition("-")[0] or word[:_LONGEST]
        word = word or kind
        found, number = word, self._next.get(word, 1)
        while found in self._taken:
            number += 1
            found = f"{word}-{number}"
        self._next[word] = number
        self._taken.add(found)
        return found
