"""Sheets of posts, and what is published or out of date: DOC002, DOC004."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Key, alive, end_of, many
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import named
from tests.oracle.lines import hier002
from tests.oracle.links import Links

LATE = timedelta(days=30)
EVER = date.min
FIELDS = {
    "code": "code", "duties": "duties", "process": "process", "competences": "competences",
    "promotion": "promotion", "standards": "standards",
}  # fmt: skip


def doc002(day: Day, links: Links) -> Iterator[Key]:
    """A sheet that lists other duties than the map gives, or lacks one of seven fields."""
    for post, entry in day.posts.items():
        job = entry.get("job")
        if job is None:
            continue
        held = parts_of(day, post)
        for field in FIELDS:
            if not job.get(field) and not (field == "duties" and held):
                yield "field-missing", post, field
        if not entry.get("title"):
            yield "field-missing", post, "title"
        if "duties" in job:
            listed = {duty for duty in many(job["duties"]) if isinstance(duty, str)}
            for duty in listed ^ held:
                yield "mismatch", post, duty


def parts_of(day: Day, post: str) -> set[str]:
    """The duties that a post answers for or does."""
    return {duty for duty in counted(day) if post in day.answering(duty) | day.doers(duty)}


def counted(day: Day) -> list[str]:
    """The living duties that are no headings."""
    return [duty for duty, entry in day.duties.items() if not entry.get("heading")]


SHOWN = ("item", "basis", "unit", "limit", "phone")
PERIODS = {"month": 31, "quarter": 92, "year": 366}
UNCHANGING = ("calendar", "waivers", "training", "previous", "roster", "facets", "review", "published")


def item(day: Day, duty: str) -> bool:
    """Whether a duty is a public item."""
    entry = day.duties[duty]
    own = entry.get("mode") in (None, "explicit") and entry.get("tier") != "overall" and not entry.get("heading")
    return own and bool(day.said(duty, "public"))


def doc004(day: Day, links: Links) -> Iterator[Key]:
    """A stale map, an overdue review, what is not published whole, a reference that leads nowhere."""
    data = day.data
    if data.get("updated"):
        later = [change for change in changes(data) if change > data["updated"]]
        if later and day.today - min(later) > LATE:
            yield ("stale",)
    review = data.get("review") or {}
    if review.get("every"):
        last = review.get("last") or EVER
        if (day.today - last).days > PERIODS[review["every"]]:
            yield ("review-overdue",)
    for duty in day.duties:
        said = day.duties[duty].get("published") or {}
        begun = (said.get("date") or EVER) <= day.today
        if not item(day, duty) or (said.get("withheld") and begun):
            continue
        if not begun or not (said.get("date") or said.get("where")):
            yield "unpublished", duty
        else:
            yield from (("incomplete-publication", duty, part) for part in SHOWN if part not in many(said.get("shows")))
    told = {key[1] for key in hier002(day, links) if key[0] == "unknown-superior"}
    told |= {post for post in day.posts if any(day.meant(said) != said for said in unresolved(day, post))}
    for path, name in lost(data):
        if life(day, path) and not (path[2:3] == ("reports_to",) and path[1] in told):
            yield "dangling-reference", f"{standing(data, path)}:{name}"


def unresolved(day: Day, post: str) -> list[Any]:
    """The superiors of a post that the source could not resolve."""
    return [said for said in many(day.posts[post].get("reports_to")) if isinstance(said, dict)]


def standing(data: Any, path: tuple[Any, ...]) -> str:
    """The name of the entry in which a path leads, and the keys behind it."""
    section, entry, *keys = path
    if not keys:
        return f"{section}.{entry}"
    if isinstance(entry, int):
        entry = data[section][entry].get("id") or f"{section.removesuffix('s')} {entry + 1}"
    return ".".join([entry, *keys])


def changes(part: Any) -> Iterator[date]:
    """The days on which something begins or ends."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("since", "date", "accepted") and isinstance(value, date):
                yield value
            elif key not in UNCHANGING and not isinstance(value, date):
                yield from changes(value)
        ending = end_of(part)
        if isinstance(ending, date):
            yield ending
    elif isinstance(part, list):
        for value in part:
            yield from changes(value)


