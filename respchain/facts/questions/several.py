"""Several on the same: rivals, shares, fragments, controllers and inspectors."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    controlling,
    coordinators,
    fragments,
    inspecting,
    register,
    rivals,
    sharing,
)
from respchain.facts.codes import Kind, Sharing
from respchain.facts.questions.register import Register
from respchain.facts.relation import NONE, Mask, Relation, Rows
from respchain.language import N_
from respchain.scope.boxes import Boxes


class Several(Register):
    """Several on the same: rivals, shares, fragments, controllers and inspectors."""

    @cached_property
    def rivals(self) -> rivals.Rivals:
        """The pairs of claims of different seats, on no line with one another, that share cells without a reason."""
        settled = (self._beside(special=False), self._beside(special=True))

        def apart(left: Rows, right: Rows) -> Mask:
            return np.asarray(~rivals.lined(self.command, self.command_units, left, right))

        most = self.parameters.overlaps_listed
        return rivals.rivals(self.claims, self.now.scopes, self.need, apart, settled, most)

    @cached_property
    def rivals_untold(self) -> str | None:
        """Why not every pair of rivals is told, where they are too many."""
        return None if self.rivals.whole else N_("too many duties share cells: one pair stands for each two actors")

    @cached_property
    def unled(self) -> Mask:
        """The duties held as cover for which several answer, undivided, and nobody leads."""
        return self.shared & sharing.leaderless(self.now, self.seat)

    @cached_property
    def shared(self) -> Mask:
        """The duties held as cover for which several answer."""
        return register.explicit(self.now) & sharing.several(self.now, self.answering)

    @cached_property
    def explained(self) -> Mask:
        """The duties that say why several answer for them, where the profile is content with that."""
        return np.logical_and(self.duties.reason, self.parameters.shared_by_reason)

    @cached_property
    def unreasoned(self) -> Mask:
        """The duties that several hold jointly, or each a part, and that do not say why."""
        how = self.duties.how
        together: Mask = (how == Sharing.JOINT) | (how == Sharing.DIVIDED)
        return together & ~self.duties.reason & register.explicit(self.now)

    @cached_property
    def divided(self) -> Mask:
        """The duties held as cover that are divided into parts."""
        return register.explicit(self.now) & np.equal(self.duties.how, Sharing.DIVIDED)

    @cached_property
    def misfits(self) -> sharing.Misfits:
        """Where the parts of divided duties do not add up to the whole."""
        most = self.parameters.overlaps_listed
        return sharing.misfits(self.now, self.answering, self.seat, self.divided, most)

    @cached_property
    def quarters(self) -> Rows:
        """Actor to the unit in which it works: its department, or the one that it heads, else itself."""
        itself = np.arange(self._count, dtype=np.int32)
        headed = np.full(self._count, NONE, np.int32)
        departments = np.flatnonzero((self.actors.kind == Kind.DEPARTMENT) & (self.actors.head >= 0))[::-1]
        headed[self.actors.head[departments]] = departments
        return np.where(self.unit >= 0, self.unit, np.where(headed >= 0, headed, itself))

    @cached_property
    def coordinator(self) -> Rows:
        """Matter to the seat that the register names as its coordinator, -1 for none."""
        return coordinators.of_matters(self.matters, self.seat)

    @cached_property
    def coordinated(self) -> Mask:
        """The matters that somebody coordinates whole and with the power to decide on all that is needed of them."""
        lead = register.leads(self.now, self.seat)
        by_duty = coordinators.leading(self.now, self.answering, self.claims, lead)
        found = coordinators.coordinators(self.coordinator, by_duty, self.matched, self.needs_at)
        return coordinators.deciding(found, self.grants, self.need, self.codes(self.parameters.deciding_powers))

    @cached_property
    def fragments(self) -> fragments.Fragments:
        """The matters that several units hold in parts, and nobody with power to decide brings together."""
        claim, matter = self.claimed
        counting = self.claims.leading & (self.claims.actor >= 0)
        rows = np.flatnonzero(counting[claim] & ~self.coordinated[matter])
        on, places = (claim[rows], matter[rows]), np.array(self.now.territories, np.int64)
        enough = self.parameters.fragment_units
        return fragments.fragments(self.claims, on, self.quarters, self.matched, self.needs_at, places, enough)

    @cached_property
    def clashes(self) -> controlling.Clashes:
        """Who holds a power of control over the same as another, with nothing to say who goes first."""
        powers = self.named(self.parameters.controlling_powers)
        coordinated = controlling.coordinated(self.now, self.coordinator, self.answering)
        held = controlling.control(self.now, self.grants, self.claims, powers, coordinated)
        lender = np.append(self.seats_of(self.now.delegations.by), NONE)[held.delegation]

        def apart(left: Rows, right: Rows) -> Mask:
            one, other = held.actor[left], held.actor[right]
            lent = (lender[left] == other) | (lender[right] == one)
            return np.asarray(~lent & ~rivals.lined(self.command, self.command_units, one, other))

        scopes = rivals.split(held.scopes, held.scope, held.power)
        pairs = rivals.met(scopes, held.scope, held.actor, apart, self.parameters.overlaps_listed)
        lead, beside = register.leads(self.now, self.seat), self._beside(special=False) | self._beside(special=True)
        one, other = held.actor[pairs.left], held.actor[pairs.right]
        settled = controlling.settling(self.now, self.answering, lead, beside, one, other)
        return controlling.clashes(held, pairs, settled)

    @cached_property
    def inspections(self) -> inspecting.Inspections:
        """The outsiders whom several units inspect on the same without a joint plan."""
        return inspecting.inspections(
            self.now,
            self.seat,
            self.quarters,
            (self.command, self.command_units),
            enough=self.parameters.inspecting_units,
            most=self.parameters.overlaps_listed,
        )

    def risky(self, boxes: Boxes) -> Mask:
        """Which boxes reach into a matter of high risk."""
        rows = register.leaves(self.matters)
        rows = rows[self.matters.high_risk[rows]]
        size = self.now.scopes.facets[0].size
        return rivals.reaching(boxes, self.matters.low[rows], self.matters.high[rows], size)

    def _beside(self, *, special: bool) -> Relation:
        return rivals.besides(self.now.duty_besides, len(self.duties), special=special)
