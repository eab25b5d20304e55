"""SOD001: one hand decides, executes and supervises."""

import numpy as np

from respchain.facts.codes import Group
from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule
from respchain.scope.scopes import STAGE


@rule(
    "SOD001",
    severity=ERROR,
    missions="M7",
    needs="duties",
    basis=("the reform paper: decision, execution and supervision told apart", "nobody is referee and player at once"),
    message=N_("{post}{person} has both {duty} and {other} in hand: stages that must be apart"),
    fix=N_("give one of the stages to somebody else, or add a compensating control with a reviewer"),
    over={"LOOP002": {"_supervising": "_entry"}},
)
def incompatible_stages(facts: Facts) -> Hits:
    """One post or one person decides, executes or supervises on the same matter: two of the three.

    Who checks what he did himself finds it in order.

    ```yaml bad li clerk
    posts:
      mayor: {top: true, holder: {person: Chen}}
      clerk: {reports_to: mayor}
      first: {reports_to: mayor, holder: {person: li}}
      second: {reports_to: mayor, holder: {person: li}}
    matters:
      water: {stages: [execute, supervise]}
      roads: {stages: [execute, supervise]}
    duties:
      lay: {matter: water, stage: execute, accountable: clerk}
      watch: {matter: water, stage: supervise, accountable: mayor, responsible: clerk}
      build: {matter: roads, stage: execute, accountable: first}
      audit: {matter: roads, stage: audit, accountable: second}
    ```

    Give the stages to different hands. A head's general accountability, matters of low risk, and duties with a
    compensating control are exempt.

    ```yaml good
    posts:
      mayor: {top: true, holder: {person: Chen}}
      clerk: {reports_to: mayor, holder: {person: Li}}
      auditor: {reports_to: mayor, holder: {person: Wang}}
    matters:
      water: {stages: [execute, supervise]}
      paper: {stages: [decide, execute], low_risk: true}
      roads: {stages: [decide, execute]}
    duties:
      lay: {matter: water, stage: execute, accountable: clerk}
      watch: {matter: water, stage: supervise, accountable: auditor}
      all: {matter: water, tier: overall, accountable: mayor}
      order: {matter: paper, stage: [decide, execute], accountable: clerk}
      plan: {matter: roads, stage: decide, accountable: clerk}
      build: {matter: roads, stage: execute, accountable: clerk, compensating: {control: review, reviewer: mayor}}
    ```
    """
    works, duties = facts.works, facts.duties
    left, right = works.pairs()
    duty, other = works.duty[left], works.duty[right]
    exempt = duties.low_risk | duties.compensated
    both = duties.groups[duty] | duties.groups[other]
    several = (both & (both - 1)) != 0
    open_ = np.flatnonzero(several & ~exempt[duty] & ~exempt[other] & ((duty != other) | (left == right)))
    meets = facts.scopes.meet(duties.scope[duty[open_]], duties.scope[other[open_]], but=(STAGE,))
    rows = open_[meets]
    left, right, duty, other = left[rows], right[rows], duty[rows], other[rows]
    one_post = works.post[left] == works.post[right]
    supervising = [np.where(duties.groups[one] & Group.SUPERVISE, one, -1) for one in (other, duty)]
    return Hits(
        tested=len(works.duty),
        post=np.where(one_post, works.post[left], -1),
        person=np.where(one_post, -1, works.person[left]),
        duty=duty,
        other=other,
        _supervising=np.where(supervising[0] >= 0, *supervising),
        _person=works.person[left],
        cause=np.where(one_post, works.post[left], len(facts.actors) + works.hand[left]),
    )
