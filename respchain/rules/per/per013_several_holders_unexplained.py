"""PER013: several persons hold one post at once, and nothing says why."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER013",
    severity=WARNING,
    missions="M1 M18",
    needs="appointments people",
    basis="every duty lands on a person: which one?",
    message=N_("{person} hold {post} at the same time, which has seats for {seats}"),
    fix=N_("record the job share, state the seats, or split the post"),
)
def several_holders_unexplained(facts: Facts) -> Hits:
    """Several persons hold one post at the same time, more than it has seats for, and nothing says why.

    What two must answer for in the same words, each leaves to the other; and nobody can say whose act it was.

    ```yaml bad director
    posts:
      director: {top: true, holder: [{person: Li, since: 2020-01-01}, {person: Wang, since: 2026-01-01}]}
    ```

    End the earlier appointment, say that it is a job share, give the post its number of seats, or make two posts of it.
    A handover may overlap for as many days as the profile allows, and somebody acting stands beside the proper holder.

    ```yaml good
    posts:
      mayor: {top: true, holder: [{person: Li, until: 2026-06-10}, {person: Wang, since: 2026-05-20}]}
      clerk: {reports_to: mayor, holder: [{person: Zhao, share: 0.5}, {person: Chen, share: 0.5}]}
      registrar: {reports_to: mayor, holder: [{person: Sun, kind: job-share}, {person: Zhou, kind: job-share}]}
      inspector: {reports_to: mayor, seats: 2, holder: [Wu, Zheng]}
      chief: {reports_to: mayor, holder: [Feng, {person: Qian, kind: acting}]}
    ```
    """
    found = facts.beside
    named = np.flatnonzero(~facts.nameless[found.post])
    post = found.post[named]
    tested = facts.post & ~facts.nameless & (facts.holders.counts > 0)
    return Hits(tested=tested.sum(), post=post, person=found.person[named], seats=facts.actors.seats[post], cause=post)
