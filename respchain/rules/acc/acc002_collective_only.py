"""ACC002: a collective answers, and nobody in it."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "ACC002",
    severity=ERROR,
    conditions="C3",
    missions="M1 M7",
    needs="duties",
    basis=("the problem of many hands", "tiers of responsibility in the accountability rules for party bodies"),
    message=N_("{actor} answers for {duty} as a collective: nobody in it does"),
    fix=N_("name a head, or a chair and the tier of each member"),
    over={"ACC001": {"actor": "actor"}},
)
def collective_only(facts: Facts) -> Hits:
    """A collective is accountable without saying who in it answers, and how far.

    When all are responsible, nobody is.

    ```yaml bad market committee
    departments: {market: {title: Market bureau}}
    posts: {mayor: {top: true, department: market, holder: {person: Li}}}
    bodies: {committee: {chair: mayor, members: [mayor]}}
    duties:
      inspect: {accountable: market, responsible: mayor}
      decide: {accountable: committee, responsible: mayor}
    ```

    Name the head of a unit; of a body the chair, and the tier of each member's responsibility.

    ```yaml good
    departments: {market: {title: Market bureau, head: mayor}}
    posts:
      mayor: {top: true, holder: {person: Li}}
      deputy: {reports_to: mayor, holder: {person: Wang}}
    bodies: {committee: {chair: mayor, members: [{post: deputy, tier: important}]}}
    duties:
      inspect: {accountable: market, responsible: deputy}
      decide: {accountable: committee, responsible: deputy}
    ```
    """
    duty, actor = facts.accountable.pairs
    collective = facts.collective[actor]
    bare = collective & ~facts.tiered[actor]
    return Hits(tested=len(duty), actor=actor[bare], duty=duty[bare], cause=actor[bare])
