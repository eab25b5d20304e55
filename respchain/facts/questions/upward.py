"""The way up: superiors level by level, and how cases escalate."""

from functools import cached_property

import numpy as np

from respchain.facts import moving, passing_over, ranking, settling, steering
from respchain.facts.escalating import Escalating
from respchain.facts.hops import Hops, Superiors
from respchain.facts.parameters import codes_of
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import NONE, Rows, marked
from respchain.facts.ways_up import WaysUp, ways_up
from respchain.language import N_


class Upward(Processes):
    """The way up: superiors level by level, and how cases escalate."""

    @cached_property
    def superiors(self) -> Superiors:
        """The superior to whom each seat turns."""
        return Superiors(self.now, self.seat, self.leads, self.organisation, self.tops)

    @cached_property
    def means_behind(self) -> moving.Behind:
        """The means that stay behind where a duty has moved."""
        return moving.means_behind(self.now, self.day)

    @cached_property
    def inverted(self) -> ranking.Inverted:
        """Where who does a duty stands above who answers for it."""
        return ranking.inverted(self.now, self.answering, self.doers, self.command)

    @cached_property
    def junior(self) -> Rows:
        """The claims on prescribed items of who stands too far below the top."""
        most = self.parameters.prescribed_levels
        return ranking.junior(self.now, self.claims, self.superiors, self.tops, most)

    @cached_property
    def low_graded(self) -> Rows:
        """The claims of who is of a lower grade than the profile asks for."""
        actor = np.maximum(self.claims.actor, NONE)
        grade = np.append(self.actors.grade, np.nan)[actor]
        low = (grade < self.parameters.least_grade) & ~np.append(self.actors.professional, True)[actor]
        return np.flatnonzero(low & self.claims.leading)

    @cached_property
    def steered(self) -> steering.Steered:
        """The matters on which nobody answers for more than their course, while others carry them out."""
        stages = codes_of(self.parameters.strategy_stages, self.now.stages)
        return steering.steered(self.now, self.claims, stages, self.answering, self.doers, self.step_actors)

    @cached_property
    def passed_over(self) -> passing_over.PassedOver:
        """What goes past a level of command, down or up."""
        parts = (self.answering, self.responsible, self.delegated, self.step_actors)
        skipping = passing_over.Skipping(self.now, self.seat, *parts)
        passing = passing_over.PassingOver(self.now, self.superiors.climb, self.leads, skipping.circles)
        return passing_over.passed_over(skipping, passing, self.ways_up)

    @cached_property
    def common(self) -> settling.Groups:
        """Those who must come to one answer: they share a duty without a lead, or dispute a matter."""
        disclaimed = self.disclaimed[0]
        disputes = settling.disputed(self.now, disclaimed.matter, disclaimed.actor, disclaimed.boxes, self.seat)
        return settling.groups(self.now, settling.shared(self.now, self.answering, self.seat), disputes)

    @cached_property
    def settled(self) -> settling.Settled:
        """Who is to settle what they do not."""
        return settling.settled(self.common, self.superiors.stand, self.coordinator, self.superiors.climb)

    @cached_property
    def too_high(self) -> settling.TooHigh:
        """Those whom nobody near and able could bring to one answer; without any power stated, only nearness counts."""
        able = self.settled.by < 0
        known = np.flatnonzero(~able)
        names, scope = self.parameters.deciding_powers, self.common.scope[known]
        able[known] = self.may(self.settled.by[known], names, scope) if len(self.grants.actor) else True
        levels, most = self.parameters.deciding_levels, self.parameters.shared_under_one
        return settling.too_high(self.common, self.settled, able, levels=levels, most=most)

    @property
    def deciding_untold(self) -> str | None:
        """Why it was not judged whether who is to settle something may decide, where that is so."""
        asked = bool((~self.settled.lined & (self.settled.by >= 0)).any())
        untold = asked and not len(self.grants.actor)
        return N_("the charter states no powers: who may decide is not known") if untold else None

    def lost_at(self, post: Rows) -> Rows:
        """A number for what is wrong where a way up ends at a post: its organisation has no top, or it is an orphan."""
        home = self.organisation[post]
        topless = ~marked(self._count, self.organisation[self.tops])[home]
        return np.where(post < 0, NONE, np.where(topless, self._count + home, post))

    @cached_property
    def escalating(self) -> Escalating:
        """How duties and steps go up."""
        hops = Hops(self.now, self.seat, self.superiors)
        return Escalating(self.now, self.ways_up, self.superiors, hops, self.tops)

    @cached_property
    def ways_up(self) -> WaysUp:
        """From where duties and steps go up."""
        return ways_up(self.now, self.seat, self.answering, self.answering | self.doers, self.step_actors)
