"""Top leaders who themselves lead what they should lead through others."""

import numpy as np

from respchain.facts.codes import Kind, Mode, Tier
from respchain.facts.register import leaves
from respchain.facts.relation import NONE, Mask, Relation, Rows
from respchain.facts.tables import Actors, Columns, Matters
from respchain.record import Record


class Controlled(Record):
    """One row for each duty in a reserved domain that a top leader does or directly leads."""

    tested: int
    post: Rows
    duty: Rows
    domain: Rows


def controlled(now: Columns, tops: Mask, answering: Relation, doers: Relation, domains: Rows) -> Controlled:
    """The duties in some domains that top leaders do, or answer for directly and not only by default.

    A duty is in the domain that it says, else in those of the matters that it covers.
    """
    duties = now.duties
    directly = (duties.tier == Tier.DIRECT) & (duties.mode == Mode.EXPLICIT)
    hands = answering.only(directly[answering.pairs[0]]) | doers
    duty, post = hands.pairs
    judged = tops[post] & ~duties.heading[duty]
    duty, post = duty[judged], post[judged]
    domain = _domain(now, duty, domains)
    found = domain >= 0
    return Controlled(int(judged.sum()), post[found], duty[found], domain[found])


def _domain(now: Columns, duty: Rows, domains: Rows) -> Rows:
    """For each duty which of some domains it is in, -1 for none."""
    own, matter = now.duties.own_domain[duty], now.duties.matter[duty]
    low, high = (np.append(column, 0)[np.maximum(matter, NONE)] for column in (now.matters.low, now.matters.high))
    place, inside = _places(now.matters, domains)
    first = np.searchsorted(place, low)
    reached = first < np.searchsorted(place, high)
    below = np.where(reached, np.append(inside, NONE)[first], NONE)
    return np.where(own >= 0, np.where(np.isin(own, domains), own, NONE), below)


def _places(matters: Matters, domains: Rows) -> tuple[Rows, Rows]:
    """Where on the axis of matters the leaves in some domains stand, in order, and in which they are."""
    rows = leaves(matters)
    rows = rows[np.isin(matters.domain[rows], domains)]
    return matters.low[rows], matters.domain[rows]


def teams(actors: Actors, heads: Mask, tops: Mask, organisation: Rows) -> Rows:
    """For each actor how many posts lead in its organisation."""
    leading = (actors.kind == Kind.POST) & (actors.leads | heads | tops)
    counts = np.bincount(organisation[leading], minlength=len(actors))
    return np.asarray(counts[organisation])
