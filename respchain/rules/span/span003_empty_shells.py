"""SPAN003: units without posts, posts without a task, levels upon levels."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "SPAN003",
    severity=WARNING,
    missions="M18",
    needs="departments posts",
    basis=("RACI: a column without any R or A", "functions, structure and posts are fixed together"),
    message={
        "unit": N_("{unit} has no post"),
        "post": N_("{post} has no part in any duty"),
        "layers": N_("from {top} down to {post} there are {layers} levels, more than {most}"),
    },
    fix=N_("abolish it, or assign something to it; take out levels that only pass on"),
)
def empty_shells(facts: Facts) -> Hits:
    """A unit has no posts, a post has nothing to do, or an organisation has too many levels.

    What exists in name only costs money, and hides from everybody else that its work is done by nobody.

    ```yaml bad archive idle top subtype=unit,post,layers
    departments: {city: {head: top}, archive: {part_of: city}}
    posts:
      top: {holder: {person: Li}}
      idle: {department: city, reports_to: top}
      a: {department: city, reports_to: top}
      b: {department: city, reports_to: a}
      c: {department: city, reports_to: b}
      d: {department: city, reports_to: c}
      e: {department: city, reports_to: d}
      f: {department: city, reports_to: e}
      g: {department: city, reports_to: f}
    duties: {water: {accountable: top, responsible: [a, b, c, d, e, f, g]}}
    ```

    Abolish what is empty, or say what it is there for: any part in a duty, a step of a process, a seat in a body, a
    task of oversight will do, and what a department is given is given to its head. A post kept empty on purpose is
    `frozen`; the standby of another post is a reserve. Of an aggregate row (`headcount`) nobody lists the duties.

    ```yaml good
    departments: {city: {head: top}, archive: {part_of: city, head: keeper}}
    posts:
      top: {holder: {person: Li}, backup: deputy}
      deputy: {department: city, reports_to: top}
      kept: {department: city, reports_to: top, frozen: true}
      keeper: {reports_to: top}
      clerk: {department: archive, reports_to: keeper}
      counsel: {department: city, reports_to: top}
    bodies: {board: {chair: top, members: [counsel]}}
    duties:
      water: {accountable: top, responsible: clerk, consulted: board}
      files: {accountable: archive}
    ```
    """
    unit, layers = np.flatnonzero(facts.hollow), facts.layers
    post = np.flatnonzero(facts.idle & facts.states_duties)
    tall = np.flatnonzero(layers.layers > facts.parameters.layers_most)
    counts = [len(unit), len(post), len(tall)]
    none = [np.full(count, NONE) for count in counts]
    return Hits(
        tested=facts.units.sum() + facts.post.sum(),
        unit=np.concatenate([unit, none[1], none[2]]),
        top=np.concatenate([none[0], none[1], layers.top[tall]]),
        post=np.concatenate([none[0], post, layers.lowest[tall]]),
        layers=np.concatenate([none[0], none[1], layers.layers[tall]]),
        most=np.full(sum(counts), facts.parameters.layers_most),
        subtype=np.repeat(["unit", "post", "layers"], counts),
        unjudged=None if facts.states_duties else N_("there are no duties, so that no post could be found idle"),
    )
