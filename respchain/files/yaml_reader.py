"""YAML into plain data, with the place of every key and value.

The parser's events are read one by one and built up without recursion, so that neither depth nor size can break it.
"""

import re
from collections.abc import Callable
from typing import Protocol, cast

import yaml

from respchain.files.anchors import Anchors
from respchain.files.building import MOST_LEVELS, Building, Frame, Unreadable, brief
from respchain.files.marks import Table
from respchain.files.scalars import FIRST, NotFinite, resolved
from respchain.files.source import Source
from respchain.language import say

MOST_ALIASED = 1_000_000  # values that all aliases of a file may stand for together
_TAG_DIRECTIVE = re.compile(r"(?:(?:#[^\n]*|[ \t\r]*|%(?!TAG)[^\n]*)\n)*(%TAG)")
_CORE = "tag:yaml.org,2002:"
_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,), "int": (int,), "float": (int, float), "bool": (bool,), "null": (type(None),),
}  # fmt: skip


class Event(Protocol):
    """One step of the parser: a scalar, or the beginning or end of something (of its parts, each kind has some)."""

    value: str
    tag: str | None
    anchor: str | None
    implicit: tuple[bool, bool]
    start_mark: yaml.Mark


class EventReader(Protocol):
    """What gives the events of a YAML text one by one."""

    def get_event(self) -> Event:
        """The next event."""
        ...


Opener = Callable[[str], EventReader]


class _Careful(yaml.SafeLoader):
    """The parser in Python, as strict as the one in C about escapes that are half a character."""

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """The next characters of a quoted scalar."""
        chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        if any("\ud800" <= chunk <= "\udfff" for chunk in chunks):
            raise yaml.scanner.ScannerError(None, None, "found invalid Unicode character escape code", self.get_mark())
        return chunks


SLOW = cast(Opener, _Careful)
QUICK = cast(Opener, yaml.CSafeLoader) if yaml.__with_libyaml__ else SLOW


def read_yaml(source: Source, table: Table, opener: Opener = QUICK) -> object:
    """The data of a YAML file; None where it cannot be read, which is then among the faults of `source`.

    `table` receives the place of every part, as `Marks` wants it.
    """
    try:
        if directive := _TAG_DIRECTIVE.match(source.text):  # the parser compares each with all others
            at = source.base + directive.start(1)
            raise Unreadable(at, say("tags of one's own are not allowed in a charter"), say("leave this line out"))
        building = _YamlBuilding(source, table)
        building.read(opener(source.text))
        return building.whole()
    except Unreadable as end:
        source.report(end.offset - source.base, end.message, end.hint)
    except yaml.YAMLError as error:
        from respchain.files.syntax import report_syntax  # imported where something is wrong

        report_syntax(source, error)
    return None


