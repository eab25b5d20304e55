"""LOOP005: supervisors who supervise one another, and nobody else does."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "LOOP005",
    severity=ERROR,
    conditions="C8",
    missions="M8 M17",
    basis="theory: the regress theorem",
    message=N_("{actor} supervise one another, and no way leads out"),
    fix=N_("add an exit: a forum outside the circle"),
    over={"LOOP001": {"_stop": "_stop"}},
)
def closed_clique(facts: Facts) -> Hits:
    """Supervisors answer to one another in a circle that nobody outside supervises.

    A circle without an exit protects its own.

    ```yaml bad a b
    posts: {mayor: {top: true}}
    outsiders: {a: {title: A}, b: {title: B}}
    oversight:
      one: {forum: a, over: [mayor, b], information: report}
      two: {forum: b, over: a, information: report}
    duties: {plan: {accountable: mayor}}
    ```

    Mutual supervision is sound where one of them answers to somebody outside too, or where each watches another matter.

    ```yaml good
    posts: {mayor: {top: true}}
    outsiders:
      a: {title: A}
      b: {title: B}
      court: {kind: court, terminal: true}
    oversight:
      one: {forum: a, over: [mayor, b], information: report}
      two: {forum: b, over: a, information: report}
      out: {forum: court, over: b, kind: reactive}
    duties: {plan: {accountable: mayor}}
    ```
    """
    actor, clique = facts.cliques
    command = np.where(facts.of_command[clique], facts.command.cycle[actor], -1)
    return Hits(tested=len(facts.forums.actor), actor=actor, _stop=clique, _command=command, cause=clique, path=True)
