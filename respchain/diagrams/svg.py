"""A Graphviz SVG made fit to travel: its own font inside, tooltips as titles, no reference to anything outside."""

import re
from html import escape, unescape
from zlib import crc32

from respchain.diagrams.font import subset
from respchain.diagrams.text import clean

FALLBACK = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_HEAD = re.compile(r'.*?<svg width="([\d.]+)pt" height="([\d.]+)pt"\s+viewBox="([^"]*)"[^>]*>', re.DOTALL)
_TEXT = re.compile(r"<text [^>]*>([^<]*)</text>")
_FAMILY = re.compile(r' font-family="[^"]*"')
_COMMENT = re.compile(r"<!--.*?-->\n", re.DOTALL)
_TITLE = re.compile(r"<title>[^<]*</title>\n")
_TOOLTIP = re.compile(r'<g id="a_[^"]*"><a xlink:title="([^"]*)">\n(.*?)</a>\n</g>\n', re.DOTALL)


def dressed(drawn: str, *, title: str, description: str, language: str) -> str:
    """The SVG with font, title and description inside; text stays text, and nothing is fetched or run."""
    head = _HEAD.match(drawn)
    if head is None:
        return drawn
    width, height, box = head.groups()
    body = _TOOLTIP.sub(r"<title>\1</title>\n\2", _TITLE.sub("", _COMMENT.sub("", drawn[head.end() :])))
    body = _FAMILY.sub("", body)
    signs = {sign for text in _TEXT.findall(body) for sign in unescape(text)}
    font = subset(signs)
    family = f"respchain-{crc32(font.encode()):08x}"
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="{box}" '
        f'style="max-width:100%;height:auto" role="img" lang="{escape(language)}" font-family="{family},{FALLBACK}">\n'
        f"<title>{escape(clean(title))}</title>\n<desc>{escape(clean(description))}</desc>\n"
        f"<style>@font-face{{font-family:{family};src:url(data:font/otf;base64,{font})}}</style>"
    )
    return opening + body
