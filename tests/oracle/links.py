"""Forums, terminals, powers: the links between the actors of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.oracle.day import GROUP_OF, Cell, Day, Entry, alive, many, reached
from tests.oracle.organisations import tops

ANSWERS = ("outside", "title", "means", "renewal")
ENOUGH = ("legislature", "court", "public", "external-superior", "owner")


class Edge(NamedTuple):
    """A forum of an actor, of a kind, over cells (`None`: over all there are)."""

    actor: str
    forum: str
    kind: str
    cells: frozenset[Cell] | None

    def spans(self, leaf: Any) -> bool:
        """Whether it concerns a matter leaf."""
        return self.cells is None or any(cell[0] == leaf for cell in self.cells)


@dataclass(frozen=True)
class Grant:
    """A power of a seat over cells; `through` is the department it is held through."""

    actor: str
    power: str
    cells: frozenset[Cell]
    reserve: bool = False
    delegable: bool = True
    through: str | None = None
    lent: bool = False


class Links:
    """What links the actors of a day."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.edges = list(dict.fromkeys(self._edges()))
        self.false_terminals = {actor for actor in self.declared() if self._false(actor)}
        self.terminals = self.declared() - self.false_terminals
        self.grants = list(self._grants())

    # --- forums

    def _edges(self) -> Iterator[Edge]:
        yield from self._overseen()
        yield from self._stated()
        yield from self._derived()
        for actor in [*self.day.posts, *self.day.bodies]:
            for superior in self.day.leads(actor) - {actor}:
                yield Edge(actor, superior, "superior", None)

    def _overseen(self) -> Iterator[Edge]:
        """What entries of oversight say."""
        day = self.day
        for entry in day.living("oversight").values():
            plain = entry.get("matter") is None and entry.get("scope") is None
            cells = None if plain else day.region(entry.get("matter"), entry.get("scope"))
            for forum in day.seats(entry["forum"]):
                for over in many(entry.get("over")):
                    for actor in day.bound(over):
                        yield Edge(actor, forum, entry.get("kind") or "supervises", cells)

    def _stated(self) -> Iterator[Edge]:
        """What assessments say, and duties of themselves."""
        day = self.day
        for _, entry in day.listed("assessments"):
            for actor in day.seats(entry["of"]):
                for forum in day.seats(entry.get("by")):
                    yield Edge(actor, forum, "assesses", None)
        for duty in day.duties:
            for forum in day.seats(day.said(duty, "supervised_by")):
                for actor in day.answering(duty):
                    yield Edge(actor, forum, "supervises", day.cells(duty))

    def _derived(self) -> Iterator[Edge]:
        """Who answers for supervising cells is a forum of all who answer for the other stages of the same cells.

        Where a duty has both, the edge reaches over its own supervising stages too. Such an edge has
        the kind that the first entry of oversight of that forum over that actor says.
        """
        day = self.day
        kinds = {(edge.actor, edge.forum): edge.kind for edge in reversed(list(self._overseen()))}
        watched = {}
        for duty in day.duties:
            supervised = {cell[:1] + cell[2:] for cell in day.cells(duty) if GROUP_OF[cell[1]] == "supervise"}
            if supervised:
                watched[duty] = supervised
        for duty in day.duties:
            for watcher, places in watched.items():
                shared = frozenset(cell for cell in day.cells(duty) if cell[:1] + cell[2:] in places)
                if any(GROUP_OF[cell[1]] != "supervise" for cell in shared):
                    for actor in day.answering(duty):
                        for forum in day.answering(watcher):
                            yield Edge(actor, forum, kinds.get((actor, forum), "supervises"), shared)

    def forums(self, actor: str, leaf: Any) -> set[str]:
        """The forums of an actor on a matter leaf, itself left out."""
        if ("forums", leaf) not in self.day.memory:
            table: dict[str, set[str]] = {}
            for edge in self.edges:
                if edge.actor != edge.forum and edge.spans(leaf):
                    table.setdefault(edge.actor, set()).add(edge.forum)
            self.day.memory["forums", leaf] = table
        return self.day.memory["forums", leaf].get(actor, set())  # type: ignore[no-any-return]

    def walk(self, actor: str, leaf: Any) -> set[str]:
        """All that a walk over forums on one matter leaf leads to."""
        return reached([actor], lambda at: self.forums(at, leaf))

    # --- terminals

    def declared(self) -> set[str]:
        """The actors declared terminal."""
        return {a for a, entry in self.day.actors.items() if entry.get("terminal") and a not in self.day.departments}

    def _false(self, actor: str) -> bool:
        """Whether a declared terminal fails by what the charter itself says."""
        day, entry = self.day, self.day.actors[actor]
        said = entry["terminal"]
        if any(actor in top for top in tops(day).values()):
            return True
        full = isinstance(said, dict) and all(said.get(answer) for answer in ANSWERS)
        if entry.get("kind") not in ENOUGH and not full:
            return True
        if actor in day.outsiders:
            return False
        paid = day.seats(entry.get("paid_by"))
        over = (day.upward(actor) | day.controllers(actor) | paid) - {actor}
        return any(actor in self.walk(other, leaf) for other in over for leaf in day.leaves(None) or [None])

    # --- powers

    def _grants(self) -> Iterator[Grant]:
        day = self.day
        for name, entry in day.actors.items():
            seat = day.seat(name)
            for power in many(entry.get("powers")) if seat else []:
                through = name if name in day.departments else None
                yield from self._grant(str(seat), power, day.region(None, None), through, lent=False)
        for _, entry in day.listed("delegations"):
            lender = isinstance(entry["by"], dict) or day.seats(entry["by"])  # what the dead lend is lent no more
            for seat in day.seats(entry["to"]) if lender else ():
                yield from self.lent(entry, seat)

    def lent(self, delegation: Entry, to: str) -> Iterator[Grant]:
        """The powers that a delegation lends, on the duties and in the scope that it names."""
        day = self.day
        duties = [duty for duty in many(delegation.get("duty")) if duty in day.duties]
        cells = frozenset().union(*map(day.cells, duties)) if delegation.get("duty") else day.region(None, None)
        if delegation.get("scope") is not None:
            cells &= day.region(None, delegation["scope"])
        for power in many(delegation.get("powers")):
            yield from self._grant(to, power, cells, None, lent=True)

    def _grant(self, seat: str, power: Any, cells: frozenset[Cell], through: Any, *, lent: bool) -> Iterator[Grant]:
        day = self.day
        if isinstance(power, str):
            yield Grant(seat, power, cells, through=through, lent=lent)
        elif alive(power, day.today):
            part = cells & day.region(power.get("matter"), power.get("scope"))
            reserve, delegable = bool(power.get("reserve")), power.get("delegable") is not False
            yield Grant(seat, power["power"], part, reserve, delegable, through, lent)

    def held(self, actor: str, power: str) -> frozenset[Cell]:
        """The cells over which an actor holds a power, all grants together."""
        return frozenset().union(*(g.cells for g in self.grants if g.actor == actor and g.power == power))

    def holds(self, actor: str, power: str) -> bool:
        """Whether an actor holds a power at all, be it over nothing."""
        return any(g.actor == actor and g.power == power for g in self.grants)

    def may(self, actor: str, power: str, cells: frozenset[Cell]) -> bool:
        """Whether an actor holds a power over all of some cells."""
        return cells <= self.held(actor, power)
