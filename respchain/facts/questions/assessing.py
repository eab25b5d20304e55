"""Assessments: who is assessed, by whom, on what, and what it is for."""

from functools import cached_property

import numpy as np

from respchain.facts import assessing, assessors, scoring
from respchain.facts.codes import Control, Kind, Part, Source, Watch
from respchain.facts.questions.forums import Forums
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.scope.runs import distinct


class Assessing(Forums):
    """Assessments: who is assessed, by whom, on what, and what it is for."""

    @cached_property
    def assessed(self) -> Rows:
        """Assessment to the seat that it is of."""
        return self.seats_of(self.now.assessments.actor)

    @cached_property
    def assessable(self) -> Relation:
        """Duty to the posts and bodies that answer for it or do it; not of headings, nor of minor conduct."""
        hands = self.answering | self.doers
        duty, actor = hands.pairs
        inside = (self.actors.kind[actor] == Kind.POST) | (self.actors.kind[actor] == Kind.BODY)
        return hands.only(inside & ~self.duties.minor[duty] & ~self.duties.heading[duty])

    @cached_property
    def unassessed(self) -> assessing.Unassessed:
        """Who answers for a duty or does it, and has no indicator for it in an assessment."""
        return assessing.unassessed(self.now, self.assessable, self.assessed)

    @cached_property
    def assessment_lines(self) -> assessors.Lines:
        """Who assesses whom on what: by assessments, oversight of that kind, and lines of control."""
        edges, controls = self.forums, self.now.controls
        rows = np.flatnonzero((edges.kind == Watch.ASSESSES) & (edges.source == Source.DECLARED))
        stated = np.flatnonzero((controls.kind == Control.ASSESSES) & (controls.by >= 0))
        everything = np.zeros(len(stated), np.int32)
        others = assessors.Lines(
            actor=np.concatenate([edges.actor[rows], controls.actor[stated]]),
            forum=np.concatenate([edges.forum[rows], self.seats_of(controls.by[stated])]),
            scope=np.concatenate([edges.scope[rows], everything]),
            name=np.full(len(rows) + len(stated), -1),
        )
        return assessors.lines(self.now, self.assessed, self.seats_of(self.now.assessors.forum), others)

    @cached_property
    def by_itself(self) -> Mask:
        """The lines of assessment from somebody to itself: by name, or as the only person behind the assessor."""
        lines = self.assessment_lines
        at, person = self.judges.follow(lines.forum)
        other = marked(len(lines), at[~self.persons.has(lines.actor[at], person)])
        some = self.judges.counts[lines.forum] > 0
        return np.asarray((lines.actor == lines.forum) | (some & ~other))

    @cached_property
    def crowded_lines(self) -> Mask:
        """The lines of assessment beside which another assessor looks at the same; nobody stands beside itself."""
        return ~self.by_itself & self._beside_others

    @cached_property
    def lonely_lines(self) -> Mask:
        """The lines of assessment from somebody to itself that nobody else stands beside."""
        return self.by_itself & ~self._beside_others

    @cached_property
    def _beside_others(self) -> Mask:
        lines = self.assessment_lines
        return assessors.crowded(lines, lines.only(~self.by_itself), self.scopes)

    @cached_property
    def blind_lines(self) -> Mask:
        """The lines of assessment from somebody who neither supervises, commands nor is told anything."""
        lines, edges, table = self.assessment_lines, self.forums, self.now.oversight
        sees = (edges.kind == Watch.SUPERVISES) | (edges.kind == Watch.COMMAND)
        declared = np.flatnonzero(edges.source == Source.DECLARED)
        sees[declared] |= table.informed[edges.entry[declared]]
        known = Relation.of(edges.actor[sees], edges.forum[sees], shape=self._square).has(lines.actor, lines.forum)
        return ~self.by_itself & ~known & ~self.command.below(lower=lines.actor, upper=lines.forum)

    @cached_property
    def unused_assessments(self) -> Rows:
        """The assessments whose result decides nothing, first trials aside."""
        table = self.now.assessments
        trial = (table.trial_from <= self.day) & (self.day < table.trial_until)
        return np.flatnonzero(~table.used & ~trial & (self.assessed >= 0))

    @cached_property
    def working(self) -> Relation:
        """Duty to all who have a part in its work: who answers, does it, helps, or gives the means."""
        return self.answering | self.doers | self._seated(Part.ASSIST) | self._seated(Part.SUPPORT)

    @cached_property
    def scored(self) -> Rows:
        """The indicators about a duty or a matter, but for tasks for a time that a dated order sets."""
        table = self.now.indicators
        about = (table.duty >= 0) | (table.matter >= 0)
        return np.flatnonzero(about & ~table.ordered & (self.assessed[table.assessment] >= 0))

    @cached_property
    def beyond_list(self) -> Rows:
        """Those of `scored` that are about nothing that their actor, or somebody below it, has a part in."""
        actor = self.assessed[self.now.indicators.assessment[self.scored]]
        return self.scored[scoring.beyond(self.now, self.scored, actor, self.working, self.command)]

    @cached_property
    def scored_powerless(self) -> tuple[Rows, Rows]:
        """The indicators of duties for which a power is lacking, with the row of `asked` that tells which."""
        rows = self.scored[~marked(len(self.now.indicators), self.beyond_list)[self.scored]]
        actor = self.assessed[self.now.indicators.assessment[rows]]
        bare = distinct(self.bare_needs[0])
        own = self.working.inverse
        found = scoring.powerless(self.now, rows, actor, own, self.answering, self.asked, bare)
        return rows[found.place], found.need

    @cached_property
    def unmeasured_duties(self) -> tuple[Rows, Rows]:
        """The parts that duties' own measures lack: `(duty, part)`."""
        table = self.now.duty_measures
        judged = (table.stated >> assessing.MEASURER & 1) > 0
        baseline = table.baseline_from, table.baseline_until
        rows = np.arange(len(table))
        row, part = assessing.unmeasured(table.stated, table.plain, judged, baseline, self.day, rows)
        return table.duty[row], part

    @cached_property
    def unmeasured_indicators(self) -> tuple[Rows, Rows]:
        """The parts that indicators of assessments lack which are not the duty's own measure: `(indicator, part)`."""
        table = self.now.indicators
        by = marked(len(self.now.assessments), self.now.assessors.assessment)
        judged = by[table.assessment] | ((table.stated >> assessing.MEASURER & 1) > 0)
        baseline = table.baseline_from, table.baseline_until
        about = (table.duty >= NONE) & (table.matter >= NONE) & (self.assessed[table.assessment] >= 0)
        rows = np.flatnonzero(about & ~table.borrowed)
        return assessing.unmeasured(table.stated, table.plain, judged, baseline, self.day, rows)
