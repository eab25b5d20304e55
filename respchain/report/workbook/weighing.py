"""Workbooks that openpyxl should not be given: it lays out every cell of a range that a file merely names."""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from respchain.language import Saying, say

MOST_CELLS = 1_000_000  # of a workbook, those in merged ranges among them
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_KEPT = (".xml", ".rels")


class _Heavy(Exception):
    pass


class TooHeavy(Exception):
    """A workbook that is not to be laid out at all."""

    def __init__(self, why: Saying) -> None:
        super().__init__(why)
        self.why = why


def weighed(raw: bytes) -> int:
    """How many formulas of a pruned workbook have no value beside them, as programs leave them that do not reckon.

    Raises `TooHeavy` for one of too many cells, or `ValueError` for one that is no honest XML.
    """
    scale = _Scale()
    with ZipFile(BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.filename.lower().endswith(_KEPT):
                with archive.open(member) as stream:
                    content = stream.read()
                try:
                    _parser(scale).Parse(content, True)
                except _Heavy:
                    raise TooHeavy(say("it has more than {most:,} cells", most=MOST_CELLS)) from None
                except expat.ExpatError as why:
                    raise ValueError(str(why)) from None
    return scale.empty


def _parser(scale: "_Scale") -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartElementHandler = scale.element
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type in a workbook")


class _Scale:
    """Counts formulas without a value, and cells: those written, and those of ranges that openpyxl would lay out."""

    def __init__(self) -> None:
        self.cells = 0
        self.empty = 0
        self._formula = False

    def element(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.empty += (name == "f") - (name == "v" and self._formula)
        self._formula = name == "f"
        if name in ("c", "row"):
            self.cells += 1
        elif name in ("mergeCell", "comment"):
            self.cells += _area(attributes.get("ref", ""))
        elif name == "hyperlink":
            raise ValueError("a link where none should be left")
        if self.cells > MOST_CELLS:
            raise _Heavy


def _area(text: str) -> int:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return 1 if ":" not in text else MOST_CELLS  # whole columns or rows
    left, top, right, bottom = found.groups()
    return (abs(_number(right) - _number(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