class _YamlBuilding(Building):
    """What is known while one file is read."""

    def __init__(self, source: Source, table: Table) -> None:
        super().__init__(source, table)
        self.anchors = Anchors()
        self.merged: list[object] = []  # kept, so that their identities are not given to others
        self.turns: dict[type, Callable[[Event], None]] = {
            yaml.MappingStartEvent: self.open,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.check_single,
        }

    def read(self, events: EventReader) -> None:
        """Build up the data; the common events, scalars, are dealt with on the spot, for speed."""
        scalar, next_event, base, frame = yaml.ScalarEvent, events.get_event, self.source.base, self.frames[0]
        while True:
            event = next_event()
            kind: type = type(event)
            if kind is not scalar:
                if kind is yaml.StreamEndEvent:
                    return
                if turn := self.turns.get(kind):
                    turn(event)
                    frame = self.frames[-1]
                continue
            at = base + event.start_mark.index
            value: object = event.value
            bare, quoted = event.implicit
            if event.anchor is not None or not (bare or quoted):
                value = self.marked(event, at, as_key=frame.key is None)
            elif bare and frame.key is not None and (not value or event.value[0] in FIRST):
                value = self.resolved(event.value, at)
            if frame.key is None:
                if not value or value in frame.entries:
                    self.take_key(value, at)
                else:
                    frame.key = value
                    frame.marks.append(at)
            else:
                frame.take(value, at)

    def resolved(self, text: str, at: int) -> object:
        """The value of a bare scalar; blank, with a fault, where it is a number that is none."""
        try:
            return resolved(text)
        except NotFinite as why:
            self.report(at, why.message)
            return None

    def marked(self, event: Event, at: int, *, as_key: bool) -> object:
        """The value of a scalar that has a tag or an anchor."""
        value: object = event.value
        if event.implicit[0] and not as_key:
            value = self.resolved(event.value, at)
        elif not any(event.implicit):
            value = self.tagged(event, at, as_key=as_key)
        if event.anchor is not None:
            self.anchors.set(event.anchor, value)
        return value

    def tagged(self, event: Event, at: int, *, as_key: bool) -> object:
        """The value of a scalar with a tag, which must be one of the core schema and true."""
        tag = event.tag or ""
        kind = tag.removeprefix(_CORE)
        if kind not in _KINDS:
            self.report_tag(tag, at)
        if kind == "str" or kind not in _KINDS or as_key:
            return event.value
        value = self.resolved(event.value, at)
        if not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "bool"):
            self.report(at, say('"{text}" is not what its tag !!{tag} says', text=brief(event.value), tag=kind))
        return value

    def open(self, event: Event) -> None:
        """A list or mapping begins."""
        at = self.source.base + event.start_mark.index
        if self.frames[-1].key is None:
            raise Unreadable(
                at, say("a key must be a word, not a list or mapping"), say("a text that begins so needs quotes")
            )
        mapping = isinstance(event, yaml.MappingStartEvent)
        if event.tag is not None and event.tag not in ("!", f"{_CORE}map" if mapping else f"{_CORE}seq"):
            self.report_tag(event.tag, at)
        frame = self.begin(at, mapping=mapping)
        if event.anchor is not None:
            self.anchors.set(event.anchor, frame.container())

    def close(self, event: Event) -> None:
        """A list or mapping ends."""
        if "<<" in self.frames[-1].entries:
            self.merge(self.frames[-1])
        self.end()

    def alias(self, event: Event) -> None:
        """An alias stands for what its anchor marks, above."""
        at = self.source.base + event.start_mark.index
        frame = self.frames[-1]
        value: object = None
        if event.anchor not in self.anchors.values:
            missing = say('there is no anchor "&{anchor}" above', anchor=event.anchor)
            self.report(at, missing, say('a text that begins with "{sign}" needs quotes', sign="*"))
        else:
            value = self.anchors.values[event.anchor]
            self.check_alias(value, at)
        if frame.key is not None:
            frame.take(value, at)
        elif isinstance(value, str):
            self.take_key(value, at)
        else:
            raise Unreadable(at, say("a key must be a word, not an alias of something else"))

    def check_alias(self, value: object, at: int) -> None:
        """An alias may neither stand for what it is part of, nor blow the charter up."""
        if any(value is frame.container() for frame in self.frames):
            raise Unreadable(at, say("an alias stands for something that it is part of"))
        count, height = self.anchors.weight(value)
        self.anchors.aliased += count
        if self.anchors.aliased > MOST_ALIASED:
            raise Unreadable(at, say("the aliases of this file stand for more than {most:,} values", most=MOST_ALIASED))
        if len(self.frames) - 1 + height > MOST_LEVELS:
            raise Unreadable(at, say("nested deeper than {most} levels, through an alias", most=MOST_LEVELS))

    def merge(self, frame: Frame) -> None:
        """Resolve the key `<<`: take over the entries of other mappings that this one does not state itself."""
        number = list(frame.entries).index("<<")
        key_at, at = frame.marks[2 * number : 2 * number + 2]
        if self.source.text[key_at - self.source.base] != "<":
            return  # in quotes it is a key like any other
        others = frame.entries.pop("<<")
        self.merged.append(others)
        del frame.marks[2 * number : 2 * number + 2]
        for other in others if isinstance(others, list) else [others]:
            if not isinstance(other, dict):
                self.report(at, say('the key "<<" takes a mapping, or a list of mappings, to merge'))
                continue
            marks = self.table[id(other)]
            for place, (key, value) in enumerate(other.items()):
                if isinstance(key, str) and key not in frame.entries:  # what stands in for a blank key stays behind
                    frame.entries[key] = value
                    frame.marks += marks[2 * place : 2 * place + 2]

    def check_single(self, event: Event) -> None:
        """A file is one document."""
        if self.frames[0].items:
            at = self.source.base + event.start_mark.index
            raise Unreadable(
                at, say("a second document begins here: a file holds one charter"), say('leave out the line "---"')
            )

    def report_tag(self, tag: str, at: int) -> None:
        """A tag asks to build something that is not plain data."""
        shown = f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag
        self.report(at, say('the tag "{tag}" is not allowed in a charter', tag=brief(shown)), say("leave it out"))
