"""The whole charter on one day as a networkx multigraph."""

from collections.abc import Callable, Iterator

import networkx as nx

from respchain.chain.links import Node
from respchain.facts.codes import Kind, LineKind, Part, Source, Watch
from respchain.facts.facts import Facts
from respchain.facts.relation import Relation

TABLES = ("actors", "people", "matters", "duties", "powers", "bases", "consequences", "steps")
"""The tables whose rows are nodes."""

Edge = tuple[str, Node, Node]


def multigraph(
    facts: Facts, name: Callable[[str, int], str], title: Callable[[str, int], str]
) -> "nx.MultiDiGraph[str]":
    """Nodes carry `kind`, `id` and `title`, edges their `kind`, which is their key too.

    A node is called by its table and id, as in `actors:mayor`: ids of different tables may be the same word.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for table in TABLES:
        for row in range(len(getattr(facts.now, table))):
            kind = Kind(int(facts.actors.kind[row])).name.lower() if table == "actors" else _ONE[table]
            graph.add_node(f"{table}:{name(table, row)}", kind=kind, id=name(table, row), title=title(table, row))
    for kind, tail, head in edges(facts):
        graph.add_edge(f"{tail[0]}:{name(*tail)}", f"{head[0]}:{name(*head)}", key=kind, kind=kind)
    return graph


def edges(facts: Facts) -> Iterator[Edge]:
    """All typed edges of a charter on one day."""
    yield from _structure(facts)
    yield from _duties(facts)
    yield from _supervision(facts)
    yield from _processes(facts)


def _structure(facts: Facts) -> Iterator[Edge]:
    now = facts.now
    for post, superior, kind in zip(now.lines.post, now.lines.superior, now.lines.kind, strict=True):
        if superior >= 0:
            yield _LINES[LineKind(int(kind))], ("actors", int(post)), ("actors", int(superior))
    yield from _pairs("holder", "actors", "people", facts.holders)
    yield from _pairs("member", "actors", "actors", facts.members)
    yield from _pairs("part-of", "actors", "actors", Relation.function(facts.actors.department, len(facts.actors)))
    yield from _pairs("head", "actors", "actors", Relation.function(facts.actors.head, len(facts.actors)))
    yield from _pairs("part-of", "matters", "matters", Relation.function(facts.matters.parent, len(facts.matters)))


def _duties(facts: Facts) -> Iterator[Edge]:
    now = facts.now
    yield from _pairs("matter", "duties", "matters", Relation.function(facts.duties.matter, len(facts.matters)))
    for duty, actor, part in zip(now.duty_actors.duty, now.duty_actors.actor, now.duty_actors.part, strict=True):
        if actor >= 0 and part != Part.SUPERVISES:
            yield Part(int(part)).name.lower(), ("duties", int(duty)), ("actors", int(actor))
    yield from _pairs("delegated", "duties", "actors", facts.delegated)
    yield from _pairs("basis", "duties", "bases", facts.bases)
    yield from _pairs("basis", "powers", "bases", facts.power_bases)
    yield from _pairs("power", "powers", "actors", Relation.function(facts.now.powers.actor, len(facts.actors)))
    yield from _pairs("consequence", "duties", "consequences", facts.consequences)
    for consequence, actor in zip(now.consequence_imposers.consequence, now.consequence_imposers.imposer, strict=True):
        if actor >= 0:
            yield "imposer", ("consequences", int(consequence)), ("actors", int(actor))


def _supervision(facts: Facts) -> Iterator[Edge]:
    forums = facts.forums
    for actor, forum, kind, source in zip(forums.actor, forums.forum, forums.kind, forums.source, strict=True):
        if source != Source.SUPERIOR:
            yield Watch(int(kind)).name.lower(), ("actors", int(actor)), ("actors", int(forum))


def _processes(facts: Facts) -> Iterator[Edge]:
    now = facts.now
    yield from _pairs("next", "steps", "steps", facts.next_step)
    for step, actor in zip(now.step_actors.step, now.step_actors.actor, strict=True):
        if actor >= 0:
            yield "step", ("steps", int(step)), ("actors", int(actor))


_ONE = {
    "people": "person", "matters": "matter", "duties": "duty", "powers": "power", "bases": "basis",
    "consequences": "consequence", "steps": "step",
}  # fmt: skip
_LINES = {
    LineKind.COMMAND: "reports-to", LineKind.GUIDANCE: "guided-by",
    LineKind.FUNCTIONAL: "functional-to", LineKind.DOTTED: "dotted-to",
}  # fmt: skip


def _pairs(kind: str, tail: str, head: str, relation: Relation) -> Iterator[Edge]:
    left, right = relation.pairs
    for low, high in zip(left.tolist(), right.tolist(), strict=True):
        yield kind, (tail, low), (head, high)
