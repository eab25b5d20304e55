"""PROC007: approval and monitoring that do not hear of each other."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PROC007",
    severity=ERROR,
    conditions="C10",
    missions="M7 M8",
    needs="duties",
    basis="approval and monitoring apart, and linked",
    message={
        "no-link": N_("{actor} approves {matter} and {rival} monitors it, and neither tells the other"),
        "no-report": N_("{rival} monitors {matter} and does not hear from {actor} what was approved"),
        "no-return": N_("{actor} approves {matter} and does not hear from {rival} what should be revoked"),
        "no-limit": N_(
            "{actor} approves {matter} and {rival} monitors it, and no limit says when they tell each other"
        ),
    },
    fix=N_("tell the other unit what was approved, and back what should be revoked, both within a limit"),
)
def approve_without_monitor_link(facts: Facts) -> Hits:
    """One unit approves what another monitors, and they do not tell each other, or not within a limit.

    What was approved is watched by nobody, and what proves bad stays approved.

    ```yaml bad permits
    departments: {hall: {head: chief}, market: {head: warden}}
    posts: {chief: {top: true}, warden: {reports_to: chief}}
    matters: {permits: {stages: [approve, monitor]}}
    duties:
      grant: {matter: permits, stage: approve, accountable: chief}
      watch: {matter: permits, stage: monitor, accountable: market}
    processes:
      licence:
        matter: permits
        steps: {grant: {by: chief, limit: 2 days, informs: [market], next: end}}
    ```

    Let a step with a limit tell the other unit (`informs`) or hand the case to it, in processes of that matter; or let
    the duty keep it `informed`, with its own limit or period. Both ways are needed. Within one unit none is.

    ```yaml good
    departments: {hall: {head: chief}, market: {head: warden}}
    posts: {chief: {top: true}, warden: {reports_to: chief}}
    matters: {permits: {stages: [approve, monitor]}, shows: {stages: [approve, monitor]}}
    duties:
      grant: {matter: permits, stage: approve, accountable: chief}
      watch: {matter: permits, stage: monitor, accountable: market, informed: [hall], every: month}
      allow: {matter: shows, stage: approve, accountable: chief}
      attend: {matter: shows, stage: monitor, accountable: hall}
    processes:
      licence:
        matter: permits
        steps: {grant: {by: chief, limit: 2 days, informs: [market], next: end}}
    ```
    """
    apart, claims = facts.apart, facts.claims
    forth, back, timed = facts.links_apart
    bad = np.flatnonzero(~timed)
    neither = ~forth & ~back
    return Hits(
        tested=len(apart.matter),
        matter=apart.matter[bad],
        duty=claims.duty[apart.approving[bad]],
        other=claims.duty[apart.monitoring[bad]],
        actor=claims.actor[apart.approving[bad]],
        rival=claims.actor[apart.monitoring[bad]],
        subtype=np.select([neither, ~forth, ~back], ["no-link", "no-report", "no-return"], "no-limit")[bad],
        cause=apart.pair[bad],
        subjects=("matter", "actor", "rival"),
    )
