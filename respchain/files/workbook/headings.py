"""The headings of a sheet: which row they stand in, and what each column says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from respchain.files.tables.grid import Grid
from respchain.files.workbook.forms import Form
from respchain.files.workbook.words import spelled, words

_SCANNED = 30  # rows from the top among which the headings are looked for
_LONGEST = 80  # characters of a heading; what is longer is text
_STEP = re.compile(r"\s*[.．·•>＞→]\s*")


class Column(NamedTuple):
    """A column: where it stands, the path of keys that its cells state, and what can stand there."""

    at: int
    path: tuple[str, ...]
    form: Form
    heading: str
    grouped: bool = False


class Headings(NamedTuple):
    """The headings of a sheet: their row, the columns that were recognised, and the others with their headings."""

    row: int
    columns: list[Column]
    others: Mapping[int, str]


def headings(grid: Grid, form: Form) -> Headings | None:
    """The row among the first thirty in which most columns are recognised, the first of several; nothing where none is.

    A row of headings may have another above it that names groups of columns.
    """
    best: list[Column] = []
    found = 0
    for row in range(min(_SCANNED, len(grid.rows))):
        columns = list(_columns(grid, row, form))
        if len({column.path for column in columns}) > len({column.path for column in best}):
            best, found = columns, row
    if not best:
        return None
    taken = {column.at for column in best}
    others = {at: text for at, text in enumerate(_texts(grid, found, best)) if text.strip() and at not in taken}
    return Headings(found, best, others)


def _texts(grid: Grid, row: int, columns: Sequence[Column]) -> Iterator[str]:
    """The headings of a row; where a row above names groups, also its own that have nothing below them."""
    above: Sequence[str] = grid.rows[row - 1] if any(column.grouped for column in columns) else ()
    for own, group in zip_longest(grid.rows[row], above, fillvalue=""):
        yield own if own.strip() else group


def _columns(grid: Grid, row: int, form: Form) -> Iterator[Column]:
    above: Sequence[str] = grid.rows[row - 1] if row else ()
    for index, (text, group) in enumerate(zip_longest(grid.rows[row], above, fillvalue="")):
        text, group = (" ".join(part.split()) if len(part) <= _LONGEST else "" for part in (text, group))
        if text and group and group != text and (found := _grouped(form, group, text)):
            yield Column(index, *found, text, grouped=True)
        elif (text or group) and (found := path_of(form, text or group)):
            yield Column(index, *found, text or group)


def _grouped(form: Form, group: str, text: str) -> tuple[tuple[str, ...], Form] | None:
    """What a heading means below one that names its group, such as 姓名 below 任职人."""
    outer = path_of(form, group)
    if outer is None or not outer[1].fields or (inner := path_of(outer[1], text)) is None:
        return None
    return (*outer[0], *inner[0]), inner[1]


def path_of(form: Form, heading: str) -> tuple[tuple[str, ...], Form] | None:
    """The path of keys that a heading names, step by step between points, and the form of what stands there.

    >>> from respchain.files.workbook.forms import entry_form
    >>> [path_of(entry_form("posts"), text)[0] for text in ("直接\\n上级", "Holder. Person", "任职 · 姓名")]
    [('reports_to',), ('holder', 'person'), ('holder', 'person')]
    >>> path_of(entry_form("duties"), "范围.辖区")[0], path_of(entry_form("duties"), "Rank")
    (('scope', '辖区'), None)
    """
    return _by_steps(form, heading.strip()) or _whole(form, heading)


def _whole(form: Form, heading: str) -> tuple[tuple[str, ...], Form] | None:
    key = form.spellings.get(spelled(heading)) if form.fields else None
    return None if key is None else ((key,), form.fields[key])


def _by_steps(form: Form, rest: str) -> tuple[tuple[str, ...], Form] | None:
    path: list[str] = []
    while rest:
        parts = _STEP.split(rest, maxsplit=1)
        found = _whole(form, parts[0])
        if found is None:
            return _free(form, path, rest, parts)
        path.append(found[0][0])
        if len(parts) < 2:
            return tuple(path), found[1]
        form, rest = found[1], parts[1]
    return None


def _free(form: Form, path: list[str], rest: str, parts: list[str]) -> tuple[tuple[str, ...], Form] | None:
    """The end of a path where keys are free: a facet, an outcome, an actor."""
    if form.values is None or not path or form.tree:
        return None
    if form.values.fields and len(parts) == 2:
        return None
    return (*path, unicodedata.normalize("NFC", rest).strip()), form.values


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(spelled(word) for word in words()["passed_over"]["headings"])


def is_passed_over(heading: str) -> bool:
    """Whether a column is there for its readers alone: numbers of rows, remarks.

    >>> is_passed_over("序 号"), is_passed_over("No."), is_passed_over("岗位")
    (True, True, False)
    """
    return spelled(heading) in _passed_over() or not spelled(heading)
