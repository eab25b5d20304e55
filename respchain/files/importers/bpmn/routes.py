"""What follows a node at once: the flows that the file draws, and the ways into and out of sub-processes."""

from collections.abc import Iterator

from respchain.files.importers.bpmn.diagram import Flow, Node, Scope, link_of
from respchain.files.importers.bpmn.words import ACTIVITIES, BOUNDARY, CATCH, END, START, THROW


class Hop:
    """One hop: along a flow, into a sub-process without one, or to the end of the case (neither)."""

    __slots__ = ("flow", "target")

    def __init__(self, target: Node | None, flow: Flow | None = None) -> None:
        self.target = target
        self.flow = flow

    @property
    def is_end(self) -> bool:
        """Whether the case is over."""
        return self.target is None and self.flow is None


def hops(node: Node) -> Iterator[Hop]:
    """What follows a node at once, events on its edge apart."""
    if node.inside is not None and (entries := entries_of(node.inside)):
        yield from map(Hop, entries)
    elif node.kind == END:
        yield from _closed(node)
    elif node.kind == THROW and node.is_about("link"):
        for other in node.scope.links.get(link_of(node), ()):
            yield from _out(other)
    elif node.outgoing:
        yield from _out(node)
    elif node.kind in ACTIVITIES and ends_a_case(node):
        yield from _ended(node.scope)


def _out(node: Node) -> Iterator[Hop]:
    return (Hop(flow.target, flow) for flow in node.outgoing)


def entries_of(scope: Scope) -> list[Node]:
    """The nodes at which a process or sub-process begins: its start events, else all to which nothing leads."""
    starts = [node for node in scope.nodes if node.kind == START]
    return starts or [node for node in scope.nodes if not node.incoming and _may_begin(node)]


def _may_begin(node: Node) -> bool:
    return not (
        node.kind in (BOUNDARY, START)
        or by_event(node)
        or compensates(node)
        or (node.kind == CATCH and node.is_about("link"))
    )


def by_event(node: Node) -> bool:
    """Whether it is a sub-process that an event begins, whatever is done at the time."""
    return node.element.get("triggeredByEvent") == "true"


def compensates(node: Node) -> bool:
    """Whether it undoes what another did, and no flow leads to it."""
    return node.element.get("isForCompensation") == "true"


def ends_a_case(node: Node) -> bool:
    """Whether a case may end at an activity without a flow out of it: where nothing around it draws an end."""
    return not node.scope.has_end or compensates(node) or by_event(node)


def _closed(end: Node) -> Iterator[Hop]:
    """What follows an end event: an error goes to the next edge that catches it."""
    for word in ("error", "cancellation"):
        at: Scope | None = end.scope
        while at is not None and end.is_about(word):
            if at.owner is None:
                yield Hop(None)
                return
            caught = [event for event in at.owner.boundary if event.is_about(word)]
            if caught:
                for event in caught:
                    yield from _out(event)
                return
            at = at.owner.scope
    yield from _ended(end.scope)


def _ended(scope: Scope) -> Iterator[Hop]:
    """What follows the end of a process or sub-process."""
    at = scope
    while at.owner is not None:
        if at.owner.outgoing:
            yield from _out(at.owner)
            return
        if not ends_a_case(at.owner):
            return
        at = at.owner.scope
    yield Hop(None)
