"""What meets in one hand only because somebody acts in a post."""

import numpy as np

from respchain.facts.codes import Tenure
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import Columns
from respchain.facts.works import Works


def proper_holders(now: Columns, day: int) -> Relation:
    """Post to the persons who hold it on the day, and not only act in it."""
    table = now.appointments
    held = (table.begins <= day) & (table.ends > day) & (table.kind != Tenure.ACTING)
    return Relation.of(table.post[held], table.person[held], shape=(len(now.actors), len(now.people)))


def by_acting(hands: Works, proper: Relation, found: tuple[Rows, Rows, Rows], duties: int) -> Mask:
    """Which persons have two duties in hand only by acting; what one post has in hand nobody has by acting alone."""
    person, duty, other = found
    rows = np.flatnonzero(proper.has(hands.post, hands.person))
    own = Relation.of(hands.person[rows], hands.duty[rows], shape=(proper.width, duties))
    posts = Relation.of(hands.duty, hands.post, shape=(duties, proper.height))
    regular = own.has(person, duty) & own.has(person, other)
    return np.asarray((person >= 0) & ~regular & ~posts.shared(duty, other, posts))
