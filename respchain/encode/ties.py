"""What ties the people and units of an organisation to outsiders, as columns."""

import numpy as np

from respchain.encode.book import Book, ints, lifetime, many, pairs
from respchain.facts.tables import Owners, Previous, Recusals


def owners(book: Book) -> Owners:
    """The table of who owns, runs or funds an outsider."""
    found = [
        (row, book.refer("actors", value, [*part.path, "owned_by"]))
        for row, part in enumerate(book.parts["actors"])
        for value in many(part.entry.get("owned_by"))
    ]
    return Owners(*pairs(found))


def previous(book: Book) -> Previous:
    """The table of where people were before."""
    found = [
        (row, book.refer("actors", stated.get("actor"), [*part.path, "previous", place, "actor"]), *lifetime(stated))
        for row, part in enumerate(book.parts["people"])
        for place, stated in enumerate(many(part.entry.get("previous")))
    ]
    person, actor, begins, ends = ([row[column] for row in found] for column in range(4))
    return Previous(np.arange(len(found), dtype=np.int32), ints(person), ints(actor), ints(begins), ints(ends))


def recusals(book: Book) -> Recusals:
    """The table of in whose affairs people take no part."""
    found = [
        (row, book.refer("actors", value, [*part.path, "recuses"]))
        for row, part in enumerate(book.parts["people"])
        for value in many(part.entry.get("recuses"))
    ]
    return Recusals(*pairs(found))
