"""People, who holds which post, what was handed over, and what is varied for whom, as columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from respchain.encode.book import Book, codes, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.limits import aspects
from respchain.encode.names import Part
from respchain.facts.aspects import HANDOVER
from respchain.facts.codes import Aspect, Tenure, Varied
from respchain.facts.relation import NONE, UNKNOWN
from respchain.facts.tables import ALWAYS, NEVER, Appointments, HandoverCopies, People, Relatives, Variations

_TENURE = words_of(Tenure)
_VARIED = words_of(Varied)
_COVERS = {Aspect(code).name.lower() for code in HANDOVER}


def people_and_appointments(book: Book) -> tuple[People, Relatives, Appointments, HandoverCopies]:
    """The tables of persons, of relatives, of who held which post when, and of who was told at its end.

    A `holder` is short for an appointment. Without a section `people`, naming a person makes one.
    """
    stated = [
        (part, part.entry, book.first("actors", part.entry, "post", part.path)) for part in book.parts["appointments"]
    ]
    for row, part in enumerate(book.parts["actors"]):
        for holder in many(part.entry.get("holder")):
            entry = holder if isinstance(holder, Mapping) and "unknown" not in holder else {"person": holder}
            stated.append((Part("appointment", part.id, [*part.path, "holder"], entry), entry, row))
    found = []
    for part, entry, post in stated:
        person = person_of(book, entry.get("person"), part)
        if person != NONE:
            found.append((part, entry, person, post))
    book.parts["appointments"] = [part for part, *_ in found]
    relatives = _relatives(book)
    parts = book.parts["people"]
    alive = [lifetime(part.entry) for part in parts]
    people = People(
        np.arange(len(parts), dtype=np.int32),
        flags([part.entry.get("relatives") is not None for part in parts]),
        ints([_day(part.entry.get("retires"), NEVER) for part in parts]),
        ints([begins for begins, _ in alive]),
        ints([ends for _, ends in alive]),
    )
    entries = [entry for _, entry, *_ in found]
    persons, posts = [person for *_, person, _ in found], [post for *_, post in found]
    return people, relatives, _appointments(entries, persons, posts), _copies(book)


def _appointments(entries: list[Mapping[str, Any]], persons: list[int], posts: list[int]) -> Appointments:
    lives = [lifetime(entry) for entry in entries]
    records: list[Mapping[str, Any]] = [entry.get("handover") or {} for entry in entries]
    return Appointments(
        row=np.arange(len(entries), dtype=np.int32),
        person=ints(persons),
        post=ints(posts),
        kind=codes([entry.get("kind") for entry in entries], _TENURE),
        share=np.array([1.0 if entry.get("share") is None else entry["share"] for entry in entries], np.float64),
        keeps_grade=flags([bool(entry.get("keeps_grade")) for entry in entries]),
        home_area=flags([bool(entry.get("home_area")) for entry in entries]),
        begins=ints([begins for begins, _ in lives]),
        ends=ints([ends for _, ends in lives]),
        due=ints([_day(entry.get("ends"), NEVER) for entry in entries]),
        recorded=flags([bool(record) for record in records]),
        handed=ints([_day(record.get("date"), ALWAYS) for record in records]),
        covers=ints([aspects([word for word in many(record.get("covers")) if word in _COVERS]) for record in records]),
    )


def _copies(book: Book) -> HandoverCopies:
    """Who got the records; a name that both an actor and a person bear is the actor's.

    Without a section `people`, a name that nobody in a post bears is some person all the same.
    """
    found: list[tuple[int, int, int]] = []
    people = book.codes["people"]
    for row, part in enumerate(book.parts["appointments"]):
        for place, value in enumerate(many((part.entry.get("handover") or {}).get("to"))):
            path = [*part.path, "handover", "to", place]
            known = str(value) in book.codes["actors"] or isinstance(value, Mapping)
            if known or (str(value) not in people and "people" in book.stated.data):
                found.append((row, book.refer("actors", value, path), NONE))
            else:
                found.append((row, NONE, people.get(str(value), UNKNOWN)))
    return HandoverCopies(
        np.arange(len(found), dtype=np.int32),
        ints([row for row, *_ in found]),
        ints([actor for _, actor, _ in found]),
        ints([person for *_, person in found]),
    )


def _relatives(book: Book) -> Relatives:
    found: list[tuple[int, int, int]] = []
    for row, part in enumerate(list(book.parts["people"])):
        for place, stated in enumerate(many(part.entry.get("relatives"))):
            relative = book.refer("people", stated.get("person"), [*part.path, "relatives", place, "person"])
            word = stated.get("relation")
            found.append((row, relative, NONE if word is None else book.word("relations", str(word).casefold())))
    return Relatives(
        np.arange(len(found), dtype=np.int32),
        ints([row for row, *_ in found]),
        ints([relative for _, relative, _ in found]),
        ints([word for *_, word in found]),
    )


def variations(book: Book) -> Variations:
    """The table of rules about holders that are varied."""
    found: list[tuple[int, int, bool]] = []
    entries: list[Mapping[str, Any]] = []
    for row, part in enumerate(book.parts["actors"]):
        for place, entry in enumerate(many(part.entry.get("variations"))):
            by = book.first("actors", entry, "allowed_by", [*part.path, "variations", place])
            found.append((row, by, bool(entry.get("basis"))))
            entries.append(entry)
    lives = [lifetime(entry) for entry in entries]
    rows, actor, allowed_by = pairs([(row, by) for row, by, _ in found])
    return Variations(
        row=rows,
        actor=actor,
        what=codes([entry["of"] for entry in entries], _VARIED),
        allowed_by=allowed_by,
        based=flags([based for *_, based in found]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )


def _day(stated: object, otherwise: int) -> int:
    return stated.toordinal() if isinstance(stated, date) else otherwise


def person_of(book: Book, value: object, part: Part, key: str = "person") -> int:
    """The row of a person; an unresolved one is somebody all the same, not disclosed."""
    if value is None:
        return NONE
    people = book.codes["people"]
    name = f"? {value['unknown']}" if isinstance(value, Mapping) else str(value)
    if name not in people:
        if "people" in book.stated.data and not isinstance(value, Mapping):
            return book.refer("people", value, [*part.path, key])
        people[name] = len(people)
        book.parts["people"].append(Part("person", name, part.path, {"name": name}))
    return people[name]
