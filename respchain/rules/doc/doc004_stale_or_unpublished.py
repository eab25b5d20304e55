"""DOC004: a map that is out of date, or that the public cannot read."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.publishing import unshown
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "DOC004",
    severity=WARNING,
    conditions="C11",
    missions="M4 M11",
    basis=(
        "SYSC 25.2.1R: the map is up to date at all times",
        "FAR Act 2023: changes are told within thirty days",
        "lists of powers and responsibilities are open to all",
        "organisation charts are published twice a year",
    ),
    message={
        "stale": N_("something changed after {charter} was brought up to date, and the time to follow is over"),
        "review-overdue": N_("{charter} should have been reviewed by now"),
        "unpublished": N_("{duty} serves the public and is not published"),
        "incomplete-publication": N_("the publication of {duty} does not say that it shows the {field}"),
        "dangling-reference": N_("{reference} names what the charter does not have"),
    },
    fix=N_("bring the charter up to date, and publish what serves the public with all that belongs to it"),
)
def stale_or_unpublished(facts: Facts) -> Hits:
    """The map is behind the facts, its review overdue, a public item not published whole, or a name leads nowhere.

    Who relies on an old map asks the wrong person, and what nobody can read binds nobody.

    ```yaml bad charter water waste waste.accountable:0123
    updated: 2026-04-01
    review: {every: year, last: 2025-01-10}
    posts: {mayor: {top: true}, clerk: {since: 2026-04-20, reports_to: mayor}}
    duties:
      water: {public: true, accountable: mayor}
      waste: {public: true, accountable: {unknown: "0123"}, published: {where: Website, shows: [item, basis, unit]}}
    ```

    Bring it up to date within the time that the profile allows, and keep the reviews. A waiver that has expired is an
    error of its own. What is kept from the public names the basis that allows it (`withheld`).

    ```yaml good
    updated: 2026-05-04
    review: {every: year, last: 2026-01-10}
    posts: {mayor: {top: true}, clerk: {since: 2026-05-20, reports_to: mayor}}
    duties:
      water: {public: true, accountable: mayor, published: {where: Website, shows: [item, basis, unit, limit, phone]}}
      codes: {public: true, accountable: mayor, published: {withheld: State Secrets Law 9}}
    ```
    """
    items, said = facts.public_items, facts.published
    late = np.flatnonzero([facts.stale, facts.review_overdue])
    hidden = np.flatnonzero(items & ~said.open & ~said.withheld)
    duty, field = unshown(said, np.flatnonzero(items & said.open & ~said.withheld))
    lost = facts.dangling
    sizes = [len(late), len(hidden), len(duty), len(lost)]
    kinds = np.array(["stale", "review-overdue"])[late]
    return Hits(
        tested=items.sum() + len(facts.now.unresolved) + 1,
        charter=_placed(sizes, 0, np.zeros(len(late), np.int64)),
        duty=_placed(sizes, 1, np.concatenate([hidden, duty]), through=2),
        field=_placed(sizes, 2, field),
        reference=_placed(sizes, 3, lost),
        subtype=np.concatenate(
            [kinds, np.repeat(["unpublished", "incomplete-publication", "dangling-reference"], sizes[1:])]
        ),
        cause=np.concatenate([late, 2 + hidden, 2 + duty, 2 + len(facts.duties) + lost]),
        unjudged=None if facts.dated else N_("the charter does not say when it was brought up to date"),
    )


def _placed(sizes: list[int], part: int, rows: np.ndarray, through: int | None = None) -> np.ndarray:
    """A column that holds rows in some parts of the hits, and nothing in the others."""
    end = part if through is None else through
    return np.concatenate([np.full(sum(sizes[:part]), -1), rows, np.full(sum(sizes[end + 1 :]), -1)])
