"""LOG003: one person does and checks."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.log.listing import listed
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "LOG003",
    severity=WARNING,
    missions="M8 M17",
    needs="log",
    basis=("dynamic separation of duties", "four eyes 双人复核"),
    message={
        "first": N_(
            "{log}: in {count} of {of} cases that pass {step} and {check} ({percent} %) the same person did the first "
            "of each: {account}"
        ),
        "last": N_(
            "{log}: in {count} of {of} cases that pass {step} and {check} ({percent} %) the same person did the last "
            "of each: {account}"
        ),
        "any": N_(
            "{log}: in {count} of {of} cases that pass {step} and {check} ({percent} %) some person did both: {account}"
        ),
        "all": N_(
            "{log}: in {count} of {of} cases that pass {step} and {check} ({percent} %) one person did all of both: "
            "{account}"
        ),
    },
    fix=N_("route the check to another person"),
)
def four_eyes_broken(facts: Facts) -> Hits:
    """For two steps that need two people, one person performs both in the same case.

    Whoever checks what he did himself finds it in order. The first of the one step is compared with the first of its
    check, unless the profile compares the last ones, any two, or all; what is compared is said. Grave are cases of
    matters of high risk and those under dual control.

    ```yaml bad review subtype=first
    processes:
      permit:
        pairs: [{do: review, check: decide}]
        steps: {review: {next: decide}, decide: {next: end}}
    ```

    ```csv log
    case,activity,performer,time
    1,Review,ann,2026-03-02 09:00
    1,Decide,ann,2026-03-04 10:00
    2,Review,ann,2026-03-02 09:30
    2,Decide,bob,2026-03-04 10:30
    ```

    Route the check to another person. Pairs that the charter does not declare are nobody's business here; what a system
    checks (`automatic`) is no pair of eyes, and a later check by somebody else is enough where the pair says so
    (`later_check`).

    ```yaml good
    processes:
      permit:
        pairs: [{do: review, check: decide, later_check: true}, {do: review, check: archive}]
        steps: {review: {next: decide}, decide: {next: archive}, archive: {automatic: true, next: end}}
    ```

    ```csv log
    case,activity,performer,time
    1,Review,ann,2026-03-02 09:00
    1,Decide,ann,2026-03-04 10:00
    1,Decide,bob,2026-03-04 11:00
    1,Archive,ann,2026-03-04 11:01
    ```
    """
    found, checks = facts.four_eyes, facts.checks
    pairs = len(checks)
    rows = np.flatnonzero(found.broken)
    of = np.bincount(found.pair[~found.unknown], minlength=pairs)
    hit = np.bincount(found.pair[rows], minlength=pairs)
    rows = rows[listed(found.pair[rows], found.account[rows], found.case[rows], (pairs, len(facts.log.accounts))).row]
    pair = found.pair[rows]
    return Hits(
        tested=int(np.count_nonzero(~found.unknown)),
        subtype=facts.parameters.four_eyes_pairing,
        subjects=("step", "check"),
        step=checks.step[pair],
        check=checks.check[pair],
        log=np.zeros(len(rows), np.int32),
        account=found.account[rows],
        case=found.case[rows],
        of=of[pair],
        percent=np.round(100 * hit[pair] / np.maximum(of[pair], 1), 1),
        severity=np.where(facts.grave_checks[pair], ERROR, -1),
        cause=pair,
        times=hit[pair],
        unjudged=facts.performers_unsaid or facts.pairs_unsaid,
    )
