"""Tables as text: fields between commas, semicolons or tabs."""

import csv
from collections import Counter
from io import StringIO
from itertools import islice

from respchain.errors import Fault, InputErrors, Place
from respchain.files.tables.grid import Grid
from respchain.language import say

_DELIMITERS = ",;\t|，；"
_SAMPLE = 100_000  # characters by which the delimiter is told
_ROWS = 50


def delimited(name: str, text: str) -> Grid:
    """The table that a text holds; a cell too long to be meant, as behind a lost quotation mark, is a fault.

    >>> delimited("posts.csv", "id;title\\n1;Head\\n").rows
    [['id', 'title'], ['1', 'Head']]
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text))
    rows: list[list[str]] = []
    lines: list[int] = []
    last = 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(last + 1)
            last = reader.line_num
    except csv.Error as why:
        place = Place(name, last + 1, 1)
        hint = say("a quotation mark that opens here may never close")
        raise InputErrors([Fault(place, say("this row is no row of a table: {why}", why=why), hint)]) from None
    return Grid(name, rows, lines)


def delimiter_of(text: str) -> str:
    """What stands between the fields: what cuts most of the first rows into one and the same number of fields.

    >>> delimiter_of("a;b\\n1,5;2\\n3;4\\n"), delimiter_of("职务，部门\\n局长，市局\\n"), delimiter_of("alone\\n")
    (';', '，', ',')
    """
    sample = list(StringIO(text[:_SAMPLE], newline=""))
    best, found = (0, 0), ","
    for delimiter in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(sample, delimiter=delimiter), _ROWS))
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if (often, width) > best:
            best, found = (often, width), delimiter
    return found
