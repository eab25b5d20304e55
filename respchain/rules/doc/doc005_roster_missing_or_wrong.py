"""DOC005: what the public reads of a post is missing or wrong."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "DOC005",
    severity=WARNING,
    conditions="C11",
    missions="M11",
    needs="roster",
    basis="open government: name plates at every post that serves the public",
    message={
        "no-entry": N_("{post} serves the public or answers for what does, and has no entry in the public roster"),
        "wrong-field": N_("the public roster does not show the {field} of {post} as it is"),
        "gone-post": N_("the public roster still shows {plate}, a post that does not exist on that day"),
    },
    fix=N_("print the roster from the charter"),
)
def roster_missing_or_wrong(facts: Facts) -> Hits:
    """A post that serves the public has no entry in the public roster, or one that does not show what is so.

    Whoever stands at the window cannot tell who has to help, or whom to call about it.

    ```yaml bad clerk guard old today=2026-06-01 subtype=no-entry,wrong-field,gone-post
    posts:
      head: {top: true}
      clerk: {reports_to: head}
      guard: {reports_to: head, holder: {person: Wang, since: 2026-04-01}}
      old: {reports_to: head, until: 2026-01-01}
    duties:
      permits: {public: true, accountable: clerk}
      doors: {public: true, accountable: guard}
    roster:
      - {post: guard, holder: Li, duties: [doors], phone: "12345"}
      - {post: old, phone: "12345"}
    ```

    Print the roster from the charter: post, holder, duties, supervision phone. A name that is kept from the public
    (`disclosed: false`) may be left out, the post is shown all the same. What has just changed may be shown as it was
    for the time that the profile allows.

    ```yaml good today=2026-06-01
    posts:
      head: {top: true}
      clerk: {reports_to: head, holder: zhao}
      guard: {reports_to: head, holder: {person: wang, since: 2026-05-20}}
    people: {li: {name: Li}, wang: {name: Wang}, zhao: {name: Zhao, disclosed: false}}
    duties:
      permits: {public: true, accountable: clerk}
      doors: {public: true, accountable: guard}
    roster:
      - {post: clerk, duties: [permits], phone: "12345"}
      - {post: guard, holder: li, duties: [doors], phone: "12345"}
    ```
    """
    wrong = facts.roster_faults
    kind = np.select([wrong.post < 0, wrong.field < 0], ["gone-post", "no-entry"], "wrong-field")
    return Hits(
        tested=len(facts.now.roster) + int(np.count_nonzero(kind == "no-entry")),
        post=wrong.post,
        plate=wrong.plate,
        field=wrong.field,
        subtype=kind,
        cause=np.where(wrong.post < 0, len(facts.actors) + wrong.plate, wrong.post),
    )
