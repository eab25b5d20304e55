"""Writes folders of tables whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from respchain.errors import RespchainError
from respchain.language import say


def write_folder(path: Path | str, files: Mapping[str, bytes]) -> None:
    """Put the files into a folder: beside it first, then in its place, so that old and new never stand together.

    A folder that is there is replaced where it holds nothing but files of the same kind; another is a `RespchainError`.
    """
    target = Path(path).resolve()
    _check(target, frozenset(Path(name).suffix for name in files))
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as beside:
        made, old = Path(beside, "made"), Path(beside, "old")
        made.mkdir()
        for name, content in files.items():
            Path(made, name).write_bytes(content)
        if target.exists():
            shutil.copymode(target, made)
            target.rename(old)
        try:
            made.rename(target)
        except BaseException:
            with suppress(OSError):
                old.rename(target)
            raise


def _check(target: Path, suffixes: frozenset[str]) -> None:
    if not target.parent.is_dir():
        raise RespchainError(say("there is no folder {path}", path=target.parent))
    if not target.exists():
        return
    if not target.is_dir():
        raise RespchainError(say("{path} is a file: the tables need a folder", path=target))
    for inside in sorted(target.iterdir()):
        if inside.suffix not in suffixes or not inside.is_file():
            raise RespchainError(
                say(
                    "{path} holds {file}, which is none of the tables: choose another folder",
                    path=target,
                    file=inside.name,
                )
            )
