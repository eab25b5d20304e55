"""Loops between units, first inquiry, tracking, approval and monitoring: PROC004-PROC007."""

from collections.abc import Iterator
from typing import Any

from tests.oracle.day import Day, Key, many
from tests.oracle.links import Links
from tests.oracle.overlaps import claims
from tests.oracle.steps import behind, living_steps, onward, units
from tests.oracle.timing import public, targets


def proc004(day: Day, links: Links) -> Iterator[Key]:
    """The steps of a loop of unbounded ways in which no unit has a hand throughout, and no step goes up."""
    for process, entry in day.living("processes").items():
        steps = living_steps(day, process)
        free = {name: {to for to, most, _ in targets(step) if not most and to in steps} for name, step in steps.items()}

        def beyond(name: str, free: dict[str, set[str]] = free) -> set[str]:
            seen: set[str] = set()
            todo = set(free[name])
            while todo:
                at = todo.pop()
                seen.add(at)
                todo |= free[at] - seen
            return seen

        for name in steps:
            loop = {other for other in beyond(name) if name in beyond(other)}
            hands = [units(day, steps[other]) for other in loop]
            hands = [hand for hand in hands if hand]
            up = any(_goes_up(day, entry, steps[other]) for other in loop)
            if hands and not set.intersection(*hands) and not up:
                yield (f"{process}/{name}",)


def _goes_up(day: Day, process: Any, step: Any) -> bool:
    by_post = any(
        (day.actors.get(actor) or {}).get("escalate") for actor in many(step.get("by")) if isinstance(actor, str)
    )
    return bool(step.get("escalate") or by_post or day.matter_says(process.get("matter"), "escalate"))


def proc005(day: Day, links: Links) -> Iterator[Key]:
    """The parts that a rule of first inquiry lacks, where somebody stands at the door."""
    for name, process in day.living("processes").items():
        steps = list(living_steps(day, name).values())
        by_system = bool(steps) and bool(steps[0].get("automatic"))
        intake = process.get("intake")
        door = isinstance(intake, dict) or any(actor in day.actors for actor in many(intake))
        if door or (public(day, process.get("matter")) and not by_system):
            for part in {"handle", "transfer", "contact", "record", "urgent", "liability"}:
                if part not in many(process.get("first_inquiry")):
                    yield name, part


def passes(day: Day, process: str) -> list[tuple[str, str]]:
    """Where a case goes from one unit to another, as PROC002 sees it."""
    steps = living_steps(day, process)
    found = []
    for name, step in steps.items():
        for following in behind(steps, name):
            target = steps[following]
            own, theirs = units(day, step), units(day, target)
            nobody = not day.seats(target.get("by")) - set(day.departments)
            nobody &= not any(isinstance(actor, dict) for actor in many(target.get("by")))
            if own and not own & theirs and (theirs or nobody):
                found.append((name, following))
    return found


def proc006(day: Day, links: Links) -> Iterator[Key]:
    """A hand-off that nobody tracks and of which the applicant does not hear; or none that comes home."""
    for name, process in day.living("processes").items():
        steps = living_steps(day, name)
        over = passes(day, name)
        tracked = isinstance(process.get("tracked_by"), dict) or process.get("tracked_by") in day.actors
        for step, following in over:
            heard = any(who in day.outsiders for s in (step, following) for who in many(steps[s].get("informs")))
            if not tracked and not ((steps[following].get("receives") or {}).get("confirms") and heard):
                yield "untracked", name
        homes = _homes(day, process.get("matter"))
        passed = [at for _, following in over for at in onward(steps, following)]
        unknown = any(isinstance(actor, dict) for at in passed for actor in many(steps[at].get("by")))
        if passed and homes and not unknown and not any(_home(day, steps[at], homes) for at in passed):
            yield "elsewhere", name


