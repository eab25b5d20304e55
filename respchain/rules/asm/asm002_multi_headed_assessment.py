"""ASM002: an assessment by several, by nobody else, or by somebody who sees nothing."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "ASM002",
    severity=WARNING,
    conditions="C12",
    missions="M13",
    needs="assessments",
    basis=(
        "assessment by one head alone",
        "河长制: the next level up assesses",
        "an assessment closed within the line of superiors is called hollow",
    ),
    message={
        "several": N_("{actor} is assessed on the same by several: {forum}"),
        "only-self": N_("{actor} is assessed by nobody but itself"),
        "blind": N_("{forum} assesses {actor}, does not supervise it, and is told nothing"),
    },
    fix=N_("name one assessor who supervises or is informed, and record the others as consulted"),
)
def multi_headed_assessment(facts: Facts) -> Hits:
    """Several assess one post on the same indicator, only the post itself does, or somebody who sees nothing of it.

    Several assessors ask for different things, and whoever is assessed serves the loudest. Who assesses himself, or
    what he never sees, only signs a form.

    ```yaml bad clerk keeper mayor subtype=several,only-self,blind
    posts:
      mayor: {top: true}
      office: {reports_to: mayor}
      clerk: {reports_to: mayor}
      keeper: {reports_to: mayor}
    outsiders: {institute: {title: Institute}}
    duties: {write: {accountable: clerk}, keep: {accountable: keeper}, plan: {accountable: mayor}}
    assessments:
      - {of: clerk, by: mayor, indicators: {duty: write, indicator: letters in time}}
      - {of: clerk, by: office, indicators: {duty: write, indicator: letters in time}}
      - {of: keeper, by: keeper, indicators: {duty: keep}}
      - {of: mayor, by: institute, indicators: {duty: plan}}
    oversight: {talk: {forum: office, over: clerk, information: report}}
    ```

    Name one assessor for each indicator, who supervises the post, commands it or is informed; the others give input
    (`consulted`). Different assessors may look at different indicators, and a post may also assess itself.

    ```yaml good
    posts:
      mayor: {top: true}
      office: {reports_to: mayor}
      clerk: {reports_to: office}
    outsiders: {congress: {kind: legislature, terminal: true}, public: {kind: public}}
    duties: {write: {accountable: clerk}, plan: {accountable: mayor}}
    assessments:
      - {of: clerk, by: mayor, consulted: [office, public], indicators: {duty: write, indicator: letters in time}}
      - {of: clerk, by: [office, clerk], indicators: {duty: write, indicator: mistakes}}
      - {of: mayor, by: congress, indicators: {duty: plan}}
    oversight: {hearing: {forum: congress, over: mayor, information: report}}
    ```
    """
    lines = facts.assessment_lines
    kinds = facts.crowded_lines, facts.lonely_lines, facts.blind_lines
    rows, actor = np.concatenate([np.flatnonzero(kind) for kind in kinds]), lines.actor
    subtype = np.repeat(["several", "only-self", "blind"], [kind.sum() for kind in kinds])
    return Hits(
        tested=len(lines), actor=actor[rows], forum=lines.forum[rows], subtype=subtype, cause=actor[rows]
    )  # fmt: skip
