"""Feeds an importer, and looks at what it gives."""

from importlib import import_module
from pathlib import Path

from respchain.errors import RespchainError
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.reading import read
from tests.fuzz.inputs import Input


def seeds(folder: Path) -> list[Input]:
    """The files below a folder that an importer could be given."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.stat().st_size < 200_000)
    return [Input(file.suffix, file.read_bytes()) for file in files]


def fed(kind: str, given: Input, folder: Path) -> str:
    """What became of an input: "read" or "refused"; anything else is an error of ours, and raised."""
    file = folder / f"input{given.suffix}"
    file.write_bytes(given.raw)
    module = import_module(f"respchain.files.importers.{kind.replace('-', '_')}")
    try:
        found: Imported = module.imported([file], Wishes())
    except RespchainError:
        return "refused"
    assert found.rows == found.mapped + found.unmapped, (found.rows, found.mapped, found.unmapped)
    assert all(left.text.strip() and left.why for left in found.remainder())
    charter = folder / "charter.yaml"
    charter.write_text(emitted(found.stated), "utf-8")
    read(charter)
    return "read"
