"""HIER006: what several share, nobody near enough can settle."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "HIER006",
    severity=WARNING,
    conditions="C7",
    missions="M7",
    needs="duties disclaimers",
    basis=("行政处罚法 art. 25: the common superior decides", "the top leader is no bottleneck"),
    message={
        "missing": N_("{actor} share {duty}, and nobody in the charter stands above them all"),
        "too-far": N_("{actor} share {duty}, and {superior}, who would settle it, is too many levels up"),
        "powerless": N_("{actor} share {duty}, and {superior}, who would settle it, has no power to decide there"),
        "disputed-missing": N_("{actor} dispute {matter}, and nobody in the charter stands above them all"),
        "disputed-too-far": N_("{actor} dispute {matter}, and {superior}, who would settle it, is too many levels up"),
        "disputed-powerless": N_(
            "{actor} dispute {matter}, and {superior}, who would settle it, has no power to decide there"
        ),
        "bottleneck": N_("too many shared duties wait for {superior} to settle them"),
    },
    fix=N_("name a coordinator who may decide, at the right level, or a lead"),
)
def lca_too_high(facts: Facts) -> Hits:
    """Those who share a duty or dispute a matter have no common superior who is near and may decide.

    What they do not settle themselves then lies about, or goes up to a leader who has no time for it.

    ```yaml bad flood fair roads
    facets: {half: [one, other]}
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city, powers: [{power: decide, matter: fair, reserve: true}]}
      works: {department: city, reports_to: mayor}
      trade: {department: city, reports_to: mayor}
      pumps: {department: city, reports_to: works}
      crew: {department: city, reports_to: pumps}
    outsiders: {railway: {kind: supplier}}
    matters: {flood: {facets: half}, roads: {facets: half}, fair: {facets: half}}
    duties:
      flood:
        matter: flood
        accountable: [works, railway]
        shared: {how: divided, reason: A dam, parts: {works: {half: one}, railway: {half: other}}}
      fair:
        matter: fair
        accountable: [trade, crew]
        shared: {how: divided, reason: A fair, parts: {trade: {half: one}, crew: {half: other}}}
      roads:
        matter: roads
        accountable: [trade, works]
        shared: {how: divided, reason: Two laws, parts: {trade: {half: one}, works: {half: other}}}
    ```

    Record a lead, or name a coordinator for the matter (`coordinated_by`) who may decide and is no farther up than
    needed. A pair with a lead, and no dispute on record, needs nobody else; of superior and subordinate the superior
    settles it.

    ```yaml good
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city, powers: [decide]}
      works: {department: city, reports_to: mayor, powers: [{power: direct, matter: fair}]}
      trade: {department: city, reports_to: mayor}
      pumps: {department: city, reports_to: works}
      crew: {department: city, reports_to: pumps}
    outsiders: {railway: {kind: supplier}}
    matters: {flood: {title: Flood}, roads: {title: Roads}, fair: {coordinated_by: works}}
    duties:
      flood: {matter: flood, accountable: [works, railway], shared: {how: lead, lead: works, reason: A dam}}
      fair: {matter: fair, accountable: [trade, crew], shared: {how: joint, reason: A fair}}
      roads: {matter: roads, accountable: [trade, works], shared: {how: joint, reason: Two laws}}
      pumps: {accountable: [works, crew], shared: {how: joint, reason: Day and night}}
    ```
    """
    found = facts.too_high
    return Hits(
        tested=facts.settled.by.size,
        duty=found.duty,
        matter=found.matter,
        superior=found.by,
        actor=found.member,
        _id=facts.collision(found.by, found.member),
        subtype=found.why,
        unjudged=facts.deciding_untold,
    )
