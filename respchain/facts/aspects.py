"""Which of several named parts are missing."""

import numpy as np

from respchain.facts.codes import Aspect
from respchain.facts.relation import Rows

FIRST_INQUIRY = tuple(range(Aspect.HANDLE, Aspect.LIABILITY + 1))
MEASURE = tuple(range(Aspect.INDICATOR, Aspect.SOURCE + 1))
MEANS = tuple(range(Aspect.STAFF, Aspect.INFORMATION + 1))
DUTY_MEASURE = (Aspect.UNIT, Aspect.TARGET, Aspect.PERIOD, Aspect.SOURCE, Aspect.MEASURER)
COMMITMENT = tuple(range(Aspect.CONTENT, Aspect.PUBLISHED + 1))
HANDOVER = tuple(range(Aspect.BREACHES, Aspect.CASES + 1))

FOLLOW_UP = (Aspect.OWNER, Aspect.WITHIN, Aspect.VERIFIER, Aspect.EFFECT)


def missing(stated: Rows, wanted: tuple[int, ...], rows: Rows) -> tuple[Rows, Rows]:
    """The parts that rows lack of those wanted: `(row, part)`; `stated` has a bit for each part.

    >>> row, part = missing(np.array([0b111111, 0b011111]), FIRST_INQUIRY, np.array([0, 1]))
    >>> row.tolist(), [Aspect(code).name for code in part.tolist()]
    ([1], ['LIABILITY'])
    """
    place, part = np.nonzero((np.asarray(stated)[rows][:, None] >> np.array(wanted)[None, :]) & 1 == 0)
    return rows[place], np.array(wanted)[part]
