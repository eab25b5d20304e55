"""Sheets of posts, publications, the public roster, and what duties and steps are called, as columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.names import Part
from respchain.encode.people import person_of
from respchain.facts.codes import Field
from respchain.facts.tables import (
    ALWAYS,
    DutyTitles,
    JobDuties,
    Jobs,
    Publications,
    Roster,
    RosterDuties,
    RosterHolders,
    StepTitles,
    Undisclosed,
)  # fmt: skip
from respchain.model.stated import Entry

FIELDS = words_of(Field)
_ON_SHEET = ("code", "purpose", "duties", "process", "competences", "promotion", "standards", "quantified",
             "fulfilment", "dereliction")  # fmt: skip
_ON_PLATE = ("title", "holder", "duties", "phone")


def fields(names: Iterable[object]) -> int:
    """Fields by name as bits."""
    return sum({1 << FIELDS[str(name)] for name in names})


def undisclosed(book: Book) -> Undisclosed:
    """The table of people whose names are kept from the public."""
    found = [row for row, part in enumerate(book.parts["people"]) if part.entry.get("disclosed") is False]
    return Undisclosed(np.arange(len(found), dtype=np.int32), ints(found))


def jobs(book: Book) -> tuple[Jobs, JobDuties]:
    """The tables of sheets and of the duties on them; the name of the post counts as the sheet's."""
    found: list[tuple[int, int, bool]] = []
    listed: list[tuple[int, int]] = []
    for row, part in enumerate(book.parts["actors"]):
        job = part.entry.get("job")
        if job is not None:
            stated = [key for key in _ON_SHEET if job.get(key)] + (["title"] if part.entry.get("title") else [])
            listed += _named_duties(book, len(found), job, [*part.path, "job", "duties"])
            found.append((row, fields(stated), job.get("duties") is not None))
    rows, post, stated_bits = pairs([(row, bits) for row, bits, _ in found])
    return Jobs(rows, post, stated_bits, flags([listing for *_, listing in found])), JobDuties(*_columns(listed))


def publications(book: Book) -> Publications:
    """The table of what is made public of duties."""
    found = [
        (row, published) for row, part in enumerate(book.parts["duties"]) if (published := part.entry.get("published"))
    ]
    return Publications(
        row=np.arange(len(found), dtype=np.int32),
        duty=ints([row for row, _ in found]),
        placed=flags([bool(said.get("date") or said.get("where")) for _, said in found]),
        shows=ints([fields(many(said.get("shows"))) for _, said in found]),
        withheld=flags([bool(said.get("withheld")) for _, said in found]),
        since=ints([said["date"].toordinal() if said.get("date") else ALWAYS for _, said in found]),
    )


def roster(book: Book) -> tuple[Roster, RosterHolders, RosterDuties]:
    """The tables of the public roster. It may name persons first: the table of people comes after it."""
    parts = book.parts["roster"]
    actors, post = book.parts["actors"], [book.first("actors", part.entry, "post", part.path) for part in parts]
    lives = [lifetime(part.entry) for part in parts]
    shown: list[tuple[int, int]] = []
    listed: list[tuple[int, int]] = []
    for row, part in enumerate(parts):
        shown += [(row, person_of(book, person, part, "holder")) for person in many(part.entry.get("holder"))]
        listed += _named_duties(book, row, part.entry, [*part.path, "duties"])
    book.parts["roster"] = [_by_post(part) for part in parts]
    table = Roster(
        row=np.arange(len(parts), dtype=np.int32),
        post=ints(post),
        named=ints(post),
        misnamed=flags(
            [at >= 0 and _misnamed(part.entry, actors[at].entry) for part, at in zip(parts, post, strict=True)]
        ),
        stated=ints([fields(key for key in _ON_PLATE if part.entry.get(key)) for part in parts]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )
    return table, RosterHolders(*pairs(shown)), RosterDuties(*_columns(listed))


def titles(book: Book) -> tuple[str, DutyTitles, StepTitles]:
    """What duties and steps are called, one piece of text after the other, a line each, and who is called what."""
    duty, step = (list(_texts(book.parts[table])) for table in ("duties", "steps"))
    texts = [text for _, text in duty] + [text for _, text in step]
    size = ints([len(text) for text in texts])
    begin = (np.cumsum(size + 1) - size - 1).astype(np.int32)
    split = len(duty)
    rows, owner = np.arange(len(texts), dtype=np.int32), ints([row for row, _ in duty] + [row for row, _ in step])
    return (
        "\n".join([*texts, ""]),
        DutyTitles(rows[:split], owner[:split], begin[:split], size[:split]),
        StepTitles(rows[split:], owner[split:], begin[split:], size[split:]),
    )


def _texts(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """Each title of each part, in whatever language."""
    for row, part in enumerate(parts):
        title = part.entry.get("title")
        if isinstance(title, Mapping):
            yield from ((row, text) for text in title.values() if text)
        elif title:
            yield row, title


def _named_duties(book: Book, owner: int, entry: Entry, path: Sequence[str | int]) -> list[tuple[int, int]]:
    return [(owner, book.refer("duties", duty, path)) for duty in many(entry.get("duties"))]


def _columns(found: list[tuple[int, int]]) -> tuple[Any, Any, Any, Any]:
    rows, owner, duty = pairs(found)
    return rows, owner, duty, duty


def _by_post(part: Part) -> Part:
    """An entry of the roster goes by its post: its place in the list says nothing."""
    return (
        part
        if part.entry.get("id") or not isinstance(part.entry["post"], str)
        else part._replace(id=part.entry["post"])
    )


def _misnamed(plate: Entry, post: Entry) -> bool:
    """Whether an entry of the roster calls a post otherwise than the charter does; like languages are compared."""
    shown, known = plate.get("title"), post.get("title")
    if not shown or not known:
        return False
    if isinstance(shown, Mapping) and isinstance(known, Mapping):
        return any(known.get(key) and _plain(known[key]) != _plain(text) for key, text in shown.items() if text)
    texts = [{_plain(text) for text in (said.values() if isinstance(said, Mapping) else [said]) if text}
             for said in (shown, known)]  # fmt: skip
    return texts[0].isdisjoint(texts[1])


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
