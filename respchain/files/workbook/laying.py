"""Which columns a sheet has, and what of an entry goes into which."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from respchain.files.workbook.column_cells import ColumnCells, Each
from respchain.files.workbook.forms import Form, charter_form, entry_form
from respchain.files.workbook.headings import Column, path_of
from respchain.files.workbook.rows import references
from respchain.files.workbook.words import heading
from respchain.model.light import charter_format

Path = tuple[str, ...]
_SPREAD = frozenset({"scope", "except"})  # mappings with free keys that become columns
_FAR_RIGHT = ("wording", "source_id", "source_cell", "succeeded_by")


@cache
def layout() -> Mapping[str, Any]:
    """The packaged layout."""
    return tomllib.loads(files("respchain.files.workbook").joinpath("layout.toml").read_text("utf-8"))


def form_of(kind: str) -> Form:
    """The form of what the rows of a sheet state."""
    return charter_form() if kind == "charter" else entry_form(kind)


def flat(kind: str, entry: Mapping[str, object]) -> Iterator[tuple[Path, object]]:
    """What an entry says by the paths of columns: parts key by key, lists and whatever is free in one cell."""
    form = form_of(kind)
    waiting: list[tuple[Path, Form, object]] = []
    waiting += (((key,), form.inside(key), value) for key, value in reversed(list(entry.items())))
    while waiting:
        path, inner, value = waiting.pop()
        if isinstance(value, dict) and value and _spreads(form, path, inner, value):
            waiting += [((*path, str(key)), inner.inside(str(key)), part) for key, part in value.items()][::-1]
        elif isinstance(value, list) and _are_alike(kind, path, inner, value):
            yield from (((*path, key), Each([part[key] for part in value])) for key in value[0])
        else:
            yield path, value


def _are_alike(kind: str, path: Path, form: Form, parts: list[Any]) -> bool:
    """Whether several parts say the same things in a word each, so that they can stand in columns, line by line."""
    if len(parts) < 2 or not form.fields or form.items is None or kind == "charter":
        return False
    if not all(isinstance(part, dict) and part and part.keys() == parts[0].keys() for part in parts):
        return False
    if not all(key in form.fields and key != "unknown" for key in parts[0]):
        return False
    if not all(isinstance(value, str | int | float | date) for part in parts for value in part.values()):
        return False
    readers = [reader(kind, (*path, key), 0, "en") for key in parts[0]]
    return all(one.listed and one.strict for one in readers)


def _spreads(form: Form, path: Path, inner: Form, value: Mapping[str, object]) -> bool:
    """Whether the parts of a mapping have columns of their own: headings that lead back to them."""
    if not inner.fields and path[-1] not in _SPREAD:
        return False
    if value.keys() == {"unknown"} or not all(key in inner.fields or path[-1] in _SPREAD for key in value):
        return False
    for key in value:
        found = path_of(form, heading_of(form, (*path, str(key)), "en"))
        if found is None or found[0] != (*path, key):
            return False
    return True


class Columns(NamedTuple):
    """The columns of a sheet: those that are shown, then those that are rarely needed."""

    shown: list[Path]
    rare: list[Path]


def columns(kind: str, used: Collection[Path]) -> Columns:
    """The common columns and all that are used, where they belong; then all other keys."""
    form = form_of(kind)
    shown: list[Path] = [("process",), ("id",)] if kind == "steps" else [("id",)] if is_keyed(kind) else []
    for path in [*_paths("columns", kind), *used]:
        parts = [other for other in used if len(other) > 1 and other[0] == path[0]] if len(path) == 1 else []
        for one in (path, *parts) if path in used or not parts else parts:
            if one not in shown:
                last = max((at for at, other in enumerate(shown) if other[0] == one[0]), default=len(shown) - 1)
                shown.insert(last + 1, one)
    keys = [key for key in form.fields if key not in _FAR_RIGHT] + [key for key in _FAR_RIGHT if key in form.fields]
    rare = dict.fromkeys([*_paths("also", kind), *((key,) for key in keys)])
    return Columns(shown, [path for path in rare if path not in shown])


def _paths(table: str, kind: str) -> list[Path]:
    return [tuple(path.split(".")) for path in layout()[table].get(kind, ())]


def is_keyed(kind: str) -> bool:
    """Whether the entries of a section are known by their ids."""
    return kind == "steps" or kind in charter_format()["mapping_sections"]


def heading_of(form: Form, path: Path, language: str) -> str:
    """The heading of a column.

    >>> heading_of(entry_form("posts"), ("holder", "person"), "zh"), heading_of(entry_form("posts"), ("top",), "en")
    ('任职人.姓名', 'Top')
    """
    names = []
    for number, key in enumerate(path):
        if key in form.fields:
            name = heading(form.kinds[key], key, language)
            names.append(name[:1].lower() + name[1:] if number and name != "ID" else name)
        else:
            names.append(key)
        form = form.inside(key)
    return ".".join(names)


def reader(kind: str, path: Path, index: int, language: str) -> ColumnCells:
    """What reads the cells of a column."""
    form, outer = form_of(kind), None
    for step in path[:-1]:
        form = form.inside(step)
        outer = form
    leaf = (outer or form_of(kind)).inside(path[-1])
    name = heading_of(form_of(kind), path, language)
    if kind == "charter":
        outer = None
    return ColumnCells(Column(index, path, leaf, name), outer, refers=path in references(kind))


def order(kinds: Iterable[str]) -> list[str]:
    """Sheets in the order of the workbook."""
    known: Sequence[str] = [*layout()["sheets"]["first"], *layout()["sheets"]["more"]]
    return sorted(kinds, key=lambda kind: known.index(kind) if kind in known else len(known))
