"""How many things a rule has to look at: a clean report is worth what it says it was tested on."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from tests.oracle.day import Day, alive, many
from tests.oracle.gaps import register
from tests.oracle.links import Links
from tests.oracle.steps import behind, living_steps, units


def _answering(day: Day) -> list[tuple[str, str]]:
    """Each duty with each seat that answers for it."""
    return [(duty, actor) for duty in day.duties for actor in day.answering(duty)]


def _nameless(day: Day, actor: str) -> bool:
    """Whether no name is expected: of outsiders, and of posts with a head count."""
    return actor in day.outsiders or day.actors[actor].get("headcount") is not None


def _named(day: Day) -> Iterator[str]:
    """The posts of which a holder is expected."""
    return (post for post in day.posts if not _nameless(day, post))


def _steps(day: Day) -> list[Mapping[str, Any]]:
    return [step for process in day.living("processes") for step in living_steps(day, process).values()]


def _work(day: Day, duty: str) -> bool:
    """Whether a duty is to be done: none that waits for others, is general or a heading."""
    entry = day.duties[duty]
    return entry.get("mode") != "default" and entry.get("tier") != "overall" and not entry.get("heading")


def _unknown(said: Any) -> bool:
    """Whether of some actor no more is known than that there is one."""
    return any(not isinstance(actor, str) for actor in many(said))


def _powers(day: Day) -> list[Any]:
    """The powers stated of actors."""
    stated = [power for entry in day.actors.values() for power in many(entry.get("powers"))]
    return [power for power in stated if isinstance(power, str) or alive(power, day.today)]


def acc001(day: Day, links: Links) -> int:
    """What each actor named answers for, where a person is expected behind it."""
    named = [actor for entry in day.duties.values() for actor in many(entry.get("accountable"))]
    return sum(1 for actor in named if day.seat(actor) and not _nameless(day, str(day.seat(actor))))


def acc003(day: Day, links: Links) -> int:
    """What each who is no terminal answers for."""
    return sum(1 for _, actor in _answering(day) if actor not in links.terminals)


def acc004(day: Day, links: Links) -> int:
    """The entries of oversight that are not merely reactive, of forums that live."""
    entries = day.living("oversight").values()
    return sum(1 for entry in entries if day.seats(entry["forum"]) and entry.get("kind") != "reactive")


def acc005(day: Day, links: Links) -> int:
    """The forums and the consequences by which something can be done to somebody."""
    return sum(1 for entry in [*day.living("oversight").values(), *day.consequences.values()] if entry.get("measures"))


def acc006(day: Day, links: Links) -> int:
    """What each answers for."""
    return len(_answering(day))


def asm003(day: Day, links: Links) -> int:
    """The assessments of somebody who lives."""
    return sum(1 for _, entry in day.listed("assessments") if day.seat(entry["of"]))


def doc003(day: Day, links: Links) -> int:
    """What the titles of duties and steps say, in each language."""
    titles = [entry.get("title") for entry in [*day.duties.values(), *_steps(day)]]
    return sum(len(title) if isinstance(title, Mapping) else bool(title) for title in titles)


def doc001(day: Day, links: Links) -> int:
    """The duties that are no headings, and the powers."""
    return sum(1 for entry in day.duties.values() if not entry.get("heading")) + len(_powers(day))


def gap001(day: Day, links: Links) -> int:
    """The matters of which something must be covered."""
    return sum(1 for cells in register(day).need.values() if cells)


def gap004(day: Day, links: Links) -> int:
    """What each answers for that is to be done, whoever does it being known."""
    spared = {duty for duty in day.duties if not _work(day, duty) or _unknown(day.duties[duty].get("responsible"))}
    return sum(1 for duty, _ in _answering(day) if duty not in spared)


def gap010(day: Day, links: Links) -> int:
    """The duties that somebody is expected to be named for."""
    entries = day.duties.values()
    return sum(1 for entry in entries if entry.get("mode") in (None, "explicit") and not entry.get("heading"))


def hier001(day: Day, links: Links) -> int:
    """The posts."""
    return len(day.posts)


def loop009(day: Day, links: Links) -> int:
    """Whoever is declared a terminal."""
    return sum(1 for entry in day.actors.values() if entry.get("terminal"))


def ovl004(day: Day, links: Links) -> int:
    """The duties."""
    return len(day.duties)


def per001(day: Day, links: Links) -> int:
    """The posts that answer for something, are to be filled, and of which a holder is expected."""
    answering = {actor for _, actor in _answering(day)}
    return sum(1 for post in _named(day) if post in answering and not day.posts[post].get("frozen"))


def per013(day: Day, links: Links) -> int:
    """The posts that are held."""
    return sum(1 for post in _named(day) if day.holders(post))


def proc001(day: Day, links: Links) -> int:
    """The steps that no system does."""
    return sum(1 for step in _steps(day) if not step.get("automatic"))


def proc003(day: Day, links: Links) -> int:
    """The steps."""
    return len(_steps(day))


def proc002(day: Day, links: Links) -> int:
    """The hand-offs from unit to unit, be the second a step without anybody, and the transfers."""
    found = 0
    for process in day.living("processes"):
        steps = living_steps(day, process)
        for name, step in steps.items():
            for following in behind(steps, name):
                own, theirs = units(day, step), units(day, steps[following])
                nobody = not many(steps[following].get("by")) or not (theirs or _unknown(steps[following].get("by")))
                found += bool(own) and not own & theirs and (bool(theirs) or nobody)
    return found + len(day.data.get("transfers") or [])


def span001(day: Day, links: Links) -> int:
    """The departments, posts and bodies to which some post reports."""
    led = {superior for post in day.posts for superior in day.leads(post) - {post}}
    return len(led - set(day.outsiders))


def span003(day: Day, links: Links) -> int:
    """The departments, their heads once more, and the posts."""
    heads = {seat for name in day.departments if (seat := str(day.seat(name))) not in day.departments}
    return len(day.departments) + len(heads) + len(day.posts)


def time001(day: Day, links: Links) -> int:
    """The steps, the duties to the public that are to be done, and the processes, whose clocks start."""
    duties = sum(1 for duty in day.duties if day.said(duty, "public") and _work(day, duty))
    return len(_steps(day)) + duties + len(day.living("processes"))


def time003(day: Day, links: Links) -> int:
    """The processes, and the duties and commitments that have a limit."""
    duties = sum(1 for duty in day.duties if day.said(duty, "within"))
    promises = sum(1 for entry in day.living("commitments").values() if entry.get("within"))
    return len(day.living("processes")) + duties + promises


def time005(day: Day, links: Links) -> int:
    """The commitments but those of conduct."""
    return sum(1 for entry in day.living("commitments").values() if not entry.get("conduct"))


def time006(day: Day, links: Links) -> int:
    """The commitments but those to colleagues."""
    return sum(1 for entry in day.living("commitments").values() if not entry.get("inside"))


LOOKED_AT: Mapping[str, Callable[[Day, Links], int]] = {
    **{
        question.__name__.upper(): question
        for question in (
            acc001, acc003, acc004, acc005, acc006, asm003, doc001, doc003, gap001, gap004, gap010, hier001, loop009,
            ovl004, per001, per013, proc001, proc002, proc003, span001, span003, time001, time003, time005, time006,
        )
    },
    **dict.fromkeys(("GAP002", "GAP006", "OVL003"), gap001),
    **dict.fromkeys(("HIER002", "HIER008", "HIER009", "HIER011", "OVL006"), hier001),
    **dict.fromkeys(("PROC004", "TIME004"), proc003),
    "OVL005": ovl004,
}  # fmt: skip
"""By rule, what it looks at, counted over the charter."""


def looked_at(data: Mapping[str, Any], today: date) -> dict[str, int]:
    """How much each of these rules looks at in a charter on a day."""
    day = Day(data, today)
    links = Links(day)
    return {code: count(day, links) for code, count in LOOKED_AT.items()}