def _homes(day: Day, matter: Any) -> set[str]:
    """Whoever answers for a duty on a matter, explicitly and directly, or does it."""
    found: set[str] = set()
    for name, duty in day.duties.items():
        direct = duty.get("tier") != "overall" and duty.get("mode") in (None, "explicit") and not duty.get("heading")
        if direct and matter in day.matters and _touches(day, duty, set(day.leaves(matter))):
            found |= day.answering(name) | day.doers(name)
    return found


def home(day: Day, seat: str) -> str:
    """The unit of a seat."""
    if seat in day.departments:
        return seat
    own = day.actors[seat].get("department")
    return own if own in day.departments else min(day.heads(seat), default=seat)


def _home(day: Day, step: Any, homes: set[str]) -> bool:
    seats = day.seats(step.get("by"))
    return any(day.at_or_below(s, h) or home(day, s) == home(day, h) for s in seats for h in homes)


def proc007(day: Day, links: Links) -> Iterator[Key]:
    """Each approving and each monitoring seat of two units on common cells, with what is not told between them."""
    held = [claim for claim in claims(day) if day.duties[claim.duty].get("matter")]
    approving = [claim for claim in held if "approve" in day.stages(claim.duty)]
    monitoring = [claim for claim in held if "monitor" in day.stages(claim.duty)]
    for one in approving:
        points = {cell[:1] + cell[2:] for cell in one.cells}
        for other in monitoring:
            x, y = home(day, one.actor), home(day, other.actor)
            if x == y or points.isdisjoint(cell[:1] + cell[2:] for cell in other.cells):
                continue
            missing = _missing(day, one.duty, other.duty, x, y)
            if missing:
                yield missing, one.duty, other.duty, one.actor, other.actor


def _missing(day: Day, one: str, other: str, x: str, y: str) -> str | None:
    leaves = set(day.leaves(day.duties[one]["matter"])) & set(day.leaves(day.duties[other]["matter"]))
    forth, back = (list(_told(day, leaves, a, b)) for a, b in ((x, y), (y, x)))
    if not forth or not back:
        return "no-link" if not forth and not back else "no-report" if not forth else "no-return"
    return None if any(forth) and any(back) else "no-limit"


def _told(day: Day, leaves: set[Any], x: str, y: str) -> Iterator[bool]:
    """Each way in which unit x tells unit y, with whether it is limited."""
    for name, process in day.living("processes").items():
        if _touches(day, process, leaves):
            yield from _told_in_steps(day, name, x, y)
    for name, duty in day.duties.items():
        hands = {home(day, seat) for seat in day.answering(name) | day.doers(name)}
        if _touches(day, duty, leaves) and any(_inside(day, unit, x) for unit in hands):
            for who in many(duty.get("informed")):
                if _inside(day, _unit_of(day, who), y):
                    yield bool(day.said(name, "within") or duty.get("every"))


def _told_in_steps(day: Day, process: str, x: str, y: str) -> Iterator[bool]:
    steps = living_steps(day, process)
    for step in steps.values():
        by = units(day, step)
        for who in many(step.get("informs")):
            if _inside(day, _unit_of(day, who), y) and (not by or any(_inside(day, unit, x) for unit in by)):
                yield bool(step.get("limit"))
    for tail, head in passes(day, process):
        target = steps[head]
        source, taken = units(day, steps[tail]), units(day, target)
        if any(_inside(day, unit, x) for unit in source) and any(_inside(day, unit, y) for unit in taken):
            yield bool(target.get("limit") or (target.get("receives") or {}).get("accept_within"))


def _touches(day: Day, entry: Any, leaves: set[Any]) -> bool:
    return entry.get("matter") in day.matters and bool(leaves & set(day.leaves(entry["matter"])))


def _unit_of(day: Day, who: Any) -> str | None:
    return who if who in day.departments else home(day, who) if who in day.actors else None


def _inside(day: Day, unit: str | None, whole: str) -> bool:
    return unit is not None and (unit == whole or whole in day.above(unit))
