"""Whether what one person did is checked by another, in each case."""

import numpy as np

from respchain.facts.log.course import Course
from respchain.facts.relation import Mask, Relation, Rows, among, marked, matches
from respchain.facts.tables import StepChecks
from respchain.record import Record

PAIRINGS = ("first", "last", "any", "all")
"""Which events of a pair are compared: the first of each, the last of each, any two, or all of them."""


class FourEyes(Record):
    """One row for each pair of steps in each case that passes both: whether one hand did both, and which.

    `unknown` rows do not say who did one of what is compared.
    """

    pair: Rows
    case: Rows
    broken: Mask
    unknown: Mask
    account: Rows  # who did the first

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.pair)


def four_eyes(course: Course, step: Rows, who: Rows, pairs: StepChecks, pairing: str) -> FourEyes:
    """What the cases say of some pairs; `step` and `who` are those of each event, `who` one number for one person."""
    do, check = (_done(column, step) for column in (pairs.step, pairs.check))
    keys = [pair * np.int64(max(course.cases, 1)) + course.case[event] for pair, event in (do, check)]
    both = [among(keys[0], keys[1]), among(keys[1], keys[0])]
    (left, did), (right, checked) = (
        (key[mask], side[1][mask]) for key, mask, side in zip(keys, both, (do, check), strict=True)
    )
    starts = np.flatnonzero(np.append(True, left[1:] != left[:-1])) if len(left) else np.zeros(0, np.int64)
    key = left[starts]
    of_check = np.searchsorted(right, key)
    ends, check_ends = np.append(starts[1:], len(left)) - 1, np.searchsorted(right, key, "right") - 1
    if pairing == "last":
        one, other = who[did[ends]], who[checked[check_ends]]
        broken, unknown = one == other, (one < 0) | (other < 0)
    elif pairing == "first":
        one, other = who[did[starts]], who[checked[of_check]]
        broken, unknown = one == other, (one < 0) | (other < 0)
    else:
        broken, unknown = _sets((left, who[did]), (right, who[checked]), key, pairing)
    pair, case = key // max(course.cases, 1), key % max(course.cases, 1)
    later = _later((left, did), (right, checked), key, who)
    broken = broken & ~unknown & ~(pairs.later[pair] & later)
    shown = did[ends] if pairing == "last" else did[starts]
    return FourEyes(pair, case, broken, unknown, course.performer[shown])


def _done(steps: Rows, step: Rows) -> tuple[Rows, Rows]:
    """The events at which the step of each pair is done, by pair and in order: `(pair, event)`."""
    concerned = np.flatnonzero(marked(int(max(steps.max(initial=0), step.max(initial=0))) + 2, steps)[step])
    pair, place = matches(steps, step[concerned])
    return pair.astype(np.int64), concerned[place]


def _sets(do: tuple[Rows, Rows], check: tuple[Rows, Rows], key: Rows, pairing: str) -> tuple[Mask, Mask]:
    """Whether any hand is on both sides, or one hand is on all of both."""
    sides = [(np.searchsorted(key, keys), hand) for keys, hand in (do, check)]
    width = int(max((hand.max(initial=0) for _, hand in sides), default=0)) + 1
    relations = [Relation.of(at, hand, shape=(len(key), width)) for at, hand in sides]
    rows = np.arange(len(key))
    blank = [np.bincount(at[hand < 0], minlength=len(key)) > 0 for at, hand in sides]
    if pairing == "any":
        shared = relations[0].shared(rows, rows, relations[1])
        return shared, ~shared & (blank[0] | blank[1])
    together = relations[0] | relations[1]
    return np.asarray(together.counts == 1), blank[0] | blank[1]


def _later(do: tuple[Rows, Rows], check: tuple[Rows, Rows], key: Rows, who: Rows) -> Mask:
    """Whether somebody else than who did the first checks it, after that."""
    first = do[1][np.searchsorted(do[0], key)]
    at = np.searchsorted(key, check[0])
    other = (check[1] > first[at]) & (who[check[1]] >= 0) & (who[check[1]] != who[first[at]])
    found = np.zeros(len(key), np.bool_)
    found[at[other]] = True
    return found


def by_persons(pairs: StepChecks, automatic: Mask) -> StepChecks:
    """The pairs whose check a person makes: what a system checks is no pair of eyes."""
    kept = np.flatnonzero((pairs.check >= 0) & (pairs.step >= 0))
    kept = kept[~automatic[pairs.check[kept]]]
    return StepChecks(**{name: getattr(pairs, name)[kept] for name in StepChecks.names()})
