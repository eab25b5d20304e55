"""HIER002: an organisation without a top, or a post that belongs under nobody."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER002",
    severity=ERROR,
    conditions="C7",
    missions="M7",
    needs="posts",
    basis="one head answers for all, level by level",
    message={
        "no-top": N_("the organisation of {post} has no top"),
        "blank-superior": N_("{post} reports to nobody and is not the top"),
        "unknown-superior": N_("{post} reports to somebody whom the charter does not have"),
    },
    fix=N_("connect the post to its superior, or mark the top"),
    over={"HIER007": {"_lost": "_lost"}},
)
def roots(facts: Facts) -> Hits:
    """An organisation has no top, or a post stands under nobody.

    What nobody leads cannot be called to order, and what it finds goes nowhere.

    ```yaml bad orphan lost a b subtype=blank-superior,unknown-superior,no-top
    departments: {city: {head: mayor}, club: {title: Club}}
    posts:
      mayor: {department: city}
      orphan: {department: city}
      lost: {department: city, reports_to: {unknown: "0123"}}
      a: {department: club}
      b: {department: club}
    ```

    Name the superior of each post. The top is the post so marked, else the head of the root department.

    ```yaml good
    departments: {city: {head: mayor}, agency: {part_of: city, organisation: true, head: chief}}
    posts:
      mayor: {department: city}
      second: {department: city, co_head: true}
      clerk: {department: city, reports_to: mayor}
      chief: {department: agency, reports_to: mayor}
    ```
    """
    found = facts.orphans
    return Hits(
        tested=facts.post.sum(),
        post=found.post,
        subtype=found.why,
        _id=facts.collision(found.post),
        _lost=facts.lost_at(found.post),
        _without=np.where(found.why == "no-top", facts.organisation[found.post], -1),
        cause=np.where(found.why == "no-top", facts.organisation[found.post], len(facts.actors) + found.post),
    )
