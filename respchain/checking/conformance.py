"""What a log of cases says beside a charter, in figures: how many, of how many, by whom."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from respchain.checking import Judged
from respchain.facts.facts import Facts
from respchain.facts.log.columns import DAY, NO_TIME
from respchain.facts.log.deadlines import last_events
from respchain.facts.log.unauthorised import KINDS
from respchain.facts.relation import Mask, Rows
from respchain.record import Record

_DENSE = 1 << 22  # so many different things are counted in a table, and not sorted
SHOWN = 20
"""So many lines of a list are told, the most frequent first."""


class Often(NamedTuple):
    """Something that happens, and how often."""

    names: tuple[str, ...]
    number: int


class Whole(Record):
    """The log as a whole."""

    cases: int
    events: int
    dropped: int  # events that are the start, or another station, of work whose completion counts
    activities: int
    performers: int
    unplaced_events: int  # at no step of the charter
    unplaced_cases: int  # of no process of the charter
    without_group: int | None
    busiest: tuple[Often, ...]


class Times(Record):
    """Ends and deadlines; `why` says why nothing can be told, as in all that follow."""

    why: str | None
    recorded: bool
    both: int
    kept: int
    late: int
    median_days: float | None  # of those that are late
    most_days: float | None
    open_late: int
    no_end: int
    no_deadline: int
    last_event_late: int
    last_event_both: int
    events_after_end: int


class Responsible(Record):
    """Those who are named as responsible, and those who were asked first."""

    why: str | None
    people: int  # how many different ones are named
    named: int  # cases that name somebody and have events
    absent: int
    unknown: int
    no_person: int
    contacts: int  # cases of which it is known who was asked first
    contacts_kept: int
    contacts_explained: int


class Pair(Record):
    """Two steps that need two people."""

    do: str
    check: str
    title: tuple[str, str]
    of: int
    broken: int
    unknown: int
    by: tuple[Often, ...]


class FourEyes(Record):
    """All declared pairs."""

    why: str | None
    pairing: str
    pairs: tuple[Pair, ...]


class HandOffs(Record):
    """Work that passes from one hand to another inside a case."""

    why: str | None
    charter_why: str | None  # why it cannot be told which of them the charter knows
    steps: int  # events that follow another one of their case
    count: int
    most: int  # in one case
    single: int  # cases in one hand
    unforeseen: int
    ways: int  # how many different ways those are
    pairs: tuple[Often, ...]


class Entitled(Record):
    """Work by who may not do it, by its kind."""

    why: str | None
    posts_why: str | None
    events: Mapping[str, int]
    accounts: Mapping[str, tuple[Often, ...]]


class Conformance(Record):
    """All of it."""

    whole: Whole
    times: Times
    responsible: Responsible
    four_eyes: FourEyes
    hand_offs: HandOffs
    entitled: Entitled


def conformance(done: Judged) -> Conformance:
    """The figures of a charter that was judged with a log."""
    facts = done.facts
    return Conformance(
        whole=_whole(facts),
        times=_times(facts),
        responsible=_responsible(facts),
        four_eyes=_four_eyes(done),
        hand_offs=_hand_offs(facts),
        entitled=_entitled(facts),
    )


def percent(part: int, whole: int) -> float | None:
    """A part in percent, to one decimal; nothing of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _whole(facts: Facts) -> Whole:
    log, course = facts.log, facts.course
    return Whole(
        cases=len(log.cases),
        events=len(log.case),
        dropped=course.dropped,
        activities=len(log.activities),
        performers=int(np.count_nonzero(np.bincount(log.performer[log.performer >= 0]))) if len(log.performer) else 0,
        unplaced_events=_count(facts.placed.step < 0),
        unplaced_cases=_count(facts.placed.process < 0),
        without_group=_count(log.group < 0) if "group" in log.carried else None,
        busiest=_often((course.performer,), (log.accounts,)),
    )


def _times(facts: Facts) -> Times:
    found, course = facts.case_deadlines, facts.course
    late = (found.end - found.due)[found.late] / DAY
    last = last_events(course)
    both = (last != NO_TIME) & found.dated
    ended = (facts.log.end != NO_TIME) & (last != NO_TIME)
    return Times(
        why=facts.deadlines_unsaid,
        recorded=found.recorded,
        both=_count(found.judged),
        kept=_count(found.judged & ~found.late),
        late=len(late),
        median_days=round(float(np.median(late)), 1) if len(late) else None,
        most_days=round(float(late.max()), 1) if len(late) else None,
        open_late=_count(found.open_late),
        no_end=_count(~found.ended),
        no_deadline=_count(~found.dated),
        last_event_late=_count(both & (last > found.due)),
        last_event_both=_count(both),
        events_after_end=_count(ended & (facts.log.end < last)),
    )


