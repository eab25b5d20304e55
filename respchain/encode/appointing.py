"""Who answers for appointments, what follows a wrong one, leave and training, as columns."""

import numpy as np

from respchain.encode.book import Book, codes, ints, lifetime, many, pairs, words_of
from respchain.encode.people import person_of
from respchain.facts.codes import Act, Course
from respchain.facts.tables import ALWAYS, AppointmentActs, AppointmentConsequences, Leaves, Trainings

_ACTS = {
    "nominated_by": Act.NOMINATE, "vetted_by": Act.VET, "discussed_by": Act.DISCUSS, "decided_by": Act.DECIDE,
}  # fmt: skip


def acts(book: Book) -> AppointmentActs:
    """The table of who nominated, vetted, discussed and decided."""
    found = [
        (row, book.refer("actors", value, [*part.path, key]), int(act))
        for row, part in enumerate(book.parts["appointments"])
        for key, act in _ACTS.items()
        for value in many(part.entry.get(key))
    ]
    appointment, actor, act = (ints([row[column] for row in found]) for column in range(3))
    return AppointmentActs(np.arange(len(found), dtype=np.int32), appointment, actor, act.astype(np.int8))


def consequences(book: Book) -> AppointmentConsequences:
    """The table of what follows a wrong choice: as the appointment says, else as the charter says of all."""
    common = [
        book.refer("consequences", value, ("appointing", "consequence"))
        for value in many(book.section("appointing").get("consequence"))
    ]
    found = []
    for row, part in enumerate(book.parts["appointments"]):
        own = [
            book.refer("consequences", value, [*part.path, "consequence"])
            for value in many(part.entry.get("consequence"))
        ]
        found += [(row, consequence) for consequence in own or common]
    return AppointmentConsequences(*pairs(found))


def leaves(book: Book) -> Leaves:
    """The table of approved leaves."""
    found = [
        (row, *lifetime(leave))
        for row, part in enumerate(book.parts["people"])
        for leave in many(part.entry.get("leave"))
    ]
    return Leaves(np.arange(len(found), dtype=np.int32), *(ints([row[column] for row in found]) for column in range(3)))


def trainings(book: Book) -> Trainings:
    """The table of completed trainings; one that does not say of what kind counts for none."""
    parts = [part for part in book.parts["training"] if part.entry.get("kind") is not None]
    book.parts["trainings"] = parts
    dates = [part.entry.get("date") for part in parts]
    return Trainings(
        row=np.arange(len(parts), dtype=np.int32),
        person=ints([person_of(book, part.entry.get("person"), part) for part in parts]),
        course=codes([part.entry["kind"] for part in parts], words_of(Course)),
        date=ints([day.toordinal() if day else ALWAYS for day in dates]),
    )
