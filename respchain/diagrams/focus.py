"""The part of a picture around one box."""

from collections import Counter
from dataclasses import replace

from respchain.diagrams.picture import Picture
from respchain.errors import UnknownName


def focus(picture: Picture, name: str, depth: int | None = None) -> Picture:
    """The boxes at most `depth` lines away from a box, all that are joined to it where no depth is given.

    Lines count in either direction. A box at the rim says how many of its lines are not shown.
    """
    if all(node.id != name for node in picture.nodes):
        raise UnknownName("part", name, [node.id for node in picture.nodes])
    kept = _near(picture, name, depth)
    edges = tuple(replace(edge, span=1) for edge in picture.edges if edge.tail in kept and edge.head in kept)
    hidden = _hidden(picture, kept)
    nodes = (replace(node, more=hidden[node.id]) for node in picture.nodes if node.id in kept)
    ranks = (tuple(each for each in rank if each in kept) for rank in picture.ranks)
    shown = _frames(picture, kept)
    return replace(
        picture,
        nodes=tuple(nodes),
        edges=edges,
        clusters=tuple(cluster for cluster in picture.clusters if cluster.id in shown),
        ranks=tuple(rank for rank in ranks if len(rank) > 1),
    )


def _near(picture: Picture, name: str, depth: int | None) -> set[str]:
    """The boxes within reach, and the rungs of the ladder that they stand on."""
    beside: dict[str, list[str]] = {node.id: [] for node in picture.nodes}
    for edge in picture.edges:
        if edge.kind != "order":
            beside[edge.tail].append(edge.head)
            beside[edge.head].append(edge.tail)
    near = {name}
    rim = [name]
    steps = 0
    while rim and (depth is None or steps < depth):
        rim = list(dict.fromkeys(other for each in rim for other in beside[each] if other not in near))
        near.update(rim)
        steps += 1
    rungs = {node.id for node in picture.nodes if node.kind == "depth"}
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
