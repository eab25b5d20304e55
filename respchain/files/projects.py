"""What a project says of its own beside its charters: `respchain.toml`, or `[tool.respchain]` of `pyproject.toml`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from respchain.checking.profile import PROJECT
from respchain.errors import Fault, Place
from respchain.files.folders import shown
from respchain.language import say

_SHARED, _HEADING = "pyproject.toml", "tool.respchain"
_WHERE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class Project(NamedTuple):
    """The profile that stands in the file of a project, all that is wrong with it, and the text of the file."""

    table: Mapping[str, Any]
    faults: tuple[Fault, ...]
    name: str
    text: str


def project_of(charter: Path) -> Project | None:
    """The project that a charter belongs to: that of its folder, else of the nearest folder above that has one."""
    folder = (charter if charter.is_dir() else charter.parent).resolve()
    for above in (folder, *folder.parents):
        if (own := above / PROJECT).is_file():
            return _read(own)
        shared = above / _SHARED
        if shared.is_file() and _HEADING.encode() in shared.read_bytes():
            return _read(shared)
    return None


def _read(path: Path) -> Project:
    import tomllib  # few charters belong to a project

    name, raw = _shown(path), path.read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    try:
        table: Any = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        return Project({}, (_unreadable(name, why),), name, text)
    inside = _HEADING if path.name == _SHARED else ""
    for key in filter(None, inside.split(".")):
        table = table.get(key, {})
    faults = tuple(_faults(table, name, text, inside))
    return Project({} if faults else table, faults, name, text)


def _shown(path: Path) -> str:
    """The path from where the user stands, where it leads no further than a folder above."""
    try:
        return shown(path.relative_to(Path.cwd()))
    except ValueError:
        return shown(path)


def _unreadable(name: str, why: Exception) -> Fault:
    told = str(why)
    found = _WHERE.search(told)
    line, column = (int(found["line"]), int(found["column"])) if found and found["line"] else (1, 1)
    return Fault(
        Place(name, line, column), say("this is no TOML: {why}", why=_WHERE.sub("", told) or type(why).__name__)
    )


def _faults(table: Mapping[str, Any], name: str, text: str, inside: str) -> list[Fault]:
    from respchain.checking.profile import DEFAULT, packaged, written
    from respchain.checking.settings import faults
    from respchain.rules import all_rules

    base = table.get("extends")
    stages = written(base if base in packaged() else DEFAULT)["stages"]
    codes = sorted(rule.code for rule in all_rules())
    wrong = faults(table, codes, packaged(), stages)
    return [Fault(_place(name, text, one.path, inside), one.message, one.hint) for one in wrong]


def _place(name: str, text: str, path: tuple[str, ...], inside: str) -> Place:
    """Where a key stands, as far as a reader of lines can tell: under its heading, else where its table begins."""
    best, heading = (1, 1), inside
    depth = -1
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(r"\s*\[([^\[\]]+)\]", line):
            heading = ".".join(word.strip(" \t\"'") for word in found[1].split("."))
        key = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        own = key[1].replace('"', "").replace("'", "") if key else ""
        stands = ".".join(filter(None, (heading, own)))
        wanted = ".".join(filter(None, (inside, *path)))
        shared = _shared(stands, wanted)
        if shared > depth:
            best, depth = (number, len(line) - len(line.lstrip()) + 1), shared
    return Place(name, *best)


def _shared(stands: str, wanted: str) -> int:
    """How many steps of a key's path a line names, where it names nothing else."""
    own, path = stands.split("."), wanted.split(".")
    return len(own) if stands and path[: len(own)] == own else -1
