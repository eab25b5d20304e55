"""Rules as boxes: which share cases, and whether anything of a rule is left once others have taken theirs."""

from collections.abc import Sequence

from respchain.files.importers.authority.dmn.axes import Axis, Line, Names, Passed
from respchain.scope.ranges import Cut

Box = tuple[int, ...]
"""For each axis the cells of it, as bits."""

MOST_PIECES = 5_000


class Cells:
    """Cuts each axis at every bound that a rule names, so that boxes are sets of cells."""

    def __init__(self, axes: Sequence[Axis], rules: Sequence[Sequence[Passed]]) -> None:
        self._cuts: list[list[Cut] | None] = []
        for at, axis in enumerate(axes):
            if isinstance(axis, Names):
                self._cuts.append(None)
                continue
            assert isinstance(axis, Line)
            stated = [span for rule in rules for span in rule[at] if isinstance(span, tuple)]
            self._cuts.append(sorted({cut for span in (*stated, *axis.domain) for cut in span}))
        self._places = [None if cuts is None else {cut: at for at, cut in enumerate(cuts)} for cuts in self._cuts]

    def box(self, rule: Sequence[Passed]) -> Box:
        """The cells of a rule."""
        return tuple(self._bits(at, passed) for at, passed in enumerate(rule))

    def _bits(self, at: int, passed: Passed) -> int:
        places = self._places[at]
        if isinstance(passed, frozenset):
            return sum(1 << number for number in passed)
        assert places is not None
        return sum((1 << places[span.high]) - (1 << places[span.low]) for span in passed)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share a cell."""
    return all(a & b for a, b in zip(one, other, strict=True))


def remains(box: Box, others: Sequence[Box]) -> bool | None:
    """Whether something of a box lies in none of the others; nothing where that takes too long to tell."""
    pieces = [box]
    for other in others:
        left: list[Box] = []
        for piece in pieces:
            left += _less(piece, other) if meet(piece, other) else [piece]
        pieces = left
        if not pieces:
            return False
        if len(pieces) > MOST_PIECES:
            return None
    return True


def _less(box: Box, other: Box) -> list[Box]:
    """A box without another, as boxes apart."""
    found = []
    rest = list(box)
    for at, bits in enumerate(other):
        if outside := rest[at] & ~bits:
            found.append((*rest[:at], outside, *rest[at + 1 :]))
        rest[at] &= bits
    return found
