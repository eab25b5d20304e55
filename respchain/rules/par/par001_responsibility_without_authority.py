"""PAR001: a duty without the powers that it needs."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PAR001",
    severity=ERROR,
    conditions="C4",
    missions="M2 M3",
    needs="duties",
    basis=("power matches duty", "SYSC 24.3.1G: sufficient authority", "SI*: execution and permission travel together"),
    message=N_("{actor} answers for {duty} and lacks the power {power} that it needs"),
    over={"ASM004": {"duty": "duty", "power": "power"}},  # scored on it all the same
    fix=N_("grant the power on this scope, or take the duty back"),
)
def responsibility_without_authority(facts: Facts) -> Hits:
    """Somebody answers for a duty without a power that it needs, on the whole of its scope.

    Who sees what is wrong and may not act answers for what others decide.

    ```yaml bad small all
    facets: {amount: {type: number, range: ">= 0"}}
    matters: {fines: {title: Fines}}
    posts: {director: {top: true, powers: [{power: punish, matter: fines, scope: {amount: "< 50000"}}]}}
    duties:
      small: {matter: fines, accountable: director, needs: [punish, inspect], scope: {amount: "< 50000"}}
      all: {matter: fines, accountable: director, needs: punish}
    ```

    Grant the power on the scope of the duty, to the post, to the department that it heads, or by delegation.

    ```yaml good
    departments: {market: {head: director, powers: [inspect]}}
    posts:
      director: {top: true, powers: [{power: punish, delegable: true}]}
      deputy: {reports_to: director}
      helper: {reports_to: director}
    duties:
      inspect: {accountable: director, needs: [inspect, punish]}
      fine: {accountable: deputy, needs: punish}
      joint: {accountable: [director, helper], needs: inspect, shared: {how: lead, lead: director, reason: two laws}}
      everything: {accountable: deputy, needs: permit, tier: overall}
    delegations: [{by: director, to: deputy, duty: fine, powers: punish}]
    ```
    """
    need = facts.asked
    rows, boxes = facts.bare_needs
    return Hits(
        tested=len(need.duty), duty=need.duty[rows], actor=need.actor[rows], power=need.power[rows],
        box=boxes, cause=rows,
    )  # fmt: skip
