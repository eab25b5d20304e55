"""How cases go up: whether each way comes to the top of its organisation, on stated terms, and in time."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts.hops import ASIDE, END, LOST, ROUND, UNTOLD, Hops, Superiors
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Rows, distinct_columns, marked
from respchain.facts.spans import Calendar, Spans, exceed
from respchain.facts.tables import Columns
from respchain.facts.ways_up import WaysUp
from respchain.record import Record

PASSED = UNTOLD + 1
"""The way comes to the top of another organisation, and never to that of its own."""

BROKEN = {END: "no-superior", ROUND: "circle", PASSED: "past-top"}
MISLED = {LOST: "lost", ASIDE: "not-rising"}
NOTHING, LATE = "unsaid", "too-long"
TERMS = ("", "no-trigger", "no-deadline", "no-terms")
"""What is missing, by bits: 1 the trigger, 2 the deadline."""


class Faults(Record):
    """One row for each way and fault on it, and why it is one.

    The fault lies with a statement (`escalation`), at a seat (`stop`), or, where both are -1, with the charter that
    states nothing, or with the deadlines as a whole. `way` is -1 where each way has another such statement first.
    """

    way: Rows
    escalation: Rows
    stop: Rows
    why: NDArray[np.str_]

    def followed_by(self, other: "Faults") -> "Faults":
        """These faults, and behind them others."""
        return Faults(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in self.names()))


class Escalating:
    """The ways up of a charter, followed to their ends."""

    def __init__(self, now: Columns, ways: WaysUp, superiors: Superiors, hops: Hops, tops: Mask) -> None:
        ways = ways.take(np.flatnonzero(~tops[superiors.stand[ways.actor]]))
        self._now, self.ways, self._hops = now, ways, hops
        self._from = superiors.stand[ways.actor]
        self._home = superiors.organisation
        self._tops = tops
        self.general = int(now.charters.escalation[0])

    # -- where it goes

    @cached_property
    def _to(self) -> Rows:
        """To whom the stated escalation leads; what is taken over does not lead anybody to himself, or down."""
        to = self._hops.target(self.ways.escalation)
        named = np.flatnonzero((to >= 0) & ~self.ways.own)
        start = self._from[named]
        back = (to[named] == start) | self._hops.rises(lower=to[named], upper=start)
        to[named[back]] = NONE
        return to

    @cached_property
    def _astray(self) -> Mask:
        named = np.flatnonzero(self._to >= 0)
        aside = named[~self._hops.rises(lower=self._from[named], upper=self._to[named])]
        return np.asarray(marked(len(self.ways), aside) | (self._to == GONE))

    @cached_property
    def _second(self) -> Rows:
        """Where the first hop leads, -1 for nowhere."""
        return np.where(self._to == NONE, self._hops.climb.up[self._from], np.maximum(self._to, NONE))

    @cached_property
    def _top(self) -> Rows:
        """The top to which each way comes, -1 where it comes to none of its organisation."""
        found = np.full(len(self.ways), NONE, np.int64)
        rows = np.flatnonzero((self._second >= 0) & ~self._astray)
        posts = np.flatnonzero(self._tops)
        found[rows] = self._hops.climb.nearest_of(
            self._home[posts], posts, asked=self._home[self._from[rows]], start=self._second[rows]
        )
        return found

    @cached_property
    def _stop(self) -> Rows:
        """The last seat on each way."""
        return self._hops.climb.root[np.where(self._second >= 0, self._second, self._from)]

    @cached_property
    def untold(self) -> bool:
        """Whether some way leads on to somebody whom the source could not resolve."""
        open_ = (self._top < 0) & ~self._astray
        return bool((open_ & ((self._to == UNKNOWN) | (self._hops.why[self._stop] == UNTOLD))).any())

    @cached_property
    def broken(self) -> Faults:
        """The ways that do not come to the top of their organisation."""
        astray, stop, escalation = self._astray, self._stop, self.ways.escalation
        reason = self._hops.why[stop]
        reason = np.where((reason == END) & self._tops[stop], PASSED, reason)
        reason = np.where(astray, np.where(self._to == GONE, LOST, ASIDE), reason)
        misled = (reason == LOST) | (reason == ASIDE)
        escalation = np.where(astray, escalation, np.where(misled, self._now.actors.escalation[stop], NONE))
        rows = np.flatnonzero((self._top < 0) & (astray | ((self._to != UNKNOWN) & (reason != UNTOLD))))
        named = {**BROKEN, **MISLED}
        why = np.array([named.get(code, "") for code in range(PASSED + 1)])
        stop = np.where(misled, NONE, np.where(reason == PASSED, self._from, stop))
        return Faults(rows, escalation[rows], stop[rows], why[reason[rows]])

    # -- on what terms

    @cached_property
    def unsaid(self) -> Faults:
        """The statements that leave out when, or within what time, cases go up.

        Each hop goes by what its seat states, then by what the duty or step does, then by the charter's general rule;
        the first hop first by the duty or step. What one leaves out, the next may say.
        """
        triggers = self._lacking(self._now.escalations.triggered, np.ones(len(self.ways), np.bool_))
        deadlines = self._lacking(self._now.escalations.within >= 0, ~self.ways.continuous)
        found = np.concatenate([triggers, deadlines], axis=1)
        bits = np.repeat([1, 2], [triggers.shape[1], deadlines.shape[1]])
        escalation, way = found
        missing = np.zeros(len(self._now.escalations) + 1, np.int64)  # the last: where nothing is stated
        np.bitwise_or.at(missing, escalation, bits)
        escalation, way = distinct_columns(np.stack([escalation, way]))
        shown = marked(len(missing), escalation[way >= 0])
        kept = (way >= 0) | ~shown[escalation]
        way, escalation = way[kept], escalation[kept]
        why = np.where(escalation < 0, NOTHING, np.array(TERMS)[missing[escalation]])
        return Faults(way, escalation, np.full(len(way), NONE), why)

    def _lacking(self, says: Mask, asked: Mask) -> Rows:
        """The statements that do not say it, nor does any that stands in: `(escalation, way)`."""
        says = np.append(says, False)
        none = np.zeros((2, 0), np.int64)
        if self.general >= 0 and says[self.general]:
            return none
        ways, climb, own = self.ways, self._hops.climb, self._now.actors.escalation
        rows = np.flatnonzero(asked & (self._top >= 0) & ~says[ways.escalation])
        stated = ways.escalation[rows]
        start = np.where(stated >= 0, self._second[rows], self._from[rows])
        top = self._top[rows]
        blank = climb.sums((own < 0).astype(np.float64))
        bare = np.rint(blank[start] - blank[top]) > 0
        first = (stated >= 0) & ~says[own[self._from[rows]]]
        by_way = np.flatnonzero(bare | first)
        speaker = np.where(stated >= 0, stated, self.general)[by_way]
        mute = (own >= 0) & ~says[own]
        nearest = climb.nearest(mute)[start]
        on_way = (nearest >= 0) & (nearest != top) & climb.at_or_above(lower=nearest, upper=top)
        counts = np.zeros(len(own))
        np.add.at(counts, start, 1)
        np.subtract.at(counts, top, 1)
        touched = np.flatnonzero(mute & (np.rint(climb.totals(counts)) > 0))
        return np.concatenate(
            [
                np.stack([speaker, rows[by_way]]),
                np.stack([own[nearest[on_way]], rows[on_way]]),
                np.stack([own[touched], np.full(len(touched), NONE)]),
            ],
            axis=1,
        )

    # -- in what time

    @cached_property
    def total(self) -> Spans:
        """What the deadlines of each way add up to, as far as they are stated; nothing where it does not arrive."""
        axes = self._spans(np.arange(len(self._now.escalations)))
        axes = np.concatenate([axes, np.zeros((1, 3))])
        timed = np.append(self._now.escalations.within >= 0, False)
        own, stated = self._now.actors.escalation, self.ways.escalation
        fallback = np.where(timed[stated], stated, self.general)
        first = np.where(timed[stated], stated, np.where(timed[own[self._from]], own[self._from], self.general))
        climb = self._hops.climb
        upto, lacking = climb.sums(axes[own]), climb.sums((~timed[own]).astype(np.float64))
        start, top = np.maximum(self._second, 0), np.maximum(self._top, 0)
        rest = upto[start] - upto[top] + (lacking[start] - lacking[top])[:, None] * axes[fallback]
        found = np.where((self._top >= 0)[:, None], rest + axes[first], 0.0)
        return Spans(*found.T)

    @cached_property
    def timed(self) -> Mask:
        """The ways whose every hop has a deadline."""
        timed = np.append(self._now.escalations.within >= 0, False)
        lacking = self._hops.climb.sums((~timed[self._now.actors.escalation]).astype(np.float64))
        start, top = np.maximum(self._second, 0), np.maximum(self._top, 0)
        each = timed[self._now.actors.escalation[self._from]] & (np.rint(lacking[start] - lacking[top]) == 0)
        return np.asarray((self._top >= 0) & (timed[self.general] | timed[self.ways.escalation] | each))

    def late(self, calendar: Calendar) -> tuple[Faults, bool]:
        """The ways that take longer to the top than their duty may, and whether of all others it is known.

        A duty with a period has no limit in this sense.
        """
        rows = np.flatnonzero((self._top >= 0) & (self.ways.limit >= 0) & ~self.ways.continuous)
        limits = Spans.of(self._now.durations, self.ways.limit[rows])
        longer, within = exceed(self.total.take(rows), limits, calendar)
        none = np.full(int(longer.sum()), NONE)
        known = bool((longer | within | ~self.timed[rows]).all())
        return Faults(rows[longer], none, none, np.full(len(none), LATE)), known

    def superior(self, escalation: Rows) -> Rows:
        """To whom the statements lead, `NONE` where they name nobody."""
        return np.maximum(self._hops.target(escalation), NONE)

    def _spans(self, rows: Rows) -> NDArray[np.float64]:
        spans = Spans.of(self._now.durations, self._now.escalations.within[rows])
        return np.stack([spans.working, spans.days, spans.months], axis=1)
