"""Standing in, one pair of a post and its standby after the other."""

from collections.abc import Iterator
from typing import Any

from tests.oracle.day import Day, Key, many
from tests.oracle.links import Links
from tests.oracle.powers import bare_duties, clashes, held_by_person, held_duties, reviewed, serving, two_functions
from tests.oracle.regulating import came_from, recused, regulators, sod003, ties
from tests.oracle.units import alike

Pair = tuple[str, str, Any]
"""A post, its standby, and the duties to which that is limited."""


def usable(day: Day, links: Links, duty: str, actor: str, power: str, absent: str | None = None) -> frozenset[Any]:
    """The cells over which an actor may use a power for a duty, who is absent left out."""
    holders = {actor} | (serving(day, duty, power) - {absent})
    return frozenset().union(*(links.held(holder, power) for holder in holders))


def pairs(day: Day) -> list[Pair]:
    """Who may stand in for whom."""
    return [(post, standby, limits) for post in day.posts for standby, limits in day.backups(post) if standby != post]


def able(day: Day, links: Links, pair: Pair, duty: str) -> bool:
    """Whether a standby holds every power that a duty needs once the other is out."""
    return all(not lacks(day, links, pair, duty, power) for power in many(day.duties[duty].get("needs")))


def lacks(day: Day, links: Links, pair: Pair, duty: str, power: str) -> bool:
    """Whether a standby lacks a power over some cell of a duty; what the department of the other holds serves it."""
    post, standby, _ = pair
    housed = [g.cells for g in links.grants if g.actor == post and g.power == power and g.through]
    return not day.cells(duty) <= usable(day, links, duty, standby, power, post).union(*housed)


def taken(day: Day, links: Links, pair: Pair, person: str | None) -> set[str]:
    """The duties that a hand would take over, without a control in its place."""
    post, standby, limits = pair
    return {
        duty
        for duty in held_duties(day, post)
        if (limits is None or duty in limits)
        and able(day, links, pair, duty)
        and duty not in everything(day, standby, person)
        and not (reviewed(day, duty, standby, person) and reviewed(day, duty, post, person))
    }


def everything(day: Day, post: str, person: str | None) -> set[str]:
    """All that a person has in hand, or a post that nobody holds."""
    posts = [p for p in day.posts if person in day.holders(p)] if person else [post]
    return set().union(*(held_duties(day, p) for p in posts))


def sod006(day: Day, links: Links) -> Iterator[Key]:
    """What meets in one hand once a standby steps in, or only because somebody acts."""
    for pair in pairs(day):
        post, standby, _ = pair
        found: dict[tuple[str, str], set[str]] = {}
        hands: list[str | None] = [*day.holders(standby)]
        for person in hands or [None]:
            own = held_by_person(day).get(person, set()) if person else bare_duties(day, standby, None)
            for duty in taken(day, links, pair, person):
                for other in own - held_duties(day, post):
                    kinds = found.setdefault((duty, other), set())
                    dynamic = day.duties[duty].get("dsd") or day.duties[other].get("dsd")
                    if frozenset((duty, other)) in set(clashes(day, {duty, other})):
                        kinds.add("stages")
                    if person and not dynamic and two_functions(day, duty, other):
                        kinds.add("functions")
        for (duty, other), kinds in found.items():
            if kinds:
                yield "functions" if "functions" in kinds else "stages", post, standby, duty, other
        if pair[2] is None:
            yield from (("regulator", post, standby, o) for o in regulating(day, links, post, standby))
    yield from acting(day, links)


def regulating(day: Day, links: Links, post: str, standby: str) -> set[str]:
    """The outsiders that a standby would regulate and has a hand in, where the regular holders are apart from them."""
    found, known = set(), {(key[1], key[2]) for key in sod003(day, links)}
    people = day.holders(standby)
    for outsider, forum in regulators(day, links):
        free = {person for person in people if outsider not in recused(day, person)}
        if forum == post and (outsider, standby) not in regulators(day, links) and (post, outsider) not in known:
            rivals = {actor for at, actor, _ in ties(day) if at == outsider}
            tied = any(alike(day, standby, a) or (a in day.posts and day.holders(a) & free) for a in rivals)
            if tied or any(outsider in came_from(day, person) for person in free):
                found.add(outsider)
        owns = {actor for at, actor, _ in ties(day) if at == outsider}
        stands = post in owns and standby not in owns and (forum, outsider) not in known
        if stands and (alike(day, standby, forum) or day.judges(forum) & free):
            found.add(outsider)
    return found


def acting(day: Day, links: Links) -> Iterator[Key]:
    """What meets in the hand of a person only because of acting in a post."""
    proper: dict[str, set[str]] = {}
    for post in day.posts:
        for held in day.holding(post):
            if held.get("kind") != "acting":
                proper.setdefault(held["person"], set()).add(post)
    for person, duties in held_by_person(day).items():
        regular = set().union(*(held_duties(day, post) for post in proper.get(person, ())))
        bare = sorted(duties)
        functions = {
            frozenset((a, b))
            for a in bare
            for b in bare
            if a != b and not day.duties[a].get("dsd") and not day.duties[b].get("dsd") and two_functions(day, a, b)
        }
        for pair in set(clashes(day, duties)) | functions:
            one_post = any(pair <= held_duties(day, post) for post in day.posts)
            if not pair <= regular and not one_post:
                yield "acting", person, pair
    for _, forum, outsider, rival, person in sod003(day, links):
        posts = {forum, rival} & set(day.posts)
        if person and not posts <= proper.get(person, set()):
            yield "acting-regulator", person, outsider
