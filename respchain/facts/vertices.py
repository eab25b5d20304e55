"""Who counts as one where independence is asked for: the same person, or the same appointing authority, behind two."""

import numpy as np

from respchain.facts.organisations import connected
from respchain.facts.relation import Mask, Relation, Rows


def vertices(forum: Mask, persons: Relation, appointers: Relation) -> Rows:
    """A label for each actor: forums behind whom a person or who appoints them is the same share it."""
    count = len(forum)
    parts = [(left, count + right) for left, right in (persons.pairs,)]
    parts += [(left, count + persons.width + right) for left, right in (appointers.pairs,)]
    left, right = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    both = forum[left]
    return connected(left[both], right[both], count + persons.width + appointers.width)[:count]
