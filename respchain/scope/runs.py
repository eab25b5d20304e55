"""Runs: many short lists kept in one array."""

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rows = NDArray[np.integer[Any]]
Ints = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Whole = TypeVar("Whole", bound=np.integer[Any])


def spread(first: ArrayLike, counts: ArrayLike) -> tuple[Rows, Rows]:
    """The members of runs that begin at `first` and hold `counts` members: each with the place of its run.

    >>> [column.tolist() for column in spread([7, 0, 3], [2, 0, 3])]
    [[0, 0, 2, 2, 2], [7, 8, 3, 4, 5]]
    """
    counts = np.asarray(counts, dtype=np.intp)
    place = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    member = np.arange(len(place)) + (np.asarray(first, dtype=np.intp) - before)[place]
    return place, member


def distinct(values: NDArray[Whole]) -> NDArray[Whole]:
    """The values, ascending, each once. (`np.unique` is slower, and its first call loads masked arrays.)

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    new = np.ones(len(ordered), dtype=np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def starts(counts: ArrayLike) -> Rows:
    """Where each run of `counts` members starts when they are laid end to end, and where the last one ends.

    >>> starts([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    counts = np.asarray(counts, dtype=np.intp)
    start = np.zeros(len(counts) + 1, dtype=np.intp)
    np.cumsum(counts, out=start[1:])
    return start


def run_starts(place: Rows, count: int) -> Rows:
    """Where the run of each of `count` places starts in an ascending column of places.

    >>> run_starts(np.array([0, 0, 2]), 4).tolist()
    [0, 2, 2, 3, 3]
    """
    return starts(np.bincount(place, minlength=count))


def chunks(counts: Rows, limit: int) -> Iterator[tuple[int, int]]:
    """Neighbouring runs taken together up to about `limit` members: where each batch of runs begins and ends.

    >>> list(chunks(np.array([3, 3, 3, 9, 1]), 6))
    [(0, 2), (2, 3), (3, 4), (4, 5)]
    """
    total = starts(counts)
    begin = 0
    while begin < len(counts):
        end = max(int(np.searchsorted(total, total[begin] + limit, "right")) - 1, begin + 1)
        yield begin, end
        begin = end