def lost(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """References that lead nowhere, persons apart, each with the keys at which it stands."""
    if isinstance(part, dict) and set(part) == {"unknown"}:
        yield path, part["unknown"]
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in ("person", "holder", "facets", "scope", "required", "excluded", "except"):
                yield from lost(value, (*path, key))
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from lost(value, (*path, place) if len(path) == 1 else path)


def life(day: Day, path: tuple[Any, ...]) -> bool:
    """Whether the entry lives in which a path begins, and the step where it leads to one."""
    entry = day.data[path[0]] if len(path) == 2 else day.data[path[0]][path[1]]
    return alive(entry, day.today) and (path[2:3] != ("steps",) or alive(entry["steps"][path[3]], day.today))


def _sheets(done: Judged, outcome: Outcome) -> Iterator[Key]:
    columns = outcome.hits.columns
    for row, subtype in enumerate(outcome.hits.subtype):
        second = "listed" if subtype == "mismatch" else "field"
        yield str(subtype), *(named(done, column, int(columns[column][row])) for column in ("post", second))


def _publications(done: Judged, outcome: Outcome) -> Iterator[Key]:
    columns = outcome.hits.columns
    for row, subtype in enumerate(outcome.hits.subtype):
        found = [named(done, column, int(columns[column][row])) for column in ("duty", "field", "reference")]
        yield str(subtype), *(name for name in found if name)


SHAPES = {"DOC002": _sheets, "DOC004": _publications}

JOB = {
    "code": "A-1", "process": "By case", "competences": ["law"], "promotion": "Head", "standards": "None late",
}  # fmt: skip


def drafting(charter: Gaps) -> None:
    """Sheets, publications, days of the map, references that lead nowhere."""
    data = charter.data
    if charter.chance(0.85):
        data["updated"] = TODAY - timedelta(days=charter.one((0, 20, 29, 30, 31, 32, 60, 400, 1000)))
    if charter.chance(0.5):
        data["review"] = {"every": charter.one(tuple(PERIODS)), "last": charter.days_ago(20, 400)}
        if charter.chance(0.3):
            data["review"]["last"] = TODAY - timedelta(days=charter.one((31, 32, 92, 93, 366, 367)))
        if charter.chance(0.1):
            data["review"].pop("last")
    _publish(charter)
    _sheet(charter)
    _lose(charter)


def _publish(charter: Gaps) -> None:
    for duty in charter.data["duties"].values():
        if charter.chance(0.2):
            duty["public"] = charter.chance(0.8)
        if charter.chance(0.5):
            shows = list(SHOWN) if charter.chance(charter.care) else charter.some(SHOWN, 0, 5)
            duty["published"] = {"where": "Website", "shows": shows}
            if charter.chance(0.3):
                duty["published"]["date"] = TODAY + timedelta(days=charter.one((-40, -1, 0, 1, 9)))
            if charter.chance(0.2):
                duty["published"].pop("where")
            if charter.chance(0.15):
                duty["published"]["withheld"] = "LAW 9"


def _sheet(charter: Gaps) -> None:
    for name, post in charter.data["posts"].items():
        if charter.chance(0.5):
            post["title"] = f"Post {name}"
        if charter.chance(0.3):
            job: dict[str, Any] = {key: value for key, value in JOB.items() if charter.chance(0.6 + 0.4 * charter.care)}
            held = [
                duty
                for duty, entry in charter.data["duties"].items()
                if name in [*many(entry.get("accountable")), *many(entry.get("responsible"))] or charter.slip(0.1)
            ]
            listed = {"duties": charter.some(held, max(len(held) - charter.slip(0.4), 0), len(held))}
            post["job"] = job | (listed if charter.chance(0.6) else {})
            if charter.chance(0.1):
                post["job"]["duties"] = [{"unknown": "x7"}, *held]


GUIDES = ("guided_by", "dotted_to")


def _lose(charter: Gaps) -> None:
    data, posts = charter.data, charter.data["posts"]
    if charter.chance(0.15):
        posts[charter.one(posts)][charter.one(GUIDES)] = [{"unknown": "x1"}, charter.anyone()]
    if charter.chance(0.15):
        posts[charter.one(posts)]["escalate"] = {"to": {"unknown": "x2"}}
    if charter.chance(0.1):
        data["duties"][charter.one(data["duties"])]["veto"] = [charter.anyone(), {"unknown": "x3"}]
    if charter.chance(0.1):
        duty = data["duties"][charter.one(data["duties"])]
        duty["measure"] = {"indicator": "cases", "by": {"unknown": "x4"}}
    _lose_each(charter, data.get("matters"), 0.05, "supervised_by", "x5")
    _lose_each(charter, data.get("oversight"), 0.1, "appeal_to", "x8")
    for commitment in data.get("commitments", {}).values():
        if charter.chance(0.2):
            commitment.setdefault("measure", {})["by"] = {"unknown": "x6"}


def _lose_each(charter: Gaps, entries: Any, likelihood: float, key: str, name: str) -> None:
    for entry in (entries or {}).values():
        if charter.chance(likelihood):
            entry[key] = {"unknown": name}


def _without(section: str, *path: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for entry in (data.get(section) or {}).values():
            inner = entry
            for key in path[:-1]:
                inner = inner.get(key) or {}
            inner.pop(path[-1], None)

    return plant


def _gone(key: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        data.pop(key, None)

    return plant


FAULTS = {
    "nobody has a sheet": _without("posts", "job"),
    "sheets list no duties": _without("posts", "job", "duties"),
    "the map is of today": _gone("updated"),
    "nothing is reviewed": _gone("review"),
    "nothing is published": _without("duties", "published"),
    "publications have no date": _without("duties", "published", "date"),
    "nothing is withheld": _without("duties", "published", "withheld"),
}
