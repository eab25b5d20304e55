"""Level by level: HIER003, HIER004, HIER006, PAR004, PAR005."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.oracle import upward
from tests.oracle.day import GROUP_OF, Day, Key, many, stage_leaves
from tests.oracle.gaps import disclaimed_twice, register
from tests.oracle.keys import subtyped
from tests.oracle.links import Links
from tests.oracle.organisations import tops
from tests.oracle.planting import without
from tests.oracle.register import UNKNOWN, Claim
from tests.oracle.steps import living_steps
from tests.oracle.upward import Statement

COLUMNS = {"PAR005": ("matter", "actor", "delegate")}
SHAPES = {
    "HIER003": subtyped("subject", "actor", "superior"),
    "HIER004": subtyped("duty", "actor", "superior"),
    "HIER006": subtyped("duty", "matter", "superior", "actor"),
    "PAR004": subtyped("subject", "part"),
}

# --- what goes past a level


def hier003(day: Day, links: Links) -> Iterator[Key]:
    """Between two posts with a superior's line of two steps or more between them, and a post there that is no party."""
    for kind, entry, lower, upper, party in (*_handed_down(day), *_sent_up(day)):
        line = upward.line_up(day, lower)
        if upper not in line[1:] or upper in day.leads(lower):
            continue
        between = line[1 : line.index(upper)]
        if any(at in day.posts and not day.posts[at].get("frozen") and at not in party for at in between):
            yield kind, entry, lower, upper


def _party(day: Day, duty: Any) -> set[str]:
    keys = ("accountable", "responsible", "assist", "support", "consulted", "informed", "recommend", "veto")
    if duty not in day.duties:
        return set()
    return {seat for key in keys for seat in day.seats(day.duties[duty].get(key))} | day.delegated(duty)


def _audit(day: Day, duty: Any) -> bool:
    return duty in day.duties and {GROUP_OF[leaf] for leaf in stage_leaves(day.stages(duty))} == {"supervise"}


def _handed_down(day: Day) -> Iterator[tuple[str, Any, str, str, set[str]]]:
    for duty, entry in day.duties.items():
        if not (_audit(day, duty) or entry.get("heading") or entry.get("past_levels")):
            for upper, lower in itertools.product(day.answering(duty), day.responsible(duty)):
                yield "assignment", duty, lower, upper, _party(day, duty)
    for place, entry in day.listed("delegations"):
        stated = many(entry.get("duty")) or [None]
        for duty in stated:
            dead = duty is not None and duty not in day.duties
            if not (dead or _audit(day, duty) or entry.get("past_levels")):
                for upper, lower in itertools.product(day.seats(entry["by"]), day.seats(entry["to"])):
                    yield "delegation", place, lower, upper, _party(day, duty)


def _sent_up(day: Day) -> Iterator[tuple[str, Any, str, str, set[str]]]:
    for duty, entry in day.duties.items():
        if not (_audit(day, duty) or entry.get("heading") or entry.get("past_levels")):
            for lower, upper in itertools.product(day.answering(duty), day.seats(entry.get("informed"))):
                yield "report", duty, lower, upper, _party(day, duty)
    for name, process in day.living("processes").items():
        steps = living_steps(day, name)
        party = {seat for step in steps.values() for key in ("by", "informs") for seat in day.seats(step.get(key))}
        for step, entry in steps.items():
            for lower, upper in itertools.product(day.seats(entry.get("by")), day.seats(entry.get("informs"))):
                if not entry.get("past_levels") and not _urgent(day, process, lower):
                    yield "step-report", f"{name}/{step}", lower, upper, party
    yield from _escalated(day)


def _urgent(day: Day, process: Mapping[str, Any], seat: str) -> bool:
    first = many(process.get("intake"))[:1]
    return "urgent" in many(process.get("first_inquiry")) and seat in day.seats(first)


def _escalated(day: Day) -> Iterator[tuple[str, Any, str, str, set[str]]]:
    stated = ((upward.of_post(day, seat), seat) for seat in day.actors)
    found: list[tuple[Statement, str, set[str]]] = [(by, seat, set()) for by, seat in stated if by is not None]
    for way in upward.all_ways(day):
        process = (way.step or "").split("/")[0]
        urgent = way.step is not None and _urgent(day, day.living("processes")[process], way.seat)
        if way.by is not None and not urgent:
            steps = living_steps(day, process) if process else {}
            around = {s for step in steps.values() for key in ("by", "informs") for s in day.seats(step.get(key))}
            found.append((way.by, way.seat, _party(day, way.duty) if way.duty else around))
    for by, lower, party in found:
        if not by.said.get("past_levels"):
            for upper in day.seats(by.said.get("to")):
                yield "escalation", by.owner, lower, upper, party


