"""LOOP003: a supervisor whom nobody supervises."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "LOOP003",
    severity=ERROR,
    conditions="C8",
    missions="M17",
    basis="the old question: who supervises the supervisor",
    message=N_("{forum} supervises {actor} and answers to nobody for that"),
    fix=N_("name the forum of the supervisor, or declare it a terminal forum"),
    over={"LOOP001": {"forum": "stop"}},
)
def supervisor_without_forum(facts: Facts) -> Hits:
    """A supervisor answers to nobody for supervising, and is no terminal forum.

    To supervise is a duty like any other: without a forum nobody asks whether it was done.

    ```yaml bad auditor
    posts: {mayor: {top: true}}
    outsiders: {auditor: {title: Auditor}}
    oversight: {yearly: {forum: auditor, over: mayor, information: report}}
    ```

    Name who hears the supervisor, on that matter.

    ```yaml good
    posts: {mayor: {top: true}}
    outsiders:
      auditor: {title: Auditor}
      congress: {kind: legislature, terminal: true}
    oversight:
      yearly: {forum: auditor, over: mayor, information: report}
      report: {forum: congress, over: auditor, information: report}
    ```
    """
    edges, stations = facts.forums, facts.stations
    rows = facts.supervises[edges.actor[facts.supervises] != edges.forum[facts.supervises]]
    place, station = stations.at(facts.scopes, edges.scope[rows], edges.forum[rows])
    bare = stations.step.none()[station] & ~stations.closed[station]  # whoever is safe is not walked on from
    row = rows[place[bare]]
    judged = ~facts.terminal[edges.forum[rows]]
    return Hits(tested=judged.sum(), forum=edges.forum[row], actor=edges.actor[row], cause=edges.forum[row])
