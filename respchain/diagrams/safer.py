"""The same picture with fewer wishes about its layout, for an engine that fails on all of them.

Graphviz knows pictures that it cannot lay out: it stops at a failed assertion, or loses a line. Nothing that is said
is left out here. Each picture keeps what the last one gave up:

1. the words of lines stand beside them, wherever there is room, instead of having room made for them;
2. every line may move the boxes;
3. boxes do not stand in rows, and lines are not laid out backwards;
4. there are no frames: each box says itself which one it stands in.
"""

from collections.abc import Iterator
from dataclasses import replace

from respchain.diagrams.picture import Cluster, Picture


def safer(picture: Picture) -> Iterator[Picture]:
    """The picture, with fewer wishes each time."""
    lines = tuple(replace(edge, outside=True) for edge in picture.edges)
    yield replace(picture, edges=lines)
    lines = tuple(replace(edge, free=False) for edge in lines)
    yield replace(picture, edges=lines)
    lines = tuple(replace(edge, back=False, at_frame=None, span=1) for edge in lines if edge.kind != "order")
    yield replace(picture, edges=lines, ranks=())
    frames = {frame.id: frame for frame in picture.clusters}
    nodes = (
        replace(node, lines=(*node.lines, _said(frames[node.cluster])), cluster=None)
        if node.cluster in frames
        else node
        for node in picture.nodes
    )
    yield replace(picture, nodes=tuple(nodes), edges=lines, ranks=(), clusters=())


def _said(frame: Cluster) -> str:
    return " · ".join([frame.title, *(mark.code for mark in frame.marks)])
