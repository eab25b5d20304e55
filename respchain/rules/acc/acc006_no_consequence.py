"""ACC006: a duty whose breach has no consequence."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import marked
from respchain.rule import ERROR, N_, NOTE, WARNING, Hits, rule


@rule(
    "ACC006",
    severity=WARNING,
    conditions="C6",
    missions="M8 M14",
    needs="duties",
    basis=("lists of duties: what is pursued, how, and by whom", "every responsibility has its penalty", "Bovens"),
    message={
        "none": N_("nothing follows where {actor} fails in {duty}"),
        "incomplete": N_("{consequence} lacks a trigger, a measure or an imposer, so nothing follows for {duty}"),
        "imposer": N_("nobody who may and could impose {consequence} stands behind {duty}"),
        "distant": N_("{consequence} is imposed by {imposer}, who is neither forum nor superior of {actor}"),
    },
    fix=N_("state a trigger, a graded measure, and an imposer with power over the holder"),
    over={"PAR002": {"duty": "_duty"}, "TIME003": {"duty": "duty"}},
)
def no_consequence(facts: Facts) -> Hits:
    """A breach of the duty has no consequence, or none that anybody could impose.

    A duty without liability is a wish; an imposer who stands below, or without power, is a paper tiger.

    ```yaml bad water neglect delay
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    consequences:
      neglect: {trigger: Not inspected, measures: [correct], imposed_by: director}
      delay: {measures: [correct], imposed_by: mayor}
    duties:
      water: {accountable: director}
      roads: {accountable: director, consequence: neglect}
      parks: {accountable: director, consequence: delay}
    ```

    State what brings it about, graded measures, and an imposer apart from the actor who has the power: whoever
    appoints or removes the holder, a terminal forum, or a holder of the power `sanction`.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor, appointed_by: personnel}
      personnel: {reports_to: mayor}
      discipline: {reports_to: mayor, powers: [sanction]}
    consequences:
      neglect: {trigger: Not inspected, measures: [correct, dismiss], imposed_by: personnel}
      breach: {trigger: Law broken, measures: [admonish], imposed_by: discipline}
    duties:
      water: {accountable: director, consequence: neglect, supervised_by: personnel}
      roads: {accountable: director, consequence: breach, supervised_by: discipline}
    ```
    """
    duty, actor = facts.answering.pairs
    bare, distant = facts.sanctions.bare, facts.sanctions.distant
    rows = np.flatnonzero(bare | distant)
    duty, actor, distant = duty[rows], actor[rows], distant[rows]
    imposed = ~facts.imposers.none()[duty]
    failing = facts.first(facts.consequences, duty)
    failing[imposed] = facts.first(facts.whole_consequences, duty[imposed])
    cause = np.where(failing < 0, len(facts.now.consequences) + rows, failing)
    grave = marked(cause.max(initial=-1) + 1, cause[facts.statutory[duty] & ~distant])
    return Hits(
        tested=len(bare),
        consequence=failing,
        duty=duty,
        actor=actor,
        imposer=facts.first(facts.imposers, duty),
        subtype=np.select([failing < 0, ~imposed, distant], ["none", "incomplete", "distant"], "imposer"),
        severity=np.select([distant, grave[cause]], [NOTE, ERROR], WARNING),
        cause=cause,
    )
