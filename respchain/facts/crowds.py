"""Too many forums over one and the same cell."""

import numpy as np

from respchain.facts.relation import Mask, Rows
from respchain.facts.sights import Sights
from respchain.scope.runs import distinct, run_starts
from respchain.scope.scopes import Scopes


def crowded(scopes: Scopes, seen: Sights, scope: Rows, forum: Rows, limit: int) -> tuple[Rows, Rows]:
    """The rows of `seen` with a cell that more than `limit` forums see, each with these: `(row, forum)`.

    `scope` and `forum` are those of each edge.
    """
    whole = scopes.contains(outer=scope[seen.edge], inner=seen.scope[seen.sight])
    sure = _counted(seen, forum, whole) > limit
    unsure = np.flatnonzero(~sure & (_counted(seen, forum, np.ones(len(whole), np.bool_)) > limit))
    deep = _deep(scopes, seen, scope, forum, unsure, limit)
    region = scopes.take(seen.scope)
    region = region.followed_by(deep)
    at = np.arange(len(seen))
    at[unsure] = len(seen) + np.arange(len(unsure))
    kept = sure.copy()
    kept[unsure] = ~deep.empty()
    pairs = np.flatnonzero(kept[seen.sight])
    both = region.followed_by(scopes)
    pairs = pairs[both.meet(at[seen.sight[pairs]], len(region) + scope[seen.edge[pairs]])]
    width = int(forum.max(initial=0)) + 1
    key = distinct(seen.sight[pairs].astype(np.int64) * width + forum[seen.edge[pairs]])
    return key // width, key % width


def _counted(seen: Sights, forum: Rows, some: Mask) -> Rows:
    """How many forums see each row, by some of the pairs."""
    width = int(forum.max(initial=0)) + 1
    key = distinct(seen.sight[some].astype(np.int64) * width + forum[seen.edge[some]])
    return np.bincount(key // width, minlength=len(seen))


def _deep(scopes: Scopes, seen: Sights, scope: Rows, forum: Rows, rows: Rows, limit: int) -> Scopes:
    """The cells of some rows that more than `limit` forums see: one forum of each row is laid over it at a time."""
    count = len(rows)
    nothing = Scopes(scopes.facets, np.zeros(count + 1, np.intp), scopes.boxes.take(np.zeros(0, np.intp)))
    levels = [scopes.take(seen.scope[rows]), *[nothing] * (limit + 1)]
    for laid in _turns(scopes, seen, scope, forum, rows):
        for level in range(limit + 1, 0, -1):
            reached = levels[level - 1].followed_by(laid).common(np.arange(count), count + np.arange(count))
            levels[level] = levels[level].union(reached)
    return levels[-1]


def _turns(scopes: Scopes, seen: Sights, scope: Rows, forum: Rows, rows: Rows) -> list[Scopes]:
    """For each turn what one more forum of each row sees; who has had all turns sees nothing."""
    number = np.full(len(seen), -1)
    number[rows] = np.arange(len(rows))
    pairs = np.flatnonzero(number[seen.sight] >= 0)
    pairs = pairs[np.lexsort((forum[seen.edge[pairs]], seen.sight[pairs]))]
    sight, edge = number[seen.sight[pairs]], seen.edge[pairs]
    new = np.ones(len(pairs), np.bool_)
    new[1:] = (sight[1:] != sight[:-1]) | (forum[edge[1:]] != forum[edge[:-1]])
    order = np.cumsum(new) - 1
    first = order[run_starts(sight, len(rows))[:-1]] if len(pairs) else order
    turn = order - first[sight]
    found = []
    for at in range(int(turn.max(initial=-1)) + 1):
        place, box = scopes.boxes_of(scope[edge[turn == at]])
        found.append(Scopes.of(scopes.facets, len(rows), sight[turn == at][place], scopes.boxes.take(box)))
    return found
