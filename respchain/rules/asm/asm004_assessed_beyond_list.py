"""ASM004: somebody is assessed on what is not on the list of duties, or not in that hand's power."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "ASM004",
    severity=WARNING,
    conditions="C12",
    missions="M13",
    needs="assessments",
    basis="townships scored on what is not on their list of duties 清单外考核",
    message={
        "other-duty": N_("{actor} is assessed on {duty}, in which it has no part"),
        "other-matter": N_("{actor} is assessed on {matter}, in which it has no duty"),
        "powerless": N_("{actor} is assessed on {duty}, for which the power {power} is lacking"),
    },
    fix=N_("take the indicator out, or assign the duty with the powers that it needs"),
)
def assessed_beyond_list(facts: Facts) -> Hits:
    """An indicator is about a matter outside the duties of whoever is assessed, or about one without the power for it.

    Nobody can be fairly scored on what others answer for or what he may not do; he learns to report figures.

    ```yaml bad township subtype=other-duty,other-matter,powerless
    matters: {signs: {title: Signs}, forests: {title: Forests}, stalls: {title: Stalls}}
    posts: {mayor: {top: true}, township: {reports_to: mayor}, bureau: {reports_to: mayor}}
    duties:
      remove-signs: {matter: signs, accountable: bureau}
      clear-stalls: {matter: stalls, accountable: township, needs: punish}
    assessments:
      - {of: township, by: mayor, indicators: [{duty: remove-signs}, {matter: forests}, {duty: clear-stalls}]}
    ```

    Take the indicator out, assign the duty, or grant the power. Whoever helps with a duty, or stands above who does it,
    has a part in it. A task for a time names the order that sets it (`order`) and its day (`since`).

    ```yaml good
    matters: {signs: {title: Signs}, forests: {title: Forests}, stalls: {title: Stalls}}
    posts:
      mayor: {top: true}
      township: {reports_to: mayor, powers: [punish]}
      bureau: {reports_to: mayor}
      clerk: {reports_to: township}
    duties:
      remove-signs: {matter: signs, accountable: bureau, assist: township}
      clear-stalls: {matter: stalls, accountable: township, needs: punish}
      plant: {matter: forests, accountable: clerk}
      count-cars: {accountable: bureau}
    assessments:
      - of: township
        by: mayor
        indicators:
          - {duty: remove-signs}
          - {matter: forests}
          - {duty: clear-stalls}
          - {duty: count-cars, order: Order 12 of the mayor, since: 2026-03-01}
    ```
    """
    table = facts.now.indicators
    alien, (rows, need) = facts.beyond_list, facts.scored_powerless
    every = np.concatenate([alien, rows])
    asked = facts.asked.duty[need], facts.asked.power[need]
    other = np.where(table.duty[alien] >= 0, "other-duty", "other-matter")
    return Hits(
        tested=len(facts.scored), actor=facts.assessed[table.assessment[every]],
        duty=np.concatenate([table.duty[alien], asked[0]]), matter=table.matter[every],
        power=np.concatenate([np.full(len(alien), NONE), asked[1]]), cause=every, subjects=("actor", "duty", "matter"),
        subtype=np.concatenate([other, np.full(len(rows), "powerless")]),
    )  # fmt: skip
