"""Lines of command and of control, and what they make of an organisation."""

from functools import cached_property

import numpy as np

from respchain.facts import organisations as structure
from respchain.facts.codes import Control, Kind, LineKind
from respchain.facts.line import Line
from respchain.facts.questions.who import Who
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Relation, Rows, marked


class Lines(Who):
    """Lines of command and of control, and what they make of an organisation."""

    @cached_property
    def leads(self) -> Relation:
        """Post to its superiors: lines of command alone."""
        return self._line(LineKind.COMMAND)

    @cached_property
    def command(self) -> Line:
        """Who stands below whom."""
        return Line(self.leads)

    def cycle_order(self, cycle: Rows) -> Rows:
        """The posts that lie on cycles of command, those of one cycle together, each before its superior on it.

        `cycle` is the label of each post's cycle, -1 for none. Where a cycle has short cuts, posts off the first way
        round come last.
        """
        return self.leads.rounds(cycle)

    @cached_property
    def organisation(self) -> Rows:
        """Actor to the label of its organisation."""
        return structure.organisations(self.actors, self.leads)

    @cached_property
    def tops(self) -> Mask:
        """The posts at the top of their organisations."""
        return structure.tops(self.actors, self.leads, self.organisation)

    @cached_property
    def rootless(self) -> Mask:
        """The posts without a superior inside their organisation."""
        return structure.rootless(self.actors, self.leads, self.organisation)

    @cached_property
    def orphans(self) -> structure.Orphans:
        """The posts that stand under nobody, and those of organisations without a top."""
        return structure.orphans(
            self.actors, self.leads, self.organisation, self.tops, self.rootless, self.superior_unknown
        )

    @cached_property
    def superior_unknown(self) -> Mask:
        """The posts whose stated superior leads nowhere."""
        lines = self.now.lines
        nowhere = (lines.kind == LineKind.COMMAND) & ((lines.superior == UNKNOWN) | (lines.superior == GONE))
        return marked(self._count, lines.post[nowhere]) & self.leads.none()

    @cached_property
    def controllers(self) -> Relation:
        """Actor to who appoints or removes it: unsaid, its superior appoints, and who appoints removes."""
        return self.appointers | self._controls(Control.REMOVES)

    @cached_property
    def appointers(self) -> Relation:
        """Actor to who appoints it: unsaid, its superior."""
        appoint = self._controls(Control.APPOINTS)
        return appoint | self.leads.only(appoint.stated[self.leads.pairs[0]] == 0)

    @cached_property
    def payers(self) -> Relation:
        """Actor to who pays it, as far as stated."""
        return self._controls(Control.PAYS)

    @cached_property
    def command_units(self) -> Line:
        """Which department is part of which."""
        inside = np.where(self.actors.kind == Kind.DEPARTMENT, self.actors.department, NONE)
        return Line(Relation.function(inside, self._count))

    def _line(self, kind: LineKind) -> Relation:
        lines = self.now.lines
        chosen = lines.kind == kind
        return Relation.of(lines.post[chosen], self.seats_of(lines.superior[chosen]), shape=self._square)

    def _controls(self, kind: Control) -> Relation:
        table = self.now.controls
        chosen = table.kind == kind
        return Relation.of(table.actor[chosen], self.seats_of(table.by[chosen]), shape=self._square)
