"""LOOP007: a duty of high risk that hangs on one channel of supervision."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "LOOP007",
    severity=WARNING,
    conditions="C8",
    missions="M17",
    needs="duties",
    basis=(
        "supervision by oneself, the organisation, the party, society, media, congress and audit",
        "the three lines: the third is independent of the others",
    ),
    message=N_(
        "a failure in {duty} is grave, and {actor} answers for it over fewer than {wanted} independent channels"
    ),
    fix=N_(
        "add a channel that shares neither persons nor an appointing authority with the others: an audit, the public"
    ),
)
def single_channel(facts: Facts) -> Hits:
    """From whoever answers for a duty of high risk, all supervision leads through one person or one appointing hand.

    What that one overlooks, or is told to overlook, nobody sees.

    ```yaml bad director
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
      inspector: {reports_to: mayor}
      auditor: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}}
    duties: {dam: {high_risk: true, accountable: director}}
    oversight:
      daily: {forum: inspector, over: director, information: files}
      books: {forum: auditor, over: director, information: books}
      yearly: {forum: congress, over: [inspector, auditor], information: report}
    ```

    Let a second channel reach a terminal forum without meeting the first: by other persons whom somebody else appoints.
    A superior is no channel of its own, nor is who only assesses or advises. Organisations of very few
    seats need no second channel.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
      inspector: {reports_to: mayor}
      auditor: {reports_to: mayor, appointed_by: congress}
    outsiders: {congress: {kind: legislature, terminal: true}}
    duties: {dam: {high_risk: true, accountable: director}}
    oversight:
      daily: {forum: inspector, over: director, information: files}
      books: {forum: auditor, over: director, information: books}
      yearly: {forum: congress, over: [inspector, auditor], information: report}
    ```
    """
    duty, actor = facts.at_risk
    rows = np.flatnonzero(facts.single)
    duty, actor = duty[rows], actor[rows]
    wanted = np.full(len(rows), facts.parameters.independent_channels)
    return Hits(tested=len(facts.single), actor=actor, duty=duty, wanted=wanted, cause=actor)
