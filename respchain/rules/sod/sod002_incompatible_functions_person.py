"""SOD002: one person authorises, keeps, records or reconciles: two of the four."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "SOD002",
    severity=ERROR,
    missions="M17",
    needs="appointments people",
    basis=("COSO: authorise, keep, record and reconcile apart", "accountant and cashier are different persons"),
    message=N_("{person} has both {duty} and {other} in hand: functions that must be apart"),
    fix=N_("give one of the functions to another person"),
    over={
        "SOD001": {"person": "_person", "duty": "duty", "other": "other"},
        "SOD006": {"person": "_acting", "duty": "duty", "other": "other"},
    },
)
def incompatible_functions_person(facts: Facts) -> Hits:
    """One person has two of authorising, keeping, recording and reconciling in hand for the same thing.

    Alone, such a person can take and hide it.

    ```yaml bad li
    posts:
      mayor: {top: true, holder: {person: chen}}
      cashier: {reports_to: mayor, holder: {person: li}}
      keeper: {reports_to: mayor, holder: {person: li, kind: acting, since: 2026-05-01}}
    matters: {money: {stages: [pay, record]}}
    duties:
      pay: {matter: money, stage: pay, accountable: cashier}
      book: {matter: money, stage: record, accountable: keeper}
    ```

    Give them to different persons; or, where the same roles never meet in one case, say so (`dsd`), or state a
    compensating control with its reviewer.

    ```yaml good
    posts:
      mayor: {top: true, holder: {person: chen}}
      cashier: {reports_to: mayor, holder: {person: li}}
      keeper: {reports_to: mayor, holder: {person: wang}}
      station: {reports_to: mayor, holder: {person: zhao}}
    matters:
      money: {stages: [pay, record]}
      stamps: {stages: [pay, record]}
      fees: {stages: [pay, record]}
      work: {stages: [execute]}
    duties:
      pay: {matter: money, stage: pay, accountable: cashier}
      book: {matter: money, stage: record, accountable: keeper}
      all: {matter: work, stage: execute, accountable: station}
      sell: {matter: stamps, stage: pay, accountable: station, dsd: true}
      list: {matter: stamps, stage: record, accountable: station}
      collect: {matter: fees, stage: pay, accountable: station, compensating: {control: monthly count, reviewer: mayor}}
      enter: {matter: fees, stage: record, accountable: station}
    ```
    """
    found = facts.functions_together
    return Hits(tested=found.tested, person=found.person, duty=found.duty, other=found.other, cause=found.person)
