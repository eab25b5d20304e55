"""The register: what must be covered, who claims it, and where it is bare."""

from functools import cached_property

import numpy as np

from respchain.facts import (
    carving,
    covering,
    disclaiming,
    placing,
    register,
    vacuum,
)
from respchain.facts.questions.forums import Forums
from respchain.facts.regions import each_once, met, reached
from respchain.facts.relation import Mask, Rows, marked
from respchain.language import Saying, say
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.runs import distinct
from respchain.scope.scopes import MATTER, Scopes


class Register(Forums):
    """The register: what must be covered, who claims it, and where it is bare."""

    @cached_property
    def need(self) -> Scopes:
        """For each matter what of it must be covered; nothing of a matter with others below it."""
        return register.required(self.now)

    @cached_property
    def claims(self) -> register.Claims:
        """Who claims which part of the register, explicitly and directly: what counts as cover."""
        return register.claims(self.now, self.seat, register.explicit(self.now))

    @cached_property
    def standing(self) -> register.Claims:
        """Who stands behind where nobody claims: default owners, and heads by their general accountability."""
        return register.claims(self.now, self.seat, register.behind(self.now))

    @cached_property
    def matched(self) -> Scopes:
        """All scopes of the charter, and behind them, from `needs_at`, what is needed of each matter."""
        return self.now.scopes.followed_by(self.need)

    @property
    def needs_at(self) -> int:
        """The number in `matched` of what is needed of the first matter."""
        return len(self.now.scopes)

    @cached_property
    def claimed(self) -> tuple[Rows, Rows]:
        """The claims on each matter that reach something needed: `(claim, matter)`."""
        matters = np.arange(len(self.matters))
        return self.matched.joint(self.claims.scope, self.needs_at + matters)

    @cached_property
    def cover(self) -> register.Cover:
        """Where the register is bare."""
        scopes = self.now.scopes
        claimed, standing = (scopes.boxes.take(scopes.boxes_of(some.scope)[1]) for some in (self.claims, self.standing))
        return register.cover(self.need, claimed, standing, self.matters)

    @cached_property
    def shares(self) -> covering.Shares:
        """For each matter how many of its cells are covered."""
        return covering.shares(self.now, self.need, self.cover)

    @cached_property
    def by_breadth(self) -> register.Broad:
        """The parts of matters that only somebody holds who holds the whole, above others who hold parts."""
        need = self.needs_at + np.arange(len(self.matters))
        return register.by_breadth(self.matched, need, self.claims, self.claimed, self.command)

    @cached_property
    def staged(self) -> tuple[Rows, Rows, Scopes]:
        """What is needed at each stage that a matter must have: `(matter, stage, scopes)`, one scope a row."""
        return register.staged(self.need, self.now)

    @cached_property
    def matters_owned(self) -> Mask:
        """The matters of which somebody claims a part, or stands behind it."""
        return self._reached(np.concatenate([self.claims.scope, self.standing.scope]))

    @cached_property
    def matters_claimed(self) -> Mask:
        """The matters of which somebody claims a part."""
        return self._reached(self.claims.scope)

    def _reached(self, scope: Rows) -> Mask:
        boxes, table = self.now.scopes.boxes.take(self.now.scopes.boxes_of(scope)[1]), self.matters
        return reached(boxes, table.low, table.high, self.now.scopes.sizes[MATTER])

    @cached_property
    def bare_stages(self) -> tuple[Rows, Rows, Scopes]:
        """The stages at which nobody at all owns a matter that has owners elsewhere: `(matter, stage, scopes)`."""
        matter, stage, parts = self.staged
        scope = np.concatenate([self.claims.scope, self.standing.scope])
        some = marked(len(matter), met(parts, self.now.scopes.take(scope))[0])
        rows = np.flatnonzero(~some & self.matters_owned[matter])
        return matter[rows], stage[rows], parts.take(rows)

    @cached_property
    def disclaimed_twice(self) -> Scopes:
        """For each matter what two actors or more disclaim and nobody claims."""
        (matter, vacant), (other, standby) = self.cover.vacant, self.cover.standby
        return self._disclaiming.region(np.concatenate([matter, other]), stacked([vacant, standby]))

    @cached_property
    def disclaimed(self) -> tuple[disclaiming.Disclaimed, disclaiming.Disclaimed]:
        """Who disclaims what nobody claims, where another does so too; and who disclaims what is their own."""
        return self._disclaiming.by_several(self.disclaimed_twice), self._disclaiming.by_owners(self.claims)

    @cached_property
    def _disclaiming(self) -> disclaiming.Disclaiming:
        return disclaiming.Disclaiming(self.now, self.seat, self.need)

    @cached_property
    def ambiguous(self) -> placing.Ambiguous:
        """The values that must be covered, have no place among the others, and that nobody is to place."""
        held = self.now.scopes.take(self.claims.scope)
        return placing.ambiguous(self.matters, self.need, held, self.claims)

    @cached_property
    def carved(self) -> carving.Carved:
        """What was carved out of a duty, or moved out by a transfer, and is owned by nobody."""
        return carving.carved(self.now, self.need, self.claims, self.day)

    @cached_property
    def vacant(self) -> vacuum.Vacuum:
        """Where nobody answers, cut along bare stages, disclaimers, values without a place, and carve-outs."""
        return self._cut(*self.cover.vacant)

    @cached_property
    def standby(self) -> vacuum.Vacuum:
        """Where only somebody stands behind, cut as `vacant` is."""
        return self._cut(*self.cover.standby)

    def _cut(self, matter: Rows, boxes: Boxes) -> vacuum.Vacuum:
        kinds = self._explaining if len(matter) else (self.need.take(matter),) * 4  # nothing is cut by nothing
        return vacuum.explained(matter, boxes, kinds)

    @cached_property
    def _explaining(self) -> tuple[Scopes, ...]:
        kinds = self.bare_stages[2], self.disclaimed_twice, self.ambiguous.parts, self.carved.parts
        return tuple(each_once(regions) for regions in kinds)

    @cached_property
    def uncounted(self) -> Saying | None:
        """Why part of the register could not be judged for cover, where that is so."""
        matter, boxes = self.cover.open_
        if not len(boxes):
            return None
        most = int(self.cover.pierced.max())
        return say(
            "{boxes} boxes of {matters} matters are cut by so many duties (up to {most}) that "
            "what these leave bare was not worked out",
            boxes=len(boxes),
            matters=len(distinct(matter)),
            most=most,
        )
