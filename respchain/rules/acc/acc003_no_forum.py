"""ACC003: an accountable actor without a forum."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "ACC003",
    severity=ERROR,
    conditions="C5",
    missions="M8 M17",
    needs="duties",
    basis=("Bovens: an actor answers to a forum", "the reform paper: a duty with no supervisor"),
    message=N_("{actor} answers to nobody for {duty}"),
    fix=N_("name who supervises this"),
    over={"LOOP001": {"actor": "stop"}},
)
def no_forum(facts: Facts) -> Hits:
    """Somebody is accountable and answers to nobody for it, or not for all of it.

    Accountability without a forum that may ask and judge is a word.

    ```yaml bad mayor
    posts: {mayor: {top: true}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    matters: {water: {title: Water}, roads: {title: Roads}}
    duties:
      water: {matter: water, accountable: mayor}
      roads: {matter: roads, accountable: mayor}
    oversight: {yearly: {forum: congress, over: mayor, matter: roads}}
    ```

    Name a forum for each matter: a superior counts, for the top somebody outside.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}}
    duties:
      water: {accountable: director}
      roads: {accountable: mayor}
      laws: {accountable: congress}
    oversight: {yearly: {forum: congress, over: mayor}}
    ```
    """
    duty, actor = facts.answering.pairs
    judged = ~facts.terminal[actor]
    duty, actor = duty[judged], actor[judged]
    forums = facts.forum_scopes(actor)
    bare, boxes = facts.scopes.uncovered(facts.duties.scope[duty], (forums.start, forums.to))
    return Hits(tested=len(duty), actor=actor[bare], duty=duty[bare], box=boxes, cause=actor[bare])
