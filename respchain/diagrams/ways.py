"""Lines that say the same on their way to the same box: they meet in a box of words, and what they say is said once."""

from dataclasses import replace

from respchain.diagrams.picture import Edge, Node, Picture

Way = tuple[str, str, str, bool]
MANY = 7  # more lines than this are not drawn: the way is named by a letter, and each box says it


def gathered(picture: Picture) -> Picture:
    """The picture with a box of words on the way of its gathered lines.

    So no line has a label of its own there, which Graphviz would have to find room for, and may fail to.

    >>> nodes = tuple(Node(name, "post", (name,)) for name in "abc")
    >>> lines = tuple(Edge(name, "c", "supervises", label="audit", gathered=True) for name in "ab")
    >>> drawn = gathered(Picture("", nodes, lines))
    >>> [(edge.tail.strip(), edge.head.strip(), edge.arrow) for edge in drawn.edges]
    [('a', 'way 1', False), ('b', 'way 1', False), ('way 1', 'c', True)]
    """
    ways = _ways(picture)
    if not ways:
        return picture
    frames = {node.id: node.cluster for node in picture.nodes}
    edges = [edge for edge in picture.edges if _way(edge) not in ways]
    through: dict[str, list[str]] = {}
    added: list[Node] = []
    letters = 0
    for number, ((head, _, label, _), lines) in enumerate(ways.items(), 1):
        name = f"\nway {number}"
        around = {frames[head], *(frames[line.tail] for line in lines)}
        said = [label] if label else []
        if len(lines) > MANY:
            letters += 1
            said.insert(0, letter(letters))
            edges.append(Edge(lines[0].tail, name, "order", back=lines[0].back))  # keeps the box between the rows
            for line in lines:
                through.setdefault(line.tail, []).append(letter(letters))
        else:
            edges += [replace(line, head=name, label="", gathered=False, arrow=False) for line in lines]
        added.append(Node(name, "way", (" · ".join(said),), cluster=around.pop() if len(around) == 1 else None))
        edges.append(replace(lines[0], tail=name, label="", gathered=False, marks=(), span=1))
    nodes = (replace(node, through=tuple(through.get(node.id, ()))) for node in picture.nodes)
    return replace(picture, nodes=(*nodes, *added), edges=tuple(edges))


def letter(number: int) -> str:
    """The name of a way: A to Z, then AA and on.

    >>> letter(1), letter(26), letter(27), letter(28)
    ('A', 'Z', 'AA', 'AB')
    """
    name = ""
    while number:
        number, last = divmod(number - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def _way(edge: Edge) -> Way | None:
    return (edge.head, edge.kind, edge.label, edge.back) if edge.gathered and not edge.marks else None


def _ways(picture: Picture) -> dict[Way, list[Edge]]:
    """The gathered lines by the way that they go: those that say something, and those that are many."""
    ways: dict[Way, list[Edge]] = {}
    for edge in picture.edges:
        way = _way(edge)
        if way is not None:
            ways.setdefault(way, []).append(edge)
    return {way: lines for way, lines in ways.items() if way[2] or len(lines) > MANY}
