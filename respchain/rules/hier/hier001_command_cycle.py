"""HIER001: a cycle of command."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER001",
    severity=ERROR,
    conditions="C7",
    missions="M7",
    needs="posts",
    basis="the chain of command",
    message=N_("{post} stand above and below one another: a cycle of command"),
    fix=N_("take the line out that leads back down"),
    over={
        "HIER002": {"_organisation": "_without"},
        "LOOP005": {"_cycle": "_command"},
        "HIER007": {"_cycle": "_cycle"},
        "HIER011": {"_cycle": "_cycle"},
    },
)
def command_cycle(facts: Facts) -> Hits:
    """Posts report to one another in a circle.

    Where everybody stands above everybody, nobody decides and nothing goes further up.

    ```yaml bad a b
    posts:
      mayor: {top: true}
      a: {reports_to: b}
      b: {reports_to: a}
    ```

    Each post answers to one that stands above it, and the last to nobody inside.

    ```yaml good
    posts:
      mayor: {top: true}
      a: {reports_to: mayor, guided_by: b}
      b: {reports_to: a}
    ```
    """
    cycle = facts.command.cycle
    post = facts.cycle_order(cycle)
    return Hits(
        tested=facts.post.sum(),
        post=post,
        _organisation=facts.organisation[post],
        _cycle=cycle[post],
        _id=facts.collided_on(cycle[post]),
        cause=cycle[post],
        path=True,
    )
