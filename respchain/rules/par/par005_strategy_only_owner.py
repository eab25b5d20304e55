"""PAR005: somebody answers for the course of a matter, and nobody for carrying it out."""

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "PAR005",
    severity=NOTE,
    conditions="C4",
    missions="M7",
    needs="duties",
    basis="SYSC 26.8.3G: not one who only sets the strategy of a branch",
    message=N_("{actor} answers for {matter} in its course alone; {delegate} carries it out and does not answer"),
    fix=N_("let whoever carries it out answer for that, or split the matter by stage"),
)
def strategy_only_owner(facts: Facts) -> Hits:
    """Who answers for a matter only sets its course, and who carries it out answers for nothing of it.

    When it goes wrong the one has only written a paper, and the other has only done as told.

    ```yaml bad branch
    posts:
      chief: {top: true}
      head-office: {reports_to: chief}
      branch-manager: {reports_to: chief}
    matters: {branch: {title: Business of the branch, stages: [policy]}}
    duties:
      branch-policy: {matter: branch, stage: policy, accountable: head-office}
      branch-business:
        matter: branch
        stage: deliver
        mode: default
        accountable: chief
        responsible: branch-manager
    ```

    Give the matter to who carries it out, or each a stage of it, as between a ministry and its agency. A matter that is
    nothing but a course to be set needs nobody to carry it out.

    ```yaml good
    posts:
      chief: {top: true}
      ministry: {reports_to: chief}
      agency: {reports_to: ministry}
      clerk: {reports_to: agency}
    matters: {roads: {stages: [policy, deliver]}, strategy: {stages: policy}}
    duties:
      road-policy: {matter: roads, stage: policy, accountable: ministry, responsible: clerk}
      build-roads: {matter: roads, stage: deliver, accountable: agency, responsible: clerk}
      strategy: {matter: strategy, accountable: chief, responsible: clerk}
    ```
    """
    found = facts.steered
    return Hits(tested=found.tested, matter=found.matter, actor=found.actor, delegate=found.doer)
