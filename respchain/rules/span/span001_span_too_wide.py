"""SPAN001: a leader to whom too many posts report."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, Hits, rule


@rule(
    "SPAN001",
    severity=NOTE,
    missions="M18",
    needs="posts",
    basis="incident command: one leads three to seven, five as a rule of thumb",
    message=N_("{span} posts report to {post} directly, more than the {most} that one can lead"),
    fix=N_("insert a level, or move some of the posts under another leader"),
)
def span_too_wide(facts: Facts) -> Hits:
    """More posts report to one leader than anybody can lead.

    Whoever leads too many leads none of them: faults are seen late, and each decides for himself.

    ```yaml bad chief
    posts:
      chief: {top: true}
      a: {reports_to: chief}
      b: {reports_to: chief}
      c: {reports_to: chief}
      d: {reports_to: chief}
      e: {reports_to: chief}
      f: {reports_to: chief}
      g: {reports_to: chief}
      h: {reports_to: chief}
    ```

    Insert a level, or share the posts out among several leaders. More may sit in one office, `setting: office`, and any
    number do uniform work, `setting: routine`; a post or a department says so. Several persons in one post are one post
    to lead. An aggregate row (`headcount`) says how many people there are below, and not who leads each: it is none.

    ```yaml good
    departments: {registry: {setting: routine, head: registrar}}
    posts:
      chief: {top: true}
      registrar: {reports_to: chief}
      inspectors: {reports_to: chief, seats: 9}
      patrol: {reports_to: chief, headcount: 40}
      a: {department: registry, reports_to: registrar}
      b: {department: registry, reports_to: registrar}
      c: {department: registry, reports_to: registrar}
      d: {department: registry, reports_to: registrar}
      e: {department: registry, reports_to: registrar}
      f: {department: registry, reports_to: registrar}
      g: {department: registry, reports_to: registrar}
      h: {department: registry, reports_to: registrar}
    ```
    """
    rows = np.flatnonzero(facts.too_wide)
    return Hits(
        tested=((facts.led.posts > 0) & (facts.actors.kind != Kind.OUTSIDER)).sum(),
        post=rows,
        span=facts.led.single[rows],
        most=facts.span_allowed[rows],
        unjudged=N_("no post says to whom it reports") if facts.without_lines else None,
    )
