"""Ways of a process into another unit where nobody does anything."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind
from respchain.facts.relation import UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.record import Record


class IntoNothing(Record):
    """The steps from which a case enters other hands, where it enters, and how it ends there."""

    step: Rows
    following: Rows
    why: NDArray[np.str_]
    tested: int  # the ways from hand to hand


def into_nothing(now: Columns, following: Relation, units: Relation, posts: Relation) -> IntoNothing:
    """Where a case enters other hands in which only systems pass it on, until it ends or goes no further.

    Other hands are another unit, or another post where both steps name posts alone: two lanes of one pool. It is not so
    where a way leads to a step that somebody does, out of these hands, to a step that the source could not resolve, or
    to one that tells somebody; nor in a unit outside, of which nothing is known. A step of no stated unit is inside;
    where it leads to a stated one, the way may have left.
    """
    steps, count = now.steps, len(now.steps)
    left, right = following.pairs
    lanes = (posts.counts[left] > 0) & (posts.counts[right] > 0) & ~posts.shared(left, right, posts)
    apart = (units.counts[right] > 0) & (lanes | ~units.shared(left, right, units))
    fine = ~steps.automatic | marked(count, left[apart])
    fine |= marked(count, now.step_informs.step)
    fine |= marked(count, now.step_nexts.step[now.step_nexts.following == UNKNOWN])
    fine |= _outside(now, units)
    nothing = ~following.reach(fine)
    ends = following.reach(marked(count, now.step_nexts.step[now.step_nexts.ends]))
    entering = apart & (units.counts[left] > 0)
    found = np.flatnonzero(entering & nothing[right])
    why = np.where(ends[right[found]], "end-event", "dead-end")
    return IntoNothing(left[found], right[found], why, int(np.count_nonzero(entering)))


def _outside(now: Columns, units: Relation) -> Mask:
    return units.some(np.equal(now.actors.kind, Kind.OUTSIDER))
