"""Processes: PROC."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from tests.oracle.day import Day, Key, alive, many, reached
from tests.oracle.gaps import moved_out
from tests.oracle.links import Links


def living_steps(day: Day, process: str) -> dict[str, Mapping[str, Any]]:
    """The living steps of a process."""
    steps = day.living("processes")[process].get("steps") or {}
    return {name: step or {} for name, step in steps.items() if alive(step or {}, day.today)}


def branches(step: Mapping[str, Any]) -> dict[str, list[str]]:
    """The next steps of a step, by outcome."""
    following = step.get("next")
    outcomes = following if isinstance(following, dict) else {"": following}
    return {name: [t["step"] if isinstance(t, dict) else t for t in many(to)] for name, to in outcomes.items()}


def after(step: Mapping[str, Any]) -> set[str]:
    """All that may come after a step."""
    return set(itertools.chain.from_iterable(branches(step).values()))


def proc001(day: Day, links: Links) -> Iterator[Key]:
    """A living step that is not automatic and has no living actor, nor a name that leads nowhere; a headless
    department is no actor."""
    for process in day.living("processes"):
        for name, step in living_steps(day, process).items():
            if not step.get("automatic") and not _someone(day, step):
                yield (f"{process}/{name}",)


def _someone(day: Day, step: Mapping[str, Any]) -> bool:
    named = any(isinstance(actor, dict) for actor in many(step.get("by")))
    return named or bool(day.seats(step.get("by")) - set(day.departments))


def units(day: Day, step: Mapping[str, Any]) -> set[str]:
    """The departments that do a step, and those of whoever does it; who has none is its own."""
    found = set()
    for name in many(step.get("by")):
        if name in day.departments:
            found.add(name)
        for seat in day.seats(name) if name not in day.departments else ():
            own = day.actors[seat].get("department")
            found.add(own if own in day.departments else min(day.heads(seat), default=seat))
    return found


def behind(steps: Mapping[str, Mapping[str, Any]], name: str) -> set[str]:
    """The next steps of a step that no system does, past those that one does."""

    def systems(at: str) -> set[str]:
        return {key for key in after(steps[at]) & set(steps) if steps[key].get("automatic")}

    past = {name} | reached([name], systems)
    following = set().union(*(after(steps[at]) for at in past)) & set(steps)
    return {key for key in following if not steps[key].get("automatic")}


def proc002(day: Day, links: Links) -> Iterator[Key]:
    """A way between steps of different units where the receiving step says no time to accept within.

    What a system does is no step here: the case passes on to whoever comes behind it. The unit is the department as
    said, that of the post, that which it heads, or the actor itself. A step without unit is for PROC001. And a transfer
    that nobody accepted.
    """
    yield from moved_out(day, links)
    for process in day.living("processes"):
        steps = living_steps(day, process)
        for name, step in steps.items():
            for following in behind(steps, name):
                target = steps[following]
                own, theirs = units(day, step), units(day, target)
                accepted = (target.get("receives") or {}).get("accept_within")
                unowned = not _someone(day, target) and not target.get("automatic")
                if own and not own & theirs and (unowned or (theirs and not accepted)):
                    yield f"{process}/{name}", f"{process}/{following}"


def onward(steps: Mapping[str, Mapping[str, Any]], first: str) -> set[str]:
    """A step and all that it leads to."""
    return {first} | reached([first], lambda at: after(steps[at]) & set(steps))


def proc003(day: Day, links: Links) -> Iterator[Key]:
    """A step that the first does not lead to; or one of whose outcomes leads nowhere; or where cases get stuck.

    Stuck is a step reached, from which every way leads back to it or stops, and none to a stated `end`; the steps that
    lead there are not named again.
    """
    for process in day.living("processes"):
        steps = living_steps(day, process)
        start = onward(steps, next(iter(steps))) if steps else set()
        for name, step in steps.items():
            if name not in start:
                yield "unreachable", f"{process}/{name}"
            on = onward(steps, name)
            stuck = all(name in onward(steps, at) and "end" not in after(steps[at]) for at in on)
            if stuck and name in start and not any(outcome and not to for outcome, to in branches(step).items()):
                yield "dead", f"{process}/{name}"
            if any(outcome and not to for outcome, to in branches(step).items()):
                yield "outcome", f"{process}/{name}"
