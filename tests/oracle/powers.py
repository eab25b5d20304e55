"""Powers against duties, and duties kept apart: PAR and SOD."""

import itertools
from collections.abc import Iterator
from typing import Any

from tests.oracle.day import GROUP_OF, Day, Key, alive, many
from tests.oracle.duties import unpunished
from tests.oracle.links import Links
from tests.oracle.overlaps import lead

FUNCTIONS = {"approve": "authorise", "pay": "custody", "record": "record", "audit": "reconcile"}


def par001(day: Day, links: Links) -> Iterator[Key]:
    """Who answers for a duty without holding a needed power over all of its cells.

    Who leads a shared duty lends its powers to those who share it, and so does who agreed to act in time, and each to
    each where two have to act on purpose. At `tier: overall` only `direct` and `allocate` are
    asked for. A lent power reaches as far as duty, scope and power of its delegation say, whether or not the lender
    holds it.
    """
    for duty, entry in day.duties.items():
        for actor, power in itertools.product(day.answering(duty), many(entry.get("needs"))):
            asked = entry.get("tier") != "overall" or power in ("direct", "allocate")
            held = frozenset().union(*(links.held(a, power) for a in {actor} | serving(day, duty, power)))
            if asked and not day.cells(duty) <= held:
                yield duty, actor, power


def serving(day: Day, duty: str, power: str) -> set[str]:
    """Those whose power serves all who share a duty: its lead, partners of an agreement in time, a recorded second."""
    entry = day.duties[duty]
    leader = lead(day, duty) if (entry.get("shared") or {}).get("how") == "lead" else None
    found = {leader} if leader else set()
    for said in many(entry.get("agreements")):
        named = many(said.get("powers"))
        if said.get("within") and alive(said, day.today) and (power in named or not named):
            found |= day.seats(said["actor"])
    if any(on_purpose(said) for said in many(entry.get("beside"))) or any(
        on_purpose(said) and said["duty"] == duty for other in day.duties.values() for said in many(other.get("beside"))
    ):
        found |= day.answering(duty) | day.doers(duty)
    return found


def on_purpose(beside: Any) -> bool:
    """Whether an entry of `beside` records a dual control, and why."""
    return beside.get("why") == "dual-control" and bool(beside.get("reason") or beside.get("basis"))


LEADING = ("direct", "allocate")
"""What a head's general accountability needs without saying so."""


def par002(day: Day, links: Links) -> Iterator[Key]:
    """A power that reaches no duty of its holder (as answerer or doer) that needs it and has a full consequence.

    As those of the holder count the duties of whomever the power is lent to; a department holds it well where any
    duty of its posts needs it, and a general accountability needs to direct and to allocate. Spared: outsiders; reserve
    powers; lent ones (HIER005 asks what duty they serve); `sanction` of whoever imposes a consequence.
    """
    imposers = set().union(*(day.seats(c.get("imposed_by")) for c in day.consequences.values()))
    for g in links.grants:
        if g.lent or g.reserve or g.actor in day.outsiders or (g.power == "sanction" and g.actor in imposers):
            continue
        users = {g.actor} | (day.bound(g.through) if g.through else set()) | borrowers(day, links, g.actor, g.power)
        needed = [
            duty
            for duty, entry in day.duties.items()
            if (g.power in many(entry.get("needs")) or (g.power in LEADING and entry.get("tier") == "overall"))
            and users & (day.answering(duty) | day.doers(duty))
            and day.cells(duty) & g.cells
        ]
        if not (needed and g.through) and all(unpunished(day, links, duty) for duty in needed):
            yield g.through or g.actor, g.power


def borrowers(day: Day, links: Links, lender: str, power: str) -> set[str]:
    """Those to whom an actor lends a power."""
    return {
        to
        for _, delegation in day.listed("delegations")
        if lender in day.seats(delegation["by"])
        for to in day.seats(delegation["to"])
        if any(grant.power == power for grant in links.lent(delegation, to))
    }


