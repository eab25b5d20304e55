"""OVL006: a post with several heads."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "OVL006",
    severity=ERROR,
    missions="M3 M7",
    needs="posts",
    basis=("ICS: unity of command", "Fayol", "the reform paper: many heads over one"),
    message=N_("{post} reports to {superior} at the same time"),
    fix=N_("keep one line of command, and retype the others as guided_by, functional_to or dotted_to"),
)
def multi_headed_post(facts: Facts) -> Hits:
    """A post has more than one superior in command.

    Who has two masters can be ordered two things, and can play one against the other.

    ```yaml bad inspector
    posts:
      mayor: {top: true}
      market: {reports_to: mayor}
      health: {reports_to: mayor}
      inspector: {reports_to: [market, health]}
    ```

    Let one lead, and the others guide. A short hand-over to somebody acting is no second head.

    ```yaml good today=2026-06-01
    posts:
      mayor: {top: true}
      market: {reports_to: mayor}
      health: {reports_to: mayor}
      inspector: {reports_to: market, guided_by: health, functional_to: mayor, dotted_to: [health]}
      clerk: {reports_to: [market, health], holder: {person: Li, kind: acting, since: 2026-05-20}}
    ```
    """
    several = facts.post & (facts.leads.counts > 1) & ~facts.handing_over
    at, superior = facts.leads.follow(np.flatnonzero(several))
    post = np.flatnonzero(several)[at]
    return Hits(
        tested=facts.post.sum(), post=post, superior=superior, _id=facts.collided_beside(post, superior), cause=post
    )
