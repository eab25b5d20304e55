"""From where cases go up, by what escalation: one way for each duty or step and seat."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.kin import kin
from respchain.facts.register import leads
from respchain.facts.relation import NONE, Mask, Relation, Rows
from respchain.facts.tables import Columns
from respchain.record import Record


class WaysUp(Record):
    """One row for each duty, or step, and seat from which it goes up.

    `escalation` is what is stated of the duty or step, -1 for nothing; `own`: by itself, and not by its matter or the
    duty of the step. `continuous`: it has a period, and no deadline is asked for. `limit` is that of the duty.
    """

    duty: Rows
    step: Rows
    actor: Rows
    escalation: Rows
    own: Mask
    continuous: Mask
    limit: Rows

    def take(self, rows: Rows) -> "WaysUp":
        """Some of the ways; -1 for none of them gives one that goes from nobody."""
        places = np.where(rows < 0, len(self), rows)
        return WaysUp(*(np.append(getattr(self, name), NONE)[places] for name in self.names()))

    def __len__(self) -> int:
        """The number of ways."""
        return len(self.actor)


def ways_up(now: Columns, seat: Rows, answering: Relation, hands: Relation, step_actors: Relation) -> WaysUp:
    """All ways: from who answers for a duty, its lead alone where one leads, and from who does a step.

    Outsiders belong to no organisation, a department without a head is nobody.
    """
    of_duties, of_steps = _of_duties(now, seat, answering), _of_steps(now, hands, step_actors)
    both = [(getattr(of_duties, name), getattr(of_steps, name)) for name in WaysUp.names()]
    found = WaysUp(*(np.concatenate(columns) for columns in both))
    kind = now.actors.kind[found.actor]
    return found.take(np.flatnonzero((kind == Kind.POST) | (kind == Kind.BODY)))


def _of_duties(now: Columns, seat: Rows, answering: Relation) -> WaysUp:
    duty, actor = answering.pairs
    lead = leads(now, seat)[duty]
    kept = ~now.duties.heading[duty] & ((lead < 0) | (lead == actor))
    duty, actor = duty[kept], actor[kept]
    escalation = now.duties.escalation[duty]
    own = np.append(now.escalations.duty, NONE)[escalation] == duty
    periodic = now.duties.periodic[duty]
    return WaysUp(duty, np.full(len(duty), NONE), actor, escalation, own, periodic, now.duties.within[duty])


def _of_steps(now: Columns, hands: Relation, step_actors: Relation) -> WaysUp:
    """A step that does not state its own escalation goes up as the duty does that it is part of, else as its matter."""
    step, actor = step_actors.pairs
    kept = ~now.steps.automatic[step]
    step, actor = step[kept], actor[kept]
    matter = now.processes.matter[now.steps.process[step]]
    duty = duty_of_step(now, hands, matter, actor)
    by_duty = np.append(now.duties.escalation, NONE)[duty]
    by_matter = np.append(now.matters.escalation, NONE)[np.maximum(matter, NONE)]
    stated = now.steps.escalation[step]
    escalation = np.where(stated >= 0, stated, np.where(by_duty >= 0, by_duty, by_matter))
    periodic = np.append(now.duties.periodic, False)[duty]
    none = np.full(len(step), NONE)
    return WaysUp(none, step, actor, escalation, stated >= 0, periodic, none)


def duty_of_step(now: Columns, hands: Relation, matter: Rows, actor: Rows) -> Rows:
    """The duty that a seat has a hand in where it does a step on a matter, or -1.

    Of several the first that says how it goes up, else the first.
    """
    duty, hand = hands.pairs
    known = now.duties.matter[duty] >= 0
    duty, hand = duty[known], hand[known]
    served = kin(now.matters, matter).inverse
    at, of = served.follow(now.duties.matter[duty])
    duty, hand = duty[at], hand[at]
    width = len(now.actors) + 1
    key = of.astype(np.int64) * width + hand
    order = np.lexsort((duty, now.duties.escalation[duty] < 0, key))
    key, duty = key[order], duty[order]
    asked = matter.astype(np.int64) * width + actor
    place = np.searchsorted(key, asked)
    found = (np.append(key, NONE)[place] == asked) & (matter >= 0)
    return np.where(found, np.append(duty, NONE)[place], NONE)
