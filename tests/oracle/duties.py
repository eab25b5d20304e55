"""Duties and those who answer for them: GAP, ACC, and tenure and grounds."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.oracle.day import Day, Key, alive, end_of, many
from tests.oracle.links import Links

RANKS = {"internal": 0, "rule": 1, "regulation": 2, "law": 3, "constitution": 4}


def gap004(day: Day, links: Links) -> Iterator[Key]:
    """A duty for one of whose answerers nobody does it: no doer is that seat, below it, or got it by delegation.

    Spared: `mode: default`, `tier: overall`, headings, duties some doer of which could not be resolved, and who answers
    without any living doer and heads no department.
    Whom an answerer of the duty gave it to counts for every answerer of the duty; transfers by law count as giving.
    """
    for duty, entry in day.duties.items():
        doers = day.doers(duty)
        for actor in day.answering(duty):
            handed = any(day.at_or_below(doer, actor) for doer in doers) or doers & day.delegated(duty)
            alone = not doers and not day.heads(actor)
            judged = entry.get("mode") != "default" and entry.get("tier") != "overall" and not entry.get("heading")
            unknown = any(not isinstance(doer, str) for doer in many(entry.get("responsible")))
            if judged and not unknown and not handed and not alone:
                yield (duty,)


def gap010(day: Day, links: Links) -> Iterator[Key]:
    """An explicit duty, no heading, that says no accountable actor; one dead or unknown is said."""
    for duty, entry in day.duties.items():
        explicit = entry.get("mode") in (None, "explicit")
        if explicit and not entry.get("heading") and not many(entry.get("accountable")):
            yield (duty,)


def accountable(day: Day) -> set[str]:
    """The living actors said to be accountable for something."""
    return {a for entry in day.duties.values() for a in many(entry.get("accountable")) if _lives(day, a)}


def _lives(day: Day, actor: Any) -> bool:
    return isinstance(actor, str) and actor in day.actors


def vacant_days(day: Day, post: str) -> int | None:
    """For how many days nobody has held a post."""
    ends = [end for a in day.appointments(post) if (end := end_of(a)) and end <= day.today]
    began = day.posts[post].get("since")
    since = max(ends + ([began] if began else []), default=None)
    return None if since is None else (day.today - since).days


def acc001(day: Day, links: Links) -> Iterator[Key]:
    """A living actor, accountable for whatever it may be, with no person behind it.

    Spared: outsiders, aggregate rows, and vacant posts with a living standby that is held, however long: PER001 counts
    the days. Behind a body are its chair and all its members, tiered or not.
    """
    for actor in accountable(day):
        seat = day.seat(actor)
        if day.persons(actor) or actor in day.outsiders:
            continue
        if seat in day.posts:
            post = day.posts[str(seat)]
            backups = [b for b, _ in day.backups(str(seat)) if day.holders(b)]
            if post.get("headcount") is not None or backups:
                continue
        yield (actor,)


def acc002(day: Day, links: Links) -> Iterator[Key]:
    """An accountable body without a living chair or without any tiered member; a department without a living head."""
    for actor in accountable(day):
        tiers = [tier for _, tier in day.members(actor)] if actor in day.bodies else []
        collective = actor in day.bodies and (day.chair(actor) is None or not any(tiers))
        if collective or (actor in day.departments and day.seat(actor) == actor):
            yield (actor,)


def acc003(day: Day, links: Links) -> Iterator[Key]:
    """Who answers for a duty of which some cell lies in no forum of that actor but itself; terminals are spared.

    Every kind of entry is a forum, superiors and assessors too; duties of every mode and tier are judged.
    """
    for duty in day.duties:
        for actor in day.answering(duty) - links.terminals:
            edges = [edge for edge in links.edges if edge.actor == actor and edge.forum != actor]
            covered = frozenset().union(*(edge.cells for edge in edges if edge.cells is not None))
            if all(edge.cells is not None for edge in edges) and not day.cells(duty) <= covered:
                yield actor, duty


def acc004(day: Day, links: Links) -> Iterator[Key]:
    """An entry of oversight that says no information; reactive ones are spared. No period of the format is too long."""
    for name, entry in day.living("oversight").items():
        if day.seats(entry["forum"]) and entry.get("kind") != "reactive" and not many(entry.get("information")):
            yield (name,)


def imposers(day: Day, duty: str) -> set[str]:
    """Who imposes the consequences of a duty that have a trigger."""
    named = [day.consequences[c] for c in many(day.said(duty, "consequence")) if c in day.consequences]
    return set().union(*(day.seats(c.get("imposed_by")) for c in named if c.get("trigger") and c.get("measures")))


def able(day: Day, links: Links, duty: str, actor: str) -> set[str]:
    """Those who can make an actor bear a consequence of a duty and stand apart from it."""
    apart = {i for i in imposers(day, duty) if not day.at_or_below(i, actor)}
    return {
        i
        for i in apart
        if i in links.terminals or i in day.controllers(actor) or links.may(i, "sanction", day.cells(duty))
    }


def unpunished(day: Day, links: Links, duty: str) -> bool:
    """Whether somebody answers for a duty whom nobody can make bear a consequence."""
    return any(not able(day, links, duty, actor) for actor in day.answering(duty))


def acc006(day: Day, links: Links) -> Iterator[Key]:
    """A duty for one of whose answerers no consequence has an able imposer apart from that actor.

    Able is a terminal, who appoints or removes the actor, or who holds `sanction` over all cells of the duty. A duty
    without a living accountable seat is not judged; a consequence without trigger or measures is none. `distant`: those
    able are neither above the actor nor forums of it, on whatever.
    """
    for duty in day.duties:
        if unpunished(day, links, duty):
            yield (duty,)
        for actor in day.answering(duty):
            near = day.upward(actor) | {edge.forum for edge in links.edges if edge.actor == actor}
            competent = able(day, links, duty, actor)
            if competent and not competent & near:
                yield "distant", duty


def per001(day: Day, links: Links) -> Iterator[Key]:
    """An accountable post vacant, or held by nobody but somebody acting, for more than 90 days.

    Of a department it is the head's. The days of acting holders who follow each other without a day between add up.
    Spared: aggregate rows, frozen posts.
    """
    posts = {seat for duty in day.duties for seat in day.answering(duty)} & set(day.posts)
    for post in posts:
        entry = day.posts[post]
        if entry.get("headcount") is not None or entry.get("frozen"):
            continue
        if not day.holders(post) and vacant_days(day, post) not in range(91):
            yield "vacant", post
        if all(acting_alone(day, post, day.today - timedelta(days)) for days in range(92)):
            yield "acting", post


def acting_alone(day: Day, post: str, when: date) -> bool:
    """Whether nobody but somebody acting held a post on a day."""
    kinds = [a.get("kind") for a in day.appointments(post) if alive(a, when)]
    return bool(kinds) and all(kind == "acting" for kind in kinds)


def cited(day: Day, grounds: Any) -> set[int]:
    """The ranks of the bases in force among some citations."""
    bases = day.living("bases")
    names = [g["base"] if isinstance(g, dict) else g.split()[0] for g in many(grounds)]
    return {RANKS[bases[str(name)]["rank"]] for name in names if name in bases}


def doc001(day: Day, links: Links) -> Iterator[Key]:
    """A duty or a stated power no basis of which is in force and of sufficient rank.

    One good basis is enough. Public duties need a rule; powers to permit or punish, and duties that
    need these, a regulation; others any text.
    Lent powers and headings are not judged.
    """
    for duty, entry in day.duties.items():
        least = RANKS["rule"] if day.said(duty, "public") else RANKS["internal"]
        if {"permit", "punish"} & set(many(entry.get("needs"))):
            least = RANKS["regulation"]
        if not entry.get("heading") and max(cited(day, day.said(duty, "basis")), default=-1) < least:
            yield "duty", duty
    for actor, entry in day.actors.items():
        for place, power in enumerate(many(entry.get("powers"))):
            name = power if isinstance(power, str) else power["power"]
            if isinstance(power, str) or alive(power, day.today):
                ranks = cited(day, None if isinstance(power, str) else power.get("basis"))
                least = RANKS["regulation"] if name in ("permit", "punish") else RANKS["internal"]
                if max(ranks, default=-1) < least:
                    yield "power", actor, place
