"""The places that `source_cell` names, read back from their text."""

import re

from respchain.errors import Place
from respchain.language import Saying, say
from respchain.report.as_text import SOURCE, some
from respchain.rule import Finding

_CELL = re.compile(r"(?P<file>.+)\[(?P<sheet>[^\[\]]+)!(?P<cell>[A-Za-z]{1,3}[0-9]{1,7})\]", re.DOTALL)
_LINE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?", re.DOTALL)


def place_of(source: str) -> Place:
    """The place that a text names; a text that names neither cell nor line is a file.

    >>> place_of("posts.xlsx[Senior!B4]")
    Place(file='posts.xlsx', line=None, column=None, sheet='Senior', cell='B4')
    >>> place_of("C:/posts.csv:14:2")[:3], place_of("posts.csv:14")[:3], place_of("a table of old")[:2]
    (('C:/posts.csv', 14, 2), ('posts.csv', 14, None), ('a table of old', None))
    """
    if found := _CELL.fullmatch(source):
        return Place(found["file"], sheet=found["sheet"], cell=found["cell"].upper())
    if found := _LINE.fullmatch(source):
        return Place(found["file"], int(found["line"]), int(found["column"]) if found["column"] else None)
    return Place(source)


def sources_text(finding: Finding) -> Saying:
    """The places in the source that a finding leads to, in words: `came from: posts.xlsx[Senior!B4], …`."""
    return say("{head}: {message}", head=say(SOURCE), message=some(finding.sources))
