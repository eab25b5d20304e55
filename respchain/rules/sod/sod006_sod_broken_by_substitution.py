"""SOD006: what is kept apart meets in the hand of a stand-in."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "SOD006",
    severity=WARNING,
    missions="M17",
    needs="posts",
    basis="NIST: dynamic separation of duty",
    message={
        "stages": N_(
            "once {standby} stands in for {post}, one hand has both {duty} and {other}: stages to be kept apart"
        ),
        "functions": N_(
            "once {standby} stands in for {post}, one person has both {duty} and {other}: functions to be kept apart"
        ),
        "regulator": N_(
            "once {standby} stands in for {post}, it regulates {actor} and has a hand in it or came from it"
        ),
        "acting": N_("by acting in a post {person} has both {duty} and {other} in hand"),
        "acting-regulator": N_("by acting in a post {person} regulates {actor} and has a hand in it or came from it"),
    },
    fix=N_("name another standby, or limit it to duties and powers that do not collide"),
    over={"PER004": {"_pair": "_pair"}},
)
def sod_broken_by_substitution(facts: Facts) -> Hits:
    """What regular holders keep apart meets in one hand once an acting holder or a standby steps in.

    The week in which the cashier is away is the week in which the bookkeeper pays himself.

    ```yaml bad cashier
    posts:
      mayor: {top: true, holder: {person: chen}}
      cashier: {reports_to: mayor, holder: {person: li}, backup: bookkeeper}
      bookkeeper: {reports_to: mayor, holder: {person: wang}}
    matters: {money: {stages: [pay, record]}}
    duties:
      pay: {matter: money, stage: pay, accountable: cashier}
      book: {matter: money, stage: record, accountable: bookkeeper}
    ```

    Name another standby, or limit it to duties, or to powers, that do not collide with its own. A standby cannot do
    what needs a power that it does not hold.

    ```yaml good
    posts:
      mayor: {top: true, holder: {person: chen}}
      cashier: {reports_to: mayor, holder: {person: li}, backup: [clerk, {post: bookkeeper, duties: [count]}]}
      bookkeeper: {reports_to: mayor, holder: {person: wang}, backup: cashier}
      clerk: {reports_to: mayor, holder: {person: zhao}}
      auditor: {reports_to: mayor, holder: {person: sun}, powers: [examine]}
    matters: {money: {stages: [pay, record, audit]}, stamps: {stages: [pay]}}
    duties:
      pay: {matter: money, stage: pay, accountable: cashier}
      count: {matter: stamps, stage: pay, accountable: cashier}
      book: {matter: money, stage: record, accountable: bookkeeper, needs: [seal]}
      check: {matter: money, stage: audit, accountable: auditor, needs: [examine]}
    ```
    """
    broken, pairs = facts.broken, facts.stand_ins
    stages, functions, (place, outsider) = broken.stages, broken.functions, broken.regulators
    met, works, found, clash = facts.stages_together, facts.works, facts.functions_together, facts.conflicts
    acts, mixes, rules = facts.stages_by_acting, facts.functions_by_acting, facts.conflicts_by_acting
    row = np.concatenate([stages.row, functions.row, place])
    left, right = met.left[acts], met.right[acts]
    person = np.concatenate([works.person[left], found.person[mixes], clash.person[rules]])
    duty = np.concatenate([works.duty[left], found.duty[mixes]])
    other = np.concatenate([works.duty[right], found.other[mixes]])
    counts = [len(stages.row), len(functions.row), len(place), len(duty), int(rules.sum())]
    none = [np.full(count, -1) for count in counts]
    acting = np.full(len(person), -1)
    stood = np.full(len(row), -1)
    return Hits(
        tested=len(pairs),
        post=np.concatenate([pairs.post[row], acting]),
        person=np.concatenate([stood, person]),
        standby=np.concatenate([pairs.standby[row], acting]),
        duty=np.concatenate([stages.duty, functions.duty, none[2], duty, none[4]]),
        other=np.concatenate([stages.other, functions.other, none[2], other, none[4]]),
        actor=np.concatenate([none[0], none[1], outsider, none[3], clash.outsider[rules]]),
        _pair=np.concatenate([row, acting]),
        _acting=np.concatenate([stood, person]),
        _regulated=np.concatenate([none[0], none[1], none[2], none[3], clash.outsider[rules]]),
        subtype=np.repeat(["stages", "functions", "regulator", "acting", "acting-regulator"], counts),
        cause=np.concatenate([pairs.post[row], len(facts.actors) + person]),
    )
