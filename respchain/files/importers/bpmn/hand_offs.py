"""Flows from lane to lane, and whether anybody there takes the case."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from respchain.files.importers.bpmn.diagram import Diagram, Flow, Lane, Node
from respchain.files.importers.bpmn.routes import Hop, hops
from respchain.files.importers.bpmn.words import ACTIVITIES

_BACK = 200  # nodes that are looked through before a flow for the step that hands over


class HandOff(NamedTuple):
    """A flow whose ends lie in different lanes; `received`: behind it an activity is met, or the lane left again."""

    flow: Flow
    source: Node
    target: Node
    received: bool


def hand_offs(diagram: Diagram) -> list[HandOff]:
    """All of them, in the order of the file."""
    leads = _leads(diagram.nodes)
    return [
        HandOff(flow, flow.source, flow.target, flow.target.kind in ACTIVITIES or flow.target in leads)
        for process in diagram.processes
        for flow in process.flows
        if flow.source is not None and flow.target is not None and _apart(flow.source.lane, flow.target.lane)
    ]


def _apart(one: Lane | None, other: Lane | None) -> bool:
    return one is not None and other is not None and one is not other


def _leads(nodes: Iterable[Node]) -> set[Node]:
    """The gateways and events from which a way inside their lane leads to an activity, to a message, or out of it.

    A flow that leads to nothing may lead anywhere.
    """
    before: dict[Node, list[Node]] = {}
    found: list[Node] = []
    for node in nodes:
        if node.kind in ACTIVITIES:
            continue
        onward = list(hops(node))
        if node.messages or any(_takes(hop, node) for hop in onward):
            found.append(node)
        for hop in onward:
            if hop.target is not None and hop.target.lane is node.lane:
                before.setdefault(hop.target, []).append(node)
    leads = set(found)
    while found:
        for node in before.get(found.pop(), ()):
            if node not in leads:
                leads.add(node)
                found.append(node)
    return leads


def _takes(hop: Hop, node: Node) -> bool:
    target = hop.target
    if target is None:
        return not hop.is_end
    return target.kind in ACTIVITIES or target.lane is not node.lane


def kept(diagram: Diagram, found: Iterable[HandOff]) -> set[Node]:
    """The gateways and events to be stated as steps, so that a hand-off into nothing is seen.

    It is where the case arrives; and where it comes from too, unless a step of another lane stands before that.
    """
    lost = [one for one in found if not one.received]
    if not lost:
        return set()
    before: dict[Node, list[Node]] = {}
    for node in diagram.nodes:
        for hop in hops(node):
            if hop.target is not None:
                before.setdefault(hop.target, []).append(node)
        for event in node.boundary:
            before.setdefault(event, []).append(node)
    keeping = {one.target for one in lost}
    for one in lost:
        if one.source.kind not in ACTIVITIES and not _stepped(one, before):
            keeping.add(one.source)
    return keeping


def _stepped(one: HandOff, before: dict[Node, list[Node]]) -> bool:
    """Whether a step of another lane stands before a hand-off, past gateways and events."""
    waiting, seen = deque([one.source]), {one.source}
    while waiting and len(seen) < _BACK:
        for node in before.get(waiting.popleft(), ()):
            if node.kind in ACTIVITIES and _apart(node.lane, one.target.lane):
                return True
            if node.kind not in ACTIVITIES and node not in seen:
                seen.add(node)
                waiting.append(node)
    return False
