"""Assessments, loads and grades: ASM, PER006, PER010, PER011."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Cell, Day, Entry, Key, alive, end_of, many
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import organisation
from tests.oracle.powers import par001

PARTS = {"unit": "unit", "target": "target", "per": "period", "source": "source", "by": "measurer"}


def running(term: Any, day: Day) -> bool:
    """Whether a term with an end runs today."""
    return bool(term) and end_of(term) is not None and alive(term, day.today)


def assessments(day: Day) -> Iterator[tuple[str, Entry]]:
    """Who is assessed by which entry."""
    for _, entry in day.listed("assessments"):
        for actor in day.seats(entry["of"]):
            yield actor, entry


def indicators(day: Day, entry: Entry) -> list[Entry]:
    """The indicators of an entry that live."""
    return [one for one in many(entry.get("indicators")) if alive(one, day.today)]


def hands(day: Day, duty: str) -> set[str]:
    """Who answers for a duty or does it."""
    return day.answering(duty) | day.doers(duty)


def about(day: Day, one: Entry) -> tuple[str | None, str | None, bool]:
    """The duty or the matter of an indicator, and whether it lives, where one is said."""
    if one.get("duty") is not None:
        return one["duty"], None, one["duty"] in day.duties
    matter = one.get("matter")
    return None, matter, matter is None or matter in day.matters


def asm001(day: Day, links: Links) -> Iterator[Key]:
    """A duty in the hands of a post or body whose assessment has no indicator for it, or that is not assessed."""
    for duty, entry in day.duties.items():
        if entry.get("heading") or entry.get("minor"):
            continue
        for actor in hands(day, duty):
            own = [said for who, said in assessments(day) if who == actor]
            looked = any(_looks(day, one, duty) for said in own for one in indicators(day, said))
            if (actor in day.posts or actor in day.bodies) and not looked:
                yield "no-indicator" if own else "no-assessment", duty, actor


def _looks(day: Day, one: Entry, duty: str) -> bool:
    named, matter, lives = about(day, one)
    own = day.duties[duty].get("matter")
    inside = lives and None not in (matter, own) and set(day.leaves(own)) <= set(day.leaves(matter))
    return named == duty or inside


Line = tuple[str, str, frozenset[Cell] | None, Any]
"""Who is assessed, by whom, on which cells (nothing: all), and by which indicator (nothing: by none)."""


def lines(day: Day) -> Iterator[Line]:
    """All lines of assessment."""
    for actor, entry in assessments(day):
        for forum, on in itertools.product(day.seats(entry.get("by")), list(_looked_at(day, entry))):
            yield actor, forum, *on
    for entry in day.living("oversight").values():
        if entry.get("kind") == "assesses":
            plain = entry.get("matter") is None and entry.get("scope") is None
            cells = None if plain else day.region(entry.get("matter"), entry.get("scope"))
            for forum, over in itertools.product(day.seats(entry["forum"]), many(entry.get("over"))):
                yield from ((actor, forum, cells, None) for actor in day.bound(over))
    for actor, entry in day.actors.items():
        yield from ((actor, forum, None, None) for forum in day.seats(entry.get("assessed_by")))


def _looked_at(day: Day, entry: Entry) -> Iterator[tuple[frozenset[Cell] | None, Any]]:
    """The cells and the name of each indicator; without any, all there is."""
    found = indicators(day, entry)
    if not found:
        yield None, None
    for one in found:
        duty, matter, lives = about(day, one)
        if lives:
            cells = day.cells(duty) if duty else day.region(matter, None) if matter else None
            yield cells, (duty, matter, one.get("indicator") or _measure(day, duty).get("indicator"))


def _measure(day: Day, duty: str | None) -> Entry:
    return (day.data["duties"][duty].get("measure") if duty else None) or {}


def itself(day: Day, line: Line) -> bool:
    """Whether somebody assesses itself: by name, or as the only person behind the assessor."""
    judges = day.judges(line[1])
    return line[0] == line[1] or bool(judges and judges <= day.persons(line[0]))


def beside(one: Line, other: Line) -> bool:
    """Whether two lines, of different assessors on one actor, are about the same."""
    if one[0] != other[0] or one[1] == other[1]:
        return False
    if one[3] is not None and other[3] is not None:
        return bool(one[3] == other[3])
    if one[2] is None or other[2] is None:
        return all(cells is None or len(cells) > 0 for cells in (one[2], other[2]))
    return bool(one[2] & other[2])


def asm002(day: Day, links: Links) -> Iterator[Key]:
    """Several others on the same; nobody but itself; an assessor who neither supervises, commands nor is told."""
    found = list(lines(day))
    others = [line for line in found if not itself(day, line)]
    for line in found:
        crowd = any(beside(line, other) for other in others)
        if itself(day, line):
            if not crowd:
                yield "only-self", *line[:2]
            continue
        if crowd:
            yield "several", *line[:2]
        if not _sees(day, links, *line[:2]):
            yield "blind", *line[:2]


def _sees(day: Day, links: Links, actor: str, forum: str) -> bool:
    pair = (actor, forum)
    supervises = any((e.actor, e.forum) == pair and e.kind in ("supervises", "superior") for e in links.edges)
    told = any(
        entry.get("information") and forum in day.seats(entry["forum"]) and actor in day.bound(over)
        for entry in day.living("oversight").values()
        for over in many(entry.get("over"))
    )
    return supervises or told or forum in day.upward(actor)


def asm003(day: Day, links: Links) -> Iterator[Key]:
    """An assessment without a use, but for a first trial with an end."""
    for actor, entry in assessments(day):
        if not entry.get("used_for") and not running(entry.get("trial"), day):
            yield (actor,)


def asm004(day: Day, links: Links) -> Iterator[Key]:
    """An indicator about no duty that the actor, or who stands below it, has a part in; or about one without power."""
    bare = set(par001(day, links))
    for actor, entry in assessments(day):
        for one in indicators(day, entry):
            duty, matter, lives = about(day, one)
            if not lives or not (duty or matter) or (one.get("order") and one.get("since")):
                continue
            cells = day.cells(duty) if duty else day.region(matter, None)
            near = [other for other in day.duties if other == duty or cells & day.cells(other)]
            if not any(day.at_or_below(hand, actor) for other in near for hand in _parts(day, other)):
                yield "other-duty" if duty else "other-matter", actor, duty, matter, None
                continue
            concerned = [duty] if duty else [other for other in near if actor in _parts(day, other)]
            for lacking, whose, power in bare:
                if lacking in concerned and (whose == actor or actor not in day.answering(lacking)):
                    yield "powerless", actor, lacking, matter, power


def _parts(day: Day, duty: str) -> set[str]:
    entry = day.duties[duty]
    return hands(day, duty) | day.seats(entry.get("assist")) | day.seats(entry.get("support"))


def asm005(day: Day, links: Links) -> Iterator[Key]:
    """An indicator without unit, target, period, source or measurer."""
    for duty, entry in day.duties.items():
        for part in _lacks(day, entry.get("measure") or {}) if entry.get("measure") else ():
            yield duty, None, None, part
    for actor, entry in assessments(day):
        for one in indicators(day, entry):
            named, matter, lives = about(day, one)
            own = _measure(day, named)
            if lives and not (own and one.get("indicator") in (None, own.get("indicator"))):
                for part in _lacks(day, one, judge=bool(many(entry.get("by")))):
                    yield named, matter, actor, part


def _lacks(day: Day, measure: Entry, *, judge: bool = False) -> Iterator[str]:
    for key, part in PARTS.items():
        uncounted = measure.get("yes_or_no") and (key != "by" or judge)
        settling = key == "target" and running(measure.get("baseline"), day)
        if measure.get(key) is None and not uncounted and not settling:
            yield part


# --- loads


def working(day: Day) -> list[str]:
    """The duties that count as load: neither headings nor a head's general accountability."""
    return [d for d, entry in day.duties.items() if entry.get("tier") != "overall" and not entry.get("heading")]


