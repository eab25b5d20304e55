"""OVL002: two who answer for some of the same."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, WARNING, Hits, rule


@rule(
    "OVL002",
    severity=WARNING,
    conditions="C2",
    missions="M3",
    needs="duties",
    basis=("GAO-15-49SP: overlap", "STPA: areas of overlap between controllers", "the reform paper: 交叉管理"),
    message={
        "": N_("{actor} and {rival} both answer for a part, by {duty} and {other}"),
        "nested": N_("of {duty} and {other}, by which {actor} and {rival} answer, one lies inside the other"),
    },
    fix=N_("cut the scopes at the facet that differs; where none does, add the facet that is missing"),
)
def overlapping_accountability(facts: Facts) -> Hits:
    """Two actors answer for some of the same.

    Where their scopes cross each can leave the case to the other, or both decide it, differently.

    ```yaml bad visit
    facets: {district: [north, south, west]}
    posts: {market: {}, health: {}}
    matters: {restaurants: {facets: district}}
    duties:
      visit: {matter: restaurants, scope: {district: [north, south]}, accountable: market}
      inspect: {matter: restaurants, scope: {district: [south, west]}, accountable: health}
    ```

    ```yaml bad visit subtype=nested
    facets: {district: [north, south]}
    posts: {market: {}, health: {}}
    matters: {restaurants: {facets: district}}
    duties:
      visit: {matter: restaurants, accountable: market}
      inspect: {matter: restaurants, scope: {district: south}, accountable: health}
    ```

    Cut the scopes so that they meet nowhere. A special duty may lie inside a general one, where that is said.

    ```yaml good
    facets: {district: [north, south, west], object: [food, drinks]}
    posts: {market: {}, health: {}}
    matters: {restaurants: {facets: [district, object]}}
    duties:
      visit: {matter: restaurants, scope: {district: [north, south]}, accountable: market}
      inspect: {matter: restaurants, scope: {district: west}, accountable: health}
      taste:
        matter: restaurants
        scope: {district: north, object: drinks}
        accountable: health
        beside: {duty: visit, why: special, basis: Drinking Water Act}
    ```
    """
    rivals = facts.rivals
    pair, boxes = rivals.shared(~rivals.equal)
    duty, other = rivals.duty[pair], rivals.other[pair]
    grave = facts.duties.high_risk[duty] | facts.duties.high_risk[other] | facts.risky(boxes)
    explained = (duty == other) & facts.explained[duty]
    return Hits(
        tested=len(facts.claims.duty),
        subtype=np.where(rivals.nested[pair], "nested", ""),
        duty=duty,
        other=other,
        actor=rivals.actor[pair],
        rival=rivals.rival[pair],
        severity=np.select([explained, grave], [NOTE, ERROR], -1),
        cause=pair,
        box=boxes,
        subjects=("duty", "other"),
        together={"duties": ("duty", "other"), "actors": ("actor", "rival")},
        unjudged=facts.rivals_untold,
    )
