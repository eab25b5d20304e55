"""One cause, one finding: hits that come from another rule's hit are its effects."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.checking.running import Outcome
from respchain.rule import Hits

Hit = tuple[str, int]
"""The code of a rule, and the row of its hit."""


def primaries(outcomes: Sequence[Outcome]) -> dict[Hit, Hit]:
    """For each hit that is an effect, the hit that caused it, followed to the end."""
    hits = {outcome.rule.code: outcome.hits for outcome in outcomes}
    cause: dict[Hit, Hit] = {}
    for outcome in outcomes:
        for code, columns in outcome.rule.over.items():
            if code in hits and len(outcome.hits) and len(hits[code]):
                for effect, primary in _matches(outcome.hits, hits[code], columns):
                    cause.setdefault((code, effect), (outcome.rule.code, primary))
    return {effect: _followed(effect, cause) for effect in cause}


def _matches(primary: Hits, effect: Hits, columns: Mapping[str, str]) -> list[tuple[int, int]]:
    """The rows of `effect` that agree with a row of `primary` in the columns named, each with the first such row."""
    first: dict[tuple[int, ...], int] = {}
    for row, key in enumerate(zip(*(primary.columns[own].tolist() for own in columns), strict=True)):
        if min(key) >= 0:
            first.setdefault(key, row)
    keys = zip(*(effect.columns[other].tolist() for other in columns.values()), strict=True)
    return [(row, first[key]) for row, key in enumerate(keys) if key in first]


def _followed(hit: Hit, cause: Mapping[Hit, Hit]) -> Hit:
    seen = {hit}
    while hit in cause and cause[hit] not in seen:
        hit = cause[hit]
        seen.add(hit)
    return hit


def groups(hits: Hits, left_out: set[int]) -> list[list[int]]:
    """The rows of each finding: those of one cause and subtype, in the order of the first, the gravest first.

    Causes that come down to one subject are one finding too: nobody could tell them apart.
    """
    cause = np.arange(len(hits)) if hits.cause is None else np.asarray(hits.cause)
    by_cause: dict[tuple[int, str | None], list[int]] = {}
    for row in range(len(hits)):
        if row not in left_out:
            by_cause.setdefault((int(cause[row]), hits.subtype[row]), []).append(row)
    by_subject: dict[tuple[object, ...], list[int]] = {}
    for (_, subtype), rows in by_cause.items():
        columns = hits.subject_columns(rows[0])
        subjects = frozenset((name, int(hits.columns[name][row])) for name in columns for row in rows)
        by_subject.setdefault((subtype, subjects), []).extend(rows)
    if hits.severity is None:
        return list(by_subject.values())
    return [sorted(rows, key=partial(_gravity, hits.severity)) for rows in by_subject.values()]


def _gravity(severity: NDArray[np.integer[Any]], row: int) -> float:
    """A sorting key that puts the gravest first; the rule's own comes before all that is less than an error."""
    own = int(severity[row])
    return -own if own >= 0 else -1.5
