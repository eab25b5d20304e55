"""Frames that lines come into, and where their titles stand.

A line stops at the outermost frame that it comes into and in which lines lead to no other box, above its title. So no
line runs through a title. A frame in which several boxes are commanded from outside has its title below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from respchain.diagrams.picture import Cluster, Edge

_FROM_ABOVE = frozenset({"command", "missing"})


def entered(
    edges: Sequence[Edge], homes: Mapping[str, str | None], frames: Sequence[Cluster], stacks: Mapping[str, str]
) -> tuple[list[Edge], list[Cluster]]:
    """The lines, with the frame at which each stops; and the frames, those with their title below marked so."""
    parents = {frame.id: frame.parent for frame in frames}
    inside = {edge: _crossed(homes.get(edge.tail), homes.get(edge.head), parents) for edge in edges if _places(edge)}
    commanded: dict[str, set[str]] = {}
    reached: dict[str, set[str]] = {}
    for edge, crossed in inside.items():
        for frame in crossed:
            for found in (reached, commanded) if edge.kind in _FROM_ABOVE else (reached,):
                found.setdefault(frame, set()).add(stacks.get(edge.head, edge.head))
    targets = reached | commanded  # lines of other kinds come in from the side
    stops: dict[Edge, str] = {}
    low: set[str] = set()
    for edge, crossed in inside.items():
        single = [frame for frame in crossed if targets[frame] == {stacks.get(edge.head, edge.head)}]
        if single:
            stops[edge] = single[-1]
        if edge.kind in _FROM_ABOVE:
            low.update(crossed[crossed.index(single[-1]) + 1 :] if single else crossed)
    return (
        [replace(edge, at_frame=stops.get(edge)) for edge in edges],
        [replace(frame, low=frame.id in low) for frame in frames],
    )


def outermost(homes: Mapping[str, str | None], frames: Sequence[Cluster]) -> dict[str, str | None]:
    """The outermost frame around each box."""
    parents = {frame.id: frame.parent for frame in frames}
    last = {frame: [*_around(frame, parents)][-1] for frame in {*homes.values()} if frame in parents}
    return {box: last.get(home) if home is not None else None for box, home in homes.items()}


def _places(edge: Edge) -> bool:
    return not edge.free and edge.kind != "order"


def _crossed(tail: str | None, head: str | None, parents: Mapping[str, str | None]) -> list[str]:
    """The frames that a line comes into, from the innermost."""
    around = set(_around(tail, parents))
    return [frame for frame in _around(head, parents) if frame not in around]


def _around(frame: str | None, parents: Mapping[str, str | None]) -> Iterable[str]:
    """A frame and those around it, from the innermost."""
    seen: dict[str, None] = {}
    while frame is not None and frame in parents and frame not in seen:
        seen[frame] = None
        frame = parents[frame]
    return seen
