"""OVL003: a matter in many hands, and nobody who brings them together."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "OVL003",
    severity=WARNING,
    conditions="C2",
    missions="M3 M23",
    needs="matters",
    basis=("GAO-15-49SP: fragmentation", "分段监管: 九龙治水", "河长制"),
    message=N_("{matter} is held in parts by {unit}, and nobody with power to decide coordinates it"),
    fix=N_("appoint a coordinator with power to decide over the whole matter, or merge the units"),
)
def fragmented_matter(facts: Facts) -> Hits:
    """Several units hold a part of one matter each, and nobody who could decide coordinates them.

    What falls between the parts, or crosses them, has no one to turn to.
    Stages in different hands are no fragments, nor are districts.

    ```yaml bad food
    facets: {link: [farm, factory, shop]}
    posts: {farming: {}, industry: {}, trade: {}}
    matters: {food: {facets: link}}
    duties:
      watch-farms: {matter: food, scope: {link: farm}, accountable: farming}
      watch-factories: {matter: food, scope: {link: factory}, accountable: industry}
      watch-shops: {matter: food, scope: {link: shop}, accountable: trade}
    ```

    Let somebody coordinate the whole who may decide, or cut by district alone.

    ```yaml good
    facets: {link: [farm, factory, shop], district: {values: [north, south, west], role: territory}}
    posts:
      mayor: {powers: [{power: decide, matter: food}]}
      farming: {}
      industry: {}
      trade: {}
    matters: {food: {facets: link, coordinated_by: mayor}, rivers: {facets: district}}
    duties:
      watch-farms: {matter: food, scope: {link: farm}, accountable: farming}
      watch-factories: {matter: food, scope: {link: factory}, accountable: industry}
      watch-shops: {matter: food, scope: {link: shop}, accountable: trade}
      north: {matter: rivers, scope: {district: north}, accountable: farming}
      south: {matter: rivers, scope: {district: south}, accountable: industry}
      west: {matter: rivers, scope: {district: west}, accountable: trade}
    ```
    """
    found = facts.fragments
    return Hits(
        tested=(~facts.need.empty()).sum(),
        matter=found.matter,
        unit=found.unit,
        cause=found.matter,
        box=found.boxes,
        unjudged=None if found.whole else N_("too many parts of matters to compare"),
    )
