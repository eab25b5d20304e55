"""ACC004: a forum that hears nothing."""

import numpy as np

from respchain.facts.codes import Watch
from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "ACC004",
    severity=ERROR,
    conditions="C5",
    missions="M17",
    needs="oversight",
    basis=("Bovens: the forum is informed", "STPA: a controller needs feedback"),
    message={
        "no-information": N_("{forum} supervises by {oversight} and is told nothing"),
        "too-seldom": N_("{forum} supervises by {oversight} and hears of it every {days} days only"),
    },
    fix=N_("say what report or right of inspection informs the forum, and how often"),
)
def deaf_forum(facts: Facts) -> Hits:
    """A forum has no channel of information, or hears too seldom.

    Who is told nothing cannot ask.

    ```yaml bad yearly
    posts: {mayor: {top: true}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    oversight: {yearly: {forum: congress, over: mayor}}
    ```

    State the report, record, figure or right of inspection that informs it. Courts and others who act on complaints
    are `reactive` and need none.

    ```yaml good
    posts: {mayor: {top: true}}
    outsiders:
      congress: {kind: legislature, terminal: true}
      court: {kind: court, terminal: true}
    oversight:
      yearly: {forum: congress, over: mayor, information: yearly report, every: year}
      cases: {forum: court, over: mayor, kind: reactive}
    ```
    """
    table = facts.now.oversight
    judged = (table.kind != Watch.REACTIVE) & (table.forum >= 0)
    deaf = judged & ~table.informed
    seldom = judged & table.informed & (table.every > facts.parameters.information_days)
    rows = np.flatnonzero(deaf | seldom)
    subtype = np.where(deaf[rows], "no-information", "too-seldom")
    return Hits(tested=judged.sum(), oversight=rows, forum=table.forum[rows], days=table.every[rows], subtype=subtype)
