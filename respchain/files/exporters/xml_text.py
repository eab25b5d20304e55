"""Text inside XML: escaped, and free of what no XML may hold."""

import re

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;",
})  # fmt: skip


def escaped(text: str) -> str:
    """The text as it stands in an element or an attribute; characters that XML forbids become the one for "unknown".

    >>> escaped('R&D "<north>"\\x00')
    'R&amp;D &quot;&lt;north&gt;&quot;\\ufffd'
    """
    return _NO_XML.sub("\ufffd", text).translate(_ESCAPES)
