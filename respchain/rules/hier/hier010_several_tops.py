"""HIER010: several posts marked as the top of one organisation."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "HIER010",
    severity=ERROR,
    conditions="C7",
    missions="M7",
    needs="posts",
    basis=("one head answers for all, level by level", "public organisation charts: one mark of the top in each"),
    message=N_("{post} are each marked as the top of one organisation"),
    fix=N_("mark one top, and connect the others to their superiors"),
)
def several_tops(facts: Facts) -> Hits:
    """Several posts of one organisation are marked as its top.

    Where two stand at the top, each can leave the last word to the other; often the mark only says that nobody knew.

    ```yaml bad mayor auditor
    departments: {city: {head: mayor}}
    posts:
      mayor: {department: city, top: true}
      auditor: {department: city, top: true}
    ```

    Leave one top and connect the others. Two heads who share the matters between them say so (`co_head`), and each
    organisation of a file has a top of its own. Several holders of the one top post are no second top.

    ```yaml good
    departments:
      city: {head: mayor}
      agency: {part_of: city, organisation: true}
    posts:
      mayor: {department: city, top: true, seats: 2, holder: [Li, Wang]}
      secretary: {department: city, top: true, co_head: true}
      chief: {department: agency, top: true}
    ```
    """
    post = facts.tops_marked
    home = facts.organisation[post]
    return Hits(tested=facts.marked_top.sum(), post=post, _id=facts.collision(post), cause=home)
