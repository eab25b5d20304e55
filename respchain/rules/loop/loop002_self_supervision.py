"""LOOP002: somebody supervises himself."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "LOOP002",
    severity=ERROR,
    conditions="C8",
    missions="M17",
    basis=("separation of duties", "the reform paper: nobody is his own supervisor"),
    message=N_("{forum} supervises {actor}, and the same person stands behind both"),
    fix=N_("let a different person supervise, or let whoever is concerned abstain"),
    over={"LOOP005": {"_clique": "_stop"}},
)
def self_supervision(facts: Facts) -> Hits:
    """Somebody supervises himself, by name or through another post or body.

    Nobody finds what he does not want to find.

    ```yaml bad director inspector board
    posts:
      director: {top: true, holder: {person: Li}}
      inspector: {reports_to: director, holder: {person: Wang}}
      auditor: {reports_to: director, holder: {person: Wang}}
    bodies: {board: {chair: director, members: [inspector]}}
    oversight:
      own: {forum: director, over: director}
      second: {forum: auditor, over: inspector}
      round: {forum: board, over: board}
    ```

    Let another person supervise. In a body whoever is concerned may abstain, where enough others remain. Command is no
    supervision.

    ```yaml good
    posts:
      director: {top: true, holder: {person: Li}}
      deputy: {reports_to: director, holder: {person: Wang}}
      clerk: {reports_to: director, holder: {person: Zhao}}
      chief: {reports_to: director, holder: {person: Chen}}
    bodies: {board: {chair: chief, members: [director, deputy, clerk], abstains: director}}
    oversight: {yearly: {forum: board, over: director, information: report}}
    ```
    """
    edges, rows = facts.forums, facts.supervises
    actor, forum = edges.actor[rows], edges.forum[rows]
    found = rows[(actor == forum) | facts.persons.shared(actor, forum, facts.judges)]
    actor, forum = edges.actor[found], edges.forum[found]
    return Hits(
        tested=len(rows), actor=actor, forum=forum, _entry=facts.staged_alone[found],
        _clique=facts.clique_of(found), cause=actor,
    )  # fmt: skip
