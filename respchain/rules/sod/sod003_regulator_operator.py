"""SOD003: somebody regulates what he has a hand in."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "SOD003",
    severity=ERROR,
    missions="M7 M17",
    needs="outsiders",
    basis=(
        "the reform paper: 管办分离, 政企分开",
        "PRA, April 2023: an executive oversaw a supplier whose chief executive he had been",
    ),
    message={
        "owner": N_("{forum} regulates {actor}, and {rival} of the same unit owns, runs or funds it"),
        "seat": N_("{forum} regulates {actor}, and {rival} of the same unit sits in it"),
        "person": N_("{person} regulates {actor} as {forum}, and has a hand in it as {rival}"),
        "moved": N_("{person} regulates {actor} as {forum}, and came from there too short a time ago"),
    },
    fix=N_("let a separate unit hold what is owned; who has a hand in it or came from it takes no part (`recuses`)"),
    over={"SOD006": {"actor": "_regulated", "person": "_acting"}},
)
def regulator_operator(facts: Facts) -> Hits:
    """A unit regulates an outsider that it owns, runs, funds or sits in, or by somebody who came from there.

    Who profits from an enterprise, or has just left it, is no judge of it.

    ```yaml bad market-head food-officer
    departments:
      city: {title: City}
      market: {title: Market bureau, part_of: city, head: market-head}
    posts:
      mayor: {department: city, top: true}
      market-head: {department: market, reports_to: mayor}
      food-officer: {department: market, reports_to: market-head, holder: {person: li}}
    people: {li: {name: Li Wei, previous: [{actor: bakery, until: 2026-01-01}]}}
    outsiders:
      dairy: {kind: regulated, owned_by: market}
      abattoir: {kind: regulated, represented_by: food-officer}
      bakery: {kind: regulated}
    oversight:
      rounds: {forum: market, over: [dairy, abattoir], information: visits}
      bread: {forum: food-officer, over: bakery, information: visits}
    ```

    Let a separate unit hold the share of the state, and let nobody regulate where he has worked until the time of
    cooling off is over. Who takes no part in the affairs of an outsider says so in `recuses`.

    ```yaml good
    departments:
      city: {title: City}
      market: {title: Market bureau, part_of: city, head: market-head}
      assets: {title: Office of state assets, part_of: city, head: assets-head}
    posts:
      mayor: {department: city, top: true}
      market-head: {department: market, reports_to: mayor}
      assets-head: {department: assets, reports_to: mayor}
      food-officer: {department: market, reports_to: market-head, holder: {person: li}}
    people: {li: {name: Li Wei, previous: [{actor: bakery, until: 2020-01-01}]}}
    outsiders:
      dairy: {kind: regulated, owned_by: [assets, city], represented_by: assets-head}
      bakery: {kind: regulated}
    oversight:
      rounds: {forum: market, over: dairy, information: visits}
      bread: {forum: food-officer, over: bakery, information: visits}
    ```
    """
    found = facts.conflicts
    unit = found.person < 0
    pair = found.outsider.astype(np.int64) * len(facts.actors) + found.forum
    return Hits(
        tested=len(facts.regulated_by.to),
        forum=found.forum,
        actor=found.outsider,
        rival=found.rival,
        person=found.person,
        subtype=found.kind,
        cause=np.where(unit, pair, -1 - np.arange(len(pair))),
        subjects=("forum", "actor", "person"),
    )
