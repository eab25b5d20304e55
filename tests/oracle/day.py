"""The charter on one day: what is alive, who stands for whom, who is behind whom, who is above whom."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.oracle.following import meant

Entry = Mapping[str, Any]
Box = Mapping[str, Any]
Cell = tuple[Any, ...]
"""A matter leaf, a stage leaf, and one value of each facet."""
Key = tuple[Any, ...]
"""What a rule found, by ids."""

GROUPS = {
    "decide": ("policy", "plan", "approve"),
    "execute": ("accept", "review", "inspect", "report", "deliver", "monitor", "enforce", "record", "pay"),
    "supervise": ("inspection", "audit", "appeal"),
}
LEAVES = tuple(itertools.chain.from_iterable(GROUPS.values()))
GROUP_OF = {leaf: group for group, leaves in GROUPS.items() for leaf in leaves}
INHERITED = ("stages", "basis", "public", "supervised_by", "consequence", "within", "escalate")
"""What a duty takes from its matter, of the keys that are read here."""


def many(value: Any) -> list[Any]:
    """A key that takes one or a list, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def end_of(entry: Entry) -> date | None:
    """The day from which an entry no longer lives."""
    if entry.get("through"):
        return entry["through"] + timedelta(days=1)  # type: ignore[no-any-return]
    return entry.get("until")


def alive(entry: Entry, today: date) -> bool:
    """Whether an entry lives on a day."""
    end = end_of(entry)
    return (entry.get("since") or today) <= today and (end is None or today < end)


