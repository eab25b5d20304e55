"""What the cells of a column are, and what its heading calls it."""

from collections.abc import Mapping

from respchain.facts.ids import normalised_title
from respchain.files.importers.raci.sheet import Sheet
from respchain.files.importers.raci.words import HEADINGS

_SAMPLE = 60  # rows below a header by which it is told what columns hold
_LABELS = ("activity", "number", "group", "description")


def below(sheet: Sheet, header: int, most: int = _SAMPLE) -> list[int]:
    """The next rows below a header that have more than one text."""
    found: list[int] = []
    for row in range(header + 1, len(sheet.grid.rows)):
        if len(found) == most:
            break
        if not sheet.blank(row) and not sheet.lone(row):
            found.append(row)
    return found


class Tally:
    """How many cells of a column, in some rows, are marks, are other texts, or say nothing."""

    def __init__(self, sheet: Sheet, rows: list[int], column: int) -> None:
        self.known = self.marks = self.others = self.dashes = 0
        for row in rows:
            if not sheet.grid.cell(row, column):
                continue
            marks = sheet.marks(row, column)
            if marks is None:
                self.others += 1
            elif marks.parts:
                self.known += 1
                self.marks += 1
            elif marks.rest:
                self.marks += not marks.open
            else:
                self.dashes += 1


def kind_of(heading: str, named: Mapping[str, str]) -> str | None:
    """What a column holds by its heading, where that is none of an actor."""
    bare = normalised_title(heading)
    for key in _LABELS:
        if any(bare == normalised_title(word) for word in [*HEADINGS[key], *([named[key]] if key in named else [])]):
            return key if bare or heading in HEADINGS[key] else None
    return None


def is_label(heading: str, named: Mapping[str, str]) -> bool:
    """Whether a heading is that of activities, of their numbers or groups, or of remarks."""
    return kind_of(heading, named) is not None
