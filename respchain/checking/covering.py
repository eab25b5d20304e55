"""Coverage: for a matter of the register what is covered, what is bare, and where two answer for the same."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.checking import Judged
from respchain.errors import NothingToCover, UnknownName
from respchain.facts import covering, register
from respchain.facts.register import Claims
from respchain.facts.relation import Rows
from respchain.language import N_, Saying, say
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.crowds import meeting_across
from respchain.scope.runs import chunks, distinct, run_starts
from respchain.scope.scopes import MATTER

Box = Mapping[str, Sequence[Any]]
Cells = NDArray[np.float64]
_AT_ONCE = 1 << 18  # pairs of boxes that are looked at together
TOO_MANY = N_("more than {listed} pairs of duties overlap: they are counted by pair of actors, each with one example")
SINGLE = N_("more than {listed} pairs of duties overlap, and many actors: they are counted for each of the two actors")
LOWER = N_("not all pairs of duties were looked at: the counts are lower bounds")
UNSEEN = N_("overlaps were not looked for, the register is too large for all matters at once: ask for one matter")
OPEN = N_("part of the matter was not worked out within the budget: the share is a lower bound")
UNKNOWN = N_("duties whose owner is not resolved count as cover, and are left out of the overlaps: {count}")


class Overlap(NamedTuple):
    """Two duties of different actors that meet: `box` is what they share, or its first part where it has `parts`."""

    duties: tuple[str, str]
    actors: tuple[str, ...]
    box: Box
    parts: int


class Between(NamedTuple):
    """Two actors, in how many pairs of their duties they meet, and one of these."""

    actors: tuple[str, ...]
    pairs: int
    example: Overlap


class Coverage(Record):
    """How far a matter is covered on a day.

    `share` is the covered share of the cells that must be covered, `default_share` that which a default owner or a head
    alone stands behind; nothing where none must be covered. A bare cell lies in exactly
    one box of `gaps`, of `default_only` (a default owner, or a head's general accountability, stands `behind` it), or
    of `unresolved` (not worked out). `overlaps` lists the pairs of duties that meet, and is empty where `pairs` are too
    many: `between` counts them by pair of actors. `pairs` is nothing where they were not looked for.
    `notes` say what could not be judged.
    """

    matter: str
    title: str
    share: float | None
    default_share: float | None
    gaps: tuple[Box, ...]
    default_only: tuple[Box, ...]
    behind: tuple[tuple[str, ...], ...]
    unresolved: tuple[Box, ...]
    overlaps: tuple[Overlap, ...]
    between: tuple[Between, ...]
    pairs: int | None
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether there is neither a gap nor an overlap, and everything was worked out."""
        return not self.gaps and not self.unresolved and self.pairs == 0


def coverage(done: Judged, matter: str | None = None) -> list[Coverage]:
    """The coverage of a matter, with all below it; without one, of each matter that has no other below it.

    Raises `UnknownName` where no matter of that id lives on the day, `NothingToCover` where none lives at all.
    """
    return list(Covering(done, matter).all())


def rank(found: Coverage) -> tuple[float, int, int, int]:
    """Where a matter stands when the worst come first: by its share, then by its gaps and overlaps."""
    share = 2.0 if found.share is None else found.share
    return share, -len(found.gaps), -len(found.default_only), -(found.pairs or 0)


class Covering:
    """The coverage of some matters in the making. `rows` are the matters, in the order of the drafter."""

    def __init__(self, done: Judged, matter: str | None = None) -> None:
        self.done, self.facts = done, done.facts
        self.rows = _rows(done, matter)
        self._scopes = self.facts.now.scopes

    def all(self) -> Iterator[Coverage]:
        """The coverage of each."""
        cover = self.facts.cover
        gaps, vacant = self._grouped(*cover.vacant)
        defaults, standby = self._grouped(*cover.standby)
        opens, open_ = self._grouped(*cover.open_)
        behind = self._behind(standby)
        overlaps, between, pairs = self._overlaps()
        covered, alone = self._shares(self.facts.shares.covered), self._shares(self.facts.shares.standby)
        for place, row in enumerate(self.rows.tolist()):
            source = self.done.words.source("matters", row)
            yield Coverage(
                matter=self.done.encoded.names.word("matters", source),
                title=self.done.encoded.names.title("matters", source, self.done.words.language),
                share=covered[place],
                default_share=alone[place],
                gaps=self._boxes(row, vacant, range(*gaps[place : place + 2])),
                default_only=self._boxes(row, standby, range(*defaults[place : place + 2])),
                behind=tuple(behind[box] for box in range(*defaults[place : place + 2])),
                unresolved=self._boxes(row, open_, range(*opens[place : place + 2])),
                overlaps=tuple(overlaps.get(row, ())),
                between=tuple(between.get(row, ())),
                pairs=pairs.get(row, 0) if pairs is not None else None,
                notes=tuple(map(self.done.words.say, self._notes(row, opens[place] < opens[place + 1]))),
            )

    def _shares(self, of: Cells) -> list[float | None]:
        """The share that some of the cells of each matter are; nothing where none must be covered."""
        low = self.facts.matters.low
        order = np.argsort(low, kind="stable")
        first = np.searchsorted(low[order], low[self.rows])
        last = np.searchsorted(low[order], self.facts.matters.high[self.rows])
        some, all_ = (
            before[last] - before[first]
            for before in (np.append(0, np.cumsum(cells[order])) for cells in (of, self.facts.shares.needed))
        )
        return [part / whole if whole else None for part, whole in zip(some.tolist(), all_.tolist(), strict=True)]

    def _span(self, row: int) -> tuple[int, int]:
        return int(self.facts.matters.low[row]), int(self.facts.matters.high[row])

    def _grouped(self, matter: Rows, boxes: Boxes) -> tuple[list[int], Boxes]:
        """The boxes of each of the matters asked for, as runs: where each starts, and the boxes."""
        low, high = self.facts.matters.low, self.facts.matters.high
        order = np.argsort(low[self.rows], kind="stable")
        at = np.searchsorted(low[self.rows][order], low[matter], "right") - 1
        inside = (at >= 0) & (low[matter] < high[self.rows][order][at])
        kept = np.flatnonzero(inside)
        place = order[at[kept]]
        sorted_ = np.argsort(place, kind="stable")
        return run_starts(place, len(self.rows)).tolist(), boxes.take(kept[sorted_])

    def _boxes(self, row: int, boxes: Boxes, places: range) -> tuple[Box, ...]:
        return tuple(self.box(row, boxes, place) for place in places)

    def box(self, row: int, boxes: Boxes, place: int) -> Box:
        """A box as JSON has it: the matter is named where it is not the whole of the one asked for."""
        whole = boxes.row(place)[MATTER] == self._span(row)
        return self._scopes.describe(boxes, place, but=(MATTER,) if whole else ())

    def _behind(self, standby: Boxes) -> list[tuple[str, ...]]:
        """Who stands behind each box."""
        standing = self.facts.standing
        place, box = self._scopes.boxes_of(standing.scope)
        found: list[set[int]] = [set() for _ in range(len(standby))]
        for at, by in meeting_across(standby, self._scopes.boxes.take(box)):
            for cell, actor in zip(at.tolist(), standing.actor[place[by]].tolist(), strict=True):
                found[cell].add(actor)
        return [tuple(self.actor(actor) for actor in sorted(actors)) for actors in found]

    def actor(self, row: int) -> str:
        """The id of an actor."""
        return str(self.done.words.id("actor", row)) if row >= 0 else "?"

    # who meets whom

    @cached_property
    def _held(self) -> covering.Holds:
        return covering.holds(self.facts.now, self.facts.claims)

    @cached_property
    def meetings(self) -> covering.Meetings | None:
        """The pairs of duties that meet."""
        return covering.meetings(self._scopes, self._held, self.facts.matters, self.rows, covering.LISTED)

    def _overlaps(self) -> tuple[dict[int, list[Overlap]], dict[int, list[Between]], dict[int, int] | None]:
        """By matter: the pairs that are listed, those counted by pair of actors, and how many there are."""
        met = self.meetings
        if met is None:
            return {}, {}, None
        owners = met.found.owners
        listed: dict[int, list[Overlap]] = {}
        pairs: dict[int, int] = {}
        between: dict[int, dict[tuple[str, ...], Between]] = {}
        for row, overlap in self._described(met, met.found.left, met.found.right):
            listed.setdefault(row, []).append(overlap)
        for at, (row, overlap) in enumerate(self._described(met, owners.left, owners.right)):
            pair: tuple[str, ...] = overlap.actors
            if owners.other[at] < 0:
                first = met.owner[owners.left[at]] == owners.one[at]
                pair = pair[:1] if first else pair[1:]
            key = tuple(sorted(pair))
            before = between.setdefault(row, {}).get(key)
            count = int(owners.count[at]) + (before.pairs if before else 0)
            between[row][key] = Between(pair, count, before.example if before else overlap)
            pairs[row] = pairs.get(row, 0) + int(owners.count[at])
        if (owners.other < 0).any():  # then every pair was counted for both
            pairs = {row: count // 2 for row, count in pairs.items()}
        ordered = {row: sorted(found.values(), key=lambda one: -one.pairs) for row, found in between.items()}
        return listed, ordered, pairs

    def _described(self, met: covering.Meetings, left: Rows, right: Rows) -> Iterator[tuple[int, Overlap]]:
        """Each pair of places with the matter and in words."""
        boxes_each = np.diff(met.scopes.start)
        for begin, end in chunks(boxes_each[left] * boxes_each[right], _AT_ONCE):
            one, other = left[begin:end], right[begin:end]
            common = met.scopes.common(one, other)
            start = common.start.tolist()
            for at, (i, j) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
                row = int(met.matter[i])
                duties = self._duty(met, i), self._duty(met, j)
                box = self.box(row, common.boxes, start[at])
                yield row, Overlap(duties, self._differing(met, i, j), box, start[at + 1] - start[at])

    def _duty(self, met: covering.Meetings, place: int) -> str:
        return str(self.done.words.id("duty", int(self._held.duty[met.hold[place]])))

    def _differing(self, met: covering.Meetings, i: int, j: int) -> tuple[str, str]:
        """An actor of each of two duties; where several share one of them, one who does not answer for the other."""
        one, other = (self._held.groups[self._held.together[met.hold[place]]] for place in (i, j))
        first = next((actor for actor in one if actor not in other), one[0])
        second = next((actor for actor in other if actor not in one), None)
        if second is None:
            second = next(actor for actor in other if actor != first)
        return self.actor(first), self.actor(second)

    def _notes(self, row: int, open_: bool) -> Iterator[Saying]:
        if open_:
            yield say(OPEN)
        if self.meetings is None:
            yield say(UNSEEN)
        else:
            found = self.meetings.found
            if found.total > len(found.left):
                single = bool((found.owners.other < 0).any())
                yield say(SINGLE if single else TOO_MANY, listed=covering.LISTED)
            if not found.exact:
                yield say(LOWER)
        count = self._unknown_on(row)
        if count:
            yield say(UNKNOWN, count=count)

    @cached_property
    def _unknown(self) -> Claims:
        """The claims of actors whom the source could not resolve."""
        claims = self.facts.claims
        rows = np.flatnonzero(claims.actor < 0)
        return Claims(claims.duty[rows], claims.actor[rows], claims.scope[rows], claims.leading[rows])

    def _unknown_on(self, row: int) -> int:
        """How many duties on a matter have an owner whom the source could not resolve."""
        low, high = self._span(row)
        place, box = self._scopes.boxes_of(self._unknown.scope)
        on = (self._scopes.boxes.low[MATTER][box] < high) & (self._scopes.boxes.high[MATTER][box] > low)
        return len(distinct(self._unknown.duty[place[on]]))


def _rows(done: Judged, matter: str | None) -> Rows:
    """The matters asked for; raises where there is none."""
    names, table = done.encoded.names, done.facts.matters
    ids = {names.word("matters", int(source)): row for row, source in enumerate(table.row)}
    if not ids:
        raise NothingToCover("matters" in done.facts.sections)
    if matter is None:
        return np.sort(register.leaves(table))
    if matter not in ids:
        raise UnknownName(N_("matter"), matter, ids)
    return np.array([ids[matter]])
