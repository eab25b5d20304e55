"""How posts are filled and holders trained, by hand: PER007, PER009."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Entry, Key, alive, many
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.subjects.structure import leading, without

GRADE = 1
STEPS = {"nominate": "nominated_by", "vet": "vetted_by", "discuss": "discussed_by", "decide": "decided_by"}
CYCLES = {"short": 366, "systematic": 1096, "full": 1827}
GRACE = 90
LONG_AGO = 3000


# --- PER007


def per007(day: Day, links: Links) -> Iterator[Key]:
    """What is wrong with the appointments of the day to graded posts that are filled by appointment.

    Each is looked at as things stood on the day on which it began; on the day itself where nobody says when that was.
    """
    since = (day.data.get("appointing") or {}).get("records_since")
    every = [held for post in day.data["posts"] for held in day.appointments(post)]
    if not any(held.get(key) for held in every for key in STEPS.values()):
        return
    for post, entry in day.posts.items():
        chosen = entry.get("selection", "appointment") == "appointment" and "headcount" not in entry
        if not chosen or not isinstance(entry.get("grade"), int) or entry["grade"] < GRADE:
            continue
        for held in day.holding(post):
            if since is None or "since" not in held or held["since"] >= since:
                for why in amiss(day, held):
                    yield *why, post, held["person"]


def amiss(day: Day, held: Entry) -> Iterator[tuple[str, str | None]]:
    """Each fault of an appointment, with the consequence that says too little."""
    at = Day(day.data, held.get("since") or day.today)
    for step, key in STEPS.items():
        if not any(answers(at, actor) for actor in many(held.get(key))):
            yield step, None
    hands = [alone(at, held.get(key)) for key in ("nominated_by", "decided_by")]
    if hands[0] is not None and hands[0] == hands[1]:
        yield "one-hand", None
    deciders = [actor for actor in many(held.get("decided_by")) if answers(at, actor)]
    if deciders and not any(isinstance(actor, dict) or may_appoint(at, actor) for actor in deciders):
        yield "without-power", None
    stated = many(held.get("consequence")) or many((day.data.get("appointing") or {}).get("consequence"))
    known = [name for name in day.consequences if name in stated]
    if not known:
        yield "unsaid", None
    elif not any(whole(day, day.consequences[name]) for name in known):
        yield "incomplete", known[0]


def whole(day: Day, consequence: Entry) -> bool:
    """Whether a consequence states a trigger, a measure and who imposes it."""
    return bool(consequence.get("trigger") and consequence.get("measures") and day.seats(consequence.get("imposed_by")))


def answers(at: Day, actor: Any) -> bool:
    """Whether somebody answers behind an actor on a day; of one whose name leads nowhere it is not known."""
    seat = at.seat(actor)
    if isinstance(actor, dict) or seat in at.outsiders:
        return True
    if seat in at.bodies:
        return at.chair(seat) is not None and any(tier for _, tier in at.members(seat))
    return seat in at.posts and ("headcount" in at.posts[seat] or bool(at.holders(seat)))


def alone(at: Day, actors: Any) -> str | None:
    """The one person who acts at a step, where it is a single one."""
    found = [actor for actor in many(actors) if answers(at, actor)]
    seats = [at.seat(actor) for actor in found]
    if not all(seat in at.posts and "headcount" not in at.posts[seat] for seat in seats):
        return None
    persons = set().union(*(at.holders(str(seat)) for seat in seats))
    return persons.pop() if len(persons) == 1 else None


def may_appoint(at: Day, actor: str) -> bool:
    """Whether an actor holds the power to appoint, be it through its department or lent."""
    seat = at.seat(actor)
    powers = [
        power for name, entry in at.actors.items() if at.seat(name) == seat for power in many(entry.get("powers"))
    ]
    for _, delegation in at.listed("delegations"):
        named = many(delegation.get("duty"))
        lives = isinstance(delegation["by"], dict) or at.seats(delegation["by"])
        if seat in at.seats(delegation["to"]) and lives and (not named or any(duty in at.duties for duty in named)):
            powers += many(delegation.get("powers"))
    return any(power == "appoint" if isinstance(power, str) else _appoints(power, at.today) for power in powers)


def _appoints(power: Entry, today: date) -> bool:
    return power["power"] == "appoint" and alive(power, today)


# --- PER009


def per009(day: Day, links: Links) -> Iterator[Key]:
    """The persons in service for a cycle or more whose last training of its kind is older than that, and some grace."""
    if "training" not in day.data:
        return
    for person in sorted(set().union(*(day.holders(post) for post in day.posts))):
        entry = (day.data.get("people") or {}).get(person) or {}
        if any(alive(leave, day.today) for leave in many(entry.get("leave"))):
            continue
        served = service(day, person)
        for kind, cycle in CYCLES.items():
            dates = [t["date"] for t in day.data["training"] if (t["person"], t["kind"]) == (person, kind)]
            past = [when for when in dates if when <= day.today]
            age = (day.today - max(past)).days if past else served
            if served >= cycle and age > cycle + GRACE:
                grave = any(leading(day, post) for post in day.posts if person in day.holders(post))
                yield kind if past else f"{kind}-never", person, grave


def service(day: Day, person: str) -> int:
    """For how many days a person has held one post or another without a day between."""
    posts = day.data["posts"]
    held = [(a, posts[post]) for post in posts for a in day.appointments(post) if a["person"] == person]
    when = day.today
    while (day.today - when).days < LONG_AGO and any(alive(a, when) and alive(post, when) for a, post in held):
        when -= timedelta(1)
    return (day.today - when).days - 1


# --- keys


def _choices(done: Judged, outcome: Outcome) -> Iterator[Key]:
    found = rows(done, outcome, "consequence", "post", "person")
    return ((str(why), *key) for why, key in zip(outcome.hits.subtype, found, strict=True))


def _trained(done: Judged, outcome: Outcome) -> Iterator[Key]:
    assert outcome.hits.severity is not None
    found = zip(rows(done, outcome, "person"), outcome.hits.severity.tolist(), strict=True)
    return ((str(why), person, grave >= 0) for why, ((person,), grave) in zip(outcome.hits.subtype, found, strict=True))


SHAPES = {"PER007": _choices, "PER009": _trained}


# --- drafting


def drafting(charter: Gaps) -> None:
    """Grades, steps of appointments, what follows a wrong one, training and leave."""
    for entry in charter.data["posts"].values():
        if charter.chance(0.6):
            entry["grade"] = charter.one((0, 1, 1, 4, 5, "G5"))
        if charter.chance(0.15):
            entry["selection"] = charter.one(("appointment", "election", "ex-officio"))
    if charter.chance(0.7):
        few = [charter.anyone() for _ in range(3)]
        for held in _held(charter.data):
            _steps(charter, held, few)
        _powers(charter, few)
        _for_all(charter)
    if charter.chance(0.5):
        _training(charter)


def _held(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The appointments that are more than a name."""
    holders = [post["holder"] for post in data["posts"].values() if isinstance(post.get("holder"), dict)]
    return [*data.get("appointments", []), *holders]


