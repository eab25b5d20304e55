"""One file's text, with its places."""

import re
from bisect import bisect_right
from functools import cached_property

from respchain.errors import Fault, Place
from respchain.language import Saying

_LINE_END = re.compile(r"\r\n|\n|\r")


class Source:
    """The text of a file, and what reading it brought to light.

    `base` is where it starts in the numbering of characters that all files read share; `lives` are the mappings in it
    that say until when something holds.
    """

    def __init__(self, name: str, text: str, base: int = 0) -> None:
        self.name = name
        self.text = text
        self.base = base
        self.faults: list[Fault] = []
        self.lives: list[dict[object, object]] = []

    @property
    def size(self) -> int:
        """How many numbers its characters take, and its end."""
        return len(self.text) + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Place:
        """The place of a character, counted from the start of this file.

        >>> Source("city.yaml", "name: x\\nposts:\\n").place(8)
        Place(file='city.yaml', line=2, column=1, sheet=None, cell=None)
        """
        line = bisect_right(self._line_starts, offset)
        return Place(self.name, line, offset - self._line_starts[line - 1] + 1)

    def start(self, number: int) -> int:
        """The first character of a line, counted from 1."""
        return self._line_starts[number - 1]

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; blank beyond the last."""
        starts = self._line_starts
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def report(self, offset: int, message: Saying, hint: Saying | None = None, *also: int) -> None:
        """Note a fault at a character; `also` are characters of other places that belong to it."""
        self.faults.append(Fault(self.place(offset), message, hint, tuple(self.place(other) for other in also)))
