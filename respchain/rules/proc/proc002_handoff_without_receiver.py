"""PROC002: a hand-off that nobody takes."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "PROC002",
    severity=ERROR,
    conditions="C10",
    missions="M8",
    needs="processes transfers",
    basis=("rules on handing over and taking over", "the additive 6-BA: moved out in 2011, taken in by nobody"),
    message={
        "no-receiver": N_("after {step} the case goes to {following}, where nobody receives it"),
        "no-acceptance": N_("after {step} the case goes to another unit at {following}, without an act of acceptance"),
        "no-time": N_("after {step} the case goes to another unit at {following}, which has no time to accept it"),
        "no-silence": N_("{following} takes over from another unit after {step}, and nothing says what silence means"),
        "transfer-not-accepted": N_("{transfer} was moved out by its date and never taken in"),
    },
    fix=N_("name the receiver, its act of acceptance, the time for it, and what silence means"),
)
def handoff_without_receiver(facts: Facts) -> Hits:
    """Something passes from one unit to another, and nobody there has to take it.

    What was sent off and never taken in belongs to nobody. A step that a system does hands nothing over: the case
    passes to whoever comes behind it.

    ```yaml bad accept review decide 6-BA today=2012-06-01
    posts:
      window: {top: true}
      expert: {reports_to: window}
      chief: {reports_to: window}
    processes:
      licence:
        steps:
          accept: {by: window, next: review}
          review: {by: expert, next: decide}
          decide: {by: chief, receives: {silence: accepted}, next: archive}
          archive: {by: window, receives: {accept_within: 1 working day}, next: end}
    transfers: [{id: 6-BA, by: window, to: expert, date: 2011-03-01}]
    ```

    State at the receiving step the time to accept and what silence means (that alone missing is a warning); for a
    transfer, the day of acceptance, or the basis on which it was set free.

    ```yaml good today=2012-06-01
    departments: {hall: {title: Hall}}
    posts:
      window: {top: true, department: hall}
      helper: {reports_to: window, department: hall}
      expert: {reports_to: window}
    processes:
      licence:
        steps:
          accept: {by: window, next: sort}
          sort: {by: helper, next: review}
          review: {by: expert, receives: {accept_within: 1 working day, silence: accepted}, next: stamp}
          stamp: {automatic: true, next: end}
    bases: {reform: {rank: law}}
    transfers:
      - {by: window, to: expert, date: 2011-03-01, accepted: 2011-03-05}
      - {by: window, date: 2011-03-01, basis: reform 3}
      - {by: window, to: expert, date: 2013-01-01}
    ```
    """
    steps, transfers = facts.now.steps, facts.now.transfers
    step, following = facts.hand_offs
    faults = [facts.step_ownerless, ~steps.accepts, ~steps.timely, ~steps.silence]
    faulty = [fault[following] for fault in faults]
    rows = np.flatnonzero(np.any(faulty, axis=0))
    why = np.select([fault[rows] for fault in faulty], ["no-receiver", "no-acceptance", "no-time", "no-silence"], "")
    out = np.flatnonzero((transfers.date <= facts.day) & (transfers.accepted > facts.day) & ~transfers.free)
    none, nothing = np.full(len(out), -1), np.full(len(rows), -1)
    return Hits(
        tested=len(step) + len(transfers),
        step=np.concatenate([step[rows], none]),
        following=np.concatenate([following[rows], none]),
        transfer=np.concatenate([nothing, out]),
        subtype=np.concatenate([why, np.full(len(out), "transfer-not-accepted")]),
        severity=np.concatenate([np.where(why == "no-silence", WARNING, ERROR), np.full(len(out), ERROR)]),
        cause=np.concatenate([following[rows], len(steps) + out]),
    )
