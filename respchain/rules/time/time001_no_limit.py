"""TIME001: a step or a duty to the public that nothing limits in time."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "TIME001",
    severity=WARNING,
    conditions="C7 C10",
    missions="M10",
    needs="processes duties",
    basis="handling within a time limit",
    message={
        "step": N_("the step {step} of {process} has no time limit"),
        "duty": N_("{duty} serves the public and has neither a time limit nor a period"),
        "no-start": N_("nothing says what starts the clock of {process}"),
    },
    fix=N_("set a limit, and say what starts the clock"),
)
def no_limit(facts: Facts) -> Hits:
    """A step of a process, or a duty to the public, has no time limit; or nothing starts the clock of a process.

    Without a limit nobody is ever late. For what serves the public this is an error.

    ```yaml bad review answer licence
    posts: {window: {top: true}}
    matters: {permits: {public: true}}
    duties: {answer: {matter: permits, accountable: window}}
    processes:
      licence:
        matter: permits
        steps:
          accept: {by: window, limit: 即时, next: review}
          review: {by: window, next: end}
    ```

    Set a limit for every step, those that a system does included, and say what starts the clock (`starts`). A
    continuous duty needs a period (`every`); what is no work of its own, a default or overall duty, needs neither.

    ```yaml good
    posts: {window: {top: true}}
    matters: {permits: {public: true}}
    duties:
      answer: {matter: permits, accountable: window, within: 5 working days}
      advise: {matter: permits, accountable: window, every: month}
      head: {matter: permits, accountable: window, tier: overall}
      inside: {accountable: window}
    processes:
      licence:
        matter: permits
        starts: The file is complete
        steps:
          accept: {by: window, limit: 1 working day, next: end}
    ```
    """
    steps, duties, processes = facts.now.steps, facts.duties, facts.now.processes
    judged = duties.public & facts.must_be_done
    found = [
        np.flatnonzero(steps.limit < 0),
        np.flatnonzero(judged & (duties.within < 0) & ~duties.periodic),
        np.flatnonzero(~processes.starts),
    ]
    kind = np.repeat(["step", "duty", "no-start"], [len(rows) for rows in found])
    step, duty, rows = kind == "step", kind == "duty", np.concatenate(found)
    process = np.concatenate([steps.process[found[0]], np.full(len(found[1]), -1), found[2]])
    public = duty | np.append(facts.process_public, False)[process]
    return Hits(
        tested=len(steps) + judged.sum() + len(processes),
        step=np.where(step, rows, -1),
        duty=np.where(duty, rows, -1),
        process=process,
        subtype=kind,
        severity=np.where(public, ERROR, WARNING),
    )
