"""What is missing between a finding and its effect."""

import numpy as np

from respchain.facts.codes import Aspect
from respchain.facts.relation import GONE, NONE, Mask, Relation, Rows
from respchain.facts.tables import Oversight


def followed(table: Oversight) -> Rows:
    """For each entry the parts of its follow-up that are stated, a bit each (`Aspect`)."""
    stated = {
        Aspect.OWNER: _named(table.corrector),
        Aspect.WITHIN: table.timely,
        Aspect.VERIFIER: _named(table.verifier),
        Aspect.EFFECT: table.used,
    }
    bits = np.zeros(len(table), np.int64)
    for part, said in stated.items():
        bits |= said.astype(np.int64) << part
    return bits


def verified_by_owner(table: Oversight, seat: Rows, persons: Relation) -> Mask:
    """The entries whose correction nobody verifies but who made it: the same seat, or the same persons behind it."""
    known = np.flatnonzero((table.corrector >= 0) & (table.verifier >= 0))
    owner, verifier = seat[table.corrector[known]], seat[table.verifier[known]]
    at, person = persons.follow(verifier)
    others = np.bincount(at[~persons.has(owner[at], person)], minlength=len(known))
    same = np.zeros(len(table), np.bool_)
    same[known] = (owner == verifier) | ((persons.counts[verifier] > 0) & (others == 0))
    return same


def _named(actor: Rows) -> Mask:
    """Whether somebody is named who is still there."""
    return np.asarray((actor != NONE) & (actor != GONE))
