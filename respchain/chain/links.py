"""The chain of one duty: the links from its basis to the persons who act, answer, watch and decide."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from respchain.facts.codes import Source
from respchain.facts.facts import Facts
from respchain.facts.relation import Rows
from respchain.facts.tables import ALWAYS, NEVER
from respchain.scope.scopes import MATTER, STAGE

Node = tuple[str, int]
"""A part of the charter: its table and its row on the day."""


class Link(NamedTuple):
    """A typed edge; `since` and `until` are days as ordinals, `None` where it has no end on that side."""

    kind: str
    tail: Node
    head: Node
    since: int | None = None
    until: int | None = None


class ChainOf:
    """The chain of one duty on one day, part by part (theory: section 3.1)."""

    def __init__(self, facts: Facts, duty: int) -> None:
        self._facts, self.duty = facts, duty
        self._node: Node = ("duties", duty)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links, in the order of theory's six parts, each once."""
        parts = (self._right(), self._done(), self._command(), self._forums(), self._consequence(), self._feedback())
        return tuple(dict.fromkeys(link for part in parts for link in part))

    @cached_property
    def nodes(self) -> frozenset[Node]:
        """Everything that the chain goes through, the entries that state its edges included."""
        ends = {node for link in self.links for node in (link.tail, link.head)}
        return frozenset({self._node, *ends, *self._entries()})

    @cached_property
    def answering(self) -> list[int]:
        """The seats that answer for the duty."""
        return [int(row) for row in self._facts.answering.targets(self.duty)]

    @cached_property
    def edges(self) -> Rows:
        """The rows of `facts.forums` on the way: those over its cells, then those of their forums on its matter."""
        facts, edges = self._facts, self._facts.forums
        scope = np.full(len(edges), facts.duties.scope[self.duty])
        over = facts.scopes.meet(edges.scope, scope, but=(STAGE,))
        others = [facet for facet in range(len(facts.scopes.facets)) if facet != MATTER]
        beyond = facts.scopes.meet(edges.scope, scope, but=others)
        found: dict[int, None] = {}
        seen, front, mask = set(self.answering), self.answering, over
        while front:
            rows = np.flatnonzero(mask & np.isin(edges.actor, front)).tolist()
            found.update(dict.fromkeys(rows))
            front = [forum for forum in dict.fromkeys(edges.forum[rows].tolist()) if forum not in seen]
            seen.update(front)
            mask = beyond & ~facts.terminal[edges.actor]
        return np.array(list(found), np.int32)

    @cached_property
    def processes(self) -> list[int]:
        """The processes that serve its matter."""
        now, matter = self._facts.now, int(self._facts.duties.matter[self.duty])
        if matter < 0:
            return []
        low, high = now.matters.low, now.matters.high
        return [
            process
            for process, of in enumerate(now.processes.matter.tolist())
            if of >= 0 and low[of] < high[matter] and low[matter] < high[of]
        ]

    @cached_property
    def steps(self) -> list[int]:
        """The steps of the processes that serve its matter."""
        return np.flatnonzero(np.isin(self._facts.now.steps.process, self.processes)).tolist()

    def _entries(self) -> Iterator[Node]:
        """The entries of oversight over whoever answers for the duty, its delegations, and its processes."""
        yield from (("processes", process) for process in self.processes)
        edges, table = self._facts.forums, self._facts.now.delegations
        for row in self.edges.tolist():
            if edges.source[row] == Source.DECLARED and edges.actor[row] in self.answering:
                yield "oversight", int(edges.entry[row])
        for row in np.flatnonzero(table.duty == self.duty).tolist():
            yield "delegations", row

    def _right(self) -> Iterator[Link]:
        """Basis to power to accountable post to person: who, and by what right."""
        facts = self._facts
        for base in facts.bases.targets(self.duty).tolist():
            yield Link("basis", ("bases", base), self._node)
        grants, asked = facts.grants, facts.asked
        mine = np.flatnonzero(asked.duty == self.duty)
        for actor, power, scope in zip(asked.actor[mine], asked.power[mine], asked.scope[mine], strict=True):
            held = np.flatnonzero((grants.actor == actor) & (grants.power == power) & (grants.entry >= 0))
            for row in held[facts.scopes.meet(grants.scope[held], np.full(len(held), scope))].tolist():
                entry = int(grants.entry[row])
                for base in facts.power_bases.targets(entry).tolist():
                    yield Link("basis", ("bases", base), ("powers", entry))
                yield Link("power", ("powers", entry), ("actors", int(actor)))
        for actor in facts.accountable.targets(self.duty).tolist():
            yield Link("accountable", self._node, ("actors", actor))
            if facts.seat[actor] != actor:
                yield Link("head", ("actors", actor), ("actors", int(facts.seat[actor])))
        yield from self._holders(self.answering)

    def _done(self) -> Iterator[Link]:
        """Accountable post to responsible posts, delegates, steps and hand-offs: how it is done."""
        facts, now = self._facts, self._facts.now
        doing = facts.responsible.targets(self.duty).tolist()
        for doer in doing:
            yield Link("responsible", self._node, ("actors", doer))
        table = now.delegations
        lent = set(facts.delegated.targets(self.duty).tolist())
        for row in np.flatnonzero(
            np.isin(facts.seats_of(table.to), sorted(lent)) & (table.by >= 0) & (table.to >= 0)
        ).tolist():
            if table.duty[row] == self.duty:
                by, to = int(facts.seat[table.by[row]]), int(facts.seat[table.to[row]])
                yield self._dated("delegation", ("actors", by), ("actors", to), table.since[row], table.until[row])
        yield from self._holders([*doing, *sorted(lent)])
        by_step = {step: self._step_actors(step) for step in self.steps}
        for step, actors in by_step.items():
            if facts.first_step[step]:
                yield Link("process", self._node, ("steps", step))
            for actor in actors:
                yield Link("step", ("steps", step), ("actors", actor))
            for following in facts.next_step.targets(step).tolist():
                other = set(facts.unit[by_step[following]]) != set(facts.unit[actors])
                yield Link("hand-off" if other else "next", ("steps", step), ("steps", following))
        yield from self._holders(actor for actors in by_step.values() for actor in actors)

    def _command(self) -> Iterator[Link]:
        """Accountable post to superiors, up to the top: where it goes when it is stuck."""
        leads = self._facts.leads
        for actor in self.answering:
            for low in [actor, *self._facts.command.above(actor)]:
                for high in leads.targets(low).tolist():
                    yield Link("superior", ("actors", low), ("actors", high))

    def _forums(self) -> Iterator[Link]:
        """Accountable post to forums, on to the terminal ones."""
        edges, now = self._facts.forums, self._facts.now
        for row in self.edges.tolist():
            tail, head = ("actors", int(edges.actor[row])), ("actors", int(edges.forum[row]))
            if edges.source[row] == Source.DECLARED:
                entry = int(edges.entry[row])
                yield self._dated("forum", tail, head, now.oversight.since[entry], now.oversight.until[entry])
            elif edges.source[row] != Source.SUPERIOR:
                yield Link("forum", tail, head)

    def _consequence(self) -> Iterator[Link]:
        """Trigger to consequence to imposer to person."""
        facts, table = self._facts, self._facts.now.consequence_imposers
        for consequence in facts.consequences.targets(self.duty).tolist():
            yield Link("consequence", self._node, ("consequences", consequence))
            imposers = [
                int(facts.seat[actor]) for actor in table.imposer[table.consequence == consequence] if actor >= 0
            ]
            for imposer in imposers:
                yield Link("imposer", ("consequences", consequence), ("actors", imposer))
            yield from self._holders(imposers)

    def _feedback(self) -> Iterator[Link]:
        """Finding to who corrects, who verifies, and on to assessment."""
        edges, table = self._facts.forums, self._facts.now.oversight
        for row in self.edges.tolist():
            if edges.source[row] == Source.DECLARED and edges.actor[row] in self.answering:
                entry = int(edges.entry[row])
                for kind, actor in (("correction", table.corrector[entry]), ("verification", table.verifier[entry])):
                    if actor >= 0:
                        yield Link(kind, ("oversight", entry), ("actors", int(actor)))

    def _holders(self, actors: Iterable[int]) -> Iterator[Link]:
        table, day = self._facts.now.appointments, self._facts.day
        held = (table.begins <= day) & (table.ends > day)
        for actor in dict.fromkeys(actors):
            for row in np.flatnonzero(held & (table.post == actor)).tolist():
                person: Node = ("people", int(table.person[row]))
                yield self._dated("holder", ("actors", actor), person, table.begins[row], table.ends[row])

    def _step_actors(self, step: int) -> list[int]:
        table = self._facts.now.step_actors
        stated = table.actor[(table.step == step) & (table.actor >= 0)]
        return [int(self._facts.seat[actor]) for actor in stated]

    @staticmethod
    def _dated(kind: str, tail: Node, head: Node, since: int, until: int) -> Link:
        begins, ends = int(since), int(until)
        return Link(kind, tail, head, None if begins == ALWAYS else begins, None if ends == NEVER else ends)
