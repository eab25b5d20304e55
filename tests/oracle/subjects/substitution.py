"""Substitution and independence: SOD003 to SOD006, PER004, PAR003."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import GROUP_OF, Day, Key, alive, end_of, many, reached
from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import organisation, tops
from tests.oracle.powers import (
    _two_functions,
    bare_duties,
    clashes,
    held_by_person,
    held_duties,
    reviewed,
    serving,
)

DOMAINS = ("personnel", "finance", "projects", "procurement", "permits")
SMALL_TEAM, COOLING_OFF = 2, 730
Pair = tuple[str, str, Any]
"""A post, its standby, and the duties to which that is limited."""


# --- PAR003


def par003(day: Day, links: Links) -> Iterator[Key]:
    """A duty whose needed powers none who share it holds whole, and all of them together do.

    Spared: a lead among them, or one who answers and commands the others; what agreements or dual control lend counts
    as held; divided duties, headings, duties at `tier: overall`.
    """
    for duty, entry in day.duties.items():
        needs, sharing = set(many(entry.get("needs"))), day.answering(duty) | day.doers(duty)
        shared = entry.get("shared") or {}
        plain = entry.get("tier") != "overall" and not entry.get("heading") and shared.get("how") != "divided"
        if not needs or len(sharing) < 2 or not plain or day.seats(shared.get("lead")) & sharing:
            continue
        cells = day.cells(duty)
        held = {(m, q): usable(day, links, duty, m, q) for m in sharing for q in needs}
        alone = any(all(cells <= held[m, q] for q in needs) for m in sharing)
        joint = all(cells <= frozenset().union(*(held[m, q] for m in sharing)) for q in needs)
        chief = any(all(day.at_or_below(other, a) for other in sharing) for a in day.answering(duty))
        if joint and not alone and not chief:
            for m in sharing:
                if m in day.answering(duty) or any(cells & held[m, q] for q in needs):
                    yield duty, m


def usable(day: Day, links: Links, duty: str, actor: str, power: str, absent: str | None = None) -> frozenset[Any]:
    """The cells over which an actor may use a power for a duty, who is absent left out."""
    holders = {actor} | (serving(day, duty, power) - {absent})
    return frozenset().union(*(links.held(holder, power) for holder in holders))


# --- SOD003


def department(day: Day, post: str) -> str | None:
    """The department of a post: its own, or the first that names it as head."""
    said = day.posts[post].get("department")
    if said is None:
        stated = (day.data.get("departments") or {}).items()
        said = next((name for name, entry in stated if (entry or {}).get("head") == post), None)
    return said if isinstance(said, str) and said in day.departments else None


def quarters(day: Day, actor: str) -> str:
    """The unit in which an actor works."""
    if actor not in day.posts:
        return actor
    headed = [name for name in day.departments if day.seat(name) == actor]
    return department(day, actor) or next(iter(headed), actor)


def alike(day: Day, one: str, other: str) -> bool:
    """Whether two actors work in one unit, or one in a part of the other's, short of the whole organisation."""
    a, b = quarters(day, one), quarters(day, other)
    return a == b or any(
        high in day.above(low)[1:]
        and day.departments[high].get("part_of") in day.departments
        and not day.departments[high].get("organisation")
        for low, high in ((a, b), (b, a))
    )


def regulators(day: Day, links: Links) -> set[tuple[str, str]]:
    """Who supervises an outsider: `(outsider, forum)`."""
    return {
        (edge.actor, edge.forum)
        for edge in links.edges
        if edge.kind == "supervises" and edge.actor in day.outsiders and edge.forum not in day.outsiders
    }


def ties(day: Day) -> set[tuple[str, str, str]]:
    """Who owns, runs, funds or sits in an outsider: `(outsider, actor, how)`."""
    keys = {"owner": "owned_by", "seat": "represented_by"}
    return {
        (name, actor, how)
        for name, entry in day.outsiders.items()
        for how, key in keys.items()
        for actor in day.seats(entry.get(key))
    }


def recused(day: Day, person: str) -> set[Any]:
    """The actors in whose affairs a person takes no part."""
    return set(many(((day.data.get("people") or {}).get(person) or {}).get("recuses")))


