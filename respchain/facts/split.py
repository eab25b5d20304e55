"""Split authority: duties whose powers lie only in several hands together."""

import numpy as np

from respchain.facts.codes import Sharing, Tier
from respchain.facts.line import Line
from respchain.facts.powers import Grants
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.serving import Serving, at_hand
from respchain.facts.tables import Columns, Duties
from respchain.record import Record


class Split(Record):
    """One row for each who shares a duty and answers for it or holds a part of the powers that it needs."""

    tested: int
    duty: Rows
    actor: Rows


def split(
    now: Columns, seat: Rows, answering: Relation, sharing: Relation, held_by: tuple[Grants, Serving], command: Line
) -> Split:
    """The duties whose powers are held only by several together of those who share them, with nobody who leads.

    Of a divided duty each answers for a part. Who answers and commands all others leads them.
    """
    duties, needs, (grants, serve) = now.duties, now.duty_needs, held_by
    count = len(duties)
    needing = marked(count, needs.duty) & (duties.tier == Tier.DIRECT) & ~duties.heading
    judged = needing & (duties.how != Sharing.DIVIDED) & (sharing.counts > 1)
    at, member = sharing.follow(needs.duty)
    kept = judged[needs.duty[at]]
    need, member = at[kept], member[kept]
    duty, power = needs.duty[need], needs.power[need]
    held = at_hand(grants, serve, (duty, member, power))
    bare = _bare(grants, duties.scope[duty], held)
    alone = sharing - Relation.of(duty[bare], member[bare], shape=(count, sharing.width))
    row, scope = held.pairs
    joint = Relation.of(need[row], scope, shape=(len(needs), len(grants.scopes)))
    lacking = _bare(grants, duties.scope[needs.duty], joint)
    open_ = judged & (alone.counts == 0) & ~marked(count, needs.duty[lacking])
    open_ &= ~_led(now.duties, seat, (answering, sharing), open_, command)
    some = marked(len(duty), row[grants.scopes.meet(duties.scope[duty[row]], scope)])
    parts = open_[duty] & (answering.has(duty, member) | some)
    found = Relation.of(duty[parts], member[parts], shape=(count, sharing.width))
    return Split(int(judged.sum()), *found.pairs)


def _bare(grants: Grants, scope: Rows, held: Relation) -> Mask:
    """Which scopes are not wholly held."""
    return ~grants.scopes.within(scope, (held.start, held.to))


def _led(duties: Duties, seat: Rows, parts: tuple[Relation, Relation], open_: Mask, command: Line) -> Mask:
    """The duties with a lead who shares them, or with one who answers and stands above all others."""
    answering, sharing = parts
    named = np.flatnonzero(open_ & (duties.lead >= 0))
    led = marked(len(duties), named[sharing.has(named, seat[duties.lead[named]])])
    duty, chief = answering.only(open_[answering.pairs[0]]).pairs
    at, other = sharing.follow(duty)
    apart = ~command.at_or_below(lower=other, upper=chief[at])
    above = ~marked(len(duty), at[apart])
    return led | marked(len(duties), duty[above])
