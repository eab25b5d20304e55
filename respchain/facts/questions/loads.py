"""Loads and grades: how much persons and posts have in hand, and whether their grades fit it."""

from functools import cached_property

import numpy as np

from respchain.facts import grading, loads, tenancy
from respchain.facts.codes import Tier
from respchain.facts.questions.assessing import Assessing
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Amounts


class Loads(Assessing):
    """Loads and grades: how much persons and posts have in hand, and whether their grades fit it."""

    @cached_property
    def held(self) -> tenancy.Held:
        """Who holds which post, with what part of a working time, and since when."""
        return tenancy.held(self.now.appointments, self.day)

    @cached_property
    def single_posts(self) -> Mask:
        """The posts that are no rows with a head count."""
        return self.post & ~self.actors.aggregate

    @cached_property
    def crowd(self) -> loads.Crowd:
        """How much time and how many duties each person holds; general accountability is not counted."""
        return loads.crowd(self._weighing(self.answering), self.held, self.holders, self.single_posts)

    @cached_property
    def short_of_time(self) -> tuple[Rows, Rows]:
        """Who holds posts for more than a full working time: `(person, post)`."""
        over = (self.crowd.time > 1)[self.held.person] & self.single_posts[self.held.post]
        order = np.flatnonzero(over)[np.argsort(self.held.person[over], kind="stable")]
        return self.held.person[order], self.held.post[order]

    @cached_property
    def broken_in(self) -> Mask:
        """The posts whose load can be compared: somebody has held them for a while, where holders are named at all."""
        long = self.day - self.held.since >= self.parameters.load_settling_days
        return marked(self._count, self.held.post[long]) | ("appointments" not in self.sections)

    @cached_property
    def peers(self) -> loads.Peers:
        """The load of posts beside others of the same unit and grade, for each full working time.

        A post that nobody holds counts with its seats: so does its load, when somebody comes.
        """
        hands = self._weighing(self.answering | self.doers)
        time = loads.time_of(self.held, self._count)
        time = np.where(time > 0, time, self.actors.seats)
        placed = (self.unit >= 0) & (self.actors.band >= 0)
        posts = np.flatnonzero(self.single_posts & ~self.actors.frozen & placed)
        load = np.round(loads.bulk(self.duties, hands) / time, 6)
        ladders = int(self.actors.ladder.max(initial=0)) + 2
        bands = int(self.actors.band.max(initial=0)) + 1
        group = (self.unit.astype(np.int64) * ladders + self.actors.ladder + 1) * bands + self.actors.band
        duty, actor = hands.pairs
        weighed = marked(self._count, actor[self.duties.weighed[duty]])
        return loads.peers(load, group, posts, weighed, self.parameters.load_peers)

    @cached_property
    def uneven(self) -> Rows:
        """The rows of `peers` whose load lies far from the middle one, of those that can be compared."""
        far = loads.uneven(self.peers, self.parameters.load_factor)
        return np.flatnonzero(far & self.broken_in[self.peers.post])

    @cached_property
    def ranked(self) -> Rows:
        """The posts of a known grade that is not kept personally."""
        table = self.now.appointments
        now = (table.begins <= self.day) & (table.ends > self.day)
        kept = marked(self._count, table.post[now & table.keeps_grade])
        known = ~np.isnan(self.actors.grade)
        return np.flatnonzero(self.single_posts & ~self.actors.frozen & known & ~kept)

    @cached_property
    def responsibility(self) -> Amounts:
        """Actor to how much it answers for, with those who report to it."""
        parameters = self.parameters
        low, high = self.leads.pairs
        reports = np.bincount(high[low != high], minlength=self._count)
        risk, span = parameters.high_risk_weight, parameters.span_weight
        return grading.responsibility(self.duties, self._stated(self.answering), reports, risk=risk, span=span)

    @cached_property
    def lower_graded(self) -> grading.Lower:
        """The posts that bear much more than one of a much higher grade on their ladder."""
        factor, grades = self.parameters.mismatch_factor, self.parameters.mismatch_grades
        load, grade = self.responsibility, self.actors.grade
        return grading.lower(load, grade, self._ladder, self.ranked, factor=factor, grades=grades)

    @cached_property
    def alike(self) -> grading.Alike:
        """The posts of one ladder with the same duties, where they are not all of one grade."""
        (duty, actor), (other, doer) = self._stated(self.answering).pairs, self._stated(self.doers).pairs
        size = len(self.duties)
        both = np.concatenate([duty, size + other.astype(np.int64)])
        has = Relation.of(np.concatenate([actor, doer]), both, shape=(self._count, 2 * size))
        return grading.alike(has, self.actors.band, self._ladder, self.ranked)

    @cached_property
    def _ladder(self) -> Rows:
        """Actor to a number for its organisation and ladder."""
        ladders = int(self.actors.ladder.max(initial=NONE)) + 2
        return self.organisation.astype(np.int64) * ladders + self.actors.ladder + 1

    def _stated(self, hands: Relation) -> Relation:
        """The same without headings."""
        return hands.only(~self.duties.heading[hands.pairs[0]])

    def _weighing(self, hands: Relation) -> Relation:
        """The same without headings and general accountability."""
        duty = hands.pairs[0]
        return hands.only((self.duties.tier[duty] == Tier.DIRECT) & ~self.duties.heading[duty])
