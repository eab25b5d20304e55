"""What an edge borrows: a duty that makes somebody a forum says no more than that, its own entry says the rest."""

import numpy as np

from respchain.facts.codes import Source
from respchain.facts.forums import Forums
from respchain.facts.relation import Rows
from respchain.scope.runs import distinct


def borrowed(edges: Forums, said: Rows, count: int) -> Rows:
    """For each edge the bits that its entry of oversight says, one number an entry in `said`.

    An edge from a duty has those of all entries of the same forum over the same actor. Others say nothing.
    """
    bits = np.zeros(len(edges), np.int64)
    declared = np.flatnonzero(edges.source == Source.DECLARED)
    bits[declared] = said[edges.entry[declared]]
    pair = edges.actor.astype(np.int64) * max(count, 1) + edges.forum
    known = distinct(pair[declared])
    together = np.zeros(len(known), np.int64)
    np.bitwise_or.at(together, np.searchsorted(known, pair[declared]), bits[declared])
    derived = np.flatnonzero((edges.source == Source.SUPERVISED_BY) | (edges.source == Source.STAGE))
    place = np.searchsorted(known, pair[derived])
    found = np.flatnonzero(place < len(known))
    found = found[known[place[found]] == pair[derived[found]]]
    bits[derived[found]] = together[place[found]]
    return bits