def came_from(day: Day, person: str) -> set[str]:
    """The outsiders from which a person has come too short a time ago."""
    found = set()
    for said in many(((day.data.get("people") or {}).get(person) or {}).get("previous")):
        end, begun = end_of(said), (said.get("since") or day.today) <= day.today
        if begun and (end is None or (day.today - end).days < COOLING_OFF):
            found.add(said["actor"])
    return found & set(day.outsiders)


def sod003(day: Day, links: Links) -> Iterator[Key]:
    """Who regulates an outsider that its unit owns or sits in, or one of its persons in another post, or came from."""
    for outsider, forum in regulators(day, links):
        judging = {person for person in day.judges(forum) if outsider not in recused(day, person)}
        for at, actor, how in ties(day):
            if at == outsider and alike(day, forum, actor):
                yield how, forum, outsider, actor, None
            elif at == outsider and actor in day.posts:
                yield from (("person", forum, outsider, actor, p) for p in judging & day.holders(actor))
        yield from (("moved", forum, outsider, None, p) for p in judging if outsider in came_from(day, p))


# --- SOD004


def sod004(day: Day, links: Links) -> Iterator[Key]:
    """A top leader who does, or explicitly and directly answers for, a duty in one of five domains.

    Spared: organisations with no more than two posts that lead.
    """
    for whole, top in tops(day).items():
        heads = {str(day.seat(name)) for name in day.departments}
        leading = [post for post in whole if day.posts[post].get("leads") or post in heads | top]
        if len(leading) > SMALL_TEAM:
            for duty, entry in day.duties.items():
                explicit = entry.get("tier") != "overall" and entry.get("mode") in (None, "explicit")
                hands = day.doers(duty) | (day.answering(duty) if explicit else set())
                if not entry.get("heading") and in_domain(day, duty):
                    yield from ((post, duty) for post in top & hands)


def in_domain(day: Day, duty: str) -> bool:
    """Whether a duty is in one of the domains: its own, or that of a leaf of its matter."""
    entry = day.duties[duty]
    if entry.get("domain"):
        return entry["domain"] in DOMAINS
    leaves = day.leaves(entry["matter"]) if entry.get("matter") else []
    return any(day.matter_says(leaf, "domain") in DOMAINS for leaf in leaves)


# --- SOD005


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


# --- SOD006


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
        for person in day.holders(standby) or {None}:
            own = held_by_person(day).get(person, set()) if person else bare_duties(day, standby, None)
            for duty in taken(day, links, pair, person):
                for other in own - held_duties(day, post):
                    kinds = found.setdefault((duty, other), set())
                    dynamic = day.duties[duty].get("dsd") or day.duties[other].get("dsd")
                    if frozenset((duty, other)) in set(clashes(day, {duty, other})):
                        kinds.add("stages")
                    if person and not dynamic and _two_functions(day, duty, other):
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
            if a != b and not day.duties[a].get("dsd") and not day.duties[b].get("dsd") and _two_functions(day, a, b)
        }
        for pair in set(clashes(day, duties)) | functions:
            one_post = any(pair <= held_duties(day, post) for post in day.posts)
            if not pair <= regular and not one_post:
                yield "acting", person, pair
    for how, forum, outsider, rival, person in sod003(day, links):
        posts = {forum, rival} & set(day.posts)
        if person and not posts <= proper.get(person, set()):
            yield "acting-regulator", person, outsider


# --- PER004


