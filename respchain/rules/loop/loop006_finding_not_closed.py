"""LOOP006: what a supervisor finds is never put right."""

import numpy as np

from respchain.facts.aspects import FOLLOW_UP, missing
from respchain.facts.codes import Watch
from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "LOOP006",
    severity=WARNING,
    conditions="C8 C12",
    missions="M13 M17",
    needs="oversight",
    basis=("the cycle of plan, do, check, act", "corrections are struck off one by one once they are verified"),
    message={
        "incomplete": N_("what {forum} finds by {oversight} stays open: its follow-up does not say its {part}"),
        "own-verifier": N_("what {forum} finds by {oversight} is verified by nobody but who corrects it"),
    },
    fix=N_("name who corrects, within what time, who else verifies it, and where its result counts"),
)
def finding_not_closed(facts: Facts) -> Hits:
    """A supervisor finds something, and it is not said who corrects it, by when, who verifies that, or what it counts.

    A finding without a correction teaches everybody that findings pass.

    ```yaml bad yearly
    posts: {mayor: {top: true}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    oversight: {yearly: {forum: congress, over: mayor, followup: {owner: mayor, verifier: congress, within: 30 days}}}
    ```

    ```yaml bad yearly subtype=own-verifier
    posts: {mayor: {top: true}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    oversight:
      yearly:
        forum: congress
        over: mayor
        followup: {owner: mayor, verifier: mayor, within: 30 days, used_in: assessment}
    ```

    State all four, and let somebody else verify than who corrects. Advisory bodies, assessors and courts that act on
    complaints order no corrections: their entries say so by their `kind`.

    ```yaml good
    posts: {mayor: {top: true}}
    outsiders: {congress: {kind: legislature, terminal: true}, council: {title: Council of experts}}
    oversight:
      yearly:
        forum: congress
        over: mayor
        followup: {owner: mayor, verifier: congress, within: 30 days, used_in: assessment}
      advice: {forum: council, over: mayor, kind: advisory}
    ```
    """
    table = facts.now.oversight
    rows = np.flatnonzero((table.kind == Watch.SUPERVISES) & (table.forum >= 0))
    oversight, part = missing(facts.follow_ups, FOLLOW_UP, rows)
    own = rows[facts.verified_by_owner[rows]]
    entry = np.concatenate([oversight, own])
    return Hits(
        tested=len(rows),
        oversight=entry,
        forum=table.forum[entry],
        part=np.concatenate([part, np.full(len(own), -1)]),
        subtype=np.repeat(["incomplete", "own-verifier"], [len(oversight), len(own)]),
        cause=entry,
    )
