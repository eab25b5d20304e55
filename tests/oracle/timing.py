"""Limits and commitments: TIME."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from tests.oracle.day import Day, Key, many
from tests.oracle.links import Links
from tests.oracle.steps import after, living_steps

Step = Mapping[str, Any]


def targets(step: Step) -> Iterator[tuple[str, int, bool]]:
    """The ways on from a step: where to, how often (0: as often as one likes), and whether for new facts alone."""
    following = step.get("next")
    for to in (
        [t for said in following.values() for t in many(said)] if isinstance(following, dict) else many(following)
    ):
        if isinstance(to, dict):
            yield to["step"], to.get("at_most") or 0, bool(to.get("new_facts"))
        else:
            yield to, 0, False


def public(day: Day, matter: Any) -> bool:
    """Whether a matter serves the public."""
    return bool(matter in day.matters and day.matter_says(matter, "public"))


def time001(day: Day, links: Links) -> Iterator[Key]:
    """A step without a limit; a duty to the public that is work and has neither limit nor period; a clock unstarted."""
    for name, process in day.living("processes").items():
        grade = 2 if public(day, process.get("matter")) else 1
        if not process.get("starts"):
            yield "no-start", name, grade
        for step, entry in living_steps(day, name).items():
            if not entry.get("limit"):
                yield "step", f"{name}/{step}", grade
    for name, duty in day.duties.items():
        work = duty.get("tier") != "overall" and duty.get("mode") != "default" and not duty.get("heading")
        if day.said(name, "public") and work and not (day.said(name, "within") or duty.get("every")):
            yield "duty", name, 2


def hours(text: str) -> Fraction:
    """A duration in hours; working days count 24, as only like is compared with like here."""
    if text in ("即时", "immediately"):
        return Fraction(0)
    digits = "".join(sign for sign in text if sign in "0123456789.")
    unit = text[len(digits) :].strip().rstrip("s")
    sizes: dict[str, Fraction | int] = {
        "working day": 24,
        "个工作日": 24,
        "day": 24,
        "hour": 1,
        "周": 168,
        "minute": Fraction(1, 60),
    }
    return Fraction(digits) * Fraction(sizes[unit])


def takes(step: Step) -> Fraction:
    """What a step takes of the limit of its process, as far as that is known."""
    free = step.get("clock") == "stopped" or (step.get("clock") == "excluded" and step.get("basis"))
    return Fraction(0) if free or not step.get("limit") else hours(step["limit"])


def slowest(steps: Mapping[str, Step]) -> Fraction | None:
    """The longest walk from the first step to an end, over all states (step, ways spent).

    Nothing where there is none, or where a walk may grow for ever.
    """
    if not steps:
        return None
    first = next(iter(steps))
    best = {(first, ()): takes(steps[first])}
    for _ in range(400):
        if not _grown(steps, best):
            ends = {name for name, step in steps.items() if not step.get("next") or "end" in after(step)}
            return max((value for (at, _), value in best.items() if at in ends), default=None)
    return None


def _grown(steps: Mapping[str, Step], best: dict[Any, Fraction]) -> bool:
    """Takes every known walk one step on; whether that made any walk longer."""
    grown = False
    for (at, spent), value in list(best.items()):
        for number, (to, most, _) in enumerate(targets(steps[at])):
            if to in steps and (not most or spent.count((at, number)) < most):
                state = (to, tuple(sorted([*spent, (at, number)])) if most else spent)
                longer = value + takes(steps[to])
                if best.get(state, Fraction(-1)) < longer:
                    best[state], grown = longer, True
    return grown


def time002(day: Day, links: Links) -> Iterator[Key]:
    """The slowest walk against the promise, else the law; and the promise against the law."""
    for name, process in day.living("processes").items():
        promise, law = process.get("promise"), process.get("statutory")
        slow = slowest(living_steps(day, name))
        limit = promise or law
        if slow is not None and limit and slow > hours(limit):
            yield ("sum" if promise else "sum-statutory"), name
        if promise and law and hours(promise) > hours(law):
            yield "promise", name


def time003(day: Day, links: Links) -> Iterator[Key]:
    """A limit and nothing that follows."""
    for name, process in day.living("processes").items():
        limited = [step for step in living_steps(day, name).values() if step.get("limit")]
        whole = process.get("promise") or process.get("statutory")
        up: Any = day.matter_says(process.get("matter"), "escalate") or (
            limited and all(s.get("escalate") for s in limited)
        )
        if (limited or whole) and not process.get("overrun") and not up:
            yield "process", name
    settled = [p["matter"] for p in day.living("processes").values() if p.get("overrun") and p.get("matter")]
    for name, duty in day.duties.items():
        met = (
            any(set(day.leaves(duty["matter"])) & set(day.leaves(m)) for m in settled) if duty.get("matter") else False
        )
        follows = set(many(day.said(name, "consequence"))) & set(day.consequences)
        bound = day.said(name, "within") and not duty.get("heading")
        if bound and not follows and not day.said(name, "escalate") and not met:
            yield "duty", name
    for name, entry in day.living("commitments").items():
        if entry.get("within") and not entry.get("breach") and "breach" not in adopted(entry):
            yield "commitment", name


def adopted(entry: Mapping[str, Any]) -> set[str]:
    """The parts of a promise that a standard states."""
    return {part for one in many(entry.get("by_reference")) for part in many(one["parts"])}


def time004(day: Day, links: Links) -> Iterator[Key]:
    """A step that stops the clock and comes round to itself by ways that may each be taken more than once."""
    for name in day.living("processes"):
        steps = living_steps(day, name)
        onward = {step: often(entry, set(steps)) for step, entry in steps.items()}
        for step, entry in steps.items():
            seen: set[str] = set()
            todo = set(onward[step])
            while todo:
                at = todo.pop()
                seen.add(at)
                todo |= onward[at] - seen
            if entry.get("clock") == "stopped" and step in seen:
                yield (f"{name}/{step}",)


def often(step: Step, known: set[str]) -> set[str]:
    """The steps to which one may go more than once for other than new facts."""
    bounds: dict[str, list[int]] = {}
    for to, most, new in targets(step):
        if to in known and not new:
            bounds.setdefault(to, []).append(most)
    return {to for to, found in bounds.items() if 0 in found or sum(found) > 1}


def time005(day: Day, links: Links) -> Iterator[Key]:
    """The parts of a measure that a commitment lacks, unless it is one of conduct."""
    for name, entry in day.living("commitments").items():
        if not entry.get("conduct"):
            for part in ("indicator", "unit", "target", "source"):
                if (entry.get("measure") or {}).get(part) is None:
                    yield name, part


def time006(day: Day, links: Links) -> Iterator[Key]:
    """The parts that a commitment to those outside lacks, and no standard states."""
    for name, entry in day.living("commitments").items():
        if not entry.get("inside"):
            for part in ("content", "procedure", "standard", "within", "breach"):
                if not entry.get(part) and part not in adopted(entry):
                    yield name, part
            if not (entry.get("published") or {}).get("where"):
                yield name, "published"
