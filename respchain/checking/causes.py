"""One cause, one finding: hits that come from another rule's hit are its effects."""

from collections.abc import Mapping, Sequence

import numpy as np

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
    """The rows of each finding: those of one cause, subtype and severity, in the order of the first."""
    cause = np.arange(len(hits)) if hits.cause is None else np.asarray(hits.cause)
    severity = np.full(len(hits), -1) if hits.severity is None else hits.severity
    found: dict[tuple[int, str | None, int], list[int]] = {}
    for row in range(len(hits)):
        if row not in left_out:
            found.setdefault((int(cause[row]), hits.subtype[row], int(severity[row])), []).append(row)
    return list(found.values())
