"""PROC004: a case that units send back and forth without end."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PROC004",
    severity=WARNING,
    conditions="C10",
    missions="M8",
    needs="processes",
    basis="passing cases back and forth; work outside the system",
    message=N_("units may send a case of {process} back and forth without end: {step}"),
    fix=N_("bound the rounds (`at_most`), then escalate"),
)
def ping_pong(facts: Facts) -> Hits:
    """A case may go round between units without a bound, and nothing takes it up to somebody who decides.

    Everybody has done a step, and the case is where it was.

    ```yaml bad review amend
    posts: {window: {top: true}, expert: {reports_to: window}}
    processes:
      licence:
        steps:
          accept: {by: window, next: review}
          review: {by: expert, next: {complete: end, incomplete: amend}}
          amend: {by: window, next: review}
    ```

    Bound the rounds, or say at a step of the loop when the case goes up (`escalate`); an escalation of the matter or of
    a post that does a step will do. Rounds inside one unit are that unit's own affair.

    ```yaml good
    posts: {window: {top: true}, expert: {reports_to: window}}
    processes:
      licence:
        steps:
          accept: {by: window, next: review}
          review: {by: expert, next: {complete: end, incomplete: {step: amend, at_most: 2}}}
          amend: {by: window, next: review}
      appeal:
        steps:
          review: {by: expert, next: {complete: end, incomplete: amend}}
          amend: {by: window, escalate: {to: window, when: sent back twice}, next: review}
      draft:
        steps:
          write: {by: expert, next: read}
          read: {by: expert, next: {complete: end, incomplete: write}}
    ```
    """
    steps, loop = facts.now.steps, facts.endless_loop
    rows = np.flatnonzero(facts.ping_pong)
    return Hits(tested=len(steps), step=rows, process=steps.process[rows], _loop=loop[rows], cause=loop[rows])