def named_posts(day: Day) -> list[str]:
    """The posts that are no rows with a head count."""
    return [post for post, entry in day.posts.items() if entry.get("headcount") is None]


def shares(day: Day, post: str) -> dict[str, float]:
    """The part of a working time that each holder of a post spends in it."""
    found: dict[str, float] = {}
    for held in day.holding(post):
        found[held["person"]] = found.get(held["person"], 0) + held.get("share", 1.0)
    return {person: min(1.0, round(share, 6)) for person, share in found.items()}


def per006(day: Day, links: Links) -> Iterator[Key]:
    """More than one working time; more than 20 duties; more than half of all duties, where there are five."""
    posts = named_posts(day)
    answered = [duty for duty in working(day) if day.answering(duty)]
    for person in {person for post in day.posts for person in day.holders(post)}:
        own = [post for post in posts if person in day.holders(post)]
        if round(sum(shares(day, post)[person] for post in own), 6) > 1:
            yield from (("time", person, post) for post in own)
        number = sum(bool(day.answering(duty) & set(own)) for duty in answered)
        if number > 20:
            yield "number", person, None
        if len(answered) >= 5 and number > 0.5 * len(answered):
            yield "share", person, None


def unit(day: Day, post: str) -> str | None:
    """The living department of a post: as said, else the first that it heads."""
    said = day.posts[post].get("department")
    if said is None:
        departments: Mapping[str, Entry] = day.data.get("departments") or {}
        said = next((name for name, entry in departments.items() if entry.get("head") == post), None)
    return said if said in day.departments else None


