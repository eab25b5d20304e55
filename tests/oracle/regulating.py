"""Who regulates what is his own, one outsider after the other."""

from collections.abc import Iterator
from typing import Any

from tests.oracle.day import Day, Key, end_of, many
from tests.oracle.links import Links
from tests.oracle.units import alike

COOLING_OFF = 730


def regulators(day: Day, links: Links) -> set[tuple[str, str]]:
    """Who supervises an outsider: `(outsider, forum)`."""
    return {
        (edge.actor, edge.forum)
        for edge in links.edges
        if edge.kind == "supervises" and edge.actor in day.outsiders and edge.forum not in day.outsiders
    }


def ties(day: Day) -> set[tuple[str, str, str]]:
    """Who owns, runs, funds or sits in an outsider: `(outsider, actor, how)`."""
    keys = {"owner": "owned_by", "seat": "represented_by"}
    return {
        (name, actor, how)
        for name, entry in day.outsiders.items()
        for how, key in keys.items()
        for actor in day.seats(entry.get(key))
    }


def recused(day: Day, person: str) -> set[Any]:
    """The actors in whose affairs a person takes no part."""
    return set(many(((day.data.get("people") or {}).get(person) or {}).get("recuses")))


def came_from(day: Day, person: str) -> set[str]:
    """The outsiders from which a person has come too short a time ago."""
    found = set()
    for said in many(((day.data.get("people") or {}).get(person) or {}).get("previous")):
        end, begun = end_of(said), (said.get("since") or day.today) <= day.today
        if begun and (end is None or (day.today - end).days < COOLING_OFF):
            found.add(said["actor"])
    return found & set(day.outsiders)


def sod003(day: Day, links: Links) -> Iterator[Key]:
    """Who regulates an outsider that its unit owns or sits in, or one of its persons in another post, or came from."""
    for outsider, forum in regulators(day, links):
        judging = {person for person in day.judges(forum) if outsider not in recused(day, person)}
        for at, actor, how in ties(day):
            if at == outsider and alike(day, forum, actor):
                yield how, forum, outsider, actor, None
            elif at == outsider and actor in day.posts:
                yield from (("person", forum, outsider, actor, p) for p in judging & day.holders(actor))
        yield from (("moved", forum, outsider, None, p) for p in judging if outsider in came_from(day, p))
