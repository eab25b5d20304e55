"""ACC005: somebody is judged and may not answer."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "ACC005",
    severity=NOTE,
    conditions="C5",
    missions="M14",
    needs="oversight consequences",
    basis=("Bovens: the actor explains and justifies itself", "studies of accountability that is stretched too far"),
    message={
        "forum": N_("{forum} may act on what it finds by {oversight}, and nobody may answer or appeal"),
        "consequence": N_("{consequence} may be imposed, and whoever it falls on may not answer or appeal"),
    },
    fix=N_("say how whoever is judged is heard before, or to whom an appeal lies"),
)
def no_right_to_answer(facts: Facts) -> Hits:
    """A forum may bring about consequences, and whom it judges can neither explain himself before nor appeal after.

    Who is not heard hides what went wrong; who cannot appeal shuns every decision.

    ```yaml bad yearly neglect
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}}
    consequences: {neglect: {trigger: Not inspected, measures: [correct, dismiss], imposed_by: mayor}}
    duties: {water: {accountable: director, consequence: neglect}}
    oversight: {yearly: {forum: congress, over: mayor, information: report, measures: [correct]}}
    ```

    State a `debate` (a hearing, a written reply) or to whom one can `appeal_to`, at the entry of oversight or at the
    consequence. Coaching inside the house takes nothing away and needs neither: measures that only teach or praise,
    and forums that only advise. Where a measure does more than set things right, the finding is a warning.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}, court: {kind: court, terminal: true}}
    consequences:
      neglect: {trigger: Not inspected, measures: [correct, dismiss], imposed_by: mayor, appeal_to: court}
    duties: {water: {accountable: director, consequence: neglect}}
    oversight:
      yearly: {forum: congress, over: mayor, information: report, measures: [correct], debate: hearing}
      lessons: {forum: mayor, over: director, information: talks, measures: [coach]}
    ```
    """
    oversight, consequence = facts.unheard.oversight, facts.unheard.consequence
    sizes = [len(oversight), len(consequence)]
    grave = np.concatenate([facts.sanctioning[0][oversight], facts.sanctioning[1][consequence]])
    return Hits(
        tested=facts.now.oversight.measures.sum() + facts.now.consequences.measured.sum(),
        oversight=np.concatenate([oversight, np.full(sizes[1], -1)]),
        consequence=np.concatenate([np.full(sizes[0], -1), consequence]),
        forum=np.concatenate([facts.now.oversight.forum[oversight], np.full(sizes[1], -1)]),
        subtype=np.repeat(["forum", "consequence"], sizes),
        severity=np.where(grave, WARNING, -1),
    )
