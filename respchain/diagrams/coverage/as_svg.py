"""A page as SVG: its own font inside, text as text, nothing that is fetched or run."""

import warnings
from html import escape
from zlib import crc32

from respchain.diagrams.coverage.marks import RED, Hatch, Mark, Page, Rect, Text
from respchain.diagrams.font import MissingGlyphs, lacking, missing_glyphs, subset
from respchain.diagrams.svg import FALLBACK
from respchain.diagrams.text import clean

_PATTERN = (
    '<defs><pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#fdf0ee"/><line x1="0" y1="0" x2="0" y2="7" stroke="{red}" stroke-width="2.2"/>'
    "</pattern></defs>"
)


def svg_of(page: Page) -> str:
    """The SVG of a page; a character that the packaged font lacks is warned of."""
    lacks = missing_glyphs("".join(mark.text for mark in page.marks if isinstance(mark, Text)))
    if lacks:
        warnings.warn(lacking(lacks), MissingGlyphs, stacklevel=2)
    font = subset({sign for mark in page.marks if isinstance(mark, Text) for sign in mark.text})
    family = f"respchain-{crc32(font.encode()):08x}"
    hatch = f"vacant-{crc32(repr(page.marks).encode()):08x}"
    wide, high = f"{page.wide:g}", f"{page.high:g}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" '
        f'style="max-width:100%;height:auto" role="img" lang="{escape(page.language)}" '
        f'font-family="{family},{FALLBACK}">',
        f"<title>{escape(clean(page.title))}</title>",
        f"<desc>{escape(clean(page.description))}</desc>",
        f"<style>@font-face{{font-family:{family};src:url(data:font/otf;base64,{font})}}</style>",
        _PATTERN.format(id=hatch, red=RED),
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
        *(_mark(mark, hatch) for mark in page.marks),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _mark(mark: Mark, hatch: str) -> str:
    if isinstance(mark, Text):
        return (
            f'<text x="{mark.x:.6g}" y="{mark.y:.6g}" font-size="{mark.size:g}" fill="{mark.colour}">'
            f"{escape(clean(mark.text))}</text>"
        )
    place = f'x="{mark.x:.6g}" y="{mark.y:.6g}" width="{mark.wide:.6g}" height="{mark.high:.6g}"'
    if isinstance(mark, Hatch):
        return f'<rect {place} fill="url(#{hatch})"/>'
    return _rect(mark, place)


def _rect(mark: Rect, place: str) -> str:
    dash = f' stroke-dasharray="{mark.dash:g}"' if mark.dash else ""
    stroke = "" if mark.stroke == "none" else f' stroke="{mark.stroke}" stroke-width="{mark.line:g}"{dash}'
    head = f'<rect {place} fill="{mark.fill}"{stroke}'
    return f"{head}><title>{escape(clean(mark.hint))}</title></rect>" if mark.hint else f"{head}/>"
