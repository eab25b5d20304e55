"""PER013 by looking at one day after the other."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.oracle.day import Day, Entry, Key, alive
from tests.oracle.links import Links

HANDOVER = 30


def per013(day: Day, links: Links) -> Iterator[Key]:
    """A post and a person who holds it beside others, though it has not the seats and nobody marked a job share.

    Who has held it for no longer than a handover takes is left out. Acting holders are counted apart.
    """
    for post, entry in day.posts.items():
        marked = any(held.get("kind") == "job-share" for held in day.holding(post))
        if entry.get("headcount") is not None or marked:
            continue
        for acting in (False, True):
            found = {
                person: min(1, sum(held.get("share", 1) for held in appointed(day, post, person, acting, day.today)))
                for person in day.holders(post)
                if all(
                    appointed(day, post, person, acting, day.today - timedelta(back)) for back in range(HANDOVER + 1)
                )
            }
            if len(found) > 1 and round(sum(found.values()), 6) > entry.get("seats", 1):
                yield from ((post, person) for person in found)


def appointed(day: Day, post: str, person: str, acting: bool, when: date) -> list[Entry]:
    """The appointments of a person to a post on a day, acting or not."""
    return [
        held
        for held in day.appointments(post)
        if held["person"] == person and alive(held, when) and (held.get("kind") == "acting") == acting
    ]
