"""The grades of posts: how high each is on its ladder."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from respchain.encode.book import Book, ints
from respchain.encode.names import Part
from respchain.errors import Fault, did_you_mean
from respchain.facts.relation import NONE
from respchain.language import say

_UNKNOWN = float("nan")
_MOST = 10**15  # above any grade, and exact as a float


class _Ladders(NamedTuple):
    """The place of each grade on each ladder that the charter states; the common one has no name."""

    places: Mapping[str | None, Mapping[str, int]]

    @staticmethod
    def of(stated: Any) -> "_Ladders":
        """The ladders of a charter: one list, or one for each name."""
        ladders = stated.items() if isinstance(stated, Mapping) else [(None, stated)] if stated else []
        return _Ladders({name: {str(grade): 1 + at for at, grade in enumerate(grades)} for name, grades in ladders})

    def named(self, grade: str, ladder: str | None) -> str | None:
        """The ladder that a grade is on: the one stated, else the first that has it."""
        if ladder is not None:
            return ladder
        return next((name for name, places in self.places.items() if grade in places), None)

    def known(self, ladder: str | None) -> Mapping[str, int] | None:
        """The grades of a ladder; one that has no list of its own goes by the common one."""
        return self.places.get(ladder, self.places.get(None))


def graded(book: Book) -> dict[str, Any]:
    """The columns of actors that tell of grades.

    On a ladder that the charter states, a grade is as high as its place; a number is as high as it says elsewhere, and
    of a word nothing is known but that it is the same as the same word.
    """
    parts = book.parts["actors"]
    ladders = _Ladders.of(book.stated.data.get("grades"))
    grade, band, ladder = np.full(len(parts), _UNKNOWN), [NONE] * len(parts), [NONE] * len(parts)
    for row, part in enumerate(parts):
        stated, named = part.entry.get("grade"), part.entry.get("ladder")
        if stated is not None:
            band[row] = book.word("grades_named", str(stated))
            named = ladders.named(str(stated), named)
            grade[row] = _place(book, part, stated, named, ladders)
        if named is not None:
            ladder[row] = book.word("ladders", named)
    return {"grade": grade, "band": ints(band), "ladder": ints(ladder)}


def _place(book: Book, part: Part, grade: object, ladder: str | None, ladders: _Ladders) -> float:
    known = ladders.known(ladder)
    if known is None and ladder is None and ladders.places:
        known = dict.fromkeys((name for places in ladders.places.values() for name in places), 0)
    if known is None:
        return float(max(-_MOST, min(grade, _MOST))) if isinstance(grade, int) else _UNKNOWN
    if str(grade) not in known:
        where = book.stated.places.value([*part.path, "grade"])
        message = say('there is no {kind} "{name}"', kind=say("grade"), name=str(grade))
        book.faults.append(Fault(where, message, did_you_mean(str(grade), known)))
    return float(known.get(str(grade), _UNKNOWN))