def _responsible(facts: Facts) -> Responsible:
    seen, first, log = facts.presence, facts.first_contact, facts.log
    return Responsible(
        why=facts.performers_unsaid or facts.responsible_unsaid,
        people=_count(np.bincount(log.responsible + 1, minlength=1)[1:] > 0),
        named=_count(seen.named & ~seen.unknown),
        absent=_count(seen.absent),
        unknown=_count(seen.unknown),
        no_person=_count(np.append(facts.impersonal, False)[log.responsible]),
        contacts=_count(first.judged),
        contacts_kept=_count(first.same),
        contacts_explained=_count(first.judged & ~first.same & first.explained),
    )


def _four_eyes(done: Judged) -> FourEyes:
    facts, words = done.facts, done.words
    found, checks = facts.four_eyes, facts.checks
    pairs = []
    for row in range(len(checks)):
        mine = found.pair == row
        broken = mine & found.broken
        ends = (int(checks.step[row]), int(checks.check[row]))
        do, check = (str(words.id("step", end)) for end in ends)
        pairs.append(
            Pair(
                do=do,
                check=check,
                title=(words.label("step", ends[0]), words.label("step", ends[1])),
                of=_count(mine & ~found.unknown),
                broken=_count(broken),
                unknown=_count(mine & found.unknown),
                by=_often((found.account[broken],), (facts.log.accounts,)),
            )
        )
    return FourEyes(facts.performers_unsaid or facts.pairs_unsaid, facts.parameters.four_eyes_pairing, tuple(pairs))


def _hand_offs(facts: Facts) -> HandOffs:
    course, log, passed = facts.course, facts.log, facts.passed
    unforeseen = facts.passed_unforeseen
    ways = course.activity[unforeseen - 1], course.activity[unforeseen]
    most = np.bincount(course.case[passed]).max(initial=0) if len(passed) else 0
    pairs = _often(ways, (log.activities, log.activities), None)
    silent = np.bincount(course.case[facts.doing < 0], minlength=course.cases) > 0
    moved = np.bincount(course.case[passed], minlength=course.cases) > 0
    return HandOffs(
        why=facts.performers_unsaid,
        charter_why=facts.steps_unsaid,
        steps=len(course.follows),
        count=len(passed),
        most=int(most),
        single=_count(course.has & ~moved & ~silent),
        unforeseen=len(unforeseen),
        ways=len(pairs),
        pairs=pairs[:SHOWN],
    )


def _entitled(facts: Facts) -> Entitled:
    course, log = facts.course, facts.log
    rows = dict(zip(KINDS, (facts.by_no_person, facts.without_post, facts.in_wrong_post), strict=True))
    return Entitled(
        why=facts.performers_unsaid,
        posts_why=facts.posts_unsaid,
        events={kind: len(events) for kind, events in rows.items()},
        accounts={kind: _often((course.performer[events],), (log.accounts,)) for kind, events in rows.items()},
    )


def _often(columns: Sequence[Rows], words: Sequence[Sequence[str]], most: int | None = SHOWN) -> tuple[Often, ...]:
    """What stands together in some columns, and how often, the most frequent first; what says nothing is left out."""
    key = np.zeros(len(columns[0]), np.int64)
    for column, names in zip(columns, words, strict=True):
        key = key * (len(names) + 1) + column + 1
    keys, count = _tally(key, math.prod(len(names) + 1 for names in words))
    found: list[Often] = []
    for place in np.argsort(-count, kind="stable")[: None if most is None else most + 1].tolist():
        rest, names = int(keys[place]), []
        for known in reversed(words):
            rest, code = divmod(rest, len(known) + 1)
            names.append(known[code - 1] if code else "")
        if all(names) or len(words) > 1:
            found.append(Often(tuple(reversed(names)), int(count[place])))
    return tuple(found[:most])


def _tally(key: Rows, size: int) -> tuple[Rows, Rows]:
    """The keys that there are, each once and ascending, and how often."""
    if size <= _DENSE:
        count = np.bincount(key, minlength=1)
        keys = np.flatnonzero(count)
        return keys, count[keys]
    ordered = np.sort(key)
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.int64)
    return ordered[begins], np.diff(np.append(begins, len(ordered)))


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def as_dict(part: Any) -> Any:
    """A record as plain data, field by field."""
    if isinstance(part, Often):
        return {"names": list(part.names), "count": part.number}
    if isinstance(part, Record):
        return {name: as_dict(getattr(part, name)) for name in part.names()}
    if isinstance(part, Mapping):
        return {key: as_dict(value) for key, value in part.items()}
    return [as_dict(one) for one in part] if isinstance(part, tuple) else part
