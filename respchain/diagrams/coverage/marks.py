"""The marks of which a map is drawn: rectangles, hatching and text, in points from the top left."""

from functools import cache
from io import BytesIO
from typing import NamedTuple

from respchain.diagrams.font import FILE, FOLDER, require
from respchain.diagrams.text import clean, shortened, width, wrapped

INK, GREY, LINE, PALE, RED, AMBER = "#1d2731", "#55616d", "#3f4c59", "#eef0f3", "#b3261e", "#8a5200"


class Rect(NamedTuple):
    """A rectangle; `dash` is the length of its dashes, 0 for a whole line. `hint` is told to who points at it."""

    x: float
    y: float
    wide: float
    high: float
    fill: str = "none"
    stroke: str = "none"
    line: float = 1
    dash: float = 0
    hint: str = ""


class Hatch(NamedTuple):
    """Slanting lines over a rectangle."""

    x: float
    y: float
    wide: float
    high: float


class Text(NamedTuple):
    """One line of text; `x` is its left end, `y` its base line."""

    x: float
    y: float
    text: str
    size: float = 11
    colour: str = INK


Mark = Rect | Hatch | Text


class Page(NamedTuple):
    """Marks on a page, with what is said to who cannot see it."""

    wide: float
    high: float
    marks: tuple[Mark, ...]
    title: str
    description: str
    language: str


@cache
def _advances() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    require("fontTools")
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO((FOLDER / FILE).read_bytes()), lazy=True) as font:
        return dict(font.getBestCmap()), dict(font["hmtx"].metrics), int(font["head"].unitsPerEm)


def advance(text: str, size: float) -> float:
    """The width of a line of text in the packaged font; a character that it lacks counts as a whole square.

    >>> advance("责任", 10)
    20.0
    """
    known, metrics, whole = _advances()
    return sum(metrics[known[ord(sign)]][0] if ord(sign) in known else whole for sign in text) * size / whole


def fitted(text: str, *, room: float, lines: int, size: float) -> list[str]:
    """The text in at most so many lines that each fit into the room, `…` where it was cut."""
    text = clean(text)
    cells = max(2, int(room / size * 2.2))
    while cells > 2:
        rows = wrapped(text, cells=cells, lines=lines)
        if all(advance(row, size) <= room for row in rows):
            return rows
        cells -= 1
    return [shortened(text, cells=2)]


def line_of(text: str, *, room: float, size: float) -> str:
    """The text in one line that fits into the room."""
    text = clean(text)
    cells = width(text)
    while advance(text, size) > room and cells > 1:
        cells -= 1
        text = shortened(text, cells=cells)
    return text
