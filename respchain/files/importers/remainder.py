"""The remainder of an import as a table, so that nothing a user typed is lost."""

import re
from collections.abc import Iterable, Iterator

from respchain.files.importers.imported import Left, LeftColumn, Remains
from respchain.language import Translator

_LIVE = ("=", "+", "-", "@", "\t", "\r")
_SPECIAL = re.compile('[",\r\n]')
_HEADINGS = ("place", "column", "text", "why")


def remainder_table(lines: Iterable[str]) -> str:
    """The remainder as CSV, from its lines."""
    return "\n".join([",".join(_HEADINGS), *lines]) + "\n"


def remainder_lines(left: Iterable[Remains], tell: Translator) -> list[str]:
    """The remainder as lines of CSV, one for each cell, in which no spreadsheet finds a formula.

    >>> from respchain.errors import Place
    >>> from respchain.language import say
    >>> remainder_lines([Left(Place("a.csv", 2, 1), "Pay", "=1+1", say("no key"))], str)
    ["a.csv:2:1,Pay,'=1+1,no key"]
    """
    lines: list[str] = []
    for one in left:
        if isinstance(one, LeftColumn):
            lines += _column(one, tell)
        else:
            cells = [one] if isinstance(one, Left) else one.cells()
            lines += [_line(str(cell.place), cell.heading, cell.text, tell(cell.why)) for cell in cells]
    return lines


def _column(left: LeftColumn, tell: Translator) -> Iterator[str]:
    """The lines of a column, in which all but the line and the text are the same."""
    before, behind = left.grid.around(left.column)
    lines, plain = left.grid.lines, _SPECIAL.search(before) is None
    behind = f"{behind},{_field(left.heading)},"
    why = _field(tell(left.why))
    texts = left.grid.column(left.column, left.below + 1)
    if plain and not left.but and _SPECIAL.search("".join(texts)) is None:
        for line, text in zip(lines[left.below + 1 :], map(str.strip, texts), strict=True):
            if text:
                shown = text if text[0] not in _LIVE else inert(text)
                yield f"{before}{line}{behind}{shown},{why}"
        return
    for number, text in left.texts():
        if plain and _SPECIAL.search(text) is None and text[0] not in _LIVE:
            yield f"{before}{lines[number]}{behind}{text},{why}"
        else:
            place = str(left.grid.place(number, left.column))
            yield _line(place, left.heading, text, tell(left.why))


def _line(*fields: str) -> str:
    return ",".join(map(_field, fields))


def _field(text: str) -> str:
    text = inert(text)
    if _SPECIAL.search(text) is None:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def inert(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula.

    >>> inert("=cmd|' /C calc'!A0"), inert("-"), inert("市长")
    ("'=cmd|' /C calc'!A0", '-', '市长')
    """
    return f"'{text}" if text.startswith(_LIVE) and len(text) > 1 else text