def per004(day: Day, links: Links) -> Iterator[Key]:
    """A key post, no aggregate row, without a standby in another person; or with none for some duty or power; or one
    that breaks separation; or with nobody at its command post.
    """
    named = day.data.get("appointments") is not None or any(day.appointments(post) for post in day.posts)
    broken = {key[1:3] for key in sod006(day, links) if not str(key[0]).startswith("acting")}

    def other_person(one: str, other: str) -> bool:
        counted = other in day.outsiders or day.actors[other].get("headcount") is not None
        return not named or counted or bool(day.persons(other) - day.persons(one))

    for post, entry in day.posts.items():
        if not entry.get("key") or entry.get("headcount") is not None:
            continue
        yield from (
            ("breaks", post, standby) for at, standby, _ in pairs(day) if at == post and (at, standby) in broken
        )
        unknown = any(_unknown(day, said) for said in many(entry.get("backup")))
        mine = [pair for pair in pairs(day) if pair[0] == post and other_person(post, pair[1])]
        if unknown:
            continue
        if not mine:
            yield "missing", post
        else:
            yield from uncovered(day, links, post, mine)
    for actor, entry in day.actors.items():
        if entry.get("command_post") is not None:
            chief = day.seat(day.chair(actor)) if actor in day.bodies else actor
            said = many(entry["command_post"].get("stays"))
            there = any(not isinstance(stays, str) for stays in said) or any(
                chief is not None and stays != chief and other_person(chief, stays) for stays in day.seats(said)
            )
            if chief in day.posts and day.posts[str(chief)].get("key") and not there:
                if day.posts[str(chief)].get("headcount") is None:
                    yield "command-post", chief, actor


def _unknown(day: Day, said: Any) -> bool:
    if not isinstance(said, dict):
        return False
    return "unknown" in said or (isinstance(said.get("post"), dict) and alive(said, day.today))


def uncovered(day: Day, links: Links, post: str, mine: list[Pair]) -> Iterator[Key]:
    """The duties of a post in which no standby may stand in, and the powers that none of those who may holds."""
    for duty in held_duties(day, post):
        if not any(limits is None or duty in limits for *_, limits in mine):
            yield "limited", post, duty
    for duty, entry in day.duties.items():
        for power in many(entry.get("needs")) if post in day.answering(duty) else ():
            may = [pair for pair in mine if pair[2] is None or duty in pair[2]]
            asked = entry.get("tier") != "overall" or power in ("direct", "allocate")
            holds = day.cells(duty) <= usable(day, links, duty, post, power)
            if asked and holds and may and all(lacks(day, links, pair, duty, power) for pair in may):
                yield "power", post, duty, power


# --- keys


def _subtyped(*columns: str) -> Any:
    """The subtype of each hit, and some of its columns: those that say something."""

    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for subtype, key in zip(outcome.hits.subtype, rows(done, outcome, *columns), strict=True):
            yield (str(subtype), *key)

    return shape


def _said(*columns: str) -> Any:
    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for subtype, *key in _subtyped(*columns)(done, outcome):
            yield (subtype, *(part for part in key if part is not None))

    return shape


