"""A YAML file read ahead, in a process of its own, while this one still loads what will judge it.

Reading takes as long as loading, and a machine has more than one processor: so a command waits for the longer of the
two alone. Whatever is not plain - a fault, a file that changed meanwhile, a system that cannot fork - is left to be
read in the ordinary way.
"""

import marshal
import os
from collections.abc import Iterator
from pathlib import Path

from respchain.files.marks import Table
from respchain.files.source import Source

_LEAST = 20_000  # bytes; what is smaller is read before a process has begun


class Ahead:
    """A file that is being read by the process `pid`, which writes what it read to the pipe `result`."""

    def __init__(self, path: Path, pid: int, result: int) -> None:
        self.path = path
        self._pid, self._result = pid, result
        self._taken = False

    def take(self, source: Source, table: Table) -> object:
        """The data of the file, as `read_yaml` gives it, with its places; None where it has to be read again."""
        if self._taken or source.base:
            return None
        self._taken = True
        with os.fdopen(self._result, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(self._pid, 0)
        text, data, marks, lives = marshal.loads(sent) if sent else (None, None, (), ())
        if text != hash(source.text):
            return None
        found = list(_containers(data))
        table.update(zip(map(id, found), marks, strict=True))
        source.lives += [found[place] for place in lives]
        return data


def read_ahead(path: Path) -> Ahead | None:
    """Begins to read a file; nothing where that would gain nothing, or is not possible here."""
    if not hasattr(os, "fork") or _processors() < 2 or not path.is_file() or path.stat().st_size < _LEAST:
        return None
    receiving, sending = os.pipe()
    pid = os.fork()
    if pid:
        os.close(sending)
        return Ahead(path, pid, receiving)
    try:
        os.close(receiving)
        with os.fdopen(sending, "wb") as pipe:
            pipe.write(_read(path))
    finally:
        os._exit(0)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(path: Path) -> bytes:
    """What a file holds, as bytes; none where anything is wrong with it."""
    from respchain.files.encoding import decoded
    from respchain.files.yaml_reader import read_yaml

    source, table = Source(path.name, decoded(path.read_bytes()).text), dict[int, list[int]]()
    data = read_yaml(source, table)
    if source.faults or not isinstance(data, dict):
        return b""
    found = list(_containers(data))
    place = {id(container): number for number, container in enumerate(found)}
    lives = [place[id(life)] for life in source.lives if id(life) in place]
    return marshal.dumps((hash(source.text), data, [table[id(container)] for container in found], lives))


def _containers(data: object) -> Iterator[object]:
    """Every list and mapping, in an order that is the same for equal data."""
    waiting = [data]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            yield at
            waiting += at.values()
        elif isinstance(at, list):
            yield at
            waiting += at
