"""PAR004: a duty that moves without the means for it."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PAR004",
    severity=WARNING,
    conditions="C4",
    missions="M2 M23",
    needs="transfers delegations",
    basis=(
        "权随事转, 人随编走, 费随事转",
        "接不住: handed down and not to be coped with",
        "STPA: process model",
    ),
    message={
        "transfer": N_("{transfer} moves a duty without {part}"),
        "delegation": N_("{delegation} hands on a duty without {part}"),
    },
    fix=N_("let staff, budget and access to information follow the duty, or return it"),
)
def means_do_not_follow(facts: Facts) -> Hits:
    """A duty is transferred or delegated, and staff, budget or access to information stays behind.

    Who takes it over can neither see nor do what is now expected of it.

    ```yaml bad sprouts visits
    matters: {sprouts: {title: Sprouts}}
    posts: {chief: {top: true}, deputy: {reports_to: chief}}
    duties: {visit: {matter: sprouts, accountable: chief}}
    transfers:
      - {id: sprouts, matter: sprouts, by: chief, to: deputy, date: 2026-03-01, means: {staff: true, budget: false}}
    delegations: [{id: visits, by: chief, to: deputy, duty: visit}]
    ```

    Say what goes with it (`means`): staff, budget and information. Where it is so little work that nothing has to,
    record why (`negligible`). Powers lent without a duty need no means, nor does what is only to move later.

    ```yaml good
    matters: {sprouts: {title: Sprouts}}
    posts: {chief: {top: true, powers: [sign]}, deputy: {reports_to: chief}}
    duties: {visit: {matter: sprouts, accountable: chief}}
    transfers:
      - {matter: sprouts, by: chief, to: deputy, means: {staff: true, budget: true, information: true}}
      - {matter: sprouts, by: deputy, to: chief, date: 2027-03-01}
    delegations:
      - {by: chief, to: deputy, duty: visit, means: {negligible: Two visits a year}}
      - {by: chief, to: deputy, powers: [sign]}
    ```
    """
    found = facts.means_behind
    return Hits(
        tested=found.tested,
        transfer=found.transfer,
        delegation=found.delegation,
        part=found.part,
        subtype=np.where(found.transfer >= 0, "transfer", "delegation"),
    )
