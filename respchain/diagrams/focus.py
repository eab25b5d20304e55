"""The part of a picture around one box."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from respchain.diagrams.picture import Edge, Node, Picture
from respchain.errors import UnknownName
from respchain.language import N_


def focus(picture: Picture, name: str, depth: int | None = None) -> Picture:
    """The boxes at most `depth` lines away from a box, all that are joined to it where no depth is given.

    Lines count in either direction. A box at the rim says how many of its lines are not shown. Of a frame all boxes
    are shown, and what is one line away from them where no depth is given.
    """
    if any(node.id == name for node in picture.nodes):
        kept = _near(picture, {name}, depth)
    elif any(frame.id == name for frame in picture.clusters):
        kept = _near(picture, _inside(picture, name), depth or 1)
    else:
        known = [node.id for node in picture.nodes if "\n" not in node.id] + [frame.id for frame in picture.clusters]
        raise UnknownName(N_("part"), name, known)
    hidden = _hidden(picture, kept)
    nodes = (replace(node, more=hidden[node.id]) for node in picture.nodes if node.id in kept)
    ranks = [tuple(each for each in rank if each in kept) for rank in picture.ranks]
    ranks = [rank for rank in ranks if len(rank) > 1]
    shown = _frames(picture, kept)
    return replace(
        picture,
        nodes=_depths(nodes, ranks),
        edges=(*_ladder(picture, ranks), *_lines(picture, kept)),
        clusters=tuple(cluster for cluster in picture.clusters if cluster.id in shown),
        ranks=tuple(ranks),
    )


def _lines(picture: Picture, kept: set[str]) -> Iterator[Edge]:
    """The lines between kept boxes, as short as may be."""
    rungs = _rungs(picture)
    for edge in picture.edges:
        if edge.tail in kept and edge.head in kept and not rungs & {edge.tail, edge.head}:
            yield replace(edge, span=1)


def _ladder(picture: Picture, ranks: Sequence[tuple[str, ...]]) -> Iterator[Edge]:
    """The ladder of the rungs that are left."""
    rungs = _rungs(picture)
    for above, below in pairwise(rank[0] for rank in ranks if rank[0] in rungs):
        yield Edge(below, above, "order")


def _depths(nodes: Iterable[Node], ranks: Iterable[tuple[str, ...]]) -> tuple[Node, ...]:
    """The boxes, with the first kept rung of each depth saying it."""
    first: set[tuple[str, ...]] = set()
    kept = list(nodes)
    rungs = {rank[0] for rank in ranks}
    for at, node in enumerate(kept):
        if node.id in rungs and node.kind in ("depth", "rung"):
            kept[at] = replace(node, kind="rung" if node.lines in first else "depth")
            first.add(node.lines)
    return tuple(kept)


def _rungs(picture: Picture) -> set[str]:
    return {node.id for node in picture.nodes if node.kind in ("depth", "rung")}


def _inside(picture: Picture, name: str) -> set[str]:
    """The boxes in a frame, and in those inside it."""
    parents = {frame.id: frame.parent for frame in picture.clusters}
    inside = {name}
    for frame in parents:
        path: dict[str, None] = {}
        at: str | None = frame
        while at is not None and at in parents and at not in inside and at not in path:
            path[at] = None
            at = parents[at]
        if at in inside:
            inside.update(path)
    return {node.id for node in picture.nodes if node.cluster in inside}


def _near(picture: Picture, start: set[str], depth: int | None) -> set[str]:
    """The boxes within reach, and the rungs of the ladder that they stand on."""
    beside: dict[str, list[str]] = {node.id: [] for node in picture.nodes}
    for edge in picture.edges:
        if edge.kind != "order":
            beside[edge.tail].append(edge.head)
            beside[edge.head].append(edge.tail)
    near = set(start)
    rim = [node.id for node in picture.nodes if node.id in start]
    steps = 0
    while rim and (depth is None or steps < depth):
        rim = list(dict.fromkeys(other for each in rim for other in beside[each] if other not in near))
        near.update(rim)
        steps += 1
    rungs = _rungs(picture)
    return near | {each for rank in picture.ranks if near & set(rank) for each in rank if each in rungs}


def _hidden(picture: Picture, kept: set[str]) -> Counter[str]:
    """How many lines of each kept box lead to boxes that are not kept."""
    hidden: Counter[str] = Counter()
    for edge in picture.edges:
        if edge.kind != "order" and (edge.tail in kept) != (edge.head in kept):
            hidden[edge.tail if edge.tail in kept else edge.head] += 1
    return hidden


def _frames(picture: Picture, kept: set[str]) -> set[str]:
    """The frames that hold a kept box, with the frames around them."""
    parents = {cluster.id: cluster.parent for cluster in picture.clusters}
    shown: set[str] = set()
    for node in picture.nodes:
        at = node.cluster if node.id in kept else None
        while at is not None and at not in shown:
            shown.add(at)
            at = parents.get(at)
    return shown
