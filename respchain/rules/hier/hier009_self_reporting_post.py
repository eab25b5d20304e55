"""HIER009: a post that reports to itself."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER009",
    severity=ERROR,
    conditions="C7",
    missions="M7",
    needs="posts",
    basis="public organisation charts: posts entered as their own superiors, one of them a chief executive",
    message=N_("{post} reports to itself"),
    fix=N_("name its real superior, or mark it as the top"),
    over={
        "HIER001": {"_cycle": "_cycle"},
        "HIER002": {"_organisation": "_without"},
        "HIER007": {"post": "stop"},
        "HIER011": {"post": "stop"},
    },
)
def self_reporting_post(facts: Facts) -> Hits:
    """A post reports to itself.

    Whoever is his own superior answers to nobody, and all who stand below answer to nobody with him.

    ```yaml bad director
    posts:
      mayor: {top: true}
      director: {reports_to: director}
    ```

    Name the real superior, or mark the post as the top. Where it is the custom of the source that the top reports to
    itself, say so (`self_report_is_top: true`): then the one post of an organisation that does so is its top.

    ```yaml good
    self_report_is_top: true
    posts:
      mayor: {reports_to: mayor}
      director: {reports_to: mayor}
    ```
    """
    post = np.flatnonzero(facts.self_reporting)
    return Hits(
        tested=facts.post.sum(),
        post=post,
        _cycle=facts.command.cycle[post],
        _organisation=facts.organisation[post],
        _id=facts.collision(post),
    )