# --- who answers too low


def hier004(day: Day, links: Links) -> Iterator[Key]:
    """A doer above who answers, and who does not answer too; a prescribed item with nobody high enough."""
    for duty, entry in day.duties.items():
        for actor in day.answering(duty):
            circled = actor in day.upward(actor)
            if entry.get("heading") or day.actors[actor].get("professional") or circled:
                continue
            for doer in (day.doers(duty) - day.answering(duty)) & day.upward(actor):
                yield "below-doer", duty, actor, doer
    yield from _juniors(day)


def _juniors(day: Day) -> Iterator[Key]:
    items = day.living("prescribed")
    asked = [
        matter
        for matter, entry in day.matters.items()
        if any(item in items and items[item].get("applies") is not False for item in many(entry.get("prescribed")))
    ]
    leaves = {leaf for matter in asked for leaf in day.leaves(matter)}
    claims = [
        claim
        for claim in register(day).claims
        if claim.actor != UNKNOWN and _leading(day, claim) and not day.actors[claim.actor].get("professional")
        if day.duties[claim.duty].get("matter") and leaves & set(day.leaves(day.duties[claim.duty]["matter"]))
    ]
    senior = [claim.cells for claim in claims if _enough(day, claim.actor) is True]
    for claim in claims:
        if _enough(day, claim.actor) is False and not claim.cells <= frozenset().union(*senior):
            yield "too-junior", claim.duty, claim.actor, None


def _leading(day: Day, claim: Claim) -> bool:
    """Whether a claim is that of the lead, where one leads."""
    shared = day.duties[claim.duty].get("shared") or {}
    lead = day.seat(shared.get("lead")) if shared.get("how") != "divided" else None
    return lead not in day.answering(claim.duty) or claim.actor == lead


def _enough(day: Day, actor: str) -> bool | None:
    """Whether somebody stands at the level below the top, or is of the grade of who does; nothing without a top."""
    line = upward.line_up(day, upward.stand(day, actor))
    level, top = _level(day, line[0])
    if level is None:
        return None
    for at in line:
        if _level(day, at)[0] == 1:
            one, other = day.actors[line[0]], day.actors[at]
            known = isinstance(one.get("grade"), int) and isinstance(other.get("grade"), int)
            as_high = known and one["grade"] >= other["grade"] and one.get("ladder") == other.get("ladder")
            return level <= 1 or (_level(day, at)[1] == top and as_high)
    return level <= 1


def _level(day: Day, seat: str) -> tuple[int | None, str | None]:
    own = tops(day).get(upward.home(day, seat), set())
    line = upward.line_up(day, seat)
    return next(((place, at) for place, at in enumerate(line) if at in own), (None, None))


# --- who settles what is shared


def hier006(day: Day, links: Links) -> Iterator[Key]:
    """Sharers without a lead, and disputers, whose common superior or coordinator is none, far, or may not decide."""
    waiting: Counter[str] = Counter()
    powers = bool(links.grants)
    for duty, matter, members, on, cells in (*_sharing(day), *_disputing(day)):
        lines = {seat: upward.line_up(day, upward.stand(day, seat)) for seat in members}
        common = [at for at in next(iter(lines.values())) if all(at in line for line in lines.values())]
        if common and common[0] in {line[0] for line in lines.values()}:
            continue
        named_ = _coordinator(day, on)
        if named_ in members and matter:
            named_ = None
        by = upward.stand(day, named_) if named_ else common[0] if common else None
        word = "disputed-" if matter else ""
        far = max((line.index(by) for line in lines.values() if by in line), default=0)
        if by is not None and not matter:
            waiting[by] += 1
        able = not powers or by is None or _decides(day, links, by, cells)
        why = "missing" if by is None else "too-far" if far > 2 else "" if able else "powerless"
        for member in members if why else ():
            yield word + why, duty, matter, by, member
    for by, count in waiting.items():
        if count > 10:
            yield "bottleneck", None, None, by, None


def _decides(day: Day, links: Links, actor: str, cells: frozenset[Any]) -> bool:
    held = [grant.cells for grant in links.grants if grant.actor == actor and grant.power in ("decide", "direct")]
    return bool(held) and cells <= frozenset().union(*held)


