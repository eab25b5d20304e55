"""How many ways there are from a start to a goal that share no place between: Menger, by augmenting paths."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping

START, GOAL = -1, -2
_Step = tuple[int, int]
_State = tuple[int, bool]
"""A place, entered or left."""


def disjoint(first: Collection[int], onward: Mapping[int, Collection[int]], last: Collection[int], wanted: int) -> int:
    """How many ways lead from the places `first` to the places `last` without sharing any; no more than `wanted`.

    >>> disjoint([0, 1], {0: [2], 1: [2], 2: []}, [2], 3), disjoint([0, 1], {0: [2], 1: [0]}, [1, 2], 3)
    (1, 2)
    """
    steps: set[_Step] = set()
    for found in range(wanted):
        way = _augmenting(first, onward, last, steps)
        if not way:
            return found
        for step in way:
            steps ^= {step}
    return wanted


def _augmenting(
    first: Collection[int], onward: Mapping[int, Collection[int]], last: Collection[int], taken: set[_Step]
) -> list[_Step]:
    """The steps to add to those taken, and those to take back, so that there is one way more; none where none is."""
    before = {there: here for here, there in taken if there != GOAL}
    waiting: deque[_State] = deque()
    came: dict[_State, tuple[_State | None, _Step | None]] = {}
    found: list[tuple[_State, _Step | None]]
    found = [((place, False), (START, place)) for place in first if (START, place) not in taken]
    at: _State | None = None
    while True:
        for state, step in found:
            if state not in came:
                came[state] = at, step
                waiting.append(state)
        if not waiting:
            return []
        at = waiting.popleft()
        place, left = at
        if left and place in last and (place, GOAL) not in taken:
            return [(place, GOAL), *_back(came, at)]
        found = list(_following(at, onward, taken, before))


def _following(
    state: _State, onward: Mapping[int, Collection[int]], taken: set[_Step], before: Mapping[int, int]
) -> Iterator[tuple[_State, _Step | None]]:
    """Where one can go on, with the step to be added or taken back.

    A place on a way that is taken can be entered only to turn back along that way.
    """
    place, left = state
    if not left:
        if place not in before:
            yield (place, True), None
        elif before[place] != START:
            yield (before[place], True), (before[place], place)
        return
    for following in onward.get(place, ()):
        if (place, following) not in taken:
            yield (following, False), (place, following)
    if place in before:
        yield (place, False), None


def _back(came: Mapping[_State, tuple[_State | None, _Step | None]], state: _State) -> list[_Step]:
    steps = []
    at: _State | None = state
    while at is not None:
        at, step = came[at]
        if step is not None:
            steps.append(step)
    return steps
