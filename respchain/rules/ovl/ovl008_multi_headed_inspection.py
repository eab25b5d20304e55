"""OVL008: several inspect one outsider on the same, without a plan."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "OVL008",
    severity=WARNING,
    missions="M3",
    needs="oversight",
    basis=("the reform paper: 多头执法, 重复检查", "GAO-15-49SP: duplication"),
    message=N_("{actor} is inspected on the same by {forum} and by {rival}, without a joint plan"),
    fix=N_("inspect jointly and state the joint_plan, or let one recognise what the other found"),
)
def multi_headed_inspection(facts: Facts) -> Hits:
    """Several units inspect one outsider on the same matter without a joint plan.

    The inspected open their books twice, and hear two verdicts.

    ```yaml bad dairy
    posts: {market: {}, health: {}}
    outsiders: {dairy: {kind: regulated}}
    matters: {hygiene: {}}
    oversight:
      by-market: {forum: market, over: dairy, matter: hygiene}
      by-health: {forum: health, over: dairy, matter: hygiene}
    ```

    State a joint plan. Who looks at another matter looks at something else.

    ```yaml good
    posts: {market: {}, health: {}, fire: {}}
    outsiders: {dairy: {kind: regulated}}
    matters: {hygiene: {}, fires: {}}
    oversight:
      by-market: {forum: market, over: dairy, matter: hygiene}
      by-health: {forum: health, over: dairy, matter: hygiene, joint_plan: One visit a year by both}
      by-fire: {forum: fire, over: dairy, matter: fires}
    ```
    """
    found = facts.inspections
    return Hits(
        tested=len(facts.now.oversight),
        actor=found.outsider,
        forum=found.forum,
        rival=found.rival,
        cause=found.outsider,
        box=found.boxes,
        together={"forums": ("forum", "rival")},
        unjudged=None if found.whole else N_("too many inspections meet: one pair stands for each two units"),
    )
