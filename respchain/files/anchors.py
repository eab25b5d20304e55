"""What the anchors of a file stand for, and how much that is."""


class Anchors:
    """The values by the names of their anchors; `aliased` counts the values that aliases have stood for so far."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.aliased = 0
        self._weights: dict[int, tuple[int, int]] = {}
        self._marked: set[int] = set()

    def set(self, name: str, value: object) -> None:
        """Let a name stand for a value from here on."""
        self.values[name] = value
        self._marked.add(id(value))

    def weight(self, value: object) -> tuple[int, int]:
        """How many values a closed value holds, itself included, aliases written out; and how many levels deep it goes.

        Parts with an anchor of their own are weighed once, so that all weighing together takes no longer than reading.
        """
        if not isinstance(value, (dict, list)):
            return 1, 0
        if id(value) not in self._weights:
            self._weigh(value)
        return self._weights[id(value)]

    def _weigh(self, value: object) -> None:
        waiting = [value]
        while waiting:
            here = waiting[-1]
            inside = _unanchored(here, self._marked)
            heavy = [part for part, _ in inside if id(part) in self._marked and id(part) not in self._weights]
            if heavy:
                waiting += heavy
                continue
            waiting.pop()
            count, height = 1, 1
            for part, level in inside:
                more, higher = self._weights.get(id(part), (1, 0))
                count += more
                height = max(height, level + higher)
            self._weights[id(here)] = (count, height)


def _unanchored(value: object, marked: set[int]) -> list[tuple[object, int]]:
    """All parts of a value with their levels, down to the parts that have an anchor of their own."""
    found: list[tuple[object, int]] = []
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        here, level = waiting.pop()
        for part in here.values() if isinstance(here, dict) else here if isinstance(here, list) else ():
            if not isinstance(part, (dict, list)):
                found.append((part, 0))
            elif id(part) in marked:
                found.append((part, level))
            else:
                found.append((part, level + 1))
                waiting.append((part, level + 1))
    return found
