"""Where somebody is judged and may not answer: no debate before, and nobody to appeal to after."""

import numpy as np

from respchain.facts.codes import Source
from respchain.facts.forums import Forums
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.record import Record


class Unheard(Record):
    """Entries of oversight and consequences against which nobody may answer."""

    oversight: Rows
    consequence: Rows


def unheard(now: Columns, edges: Forums, biting: Mask, imposed: tuple[Rows, Rows, Rows], square: int) -> Unheard:
    """Where a forum judges by measures that bite, or imposes a consequence, and leaves no answer to it.

    `biting` are the entries of oversight whose measures count; `imposed` are `(consequence, actor, imposer)`. What an
    imposer's own entry over the actor provides for serves its consequences too, and the other way round.
    """
    entries = _stated(now.oversight.debate, now.oversight_appeals.oversight, now.oversight_appeals.actor)
    table = now.consequence_appeals
    answered = _stated(now.consequences.debate, table.consequence, table.actor)
    declared = np.flatnonzero((edges.source == Source.DECLARED) & (edges.actor != edges.forum))
    entry, actor, forum = edges.entry[declared], edges.actor[declared], edges.forum[declared]
    consequence, judged, imposer = imposed
    shape = (square, square)
    by_entry = Relation.of(actor[entries[entry]], forum[entries[entry]], shape=shape)
    kept = answered[consequence]
    by_consequence = Relation.of(judged[kept], imposer[kept], shape=shape)
    silent = biting[entry] & ~entries[entry] & ~by_consequence.has(actor, forum)
    bare = ~kept & ~by_entry.has(judged, imposer)
    return Unheard(
        np.flatnonzero(marked(len(now.oversight), entry[silent])),
        np.flatnonzero(marked(len(now.consequences), consequence[bare])),
    )


def _stated(debate: Mask, row: Rows, appeal: Rows) -> Mask:
    """Which rows state a debate, or somebody who is there to appeal to."""
    there = (appeal > NONE) | (appeal == UNKNOWN)
    return np.asarray(debate | marked(len(debate), row[there]))
