"""The timers of a diagram as time limits of its steps."""

from collections.abc import Iterator

from respchain.files.importers.bpmn.diagram import Diagram, Node
from respchain.files.importers.bpmn.limits import limit_of
from respchain.files.importers.bpmn.words import ACTIVITIES, CATCH
from respchain.files.xml_reader import Element
from respchain.model.durations import Length, length

_TIMES = ("timeDuration", "timeCycle", "timeDate")


class Timing:
    """Finds the limits of steps; `used` are the elements and attributes that became one."""

    def __init__(self) -> None:
        self.used: set[Element] = set()
        self.at_edges = 0
        self.cycles = 0

    def limit(self, node: Node) -> str | None:
        """The limit of a step: of several timers on its edge the first to end it; or the day on which it is due."""
        if node.kind not in ACTIVITIES:
            return self._first(_timers(node))
        ending = [one for event in node.boundary if _interrupts(event) for one in _timers(event)]
        telling = [one for event in node.boundary if not _interrupts(event) for one in _timers(event)]
        for timers in (ending, telling):
            if found := self._first(timers):
                self.at_edges += 1
                return found
        for element in (node.element, *node.element.within("taskSchedule")):
            if found := limit_of(element.get("dueDate")):
                self.used.add(element)
                return found
        return None

    def _first(self, timers: list[Element]) -> str | None:
        limits = [(limit, timer) for timer in timers if (limit := limit_of(timer.text))]
        if not limits:
            return None
        limit, timer = min(limits, key=lambda pair: _days(pair[0]))
        self.used.add(timer)
        self.cycles += timer.name == "timeCycle"
        return limit

    def told_at_start(self, node: Node) -> list[str]:
        """The timers of a start event, as they are written."""
        timers = _timers(node)
        self.used.update(timers)
        return [" ".join(timer.text.split()) for timer in timers]


def _interrupts(event: Node) -> bool:
    return event.element.get("cancelActivity") != "false"


def _timers(node: Node) -> list[Element]:
    return [
        stated
        for definition in node.definitions
        if definition.name == "timerEventDefinition"
        for stated in definition.all(*_TIMES)
        if stated.text.strip()
    ]


def _days(limit: str) -> float:
    found = length(limit) or Length()
    return float(found.days + found.working + 30 * found.months)


def waiting(diagram: Diagram) -> Iterator[Node]:
    """The events at which a case waits for a stated time: this time is a limit, so they are steps."""
    for node in diagram.nodes:
        if node.kind == CATCH and any(limit_of(timer.text) for timer in _timers(node)):
            yield node


def timers(diagram: Diagram) -> int:
    """How many events are about time, those at the start and at the edge of tasks included."""
    return sum(node.is_about("timer") for node in diagram.nodes)
