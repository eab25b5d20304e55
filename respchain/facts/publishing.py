"""What of the public items is published, and when the map fell behind."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.aspects import missing
from respchain.facts.codes import Field, Mode, Tier
from respchain.facts.relation import Mask, Rows, marked
from respchain.facts.tables import ALWAYS, NEVER, TABLES, Columns, Duties, days_of
from respchain.record import Record

SHOWN = (Field.ITEM, Field.BASIS, Field.UNIT, Field.LIMIT, Field.PHONE)
"""What the publication of an item shows."""

_NO_CHANGE = frozenset(
    ("calendar", "charters", "previous", "publications", "roster", "trainings", "unresolved", "waivers")
)
"""Tables whose days change nothing about who answers for what."""


def items(duties: Duties) -> Mask:
    """The duties that are public items: for citizens or firms, somebody's own and no heading."""
    own = (duties.mode == Mode.EXPLICIT) & (duties.tier == Tier.DIRECT) & ~duties.heading
    return np.asarray(own & duties.public)


class Published(Record):
    """Per duty whether it is published, whether it is kept from the public on a basis, and what is shown of it."""

    open: Mask
    withheld: Mask
    shows: Rows


def published(now: Columns) -> Published:
    """What is published on the day."""
    table, count = now.publications, len(now.duties)
    shows = np.zeros(count, np.int64)
    np.bitwise_or.at(shows, table.duty[table.placed], table.shows[table.placed])
    return Published(marked(count, table.duty[table.placed]), marked(count, table.duty[table.withheld]), shows)


def unshown(known: Published, rows: Rows) -> tuple[Rows, Rows]:
    """What the publications of duties do not say that they show: `(duty, field)`."""
    return missing(known.shows, SHOWN, rows)


def first_change(columns: Columns, updated: int) -> int:
    """The first day after the map was brought up to date on which what it says changes, `NEVER` where none does."""
    first = NEVER
    for name in TABLES:
        if name not in _NO_CHANGE:
            for days in days_of(getattr(columns, name)):
                later = days[(days > updated) & (days != ALWAYS)]
                first = min(first, int(later.min(initial=NEVER)))
    return first


def overdue_days(columns: Columns, stale_days: int) -> NDArray[np.int64]:
    """The days on which a map becomes stale, and its review overdue."""
    said = columns.charters
    updated = int(said.updated[0])
    stale = first_change(columns, updated) + stale_days + 1 if updated > ALWAYS else NEVER
    review = int(said.reviewed[0] + said.review[0]) + 1 if said.review[0] else NEVER
    return np.array([stale, review], np.int64)
