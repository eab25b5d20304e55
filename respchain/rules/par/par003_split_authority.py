"""PAR003: powers for one duty in several hands, and nobody who leads."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PAR003",
    severity=WARNING,
    conditions="C4",
    missions="M3",
    needs="duties",
    basis="the reform paper: 事权分离, duty and power split",
    message=N_("only together do {actor} hold the powers that {duty} needs, and nothing makes one act for the other"),
    fix=N_("name a lead, and state in `agreements` who acts within what time"),
    over={"PAR001": {"duty": "duty", "actor": "actor"}},
)
def split_authority(facts: Facts) -> Hits:
    """The powers that a duty needs lie only in several hands together, with no lead and no service agreement.

    Each waits for the other, and each is right.

    ```yaml bad close
    posts:
      mayor: {top: true}
      inspector: {reports_to: mayor, powers: [inspect]}
      enforcer: {reports_to: mayor, powers: [punish]}
    duties: {close: {accountable: inspector, responsible: enforcer, needs: [inspect, punish]}}
    ```

    Name a lead among them, or agree on whose powers are used for the duty and within what time. Whoever answers and
    commands all the others leads them; two who have to act together on purpose are recorded in `beside`.

    ```yaml good
    posts:
      mayor: {top: true}
      inspector: {reports_to: mayor, powers: [inspect]}
      enforcer: {reports_to: mayor, powers: [punish]}
      clerk: {reports_to: inspector, powers: [record]}
      cashier: {reports_to: mayor, powers: [pay]}
      signer: {reports_to: mayor, powers: [sign]}
    duties:
      close:
        accountable: inspector
        responsible: enforcer
        needs: [inspect, punish]
        agreements: [{actor: enforcer, powers: [punish], within: 5 working days}]
      fine:
        accountable: [inspector, enforcer]
        needs: [inspect, punish]
        shared: {how: lead, lead: inspector, reason: He finds what is wrong}
      file: {accountable: inspector, responsible: clerk, needs: [inspect, record]}
      pay:
        accountable: cashier
        responsible: signer
        needs: [pay, sign]
        beside: [{duty: check, why: dual-control, reason: Two sign each payment}]
      check: {accountable: mayor}
    ```
    """
    found = facts.power_split
    return Hits(tested=found.tested, duty=found.duty, actor=found.actor, cause=found.duty)
