"""Tenure, avoidance, handovers, terms: who holds which post, for how long, beside and after whom."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Entry, Key, alive, end_of, many
from tests.oracle.drafting_holding import CLASSES, COVERS, FOR_A_TIME
from tests.oracle.drafting_holding import drafting as drafting
from tests.oracle.duties import RANKS, cited
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import organisation, tops
from tests.oracle.years import later

EVER, NEVER = date.min, date.max
TERMS = (None, "substantive", "job-share", "concurrent", "term")
DOMAINS = ("personnel", "discipline", "audit", "finance")


# --- who holds what


def since(held: Entry) -> date:
    """When an appointment began."""
    return held.get("since") or EVER


def end(held: Entry) -> date:
    """The day from which an appointment no longer held."""
    return end_of(held) or NEVER


def watched(day: Day) -> list[str]:
    """The posts of which names are known."""
    return [post for post, entry in day.posts.items() if entry.get("headcount") is None]


def begun(day: Day, post: str, person: str | None = None) -> list[Entry]:
    """The appointments to a post, of one person or all, that have begun."""
    found = [held for held in day.appointments(post) if since(held) <= day.today and since(held) < end(held)]
    return [held for held in found if person in (None, held["person"])]


def stint(held: list[Entry], on: date) -> list[Entry]:
    """Those of some appointments that make up the unbroken time up to a day; none if nobody holds on it."""
    found = [one for one in held if since(one) <= on < end(one)]
    while found:
        first = min(map(since, found))
        more = [one for one in held if since(one) < first <= end(one)]
        if not more:
            return [one for one in held if first <= since(one) <= on]
        found += more
    return []


def around(day: Day, actor: str) -> set[str]:
    """An actor and the departments that it lies in or heads."""
    if actor in day.departments:
        return set(day.above(actor))
    return {actor} | (day.belongs(actor) | own_departments(day, actor) if actor in day.posts else set())


def own_departments(day: Day, post: str) -> set[str]:
    """The department of a post: as said, else that which it heads."""
    said = day.posts[post].get("department")
    if said is None:
        headed = [name for name, entry in (day.data.get("departments") or {}).items() if entry.get("head") == post]
        said = headed[0] if headed else None
    return {said} if said in day.departments else set()


def varied(day: Day, actor: str, what: str) -> list[Entry]:
    """What is varied for an actor today."""
    entries = [one for name in around(day, actor) for one in many(day.actors[name].get("variations"))]
    return [one for one in entries if one["of"] == what and alive(one, day.today)]


# --- PER002


def per002(day: Day, links: Links) -> Iterator[Key]:
    """More than ten years in a post, five in a key post, two terms, or fifteen years at one level."""
    for person in {held["person"] for post in day.posts for held in day.holding(post)}:
        retires = (day.data.get("people") or {}).get(person, {}).get("retires", NEVER)
        if day.today > later(retires, -3):
            continue
        levels: dict[Any, list[Entry]] = {}
        told = set()
        for post in watched(day):
            entry, own = day.posts[post], begun(day, post, person)
            if entry.get("professional") or relaxed(day, post):
                continue
            level = (entry.get("ladder"), str(entry["grade"])) if "grade" in entry else None
            levels.setdefault(level, []).extend(own)
            for why in stayed(entry, stint(own, day.today), day.today):
                told.add(level)
                yield why, person, post
        for level, held in levels.items():
            now = stint(held, day.today)
            if level and level not in told and now and passed(now, 15, day.today):
                yield "level", person


def relaxed(day: Day, post: str) -> bool:
    """Whether the limits of rotation are relaxed for a post, by somebody or on some basis."""
    return any(one.get("allowed_by") or one.get("basis") for one in varied(day, post, "rotation"))


def stayed(post: Entry, held: list[Entry], today: date) -> list[str]:
    """Why somebody has held a post for too long."""
    if held and passed(held, 5 if post.get("key") else 10, today):
        return ["key-post" if post.get("key") else "post"]
    terms = {since(one) for one in held if one.get("kind") in TERMS}
    return ["terms"] if len(terms) > 2 else []


def passed(held: list[Entry], years: int, today: date) -> bool:
    """Whether more than so many years have passed since it began, where it is known when."""
    first = min(map(since, held))
    return first != EVER and today > later(first, years)


# --- PER003


def per003(day: Day, links: Links) -> Iterator[Key]:
    """Relatives in a line, side by side, one watching where the other leads, in a case; a chief in the home area."""
    near = set(relatives(day))
    for person, relative in near:
        for post, rival in itertools.product(*(posts_of(day, one) for one in (person, relative))):
            if (why := too_near(day, post, rival)) and not allowed(day, post, rival):
                yield why, frozenset((person, relative))
    yield from in_cases(day, near)
    for post in set().union(*tops(day).values()) & set(watched(day)):
        for held in day.holding(post):
            if held.get("home_area") and not allowed(day, post, post):
                yield "home-area", frozenset((held["person"],))


def in_cases(day: Day, near: set[tuple[str, str]]) -> Iterator[Key]:
    """Relatives one of whom checks what the other did."""
    for process in day.living("processes").values():
        steps = {name: step for name, step in process["steps"].items() if alive(step or {}, day.today)}
        for pair in many(process.get("pairs")):
            if pair["do"] in steps and pair["check"] in steps:
                for doer, checker in itertools.product(*(day.seats(steps[pair[key]].get("by")) for key in pair)):
                    for both in itertools.product(day.persons(doer), day.persons(checker)):
                        if both in near and not allowed(day, doer, checker):
                            yield "case", frozenset(both)


def relatives(day: Day) -> Iterator[tuple[str, str]]:
    """Who is a relative of whom, whoever says so."""
    people = {name: entry or {} for name, entry in (day.data.get("people") or {}).items()}
    for person, entry in people.items():
        for one in many(entry.get("relatives")):
            if one.get("relation") in CLASSES and one["person"] != person:
                yield person, one["person"]
                yield one["person"], person


def posts_of(day: Day, person: str) -> list[str]:
    """The posts that a person holds today."""
    return [post for post in watched(day) if person in day.holders(post)]


def too_near(day: Day, post: str, rival: str) -> str | None:
    """The nearest reason why relatives may not be in two posts, seen from the first."""
    if over(day, post, rival) or over(day, rival, post):
        return "line"
    superiors, others = day.leads(post), day.leads(rival)
    persons = [set().union(*map(day.persons, found)) for found in (superiors, others)]
    if superiors & others or persons[0] & persons[1]:
        return "same-superior"
    same = post != rival and organisation(day, post) == organisation(day, rival)
    return "watches" if same and leading(day, post) and watches(day, rival) else None


def over(day: Day, upper: str, lower: str) -> bool:
    """Whether a post is the direct superior of another, or head or deputy of the level over its department's."""
    if upper in day.leads(lower):
        return True
    return any(
        below != above and lower in level(day, below) and level(day, above) & day.leads(str(day.seat(below)))
        for below in headed(day)
        for above in headed(day)
        if upper in level(day, above)
    )