def held_duties(day: Day, post: str) -> set[str]:
    """The duties that a post answers for or does; to answer for one overall, or to have it from who
    does, is not to hold it."""
    overall = {duty for duty, entry in day.duties.items() if entry.get("tier") == "overall"}
    return {
        duty
        for duty in day.duties
        if post in day.responsible(duty) or (duty not in overall and post in day.answering(duty) | day.delegated(duty))
    }


def reviewed(day: Day, duty: str, post: str, person: str | None) -> bool:
    """Whether a duty has a compensating control that somebody else reviews: another post, and not the same person."""
    control = day.duties[duty].get("compensating") or {}
    if not control.get("control"):
        return False
    unnamed = isinstance(control.get("reviewer"), dict)
    return unnamed or any(seat != post and day.persons(seat) != {person} for seat in day.seats(control.get("reviewer")))


def bare_duties(day: Day, post: str, person: str | None) -> set[str]:
    """The duties that a post holds by the hand of a person (or of nobody) and without a reviewed control."""
    return {duty for duty in held_duties(day, post) if not reviewed(day, duty, post, person)}


def held_by_person(day: Day) -> dict[str, set[str]]:
    """The duties that each person holds without a reviewed control, over all posts."""
    people: dict[str, set[str]] = {}
    for post in day.posts:
        for person in day.holders(post):
            people[person] = people.get(person, set()) | bare_duties(day, post, person)
    return people


def clashes(day: Day, duties: set[str]) -> Iterator[frozenset[str]]:
    """The pairs of duties (or the single ones) with two groups of stages in cells that differ only in stage."""
    for one, other in itertools.combinations_with_replacement(sorted(duties), 2):
        groups: dict[Any, set[str]] = {}
        for cell in day.cells(one):
            groups.setdefault(cell[:1] + cell[2:], set()).add(GROUP_OF[cell[1]])
        if any(groups.get(c[:1] + c[2:], {GROUP_OF[c[1]]}) != {GROUP_OF[c[1]]} for c in day.cells(other)):
            yield frozenset((one, other))


def sod001(day: Day, links: Links) -> Iterator[Key]:
    """A post, or a person over several posts, with two duties, or one, at different groups of stages in like cells.

    Like are cells that differ only in stage. By answering or doing, delegations included, bodies not. Spared: to answer
    overall, duties with a reviewed control. What lies in one post is not named again for its holders.
    """
    by_post: dict[str, set[frozenset[str]]] = {}
    for post in day.posts:
        hands: list[str | None] = [*day.holders(post)]
        by_post[post] = {pair for hand in hands or [None] for pair in clashes(day, bare_duties(day, post, hand))}
    for post, pairs in by_post.items():
        yield from ((post, pair) for pair in pairs)
    for person, duties in held_by_person(day).items():
        own = set().union(*(pairs for post, pairs in by_post.items() if person in day.holders(post)))
        yield from ((person, pair) for pair in set(clashes(day, duties)) - own)


def sod002(day: Day, links: Links) -> Iterator[Key]:
    """A person with two duties, or one, that state leaves of different functions and share cells but for the stage.

    Spared: to answer overall, as in SOD001; duties separated case by case, and those with a reviewed control.
    """
    for person, duties in held_by_person(day).items():
        open_ = sorted(duty for duty in duties if not day.duties[duty].get("dsd"))
        for one, other in itertools.combinations_with_replacement(open_, 2):
            if two_functions(day, one, other):
                yield person, frozenset((one, other))


def two_functions(day: Day, one: str, other: str) -> bool:
    """Whether two duties state stages of different functions and share cells but for the stage."""
    first, second = ({FUNCTIONS[s] for s in day.stages(d) if s in FUNCTIONS} for d in (one, other))
    places = [{cell[:1] + cell[2:] for cell in day.cells(d)} for d in (one, other)]
    return bool(first and second and len(first | second) > 1 and places[0] & places[1])
