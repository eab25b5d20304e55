"""Departments, posts, bodies, outsiders and their lines, as columns."""

from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np

from respchain.encode.book import ACTOR_SECTIONS, Book, codes, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.escalations import Stated as Escalations
from respchain.encode.grades import graded
from respchain.encode.settings import settings
from respchain.facts.codes import Answer, Control, Kind, LineKind, Outside, Purpose
from respchain.facts.ids import normalised_id, normalised_title
from respchain.facts.relation import NONE
from respchain.facts.tables import NEVER, ActorDomains, Actors, Controls, Formers, Lines, Members, Representatives

_KIND = dict(zip(ACTOR_SECTIONS.values(), (Kind.DEPARTMENT, Kind.POST, Kind.BODY, Kind.OUTSIDER), strict=True))
_MANY = 2**31 - 1
_NOBODY = 0.05
_OUTSIDE = words_of(Outside)
_PURPOSE = words_of(Purpose)
_LINES = {
    "reports_to": LineKind.COMMAND, "guided_by": LineKind.GUIDANCE,
    "functional_to": LineKind.FUNCTIONAL, "dotted_to": LineKind.DOTTED,
}  # fmt: skip
_CONTROLS = {
    "appointed_by": Control.APPOINTS, "removed_by": Control.REMOVES,
    "assessed_by": Control.ASSESSES, "paid_by": Control.PAYS,
}  # fmt: skip