def headed(day: Day) -> list[str]:
    """The departments with a head."""
    return [name for name in day.departments if day.seat(name) in day.posts]


def level(day: Day, department: str) -> set[str]:
    """The head of a department and its deputies: leading posts of it under its head, and the head's standby in it."""
    head = str(day.seat(department))
    own = {post for post in day.posts if department in own_departments(day, post)}
    second = {post for post in own if day.posts[post].get("leads") and head in day.leads(post)}
    return {head} | second | (own & {backup for backup, _ in day.backups(head)})


def leading(day: Day, post: str) -> bool:
    """Whether a post leads: marked so, a head, or a top."""
    top = post in tops(day)[organisation(day, post)]
    return bool(day.posts[post].get("leads")) or bool(day.heads(post)) or top


def watches(day: Day, post: str) -> bool:
    """Whether a post works in personnel, discipline, audit or finance."""
    for name in around(day, post) - {post}:
        entry = day.departments[name]
        if entry.get("kind") == "supervision" or set(many(entry.get("domain"))) & set(DOMAINS):
            return True
    for duty, entry in day.duties.items():
        own = entry.get("mode") != "default" and entry.get("tier") != "overall" and not entry.get("heading")
        domain = entry.get("domain") or day.matter_says(entry.get("matter"), "domain")
        if own and domain in DOMAINS and post in day.answering(duty) | day.doers(duty):
            return True
    return False


def allowed(day: Day, one: str, other: str) -> bool:
    """Whether somebody, who is neither in these posts nor below them, allowed it."""
    for entry in (*varied(day, one, "avoidance"), *varied(day, other, "avoidance")):
        by = entry.get("allowed_by")
        seat = day.seat(by)
        if by and (seat is None or not any(day.at_or_below(seat, post) for post in (one, other))):
            return True
    return False


