"""Writes folders of files whole or not at all."""

from collections.abc import Mapping
from pathlib import Path


def write_folder(path: Path | str, files: Mapping[str, bytes]) -> None:
    """Put the files into a folder."""