def since(day: Day, post: str, person: str) -> date:
    """Since when a person has held a post without a break."""
    spells = [a for a in day.appointments(post) if a["person"] == person and (a.get("since") or day.today) <= day.today]
    start = day.today + timedelta(days=1)
    while True:
        at = start - timedelta(days=1)
        over = [a for a in spells if (a.get("since") or date.min) <= at and (end_of(a) or date.max) > at]
        if not over:
            return start
        start = min(a.get("since") or date.min for a in over)
        if start == date.min:
            return start


def loads(day: Day) -> dict[str, float]:
    """What each post has in hand for each full working time."""
    found = {}
    for post in named_posts(day):
        own = [day.duties[duty] for duty in working(day) if post in hands(day, duty)]
        time = sum(shares(day, post).values()) or day.posts[post].get("seats", 1)
        found[post] = round(sum(d.get("weight", 1.0) * d.get("volume", 1.0) for d in own) / time, 6)
    return found


def per010(day: Day, links: Links) -> Iterator[Key]:
    """A load over twice the middle one, or under half of it, among three posts of one unit, grade and ladder."""
    groups: dict[Any, list[str]] = {}
    for post in named_posts(day):
        entry = day.posts[post]
        if unit(day, post) and entry.get("grade") is not None and not entry.get("frozen"):
            groups.setdefault((unit(day, post), str(entry["grade"]), entry.get("ladder")), []).append(post)
    known = day.data.get("appointments") is not None or any(e.get("holder") for e in day.data["posts"].values())
    load = loads(day)
    for group in groups.values():
        ordered = sorted(load[post] for post in group)
        middle = (ordered[(len(group) - 1) // 2] + ordered[len(group) // 2]) / 2
        for post in group if len(group) >= 3 else ():
            long = any((day.today - since(day, post, who)).days >= 92 for who in day.holders(post))
            if (long or not known) and (load[post] > 2 * middle or load[post] * 2 < middle):
                yield _measured(day, group, more=load[post] > middle), post, load[post], middle


def _measured(day: Day, group: list[str], *, more: bool) -> str:
    weighed = any(
        "weight" in day.duties[duty] or "volume" in day.duties[duty]
        for duty in working(day)
        if hands(day, duty) & set(group)
    )
    return ("heavy" if weighed else "many") if more else ("light" if weighed else "few")


def per011(day: Day, links: Links) -> Iterator[Key]:
    """1.5 times the responsibility at a grade lower by two; the same duties at different grades."""
    posts = [post for post in named_posts(day) if _graded(day, post)]
    for post in posts:
        higher = [
            responsibility(day, other)
            for other in posts
            if _ladder(day, other) == _ladder(day, post) and day.posts[other]["grade"] >= day.posts[post]["grade"] + 2
        ]
        if higher and responsibility(day, post) > 1.5 * min(higher):
            yield "lower-grade", post, responsibility(day, post), min(higher)
        if any(_alike(day, post, other) for other in posts):
            yield "same-duties", post, responsibility(day, post), -1


def _alike(day: Day, one: str, other: str) -> bool:
    sets = [
        {
            (duty, as_)
            for duty, entry in day.duties.items()
            if not entry.get("heading")
            for as_ in _roles(day, duty, post)
        }
        for post in (one, other)
    ]
    differ = day.posts[one]["grade"] != day.posts[other]["grade"]
    return differ and _ladder(day, one) == _ladder(day, other) and bool(sets[0]) and sets[0] == sets[1]


def _roles(day: Day, duty: str, post: str) -> list[str]:
    return ["A"] * (post in day.answering(duty)) + ["R"] * (post in day.doers(duty))


def _graded(day: Day, post: str) -> bool:
    entry = day.posts[post]
    kept = any(held.get("keeps_grade") for held in day.holding(post))
    return isinstance(entry.get("grade"), int) and not entry.get("frozen") and not kept


def _ladder(day: Day, post: str) -> tuple[Any, Any]:
    return organisation(day, post), day.posts[post].get("ladder")


def responsibility(day: Day, post: str) -> float:
    """The weights of what a post answers for, twice where the risk is high, and a half for each who reports to it."""
    found = 0.0
    for duty, entry in day.duties.items():
        if post in day.answering(duty) and not entry.get("heading"):
            risk = entry.get("high_risk")
            risk = day.matter_says(entry.get("matter"), "high_risk") if risk is None else risk
            found += entry.get("weight", 1.0) * (2 if risk else 1)
    below = [other for other in [*day.posts, *day.bodies] if other != post and post in day.leads(other)]
    return found + 0.5 * len(below)


# --- keys


def _subtyped(*columns: str) -> Any:
    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for kind, row in zip(outcome.hits.subtype, rows(done, outcome, *columns), strict=True):
            yield kind, *row

    return shape


COLUMNS = {"ASM003": ("actor",), "ASM005": ("duty", "matter", "actor", "part")}
SHAPES = {
    "ASM001": _subtyped("duty", "actor"),
    "ASM002": _subtyped("actor", "forum"),
    "ASM004": _subtyped("actor", "duty", "matter", "power"),
    "PER006": _subtyped("person", "post"),
    "PER010": _subtyped("post", "load", "middle"),
    "PER011": _subtyped("post", "load", "less"),
}


# --- drafts


MEASURE = {"indicator": "visits", "unit": "visits", "target": ">= 4", "per": "month", "source": "log", "by": "p0"}


def drafting(charter: Gaps) -> None:
    """Measures, assessments, weights, grades, posts side by side."""
    for duty in charter.data["duties"].values():
        if charter.chance(0.6):
            duty["measure"] = _measure_of(charter)
        if charter.chance(0.15):
            duty["weight"] = charter.one((0.0, 0.5, 2.0, 5.0))
        if charter.chance(0.1):
            duty["volume"] = charter.one((2.0, 10.0))
        if charter.chance(0.1):
            duty["minor"] = charter.chance(0.8)
        if charter.chance(0.15):
            duty[charter.one(("assist", "support"))] = charter.anyone()
    _graded_posts(charter)
    _assessments(charter)


def _measure_of(charter: Gaps) -> Entry:
    found: dict[str, Any] = {key: value for key, value in MEASURE.items() if not charter.slip(0.2)}
    if charter.chance(0.1):
        found["yes_or_no"] = charter.chance(0.8)
    if charter.chance(0.15):
        found["baseline"] = _term(charter)
        found.pop("target", None)
    return found or {"unit": "visits"}


def _term(charter: Gaps) -> Entry:
    found: dict[str, Any] = {"since": charter.days_ago(-1, 300)}
    if charter.chance(0.8):
        found[charter.one(("until", "through"))] = TODAY + timedelta(days=charter.one((-1, 0, 1, 90)))
    return found


def _graded_posts(charter: Gaps) -> None:
    departments, posts = charter.data.get("departments"), charter.data["posts"]
    together = bool(departments) and charter.chance(0.7)
    home, grade = charter.one(departments) if departments else None, charter.random.randint(3, 6)
    for entry in posts.values():
        if charter.chance(0.85):
            entry["grade"] = grade if charter.chance(0.8 if together else 0.4) else charter.random.randint(2, 8)
        if charter.chance(0.05):
            entry["grade"] = "G5"
        if charter.chance(0.1):
            entry["ladder"] = charter.one(("medical", "fire"))
        if together and charter.chance(0.9):
            entry["department"] = home
        if charter.chance(0.06):
            entry["assessed_by"] = charter.anyone()
    for held in charter.data.get("appointments", []):
        if charter.chance(0.08):
            held["keeps_grade"] = charter.chance(0.8)
        if charter.chance(0.1) and "until" not in held:
            held["since"] = TODAY - timedelta(days=charter.one((90, 91, 92, 93)))


def _assessments(charter: Gaps) -> None:
    if charter.chance(0.1):
        return
    found: list[Entry] = [*charter.data.get("assessments", [])]
    for duty, entry in charter.data["duties"].items():
        stated = [*many(entry.get("accountable")), *many(entry.get("responsible"))]
        for actor in dict.fromkeys(one for one in stated if isinstance(one, str)):
            if charter.chance(0.6):
                _indicate(charter, found, actor, {"duty": duty, **_indicator(charter)})
    for _ in range(charter.random.choice((0, 0, 1, 2))):
        _indicate(charter, found, charter.anyone(), _stray(charter))
    charter.data["assessments"] = [charter.life(dict(entry), 0.04) for entry in found]


def _indicate(charter: Gaps, found: list[Entry], actor: str, one: Entry) -> None:
    own = [entry for entry in found if entry["of"] == actor and isinstance(entry.get("indicators"), list)]
    if own and charter.chance(0.8):
        charter.one(own)["indicators"].append(one)
        return
    above = (charter.data["posts"].get(actor) or {}).get("reports_to")
    by: Any = above if isinstance(above, str) and charter.chance(0.7) else charter.anyone()
    entry: dict[str, Any] = {"of": actor, "by": actor if charter.slip(0.2) else by, "indicators": [one]}
    if charter.slip(0.2):
        entry["by"] = [by, charter.anyone()]
    if charter.chance(0.05):
        entry["by"] = {"unknown": "x9"}
    if not charter.slip(0.3):
        entry["used_for"] = ["pay"]
    elif charter.chance(0.5):
        entry["trial"] = _term(charter)
    found.append(entry)


def _indicator(charter: Gaps) -> Entry:
    found: dict[str, Any] = dict(MEASURE) if charter.chance(0.2) else {}
    if charter.chance(0.15):
        found["indicator"] = charter.one(("visits", "complaints"))
    if charter.chance(0.08):
        found["yes_or_no"] = True
    return found


def _stray(charter: Gaps) -> Entry:
    one: dict[str, Any] = {"duty": charter.one(charter.data["duties"]), **_indicator(charter)}
    if charter.data.get("matters") and charter.chance(0.5):
        one["matter"] = charter.one(charter.data["matters"])
        del one["duty"]
    if charter.chance(0.1):
        one.pop("duty", None)
    if charter.chance(0.3):
        one["order"] = "Order 12"
    if charter.chance(0.5):
        one["since"] = charter.days_ago(-1, 90)
    return charter.life(one, 0.04)


# --- faults


def _in_indicators(*keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for entry in data.get("assessments", []):
            for one in many(entry.get("indicators")):
                for key in keys:
                    one.pop(key, None)

    return plant


def _without(section: str, *keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        stated = data.get(section) or {}
        for entry in stated.values() if isinstance(stated, dict) else stated:
            for key in keys:
                entry.pop(key, None)

    return plant


def _in_measures(*keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for duty in data["duties"].values():
            for key in keys:
                (duty.get("measure") or {}).pop(key, None)

    return plant


def _first_assessor(data: dict[str, Any]) -> None:
    for entry in data.get("assessments", []):
        entry["by"] = many(entry.get("by"))[:1]


def _settled(data: dict[str, Any]) -> None:
    for entry in data.get("appointments", []):
        if entry.get("since") and entry.get("kind") != "acting":
            entry["since"] = min(entry["since"], TODAY - timedelta(days=200))


FAULTS = {
    "nobody is assessed": lambda data: data.pop("assessments", None) and None,
    "assessments have no indicator": _without("assessments", "indicators"),
    "no duty is minor": _without("duties", "minor"),
    "one assessor is enough": _first_assessor,
    "indicators are all about everything": _in_indicators("duty", "matter"),
    "indicators have no name": _in_indicators("indicator"),
    "no assessment is a trial": _without("assessments", "trial"),
    "every result is used": lambda data: [e.update(used_for=["pay"]) for e in data.get("assessments", [])] and None,
    "nothing is ordered": _in_indicators("order"),
    "nobody helps": _without("duties", "assist", "support"),
    "nothing is judged by yes or no": _in_measures("yes_or_no"),
    "no figure is new": _in_measures("baseline"),
    "measures name nobody": _in_measures("by"),
    "nobody is assessed by control": _without("posts", "assessed_by"),
    "all duties weigh the same": _without("duties", "weight"),
    "all duties come up as often": _without("duties", "volume"),
    "there is one ladder": _without("posts", "ladder"),
    "no grade is known": _without("posts", "grade"),
    "no grade is kept": _without("appointments", "keeps_grade"),
    "everybody has settled": _settled,
}
"""Faults in what the oracle sees."""
