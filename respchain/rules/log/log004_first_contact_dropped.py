"""LOG004: whoever was asked first is not who is responsible, and nothing explains it."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "LOG004",
    severity=NOTE,
    missions="M9",
    needs="log",
    basis="responsibility of first inquiry 首问责任制",
    message=N_(
        "{log}: in {count} of {of} cases ({percent} %) the first event is not by who is responsible, and neither a "
        "transfer nor a tracker explains it; {same} begin with who is responsible"
    ),
    fix=N_("record the transfer, and who keeps track of it"),
)
def first_contact_dropped(facts: Facts) -> Hits:
    """The first event of a case is not by whoever is responsible for it, and no transfer or tracker explains that.

    Who was asked first has to see to it that the case arrives; where nothing is recorded, nobody did.

    ```yaml bad permit
    processes:
      permit: {steps: {accept: {next: decide}, decide: {next: end}}}
    ```

    ```csv log
    case,activity,performer,time,responsible
    1,accept,ann,2026-03-02 09:00,eve
    1,decide,eve,2026-03-04 10:00,eve
    2,accept,eve,2026-03-02 09:30,eve
    ```

    Record the transfer, and who keeps track of it (`tracked_by`). Nothing is dropped where the intake post takes a case
    in and its way leads to a step of whoever is responsible, or where a system registers it.

    ```yaml good
    posts:
      window: {holder: Ann, reports_to: head}
      head: {top: true, holder: Eve}
    processes:
      permit: {intake: window, steps: {accept: {by: window, next: decide}, decide: {by: head, next: end}}}
      online: {steps: {register: {automatic: true, next: answer}, answer: {next: end}}}
      letter: {tracked_by: window, steps: {open: {next: reply}, reply: {next: end}}}
      call: {steps: {pick-up: {next: talk}, talk: {next: end}}}
    ```

    ```csv log
    case,activity,performer,time,responsible
    1,accept,ann,2026-03-02 09:00,eve
    1,decide,eve,2026-03-04 10:00,eve
    2,register,web,2026-03-02 09:30,eve
    3,open,bob,2026-03-02 09:30,eve
    4,pick-up,bob,2026-03-02 09:30,eve
    4,Transfer to the head,bob,2026-03-02 09:35,eve
    ```
    """
    seen = facts.first_contact
    hit = seen.judged & ~seen.same & ~seen.explained
    rates = facts.rates(hit, seen.judged)
    case = facts.listed_cases(hit)
    process = facts.placed.process[case]
    return Hits(
        tested=int(seen.judged.sum()),
        process=process,
        log=np.zeros(len(case), np.int32),
        case=case,
        of=rates.of[process],
        percent=rates.percent[process],
        same=facts.counted(seen.same)[process],
        cause=process,
        times=rates.hit[process],
        unjudged=facts.performers_unsaid or facts.responsible_unsaid,
    )
