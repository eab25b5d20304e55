"""The picture of who answers to whom: every actor at its supervision depth, terminal forums above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from respchain.diagrams.breaks import Break, missing
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, Picture
from respchain.diagrams.words import word

ActorKind = Literal["post", "body", "outsider", "terminal"]
ForumKind = Literal["supervises", "assesses", "democratic", "reactive", "advisory", "command"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with its supervision depth: 0 for a terminal forum, None where no way leads to one."""

    id: str
    title: str
    depth: int | None
    kind: ActorKind = "post"
    holder: str = ""
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class ForumEdge:
    """`actor` answers to `forum`: how, through which channel, and when (before, during, after)."""

    actor: str
    forum: str
    kind: ForumKind = "supervises"
    channel: str = ""
    timing: str = ""


def supervision(
    actors: Sequence[Actor],
    forums: Sequence[ForumEdge],
    breaks: Sequence[Break] = (),
    marks: Mapping[str, Sequence[Mark]] | None = None,
    *,
    title: str = "",
    note: str = "",
    language: str = "en",
) -> Picture:
    """The picture of a forum graph, each actor as high as its way to a terminal forum is short.

    Actors without a way out are framed, circle by circle, in a broken frame beside the others.
    """
    marks = marks or {}
    known = {actor.id: actor for actor in actors}
    edges = [edge for edge in forums if edge.actor in known and edge.forum in known]
    circles = _circles(actors, edges)
    gaps = [broken for broken in breaks if broken.at in known]
    rungs = _rungs(actors)
    nodes = [Node(_rung(depth), "depth", (word("depth", language).format(depth=depth),)) for depth in rungs]
    nodes += [_node(actor, tuple(marks.get(actor.id, ())), circles.get(actor.id)) for actor in actors]
    nodes += [missing(number, gap, language, cluster=circles.get(gap.at)) for number, gap in enumerate(gaps)]
    return Picture(
        title=title,
        note=note,
        language=language,
        direction="BT",
        nodes=tuple(nodes),
        edges=(*_ladder(rungs), *(_edge(edge, known) for edge in edges), *_gaps(gaps)),
        clusters=tuple(
            Cluster(circle, word("closed", language), broken=True) for circle in dict.fromkeys(circles.values())
        ),
        ranks=tuple((_rung(depth), *ids) for depth, ids in rungs.items()),
    )


def _node(actor: Actor, marks: tuple[Mark, ...], circle: str | None) -> Node:
    lines = (actor.title, actor.holder) if actor.holder else (actor.title,)
    return Node(actor.id, actor.kind, lines, marks, cluster=circle, tooltip=actor.tooltip)


def _edge(edge: ForumEdge, known: Mapping[str, Actor]) -> Edge:
    """A line to the forum, laid out backwards where the forum is farther from a way out than its actor."""
    low, high = known[edge.actor].depth, known[edge.forum].depth
    label = " · ".join(filter(None, (edge.channel, edge.timing)))
    return Edge(edge.actor, edge.forum, edge.kind, label=label, back=low is not None and (high is None or high > low))


def _rungs(actors: Iterable[Actor]) -> dict[int, list[str]]:
    rungs: dict[int, list[str]] = {}
    for actor in actors:
        if actor.depth is not None:
            rungs.setdefault(actor.depth, []).append(actor.id)
    return dict(sorted(rungs.items()))


def _rung(depth: int) -> str:
    return f"depth\n{depth}"


def _ladder(rungs: Iterable[int]) -> Iterable[Edge]:
    """Unseen lines that keep the depths in order."""
    for above, below in pairwise(rungs):
        yield Edge(_rung(below), _rung(above), "order")


def _gaps(gaps: Iterable[Break]) -> Iterable[Edge]:
    for number, broken in enumerate(gaps):
        yield Edge(broken.at, f"missing\n{number}", "missing")


def _circles(actors: Iterable[Actor], edges: Iterable[ForumEdge]) -> dict[str, str]:
    """The circle of each actor without a way out: such actors joined by lines, in either direction, are one."""
    lost = [actor.id for actor in actors if actor.depth is None]
    group = {actor: actor for actor in lost}

    def leader(actor: str) -> str:
        path = [actor]
        while group[path[-1]] != path[-1]:
            path.append(group[path[-1]])
        for each in path:
            group[each] = path[-1]
        return path[-1]

    joined: set[str] = set()
    for edge in edges:
        if edge.actor in group and edge.forum in group:
            group[leader(edge.actor)] = leader(edge.forum)
            joined |= {edge.actor, edge.forum}
    return {actor: f"circle {leader(actor)}" for actor in lost if actor in joined}
