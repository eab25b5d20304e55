"""TIME003: a limit whose overrun brings nothing about."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "TIME003",
    severity=WARNING,
    conditions="C7 C10",
    missions="M10 M12",
    needs="processes duties commitments",
    basis="the Administrative Licensing Law, article 32: what is not said in time counts as accepted",
    message={
        "process": N_("nothing follows when {process} takes longer than its limits"),
        "duty": N_("nothing follows when {duty} takes longer than its limit"),
        "commitment": N_("nothing follows when {commitment} is not kept in time"),
    },
    fix=N_("say what an overrun brings about: deemed accepted, escalation, a warning light, compensation"),
)
def silent_overrun(facts: Facts) -> Hits:
    """A limit in time is missed and nothing follows.

    A limit without effect is a hope.

    ```yaml bad licence
    posts: {window: {top: true}}
    processes:
      licence:
        steps: {accept: {by: window, limit: 1 day, next: end}}
    ```

    ```yaml bad answer
    posts: {window: {top: true}}
    duties: {answer: {accountable: window, within: 5 days}}
    ```

    ```yaml bad fast
    commitments: {fast: {within: 10 days}}
    ```

    State the effect of an overrun (`overrun`), or an escalation: of the matter, or of each step with a limit. For a
    duty its consequence will do, or its own escalation; for a commitment what follows its breach. The general
    escalation of the charter says only that what nobody decides goes up.

    ```yaml good
    posts: {window: {top: true}}
    matters: {permits: {stages: [approve]}}
    consequences: {late: {trigger: The answer is late, measures: [correct], imposed_by: window}}
    duties:
      answer: {accountable: window, within: 5 days, consequence: late}
      decide: {accountable: window, within: 5 days, escalate: {when: late}}
      approve: {matter: permits, accountable: window, within: 5 days}
    processes:
      licence:
        matter: permits
        overrun: {effect: Deemed accepted}
        steps: {accept: {by: window, limit: 1 day, next: end}}
      safety:
        steps: {accept: {by: window, limit: 1 day, escalate: {when: late}, next: end}}
    commitments: {fast: {within: 10 days, breach: Apology}}
    ```
    """
    promises = facts.now.commitments
    found = [
        np.flatnonzero(facts.silent_processes),
        np.flatnonzero(facts.silent_duties),
        np.flatnonzero((promises.within >= 0) & ~promises.breach),
    ]
    kind = np.repeat(["process", "duty", "commitment"], [len(rows) for rows in found])
    rows = np.concatenate(found)
    process, duty, commitment = (np.where(kind == name, rows, -1) for name in ("process", "duty", "commitment"))
    tested = len(facts.now.processes) + (facts.duties.within >= 0).sum() + (promises.within >= 0).sum()
    return Hits(tested=tested, process=process, duty=duty, commitment=commitment, subtype=kind)
