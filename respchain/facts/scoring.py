"""What actors are scored on, and whether it is theirs and in their power."""

import numpy as np

from respchain.facts.line import Line
from respchain.facts.powers import Asked
from respchain.facts.relation import Mask, Relation, Rows, marked, matches
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.runs import distinct


def beyond(now: Columns, rows: Rows, actor: Rows, hands: Relation, line: Line) -> Mask:
    """Which of these indicators are about no cell of a duty that their actor, or somebody below it, has in hand.

    `actor` is whom each is about, `hands` leads from duties to who has a part in the work.
    """
    duty = now.indicators.duty[rows]
    at, hand = hands.follow(duty)
    own = marked(len(rows), at[line.at_or_below(lower=hand, upper=actor[at])])
    rest = np.flatnonzero(~own)
    scopes = distinct(now.indicators.scope[rows[rest]])
    place, other = now.scopes.joint(scopes, now.duties.scope)
    again, worker = hands.follow(other)
    touched = Relation.of(place[again], worker, shape=(len(scopes), hands.width))
    found = np.searchsorted(scopes, now.indicators.scope[rows[rest]])
    own[rest] = _above_some(line, actor[rest], touched, found)
    return ~own


def _above_some(line: Line, actor: Rows, touched: Relation, place: Rows) -> Mask:
    """Which actors are, or stand above, one of those whom their place leads to."""
    enter, leave = line.tour
    row, hand = touched.pairs
    size = np.int64(len(enter) + 1)
    keys = np.sort(row * size + enter[hand])
    low = np.searchsorted(keys, place * size + enter[actor])
    high = np.searchsorted(keys, place * size + leave[actor])
    above: Mask = high > low
    if line.single:
        return above
    rest = np.flatnonzero(~above)
    at, below = touched.follow(place[rest])
    above[rest[at[line.at_or_below(lower=below, upper=actor[rest[at]])]]] = True
    return above


class Powerless(Record):
    """Indicators of duties for which a power is lacking: the place of the indicator, and the row of what is asked."""

    place: Rows
    need: Rows


def powerless(
    now: Columns, rows: Rows, actor: Rows, own: Relation, answering: Relation, need: Asked, bare: Rows
) -> Powerless:
    """The needs left bare of the duties that indicators are about; of a matter, of the duties that the actor has there.

    Who answers for a duty itself is asked for its own powers, anybody else for those of whoever answers.
    """
    table = now.indicators
    named = np.flatnonzero(table.duty[rows] >= 0)
    wide = np.flatnonzero(table.duty[rows] < 0)
    at, duty = own.follow(actor[wide])
    met = now.scopes.meet(table.scope[rows[wide[at]]], now.duties.scope[duty])
    place = np.concatenate([named, wide[at[met]]])
    duty = np.concatenate([table.duty[rows[named]], duty[met]])
    pair, found = matches(duty, need.duty[bare])
    found, whose = bare[found], actor[place[pair]]
    lacking = (need.actor[found] == whose) | ~answering.has(duty[pair], whose)
    return Powerless(place[pair[lacking]], found[lacking])
