"""Where a case goes next from each seat, level by level, and why it goes no further."""

from functools import cached_property

import numpy as np

from respchain.facts.climb import Climb, nearest_superior, without_circles
from respchain.facts.codes import Kind
from respchain.facts.line import Line
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Relation, Rows
from respchain.facts.tables import Columns

END, LOST, ASIDE, ROUND, UNTOLD = range(5)
"""Why a case goes no further: nobody above; to somebody who is gone; to somebody not above; in a circle; to nobody
knows whom."""


class Superiors:
    """The superior to whom each seat turns: of several the one nearest to the top of its organisation.

    A body on no line of command is its chair. Whose lines lead round turns to nobody.
    """

    def __init__(self, now: Columns, seat: Rows, leads: Relation, organisation: Rows, tops: Mask) -> None:
        self._now, self._seat, self._leads = now, seat, leads
        self._count = len(now.actors)
        self.organisation = self._home(organisation)
        self._tops = tops

    @cached_property
    def stand(self) -> Rows:
        """Actor to who stands for it on the way up: of a body on no line its chair, of any other its seat."""
        actors, itself = self._now.actors, np.arange(self._count)
        loose = (actors.kind == Kind.BODY) & (actors.chair >= 0) & self._leads.none()
        loose &= ~self._led[actors.escalation]
        chair = without_circles(np.where(loose, self._seat[actors.chair], NONE))
        at = np.where(chair >= 0, chair, itself)
        while not np.array_equal(at, further := at[at]):
            at = further
        return np.asarray(at[self._seat])

    @cached_property
    def above(self) -> Line:
        """Who stands above whom, through chairs too."""
        low, high = self._pairs
        return Line(Relation.of(low, high, shape=(self._count, self._count)))

    @cached_property
    def circled(self) -> Rows:
        """Seat to its superior, wherever that leads; -1 for none."""
        low, high = self._pairs
        inside = self.organisation[low] == self.organisation[high]
        levels = Relation.of(low[inside], high[inside], shape=(self._count, self._count)).steps_to(self._tops)
        return nearest_superior((low, high), np.where(inside, levels[high], NONE), self._count)

    @cached_property
    def climb(self) -> Climb:
        """The ways up along superiors."""
        return Climb(without_circles(self.circled))

    @property
    def _pairs(self) -> tuple[Rows, Rows]:
        low, high = self._leads.pairs
        high = self.stand[high]
        return low[low != high], high[low != high]

    @cached_property
    def _led(self) -> Mask:
        """The escalations that name to whom; nobody's does not."""
        return np.append(self._now.escalations.to != NONE, False)

    def _home(self, organisation: Rows) -> Rows:
        """A body belongs where its chair does, else where its superior does."""
        actors = self._now.actors
        bodies = np.flatnonzero(actors.kind == Kind.BODY)
        at, superior = self._leads.follow(bodies)
        home = organisation.copy()
        home[bodies[at[::-1]]] = organisation[superior[::-1]]
        chaired = bodies[actors.chair[bodies] >= 0]
        home[chaired] = organisation[self._seat[actors.chair[chaired]]]
        return home


class Hops:
    """Where a case goes next from each seat: to whom its escalation names, else to its superior."""

    def __init__(self, now: Columns, seat: Rows, superiors: Superiors) -> None:
        self._now, self._seat, self._superiors = now, seat, superiors

    def target(self, escalation: Rows) -> Rows:
        """To whom each escalation leads; `NONE` where it names nobody, `GONE` and `UNKNOWN` as stated."""
        to = np.append(self._now.escalations.to, NONE)[escalation]
        return np.where(to >= 0, self._superiors.stand[np.append(self._seat, NONE)[to]], to)

    def rises(self, *, lower: Rows, upper: Rows) -> Mask:
        """Which `upper` stand above the `lower` of the same place."""
        if not len(lower):
            return np.zeros(0, np.bool_)  # most charters name nobody: the superior it is
        return np.asarray(self._superiors.above.below(lower=lower, upper=upper) & (lower != upper))

    @cached_property
    def why(self) -> Rows:
        """Why a case goes no further from a seat, where it does not."""
        return self._found[1]

    @cached_property
    def climb(self) -> Climb:
        """The ways up along hops."""
        plain = self._superiors.climb
        return plain if np.array_equal(self._found[0], plain.up) else Climb(self._found[0])

    @cached_property
    def _found(self) -> tuple[Rows, Rows]:
        up = self._superiors.circled.copy()
        why = np.full(len(up), END)
        to = self.target(self._now.actors.escalation)
        named = np.flatnonzero(to >= 0)
        aside = named[~self.rises(lower=named, upper=to[named])]
        up[to != NONE] = to[to != NONE]
        gone, untold = np.flatnonzero(to == GONE), np.flatnonzero(to == UNKNOWN)
        for rows, reason in ((gone, LOST), (untold, UNTOLD), (aside, ASIDE)):
            up[rows], why[rows] = NONE, reason
        straight = without_circles(up)
        why[straight != up] = ROUND
        return straight, why
