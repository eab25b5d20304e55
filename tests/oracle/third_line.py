"""The third line by looking at one unit after the other: who audits, what it does, whom it hangs on."""

from collections.abc import Iterator

from tests.oracle.day import GROUP_OF, Day, Key, many, reached
from tests.oracle.links import Links
from tests.oracle.organisations import tops
from tests.oracle.powers import held_duties
from tests.oracle.units import department


def groups(day: Day, duty: str) -> set[str]:
    """The groups of stages of a duty."""
    return {GROUP_OF[cell[1]] for cell in day.cells(duty)} | {GROUP_OF.get(stage, stage) for stage in day.stages(duty)}


def working(day: Day, duty: str) -> bool:
    """Whether a duty decides or executes something."""
    return bool(groups(day, duty) - {"supervise"})


def lone_auditors(day: Day) -> set[str]:
    """The posts, tops apart, that answer for a duty at inspection or audit and have nothing else in hand."""
    found = set()
    for duty, entry in day.duties.items():
        if {"inspection", "audit"} & set(day.stages(duty)) and entry.get("tier") != "overall":
            found |= day.answering(duty) & set(day.posts)
    busy = {post for post in day.posts for duty in held_duties(day, post) if working(day, duty)}
    return found - busy - set().union(*tops(day).values())


def audit_departments(day: Day) -> set[str]:
    """The departments for supervision, and those of no stated kind whose head does nothing but audit."""
    alone = lone_auditors(day)
    return {
        name
        for name, entry in day.departments.items()
        if entry.get("kind") == "supervision"
        or (not entry.get("kind") and day.seat(name) in alone and day.seat(name) != name)
    }


def audit_units(day: Day) -> dict[str, str]:
    """The posts of the third line, each with its unit."""
    if "audit units" not in day.memory:
        found, own, alone = {}, audit_departments(day), lone_auditors(day)
        for post in day.posts:
            inside = [name for name in day.above(department(day, post)) if name in own]
            if inside or post in alone:
                found[post] = inside[0] if inside else post
        day.memory["audit units"] = found
    return day.memory["audit units"]  # type: ignore[no-any-return]


def advice(day: Day, duty: str) -> bool:
    """Whether a duty is disclosed advice with a year of cooling."""
    said = day.duties[duty].get("consulting") or {}
    return bool(said.get("disclosed_to")) and said.get("cooling") in ("1 year", "12 months", "2 years")


def sod005(day: Day, links: Links) -> Iterator[Key]:
    """A unit that audits and does what it audits (by other hands), or whose line stays inside, or overseen by one who
    runs something.
    """
    unit_of, own = audit_units(day), audit_departments(day)
    for unit in own | set(unit_of.values()):
        inside = [post for post, at in unit_of.items() if at == unit]
        if unit in own:
            yield from operating(day, unit, inside)
        holders = [str(day.seat(unit))] if day.seat(unit) in day.posts else inside
        top = set().union(*tops(day).values())
        if holders and not any(post in top or independent(day, post) for post in holders):
            yield "line", unit, None
        yield from overseen(day, links, unit, inside)


def operating(day: Day, unit: str, inside: list[str]) -> Iterator[Key]:
    """What one post of a unit audits and another does."""
    hands = {duty for post in inside for duty in held_duties(day, post)}
    for audited in hands:
        for done in hands:
            like = {c[:1] + c[2:] for c in day.cells(audited)} & {c[:1] + c[2:] for c in day.cells(done)}
            apart = "supervise" in groups(day, audited) and working(day, done) and audited != done
            posts = [post for post in inside if {audited, done} <= held_duties(day, post)]
            people: dict[str, set[str]] = {}
            for post in inside:
                for person in day.holders(post):
                    people[person] = people.get(person, set()) | held_duties(day, post)
            one_hand = posts or any({audited, done} <= duties for duties in people.values())
            if like and apart and not one_hand and not advice(day, done):
                yield "operates", unit, frozenset((audited, done))


def independent(day: Day, post: str) -> bool:
    """Whether a functional line leads from a post to a body that stands under no post, or outside."""

    def governing(actor: str) -> bool:
        return actor in day.outsiders or (actor in day.bodies and not day.upward(actor) & set(day.posts))

    def onward(actor: str) -> set[str]:
        if actor in day.outsiders:
            return set()
        lines = day.seats(day.actors[actor].get("functional_to"))
        lines |= {superior for superior in day.leads(actor) if governing(superior)}
        if actor in audit_units(day):
            lines.add(str(day.seat(audit_units(day)[actor])))
        for name in audit_departments(day):
            wider = [outer for outer in day.above(name)[1:] if outer in audit_departments(day)]
            if day.seat(name) == actor and wider:
                lines.add(str(day.seat(wider[0])))
        return lines

    def unsaid(actor: str) -> bool:
        return any(not isinstance(said, str) for said in many(day.actors[actor].get("functional_to")))

    return any(governing(actor) or unsaid(actor) for actor in {post} | reached([post], onward))


def overseen(day: Day, links: Links, unit: str, inside: list[str]) -> Iterator[Key]:
    """The executives that supervise a unit's auditing."""
    audits = [day.cells(d) for post in inside for d in held_duties(day, post) if "supervise" in groups(day, d)]
    heads = {str(day.seat(name)) for name in day.departments} | set().union(*tops(day).values())
    for edge in links.edges:
        if edge.kind != "supervises" or edge.actor not in inside or edge.forum not in day.posts:
            continue
        runs = edge.forum in heads or any(
            edge.forum in day.answering(duty) or duty in held_duties(day, edge.forum)
            for duty in day.duties
            if working(day, duty)
        )
        concerns = edge.cells is None or any(edge.cells & cells for cells in audits)
        if runs and concerns and edge.forum not in audit_units(day):
            yield "overseen", unit, edge.forum
