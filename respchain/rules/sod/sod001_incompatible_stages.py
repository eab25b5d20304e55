"""SOD001: one hand decides, executes and supervises."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "SOD001",
    severity=ERROR,
    missions="M7",
    needs="duties",
    basis=("the reform paper: decision, execution and supervision told apart", "nobody is referee and player at once"),
    message=N_("{post}{person} has both {duty} and {other} in hand: stages that must be apart"),
    fix=N_("give one of the stages to somebody else, or add a compensating control with a reviewer"),
    over={
        "LOOP002": {"_actor": "actor", "_forum": "forum", "_entry": "_entry"},
        "SOD006": {"_person": "_acting", "duty": "duty", "other": "other"},
    },
)
def incompatible_stages(facts: Facts) -> Hits:
    """One post or one person decides, executes or supervises on the same matter: two of the three.

    Who checks what he did himself finds it in order. Where many duties meet in one hand, not every pair is listed, but
    every duty with another one.

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
      tour: {matter: roads, stage: supervise, accountable: second}
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
    works, met = facts.works, facts.stages_together
    left, right, watch = met.left, met.right, met.supervising
    one_post = works.post[left] == works.post[right]
    person = works.person[left]
    watched = np.where(watch == left, right, left)
    return Hits(
        tested=met.tested,
        post=np.where(one_post, works.post[left], -1),
        person=np.where(one_post, -1, person),
        duty=works.duty[left],
        other=works.duty[right],
        _actor=works.post[watched],
        _forum=np.where(watch < 0, -1, works.post[watch]),
        _entry=np.where(watch < 0, -1, works.duty[watch]),
        _person=person,
        cause=np.where(one_post, works.post[left], len(facts.actors) + person),
    )
