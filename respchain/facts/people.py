"""Who stands behind an actor on one day."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import Actors, Columns, Members


def seats(actors: Actors) -> Rows:
    """For each actor the post that it stands for: of a department its head, of any other itself.

    A department without a head stands for itself: nobody.
    """
    itself = np.arange(len(actors), dtype=np.int32)
    return np.where((actors.kind == Kind.DEPARTMENT) & (actors.head >= 0), actors.head, itself).astype(np.int32)


def holders(now: Columns, day: int) -> Relation:
    """Post to the persons who hold it on the day, in whatever kind of appointment."""
    table = now.appointments
    held = (table.begins <= day) & (table.ends > day)
    return Relation.of(table.post[held], table.person[held], shape=(len(now.actors), len(now.people)))


def persons(actors: Actors, members: Relation, seat: Rows, held: Relation) -> Relation:
    """Actor to the persons behind it: who holds the post, the department's head post, or sits in the body."""
    body = actors.kind == Kind.BODY
    chairs = Relation.function(np.where(body, actors.chair, -1).astype(np.int32), len(actors))
    behind = chairs | members | Relation.function(seat, len(actors))
    found = held
    while True:  # bodies may sit in bodies: once more until nobody is added
        more = found | (behind @ found)
        if len(more.to) == len(found.to):
            return found
        found = more


def judges(members: Members, actors: Actors, persons: Relation, nameless: Mask, others: int) -> Relation:
    """Forum to the persons who judge in it.

    Whoever abstains does not judge, in whatever seat, where at least `others` remain: an empty seat is no quorum.
    """
    count = len(actors)
    everyone = Relation.of(members.body, members.actor, shape=(count, count))
    body = actors.kind == Kind.BODY
    everyone = everyone | Relation.function(np.where(body, actors.chair, -1).astype(np.int32), count)
    aside = Relation.of(members.body[members.abstains], members.actor[members.abstains], shape=(count, count))
    remaining = everyone - aside
    left, seat = remaining.pairs
    within = (remaining @ persons) - (aside @ persons)
    present = within.counts + np.bincount(left[nameless[seat]], minlength=count)
    steps_aside = (aside.counts > 0) & (present >= others)
    left, _ = persons.pairs
    return persons.only(~steps_aside[left]) | within.only(steps_aside[within.pairs[0]])
