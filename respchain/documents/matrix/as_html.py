"""A matrix of responsibility as one page of HTML that fetches nothing."""

from collections.abc import Iterator
from html import escape

from respchain.documents.matrix.plan import Band, Matrix

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2731;--faint:#55616d;--paper:#fff;--head:#eef0f3;--line:#8a949e;--band:#dfe5ec;
--own:#e3edf5}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--faint:#aab4be;--paper:#14191f;--head:#232b34;--line:#6b7681;
--band:#2c3743;--own:#22384a}}
body{margin:1.5rem;background:var(--paper);color:var(--ink);
font:15px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;margin:0}p{margin:.3rem 0;color:var(--faint)}
.wide{overflow:auto;max-height:90vh}table{border-collapse:separate;border-spacing:0;margin:.8rem 0}
th,td{border:1px solid var(--line);border-width:0 1px 1px 0;padding:.3rem .6rem;text-align:center;
overflow-wrap:break-word}
th:first-child,td:first-child{border-left-width:1px}
thead th{position:sticky;top:0;background:var(--head);border-top-width:1px;vertical-align:bottom;min-width:3.5rem;
max-width:9rem}
th[scope=row]{position:sticky;left:0;background:var(--paper);text-align:left;font-weight:normal;min-width:14rem;
max-width:26rem}
th[scope=rowgroup]{background:var(--band);text-align:left}td.own{background:var(--own);font-weight:bold}
.number{color:var(--faint);text-align:right}
@media print{.wide{overflow:visible;max-height:none}thead{display:table-header-group}tr{break-inside:avoid}
thead th,th[scope=row]{position:static}@page{size:landscape}}
"""


def as_html(matrix: Matrix) -> bytes:
    """The matrix as a page: a real table with heads that stay in sight, readable in dark and light, and printable."""
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in (*matrix.corner, *matrix.columns))
    page = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(matrix.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(matrix.name)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(matrix.name)}</h1><p>{escape(matrix.subject)}</p>",
        f'<div class="wide"><table><thead><tr>{heads}</tr></thead>',
        *(line for band in matrix.bands for line in _band(band, len(matrix.columns) + 2)),
        f"</table></div><p>{escape(matrix.key_line)}</p></body></html>",
    ]
    return ("\n".join(page) + "\n").encode("utf-8")


def _band(band: Band, width: int) -> Iterator[str]:
    yield "<tbody>"
    if band.title:
        yield f'<tr><th scope="rowgroup" colspan="{width}">{escape(band.title)}</th></tr>'
    for row in band.rows:
        cells = "".join(f'<td class="own">{text}</td>' if "A" in text else f"<td>{text}</td>" for text in row.letters)
        title = f'<th scope="row">{escape(row.title)}</th>'
        yield f'<tr><td class="number">{row.number}</td>{title}{cells}</tr>'
    yield "</tbody>"
