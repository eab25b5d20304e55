"""PER004: a key post for which nobody can stand in."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER004",
    severity=WARNING,
    missions="M1",
    needs="posts",
    basis=(
        "ICS: each key position has a deputy",
        "the reform paper: AB角",
        "State Council inquiry into a flood, January 2022: no leader at the command post",
    ),
    message={
        "missing": N_("{post} is a key post, and nobody stands by for it"),
        "power": N_("{duty} needs the power {power}, and no standby of {post} holds it"),
        "limited": N_("no standby of {post} may stand in for {duty}"),
        "breaks": N_("{standby} stands by for {post}, and may not have its duties and its own in one hand"),
        "command-post": N_("nobody is named to stay at the command post of {actor} while {post} is in the field"),
    },
    fix=N_("name a standby who has the powers for it, and who stays at the command post"),
)
def no_deputy(facts: Facts) -> Hits:
    """A key post has no standby, or none who could do its work, or nobody at its command post.

    On the night of the flood everybody waits for one telephone.

    ```yaml bad chief director flood-head
    posts:
      mayor: {top: true, holder: {person: chen}}
      chief: {reports_to: mayor, key: true, holder: {person: li}}
      director: {reports_to: mayor, key: true, holder: {person: wang}, backup: clerk, powers: [order]}
      clerk: {reports_to: director, holder: {person: zhao}}
      flood-head: {reports_to: mayor, key: true, holder: {person: sun}, backup: clerk, command_post: {}}
    duties: {close: {accountable: director, needs: order}}
    ```

    Name a standby in another person, give it the powers, and say who stays at the command post. Posts that are not
    marked `key` need none. A power of the department that the post heads serves whoever stands in.

    ```yaml good
    departments: {bureau: {title: Bureau, head: chief, powers: [seal]}}
    posts:
      mayor: {top: true, holder: {person: chen}}
      chief: {reports_to: mayor, key: true, holder: {person: li}, backup: deputy, powers: [order]}
      deputy: {reports_to: chief, holder: {person: wang}, powers: [{power: order, reserve: true}]}
      clerk: {reports_to: chief, holder: {person: zhao}}
    bodies: {flood-hq: {title: Flood headquarters, chair: chief, members: [deputy], command_post: {stays: deputy}}}
    duties: {close: {accountable: chief, needs: [order, seal]}}
    ```
    """
    missing = np.flatnonzero(facts.without_standby)
    bare, standing = facts.powerless_standby, facts.stand_ins
    breaks = facts.broken.rows
    breaks = breaks[facts.key_posts[standing.post[breaks]]]
    heads, commands = facts.empty_command_posts.pairs
    counts = [len(missing), len(bare.post), len(breaks), len(heads)]
    none = [np.full(count, -1) for count in counts]
    post = np.concatenate([missing, bare.post, standing.post[breaks], heads])
    return Hits(
        tested=facts.key_posts.sum(),
        post=post,
        duty=np.concatenate([none[0], bare.duty, none[2], none[3]]),
        power=np.concatenate([none[0], bare.power, none[2], none[3]]),
        standby=np.concatenate([none[0], none[1], standing.standby[breaks], none[3]]),
        actor=np.concatenate([none[0], none[1], none[2], commands]),
        _pair=np.concatenate([none[0], none[1], breaks, none[3]]),
        subtype=np.concatenate(
            [
                np.full(counts[0], "missing"),
                np.where(bare.power < 0, "limited", "power"),
                np.full(counts[2], "breaks"),
                np.full(counts[3], "command-post"),
            ]
        ),
        cause=post,
    )
