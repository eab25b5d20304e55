"""From a picture to DOT text, the same bytes for the same picture."""

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape

from respchain.diagrams import look
from respchain.diagrams.font import FAMILY
from respchain.diagrams.label import box, frame, heading, height, line_label, pile, worst
from respchain.diagrams.package import graphviz
from respchain.diagrams.picture import Cluster, Direction, Edge, Node, Picture
from respchain.diagrams.text import clean, shortened
from respchain.diagrams.ways import gathered
from respchain.diagrams.words import word

NESTED = 8  # frames nested deeper are drawn beside each other: Graphviz recurses into frames
TOOLTIP = 2000  # cells


def digraph(picture: Picture) -> graphviz.Digraph:
    """The DOT text of a picture, as the object of the graphviz package."""
    drawn = graphviz.Digraph()
    write(drawn, picture)
    return drawn


def write(drawn: graphviz.Digraph, picture: Picture) -> None:
    """Write a picture into an empty graph."""
    head = heading(picture)
    picture = gathered(picture)
    ends = _ends(picture.nodes)
    drawn.graph_attr.update(look.GRAPH, fontname=FAMILY, rankdir=picture.direction)
    drawn.graph_attr.update(label=head, labelloc="t", labeljust="l", tooltip=_tooltip(picture.title))
    if any(edge.at_frame is not None for edge in picture.edges):
        drawn.graph_attr["ranksep"] = look.HIGH
    drawn.node_attr.update(look.NODE, fontname=FAMILY)
    drawn.edge_attr.update(look.EDGE, fontname=FAMILY)
    _add_nodes(drawn, picture, ends)
    for rank in picture.ranks:
        names = dict.fromkeys(ends[each].partition(":")[0] for each in rank)
        drawn.body.append("\t{ rank=same; " + " ".join(names) + " }\n")
    _add_lines(drawn, picture, ends)


def _add_lines(drawn: graphviz.Digraph, picture: Picture, ends: Mapping[str, str]) -> None:
    """Write the lines; of a pile one for all its rows."""
    known = {node.id: node for node in picture.nodes}
    trunks: set[tuple[str, str, str]] = set()
    frames, parents = _frames(picture.clusters)
    numbers = {name: number for number, name in enumerate(frames, 1)}
    lacking = _lacking(picture, ends)
    for edge in picture.edges:
        whole = not edge.free and lacking.get(_pile(edge, ends)) == 0
        tail, head = _joined(edge, ends, picture.direction if whole else None)
        if whole:
            if (tail, head, edge.kind) in trunks:
                continue
            trunks.add((tail, head, edge.kind))
        attributes = _edge(edge, known, picture.language)
        if edge.at_frame is not None and _inside(known[edge.head].cluster, edge.at_frame, parents):
            attributes["lhead"] = f"cluster_{numbers[edge.at_frame]}"
        drawn.edge(tail, head, **attributes)


def _ends(nodes: Iterable[Node]) -> dict[str, str]:
    """Where a line to each box ends: `n1`, or `n1:p2` for a row of a pile."""
    ends: dict[str, str] = {}
    piles: dict[str, tuple[str, int]] = {}
    count = 0
    for node in nodes:
        if node.stack is None or node.stack not in piles:
            count += 1
        name, rows = piles.get(node.stack, (f"n{count}", 0)) if node.stack is not None else (f"n{count}", 0)
        if node.stack is not None:
            piles[node.stack] = (name, rows + 1)
            name = f"{name}:p{rows + 1}"
        ends[node.id] = name
    return ends


def _pile(edge: Edge, ends: Mapping[str, str]) -> tuple[str, str, str]:
    """The piles or boxes that a line joins, and its kind."""
    return ends[edge.tail].partition(":")[0], ends[edge.head].partition(":")[0], edge.kind


