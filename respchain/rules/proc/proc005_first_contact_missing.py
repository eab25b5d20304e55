"""PROC005: a window without a whole rule of first inquiry."""

import numpy as np

from respchain.facts.aspects import FIRST_INQUIRY, missing
from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PROC005",
    severity=WARNING,
    conditions="C10",
    missions="M9",
    needs="processes",
    basis="responsibility of first inquiry (Xuancheng 2022, articles 1-6)",
    message={
        "no-rule": N_("{process} serves the public, and nothing says what the first person asked has to do"),
        "incomplete": N_("the rule of first inquiry of {process} does not say: {part}"),
    },
    fix=N_("say what the first person asked has to do, and what follows if not"),
)
def first_contact_missing(facts: Facts) -> Hits:
    """A window or public channel has no rule of first inquiry, or one that leaves out a part.

    Whoever asks at the wrong door is then sent to the next one.

    ```yaml bad licence question
    posts: {window: {top: true}}
    matters: {permits: {public: true}}
    processes:
      licence:
        intake: window
        first_inquiry: [handle, transfer, contact, record, urgent]
        steps: {accept: {by: window, next: end}}
      question:
        matter: permits
        steps: {answer: {by: window, next: end}}
    ```

    Say all six: handle one's own matters, transfer inside the unit, contact another unit, record, report urgent cases,
    and liability. A channel of self-service, which begins with a step that a system does and names no intake, needs no
    such rule.

    ```yaml good
    posts: {window: {top: true}}
    matters: {permits: {public: true}}
    processes:
      licence:
        matter: permits
        intake: window
        first_inquiry: [handle, transfer, contact, record, urgent, liability]
        steps: {accept: {by: window, next: end}}
      download:
        matter: permits
        steps: {form: {automatic: true, next: end}}
      inside:
        steps: {sign: {by: window, next: end}}
    ```
    """
    table = facts.now.processes
    rows = np.flatnonzero(facts.met_in_person)
    process, part = missing(table.stated, FIRST_INQUIRY, rows)
    bare = (table.stated[process] == 0).astype(np.bool_)
    return Hits(
        tested=len(rows),
        process=process,
        part=part,
        subtype=np.where(bare, "no-rule", "incomplete"),
        cause=process,
    )
