"""Deputies of key posts, one post after the other."""

from collections.abc import Iterator
from typing import Any

from tests.oracle.day import Day, Key, alive, many
from tests.oracle.links import Links
from tests.oracle.powers import held_duties
from tests.oracle.standing_in import Pair, lacks, pairs, sod006, usable


def per004(day: Day, links: Links) -> Iterator[Key]:
    """A key post, no aggregate row, without a standby in another person; or with none for some duty or power; or one
    that breaks separation; or with nobody at its command post.
    """
    named = day.data.get("appointments") is not None or any(day.appointments(post) for post in day.posts)
    broken = {key[1:3] for key in sod006(day, links) if not str(key[0]).startswith("acting")}

    def other_person(one: str, other: str) -> bool:
        counted = other in day.outsiders or day.actors[other].get("headcount") is not None
        return not named or counted or bool(day.persons(other) - day.persons(one))

    for post, entry in day.posts.items():
        if not entry.get("key") or entry.get("headcount") is not None:
            continue
        yield from (
            ("breaks", post, standby) for at, standby, _ in pairs(day) if at == post and (at, standby) in broken
        )
        unknown = any(_unknown(day, said) for said in many(entry.get("backup")))
        mine = [pair for pair in pairs(day) if pair[0] == post and other_person(post, pair[1])]
        if unknown:
            continue
        if not mine:
            yield "missing", post
        else:
            yield from uncovered(day, links, post, mine)
    for actor, entry in day.actors.items():
        if entry.get("command_post") is not None:
            chief = day.seat(day.chair(actor)) if actor in day.bodies else actor
            said = many(entry["command_post"].get("stays"))
            there = any(not isinstance(stays, str) for stays in said) or any(
                chief is not None and stays != chief and other_person(chief, stays) for stays in day.seats(said)
            )
            said_of = day.posts.get(str(chief), {})
            if said_of.get("key") and said_of.get("headcount") is None and not there:
                yield "command-post", chief, actor


def _unknown(day: Day, said: Any) -> bool:
    if not isinstance(said, dict):
        return False
    return "unknown" in said or (isinstance(said.get("post"), dict) and alive(said, day.today))


def uncovered(day: Day, links: Links, post: str, mine: list[Pair]) -> Iterator[Key]:
    """The duties of a post in which no standby may stand in, and the powers that none of those who may holds."""
    for duty in held_duties(day, post):
        if not any(limits is None or duty in limits for *_, limits in mine):
            yield "limited", post, duty
    for duty, entry in day.duties.items():
        for power in many(entry.get("needs")) if post in day.answering(duty) else ():
            may = [pair for pair in mine if pair[2] is None or duty in pair[2]]
            asked = entry.get("tier") != "overall" or power in ("direct", "allocate")
            holds = day.cells(duty) <= usable(day, links, duty, post, power)
            if asked and holds and may and all(lacks(day, links, pair, duty, power) for pair in may):
                yield "power", post, duty, power
