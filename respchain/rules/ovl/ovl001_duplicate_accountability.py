"""OVL001: two who answer for the same."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, Hits, rule


@rule(
    "OVL001",
    severity=ERROR,
    conditions="C2",
    missions="M3",
    needs="duties",
    basis=(
        "RACI: exactly one accountable",
        "GAO-15-49SP: duplication",
        "部门职责分工协调办法 art. 6: one matter, one unit",
    ),
    message=N_("{actor} and {rival} answer for the same, by {duty} and {other}"),
    fix=N_("name a lead, split the scope, or record the intended redundancy with its reason"),
)
def duplicate_accountability(facts: Facts) -> Hits:
    """Two actors answer for exactly the same.

    Each can wait for the other, and each can point to the other when nothing was done.
    Compared is what has to be covered: two duties that differ only beyond it are equal.

    ```yaml bad visit
    posts: {market: {}, health: {}}
    matters: {restaurants: {}}
    duties:
      visit: {matter: restaurants, accountable: market}
      inspect: {matter: restaurants, accountable: health}
    ```

    One duty with one lead, two scopes, or two duties that are meant to stand beside one another.
    A superior and a subordinate on one line are no two.

    ```yaml good
    posts: {market: {}, health: {}, deputy: {reports_to: market}}
    matters: {restaurants: {}, water: {}, bridges: {}}
    duties:
      visit:
        matter: restaurants
        accountable: [market, health]
        shared: {how: lead, lead: market, reason: Two laws apply}
      test: {matter: water, accountable: market}
      test-again:
        matter: water
        accountable: health
        beside: {duty: test, why: redundancy, reason: Two laboratories}
      keep: {matter: bridges, accountable: market}
      look-after: {matter: bridges, accountable: deputy}
    ```
    """
    rivals = facts.rivals
    pair, boxes = rivals.shared(rivals.equal)
    duty, other = rivals.duty[pair], rivals.other[pair]
    return Hits(
        tested=len(facts.claims.duty),
        duty=duty,
        other=other,
        actor=rivals.actor[pair],
        rival=rivals.rival[pair],
        severity=np.where((duty == other) & facts.explained[duty], NOTE, -1),
        cause=pair,
        box=boxes,
        subjects=("duty", "other"),
        together={"duties": ("duty", "other"), "actors": ("actor", "rival")},
        unjudged=facts.rivals_untold,
    )
