"""The way up on a day: to whom each seat turns next, and where that ends."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.oracle.day import Day, alive, reached
from tests.oracle.organisations import organisation, root, tops


class Statement(NamedTuple):
    """How something goes up, by what kind of owner; the charter's own has the owner "charter"."""

    kind: str
    owner: str
    said: Mapping[str, Any]


def general(day: Day) -> Statement | None:
    """What the charter says for every hop."""
    said = day.data.get("escalate")
    return Statement("charter", "charter", said) if said else None


def of_post(day: Day, seat: str) -> Statement | None:
    """What a seat says of its own hop."""
    said = day.actors[seat].get("escalate")
    return Statement("post", seat, said) if said else None


def of_matter(day: Day, matter: Any) -> Statement | None:
    """What a matter says, or the nearest above it."""
    for name in day.line_of(matter):
        if day.matters[name].get("escalate"):
            return Statement("matter", name, day.matters[name]["escalate"])
    return None


def of_duty(day: Day, duty: str) -> Statement | None:
    """What a duty says, else its matter."""
    said = day.duties[duty].get("escalate")
    return Statement("duty", duty, said) if said else of_matter(day, day.duties[duty].get("matter"))


def stated_anywhere(day: Day) -> bool:
    """Whether the charter, dead entries included, says anything of going up."""
    sections = ("departments", "posts", "bodies", "outsiders", "matters", "duties")
    entries = [entry for section in sections for entry in (day.data.get(section) or {}).values()]
    for process in (day.data.get("processes") or {}).values():
        entries += [step or {} for step in (process.get("steps") or {}).values()]
    return bool(day.data.get("escalate")) or any((entry or {}).get("escalate") for entry in entries)


def stand(day: Day, seat: str) -> str:
    """Who stands for a seat on the way up: for a body on no line, and with nobody named, its chair, and so on."""
    seen = [seat]
    while True:
        at = seen[-1]
        if at not in day.bodies or day.leads(at) or (day.bodies[at].get("escalate") or {}).get("to"):
            return at
        chair = day.chair(at)
        further = day.seat(chair) if chair else None
        if further is None or further == at:
            return at
        if further in seen:
            return further if further == seen[0] else seen[seen.index(further)]
        seen.append(further)


def home(day: Day, seat: str) -> Any:
    """The organisation of a seat: of a body that of its chair, else of its first superior."""
    if seat in day.bodies:
        chair = day.chair(seat)
        superiors = [name for name in day.actors if name in day.leads(seat)]
        of = day.seat(chair) if chair else superiors[0] if superiors else None
        return _own(day, of) if of else ("alone", seat)
    return _own(day, seat)


def _own(day: Day, seat: str) -> Any:
    if seat in day.posts:
        return organisation(day, seat)
    if seat in day.departments:
        line = day.above(seat)
        marked = [name for name in line if day.departments[name].get("organisation")]
        top = next(iter(marked), line[-1])
        for post in day.posts:
            if root(day, post) == top:
                return organisation(day, post)
    return ("alone", seat)


def at_top(day: Day, seat: str) -> bool:
    """Whether a seat is a top of its organisation."""
    return any(seat in top for top in tops(day).values())


def above(day: Day, seat: str) -> set[str]:
    """All who stand above a seat, chairs for their bodies."""

    def next_up(at: str) -> set[str]:
        return {stand(day, superior) for superior in day.leads(at)} - {at}

    return reached([seat], next_up)


def superior(day: Day, seat: str) -> str | None:
    """The superior to whom a seat turns: the one with the fewest levels, inside, to the top; then the first."""
    found = [stand(day, name) for name in day.actors if name in day.leads(seat)]
    found = [name for name in found if name != seat]
    return min(found, key=lambda name: _levels(day, seat, name), default=None)


def _levels(day: Day, seat: str, start: str) -> float:
    """How many levels it is from a superior to a top, through seats of the same organisation alone."""
    if home(day, start) != home(day, seat):
        return math.inf
    front, steps, seen = {start}, 0, {start}
    while front:
        if any(at_top(day, at) for at in front):
            return steps
        front = {
            up
            for at in front
            for up in ({stand(day, name) for name in day.leads(at)} - {at})
            if home(day, up) == home(day, at)
        } - seen
        seen |= front
        steps += 1
    return math.inf


