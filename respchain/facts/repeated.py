"""Entries that say nearly the same: which they are, and whether that is a team's common duty."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.wordings import Wordings, mixed, same, tokens
from respchain.record import Record


class Repeated(Record):
    """Rows that say nearly the same: `first` is the same for all that do, the first of them."""

    first: Rows
    row: Rows

    def only(self, mask: Mask) -> "Repeated":
        """Those of some groups; `mask` has one value a pair."""
        return Repeated(self.first[mask], self.row[mask])


def repeated(said: Wordings, silent: Mask, row: Rows, within: Rows) -> Repeated:
    """The rows of texts that have the same tokens as a text of another row, of those with the same number of `within`.

    A row of -1 there is like none. A row may have several texts, one a language: one in common is enough.
    """
    label = same(*tokens(said, silent), within)
    known = (label >= 0) & (within >= 0)
    if not known.any():
        return Repeated(row[:0], row[:0])
    first = np.full(int(label.max()) + 1, np.iinfo(np.int32).max, np.int64)
    np.minimum.at(first, label[known], row[known])
    pairs = distinct_columns(np.array([first[label[known]], row[known]]))
    several = np.bincount(pairs[0], minlength=1) > 1
    pairs = pairs[:, several[pairs[0]]]
    return Repeated(pairs[0], pairs[1])


def of_one_team(found: Repeated, hands: Relation, teams: tuple[Rows, ...]) -> Mask:
    """Which pairs belong to a text that posts of one team have in common, each of them once.

    `hands` leads to the seats of each row; each of `teams` gives the team of a seat in some sense, -1 for none.
    """
    at, seat = hands.follow(found.row)
    group = found.first[at]
    size = int(found.first.max(initial=0)) + 1
    held = hands.counts[found.row] > 0
    shared = marked(size, found.first[~held])
    pairs = distinct_columns(np.array([group, seat]))
    shared |= np.bincount(group, minlength=size) > np.bincount(pairs[0], minlength=size)
    common = np.zeros(size, np.bool_)
    for team in teams:
        common |= _one_value(group, team[seat], size)
    return (common & ~shared)[found.first]


def _one_value(group: Rows, value: Rows, size: int) -> Mask:
    """Which groups have one value throughout, and no -1."""
    low, high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1, np.int64)
    np.minimum.at(low, group, value)
    np.maximum.at(high, group, value)
    return np.asarray((low == high) & (low >= 0))


def in_several_lanes(found: Repeated, actors: Relation) -> Mask:
    """Which pairs belong to a name in the hands of different actors; a row in nobody's hands has no lane."""
    at, actor = actors.follow(found.row)
    size = int(found.first.max(initial=0)) + 1
    lane = _lanes(len(found.row), at, actor)
    held = actors.counts[found.row] > 0
    low, high = np.full(size, np.iinfo(np.uint64).max, np.uint64), np.zeros(size, np.uint64)
    np.minimum.at(low, found.first[held], lane[held])
    np.maximum.at(high, found.first[held], lane[held])
    return held & (low < high)[found.first]


def _lanes(count: int, at: Rows, actor: Rows) -> NDArray[np.uint64]:
    """A number for each row, by the actors in whose hands it is."""
    number = np.zeros(count, np.uint64)
    np.add.at(number, at, mixed(actor.astype(np.uint64)))
    return number
