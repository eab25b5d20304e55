"""The processes of a diagram as processes of a charter."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from respchain.errors import Place
from respchain.files.importers.bpmn.actors import Actors
from respchain.files.importers.bpmn.diagram import Diagram, Node, Pool, Process
from respchain.files.importers.bpmn.routes import by_event, compensates, entries_of
from respchain.files.importers.bpmn.timing import Timing
from respchain.files.importers.bpmn.ways import Way, Ways, Words, kind_of
from respchain.files.importers.bpmn.words import ACTIVITIES, AUTOMATIC, DEFINITIONS, START
from respchain.files.importers.numbering import Numbering
from respchain.language import N_

DONE, BEGINS, COMPENSATION = N_("done"), N_("the process begins"), DEFINITIONS["compensateEventDefinition"]
_END = "end"
_TERMS = frozenset({"step", "at_most", "new_facts", "unknown"})  # alone, these mean something else to the format

Performers = Callable[[Node], list[str]]


class Steps:
    """States the processes of a diagram, and remembers which names of events it could state."""

    def __init__(self, diagram: Diagram, actors: Actors, timing: Timing, performers: Performers, words: Words) -> None:
        self._diagram = diagram
        self._actors = actors
        self._timing = timing
        self._performers = performers
        self._words = words
        self.told: set[Node] = set()
        self.events: list[Node] = []
        """The events and gateways that were stated as steps."""

    def process(self, process: Process, ways: Ways) -> dict[str, Any]:
        """A process with its steps, the first one first."""
        entry: dict[str, Any] = {"title": process.name} if process.name else {}
        if process.id:
            entry["source_id"] = process.id
        entry["source_cell"] = self._place(process.element.line, process.element.column)
        if starts := self._starts(process):
            entry["starts"] = starts
        triggers, first = self._triggers(process, ways)
        onward = self._onward(process, ways)
        order = _ordered(first, triggers, onward)
        ids = Numbering([_END])
        names = {node: ids.free(node.name, _kind_word(node)) for node in order}
        if order:
            entry["steps"] = {names[node]: self._step(node, triggers, onward[node], names) for node in order}
        return entry

    def _starts(self, process: Process) -> str:
        found = []
        for node in process.root.nodes:
            if node.kind == START:
                parts = [node.name, *self._timing.told_at_start(node)]
                self.told.add(node)
                found.append(" ".join(filter(None, parts)))
        return "; ".join(filter(None, found))

    def _triggers(self, process: Process, ways: Ways) -> tuple[dict[Node, str], Node | None]:
        """What begins the steps to which no other leads, and the first step of all."""
        entries = entries_of(process.root)
        entries.sort(key=lambda node: bool(node.definitions))  # a plain start comes first
        found: dict[Node, str] = {}
        first: Node | None = None
        for entry in entries:
            what = entry.name or (kind_of(entry, self._words) if entry.kind == START else self._words[BEGINS])
            begun = self._begun(entry, ways)
            if begun is not None and first is None:
                first = begun
            elif begun is not None and begun is not first:
                self.told.add(entry)
                found.setdefault(begun, what if entry.kind == START else self._words[BEGINS])
        for node in process.nodes:
            if by_event(node) and node.inside is not None:
                starts = [one for one in entries_of(node.inside) if one.kind == START]
                self.told.update(starts)
                found[node] = "; ".join(one.name or kind_of(one, self._words) for one in starts) or self._words["event"]
            elif compensates(node) and not node.incoming:
                found[node] = self._words[COMPENSATION]
        return found, first

    def _begun(self, entry: Node, ways: Ways) -> Node | None:
        """The step with which a case begins at an entry; where it may begin with several, the entry itself."""
        if entry in ways.steps:
            return entry
        following = ways.on_from(entry)
        targets = [way for way in following if way.target is not None or way.missing is not None]
        if len(following) == 1 and not following[0].outcome and following[0].missing is None:
            return following[0].target
        if targets:
            ways.steps.add(entry)
            return entry
        return None

    def _onward(self, process: Process, ways: Ways) -> dict[Node, list[Way]]:
        waiting = [node for node in process.nodes if node in ways.steps]
        found: dict[Node, list[Way]] = {}
        while waiting:
            for node in waiting:
                found.setdefault(node, ways.on_from(node))
            waiting = [node for node in ways.late if node not in found]
            ways.late.clear()
        return found

    def _step(
        self, node: Node, triggers: Mapping[Node, str], onward: list[Way], names: Mapping[Node, str]
    ) -> dict[str, Any]:
        entry: dict[str, Any] = {"title": node.name} if node.name else {}
        self.told.add(node)
        doers = list(dict.fromkeys([*self._actors.doers(node), *self._performers(node)]))
        if doers:
            entry["by"] = doers[0] if len(doers) == 1 else doers
        if limit := self._timing.limit(node):
            entry["limit"] = limit
        if node.kind not in ACTIVITIES:
            self.events.append(node)
        if node.kind in AUTOMATIC or node.kind not in ACTIVITIES or self._called(node) in AUTOMATIC:
            entry["automatic"] = True
        if node in triggers:
            entry["trigger"] = triggers[node]
        if told := self._informed(node):
            entry["informs"] = told
        if node.id:
            entry["source_id"] = node.id
        entry["source_cell"] = self._place(node.element.line, node.element.column)
        following = _next(onward, names, self._words)
        return {**entry, "next": following} if following is not None else entry

    def _called(self, node: Node) -> str:
        called = self._diagram.globals.get(node.calls) if node.calls else None
        return "" if called is None else called.name

    def _informed(self, node: Node) -> list[str]:
        """Whom a node's messages reach: who does the task that receives it, or the pool at whose border it ends."""
        found: list[str] = []
        for message in node.messages:
            target = message.target
            if isinstance(target, Node):
                found += self._actors.doers(target)
            elif isinstance(target, Pool):
                found.append(self._actors.pool(target))
            elif target is not None and target.pool is not None:
                found.append(self._actors.pool(target.pool))
        return list(dict.fromkeys(found))

    def _place(self, line: int, column: int) -> str:
        return str(Place(self._diagram.file, line, column))


