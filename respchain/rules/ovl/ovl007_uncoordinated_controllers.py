"""OVL007: two who may decide the same, and no rule who goes first."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "OVL007",
    severity=ERROR,
    missions="M3",
    needs="posts departments bodies outsiders",
    basis=("STPA: multiple controllers", "行政处罚法 art. 25: the common superior decides", "Holacracy: domains"),
    message=N_("{actor} and {rival} may both {power} over the same, and nothing says who goes first"),
    fix=N_("state a rule of priority or a coordinator, or give the power to one; the common superior settles disputes"),
)
def uncoordinated_controllers(facts: Facts) -> Hits:
    """Two actors hold the same power of control over the same, and nothing brings them together.

    One permits what the other forbids, or both punish, or each leaves it to the other.
    A power that names no matter counts where a duty of its holder needs it.

    ```yaml bad market
    facets: {district: [north, south]}
    posts:
      market: {powers: [{power: punish, matter: stalls}]}
      health: {powers: [{power: punish, matter: stalls}]}
    matters: {stalls: {facets: district}}
    duties:
      north: {matter: stalls, scope: {district: north}, accountable: market, needs: punish}
      south: {matter: stalls, scope: {district: south}, accountable: health, needs: punish}
    ```

    Say who coordinates, or who goes first, or cut the powers apart; powers of one line of command are no two.

    ```yaml good
    facets: {amount: {type: number}}
    posts:
      market: {powers: [{power: punish, matter: stalls, scope: {amount: "< 100"}}, permit]}
      health: {powers: [{power: punish, matter: stalls, scope: {amount: ">= 100"}}, {power: order, matter: water}]}
      deputy: {reports_to: market, powers: [{power: punish, matter: stalls, scope: {amount: "< 10"}}]}
      building: {powers: [permit, {power: order, matter: water}]}
    matters: {stalls: {facets: amount}, water: {coordinated_by: market}}
    duties:
      license: {matter: stalls, accountable: market, needs: permit}
    ```
    """
    found = facts.clashes
    return Hits(
        tested=len(facts.grants.actor),
        actor=found.actor,
        rival=found.rival,
        power=found.power,
        cause=found.actor.astype(int) * len(facts.actors) + found.rival,
        box=found.boxes,
        subjects=("actor", "rival"),
        together={"actors": ("actor", "rival")},
        unjudged=None if found.whole else N_("too many powers meet: one pair stands for each two actors"),
    )
