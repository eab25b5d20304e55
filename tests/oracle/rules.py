"""What each rule must find, as a set of plain keys."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.oracle.day import GROUP_OF, Cell, Day, alive, end_of, many, reached
from tests.oracle.links import Links
from tests.oracle.organisations import organisation, tops

Key = tuple[Any, ...]
FOREVER = 10**9
RANKS = {"internal": 0, "rule": 1, "regulation": 2, "law": 3, "constitution": 4}
PERIODS = {"month": 31, "quarter": 92, "year": 366}
FUNCTIONS = {"approve": "authorise", "pay": "custody", "record": "record", "audit": "reconcile"}


def ovl006(day: Day, links: Links) -> Iterator[Key]:
    for post in day.posts:
        handover = any(
            a.get("kind") == "acting" and (day.today - a["since"]).days <= 30 for a in day.holding(post)
        )
        if len(day.leads(post)) > 1 and not handover:
            yield (post,)


def gap004(day: Day, links: Links) -> Iterator[Key]:
    for duty, entry in day.duties.items():
        doers = day.doers(duty)
        for actor in day.answering(duty):
            handed = any(day.at_or_below(doer, actor) for doer in doers) or doers & day.delegated(duty)
            alone = not doers and not day.heads(actor)
            judged = entry.get("mode") != "default" and entry.get("tier") != "overall" and not entry.get("heading")
            if judged and not handed and not alone:
                yield (duty,)


def gap010(day: Day, links: Links) -> Iterator[Key]:
    for duty, entry in day.duties.items():
        explicit = entry.get("mode") in (None, "explicit")
        if explicit and not entry.get("heading") and not many(entry.get("accountable")):
            yield (duty,)


def accountable(day: Day) -> set[str]:
    """The living actors said to be accountable for something."""
    return {a for entry in day.duties.values() for a in many(entry.get("accountable")) if _lives(day, a)}


def _lives(day: Day, actor: Any) -> bool:
    return isinstance(actor, str) and actor in day.actors


def vacant_days(day: Day, post: str) -> int:
    """For how many days nobody has held a post."""
    ends = [end for a in day.appointments(post) if (end := end_of(a)) and end <= day.today]
    since = max(ends, default=day.posts[post].get("since"))
    return FOREVER if since is None else (day.today - since).days


def acc001(day: Day, links: Links) -> Iterator[Key]:
    for actor in accountable(day):
        seat = day.seat(actor)
        if day.persons(actor) or actor in day.outsiders:
            continue
        if seat in day.posts:
            post = day.posts[str(seat)]
            backups = [b for b in many(post.get("backup")) if b in day.posts and day.holders(b)]
            if post.get("headcount") is not None or (backups and vacant_days(day, str(seat)) <= 90):
                continue
        yield (actor,)


def acc002(day: Day, links: Links) -> Iterator[Key]:
    for actor in accountable(day):
        tiers = [tier for _, tier in day.members(actor)] if actor in day.bodies else []
        collective = actor in day.bodies and (day.chair(actor) is None or not any(tiers))
        if collective or (actor in day.departments and day.seat(actor) is None):
            yield (actor,)


def acc003(day: Day, links: Links) -> Iterator[Key]:
    for duty in day.duties:
        for actor in day.answering(duty) - links.terminals:
            edges = [edge for edge in links.edges if edge.actor == actor and edge.forum != actor]
            covered = frozenset().union(*(edge.cells for edge in edges if edge.cells is not None))
            if all(edge.cells is not None for edge in edges) and not day.cells(duty) <= covered:
                yield actor, duty


def acc004(day: Day, links: Links) -> Iterator[Key]:
    for name, entry in day.living("oversight").items():
        period = PERIODS.get(entry.get("every"), 0)
        if entry.get("kind") != "reactive" and (not many(entry.get("information")) or period > 366):
            yield (name,)


def imposers(day: Day, duty: str) -> set[str]:
    """Who imposes the consequences of a duty that have a trigger."""
    named = [day.consequences[c] for c in many(day.said(duty, "consequence")) if c in day.consequences]
    return set().union(*(day.seats(c.get("imposed_by")) for c in named if c.get("trigger")))


def unpunished(day: Day, links: Links, duty: str) -> set[str]:
    """Those who answer for a duty and whom nobody can make bear a consequence."""
    found = set()
    for actor in day.answering(duty):
        apart = {i for i in imposers(day, duty) if not day.at_or_below(i, actor)}
        able = (links.terminals | day.controllers(actor)) & apart
        if not able and not any(links.may(i, "sanction", day.cells(duty)) for i in apart):
            found.add(actor)
    return found


def acc006(day: Day, links: Links) -> Iterator[Key]:
    for duty in day.duties:
        if unpunished(day, links, duty):
            yield (duty,)


def loop001(day: Day, links: Links) -> Iterator[Key]:
    for duty in day.duties:
        leaves = {cell[0] for cell in day.cells(duty)}
        for actor in day.answering(duty) - links.terminals:
            if any(not links.walk(actor, leaf) & links.terminals for leaf in leaves):
                yield actor, duty


def supervises(links: Links) -> list[Any]:
    """The forums of the kind that supervises."""
    return [edge for edge in links.edges if edge.kind == "supervises"]


def loop002(day: Day, links: Links) -> Iterator[Key]:
    for edge in supervises(links):
        if edge.actor == edge.forum or day.persons(edge.actor) & day.judges(edge.forum):
            yield edge.actor, edge.forum


def loop003(day: Day, links: Links) -> Iterator[Key]:
    for edge in supervises(links):
        for duty in day.duties:
            if edge.actor in day.answering(duty) and edge.forum not in links.terminals:
                leaves = {cell[0] for cell in day.cells(duty)}
                if any(edge.spans(leaf) and not links.forums(edge.forum, leaf) for leaf in leaves):
                    yield (edge.forum,)


def loop004(day: Day, links: Links) -> Iterator[Key]:
    for edge in supervises(links):
        if any(day.at_or_below(by, edge.actor) for by in day.controllers(edge.forum)):
            yield edge.actor, edge.forum


def loop005(day: Day, links: Links) -> Iterator[Key]:
    for leaf in day.leaves(None):
        for actor in day.actors:
            clique = links.walk(actor, leaf)
            closed = actor in clique and all(actor in links.walk(other, leaf) for other in clique)
            if closed and len(clique) > 1 and not clique & links.terminals:
                yield (frozenset(clique),)


def loop009(day: Day, links: Links) -> Iterator[Key]:
    for actor in links.false_terminals:
        yield (actor,)


def hier001(day: Day, links: Links) -> Iterator[Key]:
    for post in day.posts:
        cycle = {p for p in day.upward(post) if post in day.upward(p)}
        if len(cycle) > 1:
            yield (frozenset(cycle),)


def hier002(day: Day, links: Links) -> Iterator[Key]:
    on_top = tops(day)
    for name, found in on_top.items():
        if not found:
            yield "no-top", name
    for post, entry in day.posts.items():
        said = many(entry.get("reports_to"))
        if post in on_top[organisation(day, post)] or entry.get("co_head"):
            continue
        if not said:
            yield "blank-superior", post
        elif all(not day.known(superior) for superior in said):
            yield "unknown-superior", post


def delegated_by(day: Day) -> list[tuple[int, Mapping[str, Any], str, str]]:
    """The delegations between living seats, transfers by law left out."""
    return [
        (i, d, by, to)
        for i, d in day.listed("delegations")
        if d.get("keeps") != "transfer"
        for by in day.seats(d["by"])
        for to in day.seats(d["to"])
    ]


def handed(day: Day, delegation: Mapping[str, Any], duty: str) -> frozenset[Cell]:
    """The part of a duty that a delegation says it hands on: its own scope, whether or not the duty reaches so far."""
    if delegation.get("scope") is None:
        return day.cells(duty)
    leaves = day.leaves(day.duties[duty]["matter"]) if day.duties[duty].get("matter") else [("duty", duty)]
    return day.product(leaves, {cell[1] for cell in day.cells(duty)}, day.inside(delegation["scope"]))


def hier005_reasons(day: Day, links: Links) -> Iterator[tuple[str, int]]:
    given = delegated_by(day)
    for i, d, by, to in given:
        for key in [*many(d.get("duty")), *(() if d.get("duty") else _names(d))]:
            around = [(b, t) for _, o, b, t in given if key in [*many(o.get("duty")), *_names(o)]]
            if by == to or by in reached([to], lambda at, around=around: {t for b, t in around if b == at}):
                yield "cycle", i
        for duty in [duty for duty in many(d.get("duty")) if duty in day.duties]:
            received = [o for j, o, _, t in given if t == by and duty in many(o.get("duty")) and j != i]
            if by in day.answering(duty) | day.responsible(duty):
                own = day.cells(duty)
            else:
                own = frozenset().union(*(handed(day, o, duty) for o in received))
                if any(o.get("subdelegable") is False for o in received):
                    yield "subdelegation", i
            if not handed(day, d, duty) <= own:
                yield "scope", i
            part = handed(day, d, duty) & day.cells(duty)
            if any(not links.may(to, need, part) for need in many(day.duties[duty].get("needs"))):
                yield "without-power", i
        for grant in links.lent(d, to):
            held = [g for g in links.grants if g.actor == by and g.power == grant.power]
            if not grant.cells <= links.held(by, grant.power):
                yield "scope", i
            if held and not any(g.delegable for g in held):
                yield "reserved", i
            if not many(d.get("duty")):
                yield "without-duty", i


def _names(delegation: Mapping[str, Any]) -> list[str]:
    return [p if isinstance(p, str) else p["power"] for p in many(delegation.get("powers"))]


def hier005(day: Day, links: Links) -> Iterator[Key]:
    for _, i in hier005_reasons(day, links):
        yield (i,)


def par001(day: Day, links: Links) -> Iterator[Key]:
    for duty, entry in day.duties.items():
        for actor, power in itertools.product(day.answering(duty), many(entry.get("needs"))):
            asked = entry.get("tier") != "overall" or power in ("direct", "allocate")
            if asked and not links.may(actor, power, day.cells(duty)):
                yield duty, actor, power


def par002(day: Day, links: Links) -> Iterator[Key]:
    for g in links.grants:
        if g.reserve or (g.power == "sanction" and any(g.actor in imposers(day, duty) for duty in day.duties)):
            continue
        needed = [
            duty
            for duty, entry in day.duties.items()
            if g.power in many(entry.get("needs")) and day.cells(duty) & g.cells
        ]
        own = [duty for duty in needed if g.actor in day.answering(duty) | day.doers(duty)]
        if any(not unpunished(day, links, duty) for duty in own):
            continue
        housed = day.bound(g.through) if g.through else set()
        if any(housed & (day.answering(duty) | day.doers(duty)) for duty in needed):
            continue
        yield g.actor, g.power


def held_duties(day: Day, post: str) -> set[str]:
    """The duties that a post answers for or does."""
    return {duty for duty in day.duties if post in day.answering(duty) | day.doers(duty)}


def clashes(day: Day, duties: set[str]) -> Iterator[frozenset[str]]:
    """The pairs of duties (or the single ones) with two groups of stages in cells that differ only in stage."""
    able = [d for d in duties if day.duties[d].get("tier") != "overall" and not day.duties[d].get("compensating")]
    for one, other in itertools.combinations_with_replacement(sorted(able), 2):
        groups: dict[Any, set[str]] = {}
        for cell in day.cells(one):
            groups.setdefault(cell[:1] + cell[2:], set()).add(GROUP_OF[cell[1]])
        if any(groups.get(c[:1] + c[2:], {GROUP_OF[c[1]]}) != {GROUP_OF[c[1]]} for c in day.cells(other)):
            yield frozenset((one, other))


def sod001(day: Day, links: Links) -> Iterator[Key]:
    people: dict[str, set[str]] = {}
    for post in day.posts:
        for pair in clashes(day, held_duties(day, post)):
            yield post, pair
        for person in day.holders(post):
            people[person] = people.get(person, set()) | held_duties(day, post)
    for person, duties in people.items():
        for pair in clashes(day, duties):
            yield person, pair


def sod002(day: Day, links: Links) -> Iterator[Key]:
    people: dict[str, set[str]] = {}
    for post in day.posts:
        for person in day.holders(post):
            people[person] = people.get(person, set()) | held_duties(day, post)
    for person, duties in people.items():
        for one, other in itertools.combinations_with_replacement(sorted(duties), 2):
            if not exempt(day, one) and not exempt(day, other) and _two_functions(day, one, other):
                yield person, frozenset((one, other))


def exempt(day: Day, duty: str) -> bool:
    """Whether a duty is separated case by case, or watched by somebody else."""
    entry = day.duties[duty]
    return bool(entry.get("dsd") or (entry.get("compensating") or {}).get("reviewer"))


def _two_functions(day: Day, one: str, other: str) -> bool:
    first, second = ({FUNCTIONS[s] for s in day.stages(d) if s in FUNCTIONS} for d in (one, other))
    places = [{cell[:1] + cell[2:] for cell in day.cells(d)} for d in (one, other)]
    return bool(first and second and len(first | second) > 1 and places[0] & places[1])


def living_steps(day: Day, process: str) -> dict[str, Mapping[str, Any]]:
    """The living steps of a process."""
    steps = day.living("processes")[process].get("steps") or {}
    return {name: step or {} for name, step in steps.items() if alive(step or {}, day.today)}


def branches(step: Mapping[str, Any]) -> dict[str, list[str]]:
    """The next steps of a step, by outcome."""
    following = step.get("next")
    outcomes = following if isinstance(following, dict) else {"": following}
    return {name: [t["step"] if isinstance(t, dict) else t for t in many(to)] for name, to in outcomes.items()}


def after(step: Mapping[str, Any]) -> set[str]:
    """All that may come after a step."""
    return set(itertools.chain.from_iterable(branches(step).values()))


def proc001(day: Day, links: Links) -> Iterator[Key]:
    for process in day.living("processes"):
        for name, step in living_steps(day, process).items():
            if not step.get("automatic") and not day.seats(step.get("by")):
                yield (f"{process}/{name}",)


def units(day: Day, step: Mapping[str, Any]) -> set[str]:
    """The departments of those who do a step; who has none is its own."""
    found = set()
    for actor in many(step.get("by")):
        seat = day.seat(actor)
        if seat is not None:
            own = actor if actor in day.departments else day.actors[seat].get("department")
            own = own if own in day.departments else min(day.heads(seat), default=seat)
            found.add(own)
    return found


def proc002(day: Day, links: Links) -> Iterator[Key]:
    for process in day.living("processes"):
        steps = living_steps(day, process)
        for name, step in steps.items():
            for following in after(step) & set(steps):
                target = steps[following]
                own, theirs = units(day, step), units(day, target)
                accepted = (target.get("receives") or {}).get("accept_within")
                if own and theirs and not own & theirs and not accepted:
                    yield f"{process}/{name}", f"{process}/{following}"


def proc003(day: Day, links: Links) -> Iterator[Key]:
    for process in day.living("processes"):
        steps = living_steps(day, process)
        first = next(iter(steps), None)
        start = {first} | reached([str(first)], lambda at, steps=steps: after(steps[at]) & set(steps)) if first else set()
        for name, step in steps.items():
            ways = {name} | reached([name], lambda at, steps=steps: after(steps[at]) & set(steps))
            if name not in start:
                yield "unreachable", f"{process}/{name}"
            if not any("end" in after(steps[at]) for at in ways):
                yield "dead", f"{process}/{name}"
            for outcome, to in branches(step).items():
                if outcome and not to:
                    yield "outcome", f"{process}/{name}"


def per001(day: Day, links: Links) -> Iterator[Key]:
    posts = {seat for duty in day.duties for seat in day.answering(duty)} & set(day.posts)
    for post in posts:
        entry = day.posts[post]
        if entry.get("headcount") is not None:
            continue
        if not day.holders(post) and vacant_days(day, post) > 90 and not entry.get("frozen"):
            yield "vacant", post
        acting = [a for a in day.holding(post) if a.get("kind") == "acting"]
        if any((day.today - a["since"]).days > 90 for a in acting):
            yield "acting", post


def cited(day: Day, grounds: Any) -> set[int]:
    """The ranks of the bases in force among some citations."""
    bases = day.living("bases")
    names = [g["base"] if isinstance(g, dict) else g.split()[0] for g in many(grounds)]
    return {RANKS[bases[name]["rank"]] for name in names if name in bases}


def doc001(day: Day, links: Links) -> Iterator[Key]:
    for duty, entry in day.duties.items():
        least = RANKS["rule"] if day.said(duty, "public") else RANKS["internal"]
        if not entry.get("heading") and max(cited(day, day.said(duty, "basis")), default=-1) < least:
            yield "duty", duty
    for actor, entry in day.actors.items():
        for power in many(entry.get("powers")):
            name = power if isinstance(power, str) else power["power"]
            if isinstance(power, str) or alive(power, day.today):
                ranks = cited(day, None if isinstance(power, str) else power.get("basis"))
                least = RANKS["regulation"] if name in ("permit", "punish") else RANKS["internal"]
                if max(ranks, default=-1) < least:
                    yield "power", actor, name


ORACLE: dict[str, Callable[[Day, Links], Iterator[Key]]] = {
    question.__name__.upper(): question
    for question in (
        ovl006, gap004, gap010, acc001, acc002, acc003, acc004, acc006, loop001, loop002, loop003, loop004, loop005,
        loop009, hier001, hier002, hier005, par001, par002, sod001, sod002, proc001, proc002, proc003, per001, doc001,
    )
}  # fmt: skip
"""The rules judged, by code."""


def expected(data: Mapping[str, Any], today: Any) -> dict[str, set[Key]]:
    """What each rule must find in a charter on a day."""
    day = Day(data, today)
    links = Links(day)
    return {code: set(question(day, links)) for code, question in ORACLE.items()}
