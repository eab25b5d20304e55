"""HIER004: somebody answers for a duty who stands too low."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER004",
    severity=ERROR,
    conditions="C7",
    missions="M7",
    needs="duties",
    basis=("SYSC 24.3.1G: the most senior person responsible", "the reform paper: who leads answers"),
    message={
        "below-doer": N_("{actor} answers for {duty} and stands below {superior}, who does it"),
        "too-junior": N_("{actor} answers for {duty}, a prescribed item, and stands too far below the top"),
        "low-grade": N_("{actor} answers for {duty} and is of too low a grade"),
    },
    fix=N_("let somebody higher up answer"),
)
def accountability_inversion(facts: Facts) -> Hits:
    """Somebody answers for what a superior does, or stands too low to answer for it.

    Who cannot tell the doer what to do answers for what others decide.

    ```yaml bad sign visit water
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor}
      clerk: {department: city, reports_to: head}
    prescribed: {water: {title: Drinking water}}
    matters: {water: {prescribed: water}}
    duties:
      sign: {accountable: clerk, responsible: head}
      visit: {accountable: head, responsible: [clerk, mayor]}
      water: {matter: water, accountable: clerk}
    ```

    Move the accountability up. For a prescribed item it lies at the level below the chief executive, or with somebody
    of the same grade; whoever stands lower may answer beside somebody who stands so high and answers for the same.
    Who answers by profession, such as a chief physician or a safety officer who may stop the work, says so
    (`professional`).

    ```yaml good
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor, grade: 5}
      deputy: {department: city, reports_to: head, grade: 5}
      clerk: {department: city, reports_to: deputy, grade: 3}
      physician: {department: city, reports_to: clerk, professional: true}
    prescribed: {water: {title: Drinking water}, air: {title: Clean air}}
    matters: {water: {prescribed: water}, air: {prescribed: air}}
    duties:
      treat: {accountable: physician, responsible: clerk}
      file: {accountable: head, responsible: [head, clerk]}
      water: {matter: water, accountable: head}
      readings: {matter: water, accountable: clerk, beside: [{duty: water, why: redundancy, reason: Second reading}]}
      air: {matter: air, accountable: deputy}
    ```
    """
    inverted, claims = facts.inverted, facts.claims
    junior, low = facts.junior, facts.low_graded
    rows = np.concatenate([junior, low])
    none = np.full(len(rows), -1)
    kinds = [len(inverted.duty), len(junior), len(low)]
    return Hits(
        tested=len(facts.answering.to),
        duty=np.concatenate([inverted.duty, claims.duty[rows]]),
        actor=np.concatenate([inverted.actor, claims.actor[rows]]),
        superior=np.concatenate([inverted.doer, none]),
        _id=facts.collision(
            np.concatenate([inverted.actor, claims.actor[rows]]), np.concatenate([inverted.doer, none])
        ),
        subtype=np.repeat(["below-doer", "too-junior", "low-grade"], kinds),
    )
