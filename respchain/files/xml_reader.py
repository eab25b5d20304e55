"""Reads XML from strangers: no document type, no entities of its own, nothing from outside, no matter how deep."""

from collections.abc import Iterator, Mapping
from xml.parsers import expat

from respchain.errors import Fault, InputErrors, Place
from respchain.language import Saying, say

MOST_DEEP = 256  # elements inside each other
MOST_ELEMENTS = 5_000_000


class Element:
    """An element: its name and attributes without namespaces, its text, what is in it, and its line and column."""

    __slots__ = ("attributes", "children", "column", "line", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.column = column
        self.text = ""
        self.children: list[Element] = []

    def get(self, name: str) -> str:
        """An attribute, blank where it is not stated."""
        return self.attributes.get(name, "").strip()

    def all(self, *names: str) -> "list[Element]":
        """The elements directly inside that have one of these names, in order."""
        return [child for child in self.children if child.name in names]

    def first(self, name: str) -> "Element | None":
        """The first element directly inside of that name."""
        return next((child for child in self.children if child.name == name), None)

    def within(self, *names: str) -> "Iterator[Element]":
        """All elements of these names at any depth, in the order of the text."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting += element.children[::-1]


class _Refused(Exception):
    def __init__(self, message: Saying) -> None:
        super().__init__(message)
        self.message = message


class Builder:
    """What expat calls: builds the tree. An element of a name in `dropped` goes once it ends and `done` has seen it."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.count += 1
        if len(self.open) >= MOST_DEEP:
            raise _Refused(say("nested deeper than {most} levels", most=MOST_DEEP))
        if self.count > MOST_ELEMENTS:
            raise _Refused(say("more than {most:,} elements", most=MOST_ELEMENTS))
        own = {local(key): value for key, value in attributes.items()}
        element = Element(local(name), own, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        """An element ends."""
        self.open.pop()

    def characters(self, text: str) -> None:
        """Text inside the innermost element."""
        self.open[-1].text += text


def local(name: str) -> str:
    """A name without its namespace, be that a prefix or an address.

    >>> local("bpmn:task"), local("task")
    ('task', 'task')
    """
    return name.rpartition(":")[2]


def refuse_doctype(*_: object) -> None:
    """A document type may define entities that blow the text up, or fetch from elsewhere."""
    raise _Refused(say("it has a document type (<!DOCTYPE>), by which XML can fetch files or fill the memory"))


def safe_parser() -> expat.XMLParserType:
    """A parser that raises where a document type begins."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.EntityDeclHandler = refuse_doctype
    return parser


def read_xml(name: str, raw: bytes) -> Element:
    """The root of an XML file; what is no XML, or not safe, is an `InputErrors` with its place."""
    parser = safe_parser()
    building = Builder(parser)
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.characters
    parse(name, parser, raw)
    if building.root is None:
        raise InputErrors([Fault(Place(name), say("the file is empty: it states nothing"))])
    return building.root


def parse(name: str, parser: expat.XMLParserType, raw: bytes) -> None:
    """Let a parser read the whole; what it or its handlers refuse is an `InputErrors`."""
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as why:
        place = Place(name, why.lineno, why.offset + 1)
        told = say("this is no XML: {why}", why=expat.ErrorString(why.code))
        raise InputErrors([Fault(place, told)]) from None
    except _Refused as why:
        place = Place(name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        raise InputErrors([Fault(place, say("this XML is refused: {why}", why=why.message))]) from None
    except (LookupError, ValueError, UnicodeError) as why:
        raise InputErrors([Fault(Place(name, 1, 1), say("this is no XML: {why}", why=why))]) from None
