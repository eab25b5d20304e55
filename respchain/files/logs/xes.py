"""Logs in XES: traces of events, whatever the namespace; read as they stream by."""

from collections.abc import Sequence
from xml.parsers import expat

import numpy as np

from respchain.errors import Fault, InputErrors, Place, UnknownName
from respchain.facts.ids import normalised_title
from respchain.facts.relation import NONE, Rows
from respchain.files.logs.gathered import Coded, Gathered, Wanted, code_of, tidy
from respchain.files.logs.keys import KEYS, OF_CASES, OF_EVENTS
from respchain.files.tables.headers import recognised
from respchain.files.xml_reader import local, parse, safe_parser
from respchain.language import N_, Saying, counted, say

_VALUES = ("string", "date", "int", "float", "boolean", "id")
OF_TRACE = "case:"
"""What stands before the key of an attribute of a trace, as tables of events write it."""


class _Traces:
    """What expat calls. Only attributes directly in a trace or an event are data: not nested ones, nor defaults."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.depth = 0
        self.trace_at = self.event_at = NONE  # how deep the open trace and event are
        self.stored: dict[str, bool] = {}  # by heading, whether it may be the column of some key
        self.events = 0
        self.case: list[int] = []
        self.of_events: dict[str, dict[int, str]] = {}
        self.of_cases: dict[str, dict[int, str]] = {}
        self.traces = 0
        self.stray = 0
        self.root = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        tag = name if ":" not in name else local(name)
        if self.depth == 1:
            self.root = tag
        if self.event_at >= 0:
            if self.depth == self.event_at + 1 and tag in _VALUES:
                self._keep(self.of_events, "", self.events - 1, attributes)
        elif tag == "event" and self.depth > 1:
            if self.trace_at < 0:
                self.stray += 1
                return
            self.event_at = self.depth
            self.case.append(self.traces - 1)
            self.events += 1
        elif self.trace_at >= 0:
            if self.depth == self.trace_at + 1 and tag in _VALUES:
                self._keep(self.of_cases, OF_TRACE, self.traces - 1, attributes)
        elif tag == "trace" and self.depth == 2:
            self.trace_at = self.depth
            self.traces += 1

    def end(self, name: str) -> None:
        """An element ends."""
        if self.depth == self.event_at:
            self.event_at = NONE
        elif self.depth == self.trace_at:
            self.trace_at = NONE
        self.depth -= 1

    def _keep(self, columns: dict[str, dict[int, str]], prefix: str, row: int, attributes: dict[str, str]) -> None:
        key, value = attributes.get("key"), attributes.get("value")
        if key is None or value is None:
            return
        heading = prefix + key
        if heading not in self.stored:
            self.stored[heading] = bool(recognised([heading], KEYS, self._named))
        if self.stored[heading]:
            columns.setdefault(heading, {}).setdefault(row, value)

    @property
    def _named(self) -> dict[str, str]:
        return dict(self.wanted.columns)


def gathered(name: str, raw: bytes, wanted: Wanted) -> Gathered:
    """What a log in XES tells. What is no XML, not safe, or no log, is an `InputErrors`."""
    parser: expat.XMLParserType = safe_parser()
    parser.ordered_attributes = False
    seen = _Traces(wanted)
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parse(name, parser, raw)
    if not seen.events:
        why = say("the log has no events") if seen.traces or seen.root == "log" else _no_log(seen.root)
        raise InputErrors([Fault(Place(name), why)])
    headings = list(seen.stored)
    for heading in wanted.columns.values():
        if normalised_title(heading) not in map(normalised_title, headings):
            raise UnknownName(N_("column"), heading, headings)
    found = {key: headings[column] for key, column in recognised(headings, KEYS, wanted.columns).items()}
    notes: list[Saying] = []
    if seen.stray:
        notes.append(
            counted(
                "{file}: {count} event stands in no case, and is left out",
                "{file}: {count} events stand in no case, and are left out",
                seen.stray,
                file=name,
            )
        )
    case, cases = _cases(name, seen, found, wanted, notes)
    return Gathered(
        headings=found,
        case=case,
        cases=cases,
        events={key: _coded(seen, found[key], wanted.blanks) for key in OF_EVENTS if key in found},
        times=_of_events(seen, found["time"]) if "time" in found else (),
        of_cases={key: _of_cases(seen, found[key], case, len(cases)) for key in OF_CASES if key in found},
        notes=notes,
    )


def _no_log(root: str) -> Saying:
    return say("this is XML, and no log of cases: its root is {root}", root=root)


def _cases(
    name: str, seen: _Traces, found: dict[str, str], wanted: Wanted, notes: list[Saying]
) -> tuple[Rows, list[str]]:
    """The case of each event, and the cases: a trace each, those of one name together."""
    known: dict[str, int] = {}
    named = seen.of_cases.get(found.get("case", ""), {})
    number = np.full(max(seen.traces, 1), NONE, np.int32)
    nameless = 0
    for trace in range(seen.traces):
        code = code_of(tidy(named.get(trace, "")), known, wanted.blanks)
        if code < 0:
            nameless += 1
            code = known.setdefault(f"#{trace + 1}", len(known))
        number[trace] = code
    if nameless:
        notes.append(
            counted(
                "{file}: {count} case has no name: it is called by its place in the file, as #1",
                "{file}: {count} cases have no name: they are called by their place in the file, as #1",
                nameless,
                file=name,
            )
        )
    return number[np.array(seen.case, np.int64)], list(known)


def _coded(seen: _Traces, heading: str, blanks: frozenset[str]) -> Coded:
    known: dict[str, int] = {}
    codes = np.full(seen.events, NONE, np.int32)
    for row, value in seen.of_events.get(heading, {}).items():
        codes[row] = code_of(tidy(value), known, blanks)
    return Coded(codes, list(known))


def _of_events(seen: _Traces, heading: str) -> Sequence[str]:
    values = seen.of_events.get(heading, {})
    return [values.get(row, "") for row in range(seen.events)]


def _of_cases(seen: _Traces, heading: str, case: Rows, cases: int) -> Sequence[str]:
    """What is said of each case, be it at its trace or at its events: the first that says anything."""
    said = [""] * cases
    of_trace = dict(zip(seen.case, case.tolist(), strict=True))
    for trace, value in seen.of_cases.get(heading, {}).items():
        if trace in of_trace and not said[of_trace[trace]]:
            said[of_trace[trace]] = value
    for row, value in seen.of_events.get(heading, {}).items():
        if not said[case[row]]:
            said[case[row]] = value
    return said
