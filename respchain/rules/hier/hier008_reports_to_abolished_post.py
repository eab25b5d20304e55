"""HIER008: a post that reports to one that was abolished."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, Hits, rule


@rule(
    "HIER008",
    severity=ERROR,
    conditions="C7",
    missions="M7 M23",
    needs="posts",
    basis=(
        "public organisation charts: posts that report to one marked as eliminated",
        "every reform leaves such lines",
    ),
    message={
        "no-successor": N_("{post} reports to {former}, which was abolished"),
        "successor": N_("{post} still reports to {former}, in whose place {superior} now stands"),
    },
    fix=N_("connect the post to the successor"),
    over={"HIER002": {"_lost": "_lost"}, "HIER007": {"_lost": "_lost"}, "HIER011": {"post": "stop"}},
)
def reports_to_abolished_post(facts: Facts) -> Hits:
    """A post reports to one that has been abolished.

    On paper it has a superior; in truth nobody hears it, and nobody can call it to order.

    ```yaml bad inspector today=2026-06-01 subtype=no-successor
    posts:
      mayor: {top: true}
      director: {reports_to: mayor, until: 2026-03-01}
      inspector: {reports_to: director}
    ```

    Connect it to whoever took over. Where the abolished post says what took its place (`succeeded_by`), the line is
    followed there, and this is a note; where a post of today bears the same id in the source (`source_id`), the line
    means that one.

    ```yaml good today=2026-06-01
    posts:
      mayor: {top: true}
      director: {reports_to: mayor, until: 2026-03-01}
      chief: {reports_to: mayor, since: 2026-03-01}
      inspector: {reports_to: chief}
      old-desk: {reports_to: mayor, source_id: "0042", until: 2026-03-01}
      desk: {reports_to: mayor, source_id: "42"}
      clerk: {reports_to: old-desk}
    ```
    """
    post, former, superior = facts.abolished_superiors
    found = superior >= 0
    stuck = ~found & facts.leads.none()[post]
    return Hits(
        tested=facts.post.sum(),
        post=post,
        former=former,
        superior=superior,
        _lost=np.where(stuck, facts.lost_at(post), -1),
        _id=facts.collision(post),
        subtype=np.where(found, "successor", "no-successor"),
        severity=np.where(found, NOTE, -1),
    )
