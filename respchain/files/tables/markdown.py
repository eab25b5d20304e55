"""The tables of a Markdown text."""

import re
from collections.abc import Iterator

from respchain.files.tables.grid import Grid

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_BAR = re.compile(r"(?<!\\)\|")


def markdown_tables(name: str, text: str) -> list[Grid]:
    """The tables between bars, in the order of the text; marks of emphasis stay in the cells, escaped bars are bars.

    >>> [table] = markdown_tables("raci.md", "# RACI\\n\\n| Task | Chief |\\n|---|:-:|\\n| **Sign** | A |\\n")
    >>> table.rows, table.lines
    ([['Task', 'Chief'], ['**Sign**', 'A']], [3, 5])
    """
    lines = text.splitlines()
    return [_table(name, lines, start, end) for start, end in _spans(lines)]


def _spans(lines: list[str]) -> Iterator[tuple[int, int]]:
    """From the heading of each table to the line behind its end."""
    fenced, at = False, 0
    while at + 1 < len(lines):
        fenced ^= _FENCE.match(lines[at]) is not None
        heads = "|" in lines[at] and "|" in lines[at + 1] and _RULE.match(lines[at + 1]) is not None
        if fenced or not heads:
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in lines[end] and lines[end].strip():
            end += 1
        yield at, end
        at = end


def _table(name: str, lines: list[str], start: int, end: int) -> Grid:
    numbers = [start, *range(start + 2, end)]
    return Grid(name, [_cells(lines[number]) for number in numbers], [number + 1 for number in numbers])


def _cells(line: str) -> list[str]:
    parts = [part.replace("\\|", "|").strip() for part in _BAR.split(line.strip())]
    if parts[:1] == [""]:
        parts = parts[1:]
    return parts[:-1] if parts[-1:] == [""] and len(parts) > 1 else parts
