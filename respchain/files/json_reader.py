"""JSON into plain data, with the place of every key and value.

An own scanner: the standard one recurses, tells no places and sees no key stated twice; that of YAML rejects some JSON.
"""

import json
import re
from collections.abc import Callable

from respchain.files.building import ITEM, Building, Unreadable, brief
from respchain.files.marks import Table
from respchain.files.scalars import NotFinite, number
from respchain.files.source import Source
from respchain.language import Saying, say

_TOKEN = re.compile(
    r'(?P<text>"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<word>-?[A-Za-z]+)"
    r"|(?P<sign>[{}\[\],:])"
)
_BLANK = re.compile(r"[ \t\n\r]*")
_HALF = re.compile("[\ud800-\udfff]")
_WORDS = {"null": None, "true": True, "false": False}

_Token = re.Match[str]


def read_json(source: Source, table: Table) -> object:
    """The data of a JSON file; None where it cannot be read, which is then among the faults of `source`.

    `table` receives the place of every part, as `Marks` wants it.
    """
    try:
        building = _JsonBuilding(source, table)
        building.read()
        return building.whole()
    except Unreadable as end:
        source.report(end.offset - source.base, end.message, end.hint)
    return None


class _JsonBuilding(Building):
    """What is known while one file is read: `awaited` takes the next token."""

    def __init__(self, source: Source, table: Table) -> None:
        super().__init__(source, table)
        self.awaited: Callable[[_Token, int], None] = self.value

    def read(self) -> None:
        """Read token by token."""
        text, base = self.source.text, self.source.base
        position = _skipped(text, 0)
        while position < len(text):
            token = _TOKEN.match(text, position)
            if token is None:
                raise self.unexpected(text[position], base + position)
            self.awaited(token, base + position)
            position = _skipped(text, token.end())
        if len(self.frames) > 1:
            at = self.frames[-1].at
            raise Unreadable(at, say('the "{sign}" opened here is not closed', sign=text[at - base]))

    def value(self, token: _Token, at: int) -> None:
        """A value comes next."""
        if token[0] in ("[", "{"):
            self.begin(at, mapping=token[0] == "{")
            self.awaited = self.first_key if token[0] == "{" else self.first_item
        elif token.lastgroup == "sign":
            raise self.unexpected(token[0], at)
        else:
            self.frames[-1].take(self.scalar(token, at), at)
            self.awaited = self.separator if len(self.frames) > 1 else self.nothing

    def first_item(self, token: _Token, at: int) -> None:
        """A value, or the end of the list, comes next."""
        (self.separator if token[0] == "]" else self.value)(token, at)

    def first_key(self, token: _Token, at: int) -> None:
        """A key, or the end of the mapping, comes next."""
        (self.separator if token[0] == "}" else self.key)(token, at)

    def key(self, token: _Token, at: int) -> None:
        """A key comes next."""
        if token.lastgroup != "text":
            raise self.unexpected(token[0], at, say("a key is a text in double quotes"))
        self.take_key(self.text(token, at), at)
        self.awaited = self.colon

    def colon(self, token: _Token, at: int) -> None:
        """The colon after a key comes next."""
        if token[0] != ":":
            raise self.unexpected(token[0], at, say("a colon stands between key and value"))
        self.awaited = self.value

    def separator(self, token: _Token, at: int) -> None:
        """A comma, or the end of the list or mapping, comes next."""
        mapping = self.frames[-1].key is not ITEM
        if token[0] == ",":
            self.awaited = self.key if mapping else self.value
        elif token[0] == ("}" if mapping else "]"):
            self.end()
            self.awaited = self.separator if len(self.frames) > 1 else self.nothing
        else:
            raise self.unexpected(token[0], at, say("a comma stands between entries"))

    def nothing(self, token: _Token, at: int) -> None:
        """The file should be at its end."""
        raise self.unexpected(token[0], at, say("the charter has ended before"))

    def scalar(self, token: _Token, at: int) -> object:
        """The value of a text, a number or a word."""
        if token.lastgroup == "text":
            return self.text(token, at)
        try:
            if token.lastgroup == "number":
                return number(token[0])
            if token[0] in ("NaN", "Infinity", "-Infinity"):
                raise NotFinite(say("{text} is no number that can be counted or compared", text=token[0]))
        except NotFinite as why:
            self.report(at, why.message)
            return None
        if token[0] not in _WORDS:
            raise self.unexpected(token[0], at, say("a text needs double quotes"))
        return _WORDS[token[0]]

    def text(self, token: _Token, at: int) -> str:
        """The text that stands in quotes."""
        if "\\" not in token[0]:
            return token[0][1:-1]
        try:
            text = str(json.loads(token[0]))
        except json.JSONDecodeError as error:
            raise Unreadable(at + error.pos, say("an unknown escape"), say('write "\\\\" for a backslash')) from None
        if half := _HALF.search(text):
            self.report(at, say("an escape that names half a character (U+{code:04X})", code=ord(half[0])))
            return text.encode("utf-8", "replace").decode()
        return text

    def unexpected(self, found: str, at: int, hint: Saying | None = None) -> Unreadable:
        """The fault of a token that cannot stand here."""
        if found == '"':
            return Unreadable(at, say("the quotes opened here are never closed, or a line ends inside them"))
        wide = {"：": say("the colon is full-width (：)"), "，": say("the comma is full-width (，)")}
        return Unreadable(at, wide.get(found, say('"{text}" cannot stand here', text=brief(found))), hint)


def _skipped(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position
