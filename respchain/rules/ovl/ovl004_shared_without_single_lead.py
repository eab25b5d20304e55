"""OVL004: several answer for one duty, and nobody leads."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, Hits, rule


@rule(
    "OVL004",
    severity=ERROR,
    conditions="C2",
    missions="M3",
    needs="duties",
    basis=("部门职责分工协调办法 art. 6-7: one lead", "河长制: 牵头", "RACI: exactly one accountable"),
    message={
        "": N_("{actor} answer for {duty}, and none of them leads"),
        "several": N_("{actor} answer for {duty}, where exactly one may"),
    },
    fix=N_("name exactly one of them as lead, or divide the duty into parts"),
    over={"OVL001": {"duty": "duty", "_same": "other"}, "OVL002": {"duty": "duty", "_same": "other"}},
)
def shared_without_single_lead(facts: Facts) -> Hits:
    """Several answer for one duty, and none of them leads.

    Where all answer for all, nobody does: each holds that another would have acted.

    ```yaml bad clean wash
    posts: {market: {}, water: {}, mayor: {}}
    duties:
      clean: {accountable: [market, water]}
      wash: {accountable: [market, water], shared: {how: lead, lead: mayor, reason: Two laws}}
    ```

    Name one of them as lead, or give each a part. Those who only assist share nothing.
    In a table of responsibility no lead explains a second name in a row.

    ```yaml bad clean profile=raci subtype=several
    posts: {market: {}, water: {}}
    duties: {clean: {accountable: [market, water], shared: {how: lead, lead: water, reason: Two laws}}}
    ```

    ```yaml good
    facets: {district: [north, south]}
    posts: {market: {}, water: {}}
    duties:
      clean: {accountable: [market, water], shared: {how: lead, lead: water, reason: Two laws}}
      wash:
        accountable: [market, water]
        shared: {how: divided, reason: Two shores, parts: {market: {district: north}, water: {district: south}}}
      sweep: {accountable: market, assist: [water]}
    ```
    """
    found = facts.unled if facts.parameters.shared_by_lead else facts.shared
    at, actor = facts.accountable.follow(np.flatnonzero(found))
    duty = np.flatnonzero(found)[at]
    return Hits(
        tested=len(facts.duties),
        duty=duty,
        actor=actor,
        _same=duty,
        subtype=np.where(facts.unled[duty], "", "several"),
        severity=np.where(facts.explained[duty], NOTE, -1),
        cause=duty,
    )
