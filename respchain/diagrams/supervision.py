"""The picture of who answers to whom: every actor at its supervision depth, terminal forums above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from respchain.diagrams.breaks import Break, missing
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, Picture
from respchain.diagrams.rows import Row, rows_of
from respchain.diagrams.words import word

ActorKind = Literal["post", "body", "outsider", "terminal"]
ForumKind = Literal["supervises", "assesses", "democratic", "reactive", "advisory", "command"]
PILED = 8  # the most rows of one pile


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with its supervision depth: 0 for a terminal forum, None where no way leads to one.

    Actors of one `group`, as posts of a department, may be drawn as one pile.
    """

    id: str
    title: str
    depth: int | None
    kind: ActorKind = "post"
    holder: str = ""
    tooltip: str = ""
    group: str = ""


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

    The actors of one depth stand in rows: whoever answers to another of them below that one, a few beside each other.
    Those of one group that answer alike, and to whom nobody answers, are piled on each other. What lines to one forum
    say alike, channel and timing, is said once, in a box that they go through; and a superior who also assesses is
    joined by one line.
    Actors without a way out stand last; those joined to each other are framed, circle by circle.
    """
    marks = marks or {}
    known = {actor.id: actor for actor in actors}
    edges = [edge for edge in forums if edge.actor in known and edge.forum in known]
    circles = _circles(actors, edges)
    placed = [actor for actor in actors if actor.id not in circles]
    stacks = _stacks(placed, edges)
    rows = rows_of([(actor.id, actor.depth, stacks.get(actor.id)) for actor in placed], _within(placed, edges))
    gaps = [broken for broken in breaks if broken.at in known]
    levels = {actor: level for level, (_, row) in enumerate(rows) for actor in row}
    nodes = [_rung(level, rows, language) for level in range(len(rows))]
    nodes += [
        Node(
            actor.id,
            actor.kind,
            (actor.title, actor.holder) if actor.holder else (actor.title,),
            tuple(marks.get(actor.id, ())),
            cluster=circles.get(actor.id),
            stack=stacks.get(actor.id),
            level=levels.get(actor.id, 0),
            tooltip=actor.tooltip,
        )
        for actor in actors
    ]
    nodes += [missing(number, gap, language, cluster=circles.get(gap.at)) for number, gap in enumerate(gaps)]
    return Picture(
        title=title,
        note=note,
        language=language,
        direction="BT",
        nodes=tuple(nodes),
        edges=(*_ladder(len(rows)), *_once(_edge(edge, levels) for edge in edges), *_gaps(gaps)),
        clusters=tuple(
            Cluster(circle, word("closed", language), broken=True) for circle in dict.fromkeys(circles.values())
        ),
        ranks=tuple((f"rung\n{level}", *row) for level, (_, row) in enumerate(rows)),
    )


def _edge(edge: ForumEdge, levels: Mapping[str, int]) -> Edge:
    """A line to the forum, laid out backwards where the forum stands lower than its actor."""
    low, high = levels.get(edge.actor), levels.get(edge.forum)
    label = " · ".join(filter(None, (edge.channel, edge.timing)))
    back = low is not None and (high is None or high > low)
    kind = "reports" if edge.kind == "command" else edge.kind
    return Edge(edge.actor, edge.forum, kind, label=label, back=back, gathered=True)


def _once(edges: Iterable[Edge]) -> Iterable[Edge]:
    """The lines, with one in place of two where a superior also assesses, and nothing more is said of either."""
    found = list(edges)
    plain = {(edge.tail, edge.head, edge.kind) for edge in found if not edge.label}
    for edge in found:
        both = not edge.label and {(edge.tail, edge.head, kind) for kind in ("reports", "assesses")} <= plain
        if not both or edge.kind not in ("reports", "assesses"):
            yield edge
        elif edge.kind == "reports":
            yield replace(edge, kind="assessed")


def _stacks(actors: Iterable[Actor], edges: Sequence[ForumEdge]) -> dict[str, str]:
    """The pile of each actor to whom nobody answers and that has equals: same group, depth, and ways to answer."""
    asked = {edge.forum for edge in edges}
    ways: dict[str, set[tuple[str, ...]]] = {}
    for edge in edges:
        ways.setdefault(edge.actor, set()).add((edge.forum, edge.kind, edge.channel, edge.timing))
    equals: dict[object, list[str]] = {}
    for actor in actors:
        if actor.id not in asked and actor.kind != "terminal":
            alike = (actor.group, actor.depth, frozenset(ways.get(actor.id, ())))
            equals.setdefault(alike, []).append(actor.id)
    stacks: dict[str, str] = {}
    for number, group in enumerate(equals.values()):
        piles = -(-len(group) // PILED)
        size = -(-len(group) // piles)
        if len(group) > 1:
            stacks |= {actor: f"pile {number} {at // size}" for at, actor in enumerate(group)}
    return stacks


def _within(actors: Iterable[Actor], edges: Iterable[ForumEdge]) -> list[tuple[str, str]]:
    """The lines between actors of one depth."""
    depths = {actor.id: actor.depth for actor in actors}
    return [
        (edge.actor, edge.forum)
        for edge in edges
        if edge.actor in depths and edge.forum in depths and depths[edge.actor] == depths[edge.forum]
    ]


def _rung(level: int, rows: Sequence[Row], language: str) -> Node:
    """What a row hangs on, unseen; the first of a depth says the depth."""
    depth = rows[level][0]
    text = word("lost", language) if depth is None else word("depth", language).format(depth=depth)
    first = level == 0 or rows[level - 1][0] != depth
    return Node(f"rung\n{level}", "depth" if first else "rung", (text,))


def _ladder(rungs: int) -> Iterable[Edge]:
    """Unseen lines that keep the rows in order."""
    for above, below in pairwise(range(rungs)):
        yield Edge(f"rung\n{below}", f"rung\n{above}", "order")


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
