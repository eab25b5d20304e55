"""An axis of names: a list, or a tree in which a node stands for its leaves."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from respchain.errors import did_you_mean
from respchain.language import Saying, listed, say
from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Interval, Plain, merged

_SHOWN = 8  # names told where none is near
Key = TypeVar("Key")  # what the file format has made of a name


class Tree(NamedTuple):
    """Names in the order of an Euler tour: node i stands for the leaves `low[i]` to `high[i]`, the end excluded.

    `claims` holds the leaves that no node stands for, each with the nodes that claim it: they come last, and only
    their own names reach them.
    """

    names: tuple[str, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    claims: Mapping[str, tuple[str, ...]]
    size: int
    node: Mapping[str, int]
    starting: Mapping[int, Sequence[int]]

    @staticmethod
    def of_list(values: Iterable[object]) -> "Tree":
        """The axis of a plain list."""
        names = [word(value) for value in values]
        return Tree.of_parents(names, [-1] * len(names), {})

    @staticmethod
    def of(tree: Mapping[Key, object], unplaced: Mapping[str, object] | None = None) -> "Tree":
        """The axis of a nested mapping, in which a leaf holds nothing."""
        names, parents = [], []
        for name, parent in _walk(tree):
            names.append(name)
            parents.append(parent)
        return Tree.of_parents(names, parents, _claims(unplaced or {}, names))

    @staticmethod
    def of_parents(names: Sequence[str], parents: Sequence[int], claims: Mapping[str, Sequence[str]]) -> "Tree":
        """The axis of nodes that each know the place of their parent, -1 for none, in any order."""
        order = _preorder(parents)
        low, high, size = _tour(parents, order)
        named = (*(names[node] for node in order), *claims)
        if not named:
            raise ScopeFault(say("there is no value on this axis"))
        tour_low = (*(low[node] for node in order), *range(size, size + len(claims)))
        tour_high = (*(high[node] for node in order), *range(size + 1, size + len(claims) + 1))
        places: dict[str, int] = {}
        starting: dict[int, list[int]] = {}
        for node, name in enumerate(named):
            if name in places:
                raise ScopeFault(
                    say('"{name}" stands twice on this axis', name=name),
                    say("what belongs in two places goes under unplaced"),
                )
            places[name] = node
            starting.setdefault(tour_low[node], []).append(node)
        held = {name: tuple(claimants) for name, claimants in claims.items()}
        return Tree(named, tour_low, tour_high, held, size + len(claims), places, starting)

    def encode(self, value: object) -> list[Interval]:
        """The leaves of one name or a list of names."""
        if isinstance(value, list | tuple):
            if not value:
                raise ScopeFault(say("an empty list covers nothing"), say("leave the facet out to cover all of it"))
            return merged(self._leaves(part) for part in value)
        return [self._leaves(value)]

    def outside(self, value: object) -> Saying | None:
        """Nothing: a name is on the axis or unknown."""
        return None

    def locate(self, value: object) -> int:
        """The leaf of a name that stands for one leaf."""
        low, high = self._leaves(value)
        if high - low != 1:
            raise ScopeFault(
                say('"{name}" stands for several values', name=word(value)),
                say("one of them is {value}", value=self.witness(low, high)),
            )
        return low

    def decode(self, intervals: Iterable[Interval]) -> list[Plain | dict[str, Plain]]:
        """The names of the leaves, whole subtrees by their root."""
        return [self.names[node] for interval in merged(intervals) for node in self._roots(interval)]

    def spell(self, intervals: Iterable[Interval]) -> list[str]:
        """The same names, for people."""
        return [self.names[node] for interval in merged(intervals) for node in self._roots(interval)]

    def witness(self, low: int, high: int) -> str:
        """One leaf between two positions."""
        return self.names[self.starting[low][-1]]

    def _leaves(self, value: object) -> Interval:
        name = word(value)
        node = self.node.get(name)
        if node is None:
            raise ScopeFault(
                say('there is no value "{name}"', name=name),
                partial(_meant, name, self.names),
                comparisons=len(self.names),
            )
        return self.low[node], self.high[node]

    def _roots(self, interval: Interval) -> Iterator[int]:
        """The largest nodes that make up an interval. Of the nodes that start at a leaf the larger comes first."""
        at, end = interval
        while at < end:
            nodes = self.starting[at]
            node = nodes[bisect_left(nodes, -end, key=lambda node: -self.high[node])]
            yield node
            at = self.high[node]


def word(value: object) -> str:
    """A name as text; what the file format has typed as a number or truth value is the word that was written.

    >>> [word(value) for value in ("north", 1, True)]
    ['north', '1', 'true']
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, list | tuple | dict | set):
        raise ScopeFault(say("a name is expected here"))
    return str(value)


def _meant(name: str, known: Sequence[str]) -> Saying:
    """What may have been meant: the nearest name, else what there is."""
    shown = [*known[:_SHOWN], "…"] if len(known) > _SHOWN else known
    return did_you_mean(name, known) or say("there are {names}", names=listed(shown))


def _walk(tree: Mapping[Key, object]) -> Iterator[tuple[str, int]]:
    """Each node with the place of its parent, parents first. A stack of our own: nestings may be deep."""
    count = 0
    stack: list[tuple[Iterator[tuple[object, object]], int]] = [(iter(tree.items()), -1)]
    while stack:
        children, parent = stack[-1]
        for key, below in children:
            yield word(key), parent
            count += 1
            if isinstance(below, Mapping):
                stack.append((iter(below.items()), count - 1))
                break
            if below is not None:
                raise ScopeFault(
                    say('under "{name}" there has to be nothing or a mapping of its parts', name=word(key))
                )
        else:
            stack.pop()


def _claims(unplaced: Mapping[str, object], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    known = set(names)
    claims: dict[str, tuple[str, ...]] = {}
    faults: list[ScopeFault] = []
    for key, stated in unplaced.items():
        claimants = () if stated is None else stated if isinstance(stated, list | tuple) else (stated,)
        claims[word(key)] = tuple(word(claimant) for claimant in claimants)
        for place, claimant in enumerate(claims[word(key)]):
            if claimant not in known:
                message = say('there is no value "{name}" to claim it', name=claimant)
                at = ("unplaced", word(key), place)
                faults.append(ScopeFault(message, partial(_meant, claimant, names), at, len(names)))
    if faults:
        first, *others = faults
        first.others = tuple(others)
        raise first
    return claims


def _preorder(parents: Sequence[int]) -> list[int]:
    """The nodes with every parent just before its subtree, children in their order."""
    children: list[list[int]] = [[] for _ in range(len(parents) + 1)]
    for node in range(len(parents) - 1, -1, -1):
        children[parents[node]].append(node)
    order, stack = [], children[-1]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(children[node])
    if len(order) != len(parents):
        raise ScopeFault(say("a value stands above itself"))
    return order


def _tour(parents: Sequence[int], order: Sequence[int]) -> tuple[list[int], list[int], int]:
    """The run of leaves below each node. A leaf takes the next number; a parent begins where its first child does."""
    low, high, size = [-1] * len(parents), [-1] * len(parents), 0
    inner = set(parents)
    for node in order:
        low[node] = size
        size += node not in inner
    for node in reversed(order):
        if node not in inner:
            high[node] = low[node] + 1
        if parents[node] >= 0:
            high[parents[node]] = max(high[parents[node]], high[node])
    return low, high, size
