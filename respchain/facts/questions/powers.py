"""Powers: who needs which, who holds which, and who has which duties in hand."""

from functools import cached_property

from respchain.facts import (
    delegating,
    powers,
)
from respchain.facts import serving as serve
from respchain.facts import uses as usage
from respchain.facts import works as hands
from respchain.facts.codes import Kind
from respchain.facts.questions.duties import Duties
from respchain.facts.relation import Mask, Rows, marked
from respchain.scope.boxes import Boxes


class Powers(Duties):
    """Powers: who needs which, who holds which, and who has which duties in hand."""

    @cached_property
    def bad_delegations(self) -> delegating.BadDelegations:
        """The delegations that cannot stand, with each fault."""
        return delegating.Delegating(self.now, self.seat, self.answering, self.delegated, self.grants).faults()

    @cached_property
    def asked(self) -> powers.Asked:
        """One row for each power that an answering actor needs for a duty."""
        return powers.asked(self.now, self.answering, self.codes(self.parameters.overall_needs))

    @cached_property
    def grants(self) -> powers.Grants:
        """One row for each power that an actor holds, its own, its department's, or lent."""
        return powers.grants(self.now, self.seat)

    @cached_property
    def serving(self) -> serve.Serving:
        """Whose powers serve all who share a duty."""
        return serve.serving(self.now, self.seat, self.answering, self.answering | self.doers)

    @cached_property
    def bare_needs(self) -> tuple[Rows, Boxes]:
        """The rows of `asked` whose power is not held on the whole scope, each with a box of the part left bare.

        Where several share a duty under a lead, the lead's powers serve them all; so do those of who agreed to act.
        """
        need = self.asked
        held = serve.at_hand(self.grants, self.serving, (need.duty, need.actor, need.power))
        return self.grants.scopes.uncovered(need.scope, (held.start, held.to))

    @cached_property
    def uses(self) -> usage.Uses:
        """One row for each grant of power and duty that makes use of it."""
        overall = self.codes(self.parameters.overall_needs)
        return usage.uses(self.now, self.answering | self.doers, self.seat, self.command_units, overall)

    @cached_property
    def works(self) -> hands.Works:
        """One row for each duty that an actor's hands are on, in direct accountability or in doing it."""
        return hands.works(self.duties, self.answering | self.delegated, self.responsible, self.holders, self.post)

    @cached_property
    def reviewed(self) -> Mask:
        """The rows of `works` whose duty has a compensating control that somebody else reviews."""
        return hands.reviewed(self.duties, self.works, self.seat, self.persons)

    @cached_property
    def stages_together(self) -> hands.Stages:
        """Hands that are on two of deciding, executing and supervising in cells that differ only in stage."""
        return hands.stages_together(self.now, self.works, ~self.reviewed)

    @cached_property
    def functions_together(self) -> hands.Functions:
        """Persons with too many functions of separation in hand for the same cells."""
        functions, many = self.parameters.functions, self.parameters.functions_held
        return hands.functions_together(self.now, self.works, ~self.reviewed, functions, many)

    @cached_property
    def bound_powers(self) -> Mask:
        """The grants that must serve a duty: no reserves, none of outsiders, none that serve to impose or appoint."""
        own, imposer = self.now.powers, self.now.consequence_imposers.imposer
        holder = self.seat[own.actor]
        imposing = marked(self._count, self.seat[imposer[imposer >= 0]])
        sanctioning = self.named(self.parameters.sanction_powers)[own.power] & imposing[holder]
        controlling = marked(self._count, self.controllers.to)
        appointing = self.named(self.parameters.control_powers)[own.power] & controlling[holder]
        outside: Mask = self.actors.kind[own.actor] == Kind.OUTSIDER
        return ~own.reserve & ~outside & ~sanctioning & ~appointing

    def may(self, actor: Rows, names: list[str], scope: Rows) -> Mask:
        """Which actors hold one or another of the named powers on the whole of the scope at the same place."""
        return self.grants.may(actor, self.codes(names), scope)
