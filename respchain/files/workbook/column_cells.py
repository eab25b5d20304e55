"""The cells of one column as values."""

from typing import NamedTuple

from respchain.files.workbook.cells import STATED_BLANK, value_of
from respchain.files.workbook.forms import Form
from respchain.files.workbook.headings import Column
from respchain.files.workbook.splitting import split

_MOST_KEPT = 50_000  # texts of a column whose value is remembered
AT_ONCE = '"~'


class Each(NamedTuple):
    """Several values in a column below a list of parts: one for each of the parts."""

    values: list[object]


class Texts(NamedTuple):
    """A text below a list of parts: for all of them, or where it has as many lines as there are parts, a line each."""

    whole: object
    lines: list[str]


class ColumnCells:
    """Reads the cells of a column.

    `listed` tells that the column states a key of parts of which a list can stand, as 任职.姓名 does: there, several
    values in a cell are those of several parts.
    """

    def __init__(self, column: Column, outer: Form | None, *, refers: bool = False) -> None:
        self.column = column
        form = column.form
        single = form.items is None and (form.reference or not form.mapping)
        self.listed = outer is not None and outer.items is not None and single
        self.strict = not form.text or form.ident or form.duration or bool(form.literals) or refers
        self.bare = not self.listed and _is_bare(form)
        self._known: dict[str, object] = {}

    def value(self, text: str) -> object:
        """What a cell with something in it says; lists and mappings are shared, and must not be changed."""
        if self.bare and text[0] not in AT_ONCE:
            return text
        if text in self._known:
            return self._known[text]
        found = self._several(text) if self.listed else value_of(self.column.form, text)
        if len(self._known) < _MOST_KEPT:
            self._known[text] = found
        return found

    def _several(self, text: str) -> object:
        form = self.column.form
        whole = value_of(form, text)
        if text == STATED_BLANK or not (parts := split(text)) or parts == [text]:
            return whole
        if text[0] == '"' and isinstance(whole, str) and whole != text:
            return whole
        if self.strict:
            return Each([value_of(form, part) for part in parts])
        lines = [line.strip() for line in text.replace("；", "\n").replace(";", "\n").split("\n") if line.strip()]
        return Texts(whole, lines) if len(lines) > 1 else whole


def _is_bare(form: Form) -> bool:
    """Whether any text means itself: an id, a title, a remark."""
    others = form.flag or form.whole or form.number or form.duration or form.literals or form.words
    return form.text and not (others or form.mapping or form.items is not None)