def _lacking(picture: Picture, ends: Mapping[str, str]) -> dict[tuple[str, str, str], int]:
    """For the lines of one kind between a pile and a box: how many rows of the pile have no such line."""
    rows = Counter(end.partition(":")[0] for end in ends.values() if ":" in end)
    joined: dict[tuple[str, str, str], set[str]] = {}
    for edge in picture.edges:
        piled = {end for end in (ends[edge.tail], ends[edge.head]) if ":" in end}
        if len(piled) == 1 and not edge.free:
            joined.setdefault(_pile(edge, ends), set()).update(piled)
    return {key: sum(rows.get(name, 0) for name in key[:2]) - len(found) for key, found in joined.items()}


def _joined(edge: Edge, ends: Mapping[str, str], whole: Direction | None) -> tuple[str, str]:
    """The names that a line joins, in the order in which they are laid out: rows of piles, or the whole piles."""
    tail, head = ends[edge.tail], ends[edge.head]
    upper, lower = (head, tail) if edge.back else (tail, head)
    if whole is None:
        return upper, lower
    return _whole(upper, look.SIDES[whole][0]), _whole(lower, look.SIDES[whole][1])


def _whole(end: str, side: str) -> str:
    """The side of the whole pile, for the end of a line at one of its rows."""
    name, colon, _ = end.partition(":")
    return f"{name}:{side}" if colon else end


def _inside(frame: str | None, outer: str, parents: Mapping[str, str | None]) -> bool:
    """Whether a frame is drawn inside another, or is it."""
    while frame is not None and frame != outer:
        frame = parents.get(frame)
    return frame is not None


def _add_nodes(drawn: graphviz.Digraph, picture: Picture, ends: Mapping[str, str]) -> None:
    """Write each box inside its frame, frame within frame, without recursion."""
    boxes: dict[str | None, list[Node]] = {}
    frames, parents = _frames(picture.clusters)
    for node in picture.nodes:
        boxes.setdefault(node.cluster if node.cluster in frames else None, []).append(node)
    inner: dict[str | None, list[str]] = {}
    for name in frames:
        inner.setdefault(parents[name], []).append(name)
    numbers = {name: number for number, name in enumerate(frames, 1)}
    tall = _tallest(picture, ends)
    _write_nodes(drawn, boxes.get(None, []), ends, tall, picture.language)
    pending: list[str | None] = list(reversed(inner.get(None, [])))
    while pending:
        opened = pending.pop()
        if opened is None:
            drawn.body.append("\t}\n")
            continue
        drawn.body.append(f"\tsubgraph cluster_{numbers[opened]} {{\n")
        drawn.attr(None, **_frame(frames[opened], picture.direction, picture.language))
        _write_nodes(drawn, boxes.get(opened, []), ends, tall, picture.language)
        pending += [None, *reversed(inner.get(opened, []))]


def _piles(nodes: Iterable[Node], ends: Mapping[str, str]) -> dict[str, list[Node]]:
    """The boxes by the name that they are drawn under: several where they are rows of one pile."""
    piles: dict[str, list[Node]] = {}
    for node in nodes:
        piles.setdefault(ends[node.id].partition(":")[0], []).append(node)
    return piles


def _tallest(picture: Picture, ends: Mapping[str, str]) -> dict[int, int]:
    """The height of the highest pile of each level."""
    tall: dict[int, int] = {}
    for rows in _piles((node for node in picture.nodes if node.stack is not None), ends).values():
        tall[rows[0].level] = max(tall.get(rows[0].level, 0), height(rows, picture.language))
    return tall


def _write_nodes(
    drawn: graphviz.Digraph, nodes: Iterable[Node], ends: Mapping[str, str], tall: Mapping[int, int], language: str
) -> None:
    """Write boxes, and the rows of one pile as one box."""
    for name, rows in _piles(nodes, ends).items():
        if ":" in ends[rows[0].id]:
            spare = tall[rows[0].level] - height(rows, language)
            ports = [ends[row.id].partition(":")[2] for row in rows]
            tooltip = _tooltip("; ".join(_said(row) for row in rows))
            label = pile(rows, ports, language, spare=spare)
            drawn.node(name, label=label, shape="plaintext", style="", margin="0", tooltip=tooltip)
        else:
            drawn.node(name, label=box(rows[0], language), **_box(rows[0]))


