"""Feeds a reader of what people bring, and looks at what it gives."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from respchain.errors import RespchainError
from respchain.files.emitting import emitted
from respchain.files.importers import KINDS
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.reading import read
from tests.fuzz.inputs import Input

_ROOT = Path(__file__).parents[2]
_IMPORTS = Path("tests", "data", "imports")


class Reader(NamedTuple):
    """What is fed: by what, with files from where, and with tables of which headings."""

    feed: Callable[[Path, Path], None]
    folder: Path
    family: str | None = None


def seeds(folder: Path) -> list[Input]:
    """The files below a folder of the project that hold data."""
    files = sorted(file for file in (_ROOT / folder).rglob("*") if file.is_file() and file.name.isascii())
    found = [Input(file.suffix, file.read_bytes()) for file in files if file.suffix not in (".py", ".pyc")]
    return [given for given in found if len(given.raw) < 200_000]


def fed(reader: Reader, given: Input, folder: Path) -> str:
    """What became of an input: "read" or "refused"; anything else is an error of ours, and raised."""
    file = folder / f"input{given.suffix}"
    file.write_bytes(given.raw)
    try:
        reader.feed(file, folder)
    except RespchainError:
        return "refused"
    return "read"


def _importing(kind: str) -> Callable[[Path, Path], None]:
    def feed(file: Path, folder: Path) -> None:
        found: Imported = import_module(f"respchain.files.importers.{kind.replace('-', '_')}").imported(
            [file], Wishes()
        )
        assert found.rows == found.mapped + found.unmapped, (found.rows, found.mapped, found.unmapped)
        assert all(left.text.strip() and left.why for left in found.remainder())
        _loads(found.stated, folder)

    return feed


def _loads(stated: dict[str, object], folder: Path) -> None:
    """Holds that what was made of the input is a charter; here a refusal is an error of ours."""
    charter = folder / "charter.yaml"
    charter.write_text(emitted(stated), "utf-8")
    try:
        read(charter)
    except RespchainError as error:
        raise AssertionError(f"the charter does not load: {error}") from error


def _log(file: Path, _: Path) -> None:
    from respchain.files.logs.gathered import Wanted
    from respchain.files.logs.reading import read_log

    read_log(file, Wanted(columns={}, encoding=None, blanks=frozenset({"-"})))


def _charter(file: Path, _: Path) -> None:
    read(file)


_FAMILIES = {"powers-list": "powers", "bpmn": None}
_FOLDERS: dict[str, Sequence[str]] = {"posts": ("docs", "examples", "auditor")}

READERS = {
    **{
        kind: Reader(
            _importing(kind), Path(*_FOLDERS[kind]) if kind in _FOLDERS else _IMPORTS / kind, _FAMILIES.get(kind, kind)
        )
        for kind in KINDS
    },
    "log": Reader(_log, _IMPORTS / "log", "log"),
    "charter": Reader(_charter, _IMPORTS / "charter"),
}
"""All readers of foreign files, by name."""
