"""GAP010: a duty without an accountable actor."""

import numpy as np

from respchain.facts.codes import Mode
from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "GAP010",
    severity=ERROR,
    conditions="C1",
    missions="M1",
    needs="duties",
    basis="RACI: exactly one accountable in each row",
    message=N_("nobody is accountable for {duty}"),
    fix=N_("name one accountable actor"),
)
def unowned_duty(facts: Facts) -> Hits:
    """A duty has nobody accountable for it.

    What no one must answer for is left undone: a management vacuum.

    ```yaml bad water
    posts: {chief: {title: Chief}}
    duties:
      water: {title: Inspect water mains}
    ```

    Name exactly one accountable post.

    ```yaml good
    posts: {chief: {title: Chief}}
    duties:
      water: {title: Inspect water mains, accountable: chief}
      rest: {title: Whatever remains, mode: default}
      phase: {title: Phase one, heading: true}
    ```
    """
    owned = facts.duties.mode == Mode.EXPLICIT
    judged = owned & ~facts.duties.heading
    return Hits(tested=judged.sum(), duty=np.flatnonzero(judged & (facts.accountable.stated == 0)))
