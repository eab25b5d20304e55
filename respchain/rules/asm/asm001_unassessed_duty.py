"""ASM001: a duty that no indicator looks at."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "ASM001",
    severity=WARNING,
    conditions="C12",
    missions="M5 M13",
    needs="assessments",
    basis=("management by objectives 目标管理", "the yearly assessment of officials 公务员考核"),
    message={
        "no-assessment": N_("{post} answers for {duty} or does it, and is not assessed at all"),
        "no-indicator": N_("the assessment of {actor} has no indicator for {duty}"),
    },
    fix=N_("add an indicator for the duty to the assessment of whoever has it"),
)
def unassessed_duty(facts: Facts) -> Hits:
    """Somebody answers for a duty or does it, and the assessment of that post has no indicator for it.

    What does not count in anybody's assessment is done last, and whether it was done well shows nowhere.

    ```yaml bad clerk write subtype=no-assessment,no-indicator
    posts: {mayor: {top: true}, director: {reports_to: mayor}, clerk: {reports_to: director}}
    duties:
      inspect: {accountable: director, responsible: clerk}
      write: {accountable: director}
    assessments: [{of: director, by: mayor, indicators: {duty: inspect, target: ">= 4"}}]
    ```

    Add an indicator, on the duty or on the matter that it belongs to. A duty of conduct too small to be counted says so
    (`minor`).

    ```yaml good
    posts: {director: {top: true}, clerk: {reports_to: director}}
    matters: {letters: {title: Letters}}
    duties:
      inspect: {accountable: director, responsible: clerk}
      write: {accountable: director, matter: letters}
      greet: {accountable: clerk, minor: true}
    assessments:
      - {of: director, by: director, indicators: [{duty: inspect}, {matter: letters}]}
      - {of: clerk, by: director, indicators: {duty: inspect}}
    ```
    """
    found = facts.unassessed
    return Hits(
        tested=len(facts.assessable.to), post=np.where(found.alone, found.actor, NONE), duty=found.duty,
        actor=found.actor, subtype=np.where(found.alone, "no-assessment", "no-indicator"),
        cause=np.where(found.alone, found.actor, found.duty),
    )  # fmt: skip
