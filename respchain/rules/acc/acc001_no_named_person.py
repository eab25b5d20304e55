"""ACC001: accountability behind which no person stands."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "ACC001",
    severity=ERROR,
    conditions="C3",
    missions="M1",
    needs="appointments people",
    basis=("a department, a post and a person for every function", "SM&CR", "the published lists of named officials"),
    message=N_("no person stands behind {actor}, who answers for {duty}"),
    fix=N_("fill the post, or name an acting holder or a standby"),
    over={"PER001": {"_seat": "post"}},
)
def no_named_person(facts: Facts) -> Hits:
    """No person stands behind whoever is accountable.

    A post answers to nobody's questions: only a person can.

    ```yaml bad director
    posts:
      director: {top: true}
      deputy: {reports_to: director, holder: {person: Li}}
    duties: {inspect: {accountable: director, responsible: deputy}}
    ```

    Fill the post, or name an acting holder; until then a standby who is in post will do.

    ```yaml good
    posts:
      director: {top: true, backup: deputy}
      deputy: {reports_to: director, holder: {person: Li}}
      officers: {reports_to: deputy, headcount: 40}
      secret: {reports_to: deputy, holder: {person: {unknown: N/D}}}
    outsiders: {dairy: {kind: regulated}}
    duties:
      inspect: {accountable: director, responsible: deputy}
      patrol: {accountable: officers}
      guard: {accountable: secret}
      own-checks: {accountable: dairy}
    ```
    """
    duty, actor = facts.accountable.pairs
    seat = facts.seat[actor]
    judged = ~facts.nameless[seat]
    bare = judged & facts.persons.none()[seat] & ~facts.standby_holds[seat]
    actor, seat = actor[bare], seat[bare]
    return Hits(tested=judged.sum(), actor=actor, duty=duty[bare], _seat=seat, cause=seat)
