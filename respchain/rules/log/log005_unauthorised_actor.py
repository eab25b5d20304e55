"""LOG005: work by somebody who is no person, holds no post, or holds another one."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "LOG005",
    severity=WARNING,
    missions="M1 M8",
    needs="log",
    basis=("every stage lands on a person", "duties and powers are those of the law 职权法定"),
    message={
        "not-a-person": N_(
            "{log}: {account} is nobody's own account; it performs {events} of {of} events, and is responsible for "
            "{responsible} cases"
        ),
        "no-appointment": N_(
            "{log}: {account} performs {events} of {of} events on days on which the charter gives it no post"
        ),
        "wrong-post": N_(
            "{log}: {step} is performed {events} times by people who hold no post that does it: {account}"
        ),
    },
    fix=N_("give everybody an account of their own, and correct the post or the log"),
)
def unauthorised_actor(facts: Facts) -> Hits:
    """A shared, test or system account does the work of a case or is responsible for it; or somebody without a post, or
    in a post that has no part in the step.

    Whoever did it cannot be asked, or had no say in it. At a step that decides it is an error.

    ```yaml bad admin1 eve decide
    people: {ann: {name: Ann Lee}, bob: {name: Bob Moor}, eve: {name: Eve Hill}}
    posts:
      window: {holder: ann, reports_to: head}
      head: {top: true, holder: {person: bob, since: 2026-01-01}}
    processes:
      permit: {steps: {accept: {by: window, next: decide}, decide: {by: head, stage: decide, next: end}}}
    ```

    ```csv log
    case,activity,performer,time
    1,accept,admin1,2026-03-02 09:00
    1,decide,Ann Lee,2026-03-04 10:00
    2,accept,eve,2026-03-02 09:30
    2,decide,Bob Moor,2026-03-04 10:30
    ```

    Give everybody an account of their own, and correct the post or the log. Automatic steps of a system with an owner
    (`by`) are its work, and whoever stands in, or acts by a delegation, on that day may do it.

    ```yaml good
    people: {ann: {name: Ann Lee}, bob: {name: Bob Moor}, eve: {name: Eve Hill}}
    posts:
      window: {holder: ann, reports_to: head}
      head: {top: true, backup: {post: deputy, since: 2026-03-01}, holder: {person: bob, since: 2026-01-01}}
      deputy: {holder: eve, reports_to: head}
    delegations: [{by: window, to: deputy, keeps: accountability, since: 2026-03-01, until: 2026-04-01}]
    processes:
      permit:
        steps:
          register: {automatic: true, by: window, next: accept}
          accept: {by: window, next: decide}
          decide: {by: head, stage: decide, next: end}
    ```

    ```csv log
    case,activity,performer,time
    1,register,system,2026-03-02 08:59
    1,accept,ann,2026-03-02 09:00
    1,decide,Bob Moor,2026-03-04 10:00
    2,register,system,2026-03-02 09:29
    2,accept,eve,2026-03-02 09:30
    2,decide,Eve Hill,2026-03-04 10:30
    ```
    """
    found = facts.unauthorised
    return Hits(
        tested=int((facts.course.performer >= 0).sum()),
        subtype=found.subtype,
        step=found.step,
        account=found.account,
        log=np.zeros(len(found), np.int32),
        case=found.case,
        events=found.events,
        of=np.full(len(found), len(facts.course)),
        responsible=found.responsible,
        severity=np.where(found.decides, ERROR, -1),
        cause=found.cause,
        times=found.cases,
        unjudged=facts.performers_unsaid or facts.posts_unsaid,
    )
