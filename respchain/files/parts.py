"""Reads the files of a charter, one part each, following what they include."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from respchain.errors import Fault, InputErrors, Place
from respchain.files.ahead import Ahead
from respchain.files.columns.naming import SUFFIX
from respchain.files.encoding import SAVE_AS_UTF8, Undecodable, decoded
from respchain.files.folders import TABLES, NotIncluded, charter_files, included, is_within, near, tables_beside
from respchain.files.folders import shown as shown
from respchain.files.foreign import TABLE, WORKBOOKS, document, tabular
from respchain.files.marks import Table
from respchain.files.source import Source
from respchain.files.wording import found, wide
from respchain.files.workbook.stated import Sheets, Steps
from respchain.language import say


class Part(NamedTuple):
    """What one file states, by key, and where in the numbering of all files each key and value stands."""

    source: Source
    stated: dict[str, object]


class Parts:
    """All files of a charter, in the order in which they were read; `whole` is false where one could not be."""

    def __init__(self) -> None:
        self.read: list[Part] = []
        self.sources: list[Source] = []
        self.table: Table = {}
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.steps: list[Steps] = []
        self.whole = True

    @property
    def base(self) -> int:
        """The first number that no character or cell has yet."""
        return self.sources[-1].base + self.sources[-1].size if self.sources else 0

    def miss(self, fault: Fault) -> None:
        """Note that a file cannot be read, so that what it declares is not known."""
        self.faults.append(fault)
        self.whole = False

    @property
    def lives(self) -> list[dict[object, object]]:
        """All mappings that say until when something holds."""
        return [life for source in self.sources for life in source.lives]


def parts_of(paths: Sequence[Path], ahead: Ahead | None = None) -> Parts:
    """The parts of the charter that files and folders state together, and all that they include.

    `ahead` is one of the files that is being read already.
    """
    parts = Parts()
    waiting = deque((file, within) for path in paths for file, within in _named(path, parts))
    seen: set[Path] = set()
    while waiting:
        path, within = waiting.popleft()
        if path.resolve() not in seen:
            seen.add(path.resolve())
            for part in _stated(path, parts, ahead):
                parts.read.append(part)
                waiting += [(file, within) for file in _included(part, parts, beside=path.parent, within=within)]
    if parts.steps:
        _join_steps(parts)
    return parts


def _named(path: Path, parts: Parts) -> list[tuple[Path, Path]]:
    """The files that a path names by itself, each with the folder that its includes may not leave."""
    if not path.is_dir():
        if path.exists():
            return [(path, path.parent)]
        parts.miss(Fault(Place(shown(path)), say("there is no such file or folder"), near(path)))
        return []
    files = charter_files(path, _is_table)
    if not files:
        message = say("the folder holds no charter: no YAML or JSON, no workbook, no table such as posts.csv")
        parts.miss(Fault(Place(shown(path)), message))
    for table in tables_beside(path, _is_table):
        parts.notes.append(say("{file}: not read, as the folder holds a charter in YAML or JSON", file=shown(table)))
    for file in files:
        if not is_within(file, path):
            parts.miss(Fault(Place(shown(file)), say("the link leads out of the charter's folder")))
    return [(file, path) for file in files if is_within(file, path)]


def _is_table(path: Path) -> bool:
    from respchain.files.workbook.reading import is_table_name  # few folders hold tables

    return is_table_name(path.stem)


def _stated(path: Path, parts: Parts, ahead: Ahead | None) -> list[Part]:
    """What a file states: one part, or where it has sheets one for each."""
    raw = _raw(path, parts)
    if raw is None:
        return []
    if path.suffix.lower() == SUFFIX:
        return _columns(path, raw, parts)
    what = document(raw)
    if what in WORKBOOKS:
        return _sheets(path, raw, parts)
    if what:
        parts.miss(_no_charter(shown(path), what))
        return []
    text = _text(path, raw, parts)
    if text is None:
        return []
    if path.suffix.lower() in TABLES:
        return _table(path, text, parts)
    return _document(path, text, parts, ahead)


def _document(path: Path, text: str, parts: Parts, ahead: Ahead | None) -> list[Part]:
    source = Source(shown(path), text, parts.base)
    parts.sources.append(source)
    stated = ahead.take(source, parts.table) if ahead is not None and path == ahead.path else None
    if stated is None:
        stated = _read_json(source, parts) if path.suffix == ".json" else _read_yaml(source, parts)
    if not isinstance(stated, dict) and tabular(source.text):
        source.faults = [_no_charter(source.name, TABLE)]
    elif stated is not None and not isinstance(stated, dict):
        message = say("a charter is a mapping of sections such as posts and duties, found {found}", found=found(stated))
        source.report(0, message, wide(stated))
    parts.faults += source.faults
    if not isinstance(stated, dict):
        parts.whole = False
        return []
    return [Part(source, stated)]


def _sheets(path: Path, raw: bytes, parts: Parts) -> list[Part]:
    from respchain.files.workbook.reading import workbook  # most charters are YAML

    try:
        return _taken(workbook(shown(path), raw, parts.table, parts.base), parts)
    except InputErrors as errors:
        parts.faults += errors.faults
        parts.whole = False
        return []


def _columns(path: Path, raw: bytes, parts: Parts) -> list[Part]:
    from respchain.files.columns.reading import read_table

    source, stated = read_table(shown(path), raw, parts.base, parts.table)
    parts.sources.append(source)
    parts.faults += source.faults
    parts.whole &= stated is not None
    return [] if stated is None else [Part(source, stated)]


def _table(path: Path, text: str, parts: Parts) -> list[Part]:
    from respchain.files.tables.delimited import delimited
    from respchain.files.workbook.reading import csv_table

    try:
        grid = delimited(shown(path), text)
        return _taken(csv_table(grid, text, parts.table, parts.base), parts)
    except InputErrors as errors:
        parts.faults += errors.faults
        parts.whole = False
        return []


def _taken(sheets: Sheets, parts: Parts) -> list[Part]:
    parts.sources += sheets.sources
    parts.steps += sheets.steps
    parts.notes += sheets.notes
    parts.faults += sheets.faults
    parts.whole &= sheets.whole
    return [Part(cells, stated) for cells, stated in sheets.parts]


def _join_steps(parts: Parts) -> None:
    from respchain.files.workbook.joining import joined

    known = {id(cells): len(cells.faults) for cells, _ in parts.steps}
    others = list(joined([part.stated for part in parts.read], parts.steps, parts.table))
    parts.read += [Part(cells, stated) for cells, stated in others]
    parts.faults += [fault for cells, _ in parts.steps for fault in cells.faults[known[id(cells)] :]]


def _no_charter(name: str, what: str) -> Fault:
    message = say("this is {what}, not a charter in YAML or JSON", what=say(what))
    return Fault(Place(name, 1, 1), message)


def _read_yaml(source: Source, parts: Parts) -> object:
    from respchain.files.yaml_reader import read_yaml  # slow to load, and the file may have been read ahead

    return read_yaml(source, parts.table)


def _read_json(source: Source, parts: Parts) -> object:
    from respchain.files.json_reader import read_json  # most charters are YAML

    return read_json(source, parts.table)


def _raw(path: Path, parts: Parts) -> bytes | None:
    """What a file holds."""
    try:
        raw = path.read_bytes() if path.is_file() else None
    except OSError as error:
        parts.miss(Fault(Place(shown(path)), say("cannot be read: {reason}", reason=error.strerror)))
        return None
    if raw is None:
        parts.miss(Fault(Place(shown(path)), say("cannot be read: it is no ordinary file")))
    return raw


def _text(path: Path, raw: bytes, parts: Parts) -> str | None:
    """The text of a file."""
    name = shown(path)
    try:
        text = decoded(raw)
    except Undecodable as why:
        line_start = raw.rfind(b"\n", 0, why.at) + 1
        place = Place(name, raw.count(b"\n", 0, why.at) + 1, why.at - line_start + 1)
        parts.miss(Fault(place, why.message, SAVE_AS_UTF8))
        return None
    if text.note:
        parts.notes.append(say("{file}: {note}", file=name, note=text.note))
    return text.text


def _included(part: Part, parts: Parts, *, beside: Path, within: Path) -> list[Path]:
    stated = part.stated.get("include")
    if stated is None:
        return []
    number = list(part.stated).index("include")
    at = parts.table[id(part.stated)][2 * number + 1]
    places = parts.table[id(stated)] if isinstance(stated, list) else [at]
    files: list[Path] = []
    for pattern, place in zip(stated if isinstance(stated, list) else [stated], places, strict=True):
        where = part.source.place(place - part.source.base)
        if not isinstance(pattern, str):
            parts.faults.append(Fault(where, say("include takes a file name, found {found}", found=found(pattern))))
            continue
        try:
            files += included(pattern, beside=beside, within=within)
        except (NotIncluded, OSError) as why:
            hint = why.hint if isinstance(why, NotIncluded) else None
            reason = why.message if isinstance(why, NotIncluded) else str(why)
            parts.miss(Fault(where, say('the include "{pattern}" {reason}', pattern=pattern, reason=reason), hint))
    return files
