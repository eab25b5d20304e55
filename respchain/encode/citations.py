"""Reading citations: by the longest known id or title of `bases`, the rest is the place."""

from collections.abc import Mapping, Sequence

from respchain.encode.book import many
from respchain.encode.names import Part
from respchain.facts.relation import UNKNOWN

_IGNORED = str.maketrans("", "", " \t\n\u3000《》〈〉【】[]()（）")


class Citations:
    """Finds the basis that a citation names.

    >>> law = Part("basis", "FSL", ("bases", "FSL"), {"title": {"zh": "食品安全法"}})
    >>> read = Citations([law])
    >>> read.base("FSL 77"), read.base("《食品安全法》第七十七条"), read.base("FSLX 3")
    (0, 0, -3)
    """

    def __init__(self, bases: Sequence[Part]) -> None:
        self._rows: dict[str, int] = {}
        for row, part in enumerate(bases):
            title = part.entry.get("title")
            titles = list(title.values()) if isinstance(title, Mapping) else [title]
            for text in (part.id, *titles):
                if text:
                    self._rows.setdefault(plain(str(text)), row)
        self._lengths = sorted({len(text) for text in self._rows}, reverse=True)
        self._read: dict[str, int] = {}

    def bases(self, value: object) -> list[int]:
        """The rows of all bases cited under a key; `UNKNOWN` for one that names no known basis."""
        return [self.base(cited["base"]) if isinstance(cited, Mapping) else self.base(cited) for cited in many(value)]

    def base(self, text: object) -> int:
        """The row of the basis that a text names."""
        if not isinstance(text, str):
            return UNKNOWN
        if text not in self._read:
            self._read[text] = self._longest(plain(text))
        return self._read[text]

    def _longest(self, text: str) -> int:
        for length in self._lengths:
            row = self._rows.get(text[:length])
            if row is not None and len(text) >= length and not _runs_on(text, length):
                return row
        return UNKNOWN


def plain(text: str) -> str:
    """A text without spaces and brackets, and without regard to case."""
    return text.translate(_IGNORED).casefold()


def _runs_on(text: str, length: int) -> bool:
    """Whether a word of Latin letters goes on where the known name ends."""
    return len(text) > length and text[length - 1].isascii() and text[length].isascii() and text[length].isalpha()
