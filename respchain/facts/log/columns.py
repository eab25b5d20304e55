"""A log of cases as columns: what was read, in the order of the source, before anything is asked of it."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Rows
from respchain.facts.tables import Codes, Days
from respchain.record import Record

Instants = NDArray[np.int64]
"""Microseconds since 1970 in universal time, `NO_TIME` where none is known."""

NO_TIME = int(np.iinfo(np.int64).min)
DAY = 86_400_000_000
"""The microseconds of a day."""


class Transition(IntEnum):
    """What happened to a piece of work at an event."""

    COMPLETE = 0
    START = 1
    OTHER = 2


class Log(Record):
    """The events, one a row, in the order of the source; and the cases, numbered as they first appear.

    Words stand behind codes: `cases` behind `case`, and so on; -1 is blank. `carried` names the keys of which the
    source has a column: of what is not carried nothing can be told, which is another thing than blank.
    """

    name: str
    carried: frozenset[str]
    case: Rows
    activity: Rows
    performer: Rows  # a row of `accounts`
    group: Rows
    transition: Codes
    time: Instants
    day: Days  # by the clock of the source; 0 where it is not known
    responsible: Rows  # of each case, a row of `accounts`
    deadline: Instants
    extended: Instants  # until when the deadline was put off
    end: Instants
    process: Rows  # a row of `processes`
    cases: Sequence[str]
    activities: Sequence[str]
    accounts: Sequence[str]
    groups: Sequence[str]
    processes: Sequence[str]

    @property
    def last(self) -> int:
        """The last time stamp, `NO_TIME` where there is none."""
        return int(self.time.max()) if len(self.time) else NO_TIME

    @property
    def first(self) -> int:
        """The first time stamp, `NO_TIME` where there is none."""
        known = self.time[self.time != NO_TIME]
        return int(known.min()) if len(known) else NO_TIME


class Joined(Record):
    """What the words of a log are in a charter, as pairs; rows of the charter are those of its source.

    Names are compared in one form, so that letter case, width and spaces make no difference. A word may fit several.
    """

    step_activity: Rows
    step: Rows
    person_account: Rows
    person: Rows
    post_account: Rows  # accounts that bear the name of a post, and of no person
    post: Rows
    process_word: Rows
    process: Rows
