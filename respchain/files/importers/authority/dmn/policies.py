"""What the hit policy of a table means where several rules hold."""

from collections.abc import Sequence
from typing import NamedTuple

from respchain.files.importers.authority.dmn.boxes import Box, meet, remains
from respchain.files.importers.authority.dmn.feel import Literal, literals
from respchain.files.importers.authority.dmn.model import Column

ON_PURPOSE = frozenset({"COLLECT", "RULE ORDER", "OUTPUT ORDER"})
CARVING = frozenset({"FIRST", "PRIORITY"})
MOST = 2_000  # rules of one table that are compared with one another


class Carved(NamedTuple):
    """For each rule those that go before it and meet it; nothing where they take all of it, or that cannot be told."""

    before: list[list[int] | None]
    untold: list[int]


def carved(boxes: Sequence[Box], actors: Sequence[object], ranks: Sequence[int]) -> Carved:
    """What rules of lower rank numbers take from each rule, where they name somebody else."""
    before: list[list[int] | None] = []
    untold: list[int] = []
    for at, box in enumerate(boxes):
        taking = [
            other
            for other, another in enumerate(boxes)
            if ranks[other] < ranks[at] and actors[other] != actors[at] and meet(box, another)
        ]
        left = remains(box, [boxes[other] for other in taking])
        if left is None:
            untold.append(at)
        before.append(taking if left else None)
    return Carved(before, untold)


def meetings(boxes: Sequence[Box], actors: Sequence[object]) -> list[list[int]]:
    """For each rule the later ones that name somebody else and share a case with it."""
    return [
        [other for other in range(at + 1, len(boxes)) if actors[other] != actors[at] and meet(box, boxes[other])]
        for at, box in enumerate(boxes)
    ]


def priorities(outputs: Sequence[Column], rules: Sequence[Sequence[str]]) -> list[int] | None:
    """How early each rule goes by the order of the output values; nothing where no output says its order."""
    orders: list[list[Literal] | None] = [
        literals(f"[{column.allowed}]") if column.allowed else None for column in outputs
    ]
    if not any(orders):
        return None
    keys = []
    for entries in rules:
        key = []
        for order, text in zip(orders, entries, strict=False):
            value = literals(text)
            key.append(
                order.index(value[0]) if order and value and len(value) == 1 and value[0] in order else len(order or ())
            )
        keys.append(tuple(key))
    place = {key: at for at, key in enumerate(sorted(set(keys)))}
    return [place[key] for key in keys]