class Day:
    """A charter on one day, looked up one question at a time."""

    def __init__(self, data: Mapping[str, Any], today: date) -> None:
        self.data, self.today = data, today
        self.departments = self.living("departments")
        self.posts = self.living("posts")
        self.bodies = self.living("bodies")
        self.outsiders = self.living("outsiders")
        self.actors: dict[str, Entry] = {**self.departments, **self.posts, **self.bodies, **self.outsiders}
        self.matters = self.living("matters")
        self.duties = self.living("duties")
        self.consequences = self.living("consequences")
        self.facets = {name: _values(facet) for name, facet in (data.get("facets") or {}).items()}
        self.points = list(itertools.product(*self.facets.values()))
        self.memory: dict[Any, Any] = {}

    def living(self, section: str) -> dict[str, Entry]:
        """The entries of a section that live."""
        return {key: entry for key, entry in (self.data.get(section) or {}).items() if alive(entry or {}, self.today)}

    def listed(self, section: str) -> list[tuple[int, Entry]]:
        """The entries of a list that live, each with its place in it."""
        return [(i, entry) for i, entry in enumerate(self.data.get(section) or []) if alive(entry, self.today)]

    # --- who is who

    def seat(self, actor: Any) -> str | None:
        """The head of a department, where it has one that lives; any other living actor itself."""
        if not isinstance(actor, str) or actor not in self.actors:
            return None
        if actor not in self.departments:
            return actor
        head = self.departments[actor].get("head")
        return head if isinstance(head, str) and head in self.posts else actor

    def known(self, actor: Any) -> bool:
        """Whether the charter states an actor at all, alive or not."""
        sections = ("departments", "posts", "bodies", "outsiders")
        return isinstance(actor, str) and any(actor in (self.data.get(section) or {}) for section in sections)

    def seats(self, said: Any) -> set[str]:
        """The seats of one or several actors as said."""
        return {seat for actor in many(said) if (seat := self.seat(actor)) is not None}

    def appointments(self, post: str) -> list[Entry]:
        """All appointments to a post, at any time."""
        found = [a for a in self.data.get("appointments") or [] if a["post"] == post]
        held = many((self.data.get("posts") or {}).get(post, {}).get("holder"))
        return found + [holder if isinstance(holder, dict) else {"person": holder} for holder in held]

    def holding(self, post: str) -> list[Entry]:
        """The appointments that hold today."""
        return [a for a in self.appointments(post) if alive(a, self.today)]

    def holders(self, post: str) -> set[str]:
        """The persons who hold a post today."""
        return {a["person"] for a in self.holding(post)}

    def backups(self, post: str) -> list[tuple[str, list[Any] | None]]:
        """The living standbys of a post, each with the duties to which it is limited."""
        found = []
        for said in many(self.posts[post].get("backup")):
            entry = said if isinstance(said, dict) else {"post": said}
            standby = entry.get("post")
            if alive(entry, self.today) and isinstance(standby, str) and standby in self.posts:
                found.append((standby, many(entry.get("duties")) or None))
        return found

    def members(self, body: str) -> list[tuple[str, str | None]]:
        """The living members of a body, with their tiers."""
        found = []
        for member in many(self.bodies[body].get("members")):
            entry = member if isinstance(member, dict) else {"post": member}
            if alive(entry, self.today) and entry["post"] in self.actors:
                found.append((entry["post"], entry.get("tier")))
        return found

    def chair(self, body: str) -> str | None:
        """The living chair of a body."""
        chair = self.bodies[body].get("chair")
        return chair if chair in self.actors else None

    def persons(self, actor: str, seen: frozenset[str] = frozenset()) -> set[str]:
        """The persons behind an actor."""
        seat = self.seat(actor)
        if seat in self.posts:
            return self.holders(str(seat))
        if actor not in self.bodies or actor in seen:
            return set()
        sitting = [post for post, _ in self.members(actor)]
        chair = self.chair(actor)
        return set().union(*(self.persons(a, seen | {actor}) for a in [*sitting, *([chair] if chair else [])]))

    def sitting(self, body: str) -> set[str]:
        """Who sits in a body."""
        chair = self.chair(body)
        return {post for post, _ in self.members(body)} | ({chair} if chair else set())

    def judges(self, forum: str) -> set[str]:
        """The persons who judge in a forum: without those who abstain, where two others remain.

        An aggregate row that sits there, and does not abstain, counts as one of these.
        """
        persons = self.persons(forum)
        if forum not in self.bodies:
            return persons
        aside = self.sitting(forum) & set(many(self.bodies[forum].get("abstains")))
        out = set().union(*(self.persons(a) for a in aside))
        unnamed = sum("headcount" in self.posts[post] for post in self.sitting(forum) - aside if post in self.posts)
        return persons - out if len(persons - out) + unnamed >= 2 else persons

    def heads(self, post: str) -> set[str]:
        """The departments that a post heads."""
        return {name for name in self.departments if self.seat(name) == post}

    def above(self, department: Any) -> list[str]:
        """A department and those it is part of, from the inside out."""
        found: list[str] = []
        while department in self.departments and department not in found:
            found.append(department)
            department = self.departments[department].get("part_of")
        return found

    def belongs(self, post: str) -> set[str]:
        """The departments of a post, with those above them."""
        own = [self.posts[post].get("department"), *self.heads(post)]
        return set(itertools.chain.from_iterable(self.above(name) for name in own))

    def bound(self, actor: Any) -> set[str]:
        """The seats that an oversight over an actor binds."""
        if actor in self.departments:
            headless = {name for name in self.departments if actor in self.above(name) and self.seat(name) == name}
            return headless | {post for post in self.posts if actor in self.belongs(post)}
        return self.seats(actor)

    # --- command and control

    def leads(self, actor: str) -> set[str]:
        """The living superiors of a seat."""
        return self.seats([self.meant(said) for said in many(self.actors[actor].get("reports_to"))])

    def meant(self, superior: Any) -> Any:
        """Whom a superior as stated means today."""
        return meant(self.data, self.actors, self.posts, superior, self.today)

    def upward(self, actor: str) -> set[str]:
        """All who stand above a seat in the line of command."""
        if ("upward", actor) not in self.memory:
            self.memory["upward", actor] = reached([actor], self.leads)
        return self.memory["upward", actor]  # type: ignore[no-any-return]

    def at_or_below(self, lower: str, upper: str) -> bool:
        """Whether one seat is another or stands below it."""
        return lower == upper or upper in self.upward(lower)

    def controllers(self, actor: str) -> set[str]:
        """Who appoints or removes a seat; who appoints, if unsaid, is the superior, and who removes is who appoints."""
        entry = self.actors[actor]
        appoints = self.appointers(actor)
        return appoints | (self.seats(entry["removed_by"]) if entry.get("removed_by") else set())

    def appointers(self, actor: str) -> set[str]:
        """Who appoints to a seat."""
        entry = self.actors[actor]
        return self.seats(entry["appointed_by"]) if entry.get("appointed_by") else self.leads(actor)

    # --- duties

    def said(self, duty: str, key: str) -> Any:
        """What a duty says, or has from its matter."""
        entry = self.duties[duty]
        if entry.get(key) is not None or key not in INHERITED:
            return entry.get(key)
        return self.matter_says(entry.get("matter"), key)

    def matter_says(self, matter: Any, key: str) -> Any:
        """What a matter says, or has from that of which it is part."""
        while matter in self.matters:
            if self.matters[matter].get(key) is not None:
                return self.matters[matter][key]
            matter = self.matters[matter].get("part_of")
        return None

    def answering(self, duty: str) -> set[str]:
        """The seats that answer for a duty."""
        return self.seats(self.duties[duty].get("accountable"))

    def responsible(self, duty: str) -> set[str]:
        """The seats said to do a duty."""
        return self.seats(self.duties[duty].get("responsible"))

    def delegated(self, duty: str) -> set[str]:
        """Those to whom the duty was handed by who answers for it, and on from there."""

        def given(actor: str) -> set[str]:
            return {
                to
                for _, d in self.listed("delegations")
                if duty in many(d.get("duty")) and self.seat(d["by"]) == actor
                for to in self.seats(d["to"])
            }

        return reached(self.answering(duty), given)

    def doers(self, duty: str) -> set[str]:
        """Those who do a duty: as said, or by delegation."""
        return self.responsible(duty) | self.delegated(duty)

    def stages(self, duty: str) -> list[str]:
        """The stages of a duty as stated, groups or leaves."""
        entry = self.duties[duty]
        return many(entry.get("stage")) or many(self.said(duty, "stages")) or ["execute"]

    def cells(self, duty: str) -> frozenset[Cell]:
        """The cells of a duty."""
        if ("cells", duty) not in self.memory:
            entry = self.duties[duty]
            leaves = self.leaves(entry["matter"]) if entry.get("matter") else [("duty", duty)]
            points = self.inside(entry.get("scope"))
            if entry.get("except") is not None:
                points = points - self.inside(entry["except"])
            self.memory["cells", duty] = self.product(leaves, stage_leaves(self.stages(duty)), points)
        return self.memory["cells", duty]  # type: ignore[no-any-return]

    # --- scopes

    def leaves(self, matter: Any) -> list[Any]:
        """The leaves of a matter; of none, all there are, duties without a matter included."""
        parents = {entry.get("part_of") for entry in self.matters.values()}
        if matter is None:
            loose = [("duty", duty) for duty, entry in self.duties.items() if not entry.get("matter")]
            return [name for name in self.matters if name not in parents] + loose
        return [name for name in self.matters if name not in parents and matter in self.line_of(name)]

    def line_of(self, matter: Any) -> list[Any]:
        """A matter and those of which it is part."""
        found: list[Any] = []
        while matter in self.matters and matter not in found:
            found.append(matter)
            matter = self.matters[matter].get("part_of")
        return found

    def inside(self, scope: Any) -> set[tuple[Any, ...]]:
        """The points of the facets that lie in a scope."""
        boxes = [{}] if scope is None else many(scope)
        names = list(self.facets)
        found = set()
        for box in boxes:
            allowed = [_matching(self.data["facets"][n], self.facets[n], box.get(n)) for n in names]
            found |= {p for p in self.points if all(v in a for v, a in zip(p, allowed, strict=True))}
        return found

    def product(self, leaves: Iterable[Any], stages: Iterable[str], points: Iterable[Any]) -> frozenset[Cell]:
        """Cells from leaves, stages and points."""
        return frozenset((leaf, stage, *point) for leaf, stage, point in itertools.product(leaves, stages, points))

    def region(self, matter: Any, scope: Any) -> frozenset[Cell]:
        """The cells of a matter (of none: all) in a scope, at every stage."""
        key = ("region", str(matter), str(scope))
        if key not in self.memory:
            self.memory[key] = self.product(self.leaves(matter), LEAVES, self.inside(scope))
        return self.memory[key]  # type: ignore[no-any-return]


