"""The gaps of a large register against a binary decision diagram, which knows nothing of boxes."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from respchain.scope.boxes import Boxes
from respchain.scope.gap_search import gaps
from tests.benchmarks.registers import register

try:
    from dd.cudd import BDD

    SCOPES = 10_000
except ImportError:  # where the package was built without its C library
    from dd.autoref import BDD

    SCOPES = 1_000


class Diagram:
    """Sets of cells as Boolean functions of the bits of their coordinates."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.bdd = BDD()
        self.bdd.configure(reordering=False)
        self.bits = [
            [f"f{d}b{bit}" for bit in reversed(range((size - 1).bit_length()))] for d, size in enumerate(sizes)
        ]
        self.bdd.declare(*(name for names in self.bits for name in names))
        self.interval: Callable[[int, int, int], Any] = lru_cache(maxsize=None)(self._interval)

    def union(self, boxes: Boxes) -> Any:
        """All cells of some boxes."""
        order = sorted(boxes.rows())
        found = [self._box(row) for row in order] or [self.bdd.false]
        while len(found) > 1:
            found = [a | b for a, b in zip(found[::2], found[1::2], strict=False)] + found[len(found) // 2 * 2 :]
        return found[0]

    def count(self, cells: Any) -> int:
        """The number of cells."""
        return int(self.bdd.count(cells, nvars=sum(map(len, self.bits))))

    def _box(self, row: Sequence[tuple[int, int]]) -> Any:
        cells = self.bdd.true
        for d, (low, high) in reversed(list(enumerate(row))):
            cells &= self.interval(d, low, high)
        return cells

    def _interval(self, d: int, low: int, high: int) -> Any:
        return self._below(d, high) & ~self._below(d, low)

    def _below(self, d: int, bound: int) -> Any:
        """The coordinates less than a bound: at the highest bit that differs the bound has the one."""
        names = self.bits[d]
        if bound >> len(names):
            return self.bdd.true
        below = self.bdd.false
        for bit, name in enumerate(reversed(names)):
            var = self.bdd.var(name)
            below = ~var | below if bound >> bit & 1 else ~var & below
        return below


def test_the_gaps_of_a_register_are_the_set_that_a_decision_diagram_leaves() -> None:
    subject = register(SCOPES, defects=0.05)
    found = gaps(subject.required, subject.duties)
    diagram = Diagram(subject.sizes)
    bare = diagram.union(subject.required) & ~diagram.union(subject.duties)
    assert diagram.count(bare) == int(found.boxes.volumes().sum()) > 0
    assert diagram.union(found.boxes) == bare
    assert not len(found.unresolved)


def test_catch_alls_change_nothing_in_that() -> None:
    subject = register(SCOPES // 25, defects=0.1, catch_alls=0.05)
    found = gaps(subject.required, subject.duties)
    diagram = Diagram(subject.sizes)
    bare = diagram.union(subject.required) & ~diagram.union(subject.duties)
    sure, open_ = diagram.union(found.boxes), diagram.union(found.unresolved)
    assert diagram.count(sure) == int(found.boxes.volumes().sum())
    assert sure & open_ == diagram.bdd.false
    assert sure & ~bare == diagram.bdd.false
    assert bare & ~(sure | open_) == diagram.bdd.false
    assert open_ & ~diagram.union(subject.required) == diagram.bdd.false
