"""GAP002: a part of the register that nobody owns in particular."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, WARNING, Hits, rule
from respchain.scope.boxes import stacked


@rule(
    "GAP002",
    severity=WARNING,
    statutory=ERROR,
    conditions="C1",
    missions="M1 M3",
    needs="matters",
    basis=(
        "SYSC 26.2.2G: no allocation by implication or by default",
        "Holacracy: what no role covers falls to the lead",
    ),
    message={
        "standby": N_("for part of {matter} nobody answers but a default owner, or a head for everything"),
        "by-breadth": N_("part of {matter} was given to nobody in particular: {actor} has it by {duty} alone"),
    },
    fix=N_("give it to somebody explicitly"),
    closed_by="duty",
)
def default_owner_only(facts: Facts) -> Hits:
    """A part of a matter has no owner but one who answers for all that is left over.

    A catch-all hides every gap: the owner learns of the case when it has gone wrong.
    Where a superior's duty spans a matter of which subordinates hold parts, the rest was given to nobody in
    particular either; that is only noted, as it has an owner.

    ```yaml bad fines licences
    facets: {district: [north, south]}
    matters: {fines: {facets: district}, licences: {facets: district}}
    posts: {head: {top: true}, clerk: {reports_to: head}}
    duties:
      north: {matter: fines, scope: {district: north}, accountable: clerk}
      rest: {matter: fines, accountable: head, mode: default}
      granting: {matter: licences, scope: {district: north}, accountable: clerk}
      all-licences: {matter: licences, accountable: head}
    ```

    Give each part to somebody by name.

    ```yaml good
    facets: {district: [north, south]}
    matters: {fines: {facets: district}, licences: {facets: district}}
    posts: {head: {top: true}, clerk: {reports_to: head}, helper: {reports_to: head}}
    duties:
      north: {matter: fines, scope: {district: north}, accountable: clerk}
      south: {matter: fines, scope: {district: south}, accountable: helper}
      rest: {matter: fines, accountable: head, mode: default}
      all-licences: {matter: licences, accountable: head}
    ```
    """
    bare, broad = facts.standby, facts.by_breadth
    count, more = len(bare.matter), len(broad.matter)
    none, nothing = np.full(count, -1), np.full(more, -1)
    stage, disclaimed, ambiguous, carved = (np.concatenate([why, nothing]) for why in bare.why)
    matter = np.concatenate([bare.matter, broad.matter])
    return Hits(
        tested=(~facts.need.empty()).sum(),
        matter=matter,
        duty=np.concatenate([none, facts.claims.duty[broad.claim]]),
        actor=np.concatenate([none, facts.claims.actor[broad.claim]]),
        box=stacked([bare.boxes, broad.boxes]),
        cause=matter,
        subtype=np.repeat(["standby", "by-breadth"], [count, more]),
        severity=np.repeat([-1, NOTE], [count, more]),
        unjudged=facts.uncounted,
        _stage=stage,
        _disclaimed=disclaimed,
        _ambiguous=ambiguous,
        _carved=carved,
    )
