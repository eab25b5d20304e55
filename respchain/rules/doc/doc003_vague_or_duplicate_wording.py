"""DOC003: words that bind nobody, or say the same twice."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, NOTE, WARNING, Hits, rule


@rule(
    "DOC003",
    severity=WARNING,
    conditions="C11",
    missions="M3 M6",
    needs="duties processes",
    basis="guidance on drafting lists: no words such as to guide or to take part, as far as can be",
    message={
        "vague": N_("{duty} begins with a word that binds nobody, and names neither an object nor a standard"),
        "duplicate": N_("{duty} say nearly the same"),
        "team": N_("{duty} say nearly the same for each post of a team"),
        "lanes": N_("{step} bear nearly the same name in different hands"),
    },
    fix=N_("say what is done to what and by what standard; merge what says the same, or word it apart"),
)
def vague_or_duplicate_wording(facts: Facts) -> Hits:
    """A duty is worded so that it binds nobody, or several duties, or steps in several hands, are worded alike.

    Nobody is bound by what was never said, and of two who are told the same each waits for the other.

    ```yaml bad help north south visit check subtype=vague,duplicate,lanes
    posts:
      head: {top: true}
      clerk: {reports_to: head}
    duties:
      help: {title: Assist with related work, accountable: clerk}
      north: {title: Inspect the restaurants, accountable: head}
      south: {title: "Restaurants: inspect", accountable: head}
    processes:
      licence:
        steps:
          visit: {title: Check the file, by: clerk, next: check}
          check: {title: check the file, by: head, next: end}
    ```

    Say what is done to what, and by what standard. Near are texts with the same words in whatever order, whatever
    their case, spaces, punctuation and width; words that say nothing do not count. Such words may stand where
    somebody only assists or is consulted. A paragraph that all posts of a team have in common is a note.

    ```yaml good
    posts:
      head: {top: true}
      clerk: {reports_to: head}
    duties:
      help: {title: Assist the inspectors at night, accountable: clerk}
      teach: {title: Support, accountable: clerk, every: month}
      aid: {title: Assist, assist: [clerk], consulted: [head]}
      north: {title: Inspect restaurants in the north, accountable: head}
      south: {title: Inspect restaurants in the south, accountable: head}
    processes:
      licence:
        steps:
          visit: {title: Check the file, by: clerk, next: check}
          check: {title: Check the file, by: clerk, next: end}
    ```
    """
    vague, alike, steps = facts.vague_duties, facts.repeated_duties, facts.repeated_steps
    sizes = [len(vague), len(alike.row), len(steps.row)]
    team = facts.team_duties
    kind = np.concatenate([np.full(sizes[0], "vague"), np.where(team, "team", "duplicate"), np.full(sizes[2], "lanes")])
    count = len(facts.duties)
    return Hits(
        tested=len(facts.now.duty_titles) + len(facts.now.step_titles),
        duty=np.concatenate([vague, alike.row, np.full(sizes[2], -1)]),
        step=np.concatenate([np.full(sizes[0] + sizes[1], -1), steps.row]),
        subtype=kind,
        severity=np.where(kind == "team", NOTE, -1),
        cause=np.concatenate([vague, count + alike.first, 2 * count + steps.first]),
    )
