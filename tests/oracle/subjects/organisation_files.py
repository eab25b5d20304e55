"""What files of organisations bring along: HIER008 to HIER011, PER012, PROC008."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from tests.oracle.day import Day, Entry, Key, end_of, many, reached
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.following import bearers, ended, heir
from tests.oracle.keys import subtyped
from tests.oracle.links import Links
from tests.oracle.organisations import marked, organisation, tops
from tests.oracle.planting import entries, without
from tests.oracle.steps import after, living_steps, units

COLUMNS = {"HIER009": ("post",), "HIER010": ("post",)}
SHAPES = {
    "HIER008": subtyped("post", "former"),
    "HIER011": subtyped("stop", "post"),
    "PER012": subtyped("post", "former"),
    "PROC008": subtyped("step", "following"),
}


def hier008(day: Day, links: Links) -> Iterator[Key]:
    """A living post that reports to who was abolished; not where a living post bears that id."""
    for post in day.posts:
        for said in many(day.posts[post].get("reports_to")):
            entry = None if said in (*day.actors,) else ended(day.data, said, day.today)
            if entry is not None and not bearers(day.posts, entry.get("source_id")):
                yield "successor" if heir(day.data, day.actors, said) else "no-successor", post, said


def hier009(day: Day, links: Links) -> Iterator[Key]:
    """A post that reports to itself, but for the one whose custom it is."""
    for post in day.posts:
        custom = day.data.get("self_report_is_top") and post in marked(day, organisation(day, post))
        if post in day.leads(post) and not custom:
            yield (post,)


def hier010(day: Day, links: Links) -> Iterator[Key]:
    """The marked tops of one organisation where there are two, declared co-heads aside."""
    for whole in {organisation(day, post) for post in day.posts}:
        found = {post for post in marked(day, whole) if not day.posts[post].get("co_head")}
        yield from ((post,) for post in found if len(found) > 1)


def circle(day: Day, actor: str) -> list[str]:
    """Those who stand above and below an actor, itself among them, as they are numbered; nobody where there is none."""
    found = [other for other in day.actors if other in day.upward(actor) and actor in day.upward(other)]
    return found if len(found) > 1 else []


def stop(day: Day, actor: str) -> tuple[str, str] | None:
    """Why the way up breaks off at an actor, and at whom."""
    said = [] if actor in (*day.departments, *day.outsiders) else many(day.actors[actor].get("reports_to"))
    if circle(day, actor):
        return "cycle", circle(day, actor)[0]
    if actor in day.leads(actor):
        return "self-report", actor
    if not said or day.leads(actor):
        return None
    return "abolished" if any(ended(day.data, name, day.today) for name in said) else "unknown", actor


def hier011(day: Day, links: Links) -> Iterator[Key]:
    """Posts that come to no top and nowhere outside, with the nearest break."""
    good = {*day.outsiders, *(top for found in tops(day).values() for top in found)}
    stops = {actor: found for actor in day.actors if (found := stop(day, actor))}
    away = dict.fromkeys(stops, 0)
    todo = list(stops)
    for at in todo:  # grows as it is walked: level by level
        for lower in [*day.posts, *day.bodies]:
            if at in day.leads(lower) and lower not in away:
                away[lower] = away[at] + 1
                todo.append(lower)
    for post in day.posts:
        if away.get(post, 0) > 0 and not good & {post, *day.upward(post)}:
            at = post
            while away[at]:
                at = min((up for up in day.leads(at) if up in away), key=lambda up: (away[up], [*day.actors].index(up)))
            yield *stops[at], post


def plain_title(entry: Entry) -> str:
    """A title without what tells no posts apart."""
    text = "".join(sign for sign in (entry.get("title") or "").lower() if sign.isalnum())
    return text.replace("jobshare", "")


def per012(day: Day, links: Links) -> Iterator[Key]:
    """Living posts of one id with different titles, and those that bear the id of an abolished one of another title."""
    stated = {name: entry or {} for name, entry in (day.data.get("posts") or {}).items()}
    for post, entry in day.posts.items():
        same = bearers(day.posts, entry.get("source_id"))
        if len({plain_title(day.posts[name]) for name in same} - {""}) > 1:
            yield "collision", post, None
        before = [name for name in bearers(stated, entry.get("source_id")) if ended(day.data, name, day.today)]
        if before:
            last = sorted(before, key=lambda name: end_of(stated[name]) or day.today)[-1]  # of equals the later one
            if "" not in (titles := {plain_title(entry), plain_title(stated[last])}) and len(titles) > 1:
                yield "id-reused", post, last


def proc008(day: Day, links: Links) -> Iterator[Key]:
    """A way into another unit or post behind which, as far as it stays there, nobody does anything, and nothing leads
    out."""
    for process in day.living("processes"):
        steps = living_steps(day, process)
        for name, step in steps.items():
            for entry in after(step) & set(steps):
                if units(day, step) and _apart(day, step, steps[entry]) and (why := _fate(day, steps, entry)):
                    yield why, f"{process}/{name}", f"{process}/{entry}"


def _apart(day: Day, step: Entry, other: Entry) -> bool:
    """Whether the other step lies with a unit that does not do this one, or both with posts alone, and none in both."""
    posts, others = _posts(day, step), _posts(day, other)
    lanes = bool(posts and others and not posts & others)
    theirs = units(day, other)
    return bool(theirs) and (lanes or not theirs & units(day, step))


def _posts(day: Day, step: Entry) -> set[str]:
    named = [name for name in many(step.get("by")) if isinstance(name, dict) or name in day.actors]
    return set(named) if all(isinstance(name, str) and name in day.living("posts") for name in named) else set()


def _fate(day: Day, steps: Mapping[str, Entry], entry: str) -> str | None:
    inside = {entry} | reached([entry], lambda at: [to for to in _known(steps[at]) if to in steps])
    for at in inside:
        here = units(day, steps[at])
        leaves = [to for to in _known(steps[at]) if to in steps and _apart(day, steps[at], steps[to])]
        open_ = any(isinstance(to, dict) for to in _following(steps[at]))
        if (
            not steps[at].get("automatic")
            or leaves
            or open_
            or many(steps[at].get("informs"))
            or here & {*day.outsiders}
        ):
            return None
    return "end-event" if any("end" in _known(steps[at]) for at in inside) else "dead-end"


def _following(step: Entry) -> list[Any]:
    stated = step.get("next")
    if isinstance(stated, dict) and "unknown" not in stated:
        return [to for targets in stated.values() for to in many(targets)]
    return many(stated)


def _known(step: Entry) -> list[str]:
    return [to.get("step", "") for to in _following(step) if isinstance(to, dict)] + [
        to for to in _following(step) if isinstance(to, str)
    ]


# --- what is drafted

IDS = ("7", "007", "7.0", "'7'", "8", "a8", "A8", "0", "xx", "9")
TITLES = ("Adviser", "adviser", "Adviser (job share)", "Clerk", "Registrar")


def drafting(charter: Gaps) -> None:
    """Ids and titles of posts, lines to who is gone, to oneself, to an id; second tops; steps of systems."""
    posts = charter.data["posts"]
    for entry in posts.values():
        if charter.chance(0.3):
            entry["source_id"] = charter.one(IDS)
        if charter.chance(0.3):
            entry["title"] = charter.one(TITLES)
    if charter.chance(0.25):
        _abolished(charter, posts)
    if charter.chance(0.12):
        name = charter.one(posts)
        posts[name]["reports_to"] = name
        charter.data["self_report_is_top"] = charter.chance(0.5)
    if charter.chance(0.25):
        name = charter.one(posts)
        posts[name].update({"top": True, **({"co_head": True} if charter.chance(0.3) else {})})
    if charter.chance(0.2):
        _cut_off(charter, posts)
    if charter.chance(0.3):
        _systems(charter)


def _abolished(charter: Gaps, posts: dict[str, dict[str, Any]]) -> None:
    """A superior that is no more, and perhaps somebody in its place."""
    lower = charter.some([name for name in posts if name != "p0"], 1, 2)
    old: dict[str, Any] = {"until": TODAY - timedelta(days=charter.one((-1, 0, 30))), "reports_to": "p0"}
    if charter.chance(0.4):
        old["succeeded_by"] = charter.one(["z1", *posts])
    if charter.chance(0.4):
        old["source_id"] = charter.one(IDS)
    if charter.chance(0.5):
        old["title"] = charter.one(TITLES)
    posts["z0"] = old
    posts["z1"] = {"until": TODAY - timedelta(days=2), "succeeded_by": charter.one(["z0", *posts])}
    for name in lower:
        posts[name]["reports_to"] = "z0"


def _cut_off(charter: Gaps, posts: dict[str, dict[str, Any]]) -> None:
    """A branch whose root names a superior by its id in the source."""
    posts["z2"] = {"reports_to": {"unknown": charter.one(IDS)}}
    posts["z3"] = {"reports_to": "z2"}
    if charter.chance(0.5):
        posts[charter.one([name for name in posts if name not in ("p0", "z2", "z3")])]["reports_to"] = ["z3"]


def _systems(charter: Gaps) -> None:
    """A process whose case goes to other units, where systems and people pass it on."""
    hands = [*charter.data.get("departments", {}), *charter.data["posts"], *charter.data.get("outsiders", {})]
    names = ["s0", "s1", "s2", "s3"]
    steps: dict[str, Any] = {}
    for place, name in enumerate(names):
        step: dict[str, Any] = {"by": charter.one(hands)}
        if place and charter.chance(0.8):
            step["automatic"] = True
            if charter.chance(0.3):
                del step["by"]
        following = charter.one([*names[place + 1 : place + 2], *names[place + 1 : place + 2], "end", name, None])
        if following:
            step["next"] = following if charter.chance(0.8) else [following, charter.one((*names, "end"))]
        if charter.chance(0.1):
            step["informs"] = [charter.one(hands)]
        steps[name] = step
    charter.data.setdefault("processes", {})["systems"] = {"steps": steps}


def _nobody_ended(data: dict[str, Any]) -> None:
    for post in ("z0", "z1"):
        for key in ("until", "succeeded_by"):
            (data["posts"].get(post) or {}).pop(key, None)


def _automatic_is_work(data: dict[str, Any]) -> None:
    for process in entries(data, "processes"):
        for step in (process.get("steps") or {}).values():
            (step or {}).pop("automatic", None)


FAULTS = {
    "nobody is abolished": _nobody_ended,
    "posts have no id in their source": without("posts", "source_id"),
    "posts have no title": without("posts", "title"),
    "no post is marked as top": without("posts", "top"),
    "no post is a co-head": without("posts", "co_head"),
    "it is no custom to report to oneself": lambda data: data.pop("self_report_is_top", None) and None,
    "nobody took a place": without("posts", "succeeded_by"),
    "systems work": _automatic_is_work,
}
