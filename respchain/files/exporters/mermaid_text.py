"""Mermaid's flowcharts: ids, labels and comments that nothing in a charter can break out of."""

import re

MOST_CHARACTERS = 50_000
"""The longest text that Mermaid draws unless it is told otherwise; GitHub does not tell it."""
MOST_EDGES = 500
"""The most edges that it draws."""

_JOINT = "\u2060"  # of no width, and between two signs that mean nothing apart
_DOUBLE = re.compile(r"\$(?=\$)|:(?=fa)|[\ufb02¶]")  # formulas, icons, and what stands for entities inside Mermaid
_PLAIN = frozenset("-_.,/()'=+!?* ")


def safe_id(kind: str, id_: str) -> str:
    """An id of ASCII letters, digits and underscores; different ones stay different, and none is a word of the grammar.

    >>> safe_id("actor", "end"), safe_id("actor", "flood-hq"), safe_id("actor", "局长")
    ('actor_end', 'actor_flood_2d_hq', 'actor__5c40__957f_')
    """
    return f"{kind}_" + "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in id_)


def label(*lines: str) -> str:
    """Lines as a label in quotes: whatever could end it, or mean something inside it, is written as its number.

    >>> label('"]; click a "x"', "《end》")
    '"#34;#93;#59; click a #34;x#34;<br/>《end》"'
    """
    return f'"{"<br/>".join(map(inert, lines))}"'


def inert(text: str) -> str:
    """A text on one line in which no sign has a meaning for Mermaid, Markdown or HTML."""
    return "".join(map(_sign, _DOUBLE.sub(lambda found: found[0] + _JOINT, " ".join(text.split()))))


def _sign(sign: str) -> str:
    if sign in _PLAIN or sign == _JOINT or (sign.isalnum() if sign.isascii() else sign.isprintable()):
        return sign
    return f"#{ord(sign) if sign.isprintable() else 0xFFFD};"


def comment(text: str) -> str:
    """A line that is not drawn."""
    return f"%% {inert(text)}"
