"""Files that are no charter, whatever their name: tables, documents, archives."""

import re
from itertools import islice

from respchain.language import N_

_BY_START = (
    (b"%PDF-", N_("a PDF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an Office file in the old form (XLS or DOC)")),
    (b"\x1f\x8b", N_("a compressed file (GZIP)")),
    (b"PAR1", N_("a table (Parquet)")),
)
_ZIP = b"PK\x03\x04"
_BY_CONTENT = ((b"xl/workbook.", N_("a workbook (XLSX)")), (b"word/document.xml", N_("a text document (DOCX)")))
WORKBOOKS = frozenset({"a workbook (XLSX)", "an Office file in the old form (XLS or DOC)"})
_SAMPLE = 20
_DELIMITERS = ",;\t，"
_KEY = re.compile(r"""^\s*(-(\s|$)|[{\[#&*!%]|["']?[^,;\t"']*["']?\s*[:：](\s|$))""")
TABLE = N_("a table (CSV)")


def document(raw: bytes) -> str | None:
    """What the bytes of a file are, where they are no text that anybody wrote.

    >>> document(b"%PDF-1.7 ..."), document(b"posts: {}")
    ('a PDF document', None)
    """
    if raw.startswith(_ZIP):
        return next((what for name, what in _BY_CONTENT if name in raw), N_("an archive (ZIP)"))
    return next((what for start, what in _BY_START if raw.startswith(start)), None)


def tabular(text: str) -> bool:
    """Whether a text reads as a table: some lines, each with as many fields, and none of them with a key.

    >>> tabular("duty;post\\ninspect;clerk\\n"), tabular("posts: {a: {}, b: {}}\\nduties: {c: {}, d: {}}\\n")
    (True, False)
    """
    from csv import Error, reader  # only where something is wrong

    lines = list(islice((line for line in text.splitlines() if line.strip()), _SAMPLE))
    if len(lines) < 2 or any(_KEY.match(line) for line in lines):
        return False
    for delimiter in _DELIMITERS:
        try:
            widths = {len(row) for row in islice(reader(lines, delimiter=delimiter), _SAMPLE)}
        except Error:
            continue
        if len(widths) == 1 and widths != {1}:
            return True
    return False
