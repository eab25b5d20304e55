"""What was carved out of a duty or moved out of a matter, and is owned by nobody."""

import numpy as np

from respchain.facts.regions import less, owners, shared, together
from respchain.facts.register import Claims, by_matter, leaves, narrowed, stage_spans
from respchain.facts.relation import Mask, Rows, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.runs import distinct, run_starts
from respchain.scope.scopes import STAGE, Scopes


class Carved(Record):
    """Regions that nobody owns: what was carved out of duties, then what was moved out by transfers.

    `duty` and `transfer` are the rows behind each scope of `parts`, -1 for the other kind.
    """

    duty: Rows
    transfer: Rows
    parts: Scopes


def carved(now: Columns, need: Scopes, claims: Claims, day: int) -> Carved:
    """The carve-outs of claimed duties, and the transfers up to the day, as far as no claim takes them in."""
    scopes, owned = now.scopes, now.scopes.take(claims.scope)
    duty = distinct(claims.duty)
    duty = duty[now.duties.whole[duty] != now.duties.scope[duty]]
    place, boxes = scopes.uncovered(now.duties.whole[duty], (np.arange(len(duty) + 1), now.duties.scope[duty]))
    out = _needed(Scopes(scopes.facets, run_starts(place, len(duty)), boxes), need)
    table = now.transfers
    transfer = np.flatnonzero((table.date <= day) & ~table.free & (table.matter >= 0))
    moved = less(out.followed_by(_moved(now, need, scopes.take(table.scope[transfer]))), owned)
    none = np.full(len(duty), -1), np.full(len(transfer), -1)
    return Carved(np.concatenate([duty, none[1]]), np.concatenate([none[0], transfer]), moved)


def _needed(parts: Scopes, need: Scopes) -> Scopes:
    """The part of each scope that is needed."""
    i, _, both = shared(parts, need)
    return together(both, i, len(parts))


def _moved(now: Columns, need: Scopes, stated: Scopes) -> Scopes:
    """What each transfer moved: the part that is needed; where none of it is, all that is not excluded on purpose."""
    inside = _needed(stated, need)
    outside: Mask = inside.empty()
    whole = _at_their_stages(now, stated.take(np.flatnonzero(outside)))
    free = less(whole, now.scopes.take(now.exclusions.scope[now.exclusions.based]))
    rows = np.flatnonzero(outside)
    return inside.union(together(free, rows, len(stated)))


def _at_their_stages(now: Columns, scopes: Scopes) -> Scopes:
    """Scopes cut down to the matters of the register, and to the stages that each of these must have."""
    box, matter, cut = by_matter(scopes.boxes, now.matters, leaves(now.matters))
    at, row = matches(matter, now.matter_stages.matter)
    low, high = stage_spans(now, scopes)[now.matter_stages.stage[row]].T
    return Scopes.of(scopes.facets, len(scopes), owners(scopes)[box[at]], narrowed(cut.take(at), STAGE, low, high))
