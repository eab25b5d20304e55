"""Where a case goes on from a step: past gateways and events, to the next steps."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from respchain.files.importers.bpmn.diagram import Flow, Node
from respchain.files.importers.bpmn.routes import Hop, hops
from respchain.files.importers.bpmn.words import ACTIVITIES, CHOOSING, DEFINITIONS, END
from respchain.language import N_

OTHERWISE, EVENT = N_("otherwise"), N_("event")

_AT_ONCE = 1_000  # flows behind one step that are followed; of more, the gateways stay steps
_ALTOGETHER = 1_000_000

_Path: TypeAlias = "tuple[Node, _Path] | None"

Words = Mapping[str, str]
"""The words for what has no name, in the language of the charter."""


class Way(NamedTuple):
    """A way on under an outcome, blank where there is but one: to a step, else a missing id, the end, or nowhere."""

    outcome: str
    target: Node | None = None
    missing: str | None = None
    nowhere: bool = False


class Ways:
    """The ways on from nodes, past all that is no step; `steps` are the activities, and what else became a step."""

    def __init__(self, nodes: Iterable[Node], words: Words) -> None:
        self.steps = {node for node in nodes if node.kind in ACTIVITIES}
        self.late: list[Node] = []  # gateways that became steps, as there was too much behind them
        self.told: set[Flow] = set()
        self.named: set[Node] = set()
        """The flows and events whose names are outcomes."""
        self._words = words
        self._spent = 0

    def on_from(self, node: Node) -> list[Way]:
        """The ways on from a step; each event on its edge is an outcome."""
        found = self._behind(list(hops(node)))
        for event in node.boundary:
            if event.is_about("compensation"):
                continue
            outcome = event.name or kind_of(event, self._words)
            self.named.add(event)
            behind = self._behind(list(hops(event)))
            found += [way._replace(outcome=_joined(outcome, way.outcome)) for way in behind]
            if not behind:
                found.append(Way(outcome, nowhere=True))
        return found

    def _behind(self, first: list[Hop]) -> list[Way]:
        found = self._followed(first, _AT_ONCE)
        if found is None:
            for node in _frontier(first):
                if node not in self.steps:
                    self.steps.add(node)
                    self.late.append(node)
            found = self._followed(first, None)
        return found or []

    def _followed(self, first: list[Hop], at_once: int | None) -> list[Way] | None:
        """The ways behind some hops; nothing where there are too many to be followed."""
        most = None if at_once is None else max(min(at_once, _ALTOGETHER - self._spent), len(first))
        waiting: deque[tuple[str, list[Hop], _Path]] = deque([("", first, None)])
        seen: set[tuple[str, Node]] = set()
        found: dict[Way, None] = {}
        spent = 0
        while waiting:
            before, beside, path = waiting.popleft()
            spent += len(beside)
            if most is not None and spent > most:
                return None
            told = _told(beside)
            for hop in beside:
                outcome = _joined(before, self._outcome(hop, len(beside) > 1, told))
                target = hop.target
                if target is None or target in self.steps:
                    missing = hop.flow.end if target is None and hop.flow is not None else None
                    found[Way(outcome, target, missing)] = None
                elif (outcome, target) not in seen:
                    seen.add((outcome, target))
                    passed, steps = _passed(path, target)
                    spent += steps
                    if not passed:
                        waiting.append((outcome, list(hops(target)), (target, path)))
        self._spent += spent
        return list(found)

    def _outcome(self, hop: Hop, parting: bool, told: bool) -> str:
        """What a flow is called: by its name, its condition, the event behind it, or as what is left of several."""
        flow = hop.flow
        if flow is None:
            return ""
        if said := flow.name or flow.condition:
            self.told.add(flow)
            return said
        source = flow.source
        if source is None or not parting:
            return ""
        if source.kind == "eventBasedGateway" and flow.target is not None:
            self.named.add(flow.target)
            return flow.target.name or kind_of(flow.target, self._words)
        default = bool(flow.id) and source.element.get("default") == flow.id
        return self._words[OTHERWISE] if default or (source.kind in CHOOSING and told) else ""


def _told(beside: list[Hop]) -> bool:
    return any(hop.flow is not None and bool(hop.flow.name or hop.flow.condition) for hop in beside)


def kind_of(event: Node, words: Words) -> str:
    """What an event without a name is called: by what it is about."""
    return next((words[DEFINITIONS[one.name]] for one in event.definitions), words[EVENT])


def _passed(path: _Path, target: Node) -> tuple[bool, int]:
    """Whether a way came by a node already, as in a ring of gateways, and how long it took to see."""
    steps = 0
    while path is not None:
        steps += 1
        if path[0] is target:
            return True, steps
        path = path[1]
    return False, steps


def _frontier(first: list[Hop]) -> list[Node]:
    """The nodes that hops lead to, past the ends of sub-processes."""
    waiting, found, ends = first[::-1], [], set()
    while waiting:
        target = waiting.pop().target
        if target is not None and target.kind == END and target not in ends:
            ends.add(target)
            waiting += list(hops(target))[::-1]
        elif target is not None and target.kind != END:
            found.append(target)
    return found


def _joined(one: str, other: str) -> str:
    return f"{one} / {other}" if one and other else one or other
