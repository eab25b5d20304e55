"""LOOP001: supervision that ends before it comes to a terminal forum."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "LOOP001",
    severity=ERROR,
    conditions="C8",
    missions="M8 M17",
    needs="duties",
    basis="theory: supervision is well founded where every walk can reach a terminal forum",
    message=N_("{actor} answers for {duty}, and supervision stops at {stop}: no way leads to a terminal forum"),
    fix=N_("extend the chain of forums, or declare the terminal forum in which it ends"),
)
def no_path_to_terminal(facts: Facts) -> Hits:
    """From somebody who is accountable no walk of forums reaches a terminal forum.

    Where the last supervisor answers to nobody, everybody below answers to nobody in the end.

    ```yaml bad clerk
    posts:
      mayor: {top: true}
      clerk: {reports_to: mayor}
    duties: {file: {accountable: clerk}}
    ```

    Extend the chain, or name the forum outside in which it ends and say why it may: a legislature, a court, the
    public with a channel that triggers action, an external superior, the owners.

    ```yaml good
    posts:
      mayor: {top: true, reports_to: province}
      clerk: {reports_to: mayor}
    outsiders: {province: {kind: external-superior, terminal: true}}
    duties: {file: {accountable: clerk}}
    ```
    """
    stations = facts.stations
    duty, actor, station = facts.answer_stations
    open_ = ~stations.closed[station] & ~facts.terminal[actor]
    duty, actor, stop = duty[open_], actor[open_], stations.stop[station[open_]]
    return Hits(
        tested=len(facts.answering.to), actor=actor, duty=duty, stop=stations.actor[stop], _stop=stop, cause=stop
    )
