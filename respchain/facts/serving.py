"""Whose powers serve a duty: those of whoever answers for it, of its lead, and of others by agreement."""

import numpy as np

from respchain.facts.codes import Beside, Sharing
from respchain.facts.powers import Grants
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.record import Record


class Serving(Record):
    """One row for each actor whose powers serve all who share a duty; `power` is -1 for all that it holds."""

    duties: int
    duty: Rows
    actor: Rows
    power: Rows

    def of(self, duty: Rows) -> tuple[Rows, Rows]:
        """The rows that serve each duty: `(place, row)`."""
        count = len(self.duty)
        return Relation.of(self.duty, np.arange(count), shape=(self.duties, count)).follow(duty)


def serving(now: Columns, seat: Rows, answering: Relation, sharing: Relation) -> Serving:
    """Whose powers serve all: the lead's, those of who agreed to act in time, those of all under dual control.

    `sharing` leads from a duty to all who answer for it or do it. An agreement that sets no time binds nobody.
    """
    duties, table = now.duties, now.duty_agreements
    led = np.flatnonzero((duties.how == Sharing.LEAD) & (duties.lead >= 0))
    leader = seat[duties.lead[led]]
    real = answering.has(led, leader)
    led, leader = led[real], leader[real]
    agreed = np.flatnonzero((table.actor >= 0) & (table.within >= 0))
    checked, checking = sharing.only(dual_control(now)[sharing.pairs[0]]).pairs
    return Serving(
        duties=len(duties),
        duty=np.concatenate([led, table.duty[agreed], checked]),
        actor=np.concatenate([leader, seat[table.actor[agreed]], checking]),
        power=np.concatenate([np.full(len(led), NONE), table.power[agreed], np.full(len(checked), NONE)]),
    )


def dual_control(now: Columns) -> Mask:
    """The duties of which it is recorded, with a reason, that two have to act on purpose."""
    table, count = now.duty_besides, len(now.duties)
    rows = np.flatnonzero(table.reason & (table.why == Beside.DUAL_CONTROL))
    return marked(count, table.duty[rows]) | marked(count, table.other[rows][table.other[rows] >= 0])


def at_hand(grants: Grants, serve: Serving, asked: tuple[Rows, Rows, Rows], absent: Rows | None = None) -> Relation:
    """For each row asked, of a duty, an actor and a power, the scopes on which that actor may use the power.

    Who is `absent` serves nobody.
    """
    duty, actor, power = asked
    at, row = serve.of(duty)
    fits = (serve.power[row] == NONE) | (serve.power[row] == power[at])
    if absent is not None:
        fits &= serve.actor[row] != absent[at]
    at, row = at[fits], row[fits]
    place, scope = grants.on(serve.actor[row], power[at]).pairs
    return grants.on(actor, power) | Relation.of(at[place], scope, shape=(len(duty), len(grants.scopes)))
