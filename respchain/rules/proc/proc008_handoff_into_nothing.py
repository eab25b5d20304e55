"""PROC008: a hand-off into hands that do nothing."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "PROC008",
    severity=ERROR,
    conditions="C10",
    missions="M8",
    needs="processes",
    basis="process diagrams in public collections: cases handed to a lane in which nothing happens",
    message={
        "dead-end": N_("after {step} the case goes to other hands at {following}, where nobody works on it or ends it"),
        "end-event": N_("after {step} the case goes to other hands at {following}, and ends there without any work"),
    },
    fix=N_("add the step that takes the case in, or let it end where it was"),
    over={"PROC003": {"following": "step"}},
)
def handoff_into_nothing(facts: Facts) -> Hits:
    """A case is handed to another unit or post, and there only systems pass it on until it ends or lies still.

    Whoever sent it holds it for done, and whoever has it never learns of it.

    ```yaml bad decide file subtype=end-event,dead-end
    departments: {hall: {title: Hall}, archive: {title: Archive}}
    posts: {window: {top: true, department: hall}, keeper: {department: archive, reports_to: window}}
    processes:
      licence:
        steps:
          decide: {by: window, next: {grant: store, refuse: file}}
          store: {by: archive, automatic: true, next: end}
          file: {by: window, next: shelf}
          shelf: {by: archive, automatic: true}
    ```

    Add the step that takes it in, or end the process before. A system that only passes a case on to somebody else hands
    it to nobody; one that tells somebody by name (`informs`) has a receiver. Of units outside it is not known what
    happens there, and a way on that the source could not resolve is a finding of its own.

    ```yaml good
    departments: {hall: {title: Hall}, post-room: {title: Post room}, archive: {title: Archive}}
    outsiders: {printer: {kind: supplier}}
    posts:
      window: {top: true, department: hall}
      keeper: {department: archive, reports_to: window}
    processes:
      licence:
        steps:
          decide: {by: window, next: {grant: route, refuse: tell, return: print, withdraw: stamp, overtime: lost}}
          route: {by: post-room, automatic: true, next: keep}
          keep: {by: keeper, receives: {accept_within: 1 working day, silence: accepted}, next: end}
          tell: {by: archive, automatic: true, informs: [keeper], next: end}
          print: {by: printer, automatic: true, next: end}
          stamp: {automatic: true, next: end}
          lost: {by: archive, automatic: true, next: {unknown: "17"}}
    ```
    """
    found = facts.into_nothing
    return Hits(
        tested=found.tested,
        step=found.step,
        following=found.following,
        subtype=found.why,
        severity=np.where(found.why == "end-event", WARNING, ERROR),
        cause=found.following,
    )