def _box(node: Node) -> dict[str, str]:
    attributes = {**look.NODES[node.kind], "tooltip": _tooltip(_said(node))}
    severity = worst(node.marks)
    if severity is not None and node.kind != "missing":
        attributes |= {
            "color": look.COLOUR[severity],
            "penwidth": look.STROKE[severity],
            "fillcolor": look.TINT[severity],
        }
    return attributes


def _frame(cluster: Cluster, direction: Direction, language: str) -> dict[str, str]:
    place = look.FRAME_TITLE[direction] | (look.LOW[direction] if cluster.low else {})
    attributes = {**look.CLUSTER, **place, "tooltip": _tooltip(cluster.title)}
    if cluster.side is not None:
        attributes["labeljust"] = cluster.side
    if cluster.roomy:
        attributes["margin"] = look.ROOMY
    attributes["label"] = frame(cluster.title, cluster.marks, language)
    severity = "error" if cluster.broken else worst(cluster.marks)
    if severity is not None:
        attributes |= {"color": look.COLOUR[severity], "penwidth": look.STROKE[severity]}
    if cluster.broken:
        attributes |= {"style": "filled,dashed", "fillcolor": "white"}
    return attributes


def _edge(edge: Edge, known: Mapping[str, Node], language: str) -> dict[str, str]:
    attributes = dict(look.EDGES[edge.kind])
    severity = worst(edge.marks)
    if severity is not None:
        attributes |= {"color": look.COLOUR[severity], "penwidth": look.STROKE[severity]}
    if edge.kind != "order":
        between = f"{known[edge.tail].lines[0]} → {known[edge.head].lines[0]}"
        attributes["tooltip"] = _tooltip(f"{word(f'line {edge.kind}', language)}: {between} {edge.label}")
    if edge.span != 1:
        attributes["minlen"] = str(edge.span)
    if edge.free:
        attributes["constraint"] = "false"
    if not edge.arrow:
        attributes["arrowhead"] = "none"
    if edge.back:
        attributes |= {"dir": "back", "arrowtail": attributes.pop("arrowhead", "normal")}
    label = line_label(edge, language)
    if label:
        # a label on a line that does not bind ranks makes Graphviz lose edges; an outer label does not
        attributes["xlabel" if edge.free or edge.outside else "label"] = label
    return attributes


def _said(node: Node) -> str:
    """All that a box says, uncut."""
    marks = [f"{look.SYMBOL[mark.severity]} {mark.code}" for mark in node.marks]
    return node.tooltip or " · ".join([*node.lines, *marks])


def _tooltip(text: str) -> str:
    """The text for a tooltip, where Graphviz reads entities, and backslashes twice: these are written full-width."""
    harmless = escape(shortened(clean(text[:TOOLTIP]), cells=TOOLTIP)).replace("\\", "＼")
    quoted: str = graphviz.nohtml(harmless)
    return quoted


def _frames(clusters: Iterable[Cluster]) -> tuple[dict[str, Cluster], dict[str, str | None]]:
    """The frames by id and the parent that each is drawn in: the nearest one that keeps nesting shallow."""
    frames = {cluster.id: cluster for cluster in clusters}
    parents: dict[str, str | None] = {}
    depths: dict[str | None, int] = {None: 0}
    for start in frames:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in frames and at not in depths and at not in path:
            path[at] = None
            at = frames[at].parent
        outer = at if at in depths else None
        for name in reversed(path):
            parents[name], depths[name] = outer, depths[outer] + 1
            if depths[name] < NESTED:
                outer = name
    return frames, parents
