"""Writes files whole or not at all."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Put a text into a file: beside it first, then in its place, so that nobody ever sees half of it."""
    target = path.resolve()
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
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
