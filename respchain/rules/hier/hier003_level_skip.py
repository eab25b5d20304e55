"""HIER003: something goes past a level of command."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "HIER003",
    severity=NOTE,
    conditions="C7",
    missions="M7",
    needs="posts",
    basis="each level answers to the next",
    message={
        "assignment": N_("{duty} goes from {superior} straight to {actor}, past {stop}"),
        "delegation": N_("{delegation} goes from {superior} straight to {actor}, past {stop}"),
        "report": N_("of {duty} {actor} tells {superior} directly, past {stop}"),
        "step-report": N_("at {step} {actor} tells {superior} directly, past {stop}"),
        "escalation": N_("the escalation of {escalation} goes from {actor} straight to {superior}, past {stop}"),
    },
    fix=N_("route it through the level between, or record why it may pass over it"),
)
def level_skip(facts: Facts) -> Hits:
    """Work, a delegation or a report goes past a level of command.

    Who is passed over answers for what nobody told him, and soon answers for nothing.

    ```yaml bad inspect send watch gate clerk
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor}
      clerk: {department: city, reports_to: head, escalate: {to: mayor, when: dispute, within: 1 day}}
    duties:
      inspect: {accountable: mayor, responsible: clerk}
      watch: {accountable: clerk, informed: mayor}
      sign: {accountable: mayor}
      rooms: {accountable: head}
    delegations: [{id: send, by: mayor, to: clerk, duty: sign}]
    processes: {gate: {steps: {gate: {by: clerk, informs: mayor, next: end}}}}
    ```

    Let it go from level to level, or give the level between a part in it. Where it may go past, say why
    (`past_levels`): whistle-blowing, an emergency, an urgent report. Audits need no reason, nor does the first contact
    where the rule of first inquiry provides for urgent cases; a post kept empty is no level.

    ```yaml good
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor}
      clerk: {department: city, reports_to: head}
      vacant: {department: city, reports_to: mayor, frozen: true}
      guard: {department: city, reports_to: vacant}
    duties:
      inspect: {accountable: mayor, responsible: [head, clerk]}
      alarm: {accountable: clerk, informed: mayor, past_levels: Emergency}
      audit: {accountable: clerk, stage: audit, informed: mayor}
      guard: {accountable: mayor, responsible: guard}
    processes:
      gate: {intake: clerk, first_inquiry: urgent, steps: {gate: {by: clerk, informs: mayor, next: end}}}
    ```
    """
    found = facts.passed_over
    return Hits(
        tested=found.tested,
        delegation=np.where(found.kind == "delegation", found.entry, -1),
        escalation=np.where(found.kind == "escalation", found.entry, -1),
        step=np.where(found.kind == "step-report", found.entry, -1),
        duty=found.duty,
        actor=found.lower,
        superior=found.upper,
        stop=found.between,
        _id=facts.collision(found.lower, found.upper, found.between),
        subtype=found.kind,
    )
