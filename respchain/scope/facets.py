"""A facet: one axis along which matters are cut, between what people write and half-open intervals of positions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from respchain.language import Saying
from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Interval, Line, Plain
from respchain.scope.ranges import Kind
from respchain.scope.trees import Key, Tree, word


class Facet(NamedTuple):
    """A named axis with positions from 0 to `size`, the end excluded.

    >>> amount = Facet.numbers("amount", ["< 10", "> 10"], within=">= 0")
    >>> amount.encode("> 10"), amount.spell([(1, 2)])
    ([(2, 3)], ['10'])
    """

    name: str
    axis: Tree | Line

    @staticmethod
    def names(name: str, values: Iterable[object]) -> "Facet":
        """A plain list of values."""
        return Facet(name, Tree.of_list(values))

    @staticmethod
    def tree(name: str, tree: Mapping[Key, object], unplaced: Mapping[str, object] | None = None) -> "Facet":
        """A tree of values; `unplaced` values belong to no node and remember who claims them.

        >>> parts = {"food": {"raw": None, "cooked": None}, "water": None}
        >>> thing = Facet.tree("object", parts, unplaced={"sprout": ["raw", "water"]})
        >>> thing.encode("food"), thing.encode("sprout"), thing.decode([(0, 3)])
        ([(0, 2)], [(3, 4)], ['food', 'water'])
        """
        return Facet(name, Tree.of(tree, unplaced))

    @staticmethod
    def forest(name: str, names: Sequence[str], parents: Sequence[int]) -> "Facet":
        """A tree of values of which each knows the place of its parent, -1 for none."""
        return Facet(name, Tree.of_parents(names, parents, {}))

    @staticmethod
    def numbers(name: str, values: Iterable[object], within: object = None, integer: bool = False) -> "Facet":
        """Numbers, cut at all the values and ranges named; dense, unless only whole numbers count."""
        return Facet(name, Line.cut(Kind.INTEGER if integer else Kind.NUMBER, values, within))

    @staticmethod
    def dates(name: str, values: Iterable[object], within: object = None) -> "Facet":
        """Days, cut at all the days and periods named."""
        return Facet(name, Line.cut(Kind.DATE, values, within))

    @property
    def size(self) -> int:
        """The number of positions."""
        return self.axis.size

    @property
    def claims(self) -> Mapping[str, tuple[str, ...]]:
        """The values without a place of their own, each with those who claim it."""
        return self.axis.claims if isinstance(self.axis, Tree) else {}

    def encode(self, value: object) -> list[Interval]:
        """The positions of what a drafter wrote, ascending and apart; raises `ScopeFault` where it cannot be read.

        What reaches beyond the domain is cut off; what lies outside it as a whole holds nothing: ask `outside`.
        """
        return self.axis.encode(value)

    def has(self, value: object) -> bool:
        """Whether a value or range can be read on this axis."""
        try:
            return bool(self.encode(value))
        except ScopeFault:
            return False

    def outside(self, value: object) -> Saying | None:
        """What of a value lies outside the domain as a whole, in words, or nothing: it can only be a slip.

        >>> amount = Facet.numbers("amount", ["[-5..5)", "< 0"], within=">= 0")
        >>> amount.outside("[-5..5)"), amount.outside(["[-5..5)", "< 0"])
        (None, '< 0 lies outside >= 0')
        """
        return self.axis.outside(value)

    def locate(self, value: object) -> int:
        """The position of a single value, whether or not it was named when the axis was cut.

        >>> Facet.numbers("amount", ["< 10"]).locate(5000)
        1
        """
        return self.axis.locate(value)

    def around(self, value: object) -> Interval:
        """The positions of a single value: of a name all that stands below it, of a number or day the one around it.

        >>> Facet.numbers("amount", ["< 10"]).around(5000)
        (1, 2)
        """
        if isinstance(self.axis, Tree):
            (positions,) = self.axis.encode(word(value))
            return positions
        at = self.axis.locate(value)
        return at, at + 1

    def decode(self, intervals: Iterable[Interval]) -> list[Plain | dict[str, Plain]]:
        """The positions as JSON has them: names (whole subtrees by their root), or ranges with their ends.

        >>> Facet.dates("received", ["[2026-01-01..2027-01-01)"]).decode([(1, 3)])
        [{'low': '2026-01-01', 'low_closed': True, 'high': None, 'high_closed': False}]
        """
        return self.axis.decode(intervals)

    def spell(self, intervals: Iterable[Interval]) -> list[str]:
        """The positions as people write them; reading them again gives the same positions."""
        return self.axis.spell(intervals)

    def witness(self, low: int, high: int) -> str:
        """One value inside, as text."""
        return self.axis.witness(low, high)
