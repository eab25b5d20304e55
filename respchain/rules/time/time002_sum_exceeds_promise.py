"""TIME002: a process that takes longer than promised."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.spans import exceed
from respchain.rule import ERROR, N_, Hits, rule

_OPEN = N_(
    "of some processes the sum cannot be compared: a step has no limit, a loop no bound, a way no end, "
    "or it depends on the day on which a case begins"
)


@rule(
    "TIME002",
    severity=ERROR,
    conditions="C7 C10",
    missions="M10",
    needs="processes",
    basis=("the Administrative Licensing Law", "hall rules: the sum of review times must not exceed the promise"),
    message={
        "sum": N_("the steps of {process} take {total} together, and {promise} are promised: {step}"),
        "sum-statutory": N_("the steps of {process} take {total} together, and the law allows {statutory}: {step}"),
        "promise": N_("{process} promises {promise}, and the law allows {statutory}"),
    },
    fix=N_("shorten steps, or widen the promise as far as the law allows"),
)
def sum_exceeds_promise(facts: Facts) -> Hits:
    """The steps of a process take longer than it promises, or it promises more time than the law allows.

    Each step is in time and the case is late: nobody is to blame, and the applicant waits.

    ```yaml bad licence appeal
    posts: {window: {top: true}}
    processes:
      licence:
        promise: 10 working days
        steps:
          accept: {by: window, limit: 1 working day, next: [review, visit]}
          review: {by: window, limit: 5 working days, next: {complete: decide, incomplete: {step: accept, at_most: 1}}}
          visit: {by: window, limit: 3 working days, clock: excluded, next: decide}
          decide: {by: window, limit: 2 working days, next: end}
      appeal:
        promise: 2 months
        statutory: 30 days
        steps:
          decide: {by: window, limit: 4 weeks, next: end}
    ```

    Cut the steps or widen the promise. The longest way counts: of several branches the longest, of a loop as many more
    rounds as it may take (`at_most`). Not counted are a step while the clock is stopped, and one that a law excludes
    (`clock: excluded` with its `basis`); the time to accept lies inside a step's limit.

    ```yaml good
    posts: {window: {top: true}}
    bases: {law: {rank: law}}
    processes:
      licence:
        promise: 10 working days
        statutory: 20 working days
        steps:
          accept: {by: window, limit: 1 working day, next: [review, visit]}
          review: {by: window, limit: 5 working days, next: {complete: decide, incomplete: notice}}
          notice: {by: window, limit: 5 working days, clock: stopped, next: end}
          visit: {by: window, limit: 30 working days, clock: excluded, basis: [law 45], next: decide}
          decide: {by: window, limit: 4 working days, next: end}
    ```
    """
    table, sums = facts.now.processes, facts.sums
    limit = np.where(table.promise >= 0, table.promise, table.statutory)
    rows = np.flatnonzero(limit >= 0)
    longer, _ = exceed(sums.total.take(rows), facts.spans(limit[rows]), facts.calendar)
    _, within = exceed(sums.most.take(rows), facts.spans(limit[rows]), facts.calendar)
    longer &= ~sums.endless[rows]
    both = np.flatnonzero((table.promise >= 0) & (table.statutory >= 0))
    over, under = exceed(facts.spans(table.promise[both]), facts.spans(table.statutory[both]), facts.calendar)
    at, step = sums.path.follow(rows[longer])
    process = np.concatenate([rows[longer][at], both[over]])
    summed = np.arange(len(process)) < len(at)
    promise = table.promise[process]
    return Hits(
        tested=len(rows),
        process=process,
        step=np.concatenate([step, np.full(over.sum(), -1)]),
        promise=promise,
        statutory=np.where(summed & (promise >= 0), -1, table.statutory[process]),
        total=sums.total.take(process).where(summed),
        subtype=np.select([~summed, promise >= 0], ["promise", "sum"], "sum-statutory"),
        cause=process,
        unjudged=_OPEN if bool((~longer & ~(within & sums.known[rows])).any() or (~over & ~under).any()) else None,
    )
