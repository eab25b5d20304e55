"""What the checker says of gaps, cell by cell, in the keys of the oracle."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from respchain.checking import Judged
from respchain.checking.causes import primaries
from respchain.checking.running import Outcome
from tests.oracle.day import LEAVES, Cell, Day, Key, stage_leaves
from tests.oracle.dice import TODAY


def cells(done: Judged, outcome: Outcome, row: int) -> list[Cell]:
    """The cells of a box, by the ids and values of the oracle."""
    day = _day(done)
    facets, bounds = done.facts.scopes.facets, outcome.hits.box.row(row) if outcome.hits.box else []
    words = {
        facet.name: facet.spell([span])
        for facet, span in zip(facets, bounds, strict=True)
        if span != (0, facet.size)
    }  # fmt: skip
    matters = [leaf for name in words.pop("matter", [None]) for leaf in day.leaves(name)]
    stages = sorted(stage_leaves(words.pop("stage", LEAVES)))
    points = day.inside(words)
    return [(matter, stage, *point) for matter, stage, point in product(matters, stages, sorted(points, key=str))]


_DAYS: dict[int, tuple[Judged, Day]] = {}


def _day(done: Judged) -> Day:
    """The day of a charter that was judged, kept for as long as no other is asked for."""
    if _DAYS.get(0, (None,))[0] is not done:
        _DAYS[0] = done, Day(done.encoded.names.stated.data, TODAY)
    return _DAYS[0][1]


def _of(done: Judged, outcome: Outcome, column: str, row: int) -> Any:
    values = outcome.hits.columns[column]
    return done.words.id(column, int(values[row]))


def bare_cells(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """Each cell with the rule that explains it, and whether some other box has it too."""
    causes = primaries(done.outcomes)
    seen: set[Key] = set()
    for row in range(len(outcome.hits)):
        subtype = outcome.hits.subtype[row]
        because = causes.get((outcome.rule.code, row), (None,))[0]
        for cell in cells(done, outcome, row):
            key = (*([str(subtype)] if subtype else []), *cell, because)
            yield ("twice", *key) if key in seen else key
            seen.add(key)


def stages(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The matter and the stage."""
    return ((_of(done, outcome, "matter", row), _of(done, outcome, "stage", row)) for row in range(len(outcome.hits)))


def disclaimed(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """Who disclaims which cell, and the duty of its owner."""
    for row in range(len(outcome.hits)):
        actor, duty = _of(done, outcome, "actor", row), _of(done, outcome, "duty", row)
        for cell in cells(done, outcome, row):
            yield str(outcome.hits.subtype[row]), actor, duty, cell


def ambiguous(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The matter, the value and the cell."""
    for row in range(len(outcome.hits)):
        for cell in cells(done, outcome, row):
            yield _of(done, outcome, "matter", row), _of(done, outcome, "value", row), cell


def carved(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The duty or the transfer, and the cell."""
    for row in range(len(outcome.hits)):
        kind = "duty" if outcome.hits.columns["duty"][row] >= 0 else "transfer"
        for cell in cells(done, outcome, row):
            yield kind, _of(done, outcome, kind, row), cell


def items(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The item, by subtype."""
    return ((str(outcome.hits.subtype[row]), _of(done, outcome, "item", row)) for row in range(len(outcome.hits)))


def residual(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The charter."""
    return ((_of(done, outcome, "charter", row),) for row in range(len(outcome.hits)))


GAP_SHAPES: Mapping[str, Any] = {
    "GAP001": bare_cells, "GAP002": bare_cells, "GAP003": stages, "GAP005": disclaimed, "GAP006": ambiguous,
    "GAP007": carved, "GAP008": items, "GAP009": residual,
}  # fmt: skip
"""How the keys of each rule are read."""
