"""Durations, the calendar that they are counted by, and what is promised, as columns."""

from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, words_of
from respchain.errors import Fault
from respchain.facts.codes import Aspect
from respchain.facts.relation import NONE
from respchain.facts.tables import CalendarDays, Commitments, Durations
from respchain.language import say
from respchain.model.durations import LONGEST, Length, length
from respchain.model.stated import Entry, Path

ASPECTS = words_of(Aspect)
_MEASURED = ("indicator", "unit", "target", "source")
_PROMISED = ("content", "procedure", "standard", "within", "breach")


def duration(book: Book, entry: Entry, key: str, path: Path) -> int:
    """The row of the duration under a key; -1 where none is stated. One that nobody can mean is a fault."""
    text = entry.get(key)
    if text is None:
        return NONE
    new = text not in book.words["durations"]
    row = book.word("durations", text)
    if new and length(text) is None:
        where = book.stated.places.value([*path, key])
        message = say('"{text}" is longer than {most} years', text=text, most=LONGEST)
        book.faults.append(Fault(where, message, say("check its number")))
    return row


def durations(book: Book) -> Durations:
    """The table of durations, once all that state any are encoded."""
    lengths = [length(text) or Length() for text in book.words["durations"]]
    columns = np.array(lengths, np.float64).reshape(-1, 3)
    return Durations(np.arange(len(lengths), dtype=np.int32), *columns.T)


def calendar(book: Book) -> CalendarDays:
    """The table of days off and days worked that differ from the week's rule."""
    stated = book.section("calendar")
    off, worked = (sorted({day.toordinal() for day in stated.get(key) or ()}) for key in ("holidays", "workdays"))
    days = [day for day in off if day not in worked] + worked
    return CalendarDays(
        np.arange(len(days), dtype=np.int32), ints(days), np.arange(len(days)) >= len(days) - len(worked)
    )


def aspects(names: list[Any]) -> int:
    """Parts by name as bits."""
    return sum({1 << ASPECTS[str(name)] for name in names})


def commitments(book: Book) -> Commitments:
    """The table of what is promised."""
    parts = book.parts["commitments"]
    entries = [part.entry for part in parts]
    lives = [lifetime(entry) for entry in entries]
    stated = [_stated(entry) for entry in entries]
    return Commitments(
        row=np.arange(len(parts), dtype=np.int32),
        within=ints([duration(book, part.entry, "within", part.path) for part in parts]),
        breach=flags(["breach" in names for names in stated]),
        stated=ints([aspects(names) for names in stated]),
        conduct=flags([bool(entry.get("conduct")) for entry in entries]),
        inside=flags([bool(entry.get("inside")) for entry in entries]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )


def _stated(entry: Entry) -> list[str]:
    """The parts of a promise that are stated, or taken over from a published standard."""
    measure, published = entry.get("measure") or {}, entry.get("published") or {}
    found = [key for key in _PROMISED if entry.get(key)]
    found += [key for key in _MEASURED if measure.get(key) is not None]
    found += ["published"] if published.get("where") else []
    return found + [str(name) for adopted in many(entry.get("by_reference")) for name in many(adopted.get("parts"))]
