"""GAP004: a duty that somebody answers for and nobody does."""

from respchain.facts.facts import Facts
from respchain.facts.relation import marked
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "GAP004",
    severity=ERROR,
    conditions="C1",
    missions="M1 M8",
    needs="duties",
    basis="RACI: every row has somebody responsible",
    message={
        "": N_("{actor} answers for {duty}, and nobody under it does the work"),
        "unnamed": N_("{actor} answers for {duty}, and nobody is named who does the work"),
    },
    fix=N_("name who does it"),
)
def nobody_does_it(facts: Facts) -> Hits:
    """Somebody answers for a duty, but nobody at or below that post does it.

    A head of a unit does not do the unit's work in person: what nobody is told to do stays undone.

    ```yaml bad inspect receive licence
    departments: {market: {head: director}, hall: {head: usher}}
    posts:
      director: {top: true}
      inspector: {reports_to: director}
      other: {reports_to: director}
      usher: {reports_to: director}
    duties:
      inspect: {accountable: director}
      receive: {accountable: hall}
      licence: {accountable: inspector, responsible: other}
    ```

    Name who does it: somebody who stands below whoever answers, or to whom the duty was delegated. A table of
    responsibility says nothing of who stands below whom, and names who does the work in each row.

    ```yaml bad water profile=raci subtype=unnamed
    posts: {chief: {}, clerk: {}}
    duties:
      water: {accountable: chief}
      files: {accountable: chief, responsible: clerk}
    ```

    ```yaml good
    departments: {market: {head: director}}
    posts:
      director: {top: true}
      inspector: {reports_to: director}
      other: {reports_to: director}
    duties:
      inspect: {accountable: director, responsible: inspector}
      in-person: {accountable: inspector}
      lent: {accountable: inspector, responsible: other}
      rest: {accountable: director, mode: default}
      all: {accountable: director, tier: overall}
    delegations: [{by: inspector, to: other, duty: lent}]
    ```
    """
    duty, actor = facts.answering.pairs
    at, doer = facts.doers.follow(duty)
    below = facts.command.at_or_below(lower=doer, upper=actor[at]) | facts.delegated.has(duty[at], doer)
    in_person = facts.doers.none()[duty] & ~facts.units[actor]
    judged = (facts.must_be_done & ~facts.doer_unknown)[duty]
    named = facts.parameters.named_doers
    bare = judged & (facts.doers.none()[duty] if named else ~marked(len(duty), at[below]) & ~in_person)
    return Hits(tested=judged.sum(), duty=duty[bare], actor=actor[bare], subtype="unnamed" if named else None)
