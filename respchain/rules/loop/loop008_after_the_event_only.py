"""LOOP008: forums come when it is over."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "LOOP008",
    severity=WARNING,
    conditions="C8",
    missions="M17",
    needs="oversight duties",
    basis="the reform paper: faults are pursued after the event, and not prevented",
    message={
        "after": N_("whoever watches {actor} looks at {duty} after the event only"),
        "unrecorded": N_("nothing says that anybody who watches {actor} looks at {duty} before or during the event"),
    },
    fix=N_("add a channel before the event (a draft, a hearing, a countersignature) or during it, with an owner"),
)
def after_the_event_only(facts: Facts) -> Hits:
    """A duty of high risk, or one that permits, punishes or spends, is looked at only when the harm is done.

    What is found afterwards can be punished, and no longer prevented.

    ```yaml bad fines
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}}
    duties: {fines: {needs: [punish], accountable: director}}
    oversight: {yearly: {forum: congress, over: director, information: report, timing: after}}
    ```

    Let somebody look before or during it as well. What can only be looked at afterwards, such as archives and
    statistics, says why (`after_only`). Where it is not recorded when a forum looks, the finding is a note.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {congress: {kind: legislature, terminal: true}}
    duties:
      fines: {needs: [punish], accountable: director, supervised_by: mayor}
      files: {high_risk: true, accountable: director, after_only: Files are read once they are closed}
    oversight:
      yearly: {forum: congress, over: director, information: report, timing: after}
      weekly: {forum: mayor, over: director, information: files, timing: [before, during]}
    ```
    """
    duty, actor = facts.early_due
    row, boxes, unsaid = facts.late
    return Hits(
        tested=len(duty),
        duty=duty[row],
        actor=actor[row],
        box=boxes,
        subtype=np.where(unsaid, "unrecorded", "after"),
        severity=np.where(unsaid, NOTE, -1),
        cause=duty[row],
    )
