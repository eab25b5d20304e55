"""PER008: an appointment for a time goes on although its time is over, or was never said."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "PER008",
    severity=WARNING,
    conditions="C9",
    missions="M20",
    needs="appointments people",
    basis=("a term of office ends", "a probation ends in a confirmation or not at all", "a contract runs for its time"),
    message={
        "expired": N_("the time for which {person} was appointed to {post} is over, and nothing says what follows"),
        "no-end": N_("{person} was appointed to {post} for a time, and nobody says until when"),
    },
    fix=N_("renew, confirm or end the appointment"),
)
def term_or_status_expired(facts: Facts) -> Hits:
    """An appointment for a term, on probation, by contract or on secondment goes on beyond its time, or without one.

    Whoever stays on in this way decides with a title that is no longer theirs; what they sign can be contested.

    ```yaml bad wu li wang
    posts:
      mayor: {top: true, holder: {person: wu, since: 2021-06-01, kind: term, ends: 2026-06-01}}
      clerk: {reports_to: mayor, holder: {person: li, since: 2025-06-01, kind: probation, ends: 2026-05-31}}
      expert: {reports_to: mayor, holder: {person: wang, since: 2024-01-01, kind: contract}}
    ```

    Renew the term or confirm the person by a further appointment, or say when it ended (`until`). Permanent
    appointments have no such end, and PER001 watches whoever acts. Where the law lets the holder of a post stay until
    the successor takes office, the post says so with its basis (`variations`, of `term`).

    ```yaml good
    posts:
      mayor: {top: true, variations: {of: term, basis: City statute 4}}
      clerk: {reports_to: mayor}
      expert: {reports_to: mayor, holder: {person: wang, since: 2024-01-01, kind: contract, ends: 2026-06-02}}
      deputy: {reports_to: mayor, holder: {person: sun, since: 2020-01-01, kind: acting, ends: 2021-01-01}}
    people: {wu: , li: , wang: , sun: }
    appointments:
      - {person: wu, post: mayor, since: 2021-06-01, kind: term, ends: 2026-06-01}
      - {person: li, post: clerk, since: 2025-01-01, kind: probation, ends: 2026-01-01}
      - {person: li, post: clerk, since: 2026-01-01}
    ```
    """
    found, table = facts.overstayed, facts.now.appointments
    post = table.post[found.row]
    return Hits(
        tested=found.tested,
        person=table.person[found.row],
        post=post,
        days=found.days,
        subtype=found.why,
        severity=np.where(facts.by_statute[post], int(ERROR), -1),
        cause=facts.person_in_post(found.row),
        subjects=("person", "post"),
    )
