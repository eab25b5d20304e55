"""OVL005: a duty is shared, and it is not said why, or the parts do not add up."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule
from respchain.scope.boxes import stacked


@rule(
    "OVL005",
    severity=WARNING,
    conditions="C2",
    missions="M3",
    needs="duties",
    basis=("SYSC 25.2.2R: why and how it is shared or divided", "SYSC 25.2.3R(4)"),
    message={
        "no-reason": N_("{duty} is shared, and it is not said why"),
        "parts-missing": N_("of {duty}, which is divided, nobody has this part"),
        "parts-overlap": N_("two parts of {duty}, which is divided, overlap"),
        "parts-outside": N_("the part that {actor} has of {duty} reaches beyond it"),
    },
    fix=N_("write how the duty is shared and why, with parts that add up to the whole"),
    over={"OVL001": {"duty": "duty", "_same": "other"}, "OVL002": {"duty": "duty", "_same": "other"}},
)
def shared_without_reason(facts: Facts) -> Hits:
    """A shared duty does not say why, or its parts do not add up.

    Who shares a duty without a reason shares the blame; a part that nobody has is a gap inside a duty that looks held.

    ```yaml bad clean subtype=no-reason
    posts: {market: {}, water: {}}
    duties: {clean: {accountable: [market, water], shared: {how: joint, lead: water}}}
    ```

    ```yaml bad clean sweep wash subtype=parts-missing,parts-overlap,parts-outside
    facets: {district: [north, south]}
    posts: {market: {}, water: {}}
    duties:
      clean:
        accountable: [market, water]
        shared: {how: divided, reason: Two shores, parts: {market: {district: north}}}
      sweep:
        accountable: [market, water]
        shared: {how: divided, reason: Two shores, parts: {market: {district: north}, water: {}}}
      wash:
        scope: {district: north}
        accountable: [market, water]
        shared: {how: divided, reason: Two shores, parts: {market: {district: north}, water: {district: south}}}
    ```

    Write why, and parts that together are the whole and touch nowhere.

    ```yaml good
    facets: {district: [north, south]}
    posts: {market: {}, water: {}}
    duties:
      clean: {accountable: [market, water], shared: {how: joint, lead: water, reason: Two laws apply}}
      wash:
        accountable: [market, water]
        shared: {how: divided, reason: Two shores, parts: {market: {district: north}, water: {district: south}}}
    ```
    """
    bare, misfits = np.flatnonzero(facts.unreasoned), facts.misfits
    inside = np.full(len(bare), NONE, np.int32)
    duty = np.concatenate([bare, misfits.duty])
    whole = facts.now.scopes.boxes.take(np.zeros(len(bare), np.int64))  # scope 0 is everything
    return Hits(
        tested=len(facts.duties),
        duty=duty,
        actor=np.concatenate([inside, np.maximum(misfits.actor, NONE)]),  # of whom nobody can be told, nobody is named
        _same=np.concatenate([inside, misfits.duty]),
        subtype=np.concatenate([np.full(len(bare), "no-reason"), _WORDS[misfits.why]]),
        cause=duty,
        box=stacked([whole, misfits.boxes]),
        unjudged=None if misfits.whole else N_("too many parts overlap: one pair stands for each two actors"),
    )


_WORDS = np.array(["parts-missing", "parts-overlap", "parts-outside"])
