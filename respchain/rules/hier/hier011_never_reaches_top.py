"""HIER011: posts whose way up breaks off before the top."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER011",
    severity=ERROR,
    conditions="C7",
    missions="M7 M8",
    needs="posts",
    basis=("each level answers to the next, up to the top", "public organisation charts: whole branches cut off"),
    message={
        "cycle": N_("the way up of {post} ends in the circle of command of {stop}"),
        "self-report": N_("the way up of {post} ends at {stop}, which reports to itself"),
        "abolished": N_("the way up of {post} ends at {stop}, whose superior was abolished"),
        "unknown": N_("the way up of {post} ends at {stop}, whose superior is not known"),
    },
    fix=N_("mend the line where it breaks off, and not each post behind it"),
    over={"HIER002": {"_lost": "_lost"}, "HIER007": {"_lost": "_lost"}},
)
def never_reaches_top(facts: Facts) -> Hits:
    """Posts have a superior, yet their way up breaks off before it comes to a top.

    What one break cuts off can be a whole branch: nothing that it reports ever arrives.

    ```yaml bad director
    posts:
      mayor: {top: true}
      director: {reports_to: {unknown: "0123"}}
      deputy: {reports_to: director}
      inspector: {reports_to: deputy}
    ```

    Mend the line at the break: one finding stands for all behind it. A way may end at a superior outside, and an id
    that differs from that of a post (`source_id`) only in letter case, leading zeros, quotes or spaces names that post.

    ```yaml good
    outsiders: {province: {kind: external-superior}}
    posts:
      mayor: {top: true, source_id: "123"}
      director: {reports_to: {unknown: "0123"}}
      deputy: {reports_to: director}
      observer: {reports_to: province}
      helper: {reports_to: observer}
    ```
    """
    found = facts.broken_ways
    known = found.why == "unknown"
    return Hits(
        tested=facts.post.sum(),
        stop=found.stop,
        post=found.post,
        _lost=np.where(known, facts.lost_at(found.stop), -1),
        _cycle=facts.command.cycle[found.stop],
        _id=facts.collision(found.stop, found.post),
        subtype=found.why,
        cause=found.stop,
    )
