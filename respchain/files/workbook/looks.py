"""How a workbook looks: fonts, colours, lines, widths."""

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

_DARK, _PALE, _LINE, _RARE, _GREY = "1F4E5F", "EAF1F4", "C9D3D8", "6E8894", "9AA5AB"
_FONTS = {"en": "Calibri", "zh": "微软雅黑"}
_NARROWEST, _WIDEST = 9, 46
_ROOM = 2  # beside the text
_LINE_HEIGHT = 16.0


class Looks:
    """The styles of a workbook in a language, each made once."""

    def __init__(self, language: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        name, line = _FONTS[language], Side("thin", color=_LINE)
        self.font = Font(name=name, size=10.5)
        self.bold = Font(name=name, size=10.5, bold=True)
        self.faint = Font(name=name, size=10, color=_RARE)
        self.title = Font(name=name, size=18, bold=True, color=_DARK)
        self.head = Font(name=name, size=10.5, bold=True, color="FFFFFF")
        self.border = Border(line, line, line, line)
        self.dark, self.pale = (PatternFill("solid", start_color=colour) for colour in (_DARK, _PALE))
        self.rare = PatternFill("solid", start_color=_RARE)
        self.top = Alignment(vertical="top", horizontal="left", wrap_text=True)
        self._known: dict[tuple[str, bool, bool], Any] = {}
        self.number = Alignment(vertical="top", horizontal="center")
        self.middle = Alignment(vertical="center", horizontal="left", wrap_text=True)

    def heading(self, cell: Any, *, rare: bool = False) -> None:
        """The head of a column."""
        cell.font, cell.fill, cell.alignment, cell.border = (
            self.head,
            self.rare if rare else self.dark,
            self.middle,
            self.border,
        )

    def body(self, cell: Any, *, first: bool = False, blank: str = "General") -> None:
        """A cell with text, a number, a day or, with a format of its own, nothing; the first of a row names it."""
        form = "yyyy-mm-dd" if isinstance(cell.value, date) else "@" if cell.data_type == "s" else blank
        known = self._known.get((form, first, bool(cell.quotePrefix)))
        if known is not None:
            cell._style = copy(known)  # to look each part of a style up takes longer than all else
            return
        cell.font, cell.alignment, cell.border = self.bold if first else self.font, self.top, self.border
        if first:
            cell.fill = self.pale
        cell.number_format = form
        self._known[form, first, bool(cell.quotePrefix)] = copy(cell._style)


def tab(rare: bool) -> str:
    """The colour of a sheet's tab."""
    return _GREY if rare else _DARK


def wide(text: str) -> int:
    """How many narrow characters a line of text is as wide as.

    >>> wide("abc"), wide("责任")
    (3, 4)
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def fitting(texts: Iterable[str], head: str) -> float:
    """The width of a column: as its text needs, within what is good to read; a heading may take two lines."""
    longest = max((wide(line) for text in texts for line in text.split("\n")), default=0)
    words = [head] if wide(head) <= _NARROWEST else re.split(r"[ .]", head) if head.isascii() else head.split(".")
    return float(min(_WIDEST, max(_NARROWEST, longest + _ROOM, max(map(wide, words)) + _ROOM + 1)))


def height(pairs: Iterable[tuple[str, float]]) -> float:
    """The height of a row of texts in columns of given widths."""
    lines = (sum(max(1, -(-wide(line) // max(1, int(room) - 1))) for line in text.split("\n")) for text, room in pairs)
    return min(400.0, _LINE_HEIGHT * max(lines, default=1) + 4)
