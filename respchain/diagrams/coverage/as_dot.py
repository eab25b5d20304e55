"""A page as DOT text in which everything has its place already, so that Graphviz makes a bitmap or a PDF of it."""

from collections.abc import Iterator

from respchain.diagrams.coverage.marks import RED, Hatch, Page, Rect, Text, advance
from respchain.diagrams.font import FAMILY
from respchain.diagrams.text import html

_PIECE = 8000
_STEP = 7.0  # points between the lines of a hatching


def dot_of(page: Page) -> str:
    """The DOT text of a page, to be drawn where it stands (`nop2`)."""
    drawn = '" + "'.join(_pieces(" ".join(_operations(page))))
    texts = [mark for mark in page.marks if isinstance(mark, Text) and mark.text.strip()]
    nodes = [
        f'n{at} [label=<{html(mark.text)}>, fontsize="{mark.size:g}", fontcolor="{mark.colour}", '
        f'pos="{mark.x + advance(mark.text, mark.size) / 2:.6g},{page.high - mark.y + mark.size * 0.33:.6g}"];'
        for at, mark in enumerate(texts)
    ]
    head = f'graph [bb="0,0,{page.wide:g},{page.high:g}", bgcolor="white", pad="0", _background="{drawn}"];'
    look = f'node [shape="plaintext", fontname="{FAMILY}", margin="0", width="0", height="0"];'
    return "\n".join(["digraph {", head, look, *nodes, "}\n"])


def _pieces(text: str) -> list[str]:
    """A long text in pieces: Graphviz reads no quoted string of more than 16,384 characters."""
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def _operations(page: Page) -> Iterator[str]:
    """The drawing operations of all that is no text: colours, polygons, lines."""
    yield _area(0, 0, page.wide, page.high, page, "white", "white")
    for mark in page.marks:
        if isinstance(mark, Hatch):
            yield _area(mark.x, mark.y, mark.wide, mark.high, page, "#fdf0ee", "#fdf0ee")
            yield f"{_word('S', 'setlinewidth(1.6)')} {_word('c', RED)}"
            yield from _slants(mark, page)
        elif isinstance(mark, Rect):
            yield from _rect(mark, page)


def _rect(mark: Rect, page: Page) -> Iterator[str]:
    style = "dashed" if mark.dash else "solid"
    if mark.fill != "none":
        yield _area(mark.x, mark.y, mark.wide, mark.high, page, mark.fill, mark.fill)
    if mark.stroke != "none":
        yield f"{_word('S', f'setlinewidth({mark.line:g})')} {_word('S', style)} {_word('c', mark.stroke)}"
        yield f"p 4 {_corners(mark.x, mark.y, mark.wide, mark.high, page)}"
        yield _word("S", "solid")


def _area(x: float, y: float, wide: float, high: float, page: Page, fill: str, stroke: str) -> str:
    return f"{_word('c', stroke)} {_word('C', fill)} P 4 {_corners(x, y, wide, high, page)}"


def _corners(x: float, y: float, wide: float, high: float, page: Page) -> str:
    low, top = page.high - y - high, page.high - y
    points = ((x, low), (x + wide, low), (x + wide, top), (x, top))
    return " ".join(f"{across:.6g} {up:.6g}" for across, up in points)


def _slants(mark: Hatch, page: Page) -> Iterator[str]:
    """Lines that rise to the right, each cut where it leaves the rectangle."""
    low, at = page.high - mark.y - mark.high, _STEP * 1.4
    while at < mark.wide + mark.high:
        left, right = max(0.0, at - mark.high), min(at, mark.wide)
        yield (
            f"L 2 {mark.x + left:.6g} {low + mark.high - (at - left):.6g} "
            f"{mark.x + right:.6g} {low + mark.high - (at - right):.6g}"
        )
        at += _STEP * 1.4


def _word(operation: str, text: str) -> str:
    return f"{operation} {len(text)} -{text}"
