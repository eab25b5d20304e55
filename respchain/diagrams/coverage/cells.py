"""The cells of a matter: cut at every bound that is named on it, and who holds each."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.checking.covering import Covering
from respchain.facts.covering import holds
from respchain.facts.register import by_matter
from respchain.scope.boxes import Boxes
from respchain.scope.facets import Facet
from respchain.scope.lines import Interval, merged
from respchain.scope.runs import Rows, distinct
from respchain.scope.scopes import MATTER
from respchain.scope.trees import Tree

State = Literal["held", "overlap", "vacant", "standby", "beyond", "blank"]
Codes = NDArray[np.signedinteger[Any]]
CELLS = 40_000  # so many cells are looked at for one picture
WORK = 20_000_000  # cells times boxes


class Cell(NamedTuple):
    """What one cell is: held by one or by several, bare, left to a default owner, held beyond what is required, blank.

    `actors` hold it; of a `standby` cell they stand behind it.
    """

    state: State
    actors: tuple[int, ...] = ()


BLANK = Cell("blank")


class Axis(NamedTuple):
    """A facet in stretches that differ: each as intervals of positions; so many more are `hidden`."""

    facet: int
    stretches: tuple[tuple[Interval, ...], ...]
    hidden: int = 0


class Grid(NamedTuple):
    """All cells of a matter: `codes` has one axis for each of `axes`, and numbers `cells`.

    `everywhere` are the facets of which one stretch alone matters, `idle` what of each is neither required nor held.
    """

    axes: tuple[Axis, ...]
    codes: Codes
    cells: tuple[Cell, ...]
    everywhere: tuple[Axis, ...]
    idle: tuple[Axis, ...]


class _Painted(NamedTuple):
    """Boxes with their owners, on one matter."""

    owner: Rows
    boxes: Boxes


def grid(covering: Covering, row: int) -> Grid:
    """The grid of a matter."""
    facts, held = covering.facts, holds(covering.facts.now, covering.facts.claims)
    scopes, unknown = facts.now.scopes, np.flatnonzero(facts.claims.actor < 0)
    nobody = len(held.groups)
    groups = (*held.groups, (-1,))
    required = _on(covering, row, np.zeros(len(facts.need.boxes), np.intp), facts.need.boxes)
    place, box = scopes.boxes_of(np.concatenate([held.scope, facts.claims.scope[unknown]]))
    owners = np.concatenate([held.together, np.full(len(unknown), nobody)])
    claimed = _on(covering, row, owners[place], scopes.boxes.take(box))
    place, box = scopes.boxes_of(facts.standing.scope)
    behind = _on(covering, row, np.maximum(facts.standing.actor[place], -1), scopes.boxes.take(box))

    def cell(needed: bool, owned: Sequence[int], stands: Sequence[int]) -> Cell:
        actors = tuple(dict.fromkeys(actor for owner in sorted(owned) for actor in groups[owner]))
        if not owned and needed:
            return Cell("standby", tuple(sorted(stands))) if stands else Cell("vacant")
        if not owned:
            return BLANK
        if len([owner for owner in owned if owner != nobody]) > 1:
            return Cell("overlap", actors)
        return Cell("held" if needed else "beyond", actors)

    low, high = int(facts.matters.low[row]), int(facts.matters.high[row])
    whole = [(low, high) if d == MATTER else (0, facet.size) for d, facet in enumerate(scopes.facets)]
    return _Raster(scopes.facets, whole, (required, claimed, behind)).grid(cell)


def _on(covering: Covering, row: int, owner: Rows, boxes: Boxes) -> _Painted:
    """Boxes cut down to a matter, those of one owner together."""
    at, _, cut = by_matter(boxes, covering.facts.matters, np.array([row]))
    order = np.argsort(owner[at], kind="stable")
    return _Painted(owner[at][order], cut.take(order))


class _Raster:
    """An array of the cells of a matter, on which boxes are painted."""

    def __init__(self, facets: Sequence[Facet], whole: Sequence[Interval], layers: Sequence[_Painted]) -> None:
        self.facets, self.whole, self.layers = facets, whole, layers
        cuts = [
            distinct(np.concatenate([end[d] for one in layers for end in (one.boxes.low, one.boxes.high)]).astype(int))
            for d in range(len(facets))
        ]
        self.used = [d for d, cut in enumerate(cuts) if len(cut) > 2]
        self.spans = {d: (int(cut[0]), int(cut[-1])) for d, cut in enumerate(cuts) if len(cut) >= 2}
        boxes = sum(len(one.boxes) for one in layers)
        sizes = _within([len(cuts[d]) - 1 for d in self.used], min(CELLS, WORK // max(boxes, 1) + 500))
        self.hidden = [len(cuts[d]) - 1 - size for d, size in zip(self.used, sizes, strict=True)]
        self.cuts = [cuts[d][: size + 1] for d, size in zip(self.used, sizes, strict=True)]
        self.shape = tuple(sizes)

    def grid(self, cell: Any) -> Grid:
        """The grid: equal slices become one, those of which nothing is required or held go."""
        need, claimed, behind = (self._paint(one) for one in self.layers)
        keys = ((need[0] * len(claimed[1]) + claimed[0]) * len(behind[1])) + behind[0]
        known = distinct(keys.ravel())
        numbers: dict[Cell, int] = {}
        number = []
        for key in known.tolist():
            rest, last = divmod(key, len(behind[1]))
            first, middle = divmod(rest, len(claimed[1]))
            found = cell(bool(first), _chain(claimed[1], middle), _chain(behind[1], last))
            number.append(numbers.setdefault(found, len(numbers)))
        codes: Codes = np.array(number, np.int64)[np.searchsorted(known, keys)]
        return self._merged(codes, tuple(numbers))

    def _paint(self, layer: _Painted) -> tuple[Codes, list[tuple[int, int]]]:
        """For each cell the number of the owners that painted it, each the owner painted last on another number."""
        codes = np.zeros(self.shape, np.int64)
        sets: list[tuple[int, int]] = [(-1, -2)]
        known: dict[tuple[int, int], int] = {}
        low, high = self._places(layer.boxes.low), self._places(layer.boxes.high)
        for at, owner in enumerate(layer.owner.tolist()):
            where = tuple(slice(first, last) for first, last in zip(low[:, at], high[:, at], strict=True))
            view = codes[where]
            olds = distinct(view.ravel())
            news = []
            for old in olds.tolist():
                if sets[old][1] == owner:
                    news.append(old)
                    continue
                if (old, owner) not in known:
                    known[old, owner] = len(sets)
                    sets.append((old, owner))
                news.append(known[old, owner])
            codes[where] = np.array(news, np.int64)[np.searchsorted(olds, view)] if len(olds) else view
        return codes, sets

    def _places(self, ends: Sequence[Codes]) -> Codes:
        """The ends of boxes as places on the axes in use."""
        found = [np.searchsorted(cut, ends[d]) for cut, d in zip(self.cuts, self.used, strict=True)]
        return np.array(found, np.intp).reshape(len(self.used), len(ends[0]))

    def _merged(self, codes: Codes, cells: tuple[Cell, ...]) -> Grid:
        axes, idle = [], []
        blank = np.array([each == BLANK for each in cells], np.bool_)
        for at, d in enumerate(self.used):
            slices = np.moveaxis(codes, at, 0).reshape(codes.shape[at], -1)
            empty: NDArray[np.bool_] = np.all(blank[slices], axis=1)
            runs = [(int(low), int(high)) for low, high in zip(self.cuts[at][:-1], self.cuts[at][1:], strict=True)]
            groups = _groups(slices, np.logical_not(empty), anywhere=isinstance(self.facets[d].axis, Tree))
            codes = np.take(codes, [group[0] for group in groups], axis=at)
            axes.append(Axis(d, tuple(tuple(runs[place] for place in group) for group in groups), self.hidden[at]))
            idle.append(self._idle(d, [runs[place] for place in np.flatnonzero(empty).tolist()]))
        kept = [at for at, axis in enumerate(axes) if len(axis.stretches) != 1 or axis.hidden]
        alone = [Axis(d, ((span,),)) for d, span in self.spans.items() if d not in self.used]
        alone += [axis for at, axis in enumerate(axes) if at not in kept]
        return Grid(
            axes=tuple(axes[at] for at in kept),
            codes=codes.reshape(tuple(codes.shape[at] for at in kept)),
            cells=cells,
            everywhere=tuple(axis for axis in alone if merged(axis.stretches[0]) != [self.whole[axis.facet]]),
            idle=tuple(idle[at] for at in kept if idle[at].stretches),
        )

    def _idle(self, d: int, empty: Sequence[Interval]) -> Axis:
        """What of a facet is neither required nor held: before, between and behind all that is."""
        (low, high), (first, last) = self.whole[d], self.spans[d]
        found = merged([(low, first), *empty, (last, high)])
        return Axis(d, (tuple(found),) if found else ())


def _groups(slices: Codes, kept: NDArray[np.bool_], *, anywhere: bool) -> list[list[int]]:
    """The places of equal slices: wherever they are, or only where they are neighbours."""
    groups: list[list[int]] = []
    known: dict[bytes, int] = {}
    before = -2
    for place in np.flatnonzero(kept).tolist():
        key = slices[place].tobytes()
        if key in known and (anywhere or (before == place - 1 and known[key] == len(groups) - 1)):
            groups[known[key]].append(place)
        else:
            known[key] = len(groups)
            groups.append([place])
        before = place
    return groups


def _chain(sets: Sequence[tuple[int, int]], at: int) -> list[int]:
    """The owners that a number stands for."""
    return list(_links(sets, at))


def _links(sets: Sequence[tuple[int, int]], at: int) -> Iterator[int]:
    while at > 0:
        at, owner = sets[at]
        yield owner


def _within(sizes: Sequence[int], most: int) -> list[int]:
    """The sizes, the longest cut until their product is at most so much.

    >>> _within([100, 3, 20], 600)
    [14, 3, 14]
    """
    sizes = list(sizes)
    while prod(sizes) > most:
        longest = max(range(len(sizes)), key=sizes.__getitem__)
        others = prod(sizes) // sizes[longest]
        second = max([1, *(size for at, size in enumerate(sizes) if at != longest)])
        sizes[longest] = max(1, min(sizes[longest] - 1, max(most // others, second - 1)))
    return sizes
