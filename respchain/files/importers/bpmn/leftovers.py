"""What a diagram says and no key of a charter takes."""

from collections.abc import Callable, Iterable, Iterator

from respchain.errors import Place
from respchain.files.importers.bpmn.diagram import Diagram, Flow, Message, Node, title
from respchain.files.importers.bpmn.performers import ASSIGNMENTS
from respchain.files.importers.bpmn.words import ACTIVITIES, DEFINITIONS, END, GATEWAYS, NODES, PERFORMERS
from respchain.files.importers.imported import Imported, Left
from respchain.files.xml_reader import Element
from respchain.language import Saying, say

_LAYOUT = frozenset({"BPMNDiagram"})
_PLUMBING = frozenset(
    {"inputSet", "outputSet", "dataInputRefs", "dataOutputRefs", "optionalInputRefs", "optionalOutputRefs",
     "whileExecutingInputRefs", "whileExecutingOutputRefs", "inputSetRefs", "outputSetRefs", "import"}
)  # fmt: skip
_FRAME = frozenset(
    {"definitions", "collaboration", "process", "laneSet", "childLaneSet", "extensionElements", "ioSpecification",
     "lane", "participant", "messageFlow", "sequenceFlow", "incoming", "outgoing", "flowNodeRef"}
)  # fmt: skip
_STRUCTURE = NODES | _FRAME | frozenset(DEFINITIONS) | PERFORMERS
_ASSOCIATIONS = frozenset({"association", "dataInputAssociation", "dataOutputAssociation"})
_PLAIN = frozenset(
    {"id", "name", "sourceRef", "targetRef", "processRef", "attachedToRef", "calledElement", "default", "messageRef",
     "cancelActivity", "triggeredByEvent", "isForCompensation", "isExecutable", "isClosed", "processType",
     "startQuantity", "completionQuantity", "isInterrupting", "gatewayDirection", "parallelMultiple", "isCollection",
     "isImmediate", "instantiate", "eventGatewayType", "ordering", "cancelRemainingInstances", "isSequential",
     "targetNamespace", "typeLanguage", "expressionLanguage", "exporter", "exporterVersion", "schemaLocation",
     "itemSubjectRef", "dataObjectRef", "dataStoreRef", "errorRef", "signalRef", "escalationRef", "resourceRef",
     "type", "definitionalCollaborationRef", "isUnlimited", "associationDirection", "language", "evaluatesToTypeRef",
     "operationRef", "structureRef", "itemKind", "categoryValueRef", "textFormat", "processId"}
)  # fmt: skip
_DEFAULTS = frozenset(
    {("implementation", "##unspecified"), ("implementation", "##WebService"), ("method", "##compensate")}
)

Judge = Callable[[Element], bool]


class Leftovers:
    """Puts into the remainder whatever was not used; counts the elements that went there whole."""

    def __init__(
        self, diagram: Diagram, found: Imported, used: set[Element], told: set[Node], flows: set[Flow]
    ) -> None:
        self._diagram = diagram
        self._found = found
        self._used = used
        self._told = told
        self._flows = flows
        self.layout = 0
        self.whole: set[Element] = set()

    def leave(self, element: Element, text: str, why: Saying, heading: str = "") -> None:
        """Put a text into the remainder."""
        place = Place(self._diagram.file, element.line, element.column)
        self._found.left.append(Left(place, heading or element.name, text, why))

    def whole_element(self, element: Element, text: str, why: Saying) -> None:
        """Put an element into the remainder of which nothing became part of the charter."""
        self.whole.add(element)
        self.leave(element, text, why)

    def names(self, nodes: Iterable[Node], flows: Iterable[Flow]) -> None:
        """The names of gateways, events and flows that no key takes."""
        for node in nodes:
            if node.name and node not in self._told and node.kind not in ACTIVITIES:
                why = say("an event that is no step: the charter states what comes before and behind it")
                if node.kind in GATEWAYS:
                    why = say("the question of a gateway: what may be found stands as outcomes at the step before")
                elif node.kind == END:
                    why = say("the name of an end: a charter knows that a case ends, and no names of ends")
                self.leave(node.element, node.name, why)
        for flow in flows:
            if flow.source is None:
                text = f"{flow.start or '?'} → {flow.end or '?'}"
                self.whole_element(flow.element, text, say("a flow that begins nowhere in its process"))
            elif flow.name and flow not in self._flows:
                self.leave(flow.element, flow.name, say("a flow that no case takes"))
            elif flow.name and flow.condition:
                self.leave(flow.element, flow.condition, say("the condition behind an outcome that has a name"))

    def rest(self) -> None:
        """All other elements that say anything, and the attributes that no key takes."""
        waiting = [self._diagram.root]
        while waiting:
            element = waiting.pop()
            if element.name in _LAYOUT:
                self.layout += 1 + sum(1 for _ in _inside(element))
                continue
            if element.name in _PLUMBING:
                self.layout += 1
                continue
            if element.name in _ASSOCIATIONS:
                self.whole_element(element, self._ends(element), say("data and notes are no part of a charter"))
                continue
            if element not in self._used and element.name not in _STRUCTURE and element not in self.whole:
                self._element(element)
            self._attributes(element)
            waiting += element.children[::-1]

    def _element(self, element: Element) -> None:
        text = " ".join(element.text.split()) or title(element) or element.get("value")
        if not text:
            return
        self.whole_element(element, text, _why(element))

    def _ends(self, element: Element) -> str:
        ends = []
        for key in ("sourceRef", "targetRef"):
            inside = element.first(key)
            id_ = (element.get(key) or (inside.text if inside is not None else "")).strip()
            node = self._diagram.by_id.get(id_)
            ends.append((node.name if node is not None else "") or id_ or "…")
        return " → ".join(ends)

    def _attributes(self, element: Element) -> None:
        for name, value in element.attributes.items() if element.name != "definitions" else ():
            if name in _PLAIN or not value.strip() or (name, value.strip()) in _DEFAULTS:
                continue
            if element in self._used and name in (*ASSIGNMENTS, "dueDate"):
                continue
            if name == "value" and element in self.whole and not (title(element) or element.text.strip()):
                continue  # told with its element
            self.leave(element, value.strip(), say("a setting of the diagram's own tools"), f"{element.name} {name}")


def _inside(element: Element) -> Iterator[Element]:
    waiting = list(element.children)
    while waiting:
        one = waiting.pop()
        yield one
        waiting += one.children


def _why(element: Element) -> Saying:
    if element.name == "documentation":
        return say("a description: no key of a charter takes it")
    if element.name in ("textAnnotation", "text", "group", "categoryValue", "category"):
        return say("a note on the diagram: no key of a charter takes it")
    if element.name.startswith("data") or element.name in ("itemDefinition", "property", "correlationProperty"):
        return say("data and notes are no part of a charter")
    if element.name in ("timeDuration", "timeCycle", "timeDate"):
        return say("no time that a limit could be: a day, an expression, several units, or later than another timer")
    if element.name == "conditionExpression":
        return say("the condition behind an outcome that has a name")
    return say("no key of a charter takes it")


def message_text(message: Message) -> str:
    """What a message flow says, where it cannot be stated."""
    ends = []
    for end, key in ((message.source, "sourceRef"), (message.target, "targetRef")):
        ends.append((end.name if end is not None else "") or message.element.get(key) or "?")
    named = f"{message.name}: " if message.name else ""
    return named + " → ".join(ends)
