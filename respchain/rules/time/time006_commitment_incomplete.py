"""TIME006: a commitment of which a part is missing."""

import numpy as np

from respchain.facts.aspects import COMMITMENT, missing
from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "TIME006",
    severity=WARNING,
    conditions="C7 C10",
    missions="M12",
    needs="commitments",
    basis="the reform paper: what a service commitment says",
    message=N_("{commitment} does not say its {part}"),
    fix=N_("add the missing part, or name the published standard that states it"),
    over={"TIME003": {"commitment": "commitment"}},
)
def commitment_incomplete(facts: Facts) -> Hits:
    """A commitment lacks its content, procedure, standard, deadline, what follows its breach, or where it is published.

    Nobody can hold an office to a promise of which half is left open.

    ```yaml bad fast
    commitments:
      fast: {content: Answers in ten days, procedure: One window, within: 10 days, published: {date: 2026-01-01}}
    ```

    State all six. A published standard may state a part instead (`by_reference`); a service for users inside the
    organisation alone says so (`inside`).

    ```yaml good
    commitments:
      fast:
        content: Answers in ten days
        within: 10 days
        breach: Apology
        published: {where: City website}
        by_reference: {source: Service standard 7, parts: [procedure, standard]}
      canteen: {content: Warm meals, inside: true}
    ```
    """
    table = facts.now.commitments
    rows = np.flatnonzero(~table.inside)
    commitment, part = missing(table.stated, COMMITMENT, rows)
    return Hits(tested=len(rows), commitment=commitment, part=part, cause=commitment)
