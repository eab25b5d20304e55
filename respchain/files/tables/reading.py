"""The tables of a file, whatever its form."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from respchain.errors import Fault, InputErrors, Place
from respchain.files.encoding import Undecodable, decoded
from respchain.files.folders import near, shown
from respchain.files.foreign import document
from respchain.files.tables.grid import Grid
from respchain.language import Saying, say

MARKDOWN = (".md", ".markdown")
_WINDOWS = "windows-1252"


class Tables(NamedTuple):
    """The tables of a file, and what was assumed to read it."""

    grids: list[Grid]
    assumed: list[Saying]


def tables(path: Path, encoding: str | None = None) -> Tables:
    """The tables that a workbook, a CSV file or a Markdown text holds; `encoding` is that of a text, where known.

    What cannot be read is an `InputErrors` with its place.
    """
    from respchain.files.tables.sheets import NEW, OLD, sheets

    name, raw = shown(path), raw_of(path)
    if raw.startswith((OLD, NEW)):
        return Tables(sheets(name, raw), [])
    if what := document(raw):
        raise InputErrors([Fault(Place(name), say("this is {what}, and no table", what=say(what)))])
    text, assumed = text_of(name, raw, encoding)
    return Tables(_reader(path)(name, text), assumed)


def _reader(path: Path) -> Callable[[str, str], list[Grid]]:
    if path.suffix.lower() in MARKDOWN:
        from respchain.files.tables.markdown import markdown_tables

        return markdown_tables
    from respchain.files.tables.delimited import delimited

    return lambda name, text: [delimited(name, text)]


def raw_of(path: Path) -> bytes:
    """What a file holds; one that cannot be read is an `InputErrors`."""
    if not path.exists():
        raise InputErrors([Fault(Place(shown(path)), say("there is no such file or folder"), near(path))])
    try:
        if path.is_file():
            return path.read_bytes()
    except OSError as error:
        raise InputErrors([Fault(Place(shown(path)), say("cannot be read: {reason}", reason=error.strerror))]) from None
    raise InputErrors([Fault(Place(shown(path)), say("cannot be read: it is no ordinary file"))])


def text_of(name: str, raw: bytes, encoding: str | None = None) -> tuple[str, list[Saying]]:
    """The text of a file and what was assumed to read it: in the encoding that is named, else as it can be told.

    What is neither UTF-8 nor Chinese is taken for the Western encoding of old spreadsheets.
    """
    if encoding is not None:
        try:
            return raw.decode(encoding).removeprefix("\ufeff"), []
        except LookupError:
            fault = say('there is no encoding "{name}"', name=encoding)
        except UnicodeDecodeError:
            fault = say("this is not {encoding}", encoding=encoding)
        raise InputErrors([Fault(Place(name), fault)])
    try:
        found = decoded(raw)
    except Undecodable as why:
        if b"\0" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise InputErrors([Fault(Place(name), why.message)]) from None
        text = raw.decode(_WINDOWS, "replace")
        return text, [say("{file}: read as {encoding}", file=name, encoding="Windows-1252")]
    return found.text, [say("{file}: {note}", file=name, note=found.note)] if found.note else []
