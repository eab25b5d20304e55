"""Loads charters as models."""

from pathlib import Path

from respchain.files.reading import read
from respchain.model.charter import Charter
from respchain.model.origin import remember


def load(path: Path | str, *more: Path | str) -> Charter:
    """The charter in a file or folder, or in several; `InputErrors` lists every fault with its place."""
    stated = read(path, *more)
    return remember(Charter.model_validate(stated.data), stated)
