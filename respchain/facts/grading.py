"""Grades beside responsibility: who bears more at a lower grade, and who the same at another."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Relation, Rows, distinct_columns
from respchain.facts.tables import Amounts, Duties
from respchain.record import Record


def responsibility(
    duties: Duties, answering: Relation, reports: NDArray[np.int64], *, risk: float, span: float
) -> Amounts:
    """Seat to the weights of all it answers for, those of high risk `risk` times, and `span` for each subordinate."""
    duty, actor = answering.pairs
    weight = duties.weight * np.where(duties.high_risk, risk, 1)
    return np.bincount(actor, weight[duty], minlength=answering.width) + span * reports


class Lower(Record):
    """Posts that bear much more than a post of a higher grade, `peer`, the one of these that bears least."""

    post: Rows
    peer: Rows


def lower(load: Amounts, grade: Amounts, group: Rows, posts: Rows, *, factor: float, grades: int) -> Lower:
    """Which posts bear more than `factor` times what another of their group bears who is `grades` higher or more.

    Posts stand in line group by group, the highest first, each with a place of its own and one `grades` above: there it
    looks back on all who stand as high, and on the least load among them.
    """
    count = len(posts)
    rank = np.empty(count, np.int64)
    rank[np.argsort(load[posts], kind="stable")] = np.arange(count)
    height = np.concatenate([grade[posts], grade[posts] + grades])
    asks = np.arange(2 * count) >= count
    groups = np.tile(group[posts], 2)
    order = np.lexsort((asks, -height, groups))
    line = np.cumsum(np.concatenate([[0], np.diff(groups[order]) != 0])) if count else order
    apart = line * (count + 1)
    least = np.minimum.accumulate(np.where(asks, count, np.tile(rank, 2))[order] - apart) + apart
    looked = asks[order] & (least < count)
    post, peer = posts[order[looked] - count], posts[np.argsort(rank)[least[looked]]]
    more = load[post] > factor * load[peer]
    back = np.argsort(post[more])
    return Lower(post[more][back], peer[more][back])


class Alike(Record):
    """Posts with the same duties and not all of one grade; those of one `set` go together."""

    post: Rows
    set: Rows


def alike(duties: Relation, band: Rows, group: Rows, posts: Rows) -> Alike:
    """Which posts of one group have the same duties, and another grade than some of these.

    `duties` leads from posts to duties, those answered for and those done told apart.
    """
    size = duties.counts[posts]
    found = [_same(duties, group, posts[size == each]) for each in np.flatnonzero(np.bincount(size)) if each > 0]
    post = np.concatenate([row for row, _ in found]) if found else posts[:0]
    first = np.concatenate([one for _, one in found]) if found else posts[:0]
    pairs = distinct_columns(np.stack([first, band[post]]))
    several = np.bincount(pairs[0], minlength=len(band)) > 1
    kept = np.flatnonzero(several[first])
    kept = kept[np.lexsort((post[kept], first[kept]))]
    return Alike(post[kept], first[kept])


def _same(duties: Relation, group: Rows, posts: Rows) -> tuple[Rows, Rows]:
    """Posts with equally many duties, each with the first post of the same group and duties."""
    places = duties.start[posts][:, None] + np.arange(int(duties.counts[posts[0]]))
    table = np.concatenate([group[posts][:, None], duties.to[places]], axis=1).T
    order = np.lexsort(table[::-1])
    new = np.ones(len(posts), np.bool_)
    new[1:] = np.any(table[:, order[1:]] != table[:, order[:-1]], axis=0)
    return posts[order], posts[order[new]][np.cumsum(new) - 1]