def line_up(day: Day, seat: str) -> list[str]:
    """A seat and its superiors, one after the other, up to where nobody is or the line leads round."""
    found = [seat]
    while (at := superior(day, found[-1])) is not None and not comes_round(found[-1], lambda x: superior(day, x)):
        found.append(at)
    return found


def comes_round(seat: str, on: Any) -> bool:
    """Whether going on and on from a seat leads back to it."""
    seen: set[str] = set()
    at = on(seat)
    while at is not None and at not in seen:
        if at == seat:
            return True
        seen.add(at)
        at = on(at)
    return False


def named(day: Day, statement: Statement | None) -> Any:
    """To whom a statement leads: a seat; "gone", "unknown"; nothing where it names nobody."""
    to = statement.said.get("to") if statement else None
    if to is None:
        return None
    if isinstance(to, dict):
        return "unknown"
    seat = day.seat(to)
    return "gone" if seat is None else stand(day, seat)


def hop(day: Day, seat: str) -> str | None:
    """Where a case goes from a seat, circles not yet cut."""
    to = named(day, of_post(day, seat))
    if to is None:
        return superior(day, seat)
    return to if to in day.actors and to in above(day, seat) - {seat} else None


def why_not(day: Day, seat: str) -> str:
    """Why a case goes no further from a seat."""
    if comes_round(seat, lambda at: hop(day, at)) or (hop(day, seat) == seat):
        return "circle"
    to = named(day, of_post(day, seat))
    return {None: "no-superior", "gone": "lost", "unknown": "unknown"}.get(to, "not-rising")


def onward(day: Day, seat: str) -> list[str]:
    """A seat and all to whom a case goes from it in turn."""
    if ("onward", seat) not in day.memory:
        found = [seat]
        while not comes_round(found[-1], lambda at: hop(day, at)) and (at := hop(day, found[-1])) is not None:
            found.append(at)
        day.memory["onward", seat] = found
    return day.memory["onward", seat]  # type: ignore[no-any-return]


class Way(NamedTuple):
    """A way up: of a duty or step, from a seat, by a statement."""

    duty: str | None
    step: str | None
    seat: str
    by: Statement | None
    own: bool
    continuous: bool


def all_ways(day: Day) -> list[Way]:
    """All ways up from posts and bodies."""
    return [way for way in [*_of_duties(day), *_of_steps(day)] if way.seat in day.posts or way.seat in day.bodies]


def ways(day: Day) -> list[Way]:
    """All ways up, those of top leaders left out."""
    return [way for way in all_ways(day) if not at_top(day, stand(day, way.seat))]


def _of_duties(day: Day) -> list[Way]:
    found = []
    for duty, entry in day.duties.items():
        shared = entry.get("shared") or {}
        lead = day.seat(shared.get("lead")) if shared.get("how") != "divided" else None
        by, seats = of_duty(day, duty), day.answering(duty)
        for seat in {lead} if lead in seats else seats:
            own = by is not None and by[:2] == ("duty", duty)
            if not entry.get("heading"):
                found.append(Way(duty, None, str(seat), by, own, bool(entry.get("every"))))
    return found


def _of_steps(day: Day) -> list[Way]:
    found = []
    for name, process in day.living("processes").items():
        for step, entry in (process.get("steps") or {}).items():
            if (entry or {}).get("automatic") or not alive(entry or {}, day.today):
                continue
            for seat in day.seats((entry or {}).get("by")):
                duty = duty_of(day, process.get("matter"), seat)
                by = of_duty(day, duty) if duty else None
                by = by or of_matter(day, process.get("matter"))
                said = (entry or {}).get("escalate")
                by = Statement("step", step, said) if said else by
                every = bool(duty and day.duties[duty].get("every"))
                found.append(Way(None, f"{name}/{step}", seat, by, bool(said), every))
    return found


def duty_of(day: Day, matter: Any, seat: str) -> str | None:
    """The duty that a step is part of, for who does it: the first that says how it goes up, else the first."""
    if matter not in day.matters:
        return None
    leaves = set(day.leaves(matter))
    mine = [
        duty
        for duty, entry in day.duties.items()
        if entry.get("matter") in day.matters
        and leaves & set(day.leaves(entry["matter"]))
        and seat in day.answering(duty) | day.doers(duty)
    ]
    return next((duty for duty in mine if of_duty(day, duty)), mine[0] if mine else None)
