"""ASM003: an assessment whose result decides nothing."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "ASM003",
    severity=WARNING,
    conditions="C12",
    missions="M13",
    needs="assessments",
    basis="the reform paper: results are used",
    message=N_("{actor} is assessed, and nothing follows from the result"),
    fix=N_("say what the result decides: promotion, pay, correction"),
)
def result_unused(facts: Facts) -> Hits:
    """An assessment is not linked to any consequence.

    A mark that decides nothing changes nothing, and soon nobody takes trouble over it.

    ```yaml bad clerk
    posts: {mayor: {top: true}, clerk: {reports_to: mayor}}
    assessments: [{of: clerk, by: mayor}]
    ```

    Say what the result is used for (`used_for`): promotion, pay, correction. A first trial says until when it lasts
    (`trial`).

    ```yaml good
    posts: {mayor: {top: true}, clerk: {reports_to: mayor}, keeper: {reports_to: mayor}}
    assessments:
      - {of: clerk, by: mayor, used_for: [promotion, pay]}
      - {of: keeper, by: mayor, trial: {since: 2026-01-01, until: 2027-01-01}}
    ```
    """
    rows = facts.unused_assessments
    actor = facts.assessed[rows]
    return Hits(tested=(facts.assessed >= 0).sum(), actor=actor, assessment=rows, cause=actor)
