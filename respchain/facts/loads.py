"""Loads: how much one person, or one post beside its peers, has in hand."""

import numpy as np

from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import Amounts, Duties
from respchain.facts.tenancy import Held
from respchain.record import Record
from respchain.scope.runs import distinct, starts


class Crowd(Record):
    """For each person the time that the posts take, and the duties answered for; `duties` are all there are."""

    time: Amounts
    number: Rows
    duties: int


def crowd(answering: Relation, held: Held, holders: Relation, posts: Mask) -> Crowd:
    """How much each person holds at once in `posts`; `answering` leads from duties to seats."""
    here = posts[held.post]
    time = np.bincount(held.person[here], held.share[here], minlength=holders.width)
    duty, actor = answering.pairs
    mine = posts[actor]
    at, person = holders.follow(actor[mine])
    by = Relation.of(person, duty[mine][at], shape=(holders.width, answering.height))
    return Crowd(np.round(time, 6), by.counts, int((answering.counts > 0).sum()))


def time_of(held: Held, posts: int) -> Amounts:
    """Post to the working time of those who hold it."""
    return np.bincount(held.post, held.share, minlength=posts).astype(np.float64)


def bulk(duties: Duties, hands: Relation) -> Amounts:
    """Seat to the weight times the volume of all duties in its hands."""
    duty, actor = hands.pairs
    return np.bincount(actor, (duties.weight * duties.volume)[duty], minlength=hands.width).astype(np.float64)


class Peers(Record):
    """Posts among their peers: the load of each for one full working time, and the middle one of its group."""

    post: Rows
    load: Amounts
    middle: Amounts
    weighed: Mask  # whether weights or volumes are stated of what the group has in hand


def peers(load: Amounts, group: Rows, posts: Rows, weighed: Mask, least: int) -> Peers:
    """The posts with at least `least` in their group, themselves among them; the columns are by actor."""
    order = posts[np.lexsort((load[posts], group[posts]))]
    names = distinct(group[order])
    place = np.searchsorted(names, group[order])
    count = np.bincount(place, minlength=len(names))
    begin = starts(count)[:-1]
    middle = np.zeros(len(names))
    if len(names):
        middle = (load[order[begin + (count - 1) // 2]] + load[order[begin + count // 2]]) / 2
    some = marked(len(names), place[weighed[order]])
    kept = count[place] >= least
    row, place = order[kept], place[kept]
    back = np.argsort(row)
    row, place = row[back], place[back]
    return Peers(row, load[row], middle[place], some[place])


def uneven(found: Peers, factor: float) -> Mask:
    """Which loads are more than so many times the middle one, or less than its part."""
    return np.asarray((found.load > factor * found.middle) | (found.load * factor < found.middle))
