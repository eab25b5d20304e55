"""A log of cases beside the charter: who did what in which case, in what time, and who checked it."""

from functools import cached_property

import numpy as np

from respchain.facts.kin import kin
from respchain.facts.log import deadlines as due
from respchain.facts.log import four_eyes as eyes
from respchain.facts.log import presence as present
from respchain.facts.log.columns import NO_TIME, Joined, Log
from respchain.facts.log.course import Course, course
from respchain.facts.log.listing import first_of
from respchain.facts.log.placing import Placed, placed
from respchain.facts.log.posts import Doers, Posts
from respchain.facts.log.rates import Rates, counted
from respchain.facts.log.words import naming, no_persons
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.serving import dual_control
from respchain.facts.tables import StepChecks
from respchain.language import N_


class Cases(Processes):
    """A log of cases beside the charter: who did what in which case, in what time, and who checked it.

    Processes and steps are rows of the day; whether somebody held a post is asked of the day of each event.
    """

    @property
    def log(self) -> Log:
        """The log. Rules that ask it say that they need one, and are not asked without."""
        assert self._case_log is not None
        return self._case_log[0]

    @property
    def _joined(self) -> Joined:
        assert self._case_log is not None
        return self._case_log[1]

    @cached_property
    def course(self) -> Course:
        """The events that count, by case and time."""
        return course(self.log)

    @cached_property
    def placed(self) -> Placed:
        """The process of each case and the step of each event."""
        return placed(self.now, self.log, self._joined, self.course)

    @cached_property
    def posts_then(self) -> Posts:
        """Who held which post when."""
        return Posts(self.columns, self._joined, len(self.log.accounts))

    @cached_property
    def hand(self) -> Rows:
        """Account to a number for whose hand it is: one for all accounts of one person. The last is -1, for nobody."""
        persons, count = self.posts_then.persons, len(self.log.accounts)
        hand = np.append(np.arange(count, dtype=np.int64) + persons.width, NONE)
        one = np.flatnonzero(persons.counts == 1)
        hand[one] = persons.to[persons.start[one]]
        return hand

    @cached_property
    def doing(self) -> Rows:
        """Whose hand each event is, -1 where it does not say."""
        return self.hand[self.course.performer]

    @cached_property
    def answering_for_case(self) -> Rows:
        """Whose hand is responsible for each case, -1 where it does not say."""
        return self.hand[self.log.responsible]

    @cached_property
    def impersonal(self) -> Mask:
        """The accounts that are no person's: named so, and borne by nobody in the charter."""
        return no_persons(self.log.accounts, self.parameters.no_person_accounts) & ~self.posts_then.known

    @cached_property
    def doers_then(self) -> Doers:
        """Which posts may do which step."""
        matter = np.append(self.columns.processes.matter, NONE)[self.columns.steps.process]
        return Doers(self.columns, matter)

    @property
    def performers_unsaid(self) -> str | None:
        """Why it cannot be told who did what, if so."""
        if "resource" not in self.log.carried:
            return N_("the log does not say who performed the events")
        return N_("no event of the log says who performed it") if not (self.log.performer >= 0).any() else None

    @property
    def responsible_unsaid(self) -> str | None:
        """Why it cannot be told who is responsible for cases, if so."""
        if "responsible" not in self.log.carried:
            return N_("the log does not say who is responsible for a case")
        return N_("no case of the log says who is responsible") if not (self.log.responsible >= 0).any() else None

    # --- whoever is responsible

    @cached_property
    def presence(self) -> present.Presence:
        """Whether whoever is responsible for a case does anything in it."""
        who = self.doing, self.answering_for_case
        return present.presence(self.log, self.course, who, self._outside, self.parameters.open_case_days)

    @cached_property
    def _outside(self) -> Mask:
        """The cases of which it is declared that the part of whoever is responsible is in no log."""
        table = self.columns.process_unlogged
        known = np.flatnonzero(table.actor >= 0)
        found = np.zeros(len(self.log.cases), np.bool_)
        if not len(known):
            return found
        shape = (len(self.columns.processes), len(self.columns.actors))
        declared = Relation.of(table.process[known], self.posts_then.seat[table.actor[known]], shape=shape)
        asked = np.flatnonzero((self.placed.process >= 0) & (self.log.responsible >= 0) & self.course.has)
        process = self.now.processes.row[self.placed.process[asked]]
        days = self.course.last(self.course.day)[asked]
        place, post = self.posts_then.own(self.log.responsible[asked], days)
        found[asked[place[declared.has(process[place], post)]]] = True
        return found

    @cached_property
    def first_contact(self) -> present.First:
        """Whether the first event of a case is by whoever is responsible, and what explains it if not."""
        step = self.placed.step
        automatic = np.append(self.now.steps.automatic, False)[step]
        tracker = self.now.processes.tracker
        tracked = np.append((tracker >= 0), False)[self.placed.process]
        moving = np.append(naming(self.log.activities, self.parameters.transfer_words), False)
        moved = marked(len(self.log.cases), self.course.case[moving[self.course.activity]])
        who = self.doing, self.answering_for_case
        return present.first(self.course, who, automatic, tracked | moved | self._referred)

    @cached_property
    def _referred(self) -> Mask:
        """The cases that the intake post took in, of processes in which whoever is responsible does a step."""
        found = np.zeros(len(self.log.cases), np.bool_)
        intake = np.append(self.now.processes.intake, NONE)[self.placed.process]
        account = self.course.first(self.course.performer)
        asked = np.flatnonzero((intake >= 0) & (account >= 0) & (self.log.responsible >= 0))
        if not len(asked):
            return found
        day = self.course.first(self.course.day)[asked]
        door = self.posts_then.seat[self.actors.row[intake[asked]]]
        taken = self.posts_then.all(account[asked], day)
        asked_in = marked(len(asked), taken.place[taken.post == door[taken.place]])
        held = self.posts_then.all(self.log.responsible[asked], day)
        steps = self._steps_within
        at, step = steps.follow(self.placed.process[asked[held.place]])
        fits = self.doers_then.fit_one(self.now.steps.row[step], held.post[at], held.delegation[at])
        ends = marked(len(asked), held.place[at[fits]])
        found[asked[asked_in & ends]] = True
        return found

    @cached_property
    def _steps_within(self) -> Relation:
        """Process to the steps that a case can come to from its first one."""
        begins = np.flatnonzero(self.first_step)
        reached = np.flatnonzero(self.next_step.from_(begins))
        shape = (len(self.now.processes), len(self.now.steps))
        return Relation.of(self.now.steps.process[reached], reached, shape=shape)

    # --- time

    @cached_property
    def case_deadlines(self) -> due.Deadlines:
        """The end and the deadline of each case, with all that moves it."""
        return due.deadlines(self.log, self.course, np.append(self.now.steps.clock, np.int8(0))[self.placed.step])

    @property
    def deadlines_unsaid(self) -> str | None:
        """Why it cannot be told whether cases end in time, if so."""
        if "deadline" not in self.log.carried and "extended" not in self.log.carried:
            return N_("the log does not say by when a case has to end")
        if not (self.case_deadlines.due > NO_TIME).any():
            return N_("no case of the log says by when it has to end")
        if not self.case_deadlines.judged.any() and not self.case_deadlines.open_late.any():
            return N_("the log does not say when cases end")
        return None

    # --- four eyes

    @cached_property
    def four_eyes(self) -> eyes.FourEyes:
        """What the cases say of the pairs of steps that need two people."""
        return self.four_eyes_by(self.parameters.four_eyes_pairing)

    def four_eyes_by(self, pairing: str) -> eyes.FourEyes:
        """The same where other events of the pairs are compared: see `log.four_eyes.PAIRINGS`."""
        if pairing not in eyes.PAIRINGS:
            raise ValueError(f"four_eyes_pairing is {pairing!r}, and none of {', '.join(eyes.PAIRINGS)}")
        return eyes.four_eyes(self.course, self.placed.step, self.doing, self.checks, pairing)

    @property
    def pairs_unsaid(self) -> str | None:
        """Why it cannot be told whether two people did what needs two, if so."""
        if not len(self.checks):
            return N_("the charter declares no pairs of steps that need two people")
        return None if len(self.four_eyes) else N_("no case of the log passes both steps of a declared pair")

    @cached_property
    def checks(self) -> StepChecks:
        """The pairs of steps that need two people; what a system checks is left out."""
        return eyes.by_persons(self.now.step_checks, self.now.steps.automatic)

    @cached_property
    def grave_checks(self) -> Mask:
        """Which pairs are of a process whose matter is of high risk, or under recorded dual control."""
        matter = np.append(self.now.processes.matter, NONE)[self.now.steps.process[self.checks.step]]
        duties = self.now.duties
        both = np.flatnonzero(dual_control(self.now) & (duties.matter >= 0))
        count = len(self.matters)
        near = kin(self.matters, self.now.processes.matter)
        controlled = near.some(marked(count, duties.matter[both])) if count else np.zeros(0, np.bool_)
        grave = np.append(self.matters.high_risk | controlled, False)
        return np.asarray(grave[np.maximum(matter, NONE)])

    def listed_cases(self, cases: Mask) -> Rows:
        """The first of some cases of each process, as many as are listed."""
        rows = np.flatnonzero(cases)
        return rows[first_of(self.placed.process[rows])]

    def counted(self, cases: Mask) -> Rows:
        """How many of some cases there are of each process, and at last of none: asked with -1."""
        return counted(self.placed.process, len(self.now.processes), cases)

    def rates(self, hit: Mask, judged: Mask) -> Rates:
        """How many of those judged were hit, process by process."""
        return Rates(self.counted(hit), self.counted(judged))
