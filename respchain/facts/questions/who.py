"""Who is who: seats, holders, members, units."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    people,
    tenancy,
)
from respchain.facts.codes import Kind
from respchain.facts.questions.ground import Ground
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked


class Who(Ground):
    """Who is who: seats, holders, members, units."""

    @cached_property
    def seat(self) -> Rows:
        """Actor to the post that it stands for: a department's head, any other actor itself."""
        return people.seats(self.actors)

    def seats_of(self, actors: Rows) -> Rows:
        """The seats of a column of actors; references that lead nowhere stay as they are."""
        seats = np.array(actors)
        known = seats >= 0
        seats[known] = self.seat[seats[known]]
        return seats

    @cached_property
    def post(self) -> Mask:
        """Which actors are posts."""
        return np.equal(self.actors.kind, Kind.POST)

    @cached_property
    def holders(self) -> Relation:
        """Post to its holders on the day."""
        return people.holders(self.now, self.day)

    @cached_property
    def members(self) -> Relation:
        """Body to its members, its chair apart."""
        return Relation.of(self.now.members.body, self.now.members.actor, shape=self._square)

    @cached_property
    def persons(self) -> Relation:
        """Actor to the persons behind it."""
        return people.persons(self.actors, self.members, self.seat, self.holders)

    @cached_property
    def judges(self) -> Relation:
        """Forum to the persons who judge in it: without those who step aside, where enough others remain."""
        return people.judges(self.now.members, self.actors, self.persons, self.nameless, self.parameters.quorum_without)

    @cached_property
    def nameless(self) -> Mask:
        """Actors from whom no name is expected: outsiders, and posts with a head count."""
        return np.equal(self.actors.kind, Kind.OUTSIDER) | self.actors.aggregate

    @cached_property
    def collective(self) -> Mask:
        """Which actors are collectives: bodies, and departments without a head."""
        headless = (self.actors.kind == Kind.DEPARTMENT) & (self.seat == np.arange(self._count))
        collective: Mask = np.equal(self.actors.kind, Kind.BODY) | headless
        return collective

    @cached_property
    def tiered(self) -> Mask:
        """Which bodies name a chair and the tier of a member."""
        table = self.now.members
        return (self.actors.chair >= 0) & marked(self._count, table.body[table.tiered & (table.actor >= 0)])

    @cached_property
    def tenures(self) -> tenancy.Tenures:
        """How long posts have been vacant, or held by somebody acting."""
        return tenancy.tenures(self.actors, self.now.appointments, self.day)

    @cached_property
    def handing_over(self) -> Mask:
        """Which posts have just been handed over to somebody acting."""
        return tenancy.newly_acting(self.now.appointments, self._count, self.day, self.parameters.handover_days)

    @cached_property
    def beside(self) -> tenancy.Beside:
        """Who holds a post beside others, for longer than a handover, beyond what its seats explain."""
        return tenancy.beside(self.actors, self.now.appointments, self.day, self.parameters.handover_days)

    @cached_property
    def standby_holds(self) -> Mask:
        """Which posts have a standby behind whom a person stands."""
        table = self.now.standbys
        return Relation.of(table.post, table.standby, shape=self._square).some(self.persons.counts > 0)

    @cached_property
    def heads(self) -> Mask:
        """Which posts head a department."""
        departments = self.actors.kind == Kind.DEPARTMENT
        return marked(self._count, self.actors.head[departments & (self.actors.head >= 0)])

    @cached_property
    def units(self) -> Mask:
        """Which actors stand for a unit, and so for the work of others: heads, and departments without one."""
        return self.heads | np.equal(self.actors.kind, Kind.DEPARTMENT)

    @cached_property
    def unit(self) -> Rows:
        """Actor to its department: of a department itself, of a post its own, -1 where it has none."""
        itself = np.arange(self._count, dtype=np.int32)
        return np.where(self.actors.kind == Kind.DEPARTMENT, itself, np.maximum(self.actors.department, NONE))