def reached(start: Iterable[str], step: Any) -> set[str]:
    """All that some steps, at least one, lead to."""
    found: set[str] = set()
    todo = list(start)
    while todo:
        for following in step(todo.pop()):
            if following not in found:
                found.add(following)
                todo.append(following)
    return found


def stage_leaves(stages: Iterable[str]) -> set[str]:
    """The leaves of stages, groups or leaves."""
    return {leaf for stage in stages for leaf in GROUPS.get(stage, (stage,))}


def _values(facet: Any) -> list[Any]:
    """Values enough to tell any two scopes apart: the names, or whole numbers about the bounds that are drawn.

    Dense facets are cut at even numbers only, so that the odd ones stand for what lies between.
    """
    if isinstance(facet, list | tuple):
        return list(facet)
    if "values" in facet:
        return list(facet["values"])
    if "tree" in facet:
        return [name for name, below in _nodes(facet["tree"]) if not below] + list(facet.get("unplaced") or {})
    return [n for n in range(-1, 6) if facet.get("range") is None or _holds(n, facet["range"])]


def _nodes(tree: Any) -> Iterator[tuple[str, list[str]]]:
    for name, below in (tree or {}).items():
        inner = list(_nodes(below))
        yield name, [leaf for leaf, under in inner if not under]
        yield from inner


def _matching(facet: Any, values: list[Any], said: Any) -> set[Any]:
    if said is None:
        return set(values)
    if isinstance(facet, dict) and not {"values", "tree"} & set(facet):
        return {value for value in values for text in many(said) if _holds(value, text)}
    under = dict(_nodes(facet["tree"])) if isinstance(facet, dict) and "tree" in facet else {}
    return {leaf for name in many(said) for leaf in (under.get(name) or [name])}


def _holds(value: float, said: Any) -> bool:
    if isinstance(said, int | float) or said.lstrip("-").isdigit():
        return value == float(said)
    if said[0] in "[(":
        low, high = said[1:-1].split("..")
        above = value >= float(low) if said[0] == "[" else value > float(low)
        return above and (value <= float(high) if said[-1] == "]" else value < float(high))
    sign, number = said.split()
    bound = float(number)
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}[sign]
