"""Who counts as one where independence is asked for: the same person, or the same appointing authority, behind two."""

import numpy as np

from respchain.facts.organisations import connected
from respchain.facts.relation import Mask, Relation, Rows


def vertices(forum: Mask, persons: Relation, appointers: Relation) -> Rows:
    """A label for each actor: forums behind whom a person or who appoints them is the same share it."""
    count = len(forum)
    left = np.concatenate([persons.pairs[0], appointers.pairs[0]])
    right = np.concatenate([count + persons.to, count + persons.width + appointers.to])
    both = forum[left]
    return connected(left[both], right[both], count + persons.width + appointers.width)[:count]
