"""Plain data put together from cells, each part with the cell that it came from."""

from collections.abc import Sequence

from respchain.files.marks import Table

Entry = dict[str, object]
ENDS = ("until", "through", "ends")


class Twice(Exception):
    """A place that is taken already; `at` is the cell that took it."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Placing:
    """Puts data together: `table` receives the place of every part, `lives` the mappings that say when they end."""

    def __init__(self, table: Table, lives: list[dict[object, object]]) -> None:
        self.table = table
        self.lives = lives

    def entry(self) -> Entry:
        """A new mapping, with nothing in it."""
        made: Entry = {}
        self.table[id(made)] = []
        return made

    def put(self, entry: Entry, path: Sequence[str], value: object, at: int) -> None:
        """State a value at a path of keys; `Twice` where something else stands there or above it."""
        *above, key = path
        for step in above:
            if step not in entry:
                self.add(entry, step, self.entry(), at)
            inside = entry[step]
            if not isinstance(inside, dict):
                raise Twice(self.place(entry, step))
            entry = inside
        if key in entry:
            raise Twice(self.place(entry, key))
        self.add(entry, key, value, at)

    def add(self, entry: Entry, key: str, value: object, at: int) -> None:
        """State a value under a key that is free."""
        entry[key] = value
        self.table[id(entry)] += [at, at]
        if key in ENDS and sum(end in entry for end in ENDS) == 1:
            self.lives.append(entry)  # type: ignore[arg-type]  # a mapping by text is one by anything

    def forget(self, entry: Entry) -> None:
        """Let go of a mapping that others take the place of."""
        if not entry.keys().isdisjoint(ENDS):
            at = next(at for at in range(len(self.lives) - 1, -1, -1) if self.lives[at] is entry)
            del self.lives[at]

    def place(self, entry: Entry, key: str) -> int:
        """The cell of what a key says."""
        return self.table[id(entry)][2 * list(entry).index(key) + 1]

    def placed(self, value: object, at: int) -> object:
        """A value of one cell, as a copy of its own whose parts all stand there; as deep as a cell can be."""
        if isinstance(value, dict):
            copy = {key: self.placed(inner, at) for key, inner in value.items()}
            self.table[id(copy)] = [at] * (2 * len(copy))
            if not copy.keys().isdisjoint(ENDS):
                self.lives.append(copy)
            return copy
        if isinstance(value, list):
            items = [self.placed(inner, at) for inner in value]
            self.table[id(items)] = [at] * len(items)
            return items
        return value
