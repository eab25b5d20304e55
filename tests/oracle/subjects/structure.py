"""How an organisation is built, by hand: SPAN001 to SPAN003."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Key, many, reached
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import tops

WIDE, OFFICE, LEAST, STAFF, LAYERS = 7, 12, 3, 2, 7
SMALL = {"start-up", "advice", "station"}


def leading(day: Day, post: str) -> bool:
    """Whether a post is a leading one: marked so, or the head of a department."""
    return bool(day.posts[post].get("leads") or day.heads(post))


def reports(day: Day, leader: str) -> list[str]:
    """The posts that report to a leader directly."""
    return [post for post in day.posts if leader in day.leads(post) and post != leader]


def people(day: Day, posts: list[str]) -> int:
    """How many people some posts stand for."""
    return sum(day.posts[post].get("headcount", day.posts[post].get("seats", 1)) for post in posts)


def home(day: Day, post: str) -> str | None:
    """The department that a post states, else the first that names it as its head, whether or not that lives."""
    departments = day.data.get("departments") or {}
    stated = day.posts[post].get("department")
    return stated or next((name for name, entry in departments.items() if entry.get("head") == post), None)


def setting(day: Day, actor: str) -> set[str]:
    """What the work of an actor is like, as it says or as the first department above it says."""
    departments = day.data.get("departments") or {}
    entry, at = day.actors[actor], home(day, actor) if actor in day.posts else day.actors[actor].get("part_of")
    while entry.get("setting") is None and at is not None and actor not in {*day.bodies, *day.outsiders}:
        entry, at = departments[at], departments[at].get("part_of")
    return set(many(entry.get("setting")))


def without_lines(day: Day) -> bool:
    """Whether of several posts none says to whom it reports."""
    said = [a for a in {**day.posts, **day.bodies}.values() if a.get("reports_to")]
    return len(day.posts) > 1 and not said


def span001(day: Day, links: Links) -> Iterator[Key]:
    """Who leads more than seven posts directly, twelve in office work; any number of uniform routine work."""
    for actor in [*day.departments, *day.posts, *day.bodies]:
        most = OFFICE if "office" in setting(day, actor) else WIDE
        single = [post for post in reports(day, actor) if "headcount" not in day.posts[post]]
        if "routine" not in setting(day, actor) and len(single) > most:
            yield (actor,)


def leaders(day: Day) -> list[str]:
    """The posts marked as leading, and those to which some post reports; not on purpose small, not on a circle."""
    return [
        post
        for post, entry in day.posts.items()
        if (entry.get("leads") or reports(day, post)) and not setting(day, post) & SMALL
        if not any(post in day.upward(above) for above in day.upward(post) - {post})
    ]


def span002(day: Day, links: Links) -> Iterator[Key]:
    """Leaders of few, chains of links from one to one, units of leaders, and more leaders than a quota allows."""
    if without_lines(day):
        return
    low = {post: reports(day, post)[0] for post in leaders(day) if len(reports(day, post)) == 1}
    low = {post: only for post, only in low.items() if people(day, [only]) == 1}
    chained = {post for post, only in low.items() if only in low or post in low.values()}
    narrow = {post for post in leaders(day) if people(day, reports(day, post)) < LEAST} - chained
    yield from (("chain", post) for post in chained)
    yield from (("narrow", post) for post in narrow)
    counted = [post for post in day.posts if not setting(day, post) & SMALL]
    for unit, entry in day.departments.items():
        if setting(day, unit) & SMALL:
            continue
        inside = [post for post in counted if unit in day.above(home(day, post))]
        leads = [p for p in inside if day.posts[p].get("leads") or (day.heads(p) and reports(day, p))]
        others = [post for post in inside if post not in leads]
        if set(leads) - narrow - chained and people(day, others) < STAFF * people(day, leads):
            yield "leaders", unit
        own = [post for post in day.posts if home(day, post) == unit and leading(day, post)]
        if people(day, own) > entry.get("leaders_quota", 10**9):
            yield "quota", unit


def span003(day: Day, links: Links) -> Iterator[Key]:
    """Units without posts, posts without any assignment, organisations of more than seven levels."""
    for unit in day.departments:
        within = [name for name in day.departments if unit in day.above(name)]
        headed = any(day.departments[name].get("head") in day.posts for name in within)
        if not headed and not any(home(day, post) in within for post in day.posts):
            yield "unit", unit
    standbys = {backup for post in day.posts for backup, _ in day.backups(post)}
    busy = reached(assigned(day), lambda actor: behind(day, actor)) | assigned(day)
    for post, entry in day.posts.items():
        idle = post not in busy and post not in standbys and not entry.get("frozen") and "headcount" not in entry
        if idle and day.data.get("duties"):
            yield "post", post
    heads = {top for found in tops(day).values() for top in found}
    level = dict.fromkeys(heads, 1)
    todo = sorted(heads)
    for actor in todo:  # grows as it is walked: level by level
        for lower in [*day.posts, *day.bodies]:
            if actor in day.leads(lower) and lower not in level:
                level[lower] = level[actor] + 1
                todo.append(lower)
    for inside, found in tops(day).items():
        if found and max(level.get(post, 0) for post in inside) > LAYERS:
            yield "layers", next(post for post in day.posts if post in found)


def behind(day: Day, actor: str) -> set[str]:
    """Who stands behind an actor: the head of a department, who sits in a body."""
    return day.sitting(actor) if actor in day.bodies else day.seats(actor)


def assigned(day: Day) -> set[str]:
    """The actors that have a part in anything."""
    parts = ("accountable", "responsible", "assist", "support", "consulted", "informed", "recommend", "veto")
    found: list[Any] = [(day.data.get("residual") or {}).get("owner")]
    for duty, entry in day.duties.items():
        found += [entry.get(part) for part in parts] + [day.said(duty, "supervised_by")]
        found += [(entry.get("shared") or {}).get("lead"), (entry.get("compensating") or {}).get("reviewer")]
    found += [entry.get(key) for entry in day.matters.values() for key in ("classified_by", "coordinated_by")]
    found += [entry["to"] for _, entry in day.listed("delegations")]
    for entry in day.living("processes").values():
        found += [entry.get("intake"), entry.get("tracked_by"), *(step.get("by") for step in entry["steps"].values())]
    for entry in day.living("oversight").values():
        followup = entry.get("followup") or {}
        found += [entry["forum"], followup.get("owner"), followup.get("verifier")]
    found += [entry.get("by") for _, entry in day.listed("assessments")]
    found += [entry.get("imposed_by") for entry in day.consequences.values()]
    return {actor for said in found for actor in many(said) if isinstance(actor, str) and actor in day.actors}


# --- keys


def _first(*columns: str) -> Callable[[Judged, Outcome], Iterator[Key]]:
    """The subtype, and the first of some columns that names anything."""

    def keys(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for why, found in zip(outcome.hits.subtype, rows(done, outcome, *columns), strict=True):
            yield str(why), next(name for name in found if name is not None)

    return keys


COLUMNS = {"SPAN001": ("post",)}
SHAPES = {"SPAN002": _first("post", "unit"), "SPAN003": _first("unit", "top", "post")}


# --- drafting


def drafting(charter: Gaps) -> None:
    """Settings and quotas; now and then many under one, a long line, or something for everybody to do."""
    if charter.chance(0.2):
        _many_under_one(charter)
    if charter.chance(0.15):
        _long_line(charter)
    _settings(charter)
    if charter.chance(0.3):
        posts, departments = charter.data["posts"], charter.data.get("departments", {})
        next(iter(charter.data["duties"].values()))["informed"] = list(posts)
        for post in posts.values() if departments else ():
            post.setdefault("department", next(iter(departments)))


def _many_under_one(charter: Gaps) -> None:
    posts = charter.data["posts"]
    leader = charter.one(posts)
    for number in range(charter.random.choice((5, 6, 7, 8, 11, 12, 13))):
        posts[f"m{number}"] = charter.life({"reports_to": leader})
        if charter.chance(0.2):
            posts[f"m{number}"]["seats"] = 2
    if charter.chance(0.4):
        posts[leader]["setting"] = charter.one(("office", "routine", ["office", "start-up"]))


def _long_line(charter: Gaps) -> None:
    posts = charter.data["posts"]
    above = charter.one(posts)
    for number in range(charter.random.choice((2, 5, 6, 7, 9))):
        posts[f"n{number}"] = {"reports_to": above}
        above = f"n{number}"


def _settings(charter: Gaps) -> None:
    posts, departments = charter.data["posts"], charter.data.get("departments", {})
    everywhere = charter.chance(0.2)
    for entry in [*posts.values(), *departments.values()]:
        if charter.chance(0.08):
            entry["setting"] = charter.one(("office", "routine", "start-up", "advice", "station"))
        elif everywhere:
            entry["setting"] = "station"
    for entry in posts.values():
        if charter.chance(0.15):
            entry["leads"] = True
        if charter.chance(0.1):
            entry["headcount"] = charter.random.randint(0, 5)
    for entry in departments.values():
        if charter.chance(0.3):
            entry["leaders_quota"] = charter.random.randint(0, 2)


# --- faults


def without(section: str, *keys: str) -> Callable[[dict[str, Any]], None]:
    """A fault: some keys of the entries of a section are not seen."""

    def plant(data: dict[str, Any]) -> None:
        stated = data.get(section) or {}
        for entry in stated.values() if isinstance(stated, dict) else stated:
            for key in keys:
                entry.pop(key, None)

    return plant


FAULTS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "work is like any other": without("posts", "setting"),
    "departments have no setting": without("departments", "setting"),
    "no post is marked as leading": without("posts", "leads"),
    "no quota of leaders": without("departments", "leaders_quota"),
    "an aggregate row is one": without("posts", "headcount"),
    "nobody is informed": without("duties", "informed"),
}
