"""The charter on one day as tables, and what all questions use."""

from functools import cached_property

import numpy as np

from respchain.facts.day import on
from respchain.facts.log.columns import Joined, Log
from respchain.facts.parameters import Parameters, codes_of
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.spans import Calendar, Spans
from respchain.facts.tables import Columns

LOG = "log"
"""What is given beside a charter and is no section of it: a rule that needs it is judged on a log alone."""


class Ground:
    """The charter on one day as tables, and what all questions use."""

    def __init__(
        self, columns: Columns, day: int, parameters: Parameters, case_log: tuple[Log, Joined] | None = None
    ) -> None:
        now = on(columns, day)
        self.now, self.day, self.parameters = now, day, parameters
        self.columns = columns  # whatever the day: who answered for what is past may be gone since
        self.actors, self.duties, self.matters = now.actors, now.duties, now.matters
        self.sections = now.sections if case_log is None else now.sections | {LOG}
        self._case_log = case_log

    def named(self, names: list[str]) -> Mask:
        """Which power codes are those of the named powers."""
        return marked(len(self.now.powers_named), self.codes(names))

    def codes(self, names: list[str]) -> Rows:
        """The codes of those named powers that the charter knows."""
        return codes_of(names, self.now.powers_named)

    @cached_property
    def calendar(self) -> Calendar:
        """How many days working days take."""
        return Calendar.of(self.now.calendar)

    def spans(self, durations: Rows) -> Spans:
        """The spans of a column of durations; where there is none, no time at all."""
        return Spans.of(self.now.durations, durations)

    @staticmethod
    def first(relation: Relation, rows: Rows) -> Rows:
        """The first target of each row, -1 where it has none."""
        found = np.full(len(rows), NONE, np.int64)
        has = relation.counts[rows] > 0
        found[has] = relation.to[relation.start[rows[has]]]
        return found

    @property
    def _count(self) -> int:
        return len(self.actors)

    @property
    def _square(self) -> tuple[int, int]:
        return self._count, self._count
