"""Whether the boxes of findings reach the box that a case demands or forbids."""

from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

from respchain.checking import Judged

Spans = list[tuple[int, int]]


def told(done: Judged, rules: Collection[str], demand: dict[str, Any], *, every: bool) -> bool:
    """Whether boxes of these rules hold every cell of the box demanded, or some; true where no box is demanded.

    Of matter and stage the box says nothing unless it names them; all other facets it spans where it does not.
    """
    box = demand.get("witness", {}).get("box")
    if box is None:
        return True
    subtype = demand.get("subtype")
    found = list(_boxes(done, rules, subtype))
    sides = [
        [at for low, high in facet.encode(box[facet.name]) for at in range(low, high)] if facet.name in box
        else [None] if number < 2
        else range(facet.size)
        for number, facet in enumerate(done.facts.scopes.facets)
    ]  # fmt: skip
    held = (any(_holds(spans, cell) for spans in found) for cell in product(*sides))
    return all(held) if every else any(held)


def _boxes(done: Judged, rules: Collection[str], subtype: str | None) -> Iterator[Spans]:
    for outcome in done.outcomes:
        if outcome.rule.code in rules and outcome.hits.box is not None:
            for row, of in enumerate(outcome.hits.subtype):
                if subtype in (None, of):
                    yield outcome.hits.box.row(row)


def _holds(spans: Spans, cell: tuple[int | None, ...]) -> bool:
    return all(at is None or low <= at < high for (low, high), at in zip(spans, cell, strict=True))