# --- PER005


def per005(day: Day, links: Links) -> Iterator[Key]:
    """A change of holder of a post that answers for something, without a whole record, with a gap or an overlap."""
    for post in watched(day):
        own = [entry for duty, entry in day.duties.items() if post in day.answering(duty)]
        if not own:
            continue
        answers = max(min(since(entry) for entry in own), since(day.posts[post]))
        stints = [found for found in whole_stints(day, post) if found_end(found) > answers]
        order = begun(day, post)
        stints.sort(key=lambda found: (since(found[0]), -found_end(found).toordinal(), order.index(found[0])))
        changes = in_one_seat if day.posts[post].get("seats", 1) == 1 else in_many_seats
        for left, came, gap, overlap, changed in changes(day, stints):
            fault = wrong(day, post, left, came) if changed else None
            if not fault and gap > 0:
                fault = "gap", ()
            if not fault and overlap > 30:
                fault = "overlap", ()
            if fault:
                yield fault[0], post, left[-1]["person"], came[0]["person"], frozenset(fault[1])


Change = tuple[list[Entry], list[Entry], int, int, bool]


def whole_stints(day: Day, post: str) -> list[list[Entry]]:
    """The unbroken times of each person in a post; the appointment that lasts longest is the last of each."""
    found = []
    for person in dict.fromkeys(held["person"] for held in begun(day, post)):
        left = sorted(begun(day, post, person), key=since)
        while left:
            run = [left.pop(0)]
            while left and since(left[0]) <= found_end(run):
                run.append(left.pop(0))
            found.append([*run, max(reversed(run), key=end)])
    return found


def found_end(found: list[Entry]) -> date:
    """When an unbroken time ended."""
    return max(map(end, found))


def in_one_seat(day: Day, stints: list[list[Entry]]) -> Iterator[Change]:
    """Each stint with the one before it that lasted longest, once one of the two is over."""
    for place, came in enumerate(stints):
        earlier = stints[:place]
        left = max(earlier, key=found_end, default=None)
        if left is None or min(found_end(left), found_end(came)) > day.today:
            continue
        apart = (since(came[0]) - found_end(left)).days
        both = (left[-1], came[0])
        shared = any(one.get("kind") == "job-share" for one in both) or round(sum(share(one) for one in both), 6) <= 1
        acting = any(one.get("kind") == "acting" for one in both)
        beside = found_end(came) <= found_end(left)
        same = both[0]["person"] == both[1]["person"]
        together = (min(found_end(left), found_end(came)) - since(came[0])).days
        changed = not beside and not same and not (shared and apart < 0)
        yield left, came, apart, 0 if shared or acting else together, changed


def in_many_seats(day: Day, stints: list[list[Entry]]) -> Iterator[Change]:
    """Each stint that is over with the first that began at most thirty days before its end."""
    for left in stints:
        if found_end(left) > day.today or left[-1].get("kind") == "job-share":
            continue
        latest = found_end(left) - timedelta(30) if found_end(left).toordinal() > 31 else EVER
        after = [other for other in stints if since(other[0]) > since(left[0]) and since(other[0]) >= latest]
        if after:
            yield left, after[0], 0, 0, left[-1]["person"] != after[0][0]["person"]


def share(held: Entry) -> float:
    """The part of a full time."""
    return float(held.get("share", 1))


def wrong(day: Day, post: str, left: list[Entry], came: list[Entry]) -> tuple[str, tuple[str, ...]] | None:
    """What the record of a handover lacks."""
    record = left[-1].get("handover")
    if not record or record.get("date", EVER) > day.today:
        return "no-record", ()
    lacks = tuple(word for word in COVERS if word not in many(record.get("covers")))
    if lacks:
        return "incomplete", lacks
    superiors = day.leads(post)
    days = (record.get("date") or found_end(left), since(came[0]))
    held = {
        one["person"]
        for superior in superiors
        for one in (day.appointments(superior) if superior in day.posts else ())
        if any(since(one) <= on < end(one) for on in days)
    }
    told = [
        isinstance(to, dict) or (day.known(to) and to not in day.actors) or day.seat(to) in superiors or to in held
        for to in many(record.get("to"))
    ]
    return ("no-copy", ()) if superiors and not any(told) else None


