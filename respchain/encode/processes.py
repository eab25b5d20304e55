"""Processes and their steps, as columns."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many
from respchain.encode.names import Part
from respchain.errors import Fault, did_you_mean
from respchain.facts.relation import NONE, UNKNOWN
from respchain.facts.tables import Processes, StepActors, StepNexts, Steps
from respchain.language import say

END = "end"
"""The built-in step at which a case is over."""


def processes(book: Book) -> tuple[Processes, Steps, StepActors, StepNexts]:
    """The tables of processes, their steps, who does them, and which follows which."""
    parts = book.parts["processes"]
    lives = [lifetime(part.entry) for part in parts]
    table = Processes(
        row=np.arange(len(parts), dtype=np.int32),
        matter=ints([book.first("matters", part.entry, "matter", part.path) for part in parts]),
        intake=ints([book.first("actors", part.entry, "intake", part.path) for part in parts]),
        tracker=ints([book.first("actors", part.entry, "tracked_by", part.path) for part in parts]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )
    steps = [
        (row, Part("step", str(name), [*part.path, "steps", name], entry or {}))
        for row, part in enumerate(parts)
        for name, entry in (part.entry.get("steps") or {}).items()
    ]
    book.parts["steps"] = [part for _, part in steps]
    entries = [part.entry for _, part in steps]
    lived = [lifetime(entry) for entry in entries]
    receipts: list[Mapping[str, Any]] = [entry.get("receives") or {} for entry in entries]
    actors = [
        (row, book.refer("actors", value, [*part.path, "by"]))
        for row, (_, part) in enumerate(steps)
        for value in many(part.entry.get("by"))
    ]
    return (
        table,
        Steps(
            row=np.arange(len(steps), dtype=np.int32),
            process=ints([process for process, _ in steps]),
            automatic=flags([bool(entry.get("automatic")) for entry in entries]),
            triggered=flags([bool(entry.get("trigger")) for entry in entries]),
            limited=flags([bool(entry.get("limit")) for entry in entries]),
            accepts=flags([bool(receipt) for receipt in receipts]),
            timely=flags([bool(receipt.get("accept_within")) for receipt in receipts]),
            silence=flags([bool(receipt.get("silence")) for receipt in receipts]),
            since=ints([begins for begins, _ in lived]),
            until=ints([ends for _, ends in lived]),
        ),
        StepActors(
            np.arange(len(actors), dtype=np.int32), ints([step for step, _ in actors]), ints([by for _, by in actors])
        ),
        _nexts(book, steps),
    )


def _nexts(book: Book, steps: list[tuple[int, Part]]) -> StepNexts:
    place = {(process, part.id): row for row, (process, part) in enumerate(steps)}
    found: list[tuple[int, int, bool, int]] = []
    for row, (process, part) in enumerate(steps):
        for outcome, target in _ways(part.entry.get("next")):
            word = NONE if outcome is None else book.word("outcomes", outcome)
            ends = target == END and (process, END) not in place
            following = NONE
            if target is not None and not ends:
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
            found.append((row, following, ends, word))
    return StepNexts(
        np.arange(len(found), dtype=np.int32),
        ints([step for step, *_ in found]),
        ints([following for _, following, *_ in found]),
        flags([ends for *_, ends, _ in found]),
        ints([word for *_, word in found]),
    )


def _ways(following: object) -> Iterator[tuple[str | None, str | None]]:
    """The ways on from a step: `(outcome, step)`; an outcome without a branch has no step."""
    if isinstance(following, Mapping) and "step" in following and set(following) <= {"step", "at_most"}:
        yield None, _target(following)
    elif isinstance(following, Mapping):
        for outcome, targets in following.items():
            for target in many(targets) or [None]:
                yield str(outcome), _target(target)
    else:
        for target in many(following):
            yield from _ways(target) if isinstance(target, Mapping) else [(None, _target(target))]


def _target(stated: object) -> str | None:
    if isinstance(stated, Mapping):
        return str(stated["step"])
    return None if stated is None else str(stated)
