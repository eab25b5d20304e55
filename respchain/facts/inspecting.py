"""Inspecting: outsiders whom several units supervise on the same matter, each without regard to the others."""

import numpy as np

from respchain.facts.codes import Kind, Watch
from respchain.facts.line import Line
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.rivals import lined, met, split
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.merge import merged


class Inspections(Record):
    """An outsider, two forums that supervise it on the same, and a box of what they share."""

    outsider: Rows
    forum: Rows
    rival: Rows
    boxes: Boxes
    whole: bool


def inspections(
    now: Columns, seat: Rows, unit: Rows, lines: tuple[Line, Line], *, enough: int, most: int
) -> Inspections:
    """The outsiders whom at least `enough` units inspect on the same, of which no two have a joint plan.

    `lines` are those of command and those of the departments.
    """
    table, over = now.oversight, now.oversight_over
    watching = (table.kind == Watch.SUPERVISES) & (table.forum >= 0) & ~table.planned
    rows = np.flatnonzero(watching[over.oversight] & (over.actor >= 0))
    rows = rows[now.actors.kind[over.actor[rows]] == Kind.OUTSIDER]
    outsider, entry = over.actor[rows], over.oversight[rows]
    forum = seat[table.forum[entry]]
    inside = unit[forum]

    def apart(left: Rows, right: Rows) -> Mask:
        return ~(lined(*lines, forum[left], forum[right]) | lined(*lines, inside[left], inside[right]))

    scopes = split(now.scopes, table.scope[entry], outsider)
    pairs = met(scopes, np.arange(len(rows)), inside, apart, most)
    left, right = pairs.left, pairs.right
    both = np.concatenate([left, right])
    units = Relation.of(outsider[both], inside[both], shape=(len(now.actors), len(now.actors))).counts
    kept = np.flatnonzero(units[outsider[left]] >= enough)
    left, right = left[kept], right[kept]
    common = now.scopes.common(table.scope[entry[left]], table.scope[entry[right]])
    pair, boxes = merged(common.boxes, np.repeat(np.arange(len(left)), np.diff(common.start)))
    left, right = left[pair], right[pair]
    return Inspections(outsider[left], forum[left], forum[right], boxes, pairs.whole)
