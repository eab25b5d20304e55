"""Which of many cases are listed: all are counted, and those who have most to do with them are named."""

import numpy as np

from respchain.facts.relation import Rows
from respchain.record import Record
from respchain.scope.runs import distinct

LISTED = 1000
"""So many cases of one finding are listed."""

_DENSE = 1 << 24  # so many pairs are counted in a table, and not sorted


class Listed(Record):
    """The rows that are listed, with the cause of each; and how many cases each cause has."""

    row: Rows
    cause: Rows
    cases: Rows


def listed(cause: Rows, account: Rows, case: Rows, sizes: tuple[int, int]) -> Listed:
    """Of each cause the first row of each account, of whoever has most first, then the others in order.

    `case` ascends within a cause; `sizes` are how many causes and how many accounts there are.

    >>> found = listed(np.array([0, 0, 0, 0]), np.array([5, 6, 6, 6]), np.array([1, 1, 2, 3]), (1, 7))
    >>> found.row.tolist(), found.cases.tolist()
    ([1, 0, 2, 3], [3])
    """
    order = np.argsort(cause.astype(np.uint16) if sizes[0] < 1 << 16 else cause, kind="stable")
    runs, cases = cause[order], case[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (runs[1:] != runs[:-1]) | (cases[1:] != cases[:-1])
    rest = order[places(runs) < LISTED]
    heads = _heads(cause, account, sizes)
    first = np.full(len(cause), -1)
    both = np.concatenate([heads, rest])
    first[both[::-1]] = np.arange(len(both))[::-1]  # a row that is listed twice has its better place
    chosen = np.flatnonzero(first >= 0)
    chosen = chosen[np.lexsort((first[chosen], cause[chosen]))]
    chosen = chosen[places(cause[chosen]) < LISTED]
    return Listed(chosen, cause[chosen], np.bincount(runs[new], minlength=sizes[0]))


def _heads(cause: Rows, account: Rows, sizes: tuple[int, int]) -> Rows:
    """The first row of each account of each cause, of whoever has most first."""
    key = cause.astype(np.int64) * max(sizes[1], 1) + account
    if sizes[0] * sizes[1] > _DENSE:
        keys = distinct(key)
        key = np.searchsorted(keys, key)
    often = np.bincount(key)
    first = np.full(len(often), -1)
    first[key[::-1]] = np.arange(len(key))[::-1]
    heads = first[often > 0]
    heads = heads[np.lexsort((heads, -often[key[heads]], cause[heads]))]
    return heads[places(cause[heads]) < LISTED]


def places(runs: Rows) -> Rows:
    """The place of each row in its run of equal ones.

    >>> places(np.array([4, 4, 7, 4])).tolist()
    [0, 1, 0, 0]
    """
    if not len(runs):
        return np.zeros(0, np.int64)
    starts = np.ones(len(runs), np.bool_)
    starts[1:] = runs[1:] != runs[:-1]
    begins = np.flatnonzero(starts)
    return np.asarray(np.arange(len(runs)) - begins[np.cumsum(starts) - 1])


def first_of(cause: Rows) -> Rows:
    """The first rows of each cause, as many as are listed."""
    order = np.argsort(cause, kind="stable")
    return order[places(cause[order]) < LISTED]
