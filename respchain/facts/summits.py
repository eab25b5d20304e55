"""Ways up that break off before they come to a top."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.climb import Climb, nearest_superior
from respchain.facts.relation import NONE, Mask, Relation, Rows
from respchain.record import Record


class Broken(Record):
    """The posts whose way up breaks off, where it does, and why."""

    post: Rows
    stop: Rows  # of a circle its first row
    why: NDArray[np.str_]


class Breaks(Record):
    """Where ways up break off: on circles, at who reports to himself, at who names only superiors that are gone."""

    cycle: Rows  # the label of the circle, -1 for none
    itself: Mask
    abolished: Mask
    unknown: Mask

    @property
    def mask(self) -> Mask:
        """All of them."""
        return np.asarray((self.cycle >= 0) | self.itself | self.abolished | self.unknown)


def broken(leads: Relation, good: Mask, breaks: Breaks, post: Mask) -> Broken:
    """The posts behind each break, each with the nearest one; whoever comes to a good end in any way is none."""
    stops = breaks.mask
    far = np.where(leads.reach(good), NONE, leads.steps_to(stops))
    low, high = leads.pairs
    behind = far[low] > 0
    low, high = low[behind], high[behind]
    up = nearest_superior((low, high), far[high], leads.height)
    rows = np.flatnonzero(post & (far > 0))
    stop = Climb(up).root[rows]
    circle = breaks.cycle[stop]
    why = np.select(
        [circle >= 0, breaks.itself[stop], breaks.abolished[stop]], ["cycle", "self-report", "abolished"], "unknown"
    )
    return Broken(rows, np.where(circle >= 0, circle, stop), why)
