"""One diagram into a charter, with an account of all that is in it."""

from respchain.files.importers.bpmn.actors import Actors
from respchain.files.importers.bpmn.diagram import Diagram, Node, Process, title
from respchain.files.importers.bpmn.figures import figures
from respchain.files.importers.bpmn.hand_offs import hand_offs, kept
from respchain.files.importers.bpmn.leftovers import Leftovers, message_text
from respchain.files.importers.bpmn.performers import Named, performers
from respchain.files.importers.bpmn.steps import BEGINS, DONE, Steps
from respchain.files.importers.bpmn.timing import Timing, waiting
from respchain.files.importers.bpmn.ways import EVENT, OTHERWISE, Ways
from respchain.files.importers.bpmn.words import ACTIVITIES, DEFINITIONS, END, THROW
from respchain.files.importers.imported import Imported
from respchain.files.importers.numbering import Numbering
from respchain.files.xml_reader import Element
from respchain.language import counted, say, translator


class Charting:
    """States what a diagram holds."""

    def __init__(self, diagram: Diagram, found: Imported, actors: Actors, ids: Numbering, language: str) -> None:
        self._diagram = diagram
        self._found = found
        self._actors = actors
        self._ids = ids
        tell = translator(language)
        self._words = {word: tell(word) for word in (OTHERWISE, EVENT, DONE, BEGINS, *DEFINITIONS.values())}
        self._timing = Timing()
        self._named: dict[Node, list[Named]] = {}
        self._used: set[Element] = set()

    def chart(self) -> None:
        """Add its actors and processes to the charter, and tell of them."""
        diagram, found = self._diagram, self._found
        self._actors.of_file(diagram.file, diagram.pools, diagram.processes)
        self._calls()
        self._performers()
        handed = hand_offs(diagram)
        ways = Ways(diagram.nodes, self._words)
        ways.steps |= kept(diagram, handed) | set(waiting(diagram)) | _senders(diagram)
        steps = Steps(diagram, self._actors, self._timing, self._posts, self._words)
        for process in diagram.processes:
            if not process.empty:
                name = process.name or (process.pool.name if process.pool else "") or process.id
                found.section("processes")[self._ids.free(name, "process")] = steps.process(process, ways)
        outside = sum(node.kind in ACTIVITIES and not self._does(node) for node in diagram.nodes)
        number = sum(len(one.names) for named in self._named.values() for one in named)
        found.read += figures(diagram, handed, number, outside)
        self._assume(steps, ways)
        self._leave(steps, ways)

    def _does(self, node: Node) -> list[str]:
        return [*self._actors.doers(node), *self._posts(node)]

    def _calls(self) -> None:
        processes: dict[str, Process] = {}
        for process in self._diagram.processes:
            processes.setdefault(process.id, process)
        calling = ((node, processes.get(node.calls)) for node in self._diagram.nodes if node.calls)
        self._actors.call((node, process) for node, process in calling if process is not None)
        self._callable = processes.keys() | self._diagram.globals.keys()

    def _performers(self) -> None:
        resources, every = self._diagram.resources, self._diagram.globals
        for node in self._diagram.nodes:
            if node.kind in ACTIVITIES:
                named = list(performers(node.element, resources))
                if node.calls in every:
                    named += performers(every[node.calls], resources)
                if named:
                    self._named[node] = named

    def _posts(self, node: Node) -> list[str]:
        names = [name for named in self._named.get(node, ()) for name in named.names]
        return [self._actors.performer(name, node) for name in names]

    def _assume(self, steps: Steps, ways: Ways) -> None:
        assumed, file = self._found.assumed, self._diagram.file
        outside = [pool for pool in self._diagram.pools if pool.process is None or pool.process.empty]
        if outside:
            assumed.append(counted(
                "{file}: {count} pool shows nothing of its inside: it is taken for an outsider",
                "{file}: {count} pools show nothing of their inside: they are taken for outsiders",
                len(outside), file=file,
            ))  # fmt: skip
        if self._timing.at_edges:
            assumed.append(counted(
                "{file}: the timer on the edge of {count} task is taken for its time limit",
                "{file}: the timers on the edges of {count} tasks are taken for their time limits",
                self._timing.at_edges, file=file,
            ))  # fmt: skip
        if self._timing.cycles:
            assumed.append(say("{file}: of timers that repeat, the interval is taken", file=file))
        if steps.events:
            assumed.append(counted(
                "{file}: {count} event or gateway is stated as an automatic step, as it sends, waits, begins with "
                "several steps, parts too many ways, or is all that a hand-off meets",
                "{file}: {count} events or gateways are stated as automatic steps, as they send, wait, begin with "
                "several steps, part too many ways, or are all that a hand-off meets",
                len(steps.events), file=file,
            ))  # fmt: skip
        named = sum(len(one.names) for some in self._named.values() for one in some)
        if named:
            assumed.append(
                say("{file}: whoever a task names as its performer or assignee is taken for a post", file=file)
            )

    def _leave(self, steps: Steps, ways: Ways) -> None:
        diagram = self._diagram
        used = self._used | self._timing.used
        for named in self._named.values():
            used |= {inner for one in named if one.names for inner in (one.element, *one.element.within(*_NAMING))}
        names = {name for some in self._named.values() for one in some for name in one.names}
        sent = {message.name for message in diagram.messages}
        for child in diagram.root.all("resource", "message"):
            if title(child) in (names if child.name == "resource" else sent):
                used.add(child)
        used |= {
            condition
            for process in diagram.processes
            for flow in process.flows
            if (condition := flow.element.first("conditionExpression")) is not None
            and (flow.name or flow.source is None or flow in ways.told)
        }
        leaving = Leftovers(diagram, self._found, used, steps.told | ways.named, ways.told)
        flows = [flow for process in diagram.processes for flow in process.flows]
        leaving.names(diagram.nodes, flows)
        self._leave_lists(leaving)
        self._leave_messages(leaving)
        self._leave_calls(leaving)
        leaving.rest()
        if leaving.layout:
            self._found.read.append(counted(
                "{count} element of layout and of data sets was not read",
                "{count} elements of layout and of data sets were not read",
                leaving.layout,
            ))  # fmt: skip
        stated = sum(len(process.lanes) + len(process.flows) for process in diagram.processes)
        stated += len(diagram.processes) + len(diagram.pools) + len(diagram.messages) + sum(1 for _ in diagram.nodes)
        own = sum(element.name in ("sequenceFlow", "messageFlow", "process") for element in leaving.whole)
        self._found.mapped += stated - own
        self._found.unmapped += len(leaving.whole)
        self._found.rows += stated - own + len(leaving.whole)

    def _leave_lists(self, leaving: Leftovers) -> None:
        for reference in self._diagram.astray:
            leaving.whole_element(reference, reference.text.strip(), say("a lane lists what its process does not have"))
        for reference in self._diagram.twice:
            leaving.whole_element(reference, reference.text.strip(), say("another lane lists it too, and comes first"))
        for process in self._diagram.processes:
            if process.empty:
                text = process.name or process.id or "process"
                leaving.whole_element(process.element, text, say("nothing is in this process"))
        for pool in self._diagram.pools:
            shown = pool.process
            if shown is not None and shown.pool is not pool:
                leaving.leave(pool.element, pool.name or pool.id, say("its process is shown by another pool too"))
            elif shown is None and pool.element.get("processRef"):
                text = pool.element.get("processRef")
                leaving.leave(pool.element, text, say("the file has no such process"), "participant processRef")

    def _leave_messages(self, leaving: Leftovers) -> None:
        for message in self._diagram.messages:
            told = isinstance(message.source, Node) and message.target is not None
            if isinstance(message.target, Node):
                told = told and bool(self._does(message.target))
            if not told:
                leaving.whole_element(message.element, message_text(message), say(
                    "a message that no step sends or nobody receives: no key of a charter takes it"
                ))  # fmt: skip
            elif message.name:
                leaving.leave(message.element, message.name, say("the name of a message: no key of a charter takes it"))

    def _leave_calls(self, leaving: Leftovers) -> None:
        for node in self._diagram.nodes:
            if node.calls and node.calls not in self._callable:
                why = say("it calls a process that the file does not have")
                leaving.leave(node.element, node.calls, why, "callActivity calledElement")
        for node, named in self._named.items():
            for one in named:
                if not one.names and one.text:
                    why = say("an expression: only an engine knows whom it names")
                    leaving.leave(one.element, one.text, why, f"{node.kind} {one.heading}")


_NAMING = ("resourceRef", "resourceAssignmentExpression", "formalExpression", "expression")


def _senders(diagram: Diagram) -> set[Node]:
    """The events that send a message to somebody: they are steps, so that they can inform."""
    return {node for node in diagram.nodes if node.kind in (THROW, END) and node.messages}
