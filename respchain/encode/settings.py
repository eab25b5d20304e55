"""What the work of posts and departments is like, as said or as in what they belong to."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from respchain.encode.book import ints, many, words_of
from respchain.encode.names import Part
from respchain.facts.codes import Setting

_SETTING = words_of(Setting)


def settings(parts: Sequence[Part], above: Sequence[int]) -> Any:
    """For each actor the settings of its work, a bit each; `above` names the department that it belongs to."""
    done: dict[int, int] = {}
    for row in range(len(parts)):
        trail: dict[int, None] = {}
        at = row
        while at >= 0 and at not in done and at not in trail and parts[at].entry.get("setting") is None:
            trail[at] = None
            at = above[at]
        if at >= 0 and at not in done:
            done[at] = sum({_SETTING[str(word)] for word in many(parts[at].entry.get("setting"))})
        done.update(dict.fromkeys(trail, done[at] if at >= 0 else 0))
    return ints([done[row] for row in range(len(parts))], np.int8)
