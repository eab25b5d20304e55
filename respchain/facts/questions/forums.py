"""Forums: who supervises whom, where walks of supervision end, and what follows a breach."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts import forums as forum_edges
from respchain.facts import (
    sanctions,
)
from respchain.facts.codes import Answer, Kind, Outside, Watch
from respchain.facts.hanging import hanging, sitting_in_judgement
from respchain.facts.questions.powers import Powers
from respchain.facts.ranges import Ranged, ranged
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.stations import Stations, stations
from respchain.scope.scopes import Scopes


class Forums(Powers):
    """Forums: who supervises whom, where walks of supervision end, and what follows a breach."""

    @cached_property
    def scopes(self) -> Scopes:
        """All scopes: those of the charter, and the parts of duties that somebody supervises."""
        return self.forums.scopes

    @cached_property
    def sanctions(self) -> sanctions.Sanctions:
        """For each pair of a duty and who answers for it: whether somebody apart and able imposes what follows."""
        return sanctions.sanctions(
            self.answering,
            self.imposers,
            self.command,
            self.forum_graph,
            self.terminal,
            self.controllers,
            self._sanctions,
        )

    def _sanctions(self, actor: Rows, duty: Rows) -> Mask:
        return self.may(actor, self.parameters.sanction_powers, self.duties.scope[duty])

    @cached_property
    def unsanctioned(self) -> Mask:
        """The duties with somebody who answers and whom nobody apart and able would call to account."""
        return marked(len(self.duties), self.answering.pairs[0][self.sanctions.bare])

    @cached_property
    def forums(self) -> forum_edges.Forums:
        """All edges from an actor to its forums."""
        return forum_edges.forums(
            self.now, self.seat, self.answering, self.leads, superior_counts=self.parameters.superior_is_forum
        )

    @cached_property
    def forum_graph(self) -> Relation:
        """Actor to its forums, on whatever matter."""
        return Relation.of(self.forums.actor, self.forums.forum, shape=self._square)

    @cached_property
    def supervises(self) -> Rows:
        """The rows of `forums` that are supervision, and no other hold."""
        return np.flatnonzero(self.forums.kind == Watch.SUPERVISES).astype(np.int32)

    @cached_property
    def dependable(self) -> tuple[Rows, Rows]:
        """Pairs `(actor, forum)` whose forum has to be independent: supervision, and what is democratic alone.

        A democratic forum stands beside another channel where somebody else than it and the actor supervises, assesses
        or hears complaints. Another democratic one is none: both may hang on the same hand.
        """
        edges = self.forums
        apart = edges.actor != edges.forum
        other = apart & (
            (edges.kind == Watch.SUPERVISES) | (edges.kind == Watch.ASSESSES) | (edges.kind == Watch.REACTIVE)
        )
        channels = Relation.of(edges.actor[other], edges.forum[other], shape=self._square)
        beside = channels.counts[edges.actor] > channels.has(edges.actor, edges.forum)
        rows = (edges.kind == Watch.SUPERVISES) | ((edges.kind == Watch.DEMOCRATIC) & ~beside)
        rows &= apart
        return Relation.of(edges.actor[rows], edges.forum[rows], shape=self._square).pairs

    @cached_property
    def without_channel(self) -> Mask:
        """The public or media that have no means, and no entry of oversight by which they could do anything."""
        table = self.now.oversight
        acting = marked(self._count, self.seat[table.forum[table.measures & (table.forum >= 0)]])
        people = (self.actors.outside == Outside.PUBLIC) | (self.actors.outside == Outside.MEDIA)
        mute: Mask = people & ~acting & ((self.actors.answers & Answer.MEANS) == 0)
        return mute

    @cached_property
    def terminal_answered(self) -> Mask:
        """Declared terminals whose four answers are given, or implied by their kind."""
        implied = _IMPLIED[self.actors.outside] & (self.actors.kind == Kind.OUTSIDER)
        four = Answer.OUTSIDE | Answer.TITLE | Answer.MEANS | Answer.RENEWAL
        answered: Mask = self.actors.terminal & (implied | (self.actors.answers == four))
        return answered

    @cached_property
    def hanging(self) -> tuple[Rows, Rows]:
        """Declared terminals that hang on whom they judge: `(terminal, on whom)`.

        It hangs on who appoints, removes, pays or leads it, and from whom a walk of forums on some matter leads to it.
        """
        nearest = self.parameters.superior_is_forum  # then who leads to a terminal leads to all between it and the top
        lines = self.leads if nearest else self.command.upward(self.actors.terminal)
        hold = self.controllers | self.payers | lines
        held, on = hold.only(self.actors.terminal[hold.pairs[0]]).pairs
        return hanging(held, on, self.ways)

    @cached_property
    def judging_themselves(self) -> tuple[Rows, Rows, Rows]:
        """Delegates of terminals that judge them: `(terminal, actor judged, person behind both)`."""
        table = self.now.representatives
        known = (table.actor >= 0) & self.terminal[table.outsider]
        seated = self.seat[table.actor[known]]
        return sitting_in_judgement(table.outsider[known], seated, self.persons, self.ways)

    @cached_property
    def terminal(self) -> Mask:
        """The terminal forums: declared, answered, hanging on nobody whom they judge, and no top leader."""
        return self.terminal_answered & ~marked(self._count, self.hanging[0]) & ~self.tops

    @cached_property
    def depth(self) -> NDArray[np.int32]:
        """Supervision depth: the least number of steps from an actor to a terminal forum, -1 where there is no way."""
        return self.forum_graph.steps_to(self.terminal)

    @cached_property
    def stations(self) -> Stations:
        """Where walks of supervision go, matter by matter."""
        return stations(self.scopes, self.duties.scope, self.answering, self.forums, self.ways, self.terminal)

    @cached_property
    def ways(self) -> Ranged:
        """The forum edges by the ranges of matters on which they hold."""
        return ranged(self.scopes, self.forums, self._count)

    @cached_property
    def cliques(self) -> tuple[Rows, Rows]:
        """The closed cliques: `(actor, clique)`, the actors of one clique together, each before one of its forums."""
        stations = self.stations
        named = (stations.clique >= 0) & (stations.step.components == stations.clique)
        station = stations.step.rounds(np.where(named, stations.clique, NONE))
        return stations.actor[station], stations.clique[station]

    @cached_property
    def of_command(self) -> Mask:
        """The stations on cliques that lines of command alone make: a cycle of command is all there is to these."""
        edges, clique = self.forums, self.stations.clique
        inside = marked(self._count, self.cliques[0])
        other = np.flatnonzero((edges.kind != Watch.COMMAND) & inside[edges.actor] & inside[edges.forum])
        _, tail, head = self.stations.along(self.scopes, edges.scope[other], edges.actor[other], edges.forum[other])
        mixed = tail[(clique[tail] == clique[head]) & (tail != head)]
        return np.asarray((clique >= 0) & ~marked(len(clique), clique[mixed[clique[mixed] >= 0]])[clique])

    def clique_of(self, edges: Rows) -> Rows:
        """For each row of `forums` a closed clique on which both its ends lie, -1 where there is none."""
        actor, forum = self.forums.actor[edges], self.forums.forum[edges]
        clique = self.stations.clique
        place, tail, head = self.stations.along(self.scopes, self.forums.scope[edges], actor, forum)
        both = (clique[tail] >= 0) & (clique[tail] == clique[head]) & (tail != head)
        found = np.full(len(edges), NONE, np.int32)
        found[place[both]] = clique[tail[both]]
        return found

    @cached_property
    def staged_alone(self) -> Rows:
        """For each row of `forums` the supervising duty, where nothing else makes the pair; -1 for all others."""
        return forum_edges.staged_alone(self.forums, self._count)

    @cached_property
    def answer_stations(self) -> tuple[Rows, Rows, Rows]:
        """Where each answering actor stands: `(duty, actor, station)`, safe ones left out."""
        duty, actor = self.answering.pairs
        place, station = self.stations.at(self.scopes, self.duties.scope[duty], actor)
        return duty[place], actor[place], station

    def forum_scopes(self, actor: Rows) -> Relation:
        """For each actor the scopes on which somebody else is its forum."""
        edges = self.forums
        apart = edges.actor != edges.forum
        by_actor = Relation.of(edges.actor[apart], edges.scope[apart], shape=(self._count, len(self.scopes)))
        at, scope = by_actor.follow(actor)
        return Relation.of(at, scope, shape=(len(actor), len(self.scopes)))


_IMPLIED = marked(
    len(Outside),
    np.array([Outside.LEGISLATURE, Outside.COURT, Outside.PUBLIC, Outside.EXTERNAL_SUPERIOR, Outside.OWNER]),
)
