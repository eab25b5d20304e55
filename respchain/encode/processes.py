"""Processes and their steps, as columns."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import numpy as np

from respchain.encode.book import Book, codes, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.escalations import Stated as Escalations
from respchain.encode.limits import aspects, duration
from respchain.encode.names import Part
from respchain.encode.statements import stage_groups
from respchain.errors import Fault, did_you_mean
from respchain.facts.codes import Clock, Group
from respchain.facts.relation import NONE, UNKNOWN
from respchain.facts.tables import (
    Processes,
    ProcessUnlogged,
    StepActors,
    StepChecks,
    StepInforms,
    StepNexts,
    Steps,
)
from respchain.language import say

END = "end"
"""The built-in step at which a case is over."""


_OFTEN = 1_000_000
"""A bound that is as good as none."""


def steps_of(book: Book) -> list[tuple[int, Part]]:
    """The steps of all processes, each with the number of its process; they become parts of the book."""
    steps = [
        (row, Part("step", str(name), [*part.path, "steps", name], entry or {}))
        for row, part in enumerate(book.parts["processes"])
        for name, entry in (part.entry.get("steps") or {}).items()
    ]
    book.parts["steps"] = [part for _, part in steps]
    return steps


def processes(
    book: Book, steps: list[tuple[int, Part]], escalations: Escalations
) -> tuple[Processes, Steps, StepActors, StepInforms, StepChecks, StepNexts]:
    """The tables of processes, their steps, who does them, who is told, which checks and which follows which."""
    parts = book.parts["processes"]
    lives = [lifetime(part.entry) for part in parts]
    table = Processes(
        row=np.arange(len(parts), dtype=np.int32),
        matter=ints([book.first("matters", part.entry, "matter", part.path) for part in parts]),
        intake=ints([book.first("actors", part.entry, "intake", part.path) for part in parts]),
        tracker=ints([book.first("actors", part.entry, "tracked_by", part.path) for part in parts]),
        promise=ints([duration(book, part.entry, "promise", part.path) for part in parts]),
        statutory=ints([duration(book, part.entry, "statutory", part.path) for part in parts]),
        starts=flags([bool(part.entry.get("starts")) for part in parts]),
        overrun=flags([bool((part.entry.get("overrun") or {}).get("effect")) for part in parts]),
        stated=ints([aspects(many(part.entry.get("first_inquiry"))) for part in parts]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )
    entries = [part.entry for _, part in steps]
    lived = [lifetime(entry) for entry in entries]
    receipts: list[Mapping[str, Any]] = [entry.get("receives") or {} for entry in entries]
    return (
        table,
        Steps(
            row=np.arange(len(steps), dtype=np.int32),
            process=ints([process for process, _ in steps]),
            automatic=flags([bool(entry.get("automatic")) for entry in entries]),
            groups=ints(_groups(book, steps), np.int8),
            triggered=flags([bool(entry.get("trigger")) for entry in entries]),
            limit=ints([duration(book, part.entry, "limit", part.path) for _, part in steps]),
            clock=codes([entry.get("clock") for entry in entries], words_of(Clock)),
            based=flags([bool(entry.get("basis")) for entry in entries]),
            escalated=flags([bool(entry.get("escalate")) for entry in entries]),
            escalation=ints(escalations.of("steps")),
            past_levels=flags([bool(entry.get("past_levels")) for entry in entries]),
            accepts=flags([bool(receipt) for receipt in receipts]),
            timely=flags([bool(receipt.get("accept_within")) for receipt in receipts]),
            silence=flags([bool(receipt.get("silence")) for receipt in receipts]),
            confirms=flags([bool(receipt.get("confirms")) for receipt in receipts]),
            since=ints([begins for begins, _ in lived]),
            until=ints([ends for _, ends in lived]),
        ),
        StepActors(*pairs(_named(book, steps, "by"))),
        StepInforms(*pairs(_named(book, steps, "informs"))),
        _checks(book, steps),
        _nexts(book, steps),
    )


def _named(book: Book, steps: list[tuple[int, Part]], key: str) -> list[tuple[int, int]]:
    """The actors that steps name under a key."""
    return [
        (row, book.refer("actors", value, [*part.path, key]))
        for row, (_, part) in enumerate(steps)
        for value in many(part.entry.get(key))
    ]


def unlogged(book: Book) -> ProcessUnlogged:
    """The table of those whose part in the cases of a process is in no log."""
    return ProcessUnlogged(
        *pairs(
            [
                (row, book.refer("actors", value, [*part.path, "outside_log"]))
                for row, part in enumerate(book.parts["processes"])
                for value in many(part.entry.get("outside_log"))
            ]
        )
    )


def _groups(book: Book, steps: list[tuple[int, Part]]) -> list[int]:
    """Which of decide, execute, supervise the steps say that they are, a bit each."""
    groups = stage_groups(book.terms.stages)
    bits = {name: int(Group[root.upper()]) for name, root in groups.items() if root.upper() in Group.__members__}
    found = []
    for _, part in steps:
        named = [str(stage) for stage in many(part.entry.get("stage"))]
        for stage in named:
            if stage not in groups:
                where = book.stated.places.value([*part.path, "stage"])
                message = say('there is no stage "{name}"', name=stage)
                book.faults.append(Fault(where, message, did_you_mean(stage, groups)))
        found.append(reduce(or_, (bits.get(stage, 0) for stage in named), 0))
    return found


def _checks(book: Book, steps: list[tuple[int, Part]]) -> StepChecks:
    """The steps that need four eyes, each with the one that checks it; the reader tells of names that no step has."""
    place = {(process, part.id): row for row, (process, part) in enumerate(steps)}
    named = [
        (place.get((row, str(pair.get("do")))), place.get((row, str(pair.get("check")))), bool(pair.get("later_check")))
        for row, part in enumerate(book.parts["processes"])
        for pair in many(part.entry.get("pairs"))
    ]
    known = [(do, check, later) for do, check, later in named if do is not None and check is not None]
    return StepChecks(*pairs([(do, check) for do, check, _ in known]), flags([later for *_, later in known]))


def _nexts(book: Book, steps: list[tuple[int, Part]]) -> StepNexts:
    place = {(process, part.id): row for row, (process, part) in enumerate(steps)}
    found: list[tuple[int, int, bool, int, int, bool]] = []
    for row, (process, part) in enumerate(steps):
        for outcome, target, terms in _ways(part.entry.get("next")):
            word = NONE if outcome is None else book.word("outcomes", outcome)
            ends = target == END and (process, END) not in place
            following = NONE
            if isinstance(target, Lost):
                following = UNKNOWN
            elif target is not None and not ends:
                following = place.get((process, target), UNKNOWN)
                if following == UNKNOWN:
                    known = [name for of, name in place if of == process]
                    where = book.stated.places.value([*part.path, "next"])
                    message = say(
                        'process "{process}" has no step "{step}"',
                        process=book.parts["processes"][process].id,
                        step=target,
                    )
                    book.faults.append(Fault(where, message, did_you_mean(target, [*known, END])))
            bound = min(int(terms.get("at_most") or 0), _OFTEN)
            found.append((row, following, ends, word, bound, bool(terms.get("new_facts"))))
    return StepNexts(
        np.arange(len(found), dtype=np.int32),
        ints([step for step, *_ in found]),
        ints([following for _, following, *_ in found]),
        flags([ends for _, _, ends, *_ in found]),
        ints([word for *_, word, _, _ in found]),
        ints([bound for *_, bound, _ in found]),
        flags([new for *_, new in found]),
    )


_TERMS = frozenset({"step", "at_most", "new_facts"})


class Lost(NamedTuple):
    """A step that the source of the charter named and did not have."""

    name: str


_Way = tuple[str | None, str | Lost | None, Mapping[str, Any]]


def _ways(following: object) -> Iterator[_Way]:
    """The ways on from a step: `(outcome, step, terms)`; an outcome without a branch has no step."""
    terms = isinstance(following, Mapping) and "step" in following and set(following) <= _TERMS
    if terms or (isinstance(following, Mapping) and following.keys() == {"unknown"}):
        yield None, *_target(following)
    elif isinstance(following, Mapping):
        for outcome, targets in following.items():
            for target in many(targets) or [None]:
                yield str(outcome), *_target(target)
    else:
        for target in many(following):
            yield from _ways(target) if isinstance(target, Mapping) else [(None, *_target(target))]


def _target(stated: object) -> tuple[str | Lost | None, Mapping[str, Any]]:
    if isinstance(stated, Mapping):
        step = stated.get("step", stated)
        return (Lost(str(step["unknown"])) if isinstance(step, Mapping) else str(step)), stated
    return (None if stated is None else str(stated)), {}
