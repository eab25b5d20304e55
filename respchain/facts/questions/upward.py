"""The way up: superiors level by level, and how cases escalate."""

from functools import cached_property

import numpy as np

from respchain.facts import moving, ranking, steering
from respchain.facts.escalating import Escalating
from respchain.facts.hops import Hops, Superiors
from respchain.facts.parameters import codes_of
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import NONE, Rows, marked
from respchain.facts.ways_up import ways_up


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

    def lost_at(self, post: Rows) -> Rows:
        """A number for what is wrong where a way up ends at a post: its organisation has no top, or it is an orphan."""
        home = self.organisation[post]
        topless = ~marked(self._count, self.organisation[self.tops])[home]
        return np.where(post < 0, NONE, np.where(topless, self._count + home, post))

    @cached_property
    def escalating(self) -> Escalating:
        """How duties and steps go up."""
        ways = ways_up(self.now, self.seat, self.answering, self.answering | self.doers, self.step_actors)
        return Escalating(self.now, ways, self.superiors, Hops(self.now, self.seat, self.superiors), self.tops)
