"""GAP001: a part of the register that nobody owns."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "GAP001",
    severity=ERROR,
    conditions="C1",
    missions="M1 M3",
    needs="matters",
    basis=("SYSC 25.4.4G, 26.2.1G(3): no gaps in the allocation", "FAR Act 2023, s 23", "management vacuum 管理真空"),
    message=N_("nobody answers for part of {matter}"),
    fix=N_("assign it, or take it out of the register with a basis"),
    closed_by="duty",
)
def unowned_cell(facts: Facts) -> Hits:
    """A part of a matter that must be covered has no owner at all.

    What falls between two owners is left undone, and nobody can be asked why: a management vacuum.

    ```yaml bad fines licences
    facets:
      district: [north, south]
      amount: {type: number, range: ">= 0"}
    matters:
      fines: {facets: [district, amount]}
      licences: {facets: [district]}
    posts: {clerk: {title: Clerk}}
    duties:
      small: {matter: fines, scope: {amount: "< 500"}, accountable: clerk}
      large: {matter: fines, scope: {amount: "> 500"}, accountable: clerk}
      north: {matter: licences, scope: {district: south}, accountable: clerk}
    ```

    Give the part to somebody, or exclude it with a basis.

    ```yaml good
    facets:
      district: [north, south]
      amount: {type: number, range: ">= 0"}
    matters:
      fines: {facets: [district, amount], excluded: [{amount: 500, basis: Fines Act 3}]}
      licences: {facets: [district], required: {district: south}}
    posts: {clerk: {title: Clerk}}
    duties:
      small: {matter: fines, scope: {amount: "< 500"}, accountable: clerk}
      large: {matter: fines, scope: {amount: "> 500"}, accountable: clerk}
      north: {matter: licences, scope: {district: south}, accountable: clerk}
    bases: {fines-act: {title: Fines Act, rank: law}}
    ```
    """
    stage, disclaimed, ambiguous, carved = facts.vacant.why
    return Hits(
        tested=(~facts.need.empty()).sum(),
        matter=facts.vacant.matter,
        box=facts.vacant.boxes,
        cause=facts.vacant.matter,
        unjudged=facts.uncounted,
        _stage=stage,
        _disclaimed=disclaimed,
        _ambiguous=ambiguous,
        _carved=carved,
    )
