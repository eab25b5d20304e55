"""Reads a BPMN file into a graph."""

from respchain.errors import Fault, InputErrors, Place
from respchain.files.importers.bpmn.diagram import (
    Diagram,
    Lane,
    Message,
    Node,
    Pool,
    Process,
    local_id,
    scopes_of,
    title,
)
from respchain.files.importers.bpmn.words import GLOBAL_TASKS
from respchain.files.xml_reader import read_xml
from respchain.language import say


def diagram(file: str, raw: bytes) -> Diagram:
    """The graph of a file; what is no BPMN, or has no process and no pool, is an `InputErrors`."""
    root = read_xml(file, raw)
    if root.name != "definitions":
        where = Place(file, root.line, root.column)
        told = say('this is no BPMN: it begins with "{found}", where "definitions" is expected', found=root.name)
        raise InputErrors([Fault(where, told)])
    found = Diagram(file, root)
    _definitions(found)
    if not found.processes and not found.pools:
        named = sorted({child.name for child in root.children})
        told = say('no "process" and no "participant" was found in this BPMN; it has: {found}', found=", ".join(named))
        raise InputErrors([Fault(Place(file, root.line, root.column), told)])
    for process in found.processes:
        scopes_of(process, found.by_id)
    _flows(found)
    _hosts(found)
    _lists(found)
    _inherit(found)
    _messages(found)
    return found


def _definitions(found: Diagram) -> None:
    for child in found.root.children:
        if child.name == "process":
            found.processes.append(Process(child))
        elif child.name == "collaboration":
            found.pools += map(Pool, child.all("participant"))
            found.messages += map(Message, child.all("messageFlow"))
        elif child.name in GLOBAL_TASKS:
            found.globals.setdefault(child.get("id"), child)
        elif child.name == "resource":
            found.resources.setdefault(child.get("id"), title(child))
        elif child.name == "message":
            found.names.setdefault(child.get("id"), title(child))
    by_id: dict[str, Process] = {}
    for process in found.processes:
        by_id.setdefault(process.id, process)
    for pool in found.pools:
        pool.process = by_id.get(local_id(pool.element.get("processRef"))) if pool.element.get("processRef") else None
        if pool.process is not None and pool.process.pool is None:
            pool.process.pool = pool


def _flows(found: Diagram) -> None:
    for process in found.processes:
        for flow in process.flows:
            source, target = (found.by_id.get(local_id(end)) for end in (flow.start, flow.end))
            flow.source = source if source and source.scope.process is process else None
            flow.target = target if target and target.scope.process is process else None
            if flow.source is not None:
                flow.source.outgoing.append(flow)
                if flow.target is not None:
                    flow.target.incoming.append(flow)


def _hosts(found: Diagram) -> None:
    for node in found.nodes:
        host = found.by_id.get(local_id(node.element.get("attachedToRef"))) if node.kind == "boundaryEvent" else None
        if host is not None and host is not node:
            node.host = host
            host.boundary.append(node)


def _lists(found: Diagram) -> None:
    """What each lane lists: of several the deepest counts, else the first."""
    for process in found.processes:
        for lane in process.lanes:
            for reference in lane.element.all("flowNodeRef"):
                node = found.by_id.get(local_id(reference.text))
                if node is None or node.scope.process is not process:
                    found.astray.append(reference)
                elif node.listed is None or _lies_in(lane, node.listed):
                    node.listed = lane
                elif node.listed is not lane and not _lies_in(node.listed, lane):
                    found.twice.append(reference)


def _lies_in(lane: Lane, other: Lane) -> bool:
    above = lane.parent
    while above is not None and above is not other:
        above = above.parent
    return above is other


def _inherit(found: Diagram) -> None:
    """Whatever no lane lists lies where the nearest lies that encloses it; what stands on a task's edge, with it."""
    for process in found.processes:
        for scope in process.scopes:  # the outer ones first
            given = None if scope.owner is None else scope.owner.lane
            for node in scope.nodes:
                node.lane = node.listed or given
    for node in found.nodes:
        if node.host is not None:
            node.lane = node.host.lane


def _messages(found: Diagram) -> None:
    ends: dict[str, Node | Pool | Process] = {}
    ends.update((process.id, process) for process in reversed(found.processes))
    ends.update((pool.id, pool) for pool in reversed(found.pools))
    ends.update(found.by_id)
    for message in found.messages:
        message.source, message.target = (
            ends.get(local_id(message.element.get(key))) for key in ("sourceRef", "targetRef")
        )
        message.name = message.name or found.names.get(local_id(message.element.get("messageRef")), "")
        if isinstance(message.source, Node):
            message.source.messages.append(message)
