"""GAP006: a value that belongs to no category, or to several with different owners."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import Relation
from respchain.rule import ERROR, N_, Hits, rule
from respchain.scope.runs import spread


@rule(
    "GAP006",
    severity=ERROR,
    missions="M3",
    needs="matters",
    basis=(
        "the bean sprouts of Shenyang, 2011: a farm product or a processed food",
        "Work Safety Law, art. 10: new industries",
    ),
    message={
        "none": N_("{value} belongs to no category, and nobody is to decide under whom it falls in {matter}"),
        "several": N_("{value} is claimed by {claimant}, whose owners differ, and nobody decides on that in {matter}"),
    },
    fix=N_("decide once where it belongs, by somebody who may, with a basis"),
    over={"GAP001": {"_row": "_ambiguous"}, "GAP002": {"_row": "_ambiguous"}},
    closed_by="classifier",
)
def ambiguous_category(facts: Facts) -> Hits:
    """Something that must be covered has no place among the others, and nobody decides where it belongs.

    Each office reads the list so that the case falls to another.

    ```yaml bad hygiene
    facets:
      object: {tree: {crop: , dish: }, unplaced: {sprout: [crop, dish]}}
    matters: {hygiene: {facets: object}}
    posts: {farms: {reports_to: mayor}, kitchens: {reports_to: mayor}, mayor: {top: true}}
    duties:
      fields: {matter: hygiene, scope: {object: crop}, accountable: farms}
      tables: {matter: hygiene, scope: {object: dish}, accountable: kitchens}
      sprouts: {matter: hygiene, scope: {object: sprout}, accountable: kitchens}
    ```

    Name who decides what falls under the matter, or give the value its place.

    ```yaml good
    facets:
      object: {tree: {crop: , dish: }, unplaced: {sprout: [crop, dish]}}
    matters: {hygiene: {facets: object, classified_by: kitchens}, weights: {facets: object}}
    posts: {farms: {reports_to: mayor}, kitchens: {reports_to: mayor}, mayor: {top: true}}
    duties:
      fields: {matter: hygiene, scope: {object: crop}, accountable: farms}
      tables: {matter: hygiene, scope: {object: dish}, accountable: kitchens}
      sprouts: {matter: hygiene, scope: {object: sprout}, accountable: kitchens}
      scales: {matter: weights, accountable: farms}
    ```
    """
    found = facts.ambiguous
    row, claimant = found.claimant
    claims = Relation.of(row, np.arange(len(row)), shape=(len(found.matter), len(row)))
    counts = np.diff(found.parts.start)
    each = np.maximum(claims.counts, 1)
    at, box = spread(np.repeat(found.parts.start[:-1], each), np.repeat(counts, each))
    number = np.repeat(np.arange(len(counts)), each)[at]
    named, by = claims.follow(np.arange(len(counts)))
    told = np.full(each.sum(), -1)
    first = np.cumsum(each) - each
    told[first[named] + np.arange(len(by)) - claims.start[named]] = claimant[by]
    return Hits(
        tested=(~facts.need.empty()).sum(),
        matter=found.matter[number],
        value=found.value[number],
        claimant=told[at],
        box=found.parts.boxes.take(box),
        cause=number,
        subtype=np.where(claims.none()[number], "none", "several"),
        subjects=("matter", "value"),
        _row=number,
    )
