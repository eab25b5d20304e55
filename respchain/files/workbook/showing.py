"""Values as cells show them: in the way that people write, as long as reading the cell gives the same value again."""

import json
import re
from collections.abc import Iterator
from datetime import date

from respchain.errors import RespchainError
from respchain.files.workbook.cells import STATED_BLANK, settled
from respchain.files.workbook.column_cells import ColumnCells, Each, Texts
from respchain.files.workbook.flow import WIDE, Unfit
from respchain.files.workbook.forms import Form
from respchain.files.workbook.words import wordings
from respchain.files.written import LONGEST_KEY, scalar
from respchain.language import say

MOST_CHARACTERS = 32_767  # of a cell
Shown = str | int | float | date
_FIRST_DAY = date(1901, 1, 1)  # what spreadsheets count days from is disputed between them, as is the year after it
_MOST = 10**15  # a whole number up to which every spreadsheet is exact
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_JOINT = {"en": ", ", "zh": "、"}


class Showing:
    """Shows values in a language: its words for keys, choices and truth."""

    def __init__(self, language: str) -> None:
        self.language = language

    def cell(self, reader: ColumnCells, value: object) -> Shown:
        """What a cell of a column shows for a value, so that it reads as that value."""
        form = reader.column.form
        for shown in self._candidates(form, value):
            text = shown.isoformat() if isinstance(shown, date) else str(shown)
            if text and len(text) <= MOST_CHARACTERS and not _UNSAFE.search(text) and _reads(reader, text, value):
                return shown
        heading = reader.column.heading
        raise RespchainError(say('a cell cannot hold what stands under "{heading}": it is too long', heading=heading))

    def _candidates(self, form: Form, value: object) -> Iterator[Shown]:
        if value is None:
            yield STATED_BLANK
        elif isinstance(value, bool):
            yield self._flag(value)
        elif isinstance(value, date):
            yield value if value >= _FIRST_DAY else value.isoformat()
        elif isinstance(value, int | float):
            if abs(value) < _MOST and float(f"{value:.16g}") == value:  # as many digits as workbooks keep
                yield value
            yield scalar(value)
        elif isinstance(value, str):
            yield self._word(form, value)
            yield quoted(value)
        elif isinstance(value, Each):
            yield "\n".join(self._one(form, item) for item in value.values)
            return
        elif isinstance(value, list) and (joined := self._joined(form, value)):
            yield joined
        yield self.flow(form, value)

    def _one(self, form: Form, item: object) -> str:
        """One of several values in a cell."""
        if isinstance(item, bool):
            return self._flag(item)
        if not isinstance(item, str):
            return scalar(item)
        text = self._word(form, item)
        return quoted(item) if _needs_quotes(form, text, item) else text

    def _flag(self, value: bool) -> str:
        return (("否", "是") if self.language == "zh" else ("no", "yes"))[value]

    def _word(self, form: Form, value: str) -> str:
        """A word to choose in the language, else the text itself."""
        words = form.words.get(value) if self.language == "zh" else None
        return words[0] if words and form.chosen.get(words[0]) == value else value

    def _joined(self, form: Form, items: list[object]) -> str:
        """A list as people write it, each item in quotes where it could be taken for several."""
        inner = form.items
        if inner is None or not all(isinstance(item, str | int | float | date) for item in items):
            return ""
        return _JOINT[self.language].join(self._one(inner, item) for item in items)

    def flow(self, form: Form, value: object) -> str:
        """A value in the flow form of YAML; as deep as a reader of YAML goes, and no deeper."""
        if isinstance(value, dict):
            return f"{{{', '.join(self._pair(form, str(key), inner) for key, inner in value.items())}}}"
        if isinstance(value, list):
            return f"[{', '.join(self.flow(form.items or form, item) for item in value)}]"
        if value is None:
            return "null"
        if not isinstance(value, str):
            return scalar(value)
        word = self._word(form, value)
        if word != value and scalar(word) == word and settled(form, word) == value:
            return word
        return value if _is_plain(value) and settled(form, value) == value else quoted(value)

    def _pair(self, form: Form, key: str, value: object) -> str:
        name = key
        if self.language == "zh" and key in form.fields:
            word = wordings(form.kinds[key], key)[0]
            name = word if form.key_of(word) == key else key
        shown = name if _is_plain(name) and form.key_of(name) == key else quoted(key)
        lead = f"{shown}:" if len(shown) <= LONGEST_KEY else f"? {shown} :"
        return f"{lead} {self.flow(form.inside(key), value)}"


def _is_plain(text: str) -> bool:
    """Whether a text may stand in the flow form without quotes."""
    return scalar(text) == text and not (_UNSAFE.search(text) or WIDE.search(text))


def quoted(text: str) -> str:
    """The text in double quotes, whatever is in it, in characters that every workbook keeps.

    >>> quoted('a"b'), quoted("_x0041_"), quoted("\\x85")
    ('"a\\\\"b"', '"\\\\u005fx0041_"', '"\\\\u0085"')
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _needs_quotes(form: Form, text: str, value: str) -> bool:
    from respchain.files.workbook.cells import value_of
    from respchain.files.workbook.splitting import split

    try:
        return split(text) != [text] or value_of(form, text) != value or _UNSAFE.search(text) is not None
    except Unfit:
        return True


def _reads(reader: ColumnCells, text: str, value: object) -> bool:
    """Whether a cell with this text says that value."""
    if text.strip() != text:
        return False
    try:
        found = reader.value(text)
    except Unfit:
        return False
    if isinstance(found, Texts):
        found = found.whole
    form = reader.column.form
    if isinstance(value, Each):
        return isinstance(found, Each) and repr(_each(form, found)) == repr(_each(form, value))
    return repr(_plain(form, found)) == repr(_plain(form, value))


def _each(form: Form, value: Each) -> list[object]:
    return [_plain(form, item) for item in value.values]


def _plain(form: Form, value: object) -> object:
    """A value as it is compared: days as text, numbers as the format has them."""
    if isinstance(value, dict):
        return {str(key): _plain(form.inside(str(key)), inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(form.items or form, item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and form.number and not form.whole:
        return float(value)
    return str(value) if isinstance(value, str) else value
