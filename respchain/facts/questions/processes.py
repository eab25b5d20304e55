"""Processes: steps, hand-offs, what they tell, and what their limits add up to."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    linking,
    loops,
    nowhere,
    overruns,
    referrals,
    register,
)
from respchain.facts.codes import Kind
from respchain.facts.hand_offs import onward
from respchain.facts.parameters import codes_of
from respchain.facts.questions.several import Several
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.sums import Sums


class Processes(Several):
    """Processes: steps, hand-offs, what they tell, and what their limits add up to."""

    @cached_property
    def next_step(self) -> Relation:
        """Step to the steps that follow it; all processes in one."""
        table, size = self.now.step_nexts, len(self.now.steps)
        return Relation.of(table.step, table.following, shape=(size, size))

    @cached_property
    def step_actors(self) -> Relation:
        """Step to the seats that do it."""
        table = self.now.step_actors
        return Relation.of(table.step, self.seats_of(table.actor), shape=(len(self.now.steps), self._count))

    @cached_property
    def step_unknown(self) -> Mask:
        """The steps of which it is said who does them, by a name that leads nowhere."""
        table = self.now.step_actors
        return marked(len(self.now.steps), table.step[table.actor == UNKNOWN])

    @cached_property
    def step_ownerless(self) -> Mask:
        """The steps that nobody does: no system either, nor anybody alive or at least named."""
        row, actor = self.step_actors.pairs
        doing = marked(len(self.now.steps), row[self.actors.kind[actor] != Kind.DEPARTMENT])  # these have no head
        return ~self.now.steps.automatic & ~doing & ~self.step_unknown

    @cached_property
    def step_units(self) -> Relation:
        """Step to the units that do it: a department, whoever heads it; a post without one is a unit of its own."""
        table = self.now.step_actors
        said = Relation.of(table.step, table.actor, shape=(len(self.now.steps), self._count))
        return said @ Relation.function(self.home, self._count)

    @cached_property
    def step_posts(self) -> Relation:
        """Step to the posts that it names, where it names nothing but posts."""
        table, count = self.now.step_actors, len(self.now.steps)
        named = np.append(self.post, False)[np.maximum(table.actor, NONE)]
        only = ~marked(count, table.step[~named])[table.step]
        return Relation.of(table.step[only], table.actor[only], shape=(count, self._count))

    @cached_property
    def hand_offs(self) -> tuple[Rows, Rows]:
        """Pairs of steps between which a case passes to another unit, past automatic ones: `(step, following)`.

        A department is a unit, whoever heads it; a post without one is a unit of its own. Where it is not known who
        does the first, or somebody unknown does the second, nothing is seen to pass from hand to hand.
        """
        units = self.step_units
        step, following = onward(self.next_step, self.now.steps.automatic, units)
        passes = (units.counts[step] > 0) & ((units.counts[following] > 0) | self.step_ownerless[following])
        passes &= ~units.shared(step, following, units)
        return step[passes], following[passes]

    @cached_property
    def into_nothing(self) -> nowhere.IntoNothing:
        """The ways into other hands where nobody does anything."""
        return nowhere.into_nothing(self.now, self.next_step, self.step_units, self.step_posts)

    @cached_property
    def first_step(self) -> Mask:
        """Which steps begin their process: the first of each that is alive."""
        first: Mask = np.diff(self.now.steps.process, prepend=-1) != 0
        return first

    @cached_property
    def last_step(self) -> Mask:
        """Which steps may end their process."""
        return marked(len(self.now.steps), self.now.step_nexts.step[self.now.step_nexts.ends])

    @cached_property
    def home(self) -> Rows:
        """Actor to its unit: its department, else itself."""
        return np.where(self.unit >= 0, self.unit, np.arange(self._count))

    @cached_property
    def untold(self) -> Mask:
        """Per pair of `hand_offs`: the receiver confirms nothing, or nobody tells an applicant."""
        step, following = self.hand_offs
        table = self.now.step_informs
        outside = np.append(self.actors.kind == Kind.OUTSIDER, False)[np.maximum(table.actor, NONE)]
        tells = marked(len(self.now.steps), table.step[outside])
        return ~(self.now.steps.confirms[following] & (tells[step] | tells[following]))

    @cached_property
    def astray(self) -> Mask:
        """The processes that pass cases on to nobody who answers for their matter or stands below whoever does."""
        hands = (self.answering | self.doers).only(register.explicit(self.now)[(self.answering | self.doers).pairs[0]])
        passed = self.next_step.from_(self.hand_offs[1])
        seats = referrals.answered(self.now, hands)
        return referrals.astray(self.now, passed, self.step_actors, seats, self.home, self.command)

    @cached_property
    def met_in_person(self) -> Mask:
        """The processes at whose door somebody stands: with an intake, or for the public and not begun by a system."""
        steps, table = self.now.steps, self.now.processes
        door = (table.intake >= 0) | (table.intake == UNKNOWN)
        by_system = marked(len(table), steps.process[self.first_step & steps.automatic])
        return np.asarray(door | (self.process_public & ~by_system))

    @cached_property
    def endless_loop(self) -> Rows:
        """The label of the loop without a bound on which a step lies, or -1."""
        return loops.unbounded(self.now)

    @cached_property
    def ping_pong(self) -> Mask:
        """The steps of loops between units without a bound and without a way up."""
        escalated = loops.step_escalated(self.now, self.actors.escalated)
        return loops.ping_pong(self.now, self.endless_loop, self.step_units, escalated)

    @cached_property
    def second_notices(self) -> tuple[Rows, Rows]:
        """The steps that stop the clock in a loop that may be taken more than once: `(step, loop)`."""
        return loops.second_notices(self.now)

    @cached_property
    def apart(self) -> linking.Apart:
        """Who approves what another unit monitors."""
        stages = (self.parameters.approve_stages, self.parameters.monitor_stages)
        named = [linking.naming(self.now, codes_of(names, self.now.stages)) for names in stages]
        return linking.apart(self.now, self.now.scopes, self.claims, self.home, *named)

    @cached_property
    def links_apart(self) -> tuple[Mask, Mask, Mask]:
        """For each row of `apart`: approval tells monitoring, monitoring tells approval, both in time."""
        hands = self.answering | self.doers
        said = linking.told(self.now, self.hand_offs, self.step_units, hands, self.home)
        return linking.links(self.now, self.apart, said, self.command_units)

    @cached_property
    def silent_processes(self) -> Mask:
        """The processes with a limit whose overrun brings nothing about."""
        return overruns.silent_processes(self.now)

    @cached_property
    def silent_duties(self) -> Mask:
        """The duties with a limit whose overrun brings nothing about."""
        return overruns.silent_duties(self.now, self.consequences)

    @cached_property
    def sums(self) -> Sums:
        """What the limits of each process add up to."""
        return Sums(self.now, self.first_step)

    @cached_property
    def process_public(self) -> Mask:
        """The processes of matters that serve citizens or firms."""
        matter = self.now.processes.matter
        return np.append(self.matters.public, False)[np.maximum(matter, NONE)]
