"""How marked cells and findings look: by severity, told apart without colour as well."""

from copy import copy
from functools import cache
from typing import Any, Literal, NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from respchain.language import N_
from respchain.rule import Finding, Severity


class Look(NamedTuple):
    """A word for a grade, how grave it is, the colours of a marked cell, and its pattern."""

    word: str
    weight: int
    fill: str
    ink: str
    pattern: Literal["solid", "lightUp"]


ERROR = Look(N_("error"), 3, "FFF4B6B0", "FF8A0F0F", "solid")
WARNING = Look(N_("warning"), 2, "FFFFE08A", "FF6B4A00", "solid")
NOTE = Look(N_("note"), 1, "FFCFE3F5", "FF1F4E79", "solid")
WAIVED = Look(N_("waived"), 0, "FFBFBFBF", "FF404040", "lightUp")
LOOKS = (ERROR, WARNING, NOTE, WAIVED)
_OF = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.NOTE: NOTE}

GOOD, BAD, FAINT, LINK = "FF1E6B34", "FF8A0F0F", "FF6B6B6B", "FF1F4E79"
HEAD = "FF2F4A5F"
_LINE = Side(style="thin", color="FFD0D5DA")
GRID = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
TOP = Alignment(vertical="top", wrap_text=True)


def look_of(finding: Finding) -> Look:
    """The look of a finding."""
    return WAIVED if finding.waived is not None else _OF[finding.severity]


@cache
def fill(look: Look) -> PatternFill:
    """The fill of a cell: whole for what stands, hatched for what is waived."""
    if look.pattern == "solid":
        return PatternFill("solid", start_color=look.fill, end_color=look.fill)
    return PatternFill(look.pattern, start_color=look.fill, end_color="FFFFFFFF")


class Wardrobe:
    """Puts looks on many cells of a workbook: openpyxl weighs each font and fill anew each time one is set."""

    def __init__(self) -> None:
        self._kept: dict[object, Any] = {}

    def wear(self, cell: Any, name: object, **look: Any) -> None:
        """Give a cell the font, fill, border and alignment that go by a name."""
        if name not in self._kept:
            for part, value in look.items():
                setattr(cell, part, value)
            self._kept[name] = copy(cell._style)
        cell._style = copy(self._kept[name])

    def mark(self, cell: Any, look: Look) -> None:
        """Mark a cell: its fill, and ink that can be read on it; the rest of its looks stays."""
        name = (cell._style.tobytes() if cell.has_style else b"", look.word)
        if name in self._kept:
            self.wear(cell, name)
            return
        font = copy(cell.font)
        font.color = look.ink
        self.wear(cell, name, fill=fill(look), font=font)


@cache
def font(size: int = 10, ink: str = "FF000000", *, bold: bool = False, underline: bool = False) -> Font:
    """A font of the sheet of findings."""
    return Font(name="Calibri", size=size, bold=bold, color=ink, underline="single" if underline else None)


def on_paper(sheet: Any) -> None:
    """Print a sheet across, as wide as one page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
