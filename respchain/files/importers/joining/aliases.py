"""A file of aliases: under what other names a source knows the entries of a charter."""

from pathlib import Path
from typing import NamedTuple

from respchain.errors import Fault, InputErrors, Place
from respchain.facts.ids import normalised_title
from respchain.files.marks import Marks, Table
from respchain.files.parts import shown
from respchain.files.source import Source
from respchain.files.tables.grid import is_blank
from respchain.files.tables.reading import raw_of, tables, text_of
from respchain.files.wording import found
from respchain.language import say
from respchain.model.stated import Path as Steps

_MAPPINGS = (".yaml", ".yml", ".json")
_HEADINGS = frozenset(
    ("alias", "aliases", "name", "source", "from", "id", "to", "title", "target", "charter", "canonical", "别名",
     "名称", "来源名称", "原名", "简称", "对应", "标准名称", "全称", "章程")
)  # fmt: skip


class Alias(NamedTuple):
    """What a source calls an entry, the id or title of the entry, and where that is written."""

    name: str
    target: str
    place: Place


def read_aliases(path: Path, encoding: str | None = None) -> list[Alias]:
    """The aliases of a file: a mapping in YAML, or a table of two columns; what is neither is an `InputErrors`."""
    return _mapping(path, encoding) if path.suffix.lower() in _MAPPINGS else _table(path, encoding)


def _mapping(path: Path, encoding: str | None) -> list[Alias]:
    from respchain.files.yaml_reader import read_yaml

    name = shown(path)
    text, _ = text_of(name, raw_of(path), encoding)
    source, table = Source(name, text), Table()
    stated = read_yaml(source, table)
    if source.faults:
        raise InputErrors(source.faults, {name: text})
    if stated is None:
        return []
    if not isinstance(stated, dict):
        wrong = say("aliases are a mapping from names to ids or titles, found {found}", found=found(stated))
        raise InputErrors([Fault(Place(name, 1, 1), wrong)])
    marks = Marks(sources=[source], root=stated, table=table)
    aliases, faults = [], []
    for key, value in stated.items():
        steps: Steps = [key]
        if isinstance(value, str) and value.strip():
            aliases.append(Alias(str(key), value, marks.value(steps)))
        else:
            wrong = say("an alias leads to one id or title, found {found}", found=found(value))
            faults.append(Fault(marks.value(steps), wrong))
    if faults:
        raise InputErrors(faults, {name: text})
    return aliases


def _table(path: Path, encoding: str | None) -> list[Alias]:
    aliases, faults = [], []
    for grid in tables(path, encoding).grids:
        for number, row in enumerate(grid.rows):
            cells = [cell.strip() for cell in row]
            if is_blank(row) or (number == 0 and all(normalised_title(cell) in _HEADINGS for cell in cells[:2])):
                continue
            if len(cells) < 2 or not (cells[0] and cells[1]) or any(cells[2:]):
                faults.append(
                    Fault(grid.place(number, 0), say("a row of aliases has two cells: a name, and an id or title"))
                )
            else:
                aliases.append(Alias(cells[0], cells[1], grid.place(number, 0)))
    if faults:
        raise InputErrors(faults)
    return aliases
