"""Which basis a citation means: the longest known id or title that it begins with."""

from collections.abc import Container

_BRACKETS = frozenset("《》〈〉「」『』【】[]()（）\"'“”")


def squeezed(text: str) -> str:
    """A text without brackets, quotes and blanks, by which bases and citations are compared.

    >>> squeezed("《食品安全法》 第七十七条")
    '食品安全法第七十七条'
    """
    return "".join(character for character in text if character not in _BRACKETS and not character.isspace())


def cited(citation: str, names: Container[str]) -> tuple[str, str] | None:
    """The name that a citation begins with, among ids and titles as `squeezed` gives them, and the place that follows.

    >>> cited("FSL 77", {"FSL", "FSL7"}), cited("《食品安全法》第七十七条", {"食品安全法"}), cited("FSLX 77", {"FSL"})
    (('FSL', '77'), ('食品安全法', '第七十七条'), None)
    """
    ends = [
        place + 1 for place, character in enumerate(citation) if character not in _BRACKETS and not character.isspace()
    ]
    name = squeezed(citation)
    for length in range(len(ends), 0, -1):
        if name[:length] in names:
            rest = citation[ends[length - 1] :]
            if not _continues(name[length - 1], rest):
                return name[:length], rest.lstrip("".join(_BRACKETS) + " \t\u3000").strip()
    return None


def _continues(last: str, rest: str) -> bool:
    """Whether a Latin word or number goes on."""
    return bool(rest) and last.isascii() and last.isalnum() and rest[0].isascii() and rest[0].isalnum()
