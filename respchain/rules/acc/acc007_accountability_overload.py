"""ACC007: somebody answers to so many that it can serve none of them."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "ACC007",
    severity=NOTE,
    missions="M13 M17",
    needs="duties oversight assessments",
    basis=("Koppell: many kinds of accountability at once pull an actor apart", "Halachmi on too much accountability"),
    message={
        "forums": N_("{actor} answers to more than {most} forums at once for the same part of {duty}: {forum}"),
        "reports": N_("{actor} owes more than {most} reports a year, by {oversight}"),
        "vetoes": N_("{actor} is assessed by {most} or more indicators each of which fails the whole of it alone"),
    },
    fix=N_("merge the reports, let one assess and the others be heard, or say why so many are intended"),
)
def accountability_overload(facts: Facts) -> Hits:
    """Somebody answers to too many forums at once, writes too many reports, or fails by too many single indicators.

    Who has to please everybody serves his reports and not his duty.

    ```yaml bad director subtype=forums
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {a: {}, b: {}, c: {}, d: {}, e: {}}
    duties: {water: {accountable: director, supervised_by: [a, b, c, d, e]}}
    ```

    ```yaml bad director subtype=reports
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    oversight: {daily: {forum: mayor, over: director, information: report, every: day}}
    ```

    ```yaml bad director subtype=vetoes
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    assessments:
      - {of: director, by: mayor, indicators: [{indicator: a, veto: true}, {indicator: b, veto: true},
          {indicator: c, veto: true}]}
    ```

    Merge what can be merged. Some redundancy is healthy: below the limits nothing is found, and a forum that watches
    beside others on purpose says so (`intended`). Where standards contradict one another (`contradicts`), the finding
    is a warning.

    ```yaml good
    posts:
      mayor: {top: true}
      director: {reports_to: mayor}
    outsiders: {a: {}, b: {}, c: {}, d: {}, e: {}}
    duties: {water: {accountable: director, supervised_by: [a, b, c, d, e]}}
    oversight:
      second: {forum: e, over: director, information: report, every: week, intended: The law asks for two laboratories}
    ```
    """
    duty, actor, forum = facts.crowded
    owing, entry = facts.reports
    vetoed, parameters = facts.vetoed, facts.parameters
    sizes = [len(actor), len(owing), len(vetoed)]
    found = np.concatenate([actor, owing, vetoed])
    return Hits(
        tested=len(facts.actors),
        actor=found,
        duty=np.concatenate([duty, np.full(sizes[1] + sizes[2], -1)]),
        forum=np.concatenate([forum, np.full(sizes[1] + sizes[2], -1)]),
        oversight=np.concatenate([np.full(sizes[0], -1), entry, np.full(sizes[2], -1)]),
        most=np.repeat([parameters.forums_at_once, parameters.reports_a_year, parameters.veto_items], sizes),
        subtype=np.repeat(["forums", "reports", "vetoes"], sizes),
        severity=np.where(facts.torn[found], WARNING, -1),
        cause=found,
    )
