"""A BPMN file as a graph: pools, processes, lanes, nodes and the flows between them."""

from collections.abc import Iterator

from respchain.files.importers.bpmn.words import CATCH, DEFINITIONS, END, NODES, SCOPES
from respchain.files.xml_reader import Element


class Lane:
    """A lane of a process, with the lane that it lies in; `nodes` are those that it lists."""

    def __init__(self, element: Element, parent: "Lane | None", process: "Process") -> None:
        self.element = element
        self.parent = parent
        self.process = process
        self.name = title(element)
        self.children: list[Lane] = []


class Node:
    """An activity, gateway or event; `lane` is the leaf lane it lies in, by its own name or by what it lies inside."""

    def __init__(self, element: Element, scope: "Scope") -> None:
        self.element = element
        self.kind = element.name
        self.id = element.get("id")
        self.name = title(element)
        self.scope = scope
        self.listed: Lane | None = None
        self.lane: Lane | None = None
        self.host: Node | None = None  # whose boundary it stands on
        self.inside: Scope | None = None  # what a sub-process holds
        self.outgoing: list[Flow] = []
        self.incoming: list[Flow] = []
        self.boundary: list[Node] = []
        self.messages: list[Message] = []  # those that it sends

    @property
    def definitions(self) -> list[Element]:
        """What an event is about."""
        return self.element.all(*DEFINITIONS)

    @property
    def calls(self) -> str:
        """The id of what a call activity calls, blank where it says nothing."""
        if self.kind != "callActivity":
            return ""
        named = self.element.get("calledElement") or next(
            (one.get("processId") for one in self.element.within("calledElement")), ""
        )
        return local_id(named)

    def is_about(self, word: str) -> bool:
        """Whether an event is of a kind: timer, message, error ..."""
        return any(DEFINITIONS[one.name] == word for one in self.definitions)


class Flow:
    """A sequence flow; an end that leads to nothing is None."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.id = element.get("id")
        self.name = title(element)
        self.start, self.end = element.get("sourceRef"), element.get("targetRef")
        self.source: Node | None = None
        self.target: Node | None = None

    @property
    def condition(self) -> str:
        """When a case takes this way, as the file writes it."""
        stated = self.element.first("conditionExpression")
        return "" if stated is None else " ".join(stated.text.split())


class Scope:
    """A process or sub-process: what is in it; `owner` is the sub-process, None for a process."""

    def __init__(self, element: Element, process: "Process", owner: Node | None) -> None:
        self.element = element
        self.process = process
        self.owner = owner
        self.nodes: list[Node] = []
        self.has_end = False
        self.links: dict[str, list[Node]] = {}  # the events at which links go on, by the link's name

    def add(self, node: Node) -> None:
        """Take a node in."""
        self.nodes.append(node)
        self.has_end |= node.kind == END
        if node.kind == CATCH and node.is_about("link"):
            self.links.setdefault(link_of(node), []).append(node)


class Process:
    """A process, and the pool that shows it, if one does."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.id = element.get("id")
        self.name = title(element)
        self.pool: Pool | None = None
        self.root = Scope(element, self, None)
        self.scopes = [self.root]
        self.lanes: list[Lane] = []
        self.flows: list[Flow] = []

    @property
    def nodes(self) -> Iterator[Node]:
        """All that is in it, sub-processes opened."""
        return (node for scope in self.scopes for node in scope.nodes)

    @property
    def empty(self) -> bool:
        """Whether nothing is in it, as tools write it behind a pool that shows nothing."""
        return not self.lanes and not any(scope.nodes for scope in self.scopes)


class Pool:
    """A participant; without a process, or with an empty one, nothing is known of its inside."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.id = element.get("id")
        self.name = title(element)
        self.process: Process | None = None


class Message:
    """A message flow; each end is a node, a pool, or nothing that the file has."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.name = title(element)
        self.source: Node | Pool | Process | None = None
        self.target: Node | Pool | Process | None = None


class Diagram:
    """What one file holds."""

    def __init__(self, file: str, root: Element) -> None:
        self.file = file
        self.root = root
        self.processes: list[Process] = []
        self.pools: list[Pool] = []
        self.messages: list[Message] = []
        self.by_id: dict[str, Node] = {}
        self.astray: list[Element] = []  # references of lanes that lead to nothing
        self.twice: list[Element] = []  # references of lanes to what another lane has
        self.globals: dict[str, Element] = {}
        self.resources: dict[str, str] = {}
        self.names: dict[str, str] = {}  # of messages, by id

    @property
    def nodes(self) -> Iterator[Node]:
        """All nodes of all processes."""
        return (node for process in self.processes for node in process.nodes)


def title(element: Element) -> str:
    """The name of an element on one line."""
    return " ".join(element.get("name").split())


def link_of(node: Node) -> str:
    """The name of the link that an event throws or catches."""
    stated = node.element.first("linkEventDefinition")
    return (title(stated) if stated is not None else "") or node.name


def local_id(reference: str) -> str:
    """The id that a reference names, without the prefix of its namespace.

    >>> local_id("tns:order"), local_id("order")
    ('order', 'order')
    """
    return reference.strip().rpartition(":")[2]


def scopes_of(process: Process, by_id: dict[str, Node]) -> None:
    """Fill a process with its nodes, flows and lanes, however deep its sub-processes go."""
    waiting = [process.root]
    while waiting:
        scope = waiting.pop()
        for child in scope.element.children:
            if child.name in NODES:
                node = Node(child, scope)
                scope.add(node)
                if node.id:
                    by_id.setdefault(node.id, node)
                if node.kind in SCOPES:
                    node.inside = Scope(child, process, node)
                    process.scopes.append(node.inside)
                    waiting.append(node.inside)
            elif child.name == "sequenceFlow":
                process.flows.append(Flow(child))
            elif child.name == "laneSet":
                _lanes(child, process)


def _lanes(lane_set: Element, process: Process) -> None:
    waiting: list[tuple[Element, Lane | None]] = [(child, None) for child in reversed(lane_set.all("lane"))]
    while waiting:
        element, parent = waiting.pop()
        lane = Lane(element, parent, process)
        process.lanes.append(lane)
        if parent is not None:
            parent.children.append(lane)
        inner = [one for inside in element.all("childLaneSet", "laneSet") for one in inside.all("lane")]
        waiting += [(one, lane) for one in reversed(inner + element.all("lane"))]
