"""What was read from a log, whatever its form, before stamps and words are understood."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from respchain.facts.relation import NONE, Rows
from respchain.language import Saying
from respchain.record import Record

_POINT_NULL = re.compile(r"(?<=\d)\.0+$")
_UNTIDY = re.compile(r"^\s|\s$|\.0+$|[\n\r]\s", re.MULTILINE)


class Wanted(Record):
    """How a log is to be read: which heading is meant by a key, the encoding of a text, the words for nothing."""

    columns: Mapping[str, str] = {}
    encoding: str | None = None
    blanks: frozenset[str] = frozenset()


class Coded(NamedTuple):
    """A column of words: for each row the place of its word, -1 for none."""

    codes: Rows
    words: Sequence[str]


class Gathered(Record):
    """The events in the order of the source: words by key, time stamps as text; and what is said of the cases."""

    headings: Mapping[str, str]  # key to the heading under which the source has it
    case: Rows
    cases: Sequence[str]
    events: Mapping[str, Coded]
    times: Sequence[str]
    of_cases: Mapping[str, Sequence[str]]
    notes: Sequence[Saying]


def tidy(word: str) -> str:
    """A name without blanks around it, and without the ".0" that a spreadsheet adds.

    >>> tidy(" 0042.0 "), tidy("A.0")
    ('0042', 'A.0')
    """
    word = word.strip()
    return _POINT_NULL.sub("", word) if word.endswith("0") else word


def recoded(coded: Coded, blanks: frozenset[str]) -> Coded:
    """The same column with its words tidied: what is written for nothing is nothing, in the order of their appearance.

    >>> recoded(Coded(np.array([0, 1, 2, -1]), ["A ", "EMPTY", "A"]), frozenset({"empty"}))
    Coded(codes=array([ 0, -1,  0, -1], dtype=int32), words=['A'])
    """
    words = set(map(str.casefold, coded.words))
    if (
        len(words) == len(coded.words)
        and words.isdisjoint(blanks | {""})
        and not _UNTIDY.search("\n".join(coded.words))
    ):
        return coded
    known: dict[str, int] = {}
    number = [code_of(tidy(word), known, blanks) for word in coded.words]
    return Coded(np.array([*number, NONE], np.int32)[coded.codes], list(known))


def code_of(word: str, known: dict[str, int], blanks: frozenset[str]) -> int:
    """The number of a word, the next one where it is new, -1 where it says nothing."""
    if not word or word.casefold() in blanks:
        return NONE
    return known.setdefault(word, len(known))


def coded(words: Iterable[str], blanks: frozenset[str]) -> Coded:
    """A column of texts as numbers."""
    known: dict[str, int] = {}
    texts = list(words)
    codes = {text: code_of(tidy(text), known, blanks) for text in dict.fromkeys(texts)}
    return Coded(np.array([codes[text] for text in texts], np.int32), list(known))