def _coordinator(day: Day, matter: Any) -> str | None:
    for name in day.line_of(matter):
        if day.matters[name].get("coordinated_by") is not None:
            return day.seat(day.matters[name]["coordinated_by"])
    return None


def _sharing(day: Day) -> Iterator[tuple[Any, Any, set[str], Any, frozenset[Any]]]:
    for duty, entry in day.duties.items():
        seats, lead = day.answering(duty), (entry.get("shared") or {}).get("lead")
        unknown = any(isinstance(name, dict) for name in many(entry.get("accountable")))
        led = isinstance(lead, dict) or day.seat(lead) in seats
        if len(seats) > 1 and not led and not unknown and not entry.get("heading"):
            yield duty, None, seats, entry.get("matter"), day.cells(duty)


def _disputing(day: Day) -> Iterator[tuple[Any, Any, set[str], Any, frozenset[Any]]]:
    by_cell: dict[Any, set[str]] = {}
    for _, seat, cell in disclaimed_twice(register(day)):
        by_cell.setdefault(cell, set()).add(seat)
    pairs = {(cell[0], pair) for cell, seats in by_cell.items() for pair in itertools.combinations(sorted(seats), 2)}
    for matter, pair in pairs:
        yield None, matter, set(pair), matter, _all_of(day, matter)


def _all_of(day: Day, matter: str) -> frozenset[Any]:
    entry = day.matters[matter]
    stages = stage_leaves(many(day.matter_says(matter, "stages")) or ["execute"])
    return day.product(day.leaves(matter), stages, day.inside(entry.get("required")))


# --- what goes with a duty


def par004(day: Day, links: Links) -> Iterator[Key]:
    """A transfer that has happened, or a delegation of a living duty, without staff, budget, or information."""
    moved = [
        ("transfer", entry.get("id") or f"transfer {place + 1}", entry)
        for place, entry in enumerate(day.data.get("transfers") or [])
        if entry.get("to") is not None and (entry.get("date") or day.today) <= day.today
    ]
    handed = [
        ("delegation", place, entry)
        for place, entry in day.listed("delegations")
        if any(duty in day.duties for duty in many(entry.get("duty")))
        and all(isinstance(entry[key], dict) or day.seat(entry[key]) for key in ("by", "to"))
    ]
    for kind, name, entry in [*moved, *handed]:
        means = entry.get("means") or {}
        for part in ("staff", "budget", "information"):
            if not means.get(part) and not means.get("negligible"):
                yield kind, name, part


def par005(day: Day, links: Links) -> Iterator[Key]:
    """Who answers for a matter in its policy alone, where nobody answers for the rest, and who does the work."""
    claims = register(day).claims
    for matter in day.matters:
        stages = many(day.matter_says(matter, "stages")) or ["execute"]
        leaves = set(day.leaves(matter))
        near = {duty for duty in day.duties if leaves & set(day.leaves(day.duties[duty].get("matter") or "none"))}
        carried = any(claim.duty in near and set(day.stages(claim.duty)) != {"policy"} for claim in claims)
        own = {claim.actor for claim in claims if day.duties[claim.duty].get("matter") == matter}
        at_work = {duty for duty in near if not day.duties[duty].get("heading")}
        worked = any(set(day.stages(duty)) != {"policy"} and day.doers(duty) for duty in at_work)
        if (set(stages) == {"policy"} and not worked) or carried or not own - {UNKNOWN}:
            continue
        hands = {seat for duty in at_work for seat in day.doers(duty)}
        for name, process in day.living("processes").items():
            if process.get("matter") and leaves & set(day.leaves(process["matter"])):
                hands |= {seat for step in living_steps(day, name).values() for seat in day.seats(step.get("by"))}
        hands -= {seat for duty in at_work for seat in day.answering(duty)}
        for actor, doer in itertools.product(own - {UNKNOWN}, hands):
            yield matter, actor, doer


FAULTS = {
    "duties may not pass over a level": without("duties", "past_levels"),
    "no post is professional": without("posts", "professional"),
    "posts have no grade": without("posts", "grade"),
    "nothing goes with a delegation": without("delegations", "means"),
    "nothing goes with a transfer": without("transfers", "means"),
    "matters have no coordinator": without("matters", "coordinated_by"),
    "duties say nothing of their stage": without("duties", "stage"),
    "nobody holds a power of his own": without("posts", "powers"),
    "nobody leads": lambda data: [(duty.get("shared") or {}).pop("lead", None) for duty in data["duties"].values()],
}
