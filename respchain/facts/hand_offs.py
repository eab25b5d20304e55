"""Where a case passes from hand to hand, past the steps that a system does."""

from collections import deque

import numpy as np

from respchain.facts.relation import Mask, Relation, Rows


def onward(next_step: Relation, automatic: Mask, units: Relation) -> tuple[Rows, Rows]:
    """Pairs of a step and the next step that people do, past any number of automatic ones: `(step, following)`.

    Of the steps that come to one automatic step those of different units are followed: one for each, and no more than
    the units of any step and one, so that whoever comes next stands behind somebody of another unit if there is one.
    """
    left, right = next_step.pairs
    past = np.flatnonzero(automatic[right] & (units.counts[left] > 0))
    found = _past(next_step, automatic, units, left[past], right[past])
    straight = ~automatic[right]
    both = Relation.of(
        np.concatenate([left[straight], found[:, 0]]),
        np.concatenate([right[straight], found[:, 1]]),
        shape=(next_step.height, next_step.height),
    )
    return both.pairs


def _past(next_step: Relation, automatic: Mask, units: Relation, steps: Rows, systems: Rows) -> Rows:
    most = int(units.counts.max(initial=0)) + 1
    came: dict[int, set[tuple[int, ...]]] = {}
    found: list[tuple[int, int]] = []
    waiting = deque(zip(steps.tolist(), systems.tolist(), strict=True))
    whose = {step: tuple(units.targets(step).tolist()) for step in steps.tolist()}
    while waiting:
        step, system = waiting.popleft()
        known = came.setdefault(system, set())
        if whose[step] in known or len(known) >= most:
            continue
        known.add(whose[step])
        for following in next_step.targets(system).tolist():
            if automatic[following]:
                waiting.append((step, following))
            else:
                found.append((step, following))
    return np.array(found, np.int64).reshape(-1, 2)