def _ordered(first: Node | None, triggers: Iterable[Node], onward: Mapping[Node, list[Way]]) -> list[Node]:
    """The steps as a case comes to them, then those that no case comes to."""
    found: dict[Node, None] = {}
    for root in [*([first] if first else []), *triggers, *onward]:
        waiting = [root] if root in onward else []
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = None
                targets = [way.target for way in onward.get(node, ()) if way.target is not None]
                waiting += [target for target in reversed(targets) if target in onward]
    return list(found)


def _next(onward: list[Way], names: Mapping[Node, str], words: Words) -> Any:
    """What follows a step, as the format writes it: a step, several, or some for each outcome."""
    by_outcome: dict[str, list[Any]] = {}
    for way in onward:
        targets = by_outcome.setdefault(way.outcome, [])
        target = _target(way, names)
        if target is not None and target not in targets:
            targets.append(target)
    if not by_outcome:
        return None
    plain = by_outcome.get("", [])
    if list(by_outcome) == [""]:
        return _one_or_many(plain)
    named = {outcome or words[DONE]: _one_or_many(targets) for outcome, targets in by_outcome.items()}
    return {f'"{name}"' if name in _TERMS and named.keys() <= _TERMS else name: named[name] for name in named}


def _target(way: Way, names: Mapping[Node, str]) -> Any:
    if way.nowhere:
        return None
    if way.target is not None:
        return names.get(way.target)
    return _END if way.missing is None else {"unknown": way.missing or "?"}


def _one_or_many(targets: list[Any]) -> Any:
    return None if not targets else targets[0] if len(targets) == 1 else targets


def _kind_word(node: Node) -> str:
    """What a step without a name is called by in its id.

    >>> from respchain.files.xml_reader import Element
    >>> from respchain.files.importers.bpmn.diagram import Process
    >>> process = Process(Element("process", {}, 1, 1))
    >>> _kind_word(Node(Element("userTask", {}, 1, 1), process.root))
    'user-task'
    """
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in node.kind)
