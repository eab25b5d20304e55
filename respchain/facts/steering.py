"""Matters for which somebody answers in setting their course alone, while others carry them out."""

import numpy as np

from respchain.facts.kin import kin
from respchain.facts.register import Claims
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.runs import distinct


class Steered(Record):
    """One row for each matter, who answers for its course, and who carries it out and answers for nothing of it."""

    tested: int
    matter: Rows
    actor: Rows
    doer: Rows


def strategic(now: Columns, stages: Rows) -> Mask:
    """The duties that only set a course."""
    table, count = now.duty_stages, len(now.duties)
    course = marked(len(now.stages), stages)[table.stage]
    return marked(count, table.duty[course]) & ~marked(count, table.duty[~course])


def steered(
    now: Columns, claims: Claims, stages: Rows, answering: Relation, doers: Relation, step_actors: Relation
) -> Steered:
    """The matters on which nobody answers for more than the course, although more than that is needed and is done."""
    count, matter = len(now.matters), now.duties.matter
    course = strategic(now, stages)
    needs = now.matter_stages
    more = marked(count, needs.matter[~marked(len(now.stages), stages)[needs.stage]])
    done = np.flatnonzero(~course & ~now.duties.heading & (matter >= 0) & (doers.counts > 0))
    worked = marked(count, matter[done])
    own = claims.duty[matter[claims.duty] >= 0]
    candidates = distinct(matter[own[course[own]]])
    carried = marked(count, matter[own[~course[own]]])
    near = kin(now.matters, candidates)
    asked = candidates[(more | near.some(worked))[candidates] & ~near.some(carried)[candidates]]
    known = np.flatnonzero((matter >= 0) & ~now.duties.heading)
    duties = Relation.of(matter[known], known, shape=(count, len(now.duties)))
    served = np.flatnonzero(now.processes.matter[now.steps.process] >= 0)
    steps = Relation.of(now.processes.matter[now.steps.process[served]], served, shape=(count, len(now.steps)))
    around = near.only(marked(count, asked)[near.pairs[0]])
    hands = (around @ duties @ doers) | (around @ steps @ step_actors)
    others = hands - (around @ duties @ answering)
    rows = np.flatnonzero(course[claims.duty] & (claims.actor >= 0) & (matter[claims.duty] >= 0))
    rows = rows[marked(count, asked)[matter[claims.duty[rows]]]]
    holders = Relation.of(matter[claims.duty[rows]], claims.actor[rows], shape=(count, len(now.actors)))
    of, holder = holders.pairs
    at, doer = others.follow(of)
    return Steered(len(candidates), of[at], holder[at], doer)
