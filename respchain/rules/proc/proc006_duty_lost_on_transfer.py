"""PROC006: a case that nobody keeps in sight once it is passed on."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE, UNKNOWN
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PROC006",
    severity=ERROR,
    conditions="C10",
    missions="M9",
    needs="processes",
    basis=("responsible from first inquiry to the end", "dispatch of cases by the 12345 hotline"),
    message={
        "untracked": N_("{process} passes cases on after {step}, and nobody keeps track of them until their end"),
        "elsewhere": N_("{process} passes cases on, and never to anybody who answers for its matter"),
    },
    fix=N_("the first contact keeps track of the case (`tracked_by`) until it ends with whoever answers for it"),
)
def duty_lost_on_transfer(facts: Facts) -> Hits:
    """A case is passed to another unit, and nobody keeps track of it; or it never comes to whoever answers for it.

    Each unit has done its part, and the applicant does not know whom to ask.

    ```yaml bad licence complaint
    posts: {chief: {top: true}, window: {reports_to: chief}, expert: {reports_to: chief}, clerk: {reports_to: chief}}
    matters: {permits: {}}
    duties: {decide: {matter: permits, accountable: expert}}
    processes:
      licence:
        matter: permits
        steps:
          accept: {by: window, next: decide}
          decide: {by: expert, next: end}
      complaint:
        matter: permits
        tracked_by: window
        steps:
          accept: {by: window, next: answer}
          answer: {by: clerk, next: end}
    ```

    Name who keeps track of the case until its end. No tracker is needed where each receiver confirms that it has the
    case (`confirms`) and a step tells the applicant, an outsider (`informs`). The case has to come to somebody who
    answers for or does a duty on the matter of the process, or to that unit, or to somebody below.

    ```yaml good
    posts: {chief: {top: true}, window: {reports_to: chief}, expert: {reports_to: chief}, clerk: {reports_to: expert}}
    outsiders: {applicant: {kind: citizen}}
    matters: {permits: {}}
    duties: {decide: {matter: permits, accountable: expert}}
    processes:
      licence:
        matter: permits
        tracked_by: window
        steps:
          accept: {by: window, next: decide}
          decide: {by: clerk, next: end}
      complaint:
        matter: permits
        steps:
          accept: {by: window, next: answer}
          answer: {by: expert, informs: [applicant], receives: {confirms: true}, next: end}
    ```
    """
    steps, processes = facts.now.steps, facts.now.processes
    step, following = facts.hand_offs
    tracked = (processes.tracker >= 0) | (processes.tracker == UNKNOWN)
    lost = facts.untold & ~tracked[steps.process[step]]
    astray = np.flatnonzero(facts.astray)
    nothing = np.full(len(astray), NONE)
    process = np.concatenate([steps.process[step[lost]], astray])
    return Hits(
        tested=len(step),
        process=process,
        step=np.concatenate([step[lost], nothing]),
        following=np.concatenate([following[lost], nothing]),
        subtype=np.repeat(["untracked", "elsewhere"], [lost.sum(), len(astray)]),
        cause=process,
    )
