"""Who could impose what follows a breach: somebody apart from the actor, and able."""

from collections.abc import Callable

import numpy as np

from respchain.facts.line import Line
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.record import Record


class Sanctions(Record):
    """Masks over the pairs of `answering`: `bare` where nobody is apart and able, `distant` where strangers are."""

    bare: Mask
    distant: Mask


def sanctions(
    answering: Relation,
    imposers: Relation,
    command: Line,
    forums: Relation,
    terminal: Mask,
    controllers: Relation,
    holds_power: Callable[[Rows, Rows], Mask],
) -> Sanctions:
    """Judges the imposers of each duty against whoever answers for it.

    Apart: neither the actor nor below it. Able: a terminal forum, who appoints or removes the actor, or a holder of the
    power to sanction on the duty's scope (asked last, for those still open: it is the dear question).
    Whoever is neither forum nor superior of the actor is a stranger to it.
    """
    duty, actor = answering.pairs
    at, imposer = imposers.follow(duty)
    apart = ~command.at_or_below(lower=imposer, upper=actor[at])
    able = terminal[imposer] | controllers.has(actor[at], imposer)
    unsure = np.flatnonzero(apart & ~able)
    able[unsure] = holds_power(imposer[unsure], duty[at[unsure]])
    close = forums.has(actor[at], imposer) | command.below(lower=actor[at], upper=imposer)
    bare = ~marked(len(duty), at[apart & able])
    return Sanctions(bare, ~bare & ~marked(len(duty), at[apart & able & close]))
