"""Writes files whole or not at all."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path | str, content: bytes) -> None:
    """Put the content into a file: beside it first, then in its place, so that nobody ever sees half of it.

    What is no ordinary file, such as a pipe, is written to directly.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, beside)
        else:
            Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
