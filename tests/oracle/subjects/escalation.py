"""How cases go up: HIER007."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.oracle import upward
from tests.oracle.day import Day, Key
from tests.oracle.drafting_upward import drafting as drafting
from tests.oracle.keys import subtyped
from tests.oracle.links import Links
from tests.oracle.organisations import tops
from tests.oracle.planting import without
from tests.oracle.timing import hours
from tests.oracle.upward import Statement, Way

SHAPES = {"HIER007": subtyped("subject", "duty", "step", "actor")}


def hier007(day: Day, links: Links) -> Iterator[Key]:
    """A way up that does not come to the top of its organisation, or on unstated terms, or later than its limit."""
    found = [(way, *_followed(day, way)) for way in upward.ways(day)]
    for way, seats, why in found:
        if why and why[0] != "unknown":
            yield (*why, way.duty, way.step, way.seat)
        if not why and _late(day, way, seats):
            yield "too-long", way.duty, way.duty, way.step, way.seat
    yield from _unsaid(day, [(way, seats) for way, seats, why in found if not why])


def _followed(day: Day, way: Way) -> tuple[list[str], tuple[str, str] | None]:
    """The seats from which a way goes on, up to the top, left out; or why it does not come there."""
    start = upward.stand(day, way.seat)
    to = upward.named(day, way.by)
    if way.by is not None and not way.own and to in day.actors and (to == start or start in upward.above(day, to)):
        to = None
    if to in ("gone", "unknown") and way.by is not None:
        return [], ("lost" if to == "gone" else "unknown", way.by.owner)
    if to is not None and way.by is not None and to not in upward.above(day, start) - {start}:
        return [], ("not-rising", way.by.owner)
    line = upward.onward(day, start) if to is None else [start, *upward.onward(day, to)]
    top = tops(day).get(upward.home(day, start), set())
    for place, at in enumerate(line):
        if place and at in top:
            return line[:place], None
    last = line[-1]
    why = upward.why_not(day, last)
    if why == "no-superior" and upward.at_top(day, last):
        return [], ("past-top", start)
    return [], (why, last)


SAYS = {"when": 1, "within": 2}
WORDS = {1: "no-trigger", 2: "no-deadline", 3: "no-terms"}
Speaker = tuple[str, str]
NOTHING = ("charter", "nothing")


def _unsaid(day: Day, found: list[tuple[Way, list[str]]]) -> Iterator[Key]:
    """Who speaks for a hop and leaves it out, where nobody behind says it: each with the ways that meet it first."""
    missing: Counter[Speaker] = Counter()
    on: dict[Speaker, set[Key]] = {}
    for key, bit in SAYS.items():
        culprits: dict[Speaker, set[Key]] = {}
        for way, seats in found:
            if key == "when" or not way.continuous:
                _blame(day, way, seats, key, culprits)
        for speaker, mine in culprits.items():
            missing[speaker] |= bit
            on.setdefault(speaker, set()).update(mine)
    for speaker, mine in on.items():
        why, owner = ("unsaid", "charter") if speaker == NOTHING else (WORDS[missing[speaker]], speaker[1])
        yield from ((why, owner, *way) for way in mine or {(None, None, None)})


def _blame(day: Day, way: Way, seats: list[str], key: str, culprits: dict[Speaker, set[Key]]) -> None:
    """Adds, hop by hop, who speaks for it and leaves it out; a post answers for the ways that meet it as the first."""
    name, met = (way.duty, way.step, way.seat), False
    for place, seat in enumerate(seats):
        speakers = _speakers(day, way, seat, first=place == 0)
        if any(one.said.get(key) for one in speakers):
            continue
        speaker = speakers[0][:2] if speakers else NOTHING
        mine = culprits.setdefault(speaker, set())
        if speaker[0] != "post" or not met or (place == 0 and way.by is not None):
            mine.add(name)
        met = met or (speaker[0] == "post" and not (place == 0 and way.by is not None))


def _speakers(day: Day, way: Way, seat: str, *, first: bool) -> list[Statement]:
    """Who speaks for a hop, in order."""
    own, all_ = upward.of_post(day, seat), upward.general(day)
    return [one for one in ([way.by, own, all_] if first else [own, way.by, all_]) if one is not None]


def _late(day: Day, way: Way, seats: list[str]) -> bool:
    """Whether the deadlines known add up to more than the limit, whenever they begin."""
    limit = day.said(way.duty, "within") if way.duty else None
    if not limit or way.continuous:
        return False
    total = [0.0, 0.0]
    for place, seat in enumerate(seats):
        speakers = _speakers(day, way, seat, first=place == 0)
        said = next((one.said["within"] for one in speakers if one.said.get("within")), None)
        if said:
            total["working" not in said and "工作" not in said] += float(hours(said) / 24)
    most = [0.0, 0.0]
    most["working" not in limit and "工作" not in limit] = float(hours(limit) / 24)
    left = [max(one - other, 0) for one, other in zip(total, most, strict=True)]
    spare = [max(other - one, 0) for one, other in zip(total, most, strict=True)]
    return _least(left[0]) + left[1] > _most(spare[0]) + spare[1]


def _least(working: float) -> float:
    return working + 2 * ((math.ceil(working) - 1) // 5) if working > 0 else 0


def _most(working: float) -> float:
    return working + 2 * math.ceil(working / 5) if working > 0 else 0


def _inherited_goes_anywhere(data: dict[str, Any]) -> None:
    """What a matter says of going up, each of its duties says."""
    for duty in data["duties"].values():
        stated = (data.get("matters") or {}).get(duty.get("matter"), {}).get("escalate")
        if stated and not duty.get("escalate"):
            duty["escalate"] = dict(stated)


def _nothing_names_whom(data: dict[str, Any]) -> None:
    for section in ("posts", "bodies", "duties", "matters"):
        for entry in (data.get(section) or {}).values():
            (entry.get("escalate") or {}).pop("to", None)


def _without_general_deadline(data: dict[str, Any]) -> None:
    (data.get("escalate") or {}).pop("within", None)


FAULTS = {
    "the charter sets no deadline": _without_general_deadline,
    "nobody is named to go up to": _nothing_names_whom,
    "what matters say is said by their duties": _inherited_goes_anywhere,
    "posts do not say how cases go up": without("posts", "escalate"),
}
