"""The HTML-like labels of boxes, piles, frames and of the picture itself."""

from collections.abc import Iterable, Sequence

from respchain.diagrams.look import (
    CAPTIONED,
    COLOUR,
    EDGES,
    GREY,
    INK,
    LINE,
    RED,
    SAMPLES,
    SECOND_LINE_IN_DUTY,
    SEVERITIES,
    SYMBOL,
    TINT,
)
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, Picture, Severity
from respchain.diagrams.text import clean, html, shortened, width, wrapped
from respchain.diagrams.ways import gathered
from respchain.diagrams.words import word

CELLS = 22  # a box is about so many half-width cells wide
LEGEND = 200  # a row of the legend is about so many half-width cells wide, gaps included
SHOWN = 3  # so many marks are written on one box


def worst(marks: Iterable[Mark]) -> Severity | None:
    """The gravest severity among the marks."""
    found = {mark.severity for mark in marks}
    return next((severity for severity in SEVERITIES if severity in found), None)


def box(node: Node, language: str) -> str:
    """The label of a box of its own."""
    return f"<{_table(_rows(node, language))}>"


def pile(nodes: Sequence[Node], ports: Sequence[str], language: str, *, spare: int = 0) -> str:
    """The label of a pile: one row for each box, each with its port, and so many points of nothing below."""
    cells = []
    for node, port in zip(nodes, ports, strict=True):
        severity = worst(node.marks)
        colour, tint = (COLOUR[severity], TINT[severity]) if severity else (LINE, "white")
        border = 3 if severity == "error" else 2 if severity else 1
        text = _table(_rows(node, language))
        cells.append(f'<TR><TD PORT="{port}" BORDER="{border}" COLOR="{colour}" BGCOLOR="{tint}">{text}</TD></TR>')
    if spare > 0:
        cells.append(f'<TR><TD BORDER="0" HEIGHT="{spare}"></TD></TR>')
    return f'<<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="3" CELLPADDING="3">{"".join(cells)}</TABLE>>'


def height(nodes: Sequence[Node], language: str) -> int:
    """About how many points a pile is high."""
    return sum(14 + 15 * len(_rows(node, language)) for node in nodes)


def frame(title: str, marks: Sequence[Mark], language: str) -> str:
    """The label of a frame around boxes."""
    rows = [_font(line, 11, INK) for line in wrapped(title, cells=36, lines=2)]
    return f"<{_table(rows + _marks(marks, language), align='LEFT')}>"


def heading(picture: Picture) -> str:
    """The title of the picture, its note, and the legend of what occurs in it."""
    rows = [_cell(_font(line, 17, INK)) for line in wrapped(picture.title, cells=80, lines=2)]
    rows += [_cell(_font(line, 10, GREY)) for line in wrapped(picture.note, cells=110, lines=3)]
    rows += _legend(picture) if picture.legend else []
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">{"".join(rows)}</TABLE>>' if rows else ""


def _rows(node: Node, language: str) -> list[str]:
    title, *others = node.lines or ("",)
    dark = node.kind == "duty" and worst(node.marks) is None
    ink, second = ("white", SECOND_LINE_IN_DUTY) if dark else (INK, GREY)
    if node.kind == "missing":
        ink = second = RED
    if node.kind == "way":
        return [_font(line, 9, GREY) for line in wrapped(title, cells=2 * CELLS, lines=2)]
    rows = [_font(word(node.kind, language), 8, second)] if node.kind in CAPTIONED else []
    rows += [_font(line, 12, ink) for line in wrapped(title, cells=CELLS, lines=3)]
    rows += [_font(line, 10, second) for text in others[:3] for line in wrapped(text, cells=CELLS + 4, lines=2)]
    rows += [_font(f"→ {' '.join(node.through)}", 10, ink)] if node.through else []
    rows += _marks(node.marks, language)
    rows += [_font(word("more lines", language).format(count=node.more), 9, second)] if node.more else []
    return rows


def _marks(marks: Sequence[Mark], language: str) -> list[str]:
    ordered = sorted(marks, key=lambda mark: SEVERITIES.index(mark.severity))
    rows = [_font(_painted(mark), 10, COLOUR[mark.severity]) for mark in ordered[:SHOWN]]
    beyond = len(marks) - SHOWN
    return rows + ([_font(word("more findings", language).format(count=beyond), 9, GREY)] if beyond > 0 else [])


def _painted(mark: Mark) -> str:
    return shortened(f"{SYMBOL[mark.severity]} {clean(mark.code[:CELLS])}", cells=CELLS)


def _legend(picture: Picture) -> list[str]:
    """The rows of the legend: only the strokes and signs that occur."""
    language = picture.language
    kinds = [kind for kind in EDGES if kind in SAMPLES and any(edge.kind == kind for edge in picture.edges)]
    items = [(SAMPLES[kind], word(f"line {kind}", language), RED if kind == "missing" else LINE) for kind in kinds]
    if any(node.kind == "terminal" for node in picture.nodes):
        items.append(("", word("double", language), LINE))
    marked = {mark.severity for mark in _all_marks(picture)}
    items += [
        (SYMBOL[severity], word(severity, language), COLOUR[severity]) for severity in SEVERITIES if severity in marked
    ]
    if any(node.through for node in gathered(picture).nodes):
        items.append(("→ A", word("through", language), LINE))
    if marked:
        items.append(("", word("codes", language), GREY))
    lines: list[str] = []
    used = 0
    for sign, text, colour in items:
        size = width(sign) * 2 + width(text) + 6
        piece = f"{_font(sign, 10, colour)} {_font(text, 10, GREY)}" if sign else _font(text, 10, GREY)
        if lines and used + size <= LEGEND:
            lines[-1] += "&#160;&#160;&#160;&#160;" + piece
            used += size
        else:
            lines.append(piece)
            used = size
    return [_cell(line) for line in lines]


def _all_marks(picture: Picture) -> Iterable[Mark]:
    painted: tuple[Node | Edge | Cluster, ...] = (*picture.nodes, *picture.edges, *picture.clusters)
    for part in painted:
        yield from part.marks


def line_label(edge: Edge, language: str) -> str:
    """The label of a line: its few words and its marks, on white where a line may pass; empty where there are none."""
    rows = [_font(text, 9, GREY) for text in wrapped(edge.label, cells=CELLS, lines=2)]
    rows += _marks(edge.marks, language)
    return f"<{_table(rows, background='white')}>" if rows else ""


def _table(rows: Sequence[str], *, align: str = "CENTER", background: str = "") -> str:
    cells = "".join(f'<TR><TD ALIGN="{align}">{row}</TD></TR>' for row in rows)
    paper = f' BGCOLOR="{background}"' if background else ""
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1"{paper}>{cells}</TABLE>'


def _font(text: str, size: float, colour: str) -> str:
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{html(text)}</FONT>'


def _cell(text: str) -> str:
    return f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{text}</TD></TR>'
