"""Whether those who did the work of cases may do it, and whether the charter foresees to whom they hand it."""

from functools import cached_property

import numpy as np

from respchain.facts.codes import Group
from respchain.facts.log.entitled import Asked, in_wrong_post, without_post
from respchain.facts.log.unauthorised import Unauthorised, unauthorised
from respchain.facts.questions.cases import Cases
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.language import N_


class Casework(Cases):
    """Whether those who did the work of cases may do it, and whether the charter foresees to whom they hand it."""

    @cached_property
    def deciding_steps(self) -> Mask:
        """The steps that decide: said so, or done by who has a hand in deciding on the matter, and in nothing else."""
        steps, duties = self.now.steps, self.duties
        matter = np.append(self.now.processes.matter, NONE)[steps.process]
        step, seat = self.step_actors.pairs
        hands = self.answering | self.doers
        duty = hands.pairs[0]
        of = Relation.of(duties.matter[duty], duty, shape=(len(self.matters), len(duties)))
        known = np.flatnonzero(matter[step] >= 0)
        at, fitting = of.follow(matter[step[known]])
        mine = hands.has(fitting, seat[known[at]])
        row, groups = step[known[at[mine]]], duties.groups[fitting[mine]]
        derived = marked(len(steps), row[groups == Group.DECIDE]) & ~marked(len(steps), row[groups != Group.DECIDE])
        return np.where(steps.groups != 0, steps.groups == Group.DECIDE, derived)

    @cached_property
    def owned_by_system(self) -> Mask:
        """The events at automatic steps of which it is said who owns the system."""
        steps = self.now.steps
        owned = steps.automatic & marked(len(steps), self.now.step_actors.step)
        return np.append(owned, False)[self.placed.step]

    @cached_property
    def by_no_person(self) -> Rows:
        """The events that an account did which is no person's, automatic steps of an owned system aside."""
        account = self.course.performer
        return np.flatnonzero(np.append(self.impersonal, False)[account] & ~self.owned_by_system)

    @cached_property
    def _by_persons(self) -> Rows:
        """The events of known days by somebody who should hold a post."""
        account = self.course.performer
        mine = (account >= 0) & ~np.append(self.impersonal, True)[account] & (self.course.day > 0)
        automatic = np.append(self.now.steps.automatic, False)[self.placed.step]
        return np.flatnonzero(mine & ~automatic)

    @cached_property
    def unauthorised(self) -> Unauthorised:
        """Who did, or is responsible for, what he may not, case by case."""
        return unauthorised(
            self.log,
            self.course,
            (self.by_no_person, self.without_post, self.in_wrong_post),
            (self.placed.step, self.deciding_steps),
            self.impersonal,
        )

    @property
    def posts_unsaid(self) -> str | None:
        """Why it cannot be told who held a post, if so."""
        if not len(self.columns.appointments) and not self.posts_then.named.counts.any():
            return N_("the charter does not say who holds which post")
        used = marked(len(self.log.accounts) + 1, self.course.performer)[:-1]
        if not (used & self.posts_then.known).any():
            return N_("nobody who performed an event is known to the charter")
        return None

    @cached_property
    def without_post(self) -> Rows:
        """The events by somebody who holds no post on the day."""
        if self.posts_unsaid is not None:
            return np.zeros(0, np.int64)
        rows = self._by_persons
        return rows[without_post(self.posts_then, self._asked(rows))]

    @cached_property
    def in_wrong_post(self) -> Rows:
        """The events at steps that no post does which somebody holds, stands in for, or acts for by delegation."""
        if self.posts_unsaid is not None:
            return np.zeros(0, np.int64)
        step = self.placed.step
        judged = np.append(self.doers_then.judged, False)[np.append(self.now.steps.row, NONE)[step]]
        mask = np.zeros(len(self.course), np.bool_)
        mask[self._by_persons] = True
        mask[self.without_post] = False
        rows = np.flatnonzero(mask & judged)
        return rows[in_wrong_post(self.posts_then, self.doers_then, self._asked(rows))]

    def _asked(self, rows: Rows) -> Asked:
        step = np.append(self.now.steps.row, NONE)[self.placed.step[rows]]
        return Asked(self.course.performer[rows], step, self._spans[rows])

    @cached_property
    def _spans(self) -> Rows:
        """In which of the spans of time in which nobody's post changes each event lies."""
        return self.posts_then.span(self.course.day)

    # --- hand-offs

    @cached_property
    def passed(self) -> Rows:
        """The events that come after an event of their case by another hand."""
        after = self.course.follows
        doing = self.doing
        passed: Rows = after[(doing[after] >= 0) & (doing[after - 1] >= 0) & (doing[after] != doing[after - 1])]
        return passed

    @property
    def steps_unsaid(self) -> str | None:
        """Why it cannot be told which hand-offs the charter knows, if so."""
        if not len(self.now.steps):
            return N_("the charter states no steps of processes")
        return None if (self.placed.step >= 0).any() else N_("no activity of the log is a step of the charter")

    @cached_property
    def passed_unforeseen(self) -> Rows:
        """Those of them that pass from one step to another which does not follow it in the charter."""
        step = self.placed.step
        before, here = step[self.passed - 1], step[self.passed]
        foreseen = (before >= 0) & (here >= 0) & ((before == here) | self._onward.has(before, here))
        unforeseen: Rows = self.passed[~foreseen]
        return unforeseen

    @cached_property
    def _onward(self) -> Relation:
        """Step to the steps that may come next in a log: those that follow it, behind automatic ones too."""
        found = self.next_step
        automatic = self.now.steps.automatic
        through = self.next_step.only(automatic[self.next_step.pairs[0]])
        while True:
            more = found | (found.only(automatic[found.to]) @ through)
            if len(more.to) == len(found.to):
                return found
            found = more
