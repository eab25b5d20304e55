"""Watching: how forums look, hear and correct, how many there are, and how far they are independent."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    channels,
    crowds,
    follow_ups,
    hearing,
    powers,
    workload,
)
from respchain.facts.belated import belated
from respchain.facts.borrowing import borrowed
from respchain.facts.codes import Beside, Kind, Source, Watch
from respchain.facts.questions.forums import Forums
from respchain.facts.ranges import station_keys
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked, matches
from respchain.facts.sights import sights
from respchain.facts.vertices import vertices
from respchain.scope.boxes import Boxes
from respchain.scope.runs import distinct


class Watching(Forums):
    """Watching: how forums look, hear and correct, how many there are, and how far they are independent."""

    @cached_property
    def watching(self) -> Mask:
        """The rows of `forums` over somebody else that are more than a line of command."""
        edges = self.forums
        return np.asarray((edges.actor != edges.forum) & (edges.source != Source.SUPERIOR))

    # the right to answer

    @cached_property
    def sanctioning(self) -> tuple[Mask, Mask]:
        """The entries of oversight and the consequences among whose measures is more than to correct."""
        mild = self._measures(self.parameters.mild_measures) | self._measures(self.parameters.coaching_measures)
        return self._measured(~mild)

    @cached_property
    def unheard(self) -> hearing.Unheard:
        """Forums with measures, and consequences, against which nobody may answer: coaching and advice apart."""
        entries, consequences = self._measured(~self._measures(self.parameters.coaching_measures))
        advisory = self.now.oversight.kind == Watch.ADVISORY
        return hearing.unheard(self.now, self.forums, entries & ~advisory, self._imposed(consequences), self._count)

    def _imposed(self, biting: Mask) -> tuple[Rows, Rows, Rows]:
        """What whose forum may impose on whom: `(consequence, actor, imposer)`."""
        duty, actor = self.answering.pairs
        at, consequence = self.whole_consequences.follow(duty)
        bites = biting[consequence]
        actor, consequence = actor[at[bites]], consequence[bites]
        at, imposer = powers.imposing(self.now, self.seat).follow(consequence)
        judged = self.forum_graph.has(actor[at], imposer) & (actor[at] != imposer)
        return consequence[at[judged]], actor[at[judged]], imposer[judged]

    def _measures(self, names: list[str]) -> Mask:
        return np.array([name in names for name in self.now.measures_named], np.bool_)

    def _measured(self, measures: Mask) -> tuple[Mask, Mask]:
        """The entries of oversight, and the consequences, that state one of some measures."""
        entry, consequence = self.now.oversight_measures, self.now.consequence_measures
        return (
            marked(len(self.now.oversight), entry.oversight[measures[entry.measure]]),
            marked(len(self.now.consequences), consequence.consequence[measures[consequence.measure]]),
        )

    # too much

    @cached_property
    def crowded(self) -> tuple[Rows, Rows, Rows]:
        """Who answers for what to too many forums on one cell: `(duty, actor, forum)`, intended ones left aside."""
        edges, limit = self.forums, self.parameters.forums_at_once
        counting = self.watching & ~self._intended
        forums = Relation.of(edges.actor[counting], edges.forum[counting], shape=self._square)
        duty, actor = self.answering.pairs
        many = forums.counts[actor] > limit
        duty, actor = duty[many], actor[many]
        seen = sights(self.scopes, self.duties.scope[duty], actor, edges, counting)
        sight, forum = crowds.crowded(self.scopes, seen, edges.scope, edges.forum, limit)
        at, found = Relation.of(sight, forum, shape=(len(seen), self._count)).follow(seen.place)
        return duty[at], actor[at], found

    @cached_property
    def _intended(self) -> Mask:
        """The rows of `forums` of which it is said why they stand beside others."""
        edges, besides = self.forums, self.now.duty_besides
        meant = borrowed(edges, self.now.oversight.intended.astype(np.int64), self._count) > 0
        redundant = marked(len(self.duties), besides.duty[(besides.why == Beside.REDUNDANCY) & besides.reason])
        staged = edges.source == Source.STAGE
        meant[staged] |= redundant[edges.entry[staged]]
        return np.asarray(meant)

    @cached_property
    def reports(self) -> tuple[Rows, Rows]:
        """Who owes too many reports a year, with the entries that ask for them: `(actor, oversight)`."""
        written = workload.reporting(self.now, self.parameters.report_words)
        asked = workload.reports(self.now, self.seat, written & ~self.now.oversight.intended)
        actor, entry = asked.pairs
        total = np.bincount(actor, workload.yearly(self.now, entry), minlength=self._count)
        return asked.only(total[actor] > self.parameters.reports_a_year).pairs

    @cached_property
    def vetoed(self) -> Rows:
        """Who is assessed by too many indicators that fail the whole of it alone."""
        table = self.now.assessments
        known = table.actor >= 0
        vetoes = np.bincount(self.seat[table.actor[known]], table.vetoes[known], minlength=self._count)
        return np.flatnonzero(vetoes >= self.parameters.veto_items)

    @cached_property
    def torn(self) -> Mask:
        """The actors two of whose forums judge the same by standards that cannot be met together."""
        table, edges = self.now.oversight_conflicts, self.forums
        known = table.other >= 0
        entry, other = table.oversight[known], table.other[known]
        scope = self.now.oversight.scope
        both = self.now.scopes.meet(scope[entry], scope[other])
        entry, other = entry[both], other[both]
        declared = (edges.source == Source.DECLARED) & self.watching
        over = Relation.of(edges.entry[declared], edges.actor[declared], shape=(len(self.now.oversight), self._count))
        at, actor = over.follow(entry)
        return marked(self._count, actor[over.has(other[at], actor)])

    # what becomes of findings

    @cached_property
    def follow_ups(self) -> Rows:
        """For each entry of oversight the parts of its follow-up that are stated (`Aspect`, a bit each)."""
        return follow_ups.followed(self.now.oversight)

    @cached_property
    def verified_by_owner(self) -> Mask:
        """The entries of oversight whose corrections are verified by nobody but who makes them."""
        return follow_ups.verified_by_owner(self.now.oversight, self.seat, self.persons)

    # independence

    @cached_property
    def at_risk(self) -> tuple[Rows, Rows]:
        """The duties of high risk with who answers for them, terminal forums and very small bodies apart."""
        duty, actor = self.answering.pairs
        judged = self.duties.high_risk[duty] & ~self.terminal[actor] & ~self._small[actor]
        return duty[judged], actor[judged]

    @cached_property
    def single(self) -> Mask:
        """Per pair of `at_risk`: on some matter too few independent channels lead to terminal forums."""
        duty, actor = self.at_risk
        edges, forum = self.forums, marked(self._count, self.forums.forum)
        kinds = (edges.kind == Watch.SUPERVISES) | (edges.kind == Watch.DEMOCRATIC) | (edges.kind == Watch.REACTIVE)
        ways = self.ways.only(kinds[self.ways.edge])
        place, keys = station_keys(self.scopes, self.duties.scope[duty], actor, ways.ranges, self._count)
        own = self.persons.only(marked(self._count, actor)[self.persons.pairs[0]]) @ self.judges.inverse
        found = channels.Channels(ways, self.terminal, vertices(forum, self.persons, self.appointers), own)
        asked = distinct(keys)
        fewer = found.fewer(asked, self.parameters.independent_channels)
        return marked(len(duty), place[fewer[np.searchsorted(asked, keys)]])

    @cached_property
    def _small(self) -> Mask:
        """Who belongs to an organisation of very few seats; a body belongs where its chair does."""
        actors = self.actors
        posts = actors.kind == Kind.POST
        sizes = np.bincount(
            self.organisation[posts], np.maximum(actors.seats, actors.headcount)[posts], minlength=self._count
        )
        home = np.where(actors.kind == Kind.BODY, actors.chair, np.arange(self._count))
        home[(home < 0) | (actors.kind == Kind.OUTSIDER)] = NONE
        home[(actors.kind == Kind.BODY) & ~np.append(posts, False)[home]] = NONE
        small = sizes[self.organisation] < self.parameters.smallest_body
        return np.append(small, False)[home]

    # in time

    @cached_property
    def early_due(self) -> tuple[Rows, Rows]:
        """The duties that somebody should look at in time, with who answers for them: unless nobody usefully could."""
        needs = self.now.duty_needs
        early = marked(len(self.duties), needs.duty[self.named(self.parameters.early_powers)[needs.power]])
        duty, actor = self.answering.pairs
        due = ((self.duties.high_risk | early) & ~self.duties.after_only)[duty]
        return duty[due], actor[due]

    @cached_property
    def late(self) -> tuple[Rows, Boxes, Mask]:
        """What forums look at after the event only, of what they should look at in time.

        `(row of early_due, boxes, whether it is not recorded when some forum looks)`.
        """
        duty, actor = self.early_due
        edges = self.forums
        seen = sights(self.scopes, self.duties.scope[duty], actor, edges, self.watching)
        timing = borrowed(edges, self.now.oversight.timing.astype(np.int64), self._count)
        assessing = edges.source == Source.ASSESSMENT
        found = belated(self.scopes, seen, edges.scope, timing, assessing)
        box, row = matches(found.sight, seen.place)
        return row, found.boxes.take(box), found.unsaid[box]
