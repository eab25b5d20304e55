"""PER011: grades that do not follow what posts answer for."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "PER011",
    severity=NOTE,
    missions="M22",
    needs="duties",
    basis="以岗定责、以岗取酬: pay follows responsibility",
    message={
        "lower-grade": N_(
            "{post} answers for {load}, and {peer} of a much higher grade for {less}: the weights of their duties, "
            "times {risk} where the risk is high, and {span} for each direct subordinate"
        ),
        "same-duties": N_("{post} have the same duties and different grades"),
    },
    fix=N_("regrade the posts, or move duties"),
)
def grade_duty_mismatch(facts: Facts) -> Hits:
    """A post answers for much more than another of a higher grade, or posts with the same duties differ in grade.

    Pay that follows seniority and not responsibility teaches everybody to keep clear of duties.

    ```yaml bad clerk writer copyist subtype=lower-grade,same-duties
    posts:
      mayor: {top: true, grade: 9}
      adviser: {reports_to: mayor, grade: 7}
      clerk: {reports_to: mayor, grade: 4}
      writer: {reports_to: mayor, grade: 3}
      copyist: {reports_to: mayor, grade: 4}
    matters: {floods: {title: Floods, high_risk: true}}
    duties:
      counsel: {accountable: adviser}
      gates: {accountable: clerk, matter: floods}
      run: {accountable: mayor, weight: 6, responsible: [writer, copyist]}
    ```

    Regrade the posts, or move duties. Where a holder keeps a grade personally (`keeps_grade`) the post is not compared,
    nor are posts of different ladders (`ladder`), or those whose grade is not disclosed.

    ```yaml good
    posts:
      mayor: {top: true, grade: 9}
      adviser: {reports_to: mayor, grade: 7, holder: {person: Li, keeps_grade: true}}
      doctor: {reports_to: mayor, grade: 8, ladder: medical}
      clerk: {reports_to: mayor, grade: 4}
      writer: {reports_to: mayor}
      copyist: {reports_to: mayor, grade: 3}
    duties:
      counsel: {accountable: adviser}
      heal: {accountable: doctor}
      gates: {accountable: clerk, weight: 2}
      run: {accountable: mayor, weight: 6, responsible: [writer, copyist]}
    ```
    """
    lower, alike, bears = facts.lower_graded, facts.alike, facts.responsibility
    post, blank = np.concatenate([lower.post, alike.post]), np.full(len(alike.post), NONE)
    kind = np.repeat(["lower-grade", "same-duties"], [len(lower.post), len(alike.post)])
    ungraded = len(facts.duties) and np.isnan(facts.actors.grade).all()
    return Hits(
        tested=len(facts.ranked), post=post, peer=np.concatenate([lower.peer, blank]), load=bears[post],
        less=np.concatenate([bears[lower.peer], blank]), risk=np.full(len(post), facts.parameters.high_risk_weight),
        span=np.full(len(post), facts.parameters.span_weight), subtype=kind,
        cause=np.concatenate([lower.post, alike.set]),
        unjudged=N_("the grades of posts are not stated, or not in what order they stand") if ungraded else None,
    )  # fmt: skip
