"""The way up: superiors level by level, and how cases escalate."""

from functools import cached_property

import numpy as np

from respchain.facts import moving
from respchain.facts.escalating import Escalating
from respchain.facts.hops import Hops, Superiors
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
