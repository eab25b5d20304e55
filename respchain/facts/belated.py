"""What forums look at after the event only."""

import numpy as np

from respchain.facts.codes import Timing
from respchain.facts.relation import Mask, Rows, marked
from respchain.facts.sights import Sights
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.runs import run_starts
from respchain.scope.scopes import Scopes


class Belated(Record):
    """Boxes that nobody looks at before or during the event; `unsaid` where it is not recorded when some forum does."""

    sight: Rows
    boxes: Boxes
    unsaid: Mask


def belated(scopes: Scopes, seen: Sights, scope: Rows, timing: Rows, assessing: Mask) -> Belated:
    """Of what is seen, the cells that are seen, and by nobody in time; `scope`, `timing`, `assessing` are by edge.

    An assessment looks back by its nature: it makes nothing better, and alone it says nothing of when. Rows all of
    which each forum sees are judged as they are; others have to be cut.
    """
    when, looks_back = timing[seen.edge], assessing[seen.edge]
    early = (when & (Timing.BEFORE | Timing.DURING)) != 0
    unsaid = (when == 0) & ~looks_back
    after = ~early & ~unsaid & ~looks_back
    part = ~scopes.contains(outer=scope[seen.edge], inner=seen.scope[seen.sight])
    cut = marked(len(seen), seen.sight[part])
    late = ~marked(len(seen), seen.sight[early]) & marked(len(seen), seen.sight)
    sure = marked(len(seen), seen.sight[after]) & ~marked(len(seen), seen.sight[unsaid])
    rows = np.flatnonzero(late & ~cut)
    place, box = scopes.boxes_of(seen.scope[rows])
    whole = Belated(rows[place], scopes.boxes.take(box), ~sure[rows[place]])
    rows = np.flatnonzero(cut)
    some = seen.only(rows)
    pairs = cut[seen.sight]
    parts = _cut(scopes, some, scope, early[pairs], unsaid[pairs], after[pairs])
    return Belated(
        np.concatenate([whole.sight, rows[parts.sight]]),
        stacked([whole.boxes, parts.boxes]),
        np.concatenate([whole.unsaid, parts.unsaid]),
    )


def _cut(scopes: Scopes, seen: Sights, scope: Rows, early: Mask, unsaid: Mask, after: Mask) -> Belated:
    """The same for rows of which forums see parts; the masks are by pair."""
    late = _without(scopes, scopes.take(seen.scope), seen.laid(early, scope))
    watched = late.minus(_without(scopes, late, seen.laid(~early, scope)))
    clear = _without(scopes, late, seen.laid(unsaid, scope))
    sure = clear.minus(_without(scopes, clear, seen.laid(after, scope)))
    parts = (sure, watched.minus(sure))
    boxes = stacked([part.boxes for part in parts])
    owner = [np.repeat(np.arange(len(part)), np.diff(part.start)) for part in parts]
    return Belated(np.concatenate(owner), boxes, np.arange(len(boxes)) >= len(sure.boxes))


def _without(scopes: Scopes, some: Scopes, laid: tuple[Rows, Rows]) -> Scopes:
    """Scopes without what others that are laid over them hold."""
    start, over = laid
    count = len(some)
    place, boxes = some.followed_by(scopes).uncovered(np.arange(count), (start, count + over))
    return Scopes(some.facets, run_starts(place, count), boxes)
