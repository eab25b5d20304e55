"""LOG001: who is responsible for a case does nothing in it."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "LOG001",
    severity=WARNING,
    missions="M1 M8",
    needs="log",
    basis="every duty lands on a person, in fact and not only by name",
    message=N_(
        "{log}: in {count} of {of} cases ({percent} %) the named responsible performs no event; "
        "with those open for less than {days} days, in {absent} of {all}"
    ),
    fix=N_("correct the field, or give the case to who works on it"),
)
def responsible_absent(facts: Facts) -> Hits:
    """The person named as responsible for a case performs no event in it.

    Whoever asks who answers for the case is given a name behind which nobody works. It is a warning where there are
    more such cases than the profile allows, and a note else.

    ```yaml bad permit
    posts: {window: {top: true}}
    processes:
      permit: {tracked_by: window, steps: {accept: {next: decide}, decide: {next: end}}}
    ```

    ```csv log
    case,activity,performer,time,responsible,end date
    1,accept,ann,2026-03-02 09:00,bob,2026-03-05
    1,decide,eve,2026-03-04 10:00,bob,2026-03-05
    2,accept,ann,2026-03-02 09:30,ann,2026-03-05
    2,decide,eve,2026-03-04 10:30,ann,2026-03-05
    ```

    Correct the field, or give the case to who works on it. A case that has only just been opened may still wait, and
    a head whose part is in no log is said to be so (`outside_log`). A case that names nobody is not judged here.

    ```yaml good
    posts: {head: {top: true, holder: Eve}}
    processes:
      permit: {outside_log: head, steps: {accept: {next: decide}, decide: {next: end}}}
    ```

    ```csv log
    case,activity,performer,time,responsible,end date
    1,accept,ann,2026-03-02 09:00,ann,2026-03-05
    1,decide,bob,2026-03-04 10:00,ann,2026-03-05
    2,accept,ann,2026-03-02 09:30,eve,2026-03-05
    3,accept,ann,2026-03-04 09:30,bob,
    4,accept,ann,2026-03-04 09:40,,2026-03-05
    ```
    """
    seen = facts.presence
    hit = seen.absent & seen.judged
    rates = facts.rates(hit, seen.judged)
    absent, named = facts.counted(seen.absent), facts.counted(seen.named & ~seen.unknown)
    case = facts.listed_cases(hit)
    process = facts.placed.process[case]
    grave = rates.share[process] > facts.parameters.absent_rate
    return Hits(
        tested=int(seen.judged.sum()),
        process=process,
        log=np.zeros(len(case), np.int32),
        case=case,
        of=rates.of[process],
        percent=rates.percent[process],
        days=np.full(len(case), facts.parameters.open_case_days),
        absent=absent[process],
        all=named[process],
        severity=np.where(grave, -1, NOTE),
        cause=process,
        times=rates.hit[process],
        unjudged=facts.performers_unsaid or facts.responsible_unsaid,
    )
