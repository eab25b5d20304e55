"""Which files a charter consists of: never one outside its folder."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from respchain.errors import did_you_mean
from respchain.language import Saying, say

SUFFIXES = (".yaml", ".yml", ".json", ".parquet")
BOOKS = (".xlsx", ".xlsm", ".xls")
TABLES = (".csv", ".tsv")
_WILD = re.compile(r"[*?\[]")


class NotIncluded(Exception):
    """An `include` that cannot be followed; the message says why, `hint` what would be right."""

    def __init__(self, message: Saying, hint: Saying | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def charter_files(folder: Path, is_table: Callable[[Path], bool]) -> list[Path]:
    """All YAML, JSON and Parquet files at or below a folder, by their path; none of them, all workbooks and tables.

    `is_table` tells by its name whether a CSV file is a table of a charter. Hidden files, linked folders and the schema
    that `init` writes beside a charter are left out. Beside YAML, tables may be anything: what it was made of, or what
    was made of it.
    """
    return _sorted(folder, SUFFIXES) or _tables(folder, is_table)


def tables_beside(folder: Path, is_table: Callable[[Path], bool]) -> list[Path]:
    """The workbooks and tables in a folder that `charter_files` leaves out for the YAML beside them."""
    return _tables(folder, is_table) if _sorted(folder, SUFFIXES) else []


def _tables(folder: Path, is_table: Callable[[Path], bool]) -> list[Path]:
    found = [path for path in _sorted(folder, (*BOOKS, *TABLES)) if not path.name.startswith("~$")]  # Excel's own
    return [path for path in found if path.suffix.lower() in BOOKS or is_table(path)]


def _sorted(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    return sorted(_visible(folder, suffixes), key=lambda path: path.relative_to(folder).parts)


def _visible(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(suffixes) and not name.startswith(".") and not name.endswith(".schema.json"):
                yield Path(above, name)


def included(pattern: str, *, beside: Path, within: Path) -> list[Path]:
    """The files that an `include` names, relative to the folder `beside`; all must lie within the folder `within`."""
    parts = PurePosixPath(pattern.replace("\\", "/")).parts
    if not parts or "\0" in pattern:
        raise NotIncluded(say("names no file"))
    if pattern.startswith(("/", "\\", "~")) or ":" in parts[0]:
        raise NotIncluded(say("leaves the charter's folder"), say("write it relative to this file"))
    if parts.count("**") > 1 or any("**" in part and part != "**" for part in parts):
        raise NotIncluded(say('takes "**" once at most, between slashes'))
    found = _found(parts, beside=beside, within=within)
    for path in found:
        if not is_within(path, within):
            raise NotIncluded(say("leaves the charter's folder"))
        if not path.is_file():
            wrong = say("is a folder") if path.is_dir() else say("is no ordinary file")
            raise NotIncluded(wrong, say("write {pattern}", pattern=f"{pattern}/*.yaml"))
    return found


def _found(parts: tuple[str, ...], *, beside: Path, within: Path) -> list[Path]:
    if not any(_WILD.search(part) for part in parts):
        path = beside.joinpath(*parts)
        if not path.exists() and is_within(path, within):
            raise NotIncluded(say("names a file that does not exist"), near(path))
        return [path]
    paths = [path for path in beside.glob("/".join(parts)) if path.is_file()]
    if not paths:
        raise NotIncluded(say("matches no file"))
    return sorted(paths, key=lambda path: path.parts)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a file, links followed, lies in a folder.

    >>> is_within(Path("/srv/city/posts.yaml"), Path("/srv/city"))
    True
    """
    return path.resolve().is_relative_to(folder.resolve())


def shown(path: Path) -> str:
    """A path as it is shown: with slashes, and printable whatever its bytes."""
    return path.as_posix().encode("utf-8", "replace").decode()


def near(path: Path) -> Saying | None:
    """The file that may have been meant, as a question."""
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return None
    return did_you_mean(path.name, names)
