"""TIME005: a commitment that nobody can measure."""

import numpy as np

from respchain.facts.aspects import MEASURE, missing
from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "TIME005",
    severity=WARNING,
    conditions="C7 C10",
    missions="M5 M12",
    needs="commitments",
    basis=("the reform paper: quantified", "standards of work"),
    message=N_("{commitment} cannot be measured: it lacks {part}"),
    fix=N_("state the indicator, its unit, the target, and the source of the evidence"),
)
def unmeasurable_commitment(facts: Facts) -> Hits:
    """A commitment lacks an indicator, a unit, a target or a source of evidence.

    Whether it was kept is then a matter of opinion.

    ```yaml bad fast friendly
    commitments:
      fast: {content: Fast answers, measure: {indicator: answers in time, unit: percent, target: ">= 95"}}
      friendly: {content: Friendly answers}
    ```

    Quantify it, and say where the figures come from. A standard of conduct says so (`conduct`), and is not counted.

    ```yaml good
    commitments:
      fast: {measure: {indicator: answers in time, unit: percent, target: ">= 95", source: case system}}
      friendly: {content: Friendly answers, conduct: true}
    ```
    """
    table = facts.now.commitments
    rows = np.flatnonzero(~table.conduct)
    commitment, part = missing(table.stated, MEASURE, rows)
    return Hits(tested=len(rows), commitment=commitment, part=part, cause=commitment)
