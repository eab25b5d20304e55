"""Who did what he may not, or is responsible for what nobody can be, case by case."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.log.columns import Log
from respchain.facts.log.course import Course
from respchain.facts.log.listing import Listed, listed
from respchain.facts.relation import NONE, Mask, Rows
from respchain.record import Record

KINDS = ("not-a-person", "no-appointment", "wrong-post")


class Unauthorised(Record):
    """Rows of one `cause` are one finding: an account that is no person's, one without a post, a step that people do in
    another post. `events`, `responsible` and `cases` count what the cause has, of which not all cases are listed.
    """

    kind: Rows  # a place in `KINDS`
    step: Rows  # of the day, -1 but for a wrong post
    account: Rows
    case: Rows
    events: Rows
    responsible: Rows
    cases: Rows
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
    """What events of each kind of `KINDS` say; `steps` tells of each event its step, and of each step if it decides."""
    step, deciding = steps
    count, (nobody, unposted, misplaced) = len(log.accounts), events
    named = np.flatnonzero(np.append(impersonal, False)[log.responsible])
    mixed = np.argsort(np.concatenate([course.case[nobody], named]), kind="stable")
    mine = np.concatenate([course.performer[nobody], log.responsible[named]])[mixed]
    account = np.concatenate([mine, course.performer[unposted], course.performer[misplaced]])
    cases = np.concatenate([course.case[nobody], named])[mixed]
    case = np.concatenate([cases, course.case[unposted], course.case[misplaced]])
    causes = [mine, count + course.performer[unposted], 2 * count + step[misplaced]]
    size = 2 * count + len(deciding)
    found: Listed = listed(np.concatenate(causes), account, case, (size, count))
    of = found.cause
    kind = np.minimum(of // max(count, 1), 2)
    did = [course.performer[nobody], *causes[1:]]
    event = np.concatenate(events).astype(np.int64)
    grave = np.concatenate(did)[np.append(deciding, False)[step[event]]]
    return Unauthorised(
        kind=kind,
        step=np.where(kind == 2, of - 2 * count, NONE),
        account=account[found.row],
        case=case[found.row],
        events=np.bincount(np.concatenate(did), minlength=size)[of],
        responsible=np.bincount(log.responsible[named], minlength=size)[of],
        cases=found.cases[of],
        decides=np.bincount(grave, minlength=size)[of] > 0,
        cause=of,
    )
