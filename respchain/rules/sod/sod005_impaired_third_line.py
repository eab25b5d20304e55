"""SOD005: those who audit are not apart from what they audit."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "SOD005",
    severity=ERROR,
    missions="M17",
    needs="departments duties",
    basis=(
        "IIA Three Lines, principles 4 and 5: the third line is independent of management",
        "SYSC 24.3.2G: no executive answers for overseeing it",
    ),
    message={
        "operates": N_("{unit} has {other} in hand, and audits that by {duty}"),
        "line": N_("{unit} audits, and no functional line of it leads to a governing body or outside"),
        "overseen": N_("{unit} audits, and {forum}, who runs what is audited or leads, oversees it"),
    },
    fix=N_("give it a functional line to the governing body or outside, and nothing to run; say what is consulting"),
)
def impaired_third_line(facts: Facts) -> Hits:
    """A unit that audits or inspects runs what it audits, or hangs on those whom it audits.

    An audit that belongs to the audited finds what they want found.

    ```yaml bad audit review bureau subtype=operates,line,overseen
    departments:
      audit: {title: Audit office, kind: supervision, head: auditor}
      review: {title: Review office, kind: supervision, head: reviewer}
      bureau: {title: Inspection bureau, kind: supervision, head: inspector}
    posts:
      mayor: {top: true}
      auditor: {department: audit, reports_to: mayor, functional_to: congress}
      keeper: {department: audit, reports_to: auditor}
      reviewer: {department: review, reports_to: mayor}
      inspector: {department: bureau, reports_to: mayor, functional_to: congress}
    outsiders: {congress: {kind: legislature, terminal: true}}
    matters: {money: {stages: [record, audit]}}
    duties:
      check: {matter: money, stage: audit, accountable: auditor}
      book: {matter: money, stage: record, accountable: keeper}
    oversight: {orders: {forum: mayor, over: bureau, information: reports}}
    ```

    Give the unit a functional line to a governing body (one that stands under no post) or outside, nothing to run, and
    no executive above its audits. Advice is no operation where it is disclosed and the unit does not audit it for long
    enough after (`consulting`).

    ```yaml good
    departments:
      audit: {title: Audit office, kind: supervision, head: auditor}
    posts:
      mayor: {top: true}
      auditor: {department: audit, reports_to: mayor, functional_to: board}
      adviser: {department: audit, reports_to: auditor}
      clerk: {reports_to: mayor}
    bodies: {board: {title: Board}}
    matters: {money: {stages: [record, audit]}}
    duties:
      check: {matter: money, stage: audit, accountable: auditor}
      book: {matter: money, stage: record, accountable: clerk}
      advise: {matter: money, stage: record, accountable: adviser, consulting: {disclosed_to: board, cooling: 1 year}}
    oversight: {hearing: {forum: board, over: audit, information: reports}}
    ```
    """
    unit, audited, done = facts.audited_and_done
    alone = facts.dependent_audit
    overseen, forum = facts.overseen_audit
    counts = [len(unit), len(alone), len(overseen)]
    none = [np.full(count, -1) for count in counts]
    return Hits(
        tested=facts.auditors.units.sum(),
        unit=np.concatenate([unit, alone, overseen]),
        forum=np.concatenate([none[0], none[1], forum]),
        duty=np.concatenate([audited, none[1], none[2]]),
        other=np.concatenate([done, none[1], none[2]]),
        subtype=np.repeat(["operates", "line", "overseen"], counts),
        cause=np.concatenate([unit, alone, overseen]),
    )
