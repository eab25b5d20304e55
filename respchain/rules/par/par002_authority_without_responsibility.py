"""PAR002: a power for which nobody answers."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.facts import Facts
from respchain.facts.relation import marked
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PAR002",
    severity=ERROR,
    conditions="C4",
    missions="M2",
    needs="duties",
    basis="who has power has responsibility",
    message={
        "no-duty": N_("{actor} holds the power {power}, and no duty of it needs that"),
        "no-consequence": N_("{actor} holds the power {power} for duties whose breach has no consequence"),
    },
    fix=N_("add the duty that needs the power, mark it as a reserve, or revoke it"),
)
def authority_without_responsibility(facts: Facts) -> Hits:
    """Somebody holds a power that no duty needs there, or only duties without a consequence.

    Power that answers for nothing is used at will.

    ```yaml bad director
    posts:
      mayor: {top: true}
      director: {reports_to: mayor, powers: [punish]}
    duties: {inspect: {accountable: director}}
    ```

    State the duty that needs the power, or list the power as a reserve for emergencies.

    ```yaml good
    departments: {market: {title: Market, part_of: city, powers: [permit]}, city: {head: mayor}}
    posts:
      mayor: {top: true, powers: [sanction, appoint, {power: requisition, reserve: true}]}
      director: {reports_to: mayor, appointed_by: mayor, department: market, powers: [inspect]}
    consequences: {neglect: {trigger: Not done, measures: [correct], imposed_by: mayor}}
    duties:
      inspect: {accountable: director, needs: [inspect, permit], consequence: neglect}
    ```
    """
    own, uses = facts.now.powers, facts.uses
    judged = facts.bound_powers
    used = marked(len(own), uses.grant)
    housed = facts.actors.kind[own.actor[uses.grant]] == Kind.DEPARTMENT
    answered = marked(len(own), uses.grant[housed | ~facts.unsanctioned[uses.duty]])
    first = np.full(len(own), -1)
    first[uses.grant[::-1]] = uses.duty[::-1]
    rows = np.flatnonzero(judged & ~answered)
    return Hits(
        tested=judged.sum(),
        actor=own.actor[rows],
        power=own.power[rows],
        _duty=first[rows],
        _grant=rows,
        subtype=np.where(used[rows], "no-consequence", "no-duty"),
    )