def _third_line(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for subtype, unit, forum, duty, other in _subtyped("unit", "forum", "duty", "other")(done, outcome):
        yield subtype, unit, frozenset((duty, other)) if subtype == "operates" else forum


def _stand_ins(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for subtype, *key in _said("post", "person", "standby", "duty", "other", "actor")(done, outcome):
        yield (subtype, key[0], frozenset(key[1:])) if subtype == "acting" else (subtype, *key)


COLUMNS = {"PAR003": ("duty", "actor"), "SOD004": ("post", "duty")}
SHAPES = {
    "SOD003": _subtyped("forum", "actor", "rival", "person"),
    "SOD005": _third_line,
    "SOD006": _stand_ins,
    "PER004": _said("post", "standby", "duty", "power", "actor"),
}


# --- charters


def drafting(charter: Gaps) -> None:
    """Adds what ties people to outsiders, who audits, who stands in, and whose powers serve whom."""
    if charter.chance(0.5):
        outsiders(charter)
    if charter.chance(0.5):
        domains(charter)
    if charter.chance(0.5):
        auditors(charter)
    if charter.chance(0.6):
        standbys(charter)
    if charter.chance(0.6):
        powers(charter)


def outsiders(charter: Gaps) -> None:
    """Outsiders that are owned and regulated, and people who came from them."""
    data, posts = charter.data, list(charter.data["posts"])
    inside = [*posts, *posts, *data.get("departments", {}), *data.get("bodies", {})]
    found = data.setdefault("outsiders", {})
    for name in charter.some(("mill", "bakery"), 1, 2):
        found[name] = {"kind": "regulated"}
        for key in ("owned_by", "represented_by"):
            if charter.chance(0.5):
                found[name][key] = charter.some(inside, 1, 2)
        for number in range(charter.random.choice((1, 1, 2))):
            entry: dict[str, Any] = {"forum": charter.one(inside), "over": [name], "information": "visits"}
            if charter.chance(0.15):
                entry["kind"] = charter.one(("assesses", "advisory"))
            data.setdefault("oversight", {})[f"on-{name}-{number}"] = charter.life(entry, 0.05)
    for person in (data.get("people") or {}) if charter.chance(0.7) else ():
        entry = data["people"][person] = dict(data["people"][person] or {})
        if charter.chance(0.5):
            said: dict[str, Any] = {"actor": charter.one(found)}
            if charter.chance(0.8):
                said["until"] = TODAY - timedelta(days=charter.one((0, 100, COOLING_OFF - 1, COOLING_OFF, 2000)))
            if charter.chance(0.15):
                said["since"] = TODAY + timedelta(days=charter.one((0, 1)))
            entry["previous"] = [said]
        if charter.chance(0.25):
            entry["recuses"] = charter.some(found, 1, 2)


def domains(charter: Gaps) -> None:
    """Domains of matters and duties, leading posts, and what the top does."""
    data = charter.data
    for entry in data.get("matters", {}).values():
        if charter.chance(0.5):
            entry["domain"] = charter.one((*DOMAINS[:3], "culture"))
    for entry in data["posts"].values():
        if charter.chance(0.4):
            entry["leads"] = True
    for entry in data["duties"].values():
        if charter.chance(0.15):
            entry["domain"] = charter.one((*DOMAINS[3:], "culture"))
        if charter.chance(0.15):
            entry["responsible"] = ["p0"]


def auditors(charter: Gaps) -> None:
    """Departments for supervision, their lines, and what they audit and do."""
    data = charter.data
    for name, entry in data.get("departments", {}).items():
        if charter.chance(0.4):
            entry["kind"] = charter.one(("supervision", "supervision", "execution"))
            own = [post for post, said in data["posts"].items() if said.get("department") == name]
            for post in own if charter.chance(0.6) else ():
                data["duties"][f"a-{post}"] = duty_of(charter, post)
    for entry in data["posts"].values():
        if charter.chance(0.35):
            entry["functional_to"] = charter.anyone() if charter.chance(0.9) else {"unknown": "x9"}
    if charter.chance(0.4):
        post = charter.one(data["posts"])
        data["duties"]["a-alone"] = {**duty_of(charter, post), "stage": charter.one(("audit", "inspection"))}
    for number in range(charter.random.choice((0, 0, 1))):
        over = charter.one([*data.get("departments", {}), *data["posts"]])
        entry = {"forum": charter.one(data["posts"]), "over": [over], "information": "reports"}
        if data.get("matters") and charter.chance(0.4):
            entry["matter"] = charter.one(data["matters"])
        data.setdefault("oversight", {})[f"over-audit-{number}"] = entry


def duty_of(charter: Gaps, post: str) -> dict[str, Any]:
    """A duty to audit, or to do what may be audited."""
    entry: dict[str, Any] = {"accountable": post, "stage": charter.one(("audit", "supervise", "deliver", "record"))}
    if charter.data.get("matters"):
        entry["matter"] = charter.one(charter.data["matters"])
    if charter.chance(0.2):
        entry["consulting"] = {"disclosed_to": "p0", "cooling": charter.one(("1 year", "11 months", "2 years"))}
        if charter.chance(0.3):
            entry["consulting"].pop(charter.one(("disclosed_to", "cooling")))
    return entry


def standbys(charter: Gaps) -> None:
    """Standbys, some limited or ended, key posts, and command posts."""
    data, posts = charter.data, list(charter.data["posts"])
    for name, entry in data["posts"].items():
        if charter.chance(0.5):
            entry["key"] = True
        if charter.chance(0.5):
            said: list[Any] = []
            for post in charter.some(posts, 1, 2):
                stated: Any = post
                if charter.chance(0.35):
                    stated = {"post": post}
                    if charter.chance(0.7):
                        stated["duties"] = charter.some(data["duties"], 1, 2)
                    charter.life(stated, 0.1)
                said.append(stated)
            if charter.chance(0.08):
                said.append({"unknown": "x9"})
            entry["backup"] = said
        if charter.chance(0.1):
            entry["command_post"] = stays(charter)
    for entry in data.get("bodies", {}).values():
        if charter.chance(0.3):
            entry["command_post"] = stays(charter)
    if charter.chance(0.3):
        twin = charter.one(posts)
        first, second = charter.some(("approve", "pay", "record", "audit"), 2, 2)
        for number, (post, stage) in enumerate(((twin, first), (charter.one(posts), second))):
            data["duties"][f"s-{number}"] = {"accountable": post, "stage": stage}
            if data.get("matters"):
                data["duties"][f"s-{number}"]["matter"] = next(iter(data["matters"]))


def stays(charter: Gaps) -> dict[str, Any]:
    """Who stays at a command post, if anybody does."""
    if charter.chance(0.4):
        return {}
    return {"stays": {"unknown": "x9"} if charter.chance(0.1) else charter.one(charter.data["posts"])}


def powers(charter: Gaps) -> None:
    """Duties of two whose powers lie apart, agreements, and dual control."""
    data, posts = charter.data, list(charter.data["posts"])
    pair = charter.some(posts, 2, 2)
    needs = charter.some(("seal", "sign", "close"), 1, 2)
    entry: dict[str, Any] = {"accountable": pair[0], "responsible": [pair[-1]], "needs": needs}
    if charter.chance(0.2):
        entry.update(
            {"accountable": pair, "shared": {"how": charter.one(("joint", "lead", "divided")), "lead": pair[0]}}
        )
    if charter.chance(0.25):
        agreed: dict[str, Any] = {"actor": charter.one(posts), "within": "5 working days"}
        if charter.chance(0.5):
            agreed["powers"] = charter.some(needs, 1, 1)
        if charter.chance(0.2):
            agreed.pop("within")
        entry["agreements"] = [charter.life(agreed, 0.1)]
    if charter.chance(0.2):
        other = charter.one(data["duties"])
        said = {"duty": other, "why": charter.one(("dual-control", "dual-control", "redundancy")), "reason": "two sign"}
        if charter.chance(0.2):
            said.pop("reason")
        entry["beside"] = [said]
    if data.get("matters") and charter.chance(0.5):
        entry.update({"matter": charter.one(data["matters"]), "stage": "deliver"})
    data["duties"]["q-split"] = entry
    for place, power in enumerate(needs):
        if not charter.slip(0.3):
            granted = charter.grant(power, 0.1)
            data["posts"][pair[place % len(pair)]].setdefault("powers", []).append(granted)
    if len(needs) == 1 and data.get("facets") and "matter" in entry:
        name = next(iter(data["facets"]))
        values = {"district": ("north", "south"), "object": ("food", "water"), "amount": ("< 2", ">= 2")}[name]
        for post, value in zip(pair, values, strict=False):
            data["posts"][post]["powers"] = [{"power": needs[0], "scope": {name: value}}]
        if name != "district":
            return
        entry["scope"] = {name: list(values)}


# --- faults


def _in(section: str, *keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for entry in (data.get(section) or {}).values():
            for key in keys if isinstance(entry, dict) else ():
                entry.pop(key, None)

    return plant


def _plain_standbys(data: dict[str, Any]) -> None:
    for entry in data["posts"].values():
        entry["backup"] = [s["post"] if isinstance(s, dict) and "post" in s else s for s in many(entry.get("backup"))]


FAULTS: Mapping[str, Any] = {
    "nobody owns an outsider": _in("outsiders", "owned_by"),
    "nobody sits in an outsider": _in("outsiders", "represented_by"),
    "nobody comes from anywhere": _in("people", "previous"),
    "nobody keeps out": _in("people", "recuses"),
    "matters have no domain": _in("matters", "domain"),
    "duties have no domain": _in("duties", "domain"),
    "nobody leads": _in("posts", "leads"),
    "departments have no kind": _in("departments", "kind"),
    "no functional lines": _in("posts", "functional_to"),
    "nothing is advice": _in("duties", "consulting"),
    "every standby is for all": _plain_standbys,
    "no post is key": _in("posts", "key"),
    "nobody has a command post": _in("posts", "command_post"),
    "no body has a command post": _in("bodies", "command_post"),
    "no agreements": _in("duties", "agreements"),
}
