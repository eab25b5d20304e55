"""The public roster: DOC005."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Entry, Key, alive, end_of, many
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import named
from tests.oracle.links import Links
from tests.oracle.subjects.documents import EVER, LATE, item, parts_of


def doc005(day: Day, links: Links) -> Iterator[Key]:
    """Posts without an entry, entries that show something else."""
    if "roster" not in day.data:
        return
    plates: dict[str, list[Entry]] = {}
    for _, plate in day.listed("roster"):
        plates.setdefault(plate["post"], []).append(plate)
    for post in day.posts:
        items = [duty for duty in day.duties if item(day, duty) and post in day.answering(duty)]
        if post in plates:
            yield from (("wrong-field", post, field) for field in wrong(day, post, plates[post], items))
            continue
        reasons = [*(day.duties[duty] for duty in items), *met_first(day, post)]
        if reasons and day.today - max(min(map(since, reasons)), since(day.posts[post])) > LATE:
            yield "no-entry", post
    yield from gone(day, plates)


def met_first(day: Day, post: str) -> list[Entry]:
    """The processes for the public whose cases a post takes in."""
    processes = day.living("processes").values()
    return [e for e in processes if day.seat(e.get("intake")) == post and day.matter_says(e.get("matter"), "public")]


def gone(day: Day, plates: Mapping[str, Any]) -> Iterator[Key]:
    """The entries of posts that are no more, or not yet."""
    for post in plates:
        if post not in day.posts:
            ended = end_of(day.data["posts"][post])
            if ended is None or ended > day.today or day.today - ended > LATE:
                yield "gone-post", post


def wrong(day: Day, post: str, plates: list[Entry], items: list[str]) -> Iterator[str]:
    """What the entries of a post do not show as it is."""
    title = day.posts[post].get("title")
    if title and any(plate.get("title") and plate["title"].lower() != title.lower() for plate in plates):
        yield "title"
    if not all(plate.get("phone") for plate in plates):
        yield "phone"
    if "headcount" not in day.posts[post] and other_holders(day, post, plates):
        yield "holder"
    shown = {duty for plate in plates for duty in many(plate.get("duties"))}
    new = [duty for duty in items if duty not in shown and day.today - since(day.duties[duty]) > LATE]
    strange = [duty for duty in shown if not still(day, duty) and duty not in parts_of(day, post)]
    if new or strange:
        yield "duties"


def still(day: Day, duty: str) -> bool:
    """Whether a duty has ended so short a while ago that it may still be shown."""
    ended = end_of(day.data["duties"][duty])
    return ended is not None and timedelta() <= day.today - ended <= LATE


def other_holders(day: Day, post: str, plates: list[Entry]) -> bool:
    """Whether others hold the post than are shown, and have for longer than a while."""
    people = day.data.get("people") or {}
    shown = {person for plate in plates for person in many(plate.get("holder"))}
    holders = day.holders(post)
    public = {person for person in holders if (people.get(person) or {}).get("disclosed") is not False}
    changed = [since(held) for held in day.appointments(post)]
    changed += [ended for held in day.appointments(post) if (ended := end_of(held))]
    past = [change for change in changed if change <= day.today]
    return bool(public - shown or shown - holders) and day.today - max(past, default=EVER) > LATE


def since(entry: Entry) -> date:
    """The day from which an entry lives."""
    begins = entry.get("since")
    return begins if isinstance(begins, date) else EVER


def _plates(done: Judged, outcome: Outcome) -> Iterator[Key]:
    columns = outcome.hits.columns
    for row, subtype in enumerate(outcome.hits.subtype):
        found = [named(done, column, int(columns[column][row])) for column in ("post", "plate", "field")]
        yield str(subtype), *(name for name in found if name)


SHAPES = {"DOC005": _plates}


def drafting(charter: Gaps) -> None:
    """A roster, right and wrong, of what has lately changed and not."""
    data = charter.data
    if not charter.chance(0.6):
        return
    for person in data.get("people", {}).values():
        if isinstance(person, dict) and charter.chance(0.15):
            person["disclosed"] = False
    today = Day(data, TODAY)
    posts = [name for name in data["posts"] if charter.chance(0.3 + 0.6 * charter.care)]
    data["roster"] = [_plate(charter, today, name) for name in posts]
    for duty in data["duties"].values():
        if charter.chance(0.1):
            duty["since"] = TODAY - timedelta(days=charter.one((29, 30, 31, 32)))
        if charter.chance(0.07):
            duty["until"] = TODAY - timedelta(days=charter.one((0, 29, 30, 31, 32)))
            duty.pop("through", None)


def _plate(charter: Gaps, today: Day, post: str) -> Entry:
    data = charter.data
    people = sorted(a["person"] for a in today.appointments(post) if alive(a, TODAY) and isinstance(a["person"], str))
    known = data.get("people", {})
    people = [one for one in people if (known.get(one) or {}).get("disclosed") is not False or charter.chance(0.3)]
    duties = [name for name, entry in data["duties"].items() if post in today.seats(entry.get("accountable"))]
    plate: dict[str, Any] = {"post": post, "holder": people, "duties": duties, "phone": "12345"}
    if charter.chance(0.3):
        plate["title"] = charter.one((f"post {post}", f"Post {post}", "Counter"))
    if charter.slip(0.3):
        plate.pop(charter.one(("holder", "duties", "phone")))
    if charter.slip(0.3):
        plate["duties"] = charter.some(data["duties"], 0, 3)
    if charter.slip(0.2) and data.get("appointments"):
        plate["holder"] = charter.one(data["appointments"])["person"]
    return charter.life(plate, 0.04)


def _without(*keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for plate in data.get("roster", ()):
            for key in keys:
                plate.pop(key, None)

    return plant


def _disclosed(data: dict[str, Any]) -> None:
    for person in (data.get("people") or {}).values():
        if isinstance(person, dict):
            person.pop("disclosed", None)


def _empty(data: dict[str, Any]) -> None:
    data["roster"] = []


FAULTS = {
    "every name is public": _disclosed,
    "plates show no duties": _without("duties"),
    "plates last": _without("until", "through"),
    "no plates": _empty,
}