# --- PER008


def per008(day: Day, links: Links) -> Iterator[Key]:
    """An appointment for a time without an end, or beyond it, neither closed nor followed by another."""
    for post in watched(day):
        for held in day.holding(post):
            if held.get("kind") not in FOR_A_TIME or held.get("ends", EVER) > day.today or end_of(held):
                continue
            again = any(one["person"] == held["person"] and since(one) > since(held) for one in day.holding(post))
            successor = any(
                one["person"] != held["person"] and one.get("kind") != "acting" and since(one) >= held.get("ends", EVER)
                for one in day.holding(post)
            )
            stays = any(one.get("basis") for one in varied(day, post, "term")) and "ends" in held and not successor
            if not again and not stays:
                yield "expired" if "ends" in held else "no-end", held["person"], post, statutory(day, post)


def statutory(day: Day, post: str) -> bool:
    """Whether a post holds a power by a law or regulation in force, its own or that of a department that it heads."""
    for actor in (post, *day.heads(post)):
        for power in many(day.actors[actor].get("powers")):
            entry = power if isinstance(power, dict) else {}
            department = day.data.get("departments", {}).get(day.actors[actor].get("department"), {})
            basis = entry.get("basis") or day.actors[actor].get("basis") or department.get("basis")
            if alive(entry, day.today) and max(cited(day, basis), default=-1) >= RANKS["regulation"]:
                return True
    return False


# --- what the checker said


def _tenures(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for why, (person, post) in zip(outcome.hits.subtype, rows(done, outcome, "person", "post"), strict=True):
        yield (str(why), person) if why == "level" else (str(why), person, post)


def _pairs(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for why, both in zip(outcome.hits.subtype, rows(done, outcome, "person", "relative"), strict=True):
        yield str(why), frozenset(both) - {None}


def _changes(done: Judged, outcome: Outcome) -> Iterator[Key]:
    lacks: dict[Key, set[str]] = {}
    found = rows(done, outcome, "post", "person", "successor", "part")
    for why, cause, (*who, part) in zip(outcome.hits.subtype, outcome.hits.cause.tolist(), found, strict=True):  # type: ignore[union-attr]
        lacks.setdefault((cause, str(why), *who), set()).update({part} - {None})
    return ((*key[1:], frozenset(parts)) for key, parts in lacks.items())


def _overstayed(done: Judged, outcome: Outcome) -> Iterator[Key]:
    hits = outcome.hits
    assert hits.severity is not None
    for why, who, grave in zip(
        hits.subtype, rows(done, outcome, "person", "post"), hits.severity.tolist(), strict=True
    ):
        yield str(why), *who, grave == 2


SHAPES: Mapping[str, Callable[[Judged, Outcome], Iterator[Key]]] = {
    "PER002": _tenures,
    "PER003": _pairs,
    "PER005": _changes,
    "PER008": _overstayed,
}
"""How the keys of each rule are read."""


# --- faults


def _without_handovers(data: dict[str, Any]) -> None:
    for held in data.get("appointments") or []:
        held.pop("handover", None)


def _in(section: str, key: str, value: Any = None) -> Callable[[dict[str, Any]], None]:
    """A fault: a key of the entries of a section is not seen, or seen as something else."""

    def plant(data: dict[str, Any]) -> None:
        found = data.get(section) or {}
        for entry in found.values() if isinstance(found, dict) else found:
            if entry and key in entry:
                entry.pop(key) if value is None else entry.update({key: value})

    return plant


FAULTS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "no post is key": _in("posts", "key"),
    "no post is of a profession": _in("posts", "professional"),
    "posts have no grade": _in("posts", "grade"),
    "nobody retires": _in("people", "retires"),
    "nothing is varied for posts": _in("posts", "variations"),
    "nothing is varied for departments": _in("departments", "variations"),
    "nobody has relatives": _in("people", "relatives", []),
    "no department works in a domain": _in("departments", "domain"),
    "departments are there for nothing": _in("departments", "kind"),
    "duties are of no domain": _in("duties", "domain"),
    "no post leads": _in("posts", "leads"),
    "nobody is at home": _in("appointments", "home_area"),
    "no step is checked": _in("processes", "pairs"),
    "nothing is handed over": _without_handovers,
    "no appointment has an end set in advance": _in("appointments", "ends"),
}
"""Faults in the sight of the oracle, by what it is made to believe."""
