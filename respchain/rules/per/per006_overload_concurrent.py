"""PER006: one person with too much in hand."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER006",
    severity=WARNING,
    missions="M22",
    needs="appointments people",
    basis=("RACI: read the columns too, for too many A's", "span of control"),
    message={
        "time": N_("{person} holds {post}, together {percent} percent of a full working time"),
        "number": N_("{person} answers for {number} duties, more than one person can see to"),
        "share": N_("{person} answers for {number} of all {whole} duties"),
    },
    fix=N_("delegate duties or posts to others"),
)
def overload_concurrent(facts: Facts) -> Hits:
    """One person holds posts of more than a full working time, or answers for too many duties, or too much of all.

    Who has everything in hand sees to none of it, and all waits for one desk.

    ```yaml bad Li Wang subtype=time,share
    posts:
      mayor: {top: true, holder: Li}
      chief: {reports_to: mayor, holder: Li}
      clerk: {reports_to: mayor, holder: Wang}
    duties:
      a: {accountable: clerk}
      b: {accountable: clerk}
      c: {accountable: clerk}
      d: {accountable: mayor}
      e: {accountable: chief}
    ```

    Give posts or duties to others, or say what part of a working time each post takes (`share`). A head's general
    accountability for everything below is not counted.

    ```yaml good
    posts:
      mayor: {top: true, holder: {person: Li, share: 0.8}}
      chief: {reports_to: mayor, holder: {person: Li, share: 0.2}}
      clerk: {reports_to: mayor, holder: Wang}
    duties:
      a: {accountable: clerk}
      b: {accountable: clerk}
      c: {accountable: mayor}
      d: {accountable: chief}
      e: {accountable: clerk, tier: overall}
      f: {accountable: clerk, tier: overall}
    ```
    """
    crowd, limits, (busy, post) = facts.crowd, facts.parameters, facts.short_of_time
    many = np.flatnonzero(crowd.number > limits.accountable_most)
    large = np.flatnonzero(crowd.number > limits.accountable_share * crowd.duties)
    large = large if crowd.duties >= limits.accountable_share_of else large[:0]
    person = np.concatenate([busy, many, large])
    kind = np.repeat(["time", "number", "share"], [len(busy), len(many), len(large)])
    blank = np.full(len(many) + len(large), NONE)
    return Hits(
        tested=(facts.crowd.time > 0).sum(), person=person, post=np.concatenate([post, blank]),
        percent=np.rint(crowd.time[person] * 100).astype(np.int64), number=crowd.number[person],
        whole=np.full(len(person), crowd.duties), subtype=kind, cause=person,
    )  # fmt: skip
