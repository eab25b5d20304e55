"""PER003: relatives work where they may not be together, or somebody is chief at home."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PER003",
    severity=ERROR,
    missions="M17",
    needs="people",
    basis="rules of avoidance: relatives in office, home areas, conflicts in a case",
    message={
        "line": N_("{person} and {relative} are relatives, and {post} stands directly over {rival}"),
        "same-superior": N_("{person} and {relative} are relatives in {post} and {rival}, under the same superior"),
        "watches": N_("{relative} in {rival} watches over staff or money where {person}, a relative, leads as {post}"),
        "case": N_("{relative} checks in each case of {process} what {person}, a relative, has done"),
        "home-area": N_("{person} holds {post}, a chief post, in charge of the home area"),
    },
    fix=N_("reassign one of them"),
)
def avoidance(facts: Facts) -> Hits:
    """Relatives work one over the other, side by side, one checking the other, or somebody is chief in the home area.

    Nobody judges their own kin, or the neighbours they grew up with, as they would judge others; and nobody else
    believes that they do.

    ```yaml bad li chen sun subtype=line,same-superior,home-area
    departments: {city: {head: mayor}, market: {part_of: city, head: chief}}
    posts:
      mayor: {top: true}
      deputy: {department: city, leads: true, reports_to: mayor}
      chief: {department: market, reports_to: mayor}
      clerk: {department: market, reports_to: chief}
      inspector: {department: market, reports_to: chief}
    people:
      li: {relatives: [{person: wang, relation: spouse}]}
      wang: {}
      chen: {relatives: [{person: zhao, relation: lineal}]}
      zhao: {}
      sun: {}
    appointments:
      - {person: li, post: deputy}
      - {person: wang, post: chief}
      - {person: chen, post: clerk}
      - {person: zhao, post: inspector}
      - {person: sun, post: mayor, home_area: true}
    ```

    ```yaml bad li chen subtype=watches,case
    departments:
      market: {part_of: city, head: chief}
      money: {part_of: city, domain: finance}
      city: {}
    posts:
      mayor: {top: true}
      chief: {department: market, reports_to: mayor, holder: li}
      treasurer: {department: money, reports_to: mayor}
      cashier: {department: money, reports_to: treasurer, holder: wang}
      reviewer: {department: market, reports_to: chief, holder: chen}
      approver: {department: money, reports_to: treasurer, holder: zhao}
    people:
      li: {relatives: [{person: wang, relation: spouse}]}
      wang: {}
      chen: {relatives: [{person: zhao, relation: collateral}]}
      zhao: {}
    processes:
      licence:
        pairs: [{do: look, check: sign}]
        steps: {look: {by: reviewer, next: sign}, sign: {by: approver, next: end}}
    ```

    Reassign one of them. Four classes of relation count: spouses, the direct line, collaterals within three
    generations, and close relatives by marriage; a charter states the class and nothing more. Where an authority that
    is neither of them nor below them has varied the rule, one of the posts or its department says who allowed it
    (`variations`, of `avoidance`).

    ```yaml good
    departments:
      city: {head: mayor}
      market: {part_of: city, head: chief}
      island: {part_of: city, head: ranger, variations: {of: avoidance, allowed_by: province, reason: A small island}}
    posts:
      mayor: {top: true}
      chief: {department: market, reports_to: mayor}
      inspector: {department: market, reports_to: chief}
      ranger: {department: island, reports_to: mayor}
      guard: {department: island, reports_to: ranger}
    outsiders: {province: {kind: external-superior}}
    people:
      li: {relatives: [{person: wang, relation: spouse}]}
      wang: {}
      zhao: {relatives: [{person: chen, relation: spouse}]}
      chen: {}
    appointments:
      - {person: li, post: mayor}
      - {person: wang, post: inspector}
      - {person: zhao, post: ranger}
      - {person: chen, post: guard}
    ```
    """
    found = facts.avoided
    return Hits(
        tested=found.tested,
        person=found.person,
        relative=found.relative,
        post=found.post,
        rival=found.rival,
        process=found.process,
        subtype=found.why,
        cause=found.cause,
        subjects=("person", "relative"),
        unjudged=facts.relations_unjudged,
    )
