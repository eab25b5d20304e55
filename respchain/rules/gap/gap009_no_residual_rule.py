"""GAP009: nobody takes what the register does not name."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import UNKNOWN
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "GAP009",
    severity=WARNING,
    missions="M3",
    needs="matters",
    basis=("Work Safety Law, art. 10: the closest business 业务相近", "SYSC 26.2.2G"),
    message=N_("nothing says who takes a matter that is not in the register"),
    fix=N_("state the rule, who applies it, and how often its cases are reviewed"),
    closed_by="residual",
)
def no_residual_rule(facts: Facts) -> Hits:
    """The charter has no rule and no owner for matters that are not in the register.

    No register is complete: what is new falls to nobody until it has gone wrong.

    ```yaml bad charter
    matters: {fines: {title: Fines}}
    ```

    State a rule, who applies it, and how often its cases are reviewed.

    ```yaml good
    matters: {fines: {title: Fines}}
    posts: {mayor: {top: true}}
    residual: {rule: closest business, owner: mayor, review: year}
    ```
    """
    said = facts.now.charters
    nobody = (said.residual_owner < 0) & (said.residual_owner != UNKNOWN)
    return Hits(tested=len(said), charter=np.flatnonzero(~said.residual_rule & nobody))
