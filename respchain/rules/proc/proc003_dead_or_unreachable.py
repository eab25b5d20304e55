"""PROC003: a step that no case reaches, or that no case leaves."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PROC003",
    severity=ERROR,
    conditions="C10",
    missions="M8",
    needs="processes",
    basis="workflow soundness",
    message={
        "unreachable": N_("no case ever reaches the step {step}"),
        "no-end": N_("from the step {step} no case ever reaches an end"),
        "no-branch": N_("the step {step} does not say what follows {outcome}"),
    },
    fix=N_("add the way that is missing, or take the step out"),
    over={"PROC004": {"step": "step"}, "TIME004": {"step": "step"}},
)
def dead_or_unreachable(facts: Facts) -> Hits:
    """A step cannot be reached, leads to no end, or leaves an outcome without a branch.

    A case that can go nowhere stays where it is.

    ```yaml bad orphan loop decide
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          accept: {by: window, next: {complete: decide, incomplete: loop}}
          orphan: {by: window, next: end}
          loop: {by: window, next: loop}
          decide: {by: window, next: {grant: end, refuse: }}
    ```

    Lead every outcome somewhere, and every step to `end`. A step that an event from outside begins says so (`trigger`).

    ```yaml good
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          accept: {by: window, next: {complete: decide, incomplete: {step: accept, at_most: 1}}}
          decide: {by: window, next: {grant: end, refuse: end}}
          complaint: {by: window, trigger: a complaint comes in, next: decide}
    ```
    """
    steps, nexts = facts.now.steps, facts.now.step_nexts
    unreached = ~facts.next_step.inverse.reach(facts.first_step | steps.triggered)
    open_ = np.flatnonzero((nexts.following == NONE) & ~nexts.ends)
    stuck = ~facts.next_step.reach(facts.last_step) & facts.next_step.bottoms
    stuck[nexts.step[open_]] = False
    found = [np.flatnonzero(unreached), np.flatnonzero(stuck & ~unreached), nexts.step[open_]]
    outcome = [np.full(len(found[0]) + len(found[1]), -1), nexts.outcome[open_]]
    dead_end = facts.next_step.components  # steps that lead only to one another are one dead end
    cause = [found[0], dead_end[found[1]], found[2]]
    words = np.repeat(["unreachable", "no-end", "no-branch"], [len(rows) for rows in found])
    return Hits(
        tested=len(steps),
        step=np.concatenate(found),
        outcome=np.concatenate(outcome),
        cause=np.concatenate(cause),
        subtype=words,
    )
