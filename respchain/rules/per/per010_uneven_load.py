"""PER010: posts of one kind with loads that lie far apart."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "PER010",
    severity=NOTE,
    missions="M22",
    needs="duties",
    basis="some toil and some idle 苦乐不均, and it makes no difference 干与不干一个样",
    message={
        "heavy": N_(
            "{post} bears {load} by the weight times the volume of its duties, its peers {middle} in the middle"
        ),
        "light": N_(
            "{post} bears only {load} by the weight times the volume of its duties, its peers {middle} in the middle"
        ),
        "many": N_("{post} bears {load} by the number of its duties, its peers {middle} in the middle"),
        "few": N_("{post} bears only {load} by the number of its duties, its peers {middle} in the middle"),
    },
    fix=N_("move duties or staff between the posts"),
)
def uneven_load(facts: Facts) -> Hits:
    """A post bears far more, or far less, than the middle one of the posts of its unit and grade.

    Where some toil and some idle for the same pay, the best go first.

    ```yaml bad a subtype=many
    departments: {market: {head: chief}}
    posts:
      chief: {top: true, department: market, grade: 6, holder: Li}
      a: {department: market, reports_to: chief, grade: 5, holder: Wang}
      b: {department: market, reports_to: chief, grade: 5, holder: Zhao}
      c: {department: market, reports_to: chief, grade: 5, holder: Chen}
    duties:
      letters: {accountable: a}
      files: {accountable: a}
      visits: {accountable: a, responsible: [b, c]}
    ```

    ```yaml bad b subtype=light
    departments: {market: {head: chief}}
    posts:
      chief: {top: true, department: market, grade: 6}
      a: {department: market, reports_to: chief, grade: 5}
      b: {department: market, reports_to: chief, grade: 5}
      c: {department: market, reports_to: chief, grade: 5}
    duties:
      letters: {accountable: a, weight: 2, volume: 100}
      files: {accountable: b, weight: 0.5, volume: 100}
      visits: {accountable: c, volume: 150}
    ```

    Move duties, or staff. Loads are counted for each full working time: who works half of it bears half. General
    accountability is not counted, nor whoever has just come, nor a post of which the unit has no others.

    ```yaml good
    departments: {market: {head: chief}}
    posts:
      chief: {top: true, department: market, grade: 6, holder: Li}
      a: {department: market, reports_to: chief, grade: 5, holder: Wang}
      b: {department: market, reports_to: chief, grade: 5, holder: Zhao}
      c: {department: market, reports_to: chief, grade: 5, holder: {person: Chen, share: 0.5}}
      d: {department: market, reports_to: chief, grade: 5, holder: {person: Sun, since: 2026-05-01}}
    duties:
      letters: {accountable: a}
      files: {accountable: b}
      more-files: {accountable: b}
      visits: {accountable: a, responsible: c}
      all: {accountable: c, tier: overall}
    ```
    """
    peers, rows = facts.peers, facts.uneven
    over, weighed = peers.load[rows] > peers.middle[rows], peers.weighed[rows]
    kind = np.where(weighed, np.where(over, "heavy", "light"), np.where(over, "many", "few"))
    ungraded = len(facts.duties) and not (facts.actors.band >= 0).any()
    return Hits(
        tested=len(peers.post), post=peers.post[rows], load=peers.load[rows], middle=peers.middle[rows], subtype=kind,
        unjudged=N_("no post states its grade, so none are peers") if ungraded else None,
    )  # fmt: skip
