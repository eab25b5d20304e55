"""Maps as one page of HTML: real tables with heads, nothing that is fetched or run, readable in dark and light."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple
from zlib import crc32

from respchain.diagrams.coverage.drawn import SIGNS
from respchain.diagrams.coverage.sheet import Body, Panel, Sheet
from respchain.diagrams.font import subset
from respchain.diagrams.svg import FALLBACK
from respchain.diagrams.text import clean
from respchain.diagrams.words import word

LISTED = 200  # so many boxes are listed under one heading

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2731;--faint:#55616d;--paper:#fff;--head:#eef0f3;--line:#8a949e;--held:#e3edf5;
--red:#b3261e;--red-tint:#fdf0ee;--amber:#8a5200;--amber-tint:#fff3d6}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--faint:#aab4be;--paper:#14191f;--head:#232b34;--line:#6b7681;
--held:#22384a;--red:#ff9a90;--red-tint:#3a1c1a;--amber:#ffcf7d;--amber-tint:#3b2c0c}}
body{margin:1.5rem;background:var(--paper);color:var(--ink);font:15px/1.5 FAMILY}
h1{font-size:1.5rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 0}h3{font-size:1rem;margin:1rem 0 .2rem}
p{margin:.3rem 0}.faint{color:var(--faint)}a{color:inherit}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}
caption{text-align:left;padding:.2rem 0;font-weight:bold}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:center;overflow-wrap:break-word}
th{background:var(--head);font-weight:normal;max-width:16rem}th[scope=row],th[scope=rowgroup],.left{text-align:left}
th.corner{background:none;color:var(--faint);font-size:.85rem;text-align:left}
td{min-width:5.5rem;max-width:20rem}td div+div{margin-top:.1rem}
.held{background:var(--held)}
.vacant{border:2px solid var(--red);
background:repeating-linear-gradient(45deg,var(--red-tint) 0 5px,var(--red) 5px 7px)}
.vacant span{background:var(--paper);color:var(--red);padding:0 .4rem}
.standby{outline:2px dashed var(--faint);outline-offset:-5px;color:var(--faint)}
.overlap{border:4px double var(--amber);background:var(--amber-tint);color:var(--amber)}
.beyond{border-style:dotted;color:var(--faint)}
.blank{color:var(--faint)}
ul.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;font-size:.85rem}
ul.legend b{display:inline-block;text-align:center;
line-height:.9rem;font-weight:normal;width:1.6rem;height:1rem;margin-right:.4rem;vertical-align:-.15rem;
border:1px solid var(--line);box-sizing:border-box}ul.legend b.standby{outline-offset:-4px}
ul.legend b.vacant{border:2px solid var(--red)}ul.legend b.overlap{border:4px double var(--amber)}
meter{width:9rem}
"""


class Section(NamedTuple):
    """The map of one matter on a page, what is said above it, and its lists of boxes under their headings."""

    anchor: str
    sheet: Sheet
    summary: str
    lists: Sequence[tuple[str, Sequence[str]]]


class Row(NamedTuple):
    """One line of the table of all matters; its anchor is empty where the matter has no map on the page."""

    anchor: str
    title: str
    share: str
    amiss: Sequence[str]


def html_of(title: str, subtitle: str, rows: Sequence[Row], sections: Sequence[Section], language: str) -> str:
    """The page: the table of all matters where there is one, then the map of each."""
    body = "\n".join(_body(title, subtitle, rows, sections, language))
    font = subset(set(body))
    family = f"respchain-{crc32(font.encode()):08x}"
    face = f"@font-face{{font-family:{family};src:url(data:font/otf;base64,{font})}}"
    style = face + _STYLE.replace("FAMILY", f"{family},{FALLBACK}")
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    return escape(clean(text))


def _body(title: str, subtitle: str, rows: Sequence[Row], sections: Sequence[Section], language: str) -> Iterator[str]:
    yield f'<h1>{_safe(title)}</h1>\n<p class="faint">{_safe(subtitle)}</p>'
    if rows:
        yield from _matters(rows, language)
    for section in sections:
        yield from _section(section, language, alone=not rows)


def _matters(rows: Sequence[Row], language: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_safe(word(key, language))}</th>' for key in
                    ("map matter", "map covered", "map found"))  # fmt: skip
    yield f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for anchor, title, share, amiss in rows:
        name = f'<a href="#{anchor}">{_safe(title)}</a>' if anchor else _safe(title)
        told = "".join(f"<div>{_safe(one)}</div>" for one in amiss) or "–"
        yield f'<tr><th scope="row">{name}</th><td>{_safe(share)}</td><td class="left">{told}</td></tr>'
    yield "</tbody></table></div>"


