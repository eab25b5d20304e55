"""PER001: a post that answers for something stands empty, or is filled for the time being, for too long."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import marked
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "PER001",
    severity=ERROR,
    conditions="C3 C9",
    missions="M1 M20",
    needs="appointments people",
    basis="FAR Act 2023, section 24: vacancies of ninety days",
    message={
        "vacant": N_("{post} answers for duties and has been vacant for {days} days"),
        "acting": N_("{post} answers for duties and has been held by somebody acting for {days} days"),
        "never": N_("{post} answers for duties and nobody is known ever to have held it"),
        "undated": N_("{post} answers for duties and is held by somebody acting, nobody says since when"),
    },
    fix=N_("fill the post, or move its duties"),
)
def vacant_key_post(facts: Facts) -> Hits:
    """A post that answers for something has been vacant, or held by somebody acting, for too long.

    What stands empty for months is decided by nobody, or by somebody who will not be there to answer for it.

    ```yaml bad director chief today=2026-06-01
    posts:
      director: {top: true, backup: deputy, holder: {person: Li, since: 2020-01-01, until: 2026-01-01}}
      deputy: {reports_to: director, holder: {person: Wang, since: 2020-01-01}}
      chief: {reports_to: director, holder: {person: Zhao, since: 2026-01-01, kind: acting}}
    duties:
      inspect: {accountable: director, responsible: deputy}
      permit: {accountable: chief}
    ```

    Fill the post within the time that the profile allows. A post kept empty on purpose is `frozen`.

    ```yaml good today=2026-06-01
    posts:
      director: {top: true, backup: deputy, holder: {person: Li, since: 2020-01-01, until: 2026-04-01}}
      deputy: {reports_to: director, holder: {person: Wang, since: 2020-01-01}}
      chief: {reports_to: director, holder: {person: Zhao, since: 2026-04-01, kind: acting}}
      idle: {reports_to: director}
      kept: {reports_to: director, frozen: true}
    duties:
      inspect: {accountable: director, responsible: deputy}
      permit: {accountable: chief}
      archive: {accountable: kept}
    ```
    """
    answers = marked(len(facts.actors), facts.answering.to)
    judged = facts.post & answers & ~facts.actors.frozen & ~facts.nameless
    vacant = judged & (facts.tenures.vacant > facts.parameters.vacancy_days)
    acting = judged & (facts.tenures.acting > facts.parameters.acting_days)
    rows = np.flatnonzero(vacant | acting)
    days = np.where(vacant, facts.tenures.vacant, facts.tenures.acting)[rows]
    ever = days >= facts.day
    unsaid = np.where(vacant[rows], "never", "undated")
    known = np.where(vacant[rows], "vacant", "acting")
    return Hits(tested=judged.sum(), post=rows, days=np.where(ever, 0, days), subtype=np.where(ever, unsaid, known))
