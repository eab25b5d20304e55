"""What was found in a diagram, in figures."""

from collections import Counter
from collections.abc import Iterable, Iterator

from respchain.files.importers.bpmn.diagram import Diagram
from respchain.files.importers.bpmn.hand_offs import HandOff
from respchain.files.importers.bpmn.timing import timers
from respchain.files.importers.bpmn.words import ACTIVITIES, BOUNDARY, END, GATEWAYS, START
from respchain.language import Saying, counted, listed, say


def figures(diagram: Diagram, handed: list[HandOff], performers: int, outside: int) -> Iterator[Saying]:
    """The sentences of the account, in the order of the diagram's parts."""
    nodes = list(diagram.nodes)
    file = diagram.file
    pools, processes = len(diagram.pools), len(diagram.processes)
    lanes = [lane for process in diagram.processes for lane in process.lanes]
    tasks = [node for node in nodes if node.kind in ACTIVITIES]
    kinds = Counter(node.kind for node in tasks)
    yield say(
        "{file}: {pools}, {processes}, {lanes}",
        file=file,
        pools=counted("{count} pool", "{count} pools", pools),
        processes=counted("{count} process", "{count} processes", processes),
        lanes=counted("{count} lane", "{count} lanes", len(lanes)),
    )
    nested = sum(lane.parent is not None for lane in lanes)
    if nested:
        yield counted("{count} lane lies in another", "{count} lanes lie in others", nested)
    unnamed = sum(not lane.name for lane in lanes)
    if unnamed:
        yield counted("{count} lane has no name", "{count} lanes have no name", unnamed)
    if tasks:
        by_kind = listed(say("{kind} {count}", count=count, kind=say(ACTIVITIES[kind])) for kind, count in _most(kinds))
        told = counted("{count} task: {kinds}", "{count} tasks: {kinds}", len(tasks), kinds=by_kind)
        yield told
    listed_ = sum(node.listed is not None for node in tasks)
    yield counted("{count} task is listed by a lane", "{count} tasks are listed by lanes", listed_)
    given = sum(node.listed is None and node.lane is not None for node in tasks)
    yield counted(
        "{count} task lies in the lane of its sub-process",
        "{count} tasks lie in the lanes of their sub-processes",
        given,
    )
    bare = sum(node.lane is None for node in tasks)
    yield counted("{count} task lies in no lane", "{count} tasks lie in no lane", bare)
    yield counted("{count} task falls to nobody", "{count} tasks fall to nobody", outside)
    flows = sum(len(process.flows) for process in diagram.processes)
    yield counted("{count} sequence flow", "{count} sequence flows", flows)
    yield counted("{count} message flow", "{count} message flows", len(diagram.messages))
    yield from _handed(handed)
    yield counted("{count} gateway", "{count} gateways", sum(node.kind in GATEWAYS for node in nodes))
    yield counted("{count} start event", "{count} start events", sum(node.kind == START for node in nodes))
    yield counted("{count} end event", "{count} end events", sum(node.kind == END for node in nodes))
    yield counted("{count} timer", "{count} timers", timers(diagram))
    yield counted("{count} performer named by tasks", "{count} performers named by tasks", performers)
    yield counted("{count} boundary event", "{count} boundary events", sum(node.kind == BOUNDARY for node in nodes))


def _handed(handed: list[HandOff]) -> Iterator[Saying]:
    yield counted("{count} hand-off between lanes", "{count} hand-offs between lanes", len(handed))
    at_gateways = [one for one in handed if one.target.kind in GATEWAYS]
    yield counted(
        "{count} hand-off arrives at a gateway first", "{count} hand-offs arrive at gateways first", len(at_gateways)
    )
    lost = sum(not one.received for one in handed)
    yield counted("{count} hand-off has no receiver", "{count} hand-offs have no receiver", lost)


def _most(kinds: Counter[str]) -> Iterable[tuple[str, int]]:
    order = list(ACTIVITIES)
    return sorted(kinds.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
