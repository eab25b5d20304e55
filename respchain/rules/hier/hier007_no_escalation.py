"""HIER007: a case that does not come to the top, or on no stated terms, or too late."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule

_UNTOLD = N_("cases go up to somebody whom the source could not resolve")
_OPEN = N_("some deadlines on the way up cannot be compared with the limit of the duty")


@rule(
    "HIER007",
    severity=ERROR,
    conditions="C7",
    missions="M7 M8",
    needs="escalate",
    basis=("each case goes up, level by level, until somebody can decide", "上报, 提请协调", "首问 rules art. 5"),
    message={
        "no-superior": N_("cases stop at {stop}, who has nobody above and is not the top"),
        "circle": N_("cases go round from {stop} and never come to the top"),
        "past-top": N_("cases of {stop} never come to the top of its organisation"),
        "lost": N_("the escalation of {escalation} leads to somebody who is gone"),
        "not-rising": N_("the escalation of {escalation} leads to {superior}, who does not stand above"),
        "no-trigger": N_("the escalation of {escalation} does not say when cases go up"),
        "no-deadline": N_("the escalation of {escalation} does not say within what time cases go up"),
        "no-terms": N_("the escalation of {escalation} says neither when nor within what time cases go up"),
        "unsaid": N_("nothing says when and within what time cases go up where no escalation of their own does"),
        "too-long": N_("{duty} takes {total} from {actor} to the top, longer than its limit of {limit}"),
    },
    fix=N_("name the next level up, what makes a case go there, and within what time"),
)
def no_escalation(facts: Facts) -> Hits:
    """A duty or step cannot go up to the top leader, level by level, each time on a stated trigger and in stated time.

    What nobody on the spot can settle stays there, or comes to the top when it is too late.

    ```yaml bad sideways charter front late
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor}
      clerk: {department: city, reports_to: head}
      front: {department: city, reports_to: head, escalate: {when: dispute}}
    duties:
      apply: {accountable: front}
      sideways: {accountable: head, escalate: {to: clerk, when: dispute, within: 1 day}}
      late: {accountable: clerk, within: 3 days, escalate: {when: no decision, within: 2 days}}
      file: {accountable: clerk}
    ```

    State one rule for all (`escalate`), and what differs at a matter, duty, step or post. Each hop goes to the
    superior, unless `to` names somebody else who stands above; `when` and `within` hold for every hop, unless a post
    on the way says otherwise. The duties of the top leader go nowhere, a step goes up as its duty does, and a
    continuous duty needs no deadline. Without any escalation in the charter this is not judged.

    ```yaml good
    escalate: {when: no decision, within: 2 days}
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city}
      head: {department: city, reports_to: mayor, escalate: {when: dispute, within: 1 day}}
      clerk: {department: city, reports_to: head}
    matters: {permits: {escalate: {to: head}}}
    duties:
      lead: {accountable: mayor}
      permit: {matter: permits, accountable: clerk, within: 3 days}
      watch: {accountable: clerk, every: week, within: 1 day}
    processes: {permit: {matter: permits, steps: {accept: {by: clerk, next: end}}}}
    ```
    """
    up = facts.escalating
    late, known = up.late(facts.calendar)
    found = up.broken.followed_by(up.unsaid).followed_by(late)
    ways, stop, why = up.ways.take(found.way), found.stop, found.why
    return Hits(
        tested=len(up.ways),
        escalation=found.escalation,
        charter=np.where(why == "unsaid", 0, -1),
        stop=stop,
        duty=ways.duty,
        step=ways.step,
        actor=ways.actor,
        superior=np.where(why == "not-rising", up.superior(found.escalation), -1),
        limit=np.where(why == "too-long", ways.limit, -1),
        _id=facts.collision(stop, ways.actor),
        _lost=facts.lost_at(stop),
        _cycle=np.append(facts.command.cycle, -1)[stop],
        subtype=why,
        total=up.total.take(found.way).where(why == "too-long"),
        unjudged=_UNTOLD if up.untold else None if known else _OPEN,
    )
