"""Finds the row of a table that names its columns, and what each column is, by the wordings in use."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from respchain.errors import UnknownName
from respchain.facts.ids import normalised_title
from respchain.files.tables.grid import Grid
from respchain.language import N_
from respchain.record import Record

Vocabulary = Mapping[str, Sequence[str]]
"""The wordings of each kind of column, by its key."""

_SCANNED = 30  # rows from the top among which the header is looked for
_LONGEST = 40  # characters of a heading; what is longer is text
_ALIKE = 0.85  # from which on a heading is taken for a misspelt wording
_UNIT = re.compile(r"[（(\[【].*?[)）\]】]")


class Header(Record):
    """The header of a table: its row, and the column of each key that was found, both counted from 0."""

    row: int
    columns: Mapping[str, int]
    headings: Sequence[str]

    @property
    def others(self) -> list[int]:
        """The columns that are none of those looked for, and have anything in their heading or are merely unnamed."""
        taken = set(self.columns.values())
        return [column for column in range(len(self.headings)) if column not in taken]


def header(grid: Grid, vocabulary: Vocabulary, least: int = 2, named: Mapping[str, str] | None = None) -> Header | None:
    """The row among the first thirty in which most columns are recognised, at least `least`; the first of several.

    `named` tells by its heading which column is meant by a key, in place of the wordings; a heading that no row has is
    an `UnknownName`.

    >>> from respchain.files.tables.grid import numbered
    >>> words = {"duty": ["责任事项", "责任"], "by": ["责任主体", "主体"]}
    >>> header(numbered("a.csv", [["责任清单"], ["责任 主体", "责任事项内容"], ["局", "立案"]]), words).columns
    {'duty': 1, 'by': 0}
    """
    best: Header | None = None
    rows = grid.rows[:_SCANNED]
    spelt = {word for wordings in vocabulary.values() for word in map(normalised_title, wordings)}
    spelt.update(map(normalised_title, (named or {}).values()))
    well = [any(normalised_title(cell) in spelt for cell in row if 0 < len(cell) <= _LONGEST) for row in rows]
    for number, row in enumerate(rows):
        if any(well) and not well[number]:
            continue  # a row of data: to look for misspelt headings there takes long
        columns = recognised(row, vocabulary, named or {})
        if len(columns) >= least and len(columns) > (len(best.columns) if best else 0):
            best = Header(number, columns, [heading.strip() for heading in row])
    if named:
        known = {heading.strip() for row in grid.rows[:_SCANNED] for heading in row if heading.strip()}
        for heading in named.values():
            if normalised_title(heading) not in map(normalised_title, known):
                raise UnknownName(N_("column"), heading, known)
    return best


def recognised(row: Sequence[str], vocabulary: Vocabulary, named: Mapping[str, str]) -> dict[str, int]:
    """The column of each key in a row of headings: as named, else by the longest wording, whole cells first."""
    headings = [normalised_title(cell) if len(cell) <= _LONGEST else "" for cell in row]
    bare = [normalised_title(_UNIT.sub("", cell)) if len(cell) <= _LONGEST else "" for cell in row]
    found: dict[str, int] = {}
    taken: set[int] = set()
    wanted = {key: [named[key]] if key in named else words for key, words in vocabulary.items()}
    words = sorted(
        ((normalised_title(word), key) for key, wordings in wanted.items() for word in wordings),
        key=lambda pair: -len(pair[0]),
    )
    for fits in (_whole, _inside, _misspelt):
        for texts in (headings, bare):
            for word, key in words:
                if key in found or (key in named and fits is not _whole):
                    continue
                for column, text in enumerate(texts):
                    if column not in taken and text and word and fits(word, text):
                        found[key] = column
                        taken.add(column)
                        break
    return {key: found[key] for key in vocabulary if key in found}


def _whole(word: str, heading: str) -> bool:
    return word == heading


def _inside(word: str, heading: str) -> bool:
    return len(word) >= 2 and not word.isascii() and word in heading


def _misspelt(word: str, heading: str) -> bool:
    return (
        len(word) >= 5
        and word.isascii()
        and abs(len(word) - len(heading)) <= 2
        and SequenceMatcher(None, word, heading).ratio() >= _ALIKE
    )
