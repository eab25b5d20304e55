"""PER012: different posts under one id."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, Hits, rule


@rule(
    "PER012",
    severity=ERROR,
    missions="M1",
    needs="posts",
    basis="guidance on organisation charts: the reference of a post keeps its value from release to release",
    message={
        "collision": N_("{post} bear the same id in their source, and are not the same post"),
        "id-reused": N_("{post} bears the id that {former} had, which was abolished and was another post"),
    },
    fix=N_("give each post an id of its own"),
    over={
        "OVL006": {"_id": "_id"},
        **{f"HIER{number:03}": {"_id": "_id"} for number in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)},
    },
)
def id_collision(facts: Facts) -> Hits:
    """Different posts bear one id at the same time.

    Whoever reports to that id reports to either: circles and double heads appear that are none, and real ones hide.

    ```yaml bad director clerk today=2026-06-01 subtype=collision
    posts:
      mayor: {top: true}
      director: {title: Director, source_id: "0123", reports_to: mayor}
      clerk: {title: Clerk, source_id: "123.0", reports_to: mayor}
    ```

    Give each its own. Letter case, leading zeros, a ".0" at the end, quotes and spaces make no other id; letter case,
    spaces, punctuation and words of job share make no other title. What sources write where there is no post
    (`placeholder_ids` of the profile) is no id. The id of an abolished post that a new one bears is a note.

    ```yaml good today=2026-06-01
    posts:
      mayor: {title: Mayor, top: true, source_id: "1"}
      first: {title: Legal adviser, source_id: A7, reports_to: mayor}
      second: {title: "LEGAL  adviser (job share)", source_id: a7, reports_to: mayor}
      guest: {title: Guest, source_id: "0", reports_to: mayor}
      helper: {title: Helper, source_id: "0", reports_to: mayor}
    ```
    """
    post, reused = np.flatnonzero(facts.collisions >= 0), facts.ids_reused
    label, again = facts.collisions[post], len(reused.post)
    return Hits(
        tested=facts.with_source_id.sum(),
        post=np.concatenate([post, reused.post]),
        former=np.concatenate([np.full(len(post), -1), reused.former]),
        _id=np.concatenate([label, np.full(again, -1)]),
        subtype=np.repeat(["collision", "id-reused"], [len(post), again]),
        severity=np.repeat([-1, NOTE], [len(post), again]),
        cause=np.concatenate([label, len(facts.now.source_ids) + reused.post]),
    )
