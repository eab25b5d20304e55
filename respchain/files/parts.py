"""Reads the files of a charter, one part each, following what they include."""

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from respchain.errors import Fault, InputErrors, Place
from respchain.files.encoding import SAVE_AS_UTF8, Undecodable, decoded
from respchain.files.folders import NotIncluded, charter_files, included, is_within, near
from respchain.files.json_reader import read_json
from respchain.files.marks import Table
from respchain.files.source import Source
from respchain.files.wording import found, wide
from respchain.files.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Part:
    """What one file states, by key, and where in the numbering of all files each key and value stands."""

    source: Source
    stated: dict[str, object]


@dataclass
class Parts:
    """All files of a charter, in the order in which they were read; `whole` is false where one could not be."""

    read: list[Part] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    table: Table = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = True

    @property
    def lives(self) -> list[dict[object, object]]:
        """All mappings that say until when something holds."""
        return [life for source in self.sources for life in source.lives]


def parts_of(given: Path) -> Parts:
    """The parts of the charter in a file or folder."""
    if not given.exists():
        raise InputErrors([Fault(Place(shown(given)), "there is no such file or folder", near(given))])
    within = given if given.is_dir() else given.parent
    parts = Parts()
    waiting = deque(charter_files(given) if given.is_dir() else [given])
    if not waiting:
        raise InputErrors([Fault(Place(shown(given)), "the folder holds no charter: no *.yaml, *.yml or *.json")])
    seen: set[Path] = set()
    while waiting:
        path = waiting.popleft()
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        if path is not given and not is_within(path, within):
            parts.faults.append(Fault(Place(shown(path)), "the link leads out of the charter's folder"))
        elif part := _part(path, parts):
            waiting += _included(part, parts, beside=path.parent, within=within)
    return parts


def shown(path: Path) -> str:
    """A path as it is shown: with slashes, and printable whatever its bytes."""
    return path.as_posix().encode("utf-8", "replace").decode()


def _part(path: Path, parts: Parts) -> Part | None:
    source = _source(path, parts)
    if source is None:
        parts.whole = False
        return None
    read = read_json if path.suffix == ".json" else read_yaml
    stated = read(source, parts.table)
    if stated is not None and not isinstance(stated, dict):
        message = f"a charter is a mapping of sections such as posts and duties, found {found(stated)}"
        source.report(0, message, wide(stated))
        stated = None
    parts.faults += source.faults
    if stated is None:
        parts.whole = False
        return None
    parts.read.append(Part(source, stated))
    return parts.read[-1]


def _source(path: Path, parts: Parts) -> Source | None:
    name = shown(path)
    try:
        if not path.is_file():
            raise OSError(0, "it is no ordinary file")
        raw = path.read_bytes()
    except OSError as error:
        parts.faults.append(Fault(Place(name), f"cannot be read: {error.strerror}"))
        return None
    try:
        text = decoded(raw)
    except Undecodable as error:
        line_start = raw.rfind(b"\n", 0, error.at) + 1
        place = Place(name, raw.count(b"\n", 0, error.at) + 1, error.at - line_start + 1)
        parts.faults.append(Fault(place, str(error), SAVE_AS_UTF8))
        return None
    if text.note:
        parts.notes.append(f"{name}: {text.note}")
    last = parts.sources[-1] if parts.sources else None
    source = Source(name, text.text, base=last.base + len(last.text) + 1 if last else 0)
    parts.sources.append(source)
    return source


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
            parts.faults.append(Fault(where, f"include takes a file name, found {found(pattern)}"))
            continue
        try:
            files += included(pattern, beside=beside, within=within)
        except (NotIncluded, OSError) as why:
            hint = why.hint if isinstance(why, NotIncluded) else None
            parts.faults.append(Fault(where, f'the include "{pattern}" {why}', hint))
            parts.whole = False
    return files
