"""LOG002: cases that end past their deadline."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "LOG002",
    severity=WARNING,
    missions="M10",
    needs="log",
    basis="completion within time limits 限时办结制",
    message={
        "recorded-end": N_(
            "{log}: {count} of {of} cases that have both end past their deadline ({percent} %), by the recorded end; "
            "apart from these {open} open cases are past it, {endless} cases have no end and {undated} no deadline"
        ),
        "last-event": N_(
            "{log}: {count} of {of} cases that have both end past their deadline ({percent} %), by their last event, "
            "as no end is recorded; {undated} cases have no deadline"
        ),
    },
    fix=N_("find the step that takes the time, and apply what is to follow an overrun"),
)
def deadline_overrun(facts: Facts) -> Hits:
    """A case ends later than its deadline.

    Where a limit can be missed without anybody noticing, it binds nobody. It is an error where more cases do than the
    profile allows. What the end is, the report says: the recorded one, or the last event where none is recorded.

    ```yaml bad permit subtype=recorded-end
    processes:
      permit: {steps: {accept: {next: decide}, decide: {next: end}}}
    ```

    ```csv log
    case,activity,performer,time,deadline,end date
    1,accept,ann,2026-03-02 09:00,2026-03-16 00:00+08:00,2026-03-15 18:00Z
    2,accept,ann,2026-03-02 09:00,2026-03-16 00:00+08:00,2026-03-15 12:00Z
    3,accept,ann,2026-03-02 09:00,,2026-03-15 12:00Z
    ```

    ```yaml bad permit subtype=last-event
    processes:
      permit: {steps: {accept: {next: decide}, decide: {next: end}}}
    ```

    ```csv log
    案件编号,环节,办理人,时间,截止时间
    1,accept,ann,2026年3月2日 9:00,2026/3/3
    1,decide,ann,2026年3月4日 9:00,2026/3/3
    ```

    Find the step that takes the time, and apply what is to follow an overrun. Time during which the clock stood still
    does not count (steps with `clock: stopped` or `excluded`), and a deadline that was put off is the later one.
    Deadlines and ends are compared as instants, whatever offset each was written with.

    ```yaml good
    processes:
      permit:
        steps:
          accept: {next: complete}
          complete: {clock: stopped, next: decide}
          decide: {next: end}
    ```

    ```csv log
    case,activity,performer,time,deadline,extended to,end date
    1,accept,ann,2026-03-02 09:00,2026-03-04 00:00,2026-03-10 00:00,2026-03-09 12:00
    2,accept,ann,2026-03-02 09:00,2026-03-04 00:00,,2026-03-10 12:00
    2,complete,bob,2026-03-02 12:00,2026-03-04 00:00,,2026-03-10 12:00
    2,decide,ann,2026-03-09 12:00,2026-03-04 00:00,,2026-03-10 12:00
    3,accept,ann,2026-03-02 09:00,2026-03-04 00:00,,
    ```
    """
    found = facts.case_deadlines
    rates = facts.rates(found.late, found.judged)
    case = facts.listed_cases(found.late)
    process = facts.placed.process[case]
    grave = rates.share[process] > facts.parameters.overrun_rate
    return Hits(
        tested=int(found.judged.sum()),
        subtype="recorded-end" if found.recorded else "last-event",
        process=process,
        log=np.zeros(len(case), np.int32),
        case=case,
        of=rates.of[process],
        percent=rates.percent[process],
        open=facts.counted(found.open_late)[process],
        endless=facts.counted(~found.ended)[process],
        undated=facts.counted(~found.dated)[process],
        severity=np.where(grave, ERROR, -1),
        cause=process,
        times=rates.hit[process],
        unjudged=facts.deadlines_unsaid,
    )
