"""Ids for very many texts, each given out once."""

from collections.abc import Iterable

from respchain.files.importers.naming import word_of


class Names:
    """Gives out ids that nothing else has; as quick for the thousandth of one name as for the first.

    >>> names = Names()
    >>> names.free("clerk"), names.free("clerk"), names.free("clerk-2"), names.free("clerk")
    ('clerk', 'clerk-2', 'clerk-2-2', 'clerk-3')
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self.taken: set[str] = set()
        self.reserved = frozenset(reserved)
        self._last: dict[str, int] = {}

    def free(self, word: str, *, keep_off: bool = False) -> str:
        """The word itself, else with the first number behind it that is free, and perhaps not reserved."""
        found = word
        off = self.reserved if keep_off else frozenset[str]()
        if found in self.taken or found in off:
            number = self._last.get(word, 1)
            while found in self.taken or found in off:
                number += 1
                found = f"{word}-{number}"
            self._last[word] = number
        self.taken.add(found)
        return found


def words_of(texts: set[str], kind: str) -> dict[str, str]:
    """For each text an id that reads like it; `kind` for what has no letters.

    >>> sorted(words_of({"Li Wei", "O'Hara", "?"}, "person").items())
    [('?', 'person'), ('Li Wei', 'li-wei'), ("O'Hara", 'o-hara')]
    """
    rows = list(texts)
    whole = "\n".join(rows)
    if whole.isascii() and whole.replace("\n", "").replace(" ", "").isalnum() and whole.count("\n") == len(rows) - 1:
        return dict(zip(rows, whole.lower().replace(" ", "-").split("\n"), strict=True))
    found = {}
    for text in rows:
        if text.isascii() and text.replace(" ", "").isalnum():
            found[text] = text.lower().replace(" ", "-")
        else:
            found[text] = word_of(text) or kind
    return found
