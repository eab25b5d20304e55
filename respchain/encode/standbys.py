"""Who stands in for whom: standbys of posts, and who stays at command posts, as columns."""

from collections.abc import Mapping

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, pairs
from respchain.facts.tables import CommandPosts, StandbyDuties, Standbys


def standbys(book: Book) -> tuple[Standbys, StandbyDuties]:
    """The tables of standbys and of the duties to which some are limited."""
    found: list[tuple[int, int, bool]] = []
    lives: list[tuple[int, int]] = []
    limits: list[tuple[int, int]] = []
    for row, part in enumerate(book.parts["actors"]):
        for place, stated in enumerate(many(part.entry.get("backup"))):
            path = [*part.path, "backup", place]
            entry = stated if isinstance(stated, Mapping) and "post" in stated else {"post": stated}
            limited = many(entry.get("duties"))
            limits += [(len(found), book.refer("duties", duty, [*path, "duties"])) for duty in limited]
            found.append((row, book.refer("actors", entry["post"], path), bool(limited)))
            lives.append(lifetime(entry))
    return (
        Standbys(
            np.arange(len(found), dtype=np.int32),
            ints([post for post, *_ in found]),
            ints([standby for _, standby, _ in found]),
            flags([limited for *_, limited in found]),
            ints([begins for begins, _ in lives]),
            ints([ends for _, ends in lives]),
        ),
        StandbyDuties(*pairs(limits)),
    )


def command_posts(book: Book) -> CommandPosts:
    """The table of who stays at the command post of an actor."""
    found = [
        (row, book.refer("actors", value, [*part.path, "command_post", "stays"]))
        for row, part in enumerate(book.parts["actors"])
        for value in many((part.entry.get("command_post") or {}).get("stays"))
    ]
    return CommandPosts(*pairs(found))
