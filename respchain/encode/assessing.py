"""Assessments, what they look at, and how it is seen whether duties are done, as columns."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, pairs
from respchain.encode.duties import Register
from respchain.encode.limits import aspects
from respchain.encode.names import Part
from respchain.facts.relation import NONE
from respchain.facts.tables import ALWAYS, Assessments, Assessors, DutyMeasures, Indicators
from respchain.model.stated import Entry, Path

_MEASURED = {
    "indicator": "indicator", "unit": "unit", "target": "target", "per": "period", "source": "source",
    "by": "measurer",
}  # fmt: skip


def duty_measures(book: Book) -> DutyMeasures:
    """The table of how it is seen whether duties are done."""
    found = [(row, part.entry["measure"]) for row, part in enumerate(book.parts["duties"]) if part.entry.get("measure")]
    begins, ends = _terms([measure.get("baseline") for _, measure in found])
    return DutyMeasures(
        np.arange(len(found), dtype=np.int32),
        ints([row for row, _ in found]),
        ints([_stated(measure) for _, measure in found]),
        flags([bool(measure.get("yes_or_no")) for _, measure in found]),
        begins,
        ends,
    )


def assessments(book: Book) -> tuple[Assessments, Assessors]:
    """The tables of who assesses whom."""
    parts = book.parts["assessments"]
    lives = [lifetime(part.entry) for part in parts]
    by = [
        (row, book.refer("actors", value, [*part.path, "by"]))
        for row, part in enumerate(parts)
        for value in many(part.entry.get("by"))
    ]
    begins, ends = _terms([part.entry.get("trial") for part in parts])
    return (
        Assessments(
            row=np.arange(len(parts), dtype=np.int32),
            actor=ints([book.first("actors", part.entry, "of", part.path) for part in parts]),
            vetoes=ints([sum(bool(one.get("veto")) for one in many(part.entry.get("indicators"))) for part in parts]),
            used=flags([bool(part.entry.get("used_for")) for part in parts]),
            trial_from=begins,
            trial_until=ends,
            since=ints([since for since, _ in lives]),
            until=ints([until for _, until in lives]),
        ),
        Assessors(*pairs(by)),
    )


def indicators(register: Register) -> Indicators:
    """The table of what assessments look at.

    What an indicator does not say itself it has from the measure of its duty, where that measures the same.
    """
    book = register.book
    parts, owner = [], []
    for row, part in enumerate(book.parts["assessments"]):
        for place, entry in enumerate(many(part.entry.get("indicators"))):
            parts.append(Part("indicator", part.id, [*part.path, "indicators", place], entry))
            owner.append(row)
    entries = [part.entry for part in parts]
    on = [_on(register, part.entry, part.path) for part in parts]
    lives = [lifetime(entry) for entry in entries]
    own = [_own_measure(book, entry, duty) for entry, (duty, *_) in zip(entries, on, strict=True)]
    names: dict[tuple[int, int, str], int] = {}
    begins, ends = _terms([entry.get("baseline") for entry in entries])
    return Indicators(
        row=np.arange(len(parts), dtype=np.int32),
        assessment=ints(owner),
        duty=ints([duty for duty, *_ in on]),
        matter=ints([matter for _, matter, _ in on]),
        scope=ints([scope for *_, scope in on]),
        name=ints(
            [
                names.setdefault((duty, matter, str(entry.get("indicator") or measure.get("indicator"))), len(names))
                for entry, measure, (duty, matter, _) in zip(entries, own, on, strict=True)
            ]
        ),
        stated=ints([_stated(entry) for entry in entries]),
        plain=flags([bool(entry.get("yes_or_no")) for entry in entries]),
        borrowed=flags([bool(measure) for measure in own]),
        ordered=flags([bool(entry.get("order")) and entry.get("since") is not None for entry in entries]),
        baseline_from=begins,
        baseline_until=ends,
        since=ints([since for since, _ in lives]),
        until=ints([until for _, until in lives]),
    )


def _on(register: Register, entry: Entry, path: Path) -> tuple[int, int, int]:
    """What an indicator is about: the duty, else the matter, and its scope; of neither, everything."""
    book = register.book
    duty = book.first("duties", entry, "duty", path)
    matter = book.first("matters", entry, "matter", path) if duty == NONE else NONE
    if duty >= 0:
        return duty, NONE, register.part_of(duty, None, path)
    if matter >= 0:
        return duty, matter, register.statements.add([book.parts["matters"][matter].id], None, None, path)
    return duty, matter, 0


def _own_measure(book: Book, entry: Entry, duty: int) -> Mapping[str, Any]:
    """The measure of the duty that an indicator is about, where it looks at the same; else nothing."""
    measure: Mapping[str, Any] = (book.parts["duties"][duty].entry.get("measure") or {}) if duty >= 0 else {}
    return measure if entry.get("indicator") in (None, measure.get("indicator")) else {}


def _stated(measure: Mapping[str, Any]) -> int:
    """The parts of a measure that are stated, as bits."""
    return aspects([name for key, name in _MEASURED.items() if measure.get(key) is not None])


def _terms(terms: list[Entry | None]) -> tuple[Any, Any]:
    """From when until when each term runs; one that does not say its end never runs."""
    lives = [lifetime(term) if term else (ALWAYS, ALWAYS) for term in terms]
    dated = [term is not None and bool(term.get("until") or term.get("through")) for term in terms]
    ends = [until if ended else ALWAYS for (_, until), ended in zip(lives, dated, strict=True)]
    return ints([begins for begins, _ in lives]), ints(ends)
