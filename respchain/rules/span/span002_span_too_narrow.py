"""SPAN002: leaders with hardly anybody to lead, and units with hardly anybody but leaders."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "SPAN002",
    severity=WARNING,
    missions="M18",
    needs="posts",
    basis=("reform: sections of one leader and one person are merged", "the fixed number of leaders of each unit"),
    message={
        "narrow": N_("{post} leads fewer people directly than {expected}: {people}"),
        "chain": N_("{post} lead one post each, one below the other"),
        "leaders": N_("{unit} has fewer than {expected} others for each who leads: {staff} for {people}"),
        "quota": N_("{unit} has more leading posts than its quota of {expected}: {people}"),
    },
    fix=N_("merge the section with another, or take out the level"),
)
def span_too_narrow(facts: Facts) -> Hits:
    """A leader has hardly anybody to lead, or a unit has hardly anybody but leaders.

    Each level costs time, and of what passes through a leader of one nobody can say whose work it was.

    ```yaml bad head chief second subtype=narrow,chain
    posts:
      mayor: {top: true}
      staff: {reports_to: mayor, headcount: 9}
      head: {reports_to: mayor, leads: true}
      traders: {reports_to: head, headcount: 2}
      chief: {reports_to: mayor}
      second: {reports_to: chief}
      third: {reports_to: second}
    ```

    ```yaml bad market subtype=leaders
    departments: {market: {head: head}}
    posts:
      head: {top: true}
      deputy: {department: market, leads: true, reports_to: head}
      traders: {department: market, reports_to: head, headcount: 3}
      guards: {reports_to: deputy, headcount: 3}
    ```

    ```yaml bad market subtype=quota
    departments: {market: {head: head, leaders_quota: 1}}
    posts:
      head: {top: true}
      deputy: {department: market, leads: true, reports_to: head}
      traders: {department: market, reports_to: deputy, headcount: 20}
      guards: {department: market, reports_to: head, headcount: 20}
    ```

    Merge what is too small, and take out levels that pass on to one. Those who lead are the posts marked `leads`, and
    whoever others report to. The people of an aggregate row all count, and so do the seats of a post. A `setting` of
    a post or a department says where few are led for good reason: a `start-up`, specialist `advice`, a `station`.

    ```yaml good
    departments: {city: {}, north: {part_of: city, setting: station, head: constable}}
    posts:
      mayor: {top: true, department: city}
      staff: {department: city, reports_to: mayor, headcount: 9}
      counsel: {department: city, reports_to: mayor, setting: advice}
      clerk: {department: city, reports_to: counsel}
      constable: {department: north, reports_to: mayor}
      watchman: {department: north, reports_to: constable}
    ```
    """
    if facts.without_lines:
        return Hits(tested=0, unjudged=N_("no post says to whom it reports"))
    found = facts.small_spans
    return Hits(
        tested=facts.leaders.sum(),
        post=found.post,
        unit=found.unit,
        people=found.people,
        staff=found.staff,
        expected=found.expected,
        subtype=found.why,
        cause=found.cause,
    )
