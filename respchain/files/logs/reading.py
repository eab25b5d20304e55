"""A log of cases from a file, whatever its form, as columns."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from respchain.errors import Fault, InputErrors, Place
from respchain.facts.log.columns import NO_TIME, Instants, Log, Transition
from respchain.facts.relation import NONE, Rows
from respchain.facts.tables import Codes
from respchain.files.folders import near
from respchain.files.foreign import document
from respchain.files.logs import instants
from respchain.files.logs.gathered import Coded, Gathered, Wanted, code_of, coded, tidy
from respchain.files.logs.keys import KEYS
from respchain.files.logs.unpacking import GZIP, unpacked
from respchain.files.parts import shown
from respchain.files.tables.reading import raw_of
from respchain.language import Saying, counted, say

_HEAD = 1 << 18
_MINUTE = 60_000_000
_COMPLETE = (
    "complete",
    "completed",
    "autoskip",
    "manualskip",
    "end",
    "ended",
    "finish",
    "finished",
    "done",
    "完成",
    "结束",
    "办结",
)
_START = ("start", "started", "begin", "assign", "开始", "启动", "签收", "接收")


class LogRead(NamedTuple):
    """A log, which heading was taken for which key, and what else its readers should know of how it was read."""

    log: Log
    headings: Mapping[str, str]
    notes: tuple[Saying, ...]
    first: str  # the first and the last time stamp as they are written
    last: str

    @property
    def day(self) -> date | None:
        """The day of the last event, by the clock of the source."""
        ordinal = int(self.log.day.max(initial=0))
        return date.fromordinal(ordinal) if ordinal else None


def read_log(path: Path, wanted: Wanted) -> LogRead:
    """The log that a file holds: a table of events or XES, compressed with gzip or not.

    What cannot be read is an `InputErrors` with its place; a heading that is named and not there an `UnknownName`.
    """
    return _understood(shown(path), _gathered(path, wanted), wanted)


def _gathered(path: Path, wanted: Wanted) -> Gathered:
    from respchain.files.logs import tables, xes

    name, head = shown(path), _head(path)
    source: Path | bytes = path
    if head.startswith(GZIP):
        source = head = unpacked(name, raw_of(path))
    if what := document(head):
        raise InputErrors([Fault(Place(name), say("this is {what}, and no log of cases", what=say(what)))])
    if _is_xml(head):
        return xes.gathered(name, source if isinstance(source, bytes) else raw_of(path), wanted)
    return tables.gathered(name, source, head, wanted)


def _head(path: Path) -> bytes:
    """The first bytes of a file; one that cannot be read is an `InputErrors`."""
    name = shown(path)
    if not path.exists():
        raise InputErrors([Fault(Place(name), say("there is no such file or folder"), near(path))])
    if not path.is_file():
        raise InputErrors([Fault(Place(name), say("cannot be read: it is no ordinary file"))])
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise InputErrors([Fault(Place(name), say("cannot be read: {reason}", reason=error.strerror))]) from None


def _is_xml(head: bytes) -> bool:
    """Whether a file begins as XML does, in whatever width of signs."""
    return head[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _understood(name: str, found: Gathered, wanted: Wanted) -> LogRead:
    events, cases = len(found.case), len(found.cases)
    notes = list(found.notes)
    times = instants.read(found.times if "time" in found.headings else [""] * events, wanted.blanks)
    offset, mixed = _usual(times)
    stamps: dict[str, Instants] = {}
    for key in ("deadline", "extended", "end"):
        texts = found.of_cases.get(key, ())
        read = instants.read(texts, wanted.blanks) if texts else None
        if read is None:
            stamps[key] = np.full(cases, NO_TIME)
            continue
        stamps[key] = (read if key == "end" else read.last_moment()).at(offset)
        mixed |= bool((read.known & ~read.zoned).any()) and offset != 0
        notes += _unread(name, found.headings[key], texts, read)
    notes += _unread(name, found.headings.get("time", ""), found.times, times)
    if mixed:
        hours, minutes = divmod(abs(offset) // _MINUTE, 60)
        written = f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
        notes.append(say("{file}: time stamps without an offset are taken to have {offset}", file=name, offset=written))
    persons = _accounts(found, wanted)
    nothing = Coded(np.full(events, NONE, np.int32), [])
    activity, group = (found.events.get(key, nothing) for key in ("activity", "group"))
    transition, dropped = _transitions(found.events.get("lifecycle"), events)
    if dropped:
        notes.append(
            say("{file}: of the start and the completion of one activity the completion counts, once", file=name)
        )
    process = coded(found.of_cases.get("process", [""] * cases), wanted.blanks)
    log = Log(
        name=name,
        carried=frozenset(found.headings),
        case=found.case,
        activity=activity.codes,
        performer=persons[0],
        group=group.codes,
        transition=transition,
        time=times.at(offset),
        day=times.days,
        responsible=persons[1],
        deadline=stamps["deadline"],
        extended=stamps["extended"],
        end=stamps["end"],
        process=process.codes,
        cases=found.cases,
        activities=activity.words,
        accounts=persons[2],
        groups=group.words,
        processes=process.words,
    )
    headings = {key: found.headings[key] for key in KEYS if key in found.headings}
    return LogRead(log, headings, tuple(notes), *_ends(log, found))


def _ends(log: Log, found: Gathered) -> tuple[str, str]:
    """The first and the last time stamp as they are written, blank where there is none."""
    known = np.flatnonzero(log.time != NO_TIME)
    if not len(known):
        return "", ""
    first, last = known[np.argmin(log.time[known])], known[np.argmax(log.time[known])]
    return found.times[int(first)].strip(), found.times[int(last)].strip()


def _usual(times: instants.Read) -> tuple[int, bool]:
    """The offset that most of those stamps have that say one, 0 where none does; and whether others say none."""
    zoned = times.known & times.zoned
    if not zoned.any():
        return 0, False
    minutes = times.offset[zoned] // _MINUTE + 1440 * 2
    offset = (int(np.bincount(minutes).argmax()) - 1440 * 2) * _MINUTE
    return offset, bool((times.known & ~times.zoned).any())


def _unread(name: str, heading: str, texts: Sequence[str], read: instants.Read) -> list[Saying]:
    """What to say of time stamps that could not be read."""
    rows = np.flatnonzero(read.wrong)
    if not len(rows):
        return []
    example = texts[int(rows[0])][:40]
    return [
        counted(
            '{file}: {count} value of {heading} is no time that could be read, such as "{example}"',
            '{file}: {count} values of {heading} are no time that could be read, such as "{example}"',
            len(rows),
            file=name,
            heading=heading,
            example=example,
        )
    ]


def _accounts(found: Gathered, wanted: Wanted) -> tuple[Rows, Rows, list[str]]:
    """Who performed each event, who is responsible for each case, and the accounts of both together."""
    performers = found.events.get("resource", Coded(np.full(len(found.case), NONE, np.int32), []))
    known = {word: code for code, word in enumerate(performers.words)}
    named = found.of_cases.get("responsible", [""] * len(found.cases))
    texts = {text: code_of(tidy(text), known, wanted.blanks) for text in dict.fromkeys(named)}
    return performers.codes, np.array([texts[text] for text in named], np.int32), list(known)


def _transitions(lifecycle: Coded | None, events: int) -> tuple[Codes, bool]:
    """What happened at each event, and whether work is told of at several; unsaid, it was completed."""
    if lifecycle is None:
        return np.zeros(events, np.int8), False
    kinds = [_transition(word.casefold()) for word in lifecycle.words]
    found = np.array([*kinds, Transition.COMPLETE], np.int8)[lifecycle.codes]
    return found, len(set(found.tolist())) > 1


def _transition(word: str) -> Transition:
    if word in _COMPLETE:
        return Transition.COMPLETE
    return Transition.START if word in _START else Transition.OTHER
