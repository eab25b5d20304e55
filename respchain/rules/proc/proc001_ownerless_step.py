"""PROC001: a step that nobody does."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PROC001",
    severity=ERROR,
    conditions="C10",
    missions="M8",
    needs="processes",
    basis="the reform paper: every stage lands on a person",
    message=N_("nobody does the step {step} of {process}"),
    fix=N_("name the post that does it"),
    over={"PROC002": {"step": "following"}},
)
def ownerless_step(facts: Facts) -> Hits:
    """A step of a process names nobody who does it.

    There the case lies, and nobody is late.

    ```yaml bad review
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          accept: {by: window, next: review}
          review: {next: end}
    ```

    Name a post. Automatic steps need none: the owner of the system answers for them.

    ```yaml good
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          accept: {by: window, next: register}
          register: {automatic: true, next: review}
          review: {by: window, next: end}
    ```
    """
    steps, rows = facts.now.steps, np.flatnonzero(facts.step_ownerless)
    return Hits(tested=(~steps.automatic).sum(), step=rows, process=steps.process[rows])
