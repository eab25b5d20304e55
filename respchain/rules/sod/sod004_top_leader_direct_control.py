"""SOD004: the top leader runs what he should lead through others."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "SOD004",
    severity=WARNING,
    missions="M16",
    needs="duties",
    basis=("the reform paper: 三个不直接", "local rules: the top leader leads none of five domains directly"),
    message=N_("{post} is the top leader and does or directly leads {duty}, in the domain of {domain}"),
    fix=N_("give it to a deputy, keep the general accountability (`tier: overall`), and let a body decide large cases"),
)
def top_leader_direct_control(facts: Facts) -> Hits:
    """The top leader does, or directly leads, matters of personnel, finance, projects, procurement or permits.

    Who appoints, pays and buys with his own hand is supervised by nobody below him.

    ```yaml bad mayor
    posts:
      mayor: {top: true}
      deputy: {reports_to: mayor, leads: true}
      chief: {reports_to: mayor, leads: true}
    matters: {staff: {title: Appointments, domain: personnel}}
    duties: {appoint: {matter: staff, accountable: mayor}}
    ```

    Give it to a deputy, keep the general accountability, and let a body decide above a threshold. Where nobody else
    leads, or a small team cannot divide it, the rule asks nothing.

    ```yaml good
    posts:
      mayor: {top: true}
      deputy: {reports_to: mayor, leads: true}
      chief: {reports_to: mayor, leads: true}
    bodies: {group: {chair: mayor, members: [{post: deputy, tier: main}]}}
    facets: {grade: {type: number}}
    matters: {staff: {title: Appointments, domain: personnel, facets: [grade]}}
    duties:
      appoint: {matter: staff, scope: {grade: "< 5"}, accountable: deputy}
      promote: {matter: staff, scope: {grade: ">= 5"}, accountable: group}
      answer: {matter: staff, tier: overall, accountable: mayor}
    ```
    """
    found = facts.directed
    return Hits(tested=found.tested, post=found.post, duty=found.duty, domain=found.domain, cause=found.post)