def _section(section: Section, language: str, *, alone: bool) -> Iterator[str]:
    anchor, sheet, summary, lists = section
    yield f'<section id="{anchor}">'
    if not alone:
        yield f"<h2>{_safe(sheet.title)}</h2>"
    yield f"<p>{_safe(summary)}</p>"
    if sheet.subtitle:
        yield f'<p class="faint">{_safe(sheet.subtitle)}</p>'
    for panel in sheet.panels:
        yield from _table(panel, sheet.title, language)
    yield '<ul class="legend">'
    for state in sheet.states:
        yield f'<li><b class="{state}">{SIGNS.get(state, "")}</b>{_safe(word(f"map {state}", language))}</li>'
    yield "</ul>"
    for note in sheet.notes:
        yield f'<p class="faint">{_safe(note)}</p>'
    for heading, texts in lists:
        if texts:
            yield f"<h3>{_safe(heading)} ({len(texts)})</h3>\n<ul>"
            yield from (f"<li>{_safe(text)}</li>" for text in texts[:LISTED])
            if len(texts) > LISTED:
                yield f"<li>{_safe(word('map others', language).format(count=len(texts) - LISTED))}</li>"
            yield "</ul>"
    yield "</section>"


def _table(panel: Panel, title: str, language: str) -> Iterator[str]:
    named = f"<caption>{_safe(panel.title)}</caption>" if panel.title else ""
    yield f'<div class="wide"><table aria-label="{_safe(title)}">\n{named}'
    yield "<thead>"
    yield from _head_rows(panel)
    yield "</thead>\n<tbody>"
    by_row: dict[int, list[Body]] = {}
    for body in panel.bodies:
        by_row.setdefault(body.row, []).append(body)
    for row in range(panel.rows):
        cells = "".join(_cell(body, language) for body in sorted(by_row.get(row, ()), key=lambda body: body.column))
        yield f"<tr>{''.join(_row_heads(panel, row))}{cells}</tr>"
    yield "</tbody></table></div>"


def _head_rows(panel: Panel) -> Iterator[str]:
    beside = len(panel.row_facets)
    across = [f'<th class="corner" colspan="{panel.columns}">{_safe(" / ".join(panel.column_facets))}</th>']
    corners = [f'<th class="corner" rowspan="{len(panel.column_heads) + 1}">{_safe(name)}</th>' for name in
               panel.row_facets]  # fmt: skip
    if beside or panel.column_facets:
        yield f"<tr>{''.join([*corners, *(across if panel.column_facets else [])])}</tr>"
    for level, heads in enumerate(panel.column_heads):
        scope = "col" if level == len(panel.column_heads) - 1 else "colgroup"
        yield "<tr>" + "".join(
            f'<th scope="{scope}" colspan="{head.span}" title="{_safe(head.full)}">{_safe(head.text)}</th>'
            for head in heads
        ) + "</tr>"  # fmt: skip


def _row_heads(panel: Panel, row: int) -> Iterator[str]:
    for level, heads in enumerate(panel.row_heads):
        at = 0
        scope = "row" if level == len(panel.row_heads) - 1 else "rowgroup"
        for head in heads:
            if at == row:
                yield (f'<th scope="{scope}" rowspan="{head.span}" title="{_safe(head.full)}">{_safe(head.text)}</th>')
            at += head.span


def _cell(body: Body, language: str) -> str:
    lines = "".join(f"<div>{_safe(line)}</div>" for line in _lines(body, language))
    if body.state == "vacant":
        lines = f"<span>{_safe(body.full)}</span>"
    elif body.state == "blank":
        lines = '<span aria-hidden="true">·</span>'
    spans = f' rowspan="{body.rows}"' * (body.rows > 1) + f' colspan="{body.columns}"' * (body.columns > 1)
    return f'<td class="{body.state}"{spans} title="{_safe(body.full)}">{lines}</td>'


def _lines(body: Body, language: str) -> Iterable[str]:
    """Who holds a cell, with the sign of its state, so that colour is not the only one."""
    if body.state == "overlap":
        return (f"⚠ {body.lines[0]}", *body.lines[1:])
    if body.state == "standby":
        return (word("map behind", language), *body.lines)
    return [f"({line})" for line in body.lines] if body.state == "beyond" else body.lines
