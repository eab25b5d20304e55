"""How texts are worded, as columns: the words of each, without regard to case, width, spaces, punctuation and order.

Texts are read as code points, all at once. A word of letters or digits is one token; so is each sign of a script that
puts no spaces between words. Two texts are near where they have the same tokens, in whatever order; words that say
nothing do not count. That is found by adding up a mixed number for each token, in one pass, and no text is compared
with another.
"""

import unicodedata
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows, marked
from respchain.record import Record
from respchain.scope.runs import distinct, spread

Numbers = NDArray[np.uint64]

_BREAK, _LETTER, _SIGN = 0, 1, 2
_SIGNS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Code points of scripts that put no spaces between words, from and through."""
OPEN = "…"
"""Stands in a pattern for whatever is between its beginning and its end."""


class Wordings(Record):
    """The letters and signs of texts, one after the other, without what stands between them."""

    letter: NDArray[np.uint32]
    text: Rows  # the text of each
    begins: Mask  # which begin a token
    sign: Mask
    count: int  # of texts

    @staticmethod
    def of(letters: str, begin: Rows, size: Rows) -> "Wordings":
        """The wordings of pieces of `letters`, in order, no two of which overlap.

        >>> said = Wordings.of("To  Inspect-餐馆\\n", np.array([0]), np.array([14]))
        >>> said.begins.astype(int).tolist()
        [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1]
        """
        points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded, kind = _alphabet(points)
        owner = np.full(len(points), -1, np.int32)
        place, at = spread(begin, size)
        owner[at] = place
        kept = np.flatnonzero((kind != _BREAK) & (owner >= 0))
        sign = kind[kept] == _SIGN
        begins = np.ones(len(kept), np.bool_)
        begins[1:] = sign[1:] | sign[:-1] | (np.diff(kept) > 1)
        return Wordings(folded[kept], owner[kept], begins, sign, len(begin))

    @cached_property
    def heads(self) -> tuple[Rows, NDArray[np.uint32]]:
        """The letters that begin tokens, by letter: where they stand, and which they are."""
        at = np.flatnonzero(self.begins)
        at = at[np.argsort(self.letter[at], kind="stable")]
        return at, self.letter[at]

    @property
    def first(self) -> Mask:
        """Which letters begin their text."""
        return np.not_equal(np.diff(self.text, prepend=-1), 0)

    @property
    def last(self) -> Mask:
        """Which letters end their text."""
        return np.not_equal(np.diff(self.text, append=-1), 0)


class Patterns(NamedTuple):
    """What the profile says of words: those that bind nobody, and those that say nothing."""

    vague: list[str]
    empty: list[str]


def objectless(said: Wordings, patterns: Patterns) -> Mask:
    """Which texts begin with a vague word, and say nothing more; or have their object between the parts of a pattern.

    >>> begin, size = np.array([0, 3, 8, 17]), np.array([2, 4, 8, 8])
    >>> said = Wordings.of("指导\\n指导餐馆\\n负责食品相关工作\\nSupport.\\n", begin, size)
    >>> objectless(said, Patterns(["指导", "负责…相关工作", "support"], ["工作"])).tolist()
    [True, False, True, True]
    """
    begins, last = said.first, np.flatnonzero(said.last)
    first = np.flatnonzero(begins)
    saying = ~covered(said, patterns.empty)
    after = np.concatenate([np.cumsum(saying[::-1])[::-1], [0]])  # letters that say something, from here on, all told
    found = np.zeros(said.count, np.bool_)
    for pattern in patterns.vague:
        head, _, tail = pattern.partition(OPEN)
        at, over = _matches(said, head)
        at, over = at[begins[at]], over[begins[at]]
        if tail:
            _, end = _matches(said, tail)
            closed = marked(said.count, said.text[end[marked(len(said.letter), last)[end]]])
            found[said.text[at[closed[said.text[at]]]]] = True
        else:
            rest = after[over + 1] - after[last[np.searchsorted(first, at)] + 1]
            found[said.text[at[rest == 0]]] = True
    return found


def covered(said: Wordings, words: list[str]) -> Mask:
    """Which letters belong to one of the words."""
    depth = np.zeros(len(said.letter) + 1, np.int64)
    for word in words:
        at, over = _matches(said, word)
        np.add.at(depth, at, 1)
        np.add.at(depth, over + 1, -1)
    return np.cumsum(depth[:-1]) > 0


def tokens(said: Wordings, empty: list[str]) -> tuple[Numbers, Rows]:
    """For each text a number that texts with the same tokens share, and how many tokens it has.

    Where all of them say nothing, all of them count.

    >>> words = "Inspect the restaurants", "RESTAURANTS: inspect", "检查餐馆", "餐馆检查", "餐馆检查２"
    >>> size = np.array([len(word) for word in words])
    >>> number, count = tokens(Wordings.of("\\n".join(words), np.cumsum(size + 1) - size - 1, size), ["the"])
    >>> (number[:-1] == number[1:]).tolist(), count.tolist()
    ([True, False, True, False], [2, 2, 4, 4, 5])
    """
    start = np.flatnonzero(said.begins)
    if not len(start):
        return np.zeros(said.count, np.uint64), np.zeros(said.count, np.int64)
    value, text = mixed(_token_numbers(said, start)), said.text[start]
    counts = ~covered(said, empty)[start]
    counts |= ~marked(said.count, text[counts])[text]
    number = np.zeros(said.count, np.uint64)
    np.add.at(number, text[counts], value[counts])
    return number, np.bincount(text[counts], minlength=said.count)


def same(number: Numbers, count: Rows, within: Rows) -> Rows:
    """A label for each text: texts with the same tokens and the same number of `within` share it; -1 for no tokens."""
    order = np.lexsort((within, count, number))
    new = np.ones(len(order), np.bool_)
    new[1:] = np.any([np.diff(column[order]) != 0 for column in (number, count, within)], axis=0)
    label = np.empty(len(order), np.int64)
    label[order] = np.cumsum(new) - 1
    return np.where(count > 0, label, -1)


def _token_numbers(said: Wordings, start: Rows) -> Numbers:
    """A number for each token, by its letters and their order."""
    size = np.diff(start, append=len(said.letter))
    place = np.arange(len(said.letter)) - np.repeat(start, size)
    powers = np.multiply.accumulate(np.full(int(size.max()), _PRIME, np.uint64))
    return np.add.reduceat(mixed(said.letter.astype(np.uint64)) * powers[place], start)


_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def mixed(numbers: Numbers) -> Numbers:
    """Numbers far apart for numbers that may be near, so that sums of them tell their parts: as splitmix64 does it."""
    mixed = numbers + _PRIME
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _matches(said: Wordings, word: str) -> tuple[Rows, Rows]:
    """Where a word stands, as whole tokens in one text: its first letter, and its last."""
    sought = Wordings.of(word, np.array([0]), np.array([len(word)]))
    size = len(sought.letter)
    places, letters = said.heads
    low, high = (
        np.searchsorted(letters, sought.letter[:1], "left"),
        np.searchsorted(letters, sought.letter[:1], "right"),
    )
    at = np.sort(places[low[0] : high[0]]) if size else places[:0]
    at = at[at + size <= len(said.letter)]
    for step in range(size):
        at = at[said.letter[at + step] == sought.letter[step]]
        at = at[(said.begins[at + step] == sought.begins[step]) & (said.text[at + step] == said.text[at])]
    ends = np.append(said.begins, True)[at + size]
    return at[ends], at[ends] + size - 1


def _alphabet(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    """Each code point in its plain form, and what it is: a break, a letter or digit, a sign."""
    used = distinct(points)
    plain = [_plain(chr(point)) for point in used.tolist()]
    place = np.searchsorted(used, points)
    folded = np.array([ord(letter) for letter, _ in plain] or [0], np.uint32)
    kind = np.array([kind for _, kind in plain] or [0], np.int8)
    return folded[place], kind[place]


def _plain(letter: str) -> tuple[str, int]:
    """A letter in its plain form, with its kind."""
    normal: Any = unicodedata.normalize("NFKC", letter).casefold()[:1] or letter
    if any(low <= ord(normal) <= high for low, high in _SIGNS):
        return normal, _SIGN
    return normal, _LETTER if unicodedata.category(normal)[0] in "LNM" else _BREAK