def actors(book: Book, escalations: Escalations) -> Actors:
    """The table of actors. A post that heads a department and names none belongs to that one."""
    parts = book.parts["actors"]
    entries = [part.entry for part in parts]
    head = [book.first("actors", part.entry, "head", part.path) for part in parts]
    heading = {post: row for row, post in reversed(list(enumerate(head))) if post >= 0}
    department = []
    for row, part in enumerate(parts):
        stated = book.first("actors", part.entry, "part_of" if part.kind == "department" else "department", part.path)
        department.append(heading.get(row, NONE) if stated == NONE and part.kind == "post" else stated)
    lives = [lifetime(entry) for entry in entries]
    return Actors(
        row=np.arange(len(parts), dtype=np.int32),
        kind=ints([_KIND[part.kind] for part in parts], np.int8),
        department=ints(department),
        head=ints(head),
        chair=ints([book.first("actors", part.entry, "chair", part.path) for part in parts]),
        succeeded_by=ints([book.first("actors", part.entry, "succeeded_by", part.path) for part in parts]),
        outside=codes([part.entry.get("kind") if part.kind == "outsider" else None for part in parts], _OUTSIDE),
        purpose=codes([part.entry.get("kind") if part.kind == "department" else None for part in parts], _PURPOSE),
        organisation=flags([bool(entry.get("organisation")) for entry in entries]),
        top=flags([bool(entry.get("top")) for entry in entries]),
        co_head=flags([bool(entry.get("co_head")) for entry in entries]),
        frozen=flags([bool(entry.get("frozen")) for entry in entries]),
        seats=ints([min(entry.get("seats") or 1, _MANY) for entry in entries]),
        aggregate=flags([entry.get("headcount") is not None for entry in entries]),
        headcount=ints([_people(entry.get("headcount")) for entry in entries]),
        leaders_quota=ints([_count(entry.get("leaders_quota")) for entry in entries]),
        setting=settings(parts, department),
        appointed=flags([entry.get("selection") in (None, "appointment") for entry in entries]),
        leads=flags([bool(entry.get("leads")) for entry in entries]),
        key=flags([bool(entry.get("key")) for entry in entries]),
        commands=flags([entry.get("command_post") is not None for entry in entries]),
        professional=flags([bool(entry.get("professional")) for entry in entries]),
        **graded(book),
        escalated=flags([bool(entry.get("escalate")) for entry in entries]),
        escalation=ints(escalations.of("actors")),
        terminal=flags([bool(entry.get("terminal")) for entry in entries]),
        answers=ints([_answers(entry.get("terminal")) for entry in entries], np.int8),
        source_id=ints([_source_id(book, entry.get("source_id")) for entry in entries]),
        called=ints([_called(book, entry.get("title")) for entry in entries]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )


def formers(book: Book) -> Formers:
    """The table of actors that come to an end: on some days they are named although they are no more."""
    parts = book.parts["actors"]
    found = [(row, ends) for row, part in enumerate(parts) if (ends := lifetime(part.entry)[1]) < NEVER]
    book.parts["formers"] = [parts[row] for row, _ in found]
    return Formers(*pairs(found))


def lines(book: Book) -> Lines:
    """The table of lines: command, guidance, function, dotted."""
    found = _references(book, _LINES)
    post, superior, kind = _columns(found)
    lost = [
        _source_id(book, value["unknown"] if isinstance(value, Mapping) else None)
        for part in book.parts["actors"]
        for key in _LINES
        for value in many(part.entry.get(key))
    ]
    return Lines(_source(found), post, superior, kind, superior, ints(lost))


def controls(book: Book) -> Controls:
    """The table of who appoints, removes, assesses and pays whom."""
    found = _references(book, _CONTROLS)
    return Controls(_source(found), *_columns(found))


def members(book: Book) -> Members:
    """The table of members of bodies."""
    found: list[tuple[int, int, bool, bool]] = []
    lives: list[tuple[int, int]] = []
    for row, part in enumerate(book.parts["actors"]):
        aside = {book.refer("actors", value, [*part.path, "abstains"]) for value in many(part.entry.get("abstains"))}
        chair = book.first("actors", part.entry, "chair", part.path)
        for place, stated in enumerate(many(part.entry.get("members"))):
            tiered = isinstance(stated, Mapping) and stated.get("tier") is not None
            who = stated["post"] if isinstance(stated, Mapping) and "post" in stated else stated
            member = book.refer("actors", who, [*part.path, "members", place])
            found.append((row, member, tiered, member in aside))
            lives.append(lifetime(stated if isinstance(stated, Mapping) else {}))
        if chair in aside:  # whether or not a member too: a membership may end before the chair does
            found.append((row, chair, False, True))
            lives.append(lifetime({}))
    return Members(
        _source(found),
        ints([body for body, *_ in found]),
        ints([member for _, member, *_ in found]),
        flags([tiered for *_, tiered, _ in found]),
        flags([aside for *_, aside in found]),
        ints([begins for begins, _ in lives]),
        ints([ends for _, ends in lives]),
    )


def representatives(book: Book) -> Representatives:
    """The table of who sits in outsiders."""
    found = _references(book, {"represented_by": 0})
    outsider, actor, _ = _columns(found)
    return Representatives(_source(found), outsider, actor)


def domains(book: Book) -> ActorDomains:
    """The table of the domains in which departments work."""
    found = [
        (row, book.word("domains", str(word).casefold()))
        for row, part in enumerate(book.parts["actors"])
        for word in many(part.entry.get("domain"))
    ]
    return ActorDomains(*pairs(found))


def _source_id(book: Book, raw: object) -> int:
    """The code of an id as a source wrote it, in one form."""
    text = "" if raw is None else normalised_id(str(raw))
    return book.word("source_ids", text) if text else NONE


def _called(book: Book, title: object) -> int:
    """The code of a title in the language of the charter, in one form."""
    language = book.stated.data.get("language") or "en"
    text = title.get(language) if isinstance(title, Mapping) else title
    called = normalised_title(str(text)) if text else ""
    return book.word("titles_named", called) if called else NONE


def _count(stated: int | None) -> int:
    return NONE if stated is None else min(stated, _MANY)


def _answers(terminal: object) -> int:
    """Which of the four answers of a terminal are given."""
    if not isinstance(terminal, Mapping):
        return 0
    return sum(int(answer) for answer in Answer if terminal.get(str(answer.name).lower()))


def _references(book: Book, kinds: Mapping[str, Any]) -> list[tuple[int, int, int]]:
    return [
        (row, book.refer("actors", value, [*part.path, key]), int(kind))
        for row, part in enumerate(book.parts["actors"])
        for key, kind in kinds.items()
        if part.entry.get(key) is not None
        for value in many(part.entry[key])
    ]


def _columns(found: list[tuple[int, int, int]]) -> tuple[Any, Any, Any]:
    return (
        ints([left for left, *_ in found]),
        ints([right for _, right, _ in found]),
        ints([k for *_, k in found], np.int8),
    )


def _source(found: list[Any]) -> Any:
    return np.arange(len(found), dtype=np.int32)


def _people(stated: float | None) -> int:
    """How many people a head count stands for: whoever works part of the time is one.

    Less than a twentieth of a working time is nobody: sources write 0.01 where they cannot leave a row out.

    >>> [_people(stated) for stated in (None, 12, 5.51, 0.01)]
    [0, 12, 6, 0]
    """
    return min(ceil(stated), _MANY) if stated is not None and stated >= _NOBODY else 0
