"""A ring that is missing, and how it is drawn: a box of its own where the ring should be."""

from dataclasses import dataclass

from respchain.diagrams.picture import Node
from respchain.diagrams.words import WORDS, word


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain breaks: the condition (C1-C12), the rule that found it, the part that lacks the ring, and why.

    The missing ring is named by its condition, or by `ring`, a word of pictures.
    """

    condition: str
    rule: str
    at: str
    text: str = ""
    tooltip: str = ""
    ring: str = ""


def missing(number: int, broken: Break, language: str, *, cluster: str | None = None) -> Node:
    """The box that stands for the missing ring.

    >>> missing(1, Break("C5", "ACC003", "director"), "zh").lines
    ('✗ 无问责主体', 'C5 · ACC003')
    """
    key = broken.ring or broken.condition
    ring = word(key if key in WORDS else "line missing", language)
    codes = " · ".join(code for code in (broken.condition, broken.rule) if code)
    lines = (f"✗ {ring}", codes, *((broken.text,) if broken.text else ()))
    return Node(
        f"missing\n{number}",
        "missing",
        lines,
        cluster=cluster,
        tooltip=f"{codes}: {broken.tooltip}" if broken.tooltip else "",
    )
