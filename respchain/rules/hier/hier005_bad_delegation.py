"""HIER005: a delegation that cannot stand."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER005",
    severity=ERROR,
    conditions="C4 C7",
    missions="M2 M7",
    needs="delegations",
    basis=("letters of delegation: issuer, scope, acceptance, end", "SI*: execution and permission travel together"),
    message={
        "cycle": N_("{delegation}: what {actor} delegates comes back to it"),
        "outside-scope": N_("{delegation}: {actor} delegates more than it has"),
        "reserved-power": N_("{delegation}: {actor} lends the power {power}, which may not be delegated"),
        "sub-delegation": N_("{delegation}: {actor} hands on what it may not"),
        "accountability-ended": N_("{delegation} ends the accountability of {actor} without a basis"),
        "power-without-duty": N_("{delegation} lends {power} to {delegate}, who has no duty that needs it"),
        "duty-without-power": N_("{delegation} hands {delegate} a duty without the power {power} that it needs"),
    },
    fix=N_("cut the delegation to what the delegator has, keep the accountability, and let duty and power go together"),
)
def bad_delegation(facts: Facts) -> Hits:
    """A delegation goes in a circle, goes beyond what the delegator has, or parts duty from power.

    Nobody can give what he has not, and delegation never ends the accountability of who delegates.

    ```yaml bad wide reserved on ends round back bare idle
    facets: {district: [north, south]}
    matters: {water: {title: Water}}
    posts:
      director: {top: true, powers: [inspect, {power: sign, reserve: true}, {power: punish, delegable: false}]}
      deputy: {reports_to: director}
      clerk: {reports_to: deputy}
    duties:
      north: {matter: water, accountable: director, scope: {district: north}, needs: [inspect, punish]}
      pass: {matter: water, accountable: director, responsible: [deputy]}
      gone: {matter: water, accountable: director}
      circle: {matter: water, accountable: director}
      bare: {matter: water, accountable: director, needs: inspect}
    delegations:
      - {id: wide, by: director, to: deputy, duty: north, scope: {district: [north, south]}, powers: [inspect]}
      - {id: reserved, by: director, to: deputy, duty: north, powers: [inspect, punish]}
      - {id: once, by: director, to: deputy, duty: pass, subdelegable: false}
      - {id: on, by: deputy, to: clerk, duty: pass}
      - {id: ends, by: director, to: deputy, duty: gone, keeps: transfer}
      - {id: round, by: director, to: deputy, duty: circle}
      - {id: back, by: deputy, to: director, duty: circle}
      - {id: bare, by: director, to: deputy, duty: bare}
      - {id: idle, by: director, to: deputy, powers: sign}
    ```

    Delegate a part of what one has, with the powers that it needs, and stay accountable.

    ```yaml good
    facets: {district: [north, south]}
    matters: {water: {title: Water}}
    bases: {law: {rank: law}}
    posts:
      director: {top: true, powers: [inspect]}
      deputy: {reports_to: director}
      clerk: {reports_to: deputy}
    duties:
      water: {matter: water, accountable: director, needs: inspect}
      moved: {matter: water, accountable: director}
    delegations:
      - {by: director, to: deputy, duty: water, scope: {district: north}, powers: inspect, subdelegable: true}
      - {by: deputy, to: clerk, duty: water, scope: {district: north}, powers: inspect, accepted: 2026-01-01}
      - {by: director, to: deputy, duty: moved, keeps: transfer, basis: law 3}
    ```
    """
    found = facts.bad_delegations
    return Hits(
        tested=len(facts.now.delegations),
        delegation=found.delegation,
        actor=found.by,
        delegate=found.to,
        power=found.power,
        subtype=found.why,
        cause=found.delegation,
    )
