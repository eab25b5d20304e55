"""Duties: who answers for them, who does them, what they rest on."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    grounds,
    powers,
)
from respchain.facts.codes import Mode, Part, Rank, Tier
from respchain.facts.questions.lines import Lines
from respchain.facts.relation import UNKNOWN, Mask, Relation, Rows, marked


class Duties(Lines):
    """Duties: who answers for them, who does them, what they rest on."""

    @cached_property
    def must_be_done(self) -> Mask:
        """The duties whose work somebody has to do: all but default and overall ones, and headings."""
        table = self.duties
        return np.not_equal(table.mode, Mode.DEFAULT) & np.equal(table.tier, Tier.DIRECT) & ~table.heading

    @cached_property
    def accountable(self) -> Relation:
        """Duty to its accountable actors, as said."""
        return self._part(Part.ACCOUNTABLE)

    @cached_property
    def answering(self) -> Relation:
        """Duty to the seats that answer for it."""
        return self._seated(Part.ACCOUNTABLE)

    @cached_property
    def responsible(self) -> Relation:
        """Duty to the seats that do the work."""
        return self._seated(Part.RESPONSIBLE)

    @cached_property
    def doer_unknown(self) -> Mask:
        """The duties of which it is said who does them, by a name that leads nowhere."""
        table = self.now.duty_actors
        return marked(len(self.duties), table.duty[(table.part == Part.RESPONSIBLE) & (table.actor == UNKNOWN)])

    @cached_property
    def delegated(self) -> Relation:
        """Duty to the seats to which whoever answers for it has delegated it, and these in turn."""
        return powers.delegated(self.now, self.answering, self.seat)

    @cached_property
    def doers(self) -> Relation:
        """Duty to the seats that do it: responsible or delegated."""
        return self.responsible | self.delegated

    @cached_property
    def imposers(self) -> Relation:
        """Duty to the seats that impose what follows its breach: where a trigger and a measure are stated."""
        return self.whole_consequences @ powers.imposing(self.now, self.seat)

    @cached_property
    def whole_consequences(self) -> Relation:
        """Duty to those of its consequences that state a trigger, a measure and who imposes it."""
        return self.consequences.only(powers.whole(self.now, self.seat)[self.consequences.to])

    @cached_property
    def consequences(self) -> Relation:
        """Duty to its consequences."""
        table = self.now.duty_consequences
        return Relation.of(table.duty, table.consequence, shape=(len(self.duties), len(self.now.consequences)))

    @cached_property
    def bases(self) -> Relation:
        """Duty to the bases it cites."""
        table = self.now.duty_bases
        return Relation.of(table.duty, table.base, shape=(len(self.duties), len(self.now.bases)))

    @cached_property
    def power_bases(self) -> Relation:
        """Grant of power to the bases it cites."""
        table = self.now.power_bases
        return Relation.of(table.grant, table.base, shape=(len(self.now.powers), len(self.now.bases)))

    @cached_property
    def in_force(self) -> Mask:
        """Which bases are in force on the day."""
        table = self.now.bases
        return (table.begins <= self.day) & (table.ends > self.day)

    @cached_property
    def statutory(self) -> Mask:
        """The duties that a law, a regulation or the constitution in force imposes."""
        best = grounds.best_rank(self.bases, self.now.bases, self.in_force)
        return np.asarray(best >= Rank.REGULATION)

    @cached_property
    def duty_rank(self) -> Rows:
        """The least rank of a basis that each duty needs: most where it permits or punishes, less inside the house."""
        needs = self.now.duty_needs
        least = np.where(self.duties.public, grounds.rank(self.parameters.public_rank), 0)
        least[needs.duty[self._permits(needs.power)]] = grounds.rank(self.parameters.permit_rank)
        return least

    @cached_property
    def grant_rank(self) -> Rows:
        """The least rank of a basis that each grant of power needs."""
        return np.where(self._permits(self.now.powers.power), grounds.rank(self.parameters.permit_rank), 0)

    def basis_faults(self, cited: Relation, least: Rows, rows: Rows) -> grounds.BasisFaults:
        """Which rows rest on nothing, on nothing in force, or on too low a rank."""
        return grounds.basis_faults(cited, least, rows, self.now.bases, self.in_force)

    def _permits(self, power: Rows) -> Mask:
        return self.named(self.parameters.permit_powers)[power]

    def _part(self, part: Part) -> Relation:
        table = self.now.duty_actors
        chosen = table.part == part
        return Relation.of(table.duty[chosen], table.actor[chosen], shape=(len(self.duties), self._count))

    def _seated(self, part: Part) -> Relation:
        table = self.now.duty_actors
        chosen = table.part == part
        seated = self.seats_of(table.actor[chosen])
        return Relation.of(table.duty[chosen], seated, shape=(len(self.duties), self._count))
