"""Plain data as it is built up from a file, piece by piece and without recursion."""

from respchain.files.marks import Table
from respchain.files.source import Source
from respchain.language import Saying, say

MOST_LEVELS = 64  # of lists and mappings inside each other
MOST_FAULTS = 1_000  # of one kind that are looked into
ITEM = object()


class Unreadable(Exception):
    """The file cannot be read on from here."""

    def __init__(self, offset: int, message: Saying, hint: Saying | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint


def brief(text: str, most: int = 60) -> str:
    """The text on one line, shortened where it is long.

    >>> brief("a\\nb" * 50, most=9)
    'a ba b...'
    """
    line = " ".join(text[: 10 * most].split())
    return line if len(line) <= most else line[: most - 3] + "..."


class Frame:
    """A list or mapping that is still open, and where its parts were written."""

    __slots__ = ("at", "entries", "items", "key", "marks")

    def __init__(self, at: int, *, mapping: bool) -> None:
        self.at = at
        self.marks: list[int] = []
        self.entries: dict[object, object] = {}
        self.items: list[object] = []
        self.key: object = None if mapping else ITEM  # the key that waits for its value; None: a key comes next

    def container(self) -> object:
        """The list or mapping itself."""
        return self.items if self.key is ITEM else self.entries

    def take(self, value: object, at: int) -> None:
        """Put in the next value."""
        if self.key is ITEM:
            self.items.append(value)
        else:
            self.entries[self.key] = value
            self.key = None
        self.marks.append(at)


class Building:
    """The frames that are open, outermost first; the first one holds the whole as its only item."""

    def __init__(self, source: Source, table: Table) -> None:
        self.source = source
        self.table = table
        self.frames: list[Frame] = [Frame(source.base, mapping=False)]
        self._with_surplus: dict[int, dict[object, object]] = {}

    def whole(self) -> object:
        """All that was built, without what was stated twice."""
        for entries in self._with_surplus.values():
            self._tidy(entries)
        if self.frames[0].items in ([], [None]):
            raise Unreadable(self.source.base, say("the file is empty: it states nothing"))
        return self.frames[0].items[0]

    def begin(self, at: int, *, mapping: bool) -> Frame:
        """A list or mapping begins."""
        if len(self.frames) > MOST_LEVELS:
            raise Unreadable(at, say("nested deeper than {most} levels", most=MOST_LEVELS))
        frame = Frame(at, mapping=mapping)
        self.frames.append(frame)
        return frame

    def end(self) -> None:
        """The innermost list or mapping ends, and is taken up by the one around it."""
        frame = self.frames.pop()
        container = frame.container()
        self.table[id(container)] = frame.marks
        if "until" in frame.entries or "through" in frame.entries or "ends" in frame.entries:
            self.source.lives.append(frame.entries)
        self.frames[-1].take(container, frame.at)

    def take_key(self, key: object, at: int) -> None:
        """The innermost mapping goes on with a key; one that is blank or stated before is reported."""
        frame = self.frames[-1]
        if key in frame.entries:
            self._report_twice(frame, key, at)
        elif not key:
            self.report(at, say("a key is missing before the colon"))
        else:
            frame.key = key
            frame.marks.append(at)
            return
        frame.key = object()
        frame.marks.append(at)
        self._with_surplus[id(frame.entries)] = frame.entries

    def _report_twice(self, frame: Frame, key: object, at: int) -> None:
        if len(self.source.faults) <= MOST_FAULTS:  # finding the first place takes time
            first = frame.marks[2 * list(frame.entries).index(key)]
            self.report(at, say('"{key}" is stated twice', key=brief(str(key))), None, first)

    def _tidy(self, entries: dict[object, object]) -> None:
        """Take out what stood in for keys that were stated twice."""
        marks = self.table[id(entries)]
        kept = [number for number, key in enumerate(entries) if isinstance(key, str)]
        self.table[id(entries)] = [mark for number in kept for mark in marks[2 * number : 2 * number + 2]]
        for key in [key for key in entries if not isinstance(key, str)]:
            del entries[key]

    def report(self, at: int, message: Saying, hint: Saying | None = None, *also: int) -> None:
        """Note a fault at a character in the numbering of all files."""
        base = self.source.base
        self.source.report(at - base, message, hint, *(other - base for other in also))
