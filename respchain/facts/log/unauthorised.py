"""Who did what he may not, or is responsible for what nobody can be: one row for each such account in each case."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.log.columns import Log
from respchain.facts.log.course import Course
from respchain.facts.relation import NONE, Mask, Rows
from respchain.record import Record
from respchain.scope.runs import distinct

KINDS = ("not-a-person", "no-appointment", "wrong-post")


class Unauthorised(Record):
    """Rows of one `cause` are one finding: an account that is no person's, a person without a post, one in a wrong post
    at a step. `events` and `responsible` count what the cause has in all cases.
    """

    kind: Rows  # a place in `KINDS`
    step: Rows  # of the day, -1 but for a wrong post
    account: Rows
    case: Rows
    events: Rows
    responsible: Rows
    decides: Mask
    cause: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.kind)

    @property
    def subtype(self) -> NDArray[np.str_]:
        """The word for each row."""
        return np.array(KINDS)[self.kind]


def unauthorised(
    log: Log, course: Course, events: tuple[Rows, Rows, Rows], steps: tuple[Rows, Mask], impersonal: Mask
) -> Unauthorised:
    """What events of each kind of `KINDS` say; `steps` tells of each event its step, and of each step whether it decides."""
    step, deciding = steps
    named = np.flatnonzero(np.append(impersonal, False)[log.responsible])
    kind = np.concatenate(
        [np.full(len(rows), code) for code, rows in enumerate(events)] + [np.zeros(len(named), np.int64)]
    )
    event = np.concatenate(events).astype(np.int64)
    account = np.concatenate([course.performer[event], log.responsible[named]]).astype(np.int64)
    case = np.concatenate([course.case[event], named]).astype(np.int64)
    at = np.concatenate([np.where(kind[: len(event)] == 2, step[event], NONE), np.full(len(named), NONE)])
    decides = np.append(np.append(deciding, False)[step[event]], np.zeros(len(named), np.bool_))
    is_event = np.arange(len(kind)) < len(event)
    width = len(deciding) + 1
    cause = (kind * max(len(log.accounts), 1) + account) * width + at + 1
    causes = distinct(cause)
    place = np.searchsorted(causes, cause)
    did = np.bincount(place[is_event], minlength=len(causes))
    answers = np.bincount(place[~is_event], minlength=len(causes))
    grave = np.bincount(place[decides], minlength=len(causes)) > 0
    rows = distinct(place * max(len(log.cases), 1) + case)
    of, case = rows // max(len(log.cases), 1), rows % max(len(log.cases), 1)
    rest, of_step = causes // width, causes % width - 1
    kinds, accounts = rest // max(len(log.accounts), 1), rest % max(len(log.accounts), 1)
    return Unauthorised(kinds[of], of_step[of], accounts[of], case, did[of], answers[of], grave[of], of)
