"""GAP005: several say that it is not theirs, and nobody says that it is."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule
from respchain.scope.boxes import stacked


@rule(
    "GAP005",
    severity=ERROR,
    missions="M3",
    needs="matters",
    basis=(
        "negative disputes over competence 消极争议",
        "the bean sprouts of Shenyang, 2011: three said it was not theirs",
    ),
    message={
        "mutual": N_("{actor} each say that part of {matter} is not theirs, and nobody owns it"),
        "owner-disclaims": N_("{actor} says that part of {matter} is no business of theirs, and owns it by {duty}"),
    },
    fix=N_("take it to the nearest common superior, who decides whose it is; then withdraw what was said against it"),
    over={"GAP001": {"matter": "_disclaimed"}, "GAP002": {"matter": "_disclaimed"}},
    closed_by={"mutual": "duty"},
)
def mutual_disclaimer(facts: Facts) -> Hits:
    """Two or more say of the same part of a matter that it is not theirs, and nobody owns it; or its own owner says so.

    A case that everybody sends on comes back as an accident.

    ```yaml bad sprouts
    facets: {district: [north, south]}
    matters: {sprouts: {facets: district}}
    posts: {mayor: {top: true}, farms: {reports_to: mayor}, trade: {reports_to: mayor}}
    duties: {south: {matter: sprouts, scope: {district: south}, accountable: farms}}
    disclaimers:
      - {by: farms, matter: sprouts, source: press, since: 2011-04-20}
      - {by: trade, matter: sprouts, source: press, since: 2011-04-21}
    ```

    Have the common superior decide whose it is. A statement without source and date does not count, nor one withdrawn.

    ```yaml good today=2012-06-01
    facets: {district: [north, south]}
    matters: {sprouts: {facets: district}}
    posts: {farms: {top: true}, trade: {top: true}, market: {top: true}}
    duties: {south: {matter: sprouts, scope: {district: south}, accountable: market}}
    disclaimers:
      - {by: farms, matter: sprouts, source: press, since: 2011-04-20}
      - {by: trade, matter: sprouts, source: press, since: 2011-04-21, until: 2012-01-01}
      - {by: trade, matter: sprouts, scope: {district: south}, source: press, since: 2011-04-21}
      - {by: market, matter: sprouts, since: 2011-04-21}
    ```
    """
    several, own = facts.disclaimed
    matter = np.concatenate([several.matter, own.matter])
    return Hits(
        tested=len(facts.now.disclaimers),
        matter=matter,
        actor=np.concatenate([several.actor, own.actor]),
        duty=np.concatenate([several.duty, own.duty]),
        box=stacked([several.boxes, own.boxes]),
        cause=matter,
        unjudged=facts.uncounted,
        subtype=np.repeat(["mutual", "owner-disclaims"], [len(several.matter), len(own.matter)]),
    )
