"""How texts are worded, as columns: the words of each, without regard to case, width, spaces, punctuation and order.

Texts are read as code points, all at once. A word of letters or digits is one token; so is each sign of a script that
puts no spaces between words. Two texts are near where they have the same tokens, in whatever order; words that say
nothing do not count. That is found by adding up a mixed number for each token, in one pass, and no text is compared
with another.
"""

import unicodedata
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows, marked
from respchain.record import Record

Numbers = NDArray[np.uint64]

_BREAK, _LETTER, _SIGN = 0, 1, 2
_SIGNS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Code points of scripts that put no spaces between words, from and through."""
OPEN = "…"
"""Stands in a pattern for whatever is between its beginning and its end."""


class Wordings(Record):
    """The letters and signs of texts, one after the other, without what stands between them."""

    letter: NDArray[np.uint32]
    number: Numbers  # of each letter, far apart from that of any other
    text: Rows  # the text of each
    begins: Mask  # which begin a token
    count: int  # of texts

    @staticmethod
    def of(letters: str, begin: Rows, size: Rows) -> "Wordings":
        """The wordings of pieces of `letters`, in order, no two of which overlap.

        >>> said = Wordings.of("To  Inspect-餐馆\\n", np.array([0]), np.array([14]))
        >>> said.begins.astype(int).tolist()
        [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1]
        """
        low, high = (int(begin[0]), int(begin[-1] + size[-1])) if len(begin) else (0, 0)
        points = np.frombuffer(letters[low:high].encode("utf-32-le", "surrogatepass"), np.uint32)
        begin = begin - low
        folded, number, kind = _alphabet(points)
        text, depth = np.zeros((2, len(points) + 1), np.int8)
        text[begin] = depth[begin] = 1
        depth[begin + size] -= 1
        inside = np.cumsum(depth[:-1], dtype=np.int8).view(np.bool_)
        kept = np.flatnonzero((kind[points] != _BREAK) & inside)
        used = points[kept]
        sign = kind[used] == _SIGN
        begins = np.ones(len(kept), np.bool_)
        begins[1:] = sign[1:] | sign[:-1] | (np.diff(kept) > 1)
        return Wordings(folded[used], number[used], np.cumsum(text, dtype=np.int32)[kept] - 1, begins, len(begin))

    @cached_property
    def starts(self) -> Rows:
        """Where the letters stand that begin tokens."""
        return np.flatnonzero(self.begins)

    @cached_property
    def index(self) -> tuple[Rows, NDArray[np.uint16]]:
        """The same by the lower half of their letter, with that: halves are sorted in a trice."""
        half = (self.letter[self.starts] & 0xFFFF).astype(np.uint16)
        order = np.argsort(half, kind="stable")
        return self.starts[order], half[order]

    @cached_property
    def first(self) -> Mask:
        """Which letters begin their text."""
        return np.not_equal(np.diff(self.text, prepend=-1), 0)

    @cached_property
    def last(self) -> Mask:
        """Which letters end their text."""
        return np.not_equal(np.diff(self.text, append=-1), 0)


class Lexicon(Record):
    """Words to be looked for, each as the letters of its tokens."""

    letters: tuple[NDArray[np.uint32], ...]
    begins: tuple[Mask, ...]

    @staticmethod
    def of(words: list[str]) -> "Lexicon":
        """The words of a profile; a word without a letter is nowhere."""
        size = np.array([len(word) for word in words], np.int64)
        said = Wordings.of("\n".join([*words, ""]), np.cumsum(size + 1) - size - 1, size)
        ends = np.searchsorted(said.text, np.arange(len(words) + 1))
        parts = [slice(low, high) for low, high in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
        return Lexicon(tuple(said.letter[part] for part in parts), tuple(said.begins[part] for part in parts))

    def found(self, word: int, said: Wordings) -> tuple[Rows, Rows]:
        """Where a word stands, as whole tokens in one text: its first letter, and its last."""
        letters, begins = self.letters[word], self.begins[word]
        size = len(letters)
        if not size:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        places, halves = said.index
        half = np.uint16(letters[0] & 0xFFFF)
        at = places[np.searchsorted(halves, half, "left") : np.searchsorted(halves, half, "right")]
        at = at[at + size <= len(said.letter)]
        for step in range(size):
            at = at[(said.letter[at + step] == letters[step]) & (said.begins[at + step] == begins[step])]
            at = at[said.text[at + step] == said.text[at]]
        ends = np.append(said.begins, True)[at + size] if len(at) else np.zeros(0, np.bool_)
        return at[ends], at[ends] + size - 1


def covered(said: Wordings, words: list[str]) -> Mask:
    """Which letters belong to one of the words.

    >>> said = Wordings.of("The works of theirs", np.array([0]), np.array([19]))
    >>> covered(said, ["the", "works"]).astype(int).tolist()
    [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    """
    depth = np.zeros(len(said.letter) + 1, np.int32)
    lexicon = Lexicon.of(words)
    for word in range(len(words)):
        at, over = lexicon.found(word, said)
        depth[at] += 1
        depth[over + 1] -= 1
    return np.cumsum(depth[:-1], dtype=np.int32) > 0


def objectless(said: Wordings, vague: list[str], silent: Mask) -> Mask:
    """Which texts begin with a vague word, and say nothing more; or have their object between the parts of a pattern.

    `silent` are the letters of words that say nothing.

    >>> begin, size = np.array([0, 3, 8, 17]), np.array([2, 4, 8, 8])
    >>> said = Wordings.of("指导\\n指导餐馆\\n负责食品相关工作\\nSupport.\\n", begin, size)
    >>> objectless(said, ["指导", "负责…相关工作", "support"], covered(said, ["工作"])).tolist()
    [True, False, True, True]
    """
    last = np.flatnonzero(said.last)
    telling = np.concatenate([np.cumsum(~silent[::-1])[::-1], [0]])  # letters that say something, from here on
    parts = [pattern.partition(OPEN) for pattern in vague]
    heads, tails = (Lexicon.of([part[side] for part in parts]) for side in (0, 2))
    texts = said.text[last]
    found = np.zeros(said.count, np.bool_)
    for number, (_, opened, _) in enumerate(parts):
        at, over = heads.found(number, said)
        beginning = said.first[at]
        at, over = at[beginning], over[beginning]
        if opened:
            _, end = tails.found(number, said)
            closed = marked(said.count, said.text[end[said.last[end]]])
            found[said.text[at[closed[said.text[at]]]]] = True
        else:
            end = last[np.searchsorted(texts, said.text[at])]
            found[said.text[at[telling[over + 1] == telling[end + 1]]]] = True
    return found


def tokens(said: Wordings, silent: Mask) -> tuple[Numbers, Rows]:
    """For each text a number that texts with the same tokens share, and how many tokens it has.

    Letters of words that say nothing are `silent`; where all of a text is, all of it counts.

    >>> words = "Inspect the restaurants", "RESTAURANTS: inspect", "检查餐馆", "餐馆检查", "餐馆检查２"
    >>> size = np.array([len(word) for word in words])
    >>> said = Wordings.of("\\n".join(words), np.cumsum(size + 1) - size - 1, size)
    >>> number, count = tokens(said, covered(said, ["the"]))
    >>> (number[:-1] == number[1:]).tolist(), count.tolist()
    ([True, False, True, False], [2, 2, 4, 4, 5])
    """
    start = said.starts
    value, text = mixed(_token_numbers(said, start)), said.text[start]
    counts = ~silent[start]
    counts |= ~marked(said.count, text[counts])[text]
    runs = np.searchsorted(text, np.arange(said.count + 1))
    return _sums(np.where(counts, value, np.uint64(0)), runs), np.bincount(text[counts], minlength=said.count)


def same(number: Numbers, count: Rows, within: Rows) -> Rows:
    """A label for each text: texts with the same tokens and the same number of `within` share it; -1 for no tokens."""
    key = number + mixed(count.astype(np.uint64) + (within.astype(np.uint64) << np.uint64(32)))
    order = np.argsort(key)
    new = np.ones(len(order), np.bool_)
    new[1:] = np.not_equal(np.diff(key[order]), 0)
    label = np.empty(len(order), np.int64)
    label[order] = np.cumsum(new) - 1
    return np.where(count > 0, label, -1)


def _token_numbers(said: Wordings, start: Rows) -> Numbers:
    """A number for each token, by its letters and their order."""
    size = np.diff(start, append=len(said.letter))
    place = np.arange(len(said.letter), dtype=np.int32) - np.repeat(start.astype(np.int32), size)
    powers = np.multiply.accumulate(np.full(int(size.max(initial=0)), _PRIME, np.uint64))
    return _sums(said.number * powers[place], np.append(start, len(said.letter)))


def _sums(numbers: Numbers, runs: Rows) -> Numbers:
    """The sum of each run of numbers, from one bound to the next; sums go round at the greatest number."""
    total = np.zeros(len(numbers) + 1, np.uint64)
    np.cumsum(numbers, out=total[1:])
    return np.diff(total[runs])


_PRIME = np.uint64(0x9E3779B97F4A7C15)


def mixed(numbers: Numbers) -> Numbers:
    """Numbers far apart for numbers that may be near, so that sums of them tell their parts: as splitmix64 does it."""
    mixed = numbers + _PRIME
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _alphabet(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Numbers, NDArray[np.int8]]:
    """For each code point up to the greatest used its plain form, a number of that, and what it is."""
    size = int(points.max(initial=0)) + 1
    used = np.flatnonzero(marked(size, points))
    plain = [_plain(chr(point)) for point in used.tolist()]
    folded, kind = np.zeros(size, np.uint32), np.zeros(size, np.int8)
    folded[used] = [ord(letter) for letter, _ in plain]
    kind[used] = [kind for _, kind in plain]
    number = np.zeros(size, np.uint64)
    number[used] = mixed(folded[used].astype(np.uint64))
    return folded, number, kind


def _plain(letter: str) -> tuple[str, int]:
    """A letter in its plain form, with its kind: a break, a letter or digit, a sign."""
    if letter.isascii():
        return letter.lower(), _LETTER if letter.isalnum() else _BREAK
    normal: Any = unicodedata.normalize("NFKC", letter).casefold()[:1] or letter
    if any(low <= ord(normal) <= high for low, high in _SIGNS):
        return normal, _SIGN
    return normal, _LETTER if unicodedata.category(normal)[0] in "LNM" else _BREAK
