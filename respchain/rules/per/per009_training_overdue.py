"""PER009: a training that everybody in service must have completed is overdue."""

import numpy as np

from respchain.facts.codes import Course
from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "PER009",
    severity=NOTE,
    missions="M21",
    needs="training",
    basis="reform: short training yearly, systematic training every three years, full training every five",
    message={
        "short": N_("{person} completed the last short training {days} days ago"),
        "systematic": N_("{person} completed the last systematic training {days} days ago"),
        "full": N_("{person} completed the last full training {days} days ago"),
        "short-never": N_("{person} has never completed a short training"),
        "systematic-never": N_("{person} has never completed a systematic training"),
        "full-never": N_("{person} has never completed a full training"),
    },
    fix=N_("schedule the training"),
)
def training_overdue(facts: Facts) -> Hits:
    """Somebody in service has not been trained for longer than the cycle of the training allows.

    Rules and tools change; whoever learned them years ago decides by what no longer holds.

    ```yaml bad li wang subtype=short,systematic-never,short-never
    people: {li: {name: Li Wei}, wang: {name: Wang Fang}}
    posts:
      director: {top: true, leads: true, holder: {person: li, since: 2022-01-01}}
      clerk: {reports_to: director, holder: {person: wang, since: 2025-01-01}}
    training:
      - {person: li, kind: short, date: 2024-11-01}
    ```

    Schedule it. Whoever has served for less than the cycle needs none yet, and whoever is on approved `leave` needs
    none now.

    ```yaml good
    people:
      li: {name: Li Wei}
      wang: {name: Wang Fang}
      zhao: {name: Zhao Min, leave: {since: 2026-03-01, until: 2026-09-01}}
    posts:
      director: {top: true, leads: true, holder: {person: li, since: 2022-01-01}}
      clerk: {reports_to: director, holder: {person: wang, since: 2025-09-01}}
      keeper: {reports_to: director, holder: {person: zhao, since: 2022-01-01}}
    training:
      - {person: li, kind: short, date: 2025-11-01}
      - {person: li, kind: systematic, date: 2023-11-01}
    ```
    """
    found = facts.training_overdue
    named = np.array([course.name.lower() for course in Course])[found.course]
    return Hits(
        tested=len(facts.now.people),
        person=found.person,
        days=found.days,
        subtype=np.where(found.never, np.char.add(named, "-never"), named),
        severity=np.where(facts.leading_people[found.person], WARNING, -1),
        unjudged=N_("some trainings have no date") if found.undated.any() else None,
    )