def _steps(charter: Gaps, held: dict[str, Any], few: list[str]) -> None:
    """Who took the steps of an appointment, most of them one of a few."""
    for key in STEPS.values():
        if charter.chance(0.85):
            held[key] = {"unknown": "x9"} if charter.chance(0.03) else charter.one([*few, charter.anyone()])
        if held.get(key) and charter.chance(0.15):
            held[key] = [held[key], charter.anyone()]
    if charter.data.get("consequences") and charter.chance(0.2):
        held["consequence"] = charter.one(charter.data["consequences"])
    if charter.chance(0.15) and held.get("kind") != "acting":
        held.pop("since", None)


def _powers(charter: Gaps, few: list[str]) -> None:
    """Who may appoint, and since or until when."""
    sections = ("posts", "departments", "bodies", "outsiders")
    actors = {name: entry for section in sections for name, entry in charter.data.get(section, {}).items()}
    for name in few:
        if charter.chance(0.5):
            power: dict[str, Any] = {"power": "appoint", "reserve": True}
            if charter.chance(0.3):
                power[charter.one(("since", "until"))] = charter.days_ago(0, 500)
            actors[name].setdefault("powers", []).append(power)


def _for_all(charter: Gaps) -> None:
    """What the charter says of all appointments."""
    stated: dict[str, Any] = {}
    if charter.chance(0.4):
        stated["records_since"] = charter.days_ago(0, 900)
    if charter.chance(0.6) and charter.data.get("consequences"):
        stated["consequence"] = charter.some(charter.data["consequences"], 1, 2)
    if stated:
        charter.data["appointing"] = stated


def _training(charter: Gaps) -> None:
    found: list[dict[str, Any]] = []
    for held in charter.data.get("appointments", []):
        if charter.chance(0.4) and "since" in held:
            held["since"] = charter.days_ago(300, 2600)
    people = charter.data.get("people", {})
    for person in ("ann", "bob", "cy", "dee", "eve"):
        for kind, cycle in CYCLES.items():
            for _ in range(charter.random.choice((0, 1, 1, 2))):
                late = charter.one((-2, cycle - 1, cycle, cycle + GRACE, cycle + GRACE + 1, cycle + 400, 20, 30))
                found.append({"person": person, "kind": kind, "date": TODAY - timedelta(late)})
        if person in people and charter.chance(0.2):
            people[person]["leave"] = charter.life({"since": charter.days_ago(0, 9)}, 1)
    charter.data["training"] = found


# --- faults


def _in_appointments(*keys: str) -> Callable[[dict[str, Any]], None]:
    def plant(data: dict[str, Any]) -> None:
        for held in _held(data):
            for key in keys:
                held.pop(key, None)

    return plant


def _nothing_for_all(data: dict[str, Any]) -> None:
    data.pop("appointing", None)


def _everybody_is_old(data: dict[str, Any]) -> None:
    for entry in data.get("training", []):
        entry["date"] = date(2010, 1, 1)


FAULTS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "nobody vets": _in_appointments("vetted_by"),
    "nobody nominates": _in_appointments("nominated_by"),
    "nobody decides": _in_appointments("decided_by"),
    "no appointment says what follows a wrong one": _in_appointments("consequence"),
    "nothing is said of all appointments": _nothing_for_all,
    "posts have no grade": without("posts", "grade"),
    "every post is filled by appointment": without("posts", "selection"),
    "nobody is on leave": without("people", "leave"),
    "every training was long ago": _everybody_is_old,
}
