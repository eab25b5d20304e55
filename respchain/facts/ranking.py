"""Who answers for a duty, and whether that is high enough."""

import numpy as np

from respchain.facts.hops import Superiors
from respchain.facts.kin import kin
from respchain.facts.line import Line
from respchain.facts.register import Claims
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Actors, Columns
from respchain.record import Record
from respchain.scope.runs import run_starts


class Inverted(Record):
    """One row for each duty, seat that answers for it, and seat above that does it without answering."""

    duty: Rows
    actor: Rows
    doer: Rows


def inverted(now: Columns, answering: Relation, doers: Relation, command: Line) -> Inverted:
    """Where who does a duty stands above who answers for it; a profession answers whatever its rank."""
    duty, actor = answering.pairs
    kept = ~now.duties.heading[duty] & ~now.actors.professional[actor] & (command.cycle[actor] < 0)
    duty, actor = duty[kept], actor[kept]
    at, doer = (doers - answering).follow(duty)
    duty, actor = duty[at], actor[at]
    rows = np.flatnonzero(command.below(lower=actor, upper=doer))
    return Inverted(duty[rows], actor[rows], doer[rows])


def levels(superiors: Superiors, tops: Mask) -> tuple[Rows, Rows]:
    """For each seat how many levels it stands below the top of its organisation, -1 for no top; and that top."""
    climb, home = superiors.climb, superiors.organisation
    posts, seats = np.flatnonzero(tops), np.arange(len(home))
    top = climb.nearest_of(home[posts], posts, asked=home, start=seats)
    return np.where(top >= 0, climb.depth - climb.depth[top], NONE), top


def answered_items(now: Columns) -> Mask:
    """The duties on matters that answer a prescribed item which applies, or share a leaf with one."""
    table = now.matter_items
    applies = np.append(now.prescribed.applies, False)[np.maximum(table.item, NONE)]
    concerned = marked(len(now.matters), kin(now.matters, table.matter[applies]).to)
    return np.append(concerned, False)[np.maximum(now.duties.matter, NONE)]


def junior(now: Columns, claims: Claims, superiors: Superiors, tops: Mask, most: int) -> Rows:
    """The claims on prescribed items of who stands too far below the top, with nobody higher up who answers too.

    Of the grade of the superior who stands high enough is high enough as well.
    """
    rows = np.flatnonzero(claims.leading & (claims.actor >= 0))
    rows = rows[answered_items(now)[claims.duty[rows]] & ~now.actors.professional[claims.actor[rows]]]
    level, top = levels(superiors, tops)
    seat = superiors.stand[claims.actor[rows]]
    enough = superiors.climb.nearest(level == most)[seat]
    same = (enough >= 0) & _as_high(now.actors, seat, enough) & (top[enough] == top[seat])
    low = (level[seat] > most) & ~same
    senior = rows[(level[seat] >= 0) & ~low]
    rows = rows[low]
    place, by = now.scopes.joint(claims.scope[rows], claims.scope[senior])
    others = claims.scope[senior][by]
    covered: Mask = now.scopes.within(claims.scope[rows], (run_starts(place, len(rows)), others))
    return np.asarray(rows[np.flatnonzero(~covered)])


def _as_high(actors: Actors, one: Rows, other: Rows) -> Mask:
    """Whose grade is known to be no lower than another's on the same ladder."""
    return np.asarray((actors.ladder[one] == actors.ladder[other]) & (actors.grade[one] >= actors.grade[other]))
